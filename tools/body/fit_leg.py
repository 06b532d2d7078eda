"""Fit thigh, leg and foot between the joints of the skin's rig."""

import numpy as np
from numpy.typing import NDArray

from tools.body.fitting import FORWARD, Move, block, ends, round_head, stretch
from tools.body.person import BACK, Person
from tools.body.skeleton import TOES

Floats = NDArray[np.float64]

FEMORAL_HEAD = np.array([1.0, 0.8, 0.2])
"""Which way the ball of the right femur looks."""


def moves(person: Person, pelvis: Move) -> dict[str, Move]:
    """Return the move of each bone of the leg, by name; the hip joint goes with the pelvis."""
    femur, tibia, joints, scale = (
        person.bone("femur"),
        person.bone("tibia"),
        person.joints,
        person.scale,
    )
    ball = round_head(femur, FEMORAL_HEAD)
    plateau = tibia[tibia[:, 1] > tibia[:, 1].max() - 2.5]
    knee = plateau.mean(axis=0) * [1, 0, 1] + [0, femur[:, 1].min() + 0.2, 0]
    new_ball = pelvis(ball[None])[0]
    new_knee = joints["knee"] - [0, 0.009 * person.stature, 0]
    thigh = stretch(ball, knee, new_ball, new_knee, girth=scale)
    talus = person.bone("talus")
    ankle = np.array([talus[:, 0].mean(), talus[:, 1].max() - 0.8, talus[:, 2].mean()])
    foot = _foot(person, ankle)
    new_ankle = foot(ankle[None])[0]
    shank = stretch(knee, ankle, new_knee, new_ankle, girth=scale * 0.92)
    patella = person.bone("patella")
    cap = thigh(patella)
    centre = cap.mean(axis=0)
    thick = cap[:, 2].max() - centre[2]
    skin_z = float(person.full.leave(centre, FORWARD)[2])
    shift = np.array([0, 0, min(skin_z - 0.7 - thick - centre[2], 0.7)])
    moves: dict[str, Move] = {
        "femur": thigh,
        "tibia": shank,
        "fibula": shank,
        "patella": lambda points: np.asarray(thigh(points) + shift),
    }
    hind = ("talus", "calcaneus", "navicular", "cuboid")
    moves |= dict.fromkeys(hind, foot)
    moves |= {f"{name}-cuneiform": foot for name in ("medial", "intermediate", "lateral")}
    moves |= _toes(person, foot)
    return moves


def _foot(person: Person, ankle: Floats) -> Move:
    calcaneus = person.bone("calcaneus")
    heel = calcaneus[np.argmin(calcaneus[:, 2])]
    under = calcaneus[np.argmin(calcaneus[:, 1])]
    x = float(person.joints["ankle"][0])
    skin_heel = person.full.leave(np.array([x, 3.0, person.joints["ankle"][2]]), BACK)
    new_heel = np.array([x - 0.3, heel[1] - under[1] + 1.1, skin_heel[2] + 0.9])
    new_under = np.array([x - 0.3, 1.1, new_heel[2] + (under[2] - heel[2]) * person.scale])
    sources = [ankle, heel, under]
    targets = [person.joints["ankle"], new_heel, new_under]
    for k, toe in TOES.items():
        sources.append(ends(person.bone(f"metatarsal-{k}"), FORWARD)[1])
        targets.append(_root_of(person, toe))
    return block(sources, targets, stiff=0.08)


def _root_of(person: Person, toe: str) -> Floats:
    """Return the root joint of a toe, as low as bone lies there: the rig has it too high."""
    joint = person.joints[f"{toe}-1"]
    return np.asarray(joint * [1, 0, 1] + [0, min(joint[1], 0.6 * joint[1] + 0.5), 0])


def _toes(person: Person, foot: Move) -> dict[str, Move]:
    moves: dict[str, Move] = {}
    for k, toe in TOES.items():
        parts = ("proximal", "distal") if k == 1 else ("proximal", "middle", "distal")
        bones = [f"metatarsal-{k}", *(f"{toe}-{part}-phalanx" for part in parts)]
        stops = [
            _root_of(person, toe),
            *(person.joints[f"{toe}-{n}"] for n in range(2, len(parts) + 2)),
        ]
        new_start = foot(ends(person.bone(bones[0]), FORWARD)[0][None])[0]
        for bone, stop in zip(bones, stops, strict=True):
            start, end = ends(person.bone(bone), FORWARD)
            new_end = stop - (stop - new_start) * (0.2 if bone == bones[-1] else 0.0)
            moves[bone] = stretch(start, end, new_start, new_end, girth=person.scale * 0.8)
            new_start = stop
    return moves
