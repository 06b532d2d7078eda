"""Stack the vertebrae from the sacrum to the seventh cervical, each whole, between even discs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyvista as pv
from numpy.typing import NDArray

from tools.body.fitting import FORWARD, UP, Move
from tools.body.person import Person
from tools.body.skeleton import LUMBAR, THORACIC, Bone

Floats = NDArray[np.float64]

COLUMN = ("c7", *THORACIC, *LUMBAR)
C7_HEIGHT = 0.857
"""Height of the tip of the seventh cervical, as a share of stature, after surveys."""

_BODY = np.array([1.5, 1.7, 1.75, 1.8, 1.85, 1.9, 1.95, 2.0, 2.05, 2.1, 2.25, 2.4, 2.5,
                  2.6, 2.65, 2.7, 2.7, 2.7])  # fmt: skip
"""Mean height of each vertebral body from c7 to l5, centimetres; of the disc below it, next."""
_DISC = np.array([0.5, 0.45, 0.4, 0.4, 0.4, 0.4, 0.4, 0.45, 0.45, 0.5, 0.55, 0.6, 0.65,
                  0.75, 0.85, 0.95, 1.0, 1.1])  # fmt: skip
_TIP_DROP = {"t11": 2.3, "t12": 2.0, "l1": 1.8, "l2": 1.7, "l3": 1.4, "l4": 1.0, "l5": -0.5}
"""How far below the middle of its body a spinous process ends when one stands; the source's hang
too little there, because its low back is nearly straight."""
RIDGE_DEPTH = 0.9
"""Centimetres of skin and fat over the spinous processes."""
_SLENDER = 0.88
"""Scale from front to back, relative to that of heights: the source's are deep for these skins."""
_PLATE = 3.4
"""Centimetres from the promontory to the back of the upper plate of the sacrum."""
_SEAT = 0.6
"""How much of the lean of the sacrum's plate the disc on it makes good: it is a wedge."""
_LEAD = np.array([0.0] * 15 + [0.15, 0.35, 0.65])
"""How much each vertebra leans as the sacrum does, not as the curve of the column."""
_ROUNDS = 40


@dataclass(frozen=True, kw_only=True)
class Vertebra:
    """Where a vertebra's body lies in the mid-plane, as (height, forward), and how it looks up.

    Parameters
    ----------
    centre
        Middle of the body.
    pitch
        Radians that the body leans forward.
    height, depth
        Size of the body along its own axes.
    """

    centre: Floats
    pitch: float
    height: float
    depth: float


@dataclass(frozen=True, kw_only=True)
class Column:
    """Every vertebra as it was read and as it is to stand, its spinous tip as read, the scale."""

    sources: Mapping[str, Vertebra]
    targets: Mapping[str, Vertebra]
    tips: Mapping[str, Floats]
    size: float


def measured(bone: Bone) -> Vertebra:
    """Find the box that holds a vertebra's body most tightly in the mid-plane."""
    mesh = pv.PolyData.from_regular_faces(bone.vertices, bone.triangles)
    cut = mesh.slice(normal=(1, 0, 0), origin=(0.05, 0, 0)).connectivity()
    region = np.asarray(cut.point_data["RegionId"])
    points = np.asarray(cut.points, dtype=np.float64)[:, 1:]
    points = points[region == region[np.argmax(points[:, 1])]]
    best, found = np.inf, None
    for pitch in np.radians(np.arange(-40, 40.5, 0.5)):
        turned = points @ _axes(float(pitch)).T
        low, high = turned.min(axis=0), turned.max(axis=0)
        height, depth = (float(size) for size in high - low)
        if height * depth < best:
            best = height * depth
            centre = (low + high) / 2 @ _axes(float(pitch))
            found = Vertebra(centre=centre, pitch=float(pitch), height=height, depth=depth)
    if found is None:
        raise ValueError("a vertebra without a body")
    return found


def stack(person: Person, sacrum: Move) -> Column:
    """Stack the column on the sacrum, given the move of that."""
    sources = {name: measured(person.source[name]) for name in COLUMN}
    tips = {name: person.tip(name)[1:] for name in COLUMN}
    plate = _plate(sacrum(person.bone("sacrum")))
    targets = _stacked(person, sources, tips, plate)
    size = targets["c7"].height / float(_BODY[0])
    return Column(sources=sources, targets=targets, tips=tips, size=size)


def moves(person: Person, column: Column, wide: float) -> dict[str, Move]:
    """Return the move of each vertebra.

    Parameters
    ----------
    wide
        Scale from side to side where the ribs join; the lumbar ones widen towards the sacrum.
    """
    last = len(COLUMN) - 1
    widths = np.interp(range(len(COLUMN)), [last - 5, last], [wide, max(wide, person.scale * 0.95)])
    return {
        name: _placed(name, column, float(width))
        for name, width in zip(COLUMN, widths, strict=True)
    }


