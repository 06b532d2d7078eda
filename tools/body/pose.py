"""Bend a rigged body into anatomical position. Knows rotations and skinning weights, no files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FORWARD = np.array([0.0, 0.0, 1.0])
UP = np.array([0.0, 1.0, 0.0])

ARM_FROM_TRUNK = 16.0
"""Degrees between the hanging arm and the vertical: enough that it does not touch the trunk."""
CARRYING_ANGLE = 4.0
"""Degrees by which the forearm leans further away than the upper arm."""
SHOULDER_SHARE = 0.22
"""Part of the lowering of the arm that the shoulder girdle takes; keeps the armpit from folding."""
SUPINATION_SHARES = {"upperarm02": 0.12, "lowerarm01": 0.28, "lowerarm02": 0.38, "wrist": 0.22}
"""How the turning of the palm is spread along the limb, so that no ring of skin is wrung."""
FINGER_SPREAD = {2: 4.0, 3: 1.0, 4: -3.0, 5: -7.0}
"""Degrees away from the line of the forearm, positive towards the thumb."""
FINGER_STRAIGHTENING = 0.75
"""1 makes a finger ruler-straight; the rest keeps its natural curve."""
LAST_JOINT = 3
"""Joints of a finger are counted from the knuckle."""
TOE_OUT = 6.0
"""Degrees by which the feet point outwards."""
STANCE = 1.0
"""Degrees by which each leg leans outwards: feet about as far apart as the hips."""


@dataclass(frozen=True, kw_only=True)
class Rig:
    """A tree of bones and how strongly each bone pulls on each vertex.

    Parameters
    ----------
    parents
        Bone to parent bone; the root maps to the empty string. Parents come first.
    weights
        Bone to (vertex indices, weights).
    """

    parents: Mapping[str, str]
    weights: Mapping[str, tuple[Ints, Floats]]


def unit(vector: Floats) -> Floats:
    """Return the vector at length one."""
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float64)


def rotation(axis: Floats, degrees: float) -> Floats:
    """Return the 3x3 rotation about an axis (right-hand rule)."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)


def align(start: Floats, end: Floats, share: float = 1.0) -> Floats:
    """Return the shortest rotation that takes one direction to another, or a share of it."""
    start, end = unit(start), unit(end)
    axis = np.cross(start, end)
    if np.linalg.norm(axis) < 1e-9:
        return np.eye(3)
    return rotation(axis, float(share * np.degrees(np.arctan2(np.linalg.norm(axis), start @ end))))


def angle_about(axis: Floats, start: Floats, end: Floats) -> float:
    """Return the degrees to turn about an axis so that start comes to lie over end."""
    axis = unit(axis)
    a, b = start - axis * (start @ axis), end - axis * (end @ axis)
    return float(np.degrees(np.arctan2(np.cross(a, b) @ axis, a @ b)))


def bend(
    points: Floats, rig: Rig, heads: Mapping[str, Floats], rotations: Mapping[str, Floats]
) -> Floats:
    """Bend points by linear blend skinning.

    Parameters
    ----------
    points
        (V, 3) in the rest position.
    heads
        Bone to the point about which it turns, in the rest position.
    rotations
        Bone to a 3x3 rotation in the rest position's axes; it carries all bones further out.

    Returns
    -------
    (V, 3) the bent points; points that no bone pulls stay.
    """
    moves: dict[str, Floats] = {"": np.eye(4)}
    for bone, parent in rig.parents.items():
        move = np.eye(4)
        if bone in rotations:
            move[:3, :3] = rotations[bone]
            move[:3, 3] = heads[bone] - rotations[bone] @ heads[bone]
        moves[bone] = moves[parent] @ move
    homogeneous = np.c_[points, np.ones(len(points))]
    total = np.zeros(len(points))
    bent = np.zeros_like(points)
    for bone, (vertices, weights) in rig.weights.items():
        bent[vertices] += weights[:, None] * (homogeneous[vertices] @ moves[bone].T)[:, :3]
        total[vertices] += weights
    still = total == 0
    bent[still], total[still] = points[still], 1.0
    return np.asarray(bent / total[:, None])


def anatomical_position(
    heads: Mapping[str, Floats], tips: Mapping[str, Floats]
) -> dict[str, Floats]:
    """Return the rotations that stand a body up: arms hanging, palms forward, feet forward.

    Parameters
    ----------
    heads
        Bone to its near end in the rest position, bones named as in the MakeHuman rig.
    tips
        Finger bones to their far end.
    """
    rotations: dict[str, Floats] = {}
    for side, outward in (("L", 1.0), ("R", -1.0)):
        rotations |= _arm(heads, tips, side, outward)
        rotations |= _leg(heads, side, outward)
    return rotations


