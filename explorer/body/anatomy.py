"""The words of the body: sexes, sides, views, cells, landmarks. Holds values, does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

Points = NDArray[np.float64]
Field = NDArray[np.float32]
Integers = NDArray[np.intp]
Booleans = NDArray[np.bool_]


class Sex(StrEnum):
    """The two adults of the atlas."""

    FEMALE = "female"
    MALE = "male"


class Side(StrEnum):
    """The person's side, never the viewer's."""

    RIGHT = "right"
    LEFT = "left"
    MIDLINE = "midline"


class ViewName(StrEnum):
    """Where the viewer stands; ``LEFT`` is at the person's left. Close-ups name their part."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    HEAD_FRONT = "head-front"
    HEAD_BACK = "head-back"
    HEAD_LEFT = "head-left"
    HEAD_RIGHT = "head-right"
    HANDS_PALM = "hands-palm"
    HANDS_BACK = "hands-back"
    FEET_TOP = "feet-top"
    FEET_SOLE = "feet-sole"
    PELVIS_FRONT = "pelvis-front"
    PELVIS_BACK = "pelvis-back"


@dataclass(frozen=True, slots=True)
class Cell:
    """A named place of the skin; the cells tile it.

    Attributes
    ----------
    id
        Kebab-case, with its side in front: ``"right-shoulder-front"``; plain on the midline.
    name
        What clinicians call it, without the side: ``"anterior deltoid region"``.
    plain_name
        What people call it, without the side: ``"front of shoulder"``.
    side
        Whose half of the body.
    region
        One of a score of region words: ``"shoulder"``.

    """

    id: str
    name: str
    plain_name: str
    side: Side
    region: str


@dataclass(frozen=True, eq=False, slots=True)
class Landmark:
    """A named point of the skeleton, or of the skin.

    Attributes
    ----------
    id
        With its side in front: ``"right-acromion"``; plain on the midline.
    name
        The same in words, without the side.
    side
        Whose half of the body.
    bone
        Sex to point (3,) in cm.
    skin_vertex
        The vertex of the skin over it.

    """

    id: str
    name: str
    side: Side
    bone: Mapping[Sex, Points]
    skin_vertex: int


@dataclass(frozen=True, eq=False, slots=True)
class SurfacePoint:
    """A point of the skin.

    Attributes
    ----------
    vertex
        The nearest vertex.
    position
        (3,) cm, on the canonical body.
    cell
        The cell that it lies in; None inside the lips and lids, where nothing is picked.

    """

    vertex: int
    position: Points
    cell: Cell | None
