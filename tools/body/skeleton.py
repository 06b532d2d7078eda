"""Read the skeleton and stand it in anatomical position. The only user of myo-sim and mujoco."""

import contextlib
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIRROR = np.array([-1.0, 1.0, 1.0])

_POSE = {"elv_angle": 0, "shoulder_elv": 20, "elbow_flexion": 3, "pro_sup": -85}
"""Degrees; the arm hangs beside the trunk with the palm forward."""

_ARM = {
    **{name: name for name in ("clavicle", "scapula", "humerus", "ulna", "radius", "lunate")},
    **{name: name for name in ("scaphoid", "pisiform", "triquetrum", "capitate", "trapezium")},
    "trapezoid": "trapezoid",
    "hamate": "hamate",
    **{f"{k}mc": f"metacarpal-{k}" for k in range(1, 6)},
    "thumbprox": "thumb-proximal-phalanx",
    "thumbdist": "thumb-distal-phalanx",
}
_PHALANGES = {"prox": "proximal", "mid": "middle", "dist": "distal"}
FINGERS = {2: "index-finger", 3: "middle-finger", 4: "ring-finger", 5: "little-finger"}
TOES = {1: "big-toe", 2: "second-toe", 3: "third-toe", 4: "fourth-toe", 5: "little-toe"}
_LEG = {
    "pelvis": "hip-bone",
    "femur": "femur",
    "tibia": "tibia",
    "fibula": "fibula",
    "talus": "talus",
    "patella": "patella",
}
THORACIC = tuple(f"t{k}" for k in range(1, 13))
LUMBAR = tuple(f"l{k}" for k in range(1, 6))
CERVICAL = tuple(f"c{k}" for k in range(1, 8))


@dataclass(frozen=True, kw_only=True)
class Bone:
    """One bone.

    Parameters
    ----------
    vertices
        (N, 3) centimetres; x to the person's left, y up, z forward.
    triangles
        (M, 3).
    """

    vertices: Floats
    triangles: Ints

    @property
    def mirrored(self) -> "Bone":
        """The same bone of the other side."""
        return Bone(vertices=self.vertices * MIRROR, triangles=self.triangles[:, ::-1])


@dataclass(frozen=True, kw_only=True)
class Skeleton:
    """The midline bones and those of the right side, by name; the left is their mirror image."""

    midline: Mapping[str, Bone]
    right: Mapping[str, Bone]

    @property
    def bones(self) -> dict[str, Bone]:
        """All bones; names of paired bones carry "right-" or "left-"."""
        paired = {f"right-{name}": bone for name, bone in self.right.items()}
        paired |= {f"left-{name}": bone.mirrored for name, bone in self.right.items()}
        return {**self.midline, **paired}

    def moved(self, move: Callable[[str, Floats], Floats]) -> "Skeleton":
        """Return the skeleton with each bone's vertices put through a function of its name."""

        def through(bones: Mapping[str, Bone]) -> dict[str, Bone]:
            return {
                name: Bone(vertices=move(name, bone.vertices), triangles=bone.triangles)
                for name, bone in bones.items()
            }

        return Skeleton(midline=through(self.midline), right=through(self.right))


