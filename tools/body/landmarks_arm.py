"""Rules for the landmarks of shoulder girdle, arm and hand, on the right side."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tools.body.fit_arm import HUMERAL_HEAD
from tools.body.fitting import round_head
from tools.body.rules import BACK, DOWN, FRONT, LATERAL, MEDIAL, UP, Shaft, Shape, furthest, way
from tools.body.skeleton import FINGERS, Bone

Floats = NDArray[np.float64]


def sided(bones: Mapping[str, Bone]) -> dict[str, Floats]:
    """Landmarks of the right arm, from collar-bone to finger tips."""
    ball = round_head(bones["humerus"].vertices, HUMERAL_HEAD)
    return {
        **_clavicle(bones["clavicle"]),
        **_scapula(Shape(bones["scapula"]), ball),
        **_humerus(Shaft.of(bones["humerus"], DOWN), ball),
        **_forearm(Shaft.of(bones["ulna"], DOWN), Shaft.of(bones["radius"], DOWN)),
        **_hand(bones),
    }


def _clavicle(bone: Bone) -> dict[str, Floats]:
    shaft = Shaft.of(bone, LATERAL)
    return {
        "clavicle-medial-end": shaft.at(0.04),
        "clavicle-medial-third": shaft.side(0.25, way(front=1, up=0.3)),
        "clavicle-middle": shaft.at(0.5),
        "clavicle-lateral-third": shaft.side(0.78, way(front=-0.3, up=1)),
        "clavicle-lateral-end": shaft.at(0.97),
    }


def _scapula(blade: Shape, ball: Floats) -> dict[str, Floats]:
    points = blade.points
    lower = blade.far(DOWN)
    inner = points[:, 0] > np.quantile(points[:, 0], 0.55)
    upper = blade.far(way(up=1, lateral=-0.35), inner)
    high = points[:, 1] > ball[1] + 1.2
    behind = high & (points[:, 2] < ball[2] + 2.0)
    roof = blade.far(
        way(lateral=1, up=0.2, front=0.5),
        high & (points[:, 2] > ball[2] - 2.5) & (points[:, 1] > ball[1] + 2.0),
    )
    corner = blade.far(way(lateral=1, up=0.1, front=-0.9), behind)

    def level(share: float) -> Floats:
        return blade.slice(upper + share * (lower - upper), UP)

    def inner_edge(share: float) -> Floats:
        return furthest(level(share), MEDIAL)

    def outer_edge(share: float) -> Floats:
        ring = level(share)
        return furthest(ring, LATERAL)

    root = inner_edge(0.27)
    socket = (np.linalg.norm(points - ball, axis=1) < 3.6) & (points[:, 1] < ball[1] + 2.0)
    socket &= points[:, 0] > ball[0]
    above, below = blade.far(UP, socket), blade.far(way(up=-1, lateral=0.4), socket)
    half = (root + corner) / 2
    ridge = blade.slice(half, LATERAL)
    ridge_top = furthest(ridge[ridge[:, 1] > half[1] - 3.0], way(front=-1, up=0.5))
    low = np.array([below[1] - 1.0, lower[1]])
    heights = [low[0] + t * (low[1] - low[0]) for t in (0.05, 0.38, 0.72)]
    edges = [furthest(blade.slice(np.array([0, h, 0]), UP), LATERAL) for h in heights]
    hollow = (root * 0.8 + inner_edge(0.62) + below * 1.2) / 3
    return {
        "acromion": roof,
        "acromial-angle": corner,
        "coracoid-process": blade.far(way(front=1, up=-0.15), points[:, 0] > ball[0] - 2.5),
        "scapular-spine-root": root,
        "scapular-spine-middle": ridge_top,
        "superior-angle-of-scapula": upper,
        "inferior-angle-of-scapula": lower,
        "medial-border-upper": inner_edge(0.16),
        "medial-border-middle": inner_edge(0.5),
        "medial-border-lower": inner_edge(0.78),
        "lateral-border-upper": edges[0],
        "lateral-border-middle": edges[1],
        "lateral-border-lower": edges[2],
        # the hollows have no peak to look for: the middle of the features that bound them
        "supraspinous-fossa": blade.near((upper * 0.8 + root * 0.7 + above * 1.5) / 3),
        "infraspinous-fossa": blade.outer(hollow, BACK),
        "subscapular-fossa": blade.outer(hollow - 0.8 * UP, FRONT),
        "supraglenoid-tubercle": above,
        "infraglenoid-tubercle": below,
    }


def _humerus(shaft: Shaft, ball: Floats) -> dict[str, Floats]:
    bone = shaft.shape
    top = float(bone.points[:, 1].max())
    crown = bone.points[:, 1] > top - 3.2
    waist = (bone.points[:, 1] < top - 1.2) & (bone.points[:, 1] > top - 4.2)
    end = shaft.between(0.88, 1.05)
    ahead = (np.abs(bone.points[:, 0] - ball[0]) < 1.6) & (bone.points[:, 1] > top - 4.2)
    lesser = bone.far(way(front=1, lateral=-0.35, up=-0.2), ahead)
    outer = bone.far(way(lateral=1, front=0.45), crown)
    return {
        "humeral-head": ball,
        "greater-tubercle-superior-facet": bone.far(way(lateral=0.5, up=1, front=0.35), crown),
        "greater-tubercle-middle-facet": bone.far(way(lateral=1, up=0.55, front=-0.5), crown),
        "greater-tubercle-inferior-facet": bone.far(way(lateral=0.8, up=-0.1, front=-1), waist),
        "lesser-tubercle": lesser,
        "intertubercular-groove": bone.near((lesser + outer) / 2 + [0, -0.6, 0.3]),
        "crest-of-greater-tubercle": shaft.side(0.19, way(lateral=0.6, front=1)),
        "crest-of-lesser-tubercle": shaft.side(0.19, way(lateral=-0.8, front=0.7)),
        "surgical-neck": shaft.at(0.15),
        "deltoid-tuberosity": shaft.side(0.46, way(lateral=1, front=0.3)),
        "humeral-shaft-upper": shaft.at(0.28),
        "humeral-shaft-middle": shaft.at(0.5),
        "humeral-shaft-lower": shaft.at(0.72),
        "humeral-shaft-front-middle": shaft.side(0.55, FRONT),
        "humeral-shaft-front-lower": shaft.side(0.75, FRONT),
        "humeral-shaft-back-upper": shaft.side(0.25, way(lateral=0.4, front=-1)),
        "humeral-shaft-back-middle": shaft.side(0.5, BACK),
        "humeral-shaft-back-lower": shaft.side(0.72, BACK),
        "humeral-shaft-medial-middle": shaft.side(0.5, MEDIAL),
        "lateral-supracondylar-ridge": shaft.side(0.86, LATERAL),
        "medial-supracondylar-ridge": shaft.side(0.86, MEDIAL),
        "lateral-epicondyle": bone.far(LATERAL, end),
        "medial-epicondyle": bone.far(MEDIAL, end),
    }


def _forearm(ulna: Shaft, radius: Shaft) -> dict[str, Floats]:
    elbow = ulna.between(-0.05, 0.2)
    wrist = radius.between(0.88, 1.05)
    return {
        "olecranon": ulna.shape.far(way(up=0.6, front=-1), elbow),
        "coronoid-process-of-ulna": ulna.shape.far(way(front=1, up=0.1), elbow),
        "supinator-crest": ulna.side(0.2, way(lateral=1, front=-0.4)),
        "ulnar-shaft-upper": ulna.at(0.3),
        "ulnar-shaft-middle": ulna.at(0.5),
        "ulnar-shaft-lower": ulna.at(0.75),
        "ulnar-shaft-front-upper": ulna.side(0.3, FRONT),
        "ulnar-shaft-back-upper": ulna.side(0.25, BACK),
        "ulnar-shaft-back-middle": ulna.side(0.5, BACK),
        "ulnar-shaft-front-lower": ulna.side(0.8, FRONT),
        "ulnar-styloid": ulna.shape.far(way(up=-1, front=-0.2)),
        "radial-head": radius.at(0.04),
        "radial-tuberosity": radius.side(0.17, way(lateral=-1, front=0.5)),
        "radial-shaft-upper": radius.side(0.3, LATERAL),
        "radial-shaft-middle": radius.side(0.5, LATERAL),
        "radial-shaft-lower": radius.side(0.72, LATERAL),
        "radial-shaft-front-upper": radius.side(0.3, FRONT),
        "radial-shaft-front-middle": radius.side(0.5, FRONT),
        "radial-shaft-front-lower": radius.side(0.82, FRONT),
        "radial-shaft-back-middle": radius.side(0.55, BACK),
        "radial-styloid": radius.shape.far(way(lateral=0.6, up=-1), wrist),
        "dorsal-tubercle-of-radius": radius.shape.far(BACK, wrist),
    }


def _hand(bones: Mapping[str, Bone]) -> dict[str, Floats]:
    found: dict[str, Floats] = {}
    for name in ("scaphoid", "lunate", "triquetrum", "capitate", "trapezoid"):
        found[name] = Shape(bones[name]).centre()
    for name in ("pisiform", "hamate", "trapezium"):
        # muscles arise from the palm side of these
        found[name] = Shape(bones[name]).far(FRONT)
    for k in range(1, 6):
        shaft = Shaft.of(bones[f"metacarpal-{k}"], DOWN)
        found[f"metacarpal-{k}-base"] = shaft.at(0.06)
        found[f"metacarpal-{k}-shaft"] = shaft.at(0.5)
        found[f"metacarpal-{k}-head"] = shaft.at(0.92)
    rays: dict[str, tuple[str, ...]] = {"thumb": ("proximal", "distal")}
    rays |= dict.fromkeys(FINGERS.values(), ("proximal", "middle", "distal"))
    for finger, parts in rays.items():
        for part in parts:
            shaft = Shaft.of(bones[f"{finger}-{part}-phalanx"], DOWN)
            found[f"{finger}-{part}-phalanx-base"] = shaft.at(0.08)
        found[f"{finger}-tip"] = shaft.at(0.95)
    return found