def _axes(pitch: float) -> Floats:
    """Return a body's own up and forward, in rows, as (height, forward)."""
    return np.array([[np.cos(pitch), np.sin(pitch)], [-np.sin(pitch), np.cos(pitch)]])


def _plate(sacrum: Floats) -> tuple[Floats, float]:
    """Return the middle of the sacrum's upper plate in the mid-plane, and how it leans."""
    middle = sacrum[np.abs(sacrum[:, 0]) < 0.6]
    front = middle[np.argmax(middle @ FORWARD)][1:]
    behind = middle[middle[:, 2] < front[1] - _PLATE + 1]
    near = behind[behind[:, 2] > front[1] - _PLATE - 1]
    back = near[np.argmax(near @ UP)][1:]
    lean = float(np.arctan2(back[0] - front[0], front[1] - back[1]))
    along = np.array([-np.sin(lean), np.cos(lean)])
    return front - along * _PLATE / 2, lean


def _stacked(
    person: Person,
    sources: Mapping[str, Vertebra],
    tips: Mapping[str, Floats],
    plate: tuple[Floats, float],
) -> dict[str, Vertebra]:
    """Bend the column until its spinous processes follow the back; return each body's place."""
    middle, lean = plate
    up = _axes(lean * _SEAT)[0]
    rise = np.append(_BODY[:-1] / 2 + _DISC[:-1] + _BODY[1:] / 2, _BODY[-1] / 2 + _DISC[-1])
    arc = np.cumsum(rise[::-1])[::-1]  # of each body's middle over the plate
    top = C7_HEIGHT * person.stature
    targets: dict[str, Vertebra] = {}
    size, pitches = (top - middle[0]) / arc[0], np.zeros(len(COLUMN))
    centres = np.column_stack([middle[0] + arc * size, np.full(len(COLUMN), middle[1])])
    for _ in range(_ROUNDS):
        targets = {
            name: Vertebra(
                centre=centre,
                pitch=float(pitch),
                height=body * size,
                depth=sources[name].depth * size * _SLENDER,
            )
            for name, centre, pitch, body in zip(COLUMN, centres, pitches, _BODY, strict=True)
        }
        ends = np.array(
            [_tip(name, sources[name], targets[name], tips[name], size) for name in COLUMN]
        )
        skin = np.array([person.back(height) + RIDGE_DEPTH for height in ends[:, 0]])
        wanted = centres[:, 1] + skin - ends[:, 1]
        # the last one sits on the sacrum wherever the skin is; the one above leads over
        seat = middle + up * rise[-1] * size
        heights = np.concatenate([centres[:-1, 0], [seat[0], middle[0]]])
        depths = np.concatenate([wanted[:-1], [seat[1], middle[1]]])
        weights = np.concatenate([np.ones(len(COLUMN) - 2), [0.5, 6, 6]])
        curve = np.polynomial.Polynomial.fit(heights, depths, 5, w=weights)
        size *= 1 + 0.4 * (top - ends[0, 0]) / (arc[0] * size)
        line = np.linspace(middle[0], top + 12, 1500)
        length = np.concatenate([[0], np.cumsum(np.hypot(np.diff(line), np.diff(curve(line))))])
        height = np.interp(arc * size, length, line)
        centres = np.column_stack([height, curve(height)])
        leans = np.arctan(curve.deriv()(height)) * (1 - _LEAD) + lean * _SEAT * _LEAD
        pitches += 0.3 * (leans - pitches)
    return targets


def _rigid(points: Floats, source: Vertebra, target: Vertebra) -> Floats:
    """Take (height, forward) points of a vertebra along with its body."""
    scales = [target.height / source.height, target.depth / source.depth]
    own = (points - source.centre) @ _axes(source.pitch).T * scales
    return np.asarray(own @ _axes(target.pitch) + target.centre)


def _tip(name: str, source: Vertebra, target: Vertebra, tip: Floats, size: float) -> Floats:
    """Return where a spinous process ends, as it hangs when one stands."""
    end = _rigid(tip, source, target)
    if name in _TIP_DROP:
        end[0] = target.centre[0] - _TIP_DROP[name] * size
    return end


def _placed(name: str, column: Column, wide: float) -> Move:
    """Move a vertebra as a whole; its body gets its height, its processes hang as they should."""
    source, target, tip = column.sources[name], column.targets[name], column.tips[name]
    drop = (_tip(name, source, target, tip, column.size) - _rigid(tip, source, target))[0]
    back = source.depth / 2
    reach = float(np.linalg.norm(tip - source.centre)) - back

    def move(points: Floats) -> Floats:
        behind = -((points[:, 1:] - source.centre) @ _axes(source.pitch).T)[:, 1] - back
        placed = _rigid(points[:, 1:], source, target)
        hang = drop * np.clip(behind, 0, None) / reach
        return np.c_[points[:, 0] * wide, placed[:, 0] + hang, placed[:, 1]]

    return move
