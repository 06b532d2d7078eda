"""Whose pain is talked of: a muscle, nerve, joint or organ on one side. Compares nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.errors import UnknownId
from explorer.knowledge.model import Muscle, OtherPattern
from explorer.knowledge.vocabulary import Laterality
from explorer.overlap import index_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.knowledge import Atlas

    Field = NDArray[np.float32]

FIXED = {Laterality.RIGHT: Side.RIGHT, Laterality.LEFT: Side.LEFT, Laterality.MIDLINE: Side.MIDLINE}
SIDES = {Side.RIGHT.value: Side.RIGHT, Side.LEFT.value: Side.LEFT}


@dataclass(frozen=True, slots=True)
class Subject:
    """A record and the person's side that its pain is felt on.

    Attributes
    ----------
    record
        What is known of it.
    side
        What lies on one side only, or across the middle, has that side whatever was asked.

    """

    record: Muscle | OtherPattern
    side: Side

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.record.id

    @property
    def key(self) -> str:
        """As it is written in addresses and commands: ``infraspinatus:right``."""
        return f"{self.id}:{Side.LEFT if self.side is Side.LEFT else Side.RIGHT}"


def subject(atlas: Atlas, name: str) -> Subject:
    """Look up ``infraspinatus:left``; the right side when none is named.

    Raises
    ------
    UnknownId
        For a record or a side that there is not, with the nearest ids.

    """
    name, colon, side = name.partition(":")
    if colon and side not in SIDES:
        raise UnknownId("side", side, SIDES)
    return of(atlas.subject(name), SIDES.get(side, Side.RIGHT))


def of(record: Muscle | OtherPattern, side: Side) -> Subject:
    """Put a record on a side, where it has a choice."""
    if isinstance(record, OtherPattern):
        side = FIXED.get(record.side, side)
    return Subject(record, side)


def zones(atlas: Atlas, one: Subject) -> tuple[Field, Field]:
    """Essential and spillover fields ``(V,)`` of all its trigger points together."""
    if isinstance(one.record, OtherPattern):
        return atlas.other_zones(one.record, one.side)
    points = [atlas.zones(one.record, p, one.side) for p in one.record.trigger_points]
    essential, spillover = (np.maximum.reduce(zone) for zone in zip(*points, strict=True))
    return essential, spillover


@lru_cache(maxsize=1024)
def felt(atlas: Atlas, one: Subject) -> tuple[str, ...]:
    """Ids of the places where its pain is felt, by the rule by which a match explains a place."""
    patterns = atlas.patterns if isinstance(one.record, Muscle) else atlas.others
    index = index_of(atlas.body, patterns)
    found = {
        cell
        for column, (name, _) in enumerate(patterns.keys) if name == one.id
        for cell in index.names_place[column]
    }
    if one.side is Side.LEFT:
        found = {index.twins[cell] for cell in found}
    return tuple(index.names[cell] for cell in sorted(found))
