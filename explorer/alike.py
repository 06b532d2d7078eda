"""How alike published patterns are to each other, and where they differ. Knows no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from explorer.body import Side
from explorer.errors import InvalidDrawing
from explorer.subjects import Subject, felt, of, subject, zones
from explorer.weights import ALIKE, LEAST, PARTLY, SPILLOVER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, OtherPattern

    Field = NDArray[np.float32]

MOST = 3  # more textures than that can't be read apart


class Likeness(StrEnum):
    """How alike two patterns are; words, never per cent."""

    SAME = "same"  # no further apart than two drawings of one pain
    PARTLY = "partly"
    LITTLE = "little"
    NOT = "not"

    @classmethod
    def of(cls, similarity: float) -> Likeness:
        """Put a similarity in a word, by the weights that the ranking goes by."""
        if similarity >= ALIKE:
            return cls.SAME
        if similarity >= PARTLY:
            return cls.PARTLY
        return cls.LITTLE if similarity >= LEAST else cls.NOT


class Pair(NamedTuple):
    """Two of the compared, by their place in the list, and how alike they are."""

    first: int
    second: int
    similarity: float

    @property
    def likeness(self) -> Likeness:
        """The similarity in a word."""
        return Likeness.of(self.similarity)


class Shared(NamedTuple):
    """Places that are felt with these of the compared, and with no other of them."""

    by: tuple[int, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or three patterns on one body.

    Attributes
    ----------
    subjects
        What is compared, in the order given: A, B, C.
    felt
        Every place that any of them is felt in, once: with one only, with two, with all.
    pairs
        How alike each two of them are.

    """

    subjects: tuple[Subject, ...]
    felt: tuple[Shared, ...]
    pairs: tuple[Pair, ...]

    def places(self, *by: int) -> tuple[str, ...]:
        """Ids of places felt with exactly these: ``places(0)`` with A only, ``places(0, 1)``."""
        return next((shared.places for shared in self.felt if shared.by == by), ())

    @property
    def row(self) -> dict[str, Any]:
        """The comparison as plain data, for JSON."""
        keys = [one.key for one in self.subjects]
        return {
            "compared": keys,
            "pairs": [
                {"a": keys[pair.first], "b": keys[pair.second],
                 "similarity": round(pair.similarity, 3), "likeness": pair.likeness.value}
                for pair in self.pairs
            ],
            "felt": [
                {"with": [keys[i] for i in by], "places": list(places)} for by, places in self.felt
            ],
        }


def compare(atlas: Atlas, *names: str) -> Comparison:
    """Compare two or three patterns on one body.

    Parameters
    ----------
    atlas
        What is known.
    names
        Muscles, nerves, joints or organs, each with its side when it is not the right one:
        ``compare(atlas, "infraspinatus", "nerve-root-c6")``, ``"infraspinatus:left"``.

    Raises
    ------
    UnknownId
        With the nearest ids.
    InvalidDrawing
        When fewer than two, or more than three, different ones are given.

    """
    subjects = tuple(dict.fromkeys(subject(atlas, name) for name in names))
    if not 2 <= len(subjects) <= MOST:  # noqa: PLR2004  two to compare
        raise InvalidDrawing(f"compare two or three patterns; these are {len(subjects)}")
    return Comparison(subjects, _shared(atlas, subjects), tuple(
        Pair(i, j, similarity(atlas, subjects[i], subjects[j]))
        for i, j in combinations(range(len(subjects)), 2)
    ))


def _shared(atlas: Atlas, subjects: tuple[Subject, ...]) -> tuple[Shared, ...]:
    sets = [set(felt(atlas, one)) for one in subjects]
    groups: dict[tuple[int, ...], list[str]] = {}
    for cell in atlas.cells:
        by = tuple(i for i, places in enumerate(sets) if cell.id in places)
        if by:
            groups.setdefault(by, []).append(cell.id)
    ordered = sorted(groups.items(), key=lambda group: (len(group[0]), group[0]))
    return tuple(Shared(by, tuple(places)) for by, places in ordered)


@lru_cache(maxsize=4096)
def similarity(atlas: Atlas, one: Subject, other: Subject) -> float:
    """Tell how alike two patterns are, 0 to 1.

    Twice what they share over what both cover, by area, spillover at half. For two zones without
    spillover that is 2 J / (1 + J) of their Jaccard index J, what ALIKE is written in.
    """
    first, second = (_weighed(zones(atlas, each)) for each in (one, other))
    shared = float(atlas.body.areas @ np.minimum(first, second))
    return 2 * shared / float(atlas.body.areas @ (first + second))


def _weighed(both: tuple[Field, Field]) -> Field:
    weighed: Field = np.maximum(both[0], np.float32(SPILLOVER) * both[1])
    return weighed