def _hanging(outward: float, degrees: float, forward: float) -> Floats:
    angle = np.radians(degrees)
    return unit(np.array([outward * np.sin(angle), -np.cos(angle), forward]))


def _arm(
    heads: Mapping[str, Floats], tips: Mapping[str, Floats], side: str, outward: float
) -> dict[str, Floats]:
    shoulder, elbow, wrist = (
        heads[f"{bone}.{side}"] for bone in ("upperarm01", "lowerarm01", "wrist")
    )
    upper = align(elbow - shoulder, _hanging(outward, ARM_FROM_TRUNK, 0.0))
    lower_goal = _hanging(outward, ARM_FROM_TRUNK + CARRYING_ANGLE, 0.05)
    lower = align(upper @ (wrist - elbow), lower_goal) @ upper
    index, little, middle = (heads[f"finger{k}-1.{side}"] for k in (2, 5, 3))
    palm = np.cross(index - wrist, little - wrist) * -outward
    axis = unit(wrist - elbow)
    hand_fix = align(lower @ (middle - wrist), lower_goal) @ lower
    # the palm direction must be judged with the hand already in line with the forearm
    turn = angle_about(lower_goal, hand_fix @ palm, FORWARD)
    girdle = align(elbow - shoulder, upper @ (elbow - shoulder), SHOULDER_SHARE)
    twists = {
        bone: rotation(elbow - shoulder if bone == "upperarm02" else axis, turn * share)
        for bone, share in SUPINATION_SHARES.items()
    }
    rotations = {
        "shoulder01": girdle,
        "upperarm01": girdle.T @ upper,
        "upperarm02": twists["upperarm02"],
        "lowerarm02": twists["lowerarm02"],
    }
    above = upper @ twists["upperarm02"]
    total_twist = rotation(axis, turn * SUPINATION_SHARES["lowerarm01"])
    start = rotation(axis, turn * SUPINATION_SHARES["upperarm02"])
    rotations["lowerarm01"] = above.T @ lower @ start @ total_twist
    forearm = lower @ start @ total_twist @ twists["lowerarm02"]
    hand = rotation(lower_goal, turn) @ hand_fix
    rotations["wrist"] = forearm.T @ hand
    rotations |= _fingers(heads, tips, side, outward, hand)
    return {f"{bone}.{side}": matrix for bone, matrix in rotations.items()}


def _fingers(
    heads: Mapping[str, Floats],
    tips: Mapping[str, Floats],
    side: str,
    outward: float,
    hand: Floats,
) -> dict[str, Floats]:
    rotations: dict[str, Floats] = {}
    down = unit(hand @ (heads[f"finger3-1.{side}"] - heads[f"wrist.{side}"]))
    for finger, spread in FINGER_SPREAD.items():
        goal = rotation(FORWARD, outward * spread) @ down
        above = hand
        for joint in (1, 2, 3):
            bone = f"finger{finger}-{joint}"
            head = heads[f"{bone}.{side}"]
            following = f"finger{finger}-{joint + 1}.{side}"
            tip = tips[f"{bone}.{side}"] if joint == LAST_JOINT else heads[following]
            total = align(above @ (tip - head), goal, FINGER_STRAIGHTENING) @ above
            rotations[bone] = above.T @ total
            above = total
    return rotations


def _leg(heads: Mapping[str, Floats], side: str, outward: float) -> dict[str, Floats]:
    hip, ankle, toe = (heads[f"{bone}.{side}"] for bone in ("upperleg01", "foot", "toe2-1"))
    lean = np.radians(STANCE)
    goal = np.array([outward * np.sin(lean), -np.cos(lean), 0.0])
    sideways = (ankle - hip) * [1, 1, 0]
    thigh = align(sideways, goal)
    pointing = (toe - ankle) * [1, 0, 1]
    wanted = rotation(UP, outward * TOE_OUT) @ FORWARD
    turn = angle_about(UP, pointing, wanted)
    # two thirds at the hip, so that the kneecap follows the foot; the foot stays flat on the floor
    thigh = rotation(UP, turn * 2 / 3) @ thigh
    foot = rotation(UP, turn)
    return {f"upperleg01.{side}": thigh, f"foot.{side}": thigh.T @ foot}


def ordered(parents: Mapping[str, str]) -> dict[str, str]:
    """Return the same tree with every parent before its children."""
    result: dict[str, str] = {}

    def add(bone: str) -> None:
        if bone and bone not in result:
            add(parents[bone])
            result[bone] = parents[bone]

    for bone in parents:
        add(bone)
    return result


def joints_between(points: Floats, groups: Mapping[str, Sequence[int]]) -> dict[str, Floats]:
    """Return the centre of each group of vertices."""
    return {name: points[list(vertices)].mean(axis=0) for name, vertices in groups.items()}
