"""What a student browses: a row for every muscle and other pattern, and the sets taught. Pure."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from explorer.body import Side
from explorer.filled import felt, felt_of_other
from explorer.knowledge import tables
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Structure
from explorer.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.knowledge import Atlas

# Sets that are taught as one though the atlas keeps them in several groups.
UNITED: Final = {
    message("forearm extensors"): ("wrist extensors", "finger extensors"),
    message("forearm flexors"): ("wrist flexors", "finger flexors"),
    message("all of the calf"): ("calf", "deep calf"),
    message("sole of the foot"): ("sole, first layer", "sole, second layer", "sole, third layer",
                                  "sole, fourth layer"),
}
# What a group is also called in books.
ALSO: Final = {
    "thumb muscles in the hand": message("thenar"),
    "little-finger muscles in the hand": message("hypothenar"),
    "chewing muscles": message("muscles of mastication"),
    "muscles above the hyoid bone": message("suprahyoid"),
    "muscles below the hyoid bone": message("infrahyoid"),
}
WHOLE: Final = message("all of the {part}")
FEWEST: Final = 2  # of a set
KIND: Final = {
    Structure.NERVE_ROOT: message("nerve root"),
    Structure.NERVE: message("nerve"),
    Structure.JOINT: message("joint"),
    Structure.ORGAN: message("organ"),
}
ROOT: Final = re.compile(r"\b[CTLS]\d+\b")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: all of it words, but for the number of points.

    ``parts`` and ``depth`` are ids, the same in every language. ``felt`` lists the places of the
    essential zone in plain words; ``shared`` of the spillover.
    """

    id: str
    name: str
    plain_name: str
    parts: tuple[str, ...]
    group: str
    nerve: str
    roots: tuple[str, ...]
    depth: str
    points: int
    grade: str
    felt: tuple[str, ...]
    shared: tuple[str, ...]

    def where(self, language: str) -> str:
        """Where its pain is felt, in words."""
        mostly = ", ".join(self.felt)
        if not self.shared:
            return mostly
        return say(language, "{places}; sometimes {others}",
                   places=mostly, others=", ".join(self.shared))


@dataclass(frozen=True, slots=True)
class Group:
    """Muscles that are taught together, by id; its name is in English in every language."""

    name: str
    also: str
    part: str
    muscles: tuple[str, ...]


@lru_cache(maxsize=4)
def muscles(atlas: Atlas) -> tuple[Row, ...]:
    """Give a row for every muscle, in the order of the atlas."""
    return tuple(
        Row(
            row["id"], row["name"], row["plain_name"], tuple(row["regions"]), row["group"],
            row["nerve"], tuple(row["roots"]), row["depth"], row["trigger_points"],
            min(p.grade.value for p in atlas.muscles[row["id"]].trigger_points),
            *_where(atlas, row["id"]),
        )
        for row in tables.rows(atlas, "muscles")
    )


@lru_cache(maxsize=4)
def others(atlas: Atlas) -> tuple[Row, ...]:
    """Give a row for every nerve, joint and organ; its parts are those where it is felt."""
    rows = []
    for other in atlas.other_patterns.values():
        root = other.structure is Structure.NERVE_ROOT
        essential, spillover = _where(atlas, other.id)
        rows.append(Row(
            other.id, other.name, other.plain_name, _regions(atlas, other.id),
            say(atlas.language, KIND[other.structure]), "",
            (ROOT.findall(other.name)[0],) if root else (), "", 0, other.grade.value,
            essential, spillover,
        ))
    return tuple(rows)


