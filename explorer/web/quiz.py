"""Questions for students, made from the data alone: the same id gives the same question. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer.alike import Likeness, similarities
from explorer.body import Side
from explorer.knowledge.vocabulary import Structure
from explorer.web.study_table import groups, muscles, others, zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from explorer.knowledge import Atlas
    from explorer.web.study_table import Group

WRONG: Final = 3  # answers beside the right one
SENTENCES: Final = 3
IMPOSTORS: Final = 2  # questions for a set
LARGEST: Final = 12  # muscles of a set that an impostor hides in: more are no kin
NO_KIN: Final = (Structure.NERVE_ROOT, Structure.NERVE, Structure.ORGAN)


class Ask(StrEnum):
    """What is asked."""

    PATTERN = "pattern"  # whose are these zones?
    IMPOSTOR = "impostor"  # which of four is none of the set?
    VIGNETTE = "vignette"  # who says this?
    POINT = "point"  # where is it felt?


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes
    ----------
    id
        Stays with the question: progress is kept by it.
    ask
        What kind it is.
    answer
        Id of the record that is right.
    choices
        Ids of four records in the order shown; none when places are to be pointed at.
    says
        What a person says, or the name of the set that an impostor hides in.

    """

    id: str
    ask: Ask
    answer: str
    choices: tuple[str, ...] = ()
    says: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, Any]:
        """The question as plain data, for JSON."""
        return {"id": self.id, "answer": self.answer, "choices": self.choices, "says": self.says}


@lru_cache(maxsize=16)
def questions(atlas: Atlas, ask: Ask, seed: int = 0) -> tuple[Question, ...]:
    """Make all questions of a kind; `seed` only changes the order of the answers."""
    make = {Ask.PATTERN: _patterns, Ask.IMPOSTOR: _impostors, Ask.VIGNETTE: _vignettes,
            Ask.POINT: _points}[ask]
    return tuple(make(atlas, seed))


def _patterns(atlas: Atlas, seed: int) -> Iterator[Question]:
    for name in similarities(atlas).ids:
        wrong = _look_alikes(atlas, name, similarities(atlas).ids)
        if len(wrong) == WRONG:
            key = f"{Ask.PATTERN}:{name}"
            yield Question(key, Ask.PATTERN, name, _mixed(key, seed, [name, *wrong]))


def _vignettes(atlas: Atlas, seed: int) -> Iterator[Question]:
    for muscle in atlas.muscles.values():
        wrong = _look_alikes(atlas, muscle.id, atlas.muscles)
        if len(wrong) == WRONG:
            key = f"{Ask.VIGNETTE}:{muscle.id}"
            yield Question(key, Ask.VIGNETTE, muscle.id, _mixed(key, seed, [muscle.id, *wrong]),
                           muscle.when_active[:SENTENCES])


def _points(atlas: Atlas, seed: int) -> Iterator[Question]:
    del seed  # nothing to put in order
    for muscle in atlas.muscles:
        yield Question(f"{Ask.POINT}:{muscle}", Ask.POINT, muscle)


def _impostors(atlas: Atlas, seed: int) -> Iterator[Question]:
    for group in groups(atlas):
        if WRONG <= len(group.muscles) <= LARGEST:
            yield from _hidden(atlas, group, seed)


def _hidden(atlas: Atlas, group: Group, seed: int) -> Iterator[Question]:
    """Hide in a set what looks most like it, but like none of its muscles too much."""
    known = similarities(atlas)
    at = {name: i for i, name in enumerate(known.ids)}
    members = [at[name] for name in group.muscles]
    strangers = [at[o.id] for o in atlas.other_patterns.values() if o.structure in NO_KIN]
    apart = [i for i in strangers
             if all(Likeness.of(float(known.values[i, m])) is not Likeness.SAME for m in members)]
    # Small ties go by the order of the atlas, whatever the machine adds up first.
    apart.sort(key=lambda i: (-round(float(known.values[i, members].mean()), 5), i))
    for i in apart[:IMPOSTORS]:
        key = f"{Ask.IMPOSTOR}:{group.name.replace(' ', '-').replace(',', '')}:{known.ids[i]}"
        three = _random(key, 0).sample(group.muscles, WRONG)
        yield Question(key, Ask.IMPOSTOR, known.ids[i], _mixed(key, seed, [known.ids[i], *three]),
                       (group.name,))


def _look_alikes(atlas: Atlas, name: str, among: Iterable[str]) -> list[str]:
    """Name the three most like a pattern, but for those that the map can't tell from it."""
    known = similarities(atlas)
    allowed = set(among)
    row = known.values[known.ids.index(name)].round(5)
    return [
        known.ids[i] for i in np.argsort(-row, kind="stable")
        if known.ids[i] in allowed and known.ids[i] != name
        and Likeness.of(float(row[i])) is not Likeness.SAME
    ][:WRONG]


def _random(key: str, seed: int) -> Random:
    # Python's own hash of words changes from run to run.
    digest = hashlib.sha256(f"{seed}:{key}".encode()).digest()
    return Random(int.from_bytes(digest[:8], "big"))  # noqa: S311  a quiz, no secret


def _mixed(key: str, seed: int, names: list[str]) -> tuple[str, ...]:
    _random(key, seed).shuffle(names)
    return tuple(names)


def worded(question: Question, said: Atlas) -> Question:
    """Give the same question in the words of an atlas; its id and the names of sets stay."""
    if question.ask is not Ask.VIGNETTE:
        return question
    return replace(question, says=said.muscles[question.answer].when_active[:SENTENCES])


def described(atlas: Atlas) -> dict[str, list[str]]:
    """Give ``[name, plain name, where it is felt]`` of every record, for what is said after."""
    return {
        row.id: [row.name, row.plain_name, row.where(atlas.language)]
        for row in muscles(atlas) + others(atlas)
    }


def felt_cells(atlas: Atlas) -> dict[str, list[list[str]]]:
    """Give for every muscle the cells of its essential zone, and those felt by some.

    The right side and the middle alone: a student points at the right one's pattern.
    """
    return {
        muscle: [[cell for cell in zone if asked(atlas, cell)] for zone in zones(atlas, muscle)]
        for muscle in atlas.muscles
    }


def asked(atlas: Atlas, cell: str) -> bool:
    """Tell whether a place may be pointed at."""
    return atlas.body.cell(cell).side is not Side.LEFT
