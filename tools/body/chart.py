"""Chart the canonical skin: its coordinates, and the cell of every vertex and pixel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.body.anatomy import Sex
from explorer.body.places import Axis
from tools.body import cells, skin, store, surface
from tools.body.raster import Pixels
from tools.body.refine import normals
from tools.body.store import Mark

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

LEVELS = (
    "C7",
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    *(f"S{n}" for n in range(1, 5)),
)


@dataclass(frozen=True, eq=False)
class Parts:
    """What the earlier stages made: skin, skeleton, landmarks."""

    vertices: Mapping[Sex, Floats]
    triangles: Integers
    mirror: Integers
    skin: Booleans
    segment: Integers
    joints: Mapping[Sex, Mapping[str, Floats]]
    bones: Mapping[Sex, tuple[Floats, Integers]]
    marks: Sequence[Mark]


@dataclass(frozen=True, eq=False)
class Charted:
    """The canonical skin with the coordinates that cells and places are made of."""

    canonical: Floats
    normals: Floats
    membership: Floats
    axes: Mapping[str, Axis]
    folded: Mapping[str, Floats]

    def spots(self, corners: Integers, weights: Floats) -> surface.Spots:
        """Give points that are weighted means (n, k) of vertices (n, k)."""
        points, normals, share = (
            np.einsum("nk,nkc->nc", weights, values[corners])
            for values in (self.canonical, self.normals, self.membership)
        )
        return surface.Spots(
            points=points,
            normals=normals,
            segment=np.array(skin.SEGMENTS)[share.argmax(axis=1)],
            axes=self.axes,
            marks=self.folded,
        )


def chart(parts: Parts) -> Charted:
    """Lay coordinates over the mean of both sexes."""
    whole = [store.rounded(parts.vertices[sex]).astype(np.float64) for sex in Sex]
    canonical = (whole[0] + whole[1]) / (2 * store.PER_CM)
    membership = surface.smooth_membership(parts.triangles, parts.segment, len(skin.SEGMENTS))
    membership = (membership + membership[parts.mirror]) / 2
    joints = {
        name: (parts.joints[Sex.FEMALE][name] + parts.joints[Sex.MALE][name]) / 2
        for name in parts.joints[Sex.FEMALE]
    }
    folded = {
        mark.id.removeprefix("right-"): np.abs(np.mean(mark.bone, axis=0) * [1, 0, 0])
        + np.mean(mark.bone, axis=0) * [0, 1, 1]
        for mark in parts.marks
        if mark.side != "left"
    }
    axes = surface.axes(joints, canonical, membership)
    return Charted(canonical, normals(canonical, parts.triangles), membership, axes, folded)


def label(parts: Parts, charted: Charted) -> tuple[list[dict[str, str]], Integers]:
    """Give every cell from head to toe, right before left, and the cell of each vertex."""
    table: list[dict[str, str]] = []
    for word in cells.words():
        for side in ("midline",) if word.midline else ("right", "left"):
            name = word.id if word.midline else f"{side}-{word.id}"
            table.append(
                {"id": name, "name": word.name, "plain_name": word.plain_name, "side": side,
                 "region": word.region}
            )  # fmt: skip
    ids = [cell["id"] for cell in table]
    right = np.arange(len(parts.mirror))
    # One half decides for both, so that they are each other's mirror image.
    right = np.where(charted.canonical[:, 0] > 0, parts.mirror, right)
    names = cells.label(charted.spots(right[:, None], np.ones((len(right), 1))))
    own = np.array(
        [_with_side(n, x > 0, ids) for n, x in zip(names, charted.canonical[:, 0], strict=True)]
    )
    index = {name: i for i, name in enumerate(ids)}
    return table, np.array([index[name] if name else -1 for name in own])


def _with_side(name: str, left: bool, ids: Sequence[str]) -> str:  # noqa: FBT001
    return name if name in ids or not name else f"{'left' if left else 'right'}-{name}"


def pixel_labels(parts: Parts, charted: Charted, fine: Pixels, ids: Sequence[str]) -> Integers:
    """Name the cell of every pixel by the same rules that name the vertices."""
    shape = fine.triangle.shape
    rows, columns = np.nonzero(fine.covered)
    corners = parts.triangles[fine.triangle[rows, columns]]
    spots = charted.spots(corners, fine.weights[rows, columns])
    names = cells.label(spots)
    known, inverse = np.unique(names, return_inverse=True)
    index = {name: i for i, name in enumerate(ids)}
    sided = np.array(
        [[index.get(_with_side(n, left, ids), -1) for n in known] for left in (False, True)]
    )
    result = np.full(shape, -1)
    result[rows, columns] = sided[(spots.points[:, 0] > 0).astype(int), inverse]
    return result


def centres(parts: Parts, charted: Charted, ids: Sequence[str], own: Integers) -> dict[str, int]:
    """Give the vertex at the middle of every right or midline cell."""
    found = {}
    one, two, three = (charted.canonical[parts.triangles[:, k]] for k in range(3))
    size = np.linalg.norm(np.cross(two - one, three - one), axis=1)
    area = np.bincount(parts.triangles.ravel(), np.repeat(size, 3), len(charted.canonical))
    for i, name in enumerate(ids):
        inside = np.flatnonzero((own == i) & parts.skin)
        if name.startswith("left-") or not inside.size:
            continue
        at = charted.canonical[inside]
        middle = np.average(at, axis=0, weights=area[inside])
        # Over the middle, not the nearest in space: a limb's middle lies inside it.
        found[name.removeprefix("right-")] = int(inside[((at - middle) ** 2).sum(axis=1).argmin()])
    return found


def levels(charted: Charted) -> dict[str, tuple[float, float]]:
    """Give each vertebra's height at the back (spine) and the front (body)."""
    found = {}
    for level in LEVELS:
        kind = "median-crest" if level.startswith("S") else "spinous-process"
        back = float(charted.folded[f"{level.lower()}-{kind}"][1])
        body = charted.folded.get(f"{level.lower()}-vertebral-body")
        found[level] = (back, float(body[1]) if body is not None else back)
    return found
