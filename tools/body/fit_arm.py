"""Fit shoulder girdle, arm and hand between the joints of the skin's rig."""

import numpy as np
from numpy.typing import NDArray

from tools.body.fit_trunk import NOTCH_HEIGHT
from tools.body.fitting import FORWARD, LEFT, UP, Move, ends, round_head, spline, stretch, then
from tools.body.person import DOWN, RIGHT, Person
from tools.body.pose import unit
from tools.body.skeleton import FINGERS

Floats = NDArray[np.float64]

HUMERAL_HEAD = np.array([1.0, 0.75, -0.3])
"""Which way the ball of the right humerus looks."""
_BLADE_TIP = 9.3
"""Centimetres from the midline to the inferior angle of the shoulder blade, arm hanging."""


def moves(person: Person) -> dict[str, Move]:
    """Return the move of each bone of the arm, by name."""
    humerus, joints, scale = person.bone("humerus"), person.joints, person.scale
    ball = round_head(humerus, HUMERAL_HEAD)
    new_ball = joints["shoulder"] + np.array([-0.9, 1.6, 0.0]) * scale
    low = humerus[humerus[:, 1] < humerus[:, 1].min() + 3.5]
    elbow = (low[np.argmin(low[:, 0])] + low[np.argmax(low[:, 0])]) / 2
    moves: dict[str, Move] = {
        "humerus": stretch(ball, elbow, new_ball, joints["elbow"], girth=scale * 0.95)
    }
    carpus = np.concatenate([person.bone(name) for name in ("lunate", "scaphoid", "triquetrum")])
    wrist = (carpus.min(axis=0) + carpus.max(axis=0)) / 2
    palm = _palm(person, wrist)
    new_wrist = palm(wrist[None])[0]
    forearm = stretch(elbow, wrist, joints["elbow"], new_wrist, girth=scale * 0.95)
    moves |= {"ulna": forearm, "radius": forearm}
    moves |= dict.fromkeys(
        (
            *("lunate", "scaphoid", "pisiform", "triquetrum"),
            *("capitate", "trapezium", "trapezoid", "hamate"),
        ),
        palm,
    )
    moves |= _rays(person, palm)
    moves |= _girdle(person, ball, new_ball)
    return moves


def _palm(person: Person, wrist: Floats) -> Move:
    """Fit the carpus and palm to the wrist and the knuckles."""
    new_wrist = person.middle(person.joints["wrist"])
    across = LEFT * (person.full.exit(new_wrist, LEFT) - person.full.exit(new_wrist, RIGHT))[0] / 2
    sources = [wrist, wrist + LEFT * 2.3, wrist + RIGHT * 2.3]
    sources += [ends(person.bone(f"metacarpal-{k}"), DOWN)[1] for k in FINGERS]
    targets = [new_wrist, new_wrist + across * 0.92, new_wrist - across * 0.92]
    targets += [person.joints[f"{finger}-1"] for finger in FINGERS.values()]

    def palmward(points: list[Floats]) -> Floats:
        return unit(np.cross(points[-1] - points[0], points[3] - points[0]))

    # a second layer of points keeps the thickness of the hand
    return spline(
        [*sources, *(point + palmward(sources) for point in sources)],
        [*targets, *(point + palmward(targets) for point in targets)],
    )


def _rays(person: Person, palm: Move) -> dict[str, Move]:
    """Fit the metacarpals and phalanges between the joints of each finger."""
    moves: dict[str, Move] = {}
    girth = person.scale * 0.78
    chains = {
        k: (
            [f"metacarpal-{k}", *(f"{f}-{p}-phalanx" for p in ("proximal", "middle", "distal"))],
            [person.joints[f"{f}-{n}"] for n in range(1, 5)],
        )
        for k, f in FINGERS.items()
    }
    chains[1] = (
        ["metacarpal-1", "thumb-proximal-phalanx", "thumb-distal-phalanx"],
        [person.joints[f"thumb-{n}"] for n in range(2, 5)],
    )
    for bones, stops in chains.values():
        new_start = palm(ends(person.bone(bones[0]), DOWN)[0][None])[0]
        for bone, stop in zip(bones, stops, strict=True):
            start, end = ends(person.bone(bone), DOWN)
            # the palm's own turn first, then the finger's; the tip stays short of the skin
            last = bone == bones[-1]
            new_end = stop - (stop - new_start) * (0.16 if last else 0.0)
            rigid = _rigid(palm, start, girth)
            turned_start, turned_end = rigid(np.array([start, end]))
            moves[bone] = then(
                rigid, stretch(turned_start, turned_end, new_start, new_end, girth=1.0)
            )
            new_start = stop
    return moves


def _girdle(person: Person, ball: Floats, new_ball: Floats) -> dict[str, Move]:
    """Hang the shoulder blade on the ball of the arm, flat on the ribs; the collar-bone follows."""
    scapula, clavicle = person.bone("scapula"), person.bone("clavicle")
    angle = scapula[np.argmin(scapula[:, 1])]
    first = stretch(
        ball, angle, new_ball, new_ball + (angle - ball) * person.scale, girth=person.scale
    )
    rough = first(angle[None])[0]
    skin_z = person.back(float(rough[1]), -_BLADE_TIP * person.scale)
    goal = np.array([-_BLADE_TIP * person.scale, rough[1], skin_z + 1.6])
    blade = stretch(ball, angle, new_ball, goal, girth=person.scale)
    inner, outer = ends(clavicle, RIGHT)
    notch = NOTCH_HEIGHT[person.sex] * person.stature
    new_inner = np.array(
        [inner[0] * person.scale, notch - 0.2, person.front(notch - 0.5, inner[0]) - 1.5]
    )
    collar = stretch(inner, outer, new_inner, blade(outer[None])[0], girth=person.scale)
    return {"scapula": blade, "clavicle": collar}


def _rigid(move: Move, at: Floats, scale: float) -> Move:
    """Return the turn of an affine move, at a point and with its own scale."""
    basis = move(np.array([at, at + LEFT, at + UP, at + FORWARD]))
    u, _, vt = np.linalg.svd((basis[1:] - basis[0]).T)
    turn = u @ vt
    return lambda points: np.asarray((points - at) @ turn.T * scale + basis[0])
