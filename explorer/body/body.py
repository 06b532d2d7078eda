"""The body as one value: read once, then asked. The only reader of body.npz with views.py."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.body.anatomy import Cell, Landmark, Sex, Side, SurfacePoint, ViewName
from explorer.body.files import DATA
from explorer.body.grammar import Named
from explorer.body.outlines import outline
from explorer.body.painting import Surface, paint
from explorer.body.places import Axis, Gazetteer, stride
from explorer.body.views import View
from explorer.errors import UnknownId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from explorer.body.anatomy import Booleans, Field, Integers, Points

PER_CM = 100  # stored whole numbers a centimetre
MIRROR = np.array([-1.0, 1.0, 1.0])
MIDLINE = 0.01  # cm


@dataclass(frozen=True, eq=False)
class Body:
    """The skin of two adults in anatomical position, and every name on it.

    Both share triangles, so a field (V,) lies on either. All lengths are in cm; x runs to the
    person's left, y up, z forward.

    Attributes
    ----------
    vertices, normals
        Sex to (V, 3).
    canonical
        (V, 3) mean of both sexes; fields are painted here, so that both show the same.
    triangles
        (T, 3).
    mirror
        (V,) the vertex on the other side.
    areas
        (V,) cm² of canonical skin around each vertex; 0 where nothing can be picked.
    skin
        (V,) whether it may be picked: not inside the mouth, nostrils and eye sockets.
    cells
        From head to toe, the right one first.
    cell_of_vertex
        (V,) index into `cells`, -1 off the skin.
    landmarks
        By id.
    bone_points
        Sex to (n, 3) points of its skeleton, thinned.
    fingerprint
        Hash of the programs and package versions that built it.
    language
        Of the cells' names.

    """

    vertices: Mapping[Sex, Points]
    normals: Mapping[Sex, Points]
    canonical: Points
    triangles: Integers
    mirror: Integers
    areas: Field
    skin: Booleans
    cells: tuple[Cell, ...]
    cell_of_vertex: Integers
    landmarks: Mapping[str, Landmark]
    places: Gazetteer
    surface: Surface
    frames: Mapping[str, Mapping[str, Any]]
    file: Path
    fingerprint: str
    language: str = "en"
    _views: dict[tuple[ViewName, Sex], View] = field(default_factory=dict, repr=False)

    @cached_property
    def _by_id(self) -> Mapping[str, Cell]:
        return {cell.id: cell for cell in self.cells}

    def cell(self, cell_id: str) -> Cell:
        """Give the cell with an id; raises UnknownId."""
        try:
            return self._by_id[cell_id]
        except KeyError:
            raise UnknownId("cell", cell_id, self._by_id) from None

    def find(self, place: str, *, side: Side = Side.RIGHT) -> SurfacePoint:
        """Find a place in words on the skin; raises UnknownPlace."""
        vertex, position = self.places.find(place)
        if side is Side.LEFT:
            vertex, position = int(self.mirror[vertex]), position * MIRROR
        return self._surface_point(vertex, position)

    def bone_point(self, place: str, *, side: Side = Side.RIGHT, sex: Sex = Sex.FEMALE) -> Points:
        """Give the point (3,) of bone that a landmark names; of another place the skin point."""
        parsed = self.places.parse(place)
        base = parsed.base
        mark = self._right_mark(base.id) if isinstance(base, Named) else None
        if mark:
            point = mark.bone[sex] + stride(parsed)
        else:
            vertex, position = self.places.find(place)
            point = self.vertices[sex][vertex] + position - self.canonical[vertex]
        return point * MIRROR if side is Side.LEFT else point

    def _right_mark(self, name: str) -> Landmark | None:
        return self.landmarks.get(f"right-{name}") or self.landmarks.get(name)

    def paint(
        self,
        strokes: Iterable[tuple[Points | Sequence[str], Sequence[float] | Points]],
        *,
        side: Side = Side.RIGHT,
    ) -> Field:
        """Paint strokes on the skin, measured along it.

        Parameters
        ----------
        strokes
            Pairs of a path, (n, 3) canonical points or n places in words, and the full widths
            in cm: n of them, or one for all.
        side
            LEFT paints the mirror image of what is written.

        Returns
        -------
        (V,) 1 on the paths, 0.5 at their edges, falling smoothly to 0.

        """
        painted = np.zeros(len(self.mirror), dtype=np.float32)
        for path, widths in strokes:
            points = np.array(
                [self.places.find(at)[1] if isinstance(at, str) else at for at in path]
            )
            full = np.broadcast_to(np.atleast_1d(widths), (len(points),))
            np.maximum(painted, paint(self.surface, points, full), out=painted)
        return self.mirrored(painted) if side is Side.LEFT else painted

    def mirrored(self, field: Field) -> Field:
        """Give the same field on the other side."""
        return field[self.mirror]

    def view(self, name: ViewName, sex: Sex) -> View:
        """Look from one side, at the whole or close up."""
        key = (ViewName(name), Sex(sex))
        if key not in self._views:
            self._views[key] = View(
                name=key[0],
                sex=key[1],
                **self.frames["-".join(key)],
                points=self.vertices[key[1]],
                triangles=self.triangles,
                file=self.file,
            )
        return self._views[key]

    def locate(self, name: ViewName, sex: Sex, x: float, y: float) -> SurfacePoint | None:
        """Turn a point of a picture, in cm, into a point of the skin; None beside the body."""
        found = self.view(name, sex).locate(x, y)
        if found is None:
            return None
        triangle, weights = found
        corners = self.triangles[triangle]
        # The cell that has most of the triangle there, not merely the nearest corner's.
        shares = [
            (self.cell_of_vertex[corners] == self.cell_of_vertex[c]) @ weights for c in corners
        ]
        vertex = int(corners[np.lexsort((weights, shares))[-1]])
        return self._surface_point(vertex, weights @ self.canonical[corners])

    def outline(self, field: Field, view: View, level: float = 0.5) -> tuple[Points, ...]:
        """Draw where a field reaches a level in a view: rings (n, 2) in cm of the picture."""
        return outline(field, view, level=level)

    @cached_property
    def bone_points(self) -> Mapping[Sex, Points]:
        """Thinned points of each skeleton."""
        with np.load(self.file) as stored:
            return {sex: stored[f"bones-{sex}"] / PER_CM for sex in Sex}

    def _surface_point(self, vertex: int, position: Points) -> SurfacePoint:
        cell = int(self.cell_of_vertex[vertex])
        return SurfacePoint(vertex, position, self.cells[cell] if cell >= 0 else None)


@lru_cache(maxsize=2)
def load_body(file: Path = DATA / "body.npz") -> Body:
    """Read the body; what views need is read when a view is first used."""
    with np.load(file) as stored:
        facts: dict[str, Any] = json.loads(bytes(stored["facts"]))
        whole = {sex: stored[f"vertices-{sex}"].astype(np.int64) for sex in Sex}
        triangles = stored["triangles"].astype(np.intp)
        mirror = stored["mirror"].astype(np.intp)
        skin = np.unpackbits(stored["skin"], count=len(mirror)).astype(bool)
        cell_of_vertex = stored["cell-of-vertex"].astype(np.intp)
        segment = stored["segment"].astype(np.intp)
        neighbours = stored["neighbours"].astype(np.intp)
        marks = {sex: stored[f"landmarks-{sex}"] / PER_CM for sex in Sex}
        over = stored["landmark-skin"].astype(np.intp)
    cell_of_vertex[~skin] = -1
    canonical = (whole[Sex.FEMALE] + whole[Sex.MALE]) / (2 * PER_CM)
    vertices = {sex: points / PER_CM for sex, points in whole.items()}
    cells = tuple(Cell(**{**cell, "side": Side(cell["side"])}) for cell in facts["cells"])
    landmarks = {
        mark["id"]: Landmark(
            id=mark["id"],
            name=mark["name"],
            side=Side(mark["side"]),
            bone={sex: marks[sex][i] for sex in Sex},
            skin_vertex=int(over[i]),
        )
        for i, mark in enumerate(facts["landmarks"])
    }
    right = {
        mark.id.removeprefix("right-"): mark
        for mark in landmarks.values()
        if mark.side is not Side.LEFT
    }
    normals, areas = _normals(canonical, triangles, skin)
    places = Gazetteer(
        points=canonical,
        normals=normals,
        triangles=triangles,
        skin=skin,
        segment=segment,
        segments=tuple(facts["segments"]),
        axes={name: Axis(*map(np.array, axis)) for name, axis in facts["axes"].items()},
        levels={level: (back, front) for level, (back, front) in facts["levels"].items()},
        vertices={**{name: mark.skin_vertex for name, mark in right.items()}, **facts["centres"]},
        bones={
            name: (mark.bone[Sex.FEMALE] + mark.bone[Sex.MALE]) / 2 for name, mark in right.items()
        },
    )
    return Body(
        vertices=vertices,
        normals={sex: _normals(vertices[sex], triangles, skin)[0] for sex in Sex},
        canonical=canonical,
        triangles=triangles,
        mirror=mirror,
        areas=areas.astype(np.float32),
        skin=skin,
        cells=cells,
        cell_of_vertex=cell_of_vertex,
        landmarks=landmarks,
        places=places,
        surface=Surface.of(canonical, normals, neighbours, skin),
        frames={
            name: {"box": tuple(frame["box"]), "shift": frame["shift"]}
            for name, frame in facts["frames"].items()
        },
        file=file,
        fingerprint=facts["fingerprint"],
    )


def _normals(points: Points, triangles: Integers, skin: Booleans) -> tuple[Points, Points]:
    """Give outward normals (V, 3), and the area of skin (V,) that belongs to each vertex."""
    one, two, three = (points[triangles[:, k]] for k in range(3))
    faces: Points = np.cross(two - one, three - one)
    flat = triangles.T.ravel()
    total = np.stack(
        [np.bincount(flat, np.tile(faces[:, k], 3), len(points)) for k in range(3)], axis=1
    )
    size = np.sqrt((total**2).sum(axis=1, keepdims=True)).clip(1e-12)
    picked = np.sqrt((faces**2).sum(axis=1)) / 6 * skin[triangles].all(axis=1)
    areas = np.bincount(flat, np.tile(picked, 3), len(points)).astype(np.float64)
    return total / size, areas
