"""Decide what each view takes in: the triangles, the box around them, and how finely."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.body.anatomy import Sex, ViewName
from explorer.body.cameras import CAMERAS, Camera, Part
from explorer.body.views import flat
from tools.body.chart import Parts
from tools.body.skin import SEGMENTS

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
Box = tuple[float, float, float, float]

MARGIN = 2.5
"""Centimetres around what is framed."""
BETWEEN = 2.0
"""Centimetres between two hands or feet that are moved together."""
COARSE = 9
"""Pixels a centimetre of a picture, at least."""
LONG = 1000
"""Pixels of the longer side of a picture, at least."""
_HAND = (*SEGMENTS[4:11],)
_TOES = (*SEGMENTS[14:],)
TAKES: Mapping[ViewName, tuple[str, ...]] = {
    ViewName.HANDS_PALM: _HAND,
    ViewName.HANDS_BACK: _HAND,
    ViewName.FEET_TOP: ("leg", "foot", *_TOES),
    ViewName.FEET_SOLE: ("foot", *_TOES),
    ViewName.PELVIS_FRONT: ("torso", "thigh"),
    ViewName.PELVIS_BACK: ("torso", "thigh"),
}
"""Segments, so that nothing that hangs or stands in the way hides them; else all."""
ROUGH = ("torso", "thigh")
"""Segments in which a fold runs in steps across the mesh."""
FRAMED: Mapping[Part, tuple[str, ...]] = {
    Part.HEAD: ("head", "neck"),
    Part.HANDS: ("hand", "wrist"),
    Part.FEET: ("foot", "ankle"),
    Part.PELVIS: ("pelvis", "hip"),
}
"""Regions of cells that the box holds; else all."""


@dataclass(frozen=True, eq=False)
class Frame:
    """What a view of one sex takes in.

    Attributes
    ----------
    camera
        From where it looks.
    box
        (x0, y0, x1, y1) in cm on the picture.
    shift
        cm by which each half of the body is moved to the midline.
    part
        (V,) vertices that take part.
    rough
        (V,) vertices between which the mesh is coarse.
    per_cm
        Pixels a centimetre of its pictures.
    """

    camera: Camera
    box: Box
    shift: float
    part: Booleans
    rough: Booleans
    per_cm: int

    @property
    def steps(self) -> int:
        """Small triangles along the side of one, so that none is seen as such."""
        return max(1, round(self.per_cm / COARSE))

    def shape(self, per_cm: int) -> tuple[int, int]:
        """Height and width in pixels at a resolution."""
        left, top, right, bottom = self.box
        return (round((bottom - top) * per_cm), round((right - left) * per_cm))


def frame(name: ViewName, sex: Sex, parts: Parts, regions: NDArray[np.str_]) -> Frame:
    """Frame a view.

    Parameters
    ----------
    name, sex
        Which view.
    parts
        The body.
    regions
        (V,) the region of each vertex's cell; empty off the skin.
    """
    camera = CAMERAS[name]
    points = parts.vertices[sex]
    used = np.zeros(len(points), dtype=bool)
    used[np.unique(parts.triangles)] = True
    part = used & _is_in(parts.segment, TAKES.get(name))
    held = part & np.isin(regions, FRAMED[camera.part]) if camera.part in FRAMED else part
    shift = _apart(camera, points, part, held)
    box = _around(flat(camera, points[held], shift), camera)
    long = max(box[2] - box[0], box[3] - box[1])
    rough = _is_in(parts.segment, ROUGH)
    return Frame(camera, box, shift, part, rough, max(COARSE, round(LONG / long)))


def _apart(camera: Camera, points: Floats, part: Booleans, held: Booleans) -> float:
    """Measure how far two hands or feet can be moved together."""
    high = flat(camera, points, 0.0)[:, 1]
    low, top = high[held].min() - MARGIN, high[held].max() + MARGIN
    within = part & (high > low) & (high < top)
    return round(max(0.0, float(np.abs(points[within, 0]).min()) - BETWEEN / 2), 2)


def _is_in(segment: NDArray[np.int64], names: tuple[str, ...] | None) -> Booleans:
    if names is None:
        return np.ones(len(segment), dtype=bool)
    return np.isin(segment, [SEGMENTS.index(name) for name in names])


def _around(held: Floats, camera: Camera) -> Box:
    """Box points; the same from in front and behind, and from both sides."""
    (left, top), (right, bottom) = held.min(axis=0), held.max(axis=0)
    if camera.right[0]:
        right = max(right, -left)
        left = -right
    # Whole pixels of the stored map.
    fine = camera.pixels_per_cm
    edges = (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
    x0, y0, x1, y1 = (round(edge * fine) / fine for edge in edges)
    return (x0, y0, x1, y1)
