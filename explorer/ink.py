"""Drawn strokes: how one is written in the address, and what skin it covers. Ranks nothing.

A stroke is written ``VIEW:SBNNN…``, for example ``front:fmj0Bc-gBhB``.

- VIEW is the name of the view that it was drawn on, S the body there: ``f`` or ``m``.
- B is the brush: ``s``, ``m`` or ``l``; a capital letter rubs out.
- NNN… are whole numbers: x and y of the first point, then of each step to the next one, in `GRID`
  units of the view (2 mm on the whole body). A number is doubled, a negative one doubled and less
  one made positive, and cut into digits of five bits, the least first. A digit is one letter of
  the base64url alphabet (``A`` = 0 to ``_`` = 63); those from 32 on say that another one follows.

The browser thins what a hand drew (Ramer, Douglas and Peucker) to an eighth of the brush's width:
1 cm for the broad one. A stroke down a whole arm takes some twenty letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.body import Sex, ViewName
from explorer.errors import InvalidDrawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from explorer.body import Body, View

    Field = NDArray[np.float32]
    Points = NDArray[np.float64]

GRID: Final = 2  # units of a view: finer than a hand can draw
MOST_STROKES: Final = 100  # of one pain: more than the address has room for, unless they are dots
LONGEST: Final = 2000.0  # cm of one stroke that are painted: enough to scribble over a back
THINNED: Final = 1 / 8  # of the width: how far a thinned line may stray
SAMPLE: Final = 0.5  # cm on the picture: half a finger
JUMP: Final = 5.0  # cm between two samples on the skin: another limb, or its other side
EDGE: Final = 0.5 + 1e-6  # of a field: what is painted solid, and an outline goes around
PIECE: Final = 48  # points painted at once: what lies near them is then looked for in a small box

_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)}
_MORE: Final = 32
_LONGEST_NUMBER: Final = 4  # digits
_FORM: Final = re.compile(r"([a-z]+(?:-[a-z]+)*):([fm])([smlSML])([\w-]+)", re.ASCII)


class Brush(Enum):
    """How wide a stroke is on the body: its letter, and cm from edge to edge."""

    FINE = "s", 2.0
    MIDDLE = "m", 4.0
    BROAD = "l", 8.0

    def __init__(self, letter: str, width: float) -> None:
        self.letter = letter
        self.width = width


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line drawn on the picture of a view.

    Attributes
    ----------
    view, sex
        What was drawn on.
    points
        Whole numbers of `GRID` units; one point is a dot.
    brush
        How wide.
    erases
        Whether it takes away what earlier strokes drew.

    """

    view: ViewName
    points: tuple[tuple[int, int], ...]
    brush: Brush = Brush.MIDDLE
    sex: Sex = Sex.FEMALE
    erases: bool = False

    @classmethod
    def on(
        cls,
        view: View,
        points: Sequence[Sequence[float]] | Points,
        *,
        brush: Brush = Brush.MIDDLE,
        erases: bool = False,
    ) -> Stroke:
        """Make a stroke of points (n, 2) in cm of a view's picture, thinned."""
        line = np.asarray(points, dtype=float).reshape(-1, 2)
        if not len(line) or not np.isfinite(line).all():
            raise InvalidDrawing("a stroke has at least one point, and finite numbers")
        kept = thinned(line, within=brush.width * THINNED)
        whole = np.rint(kept * view.unit / GRID).astype(int).tolist()
        return cls(view.name, tuple((x, y) for x, y in whole), brush, view.sex, erases)

    @classmethod
    def parse(cls, code: str) -> Stroke:
        """Read a stroke as it stands in the address.

        Raises
        ------
        InvalidDrawing
            When the text is not of that form.

        """
        form = _FORM.fullmatch(code)
        numbers = _numbers(form[4]) if form else None
        if form is None or form[1] not in set(ViewName) or not numbers or len(numbers) % 2:
            raise InvalidDrawing(
                f"{code[:40]!r} is not a stroke: VIEW:, f or m, one of smlSML, and points"
            )
        steps = np.array(numbers).reshape(-1, 2)
        return cls(
            ViewName(form[1]),
            tuple((x, y) for x, y in steps.cumsum(axis=0).tolist()),
            next(brush for brush in Brush if brush.letter == form[3].lower()),
            next(sex for sex in Sex if sex.value[0] == form[2]),
            form[3].isupper(),
        )

    @property
    def code(self) -> str:
        """The stroke as it stands in the address."""
        brush = self.brush.letter.upper() if self.erases else self.brush.letter
        steps = [self.points[0], *((x - u, y - v) for (u, v), (x, y) in pairwise(self.points))]
        numbers = "".join(_written(number) for step in steps for number in step)
        return f"{self.view.value}:{self.sex.value[0]}{brush}{numbers}"

    def __str__(self) -> str:
        return self.code