def load(package_dir: Path) -> Skeleton:
    """Read and pose the skeleton.

    Parameters
    ----------
    package_dir
        The folder that holds myo_sim.
    """
    meshes = _meshes(package_dir)
    midline = {
        "skull": _largest(meshes["hat_skull"]),
        "mandible": meshes["hat_jaw"],
        "sacrum": meshes["sacrum_geom_1_sacrum"],
    }
    for k in range(1, 13):
        midline[f"t{k}"] = meshes[f"torso_geom_{13 - k}_thoracic{k}_s"]
    for k in range(1, 6):
        midline[f"l{k}"] = meshes[f"lumbar{k}_geom_1_lumbar{k}"]
    neck = [part for part in _parts(meshes["hat_cervical"]) if len(part.triangles) > 250]
    neck.sort(key=lambda bone: -bone.vertices[:, 1].mean())
    midline |= dict(zip(CERVICAL, neck, strict=True))
    discs = [p for p in _parts(meshes["hat_cervical"]) if 20 < len(p.triangles) <= 250]
    midline["cervical-discs"] = _joined(discs)

    # the rib cage mesh also holds the emblem of its makers on the breastbone: leave that out
    cage = _parts(meshes["torso_geom_13_ribcage_s"])
    midline["sternum"] = max(
        (part for part in cage if len(part.triangles) < 5000), key=lambda p: len(p.triangles)
    )
    ribs = [
        part for part in cage if 90 <= len(part.triangles) <= 200 and part.vertices[:, 0].max() < 0
    ]
    ribs.sort(key=lambda bone: -bone.vertices[:, 1].max())
    right = {f"rib-{k}": rib for k, rib in zip(range(1, 13), ribs, strict=True)}

    right |= {name: _thinned(meshes[f"{mesh}_r"]) for mesh, name in _ARM.items()}
    for k, finger in FINGERS.items():
        for mesh, name in _PHALANGES.items():
            right[f"{finger}-{name}-phalanx"] = _thinned(meshes[f"{k}{mesh}ph_r"])
    right |= {name: meshes[f"r_{mesh}"] for mesh, name in _LEG.items()}
    right["hip-bone"] = _largest(right["hip-bone"])
    right["scapula"] = _joined([p for p in _parts(right["scapula"]) if len(p.triangles) > 100])
    right |= _foot(meshes["r_foot"], meshes["r_bofoot"])
    return Skeleton(midline=midline, right=right)


def _meshes(package_dir: Path) -> dict[str, Bone]:
    """Return every bone mesh in the world frame of this project, midline at x = 0."""
    sys.path.insert(0, str(package_dir))
    try:
        import mujoco  # noqa: PLC0415 - only the build has it
        from myo_sim.build import compose  # noqa: PLC0415 - lies in package_dir
    finally:
        sys.path.remove(str(package_dir))
    # mujoco writes a log file into the current folder
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        model = compose.build_spec("myofullbody").compile()
        state = mujoco.MjData(model)
        _pose(mujoco, model, state)
        mujoco.mj_forward(model, state)
    found: dict[str, Bone] = {}
    for geom in range(model.ngeom):
        if model.geom_type[geom] != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        mesh = model.geom_dataid[geom]
        vertex, face = model.mesh_vertadr[mesh], model.mesh_faceadr[mesh]
        vertices = model.mesh_vert[vertex : vertex + model.mesh_vertnum[mesh]]
        triangles = model.mesh_face[face : face + model.mesh_facenum[mesh]]
        world = vertices @ state.geom_xmat[geom].reshape(3, 3).T + state.geom_xpos[geom]
        name = mujoco.mj_id2name(model, mujoco.mjtObj.mjOBJ_MESH, mesh)
        x, y, z = (np.asarray(world, dtype=np.float64) * 100).T
        found[name] = Bone(vertices=np.c_[x, z, -y], triangles=np.array(triangles, dtype=np.int64))
    centre = float(
        np.mean(
            [
                np.ptp([b.vertices[:, 0].min(), b.vertices[:, 0].max()]) / 2
                + b.vertices[:, 0].min()
                for n, b in found.items()
                if "lumbar" in n
            ]
        )
    )
    return {
        name: Bone(vertices=bone.vertices - [centre, 0, 0], triangles=bone.triangles)
        for name, bone in found.items()
    }