def zones(atlas: Atlas, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the cells of the essential zones of all points together, and of the spillover alone."""
    record = atlas.subject(name)
    points = (
        felt(atlas, name, Side.RIGHT) if isinstance(record, Muscle)
        else (felt_of_other(atlas, name, Side.RIGHT),)
    )
    essential = {cell for point in points for cell in point[0]}
    spillover = {cell for point in points for cell in point[1]} - essential
    return _ordered(atlas, essential), _ordered(atlas, spillover)


def _ordered(atlas: Atlas, cells: set[str]) -> tuple[str, ...]:
    return tuple(c.id for c in atlas.cells if c.id in cells)


def _where(atlas: Atlas, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the places of both zones without their side, each once."""
    first, second = (
        dict.fromkeys(atlas.body.cell(cell).plain_name for cell in zone)
        for zone in zones(atlas, name)
    )
    return tuple(first), tuple(place for place in second if place not in first)


def _regions(atlas: Atlas, name: str) -> tuple[str, ...]:
    essential, _ = zones(atlas, name)
    return tuple(dict.fromkeys(atlas.body.cell(cell).region for cell in essential))


@lru_cache(maxsize=2)
def groups(atlas: Atlas) -> tuple[Group, ...]:
    """Give the sets that are taught: the groups of the atlas, those united, whole parts.

    Of the atlas in English: what is kept of a student's progress goes by the names of sets.
    """
    rows = muscles(atlas)
    by_group: dict[str, list[str]] = {}
    for row in rows:
        by_group.setdefault(row.group, []).append(row.id)
    united = {
        name: [muscle for one in names for muscle in by_group.get(one, ())]
        for name, names in UNITED.items()
    }
    whole = {WHOLE.format(part=part.replace("-", " ")): part for part in regions(atlas)}
    parts = {name: [row.id for row in rows if part in row.parts] for name, part in whole.items()}
    found = {**parts, **united, **by_group}
    by_id = {row.id: row for row in rows}
    return tuple(
        Group(name, ALSO.get(name, ""),
              whole.get(name) or _part(by_id[m].parts for m in members), tuple(members))
        for name, members in found.items() if len(members) >= FEWEST
    )


def called(said: Atlas, group: Group) -> str:
    """Name a set in the language of an atlas."""
    if group.name in UNITED:
        return say(said.language, group.name)
    if group.name == WHOLE.format(part=(part := group.part.replace("-", " "))):
        return say(said.language, WHOLE, part=say(said.language, part))
    return said.muscles[group.muscles[0]].group


def _part(parts: Iterable[tuple[str, ...]]) -> str:
    """Name the part of the body where most of a set lies; the earlier named wins."""
    counted: dict[str, int] = {}
    for names in parts:
        for name in names:
            counted[name] = counted.get(name, 0) + 1
    return max(counted, key=lambda name: counted[name])


def regions(atlas: Atlas) -> tuple[str, ...]:
    """Name the parts of the body, head to toe."""
    return tuple(dict.fromkeys(cell.region for cell in atlas.cells))


def roots(atlas: Atlas) -> tuple[str, ...]:
    """Name every root, from the head down."""
    found = {root for row in muscles(atlas) + others(atlas) for root in row.roots}
    return tuple(sorted(found, key=root_order))


def root_order(root: str) -> tuple[int, int, str]:
    """Put cranial nerves first, then neck, chest, low back, pelvis."""
    if root.startswith("CN"):
        return 0, "IVX".find(root[3:4]), root
    return "CTLS".find(root[0]) + 1, int(root[1:] or 0), root


@lru_cache(maxsize=4)
def written(rows: tuple[Row, ...]) -> str:
    """Write rows as CSV; several words in one field are parted by semicolons.

    Heads and ids are English in every language: what reads one file reads the others.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "name", "plain_name", "parts", "group", "nerve", "roots", "depth",
                     "trigger_points", "best_grade", "felt", "felt_by_some"])
    for row in rows:
        writer.writerow([
            row.id, row.name, row.plain_name, "; ".join(row.parts), row.group, row.nerve,
            "; ".join(row.roots), row.depth, row.points or "", row.grade, "; ".join(row.felt),
            "; ".join(row.shared),
        ])
    return text.getvalue()