def thinned(line: Points, *, within: float) -> Points:
    """Leave out points (n, 2) that lie within a distance of the line between those kept."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:  # noqa: PLR2004  neighbours
            continue
        leg, offset = line[last] - line[first], line[first + 1 : last] - line[first]
        share = (offset @ leg / max(float(leg @ leg), 1e-9)).clip(0, 1)
        off = np.hypot(*(offset - share[:, None] * leg).T)
        if off.max() > within:
            middle = first + 1 + int(off.argmax())
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    kept = line[keep]
    return kept[:1] if len(kept) == 2 and (kept[0] == kept[1]).all() else kept  # noqa: PLR2004


def drawn(body: Body, strokes: Iterable[Stroke]) -> Field:
    """Paint strokes: a ``(V,)`` field from 0 to 1.

    What is drawn adds up to its union; what rubs out takes away from the strokes before it.
    """
    field = np.zeros(body.areas.shape, dtype=np.float32)
    for stroke in strokes:
        vertices, values = _covered(body, stroke)
        if stroke.erases:
            field[vertices] = np.minimum(field[vertices], 1 - values)
            _clear_edges(body, field)
        else:
            field[vertices] = np.maximum(field[vertices], values)
    return field


def _clear_edges(body: Body, field: Field) -> None:
    """Take away the soft edge of what was rubbed out: it shows nowhere, and would still count."""
    left = np.flatnonzero(field > 0)
    firm = (field > EDGE)[body.surface.neighbours[left]].any(axis=1)
    field[left[~firm]] = 0


@lru_cache(maxsize=256)
def _covered(body: Body, stroke: Stroke) -> tuple[NDArray[np.intp], Field]:
    """Give the vertices that a stroke covers, and how much.

    The last few are kept, without a word of whose they are: a drawing of many strokes is asked
    about again with each new one, and would take longer every time.
    """
    strokes = [(piece, (stroke.brush.width,)) for piece in on_skin(body, stroke)]
    field = body.paint(strokes)
    vertices = np.flatnonzero(field > 0)
    return vertices, field[vertices]


def on_skin(body: Body, stroke: Stroke) -> Iterator[Points]:
    """Lay a stroke on the canonical body: pieces (n, 3), parted where it leaves the skin."""
    view = body.view(stroke.view, stroke.sex)
    picture = _sampled(np.array(stroke.points, dtype=float) * GRID / view.unit)
    triangles, weights = view.look(picture)
    held = triangles >= 0
    corners = body.canonical[body.triangles[triangles]]
    points = (corners * weights[:, :, None]).sum(axis=1)
    hops = np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))
    parts = ~(held[1:] & held[:-1]) | (hops > JUMP)
    for piece in np.split(np.arange(len(points)), np.flatnonzero(parts) + 1):
        whole = piece[held[piece]]
        if not whole.size:
            continue
        # Every other sample tells the way; the ends count as they are.
        way = np.unique(np.concatenate([whole[::2], whole[-1:]]))
        for start in range(0, max(len(way) - 1, 1), PIECE):
            yield points[way[start : start + PIECE + 1]]


def _sampled(line: Points) -> Points:
    """Put points on a line (n, 2) at most `SAMPLE` apart, as far as `LONGEST` goes."""
    legs = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], legs.cumsum()])
    length = min(float(along[-1]), LONGEST)
    even = np.linspace(0, length, int(length / SAMPLE) + 2) if length else np.zeros(1)
    return np.stack([np.interp(even, along, line[:, k]) for k in (0, 1)], axis=1)


def _written(number: int) -> str:
    rest = 2 * number if number >= 0 else -2 * number - 1
    letters = ""
    while True:
        digit, rest = rest % _MORE, rest // _MORE
        letters += _ALPHABET[digit + (_MORE if rest else 0)]
        if not rest:
            return letters


def _numbers(letters: str) -> list[int] | None:
    """Read whole numbers; None when the last one has no end, or one is far too long."""
    numbers: list[int] = []
    rest, digits = 0, 0
    for letter in letters:
        value = _VALUES[letter]
        rest += value % _MORE << 5 * digits
        digits += 1
        if value < _MORE:
            numbers.append(-(rest + 1) // 2 if rest % 2 else rest // 2)
            rest, digits = 0, 0
        elif digits == _LONGEST_NUMBER:
            return None
    return None if digits else numbers