def _pose(mujoco: Any, model: Any, state: Any) -> None:  # noqa: ANN401 - mujoco has no types
    """Set the free joints, then the joints that follow them (shoulder girdle, kneecap)."""

    def address(joint: int) -> int:
        return int(model.jnt_qposadr[joint])

    for name, degrees in _POSE.items():
        for side in "rl":
            joint = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_JOINT, f"{name}_{side}")
            state.qpos[address(joint)] = np.radians(degrees)
    for row in range(model.neq):
        leader = model.eq_obj2id[row]
        if model.eq_type[row] != mujoco.mjtEq.mjEQ_JOINT or leader < 0:
            continue
        follower = address(model.eq_obj1id[row])
        moved = state.qpos[address(leader)] - model.qpos0[address(leader)]
        change = sum(model.eq_data[row][power] * moved**power for power in range(5))
        state.qpos[follower] = model.qpos0[follower] + change


def _parts(bone: Bone) -> list[Bone]:
    """Return the connected parts of a mesh, after joining vertices at the same place."""
    vertices, same = np.unique(bone.vertices.round(6), axis=0, return_inverse=True)
    triangles = same.reshape(-1)[bone.triangles]
    rows, columns = triangles.ravel(), np.roll(triangles, -1, axis=1).ravel()
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(vertices),) * 2)
    count, label = connected_components(graph, directed=False)
    parts = []
    for part in range(count):
        faces = triangles[label[triangles[:, 0]] == part]
        used, local = np.unique(faces, return_inverse=True)
        parts.append(Bone(vertices=vertices[used], triangles=local.reshape(-1, 3)))
    return parts


def _thinned(bone: Bone, most: int = 1600) -> Bone:
    """Return the bone with few enough triangles; those of the hand come far too fine."""
    if len(bone.triangles) <= most:
        return bone
    mesh = pv.PolyData.from_regular_faces(bone.vertices, bone.triangles).clean()
    thin = mesh.decimate(1 - 0.6 * most / len(bone.triangles), volume_preservation=True)
    return Bone(
        vertices=np.asarray(thin.points, dtype=np.float64),
        triangles=np.asarray(thin.regular_faces, dtype=np.int64),
    )


def _largest(bone: Bone) -> Bone:
    return max(_parts(bone), key=lambda part: len(part.triangles))


def _joined(parts: Iterable[Bone]) -> Bone:
    parts = list(parts)
    starts = np.cumsum([0, *(len(part.vertices) for part in parts)])
    return Bone(
        vertices=np.concatenate([part.vertices for part in parts]),
        triangles=np.concatenate(
            [part.triangles + start for part, start in zip(parts, starts, strict=False)]
        ),
    )


def _foot(hind: Bone, fore: Bone) -> dict[str, Bone]:
    """Name the parts of the foot by where they lie; on the right foot medial is +x."""

    def from_medial(bones: Iterable[Bone]) -> list[Bone]:
        return sorted(bones, key=lambda bone: -float(bone.vertices[:, 0].mean()))

    def length(bone: Bone) -> float:
        return float(np.ptp(bone.vertices[:, 2]))

    named: dict[str, Bone] = {}
    parts = sorted(_parts(hind), key=lambda part: -len(part.triangles))
    named["calcaneus"] = parts[0]
    for k, bone in enumerate(from_medial(parts[1:6]), 1):
        named[f"metatarsal-{k}"] = bone
    tarsals = from_medial(parts[6:11])
    named["cuboid"] = tarsals.pop()
    named["navicular"] = min(tarsals, key=lambda bone: float(bone.vertices[:, 2].mean()))
    cuneiforms = [bone for bone in tarsals if bone is not named["navicular"]]
    for name, bone in zip(("medial", "intermediate", "lateral"), cuneiforms, strict=True):
        named[f"{name}-cuneiform"] = bone

    toes = sorted(_parts(fore), key=lambda part: -len(part.triangles))
    shafts = sorted(toes[:9], key=length, reverse=True)
    for k, bone in enumerate(from_medial(shafts[:5]), 1):
        named[f"{TOES[k]}-proximal-phalanx"] = bone
    for k, bone in enumerate(from_medial(shafts[5:]), 2):
        named[f"{TOES[k]}-middle-phalanx"] = bone
    for k, bone in enumerate(from_medial(toes[9:14]), 1):
        named[f"{TOES[k]}-distal-phalanx"] = bone
    return named