def nearest(atlas: Atlas, one: Subject, *, most: int = 8) -> list[tuple[Subject, float]]:
    """Give the patterns most like one, those that are at least partly alike, best first.

    What comes in pairs is compared on the same side; what has one side only stays there.
    """
    table = _table(atlas)
    here = table.records.index(one.record)
    side = Side.LEFT if one.side is Side.LEFT else Side.RIGHT
    row = _row(atlas, table, here, side).round(5)
    best = sorted(np.flatnonzero(row >= PARTLY).tolist(), key=lambda i: (-row[i], i))
    return [
        (of(table.records[i], side), float(row[i])) for i in best if i != here
    ][:most]


@dataclass(frozen=True, eq=False)
class Similarities:
    """Every pattern against every other, in the order of the atlas: muscles, then the others."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    values: Field  # (S, S) 0 to 1, symmetric


@lru_cache(maxsize=2)
def similarities(atlas: Atlas) -> Similarities:
    """Compare everything with everything: half a second, kept."""
    table = _table(atlas)
    values = np.stack([
        _row(atlas, table, i, _fixed(record)) for i, record in enumerate(table.records)
    ])
    return Similarities(
        tuple(record.id for record in table.records),
        tuple(record.name for record in table.records),
        np.maximum(values, values.T).clip(0, 1).astype(np.float32),  # equal but for last digits
    )


def similar_pairs(atlas: Atlas) -> list[dict[str, Any]]:
    """Give a row for every two patterns that are at all alike, the most alike first."""
    known = similarities(atlas)
    first, second = np.nonzero(np.triu(known.values >= LEAST, k=1))
    rows: list[dict[str, Any]] = [
        {
            "a": known.ids[i], "b": known.ids[j], "similarity": round(float(known.values[i, j]), 3),
            "likeness": Likeness.of(float(known.values[i, j])).value,
        }
        for i, j in zip(first.tolist(), second.tolist(), strict=True)
    ]
    return sorted(rows, key=lambda row: -float(row["similarity"]))


def clustered(values: Field) -> list[int]:
    """Order patterns so that those alike stand together: average linkage, no outside library."""
    groups = [[i] for i in range(len(values))]
    near = values.astype(np.float64)
    np.fill_diagonal(near, -1)
    while len(groups) > 1:
        i, j = sorted(divmod(int(near.argmax()), len(groups)))
        sizes = len(groups[i]), len(groups[j])
        merged = (sizes[0] * near[i] + sizes[1] * near[j]) / sum(sizes)
        near[i], near[:, i] = merged, merged
        near[i, i] = -1
        near = np.delete(np.delete(near, j, axis=0), j, axis=1)
        groups[i] = _joined(values, groups[i], groups.pop(j))
    return groups[0] if groups else []


def _joined(values: Field, one: list[int], other: list[int]) -> list[int]:
    """Lay two groups end to end, turned so that the ends that meet are the most alike."""
    ways = [(a, b) for a in (one, one[::-1]) for b in (other, other[::-1])]
    a, b = max(ways, key=lambda way: values[way[0][-1], way[1][0]])
    return a + b


@dataclass(frozen=True, eq=False, slots=True)
class _Table:
    """Every record's pain as one field, painted for the right side."""

    records: tuple[Muscle | OtherPattern, ...]
    fields: Field  # (V, S)
    sizes: Field  # (S,) cm²


@lru_cache(maxsize=2)
def _table(atlas: Atlas) -> _Table:
    records = tuple(atlas.subjects.values())
    fields = np.empty((len(atlas.body.areas), len(records)), dtype=np.float32)
    columns = 0
    for patterns in (atlas.patterns, atlas.others):
        names = [name for name, _ in patterns.keys]
        starts = [i for i, name in enumerate(names) if i == 0 or names[i - 1] != name]
        if starts:
            weighed = _weighed((patterns.essential, patterns.spillover))
            np.maximum.reduceat(
                weighed, starts, axis=1, out=fields[:, columns : columns + len(starts)]
            )
        columns += len(starts)
    return _Table(records, fields, atlas.body.areas @ fields)


def _row(atlas: Atlas, table: _Table, here: int, side: Side | None) -> Field:
    """Compare one record with all; what is only felt on the other side than `side` stays there."""
    mine = table.fields[:, here]
    touched = np.flatnonzero(mine)
    others = table.fields[touched]
    away = [
        i for i, record in enumerate(table.records)
        if side and (only := _fixed(record)) and only is not side
    ]
    if away:
        others[:, away] = table.fields[atlas.body.mirror[touched]][:, away]
    shared = atlas.body.areas[touched] @ np.minimum(others, mine[touched, None])
    row: Field = 2 * shared / (table.sizes + table.sizes[here])
    return row


def _fixed(record: Muscle | OtherPattern) -> Side | None:
    """Give the one side that a record's pain is felt on, if it has no choice and no middle."""
    side = of(record, Side.RIGHT).side, of(record, Side.LEFT).side
    return side[0] if side[0] is side[1] and side[0] is not Side.MIDLINE else None
