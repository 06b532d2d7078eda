"""What a person marked, as one field on the skin. Matches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Sex, Side, ViewName
from explorer.errors import InvalidDrawing, UnknownId
from explorer.ink import Stroke, drawn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from numpy.typing import NDArray

    from explorer.body import Body

    Field = NDArray[np.float32]
    Mark: TypeAlias = "str | Spot | Stroke | Field"
    Marks: TypeAlias = "Iterable[Mark] | Field"

POINT_WIDTH = 6.0  # cm: about the patch that one finger tip points out


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the picture of a view, in cm from its upper left corner's origin."""

    view: ViewName
    x: float
    y: float
    sex: Sex = Sex.FEMALE

    @classmethod
    def parse(cls, text: str, *, sex: Sex = Sex.FEMALE) -> Spot:
        """Read ``VIEW:X,Y``.

        Raises
        ------
        InvalidDrawing
            When the text is not of that form, or a number is not finite.

        """
        try:
            view, numbers = text.split(":")
            x, y = (float(n) for n in numbers.split(","))
            spot = cls(ViewName(view), x, y, sex)
        except ValueError:
            allowed = ", ".join(ViewName)
            raise InvalidDrawing(
                f"{text!r} is not VIEW:X,Y, where VIEW is one of {allowed} and X, Y are cm"
            ) from None
        return spot


def drawing(body: Body, marks: Marks) -> Field:
    """Make the field of a drawing.

    Parameters
    ----------
    body
        The body that was drawn on.
    marks
        Ids of cells, points on views, strokes, fields ``(V,)`` from 0 to 1, or one such field.

    Returns
    -------
    (V,) field from 0 to 1; marks add up to their union, in any order but that a stroke that rubs
    out takes away from the strokes before it.

    Raises
    ------
    UnknownId
        For a cell that the body does not have.
    InvalidDrawing
        For a point beside the body, a number that is not finite, a field of another length.

    """
    cells, field = parted(body, marks)
    whole = covered(body, cells)
    return whole if field is None else np.maximum(field, whole)


def covered(body: Body, cells: Iterable[str]) -> Field:
    """Make the field (V,) of whole cells; two that share the midline fill it together."""
    field = np.zeros(body.areas.shape, dtype=np.float32)
    for cell in sorted(cells):
        vertices, share = _held(body, number(body, cell))
        field[vertices] += share
    return field


def parted(body: Body, marks: Marks) -> tuple[frozenset[str], Field | None]:
    """Part marks into whole cells and the field (V,) of all else; see :func:`drawing`.

    None in place of an empty field: most drawings are whole cells, and need no field.
    """
    if isinstance(marks, np.ndarray):
        field = _checked(body, marks)
        return frozenset(), field if field.any() else None
    marks = list(marks)
    cells = frozenset(mark for mark in marks if isinstance(mark, str))
    if all(isinstance(mark, str) for mark in marks):
        return cells, None
    field = drawn(body, [mark for mark in marks if isinstance(mark, Stroke)])
    for mark in marks:
        if isinstance(mark, np.ndarray):
            np.maximum(field, _checked(body, mark), out=field)
        elif isinstance(mark, Spot):
            np.maximum(field, _patch(body, mark), out=field)
    return cells, field if field.any() else None


def _checked(body: Body, field: Field) -> Field:
    if field.shape != body.areas.shape or not np.isfinite(field).all():
        raise InvalidDrawing(
            f"a drawn field is {body.areas.shape[0]} finite numbers, one a vertex; "
            f"this one has shape {field.shape}"
        )
    return np.clip(field, 0, 1).astype(np.float32)


def shares(body: Body, cell: str) -> Field:
    """Give how much of each vertex (V,) lies in a cell: 1, 0, or half on the midline."""
    return covered(body, [cell])


@lru_cache(maxsize=512)
def _held(body: Body, cell: int) -> tuple[NDArray[np.intp], Field]:
    """Give the vertices of a cell, and how much of each lies in it."""
    share: Field = np.mean([cells == cell for cells in halves(body)], axis=0, dtype=np.float32)
    vertices = np.flatnonzero(share)
    return vertices, share[vertices]


def number(body: Body, cell: str) -> int:
    """Give the place of a cell in ``body.cells``.

    Raises
    ------
    UnknownId
        With the nearest ids.

    """
    try:
        return _numbers(body)[cell]
    except KeyError:
        raise UnknownId("cell", cell, _numbers(body)) from None


@lru_cache(maxsize=2)
def _numbers(body: Body) -> dict[str, int]:
    return {cell.id: i for i, cell in enumerate(body.cells)}


@lru_cache(maxsize=2)
def halves(body: Body) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give each vertex's cell (V,) as it is, and as the mirror image has it; -1 off the skin.

    They differ only for vertices on the midline, which a right cell and its left twin share.
    """
    numbers = _numbers(body)
    twin = np.array([*(numbers[mirrored(cell)] for cell in numbers), -1])
    return body.cell_of_vertex, twin[body.cell_of_vertex[body.mirror]]


def mirrored(cell: str) -> str:
    """Id of the same place on the person's other side."""
    side, _, rest = cell.partition("-")
    return {"right": f"left-{rest}", "left": f"right-{rest}"}.get(side, cell)


def _patch(body: Body, spot: Spot) -> Field:
    if not np.isfinite([spot.x, spot.y]).all():
        raise InvalidDrawing(f"the point {spot.x}, {spot.y} is not a pair of finite numbers")
    found = body.locate(spot.view, spot.sex, spot.x, spot.y)
    if found is None:
        raise InvalidDrawing(
            f"the point {spot.x}, {spot.y} of the {spot.view} view is beside the body"
        )
    return body.paint([(found.position[None, :], (POINT_WIDTH,))], side=Side.RIGHT)
