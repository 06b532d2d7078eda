"""Rules for the landmarks of thigh, leg and foot, on the right side."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tools.body.fit_leg import FEMORAL_HEAD
from tools.body.fitting import round_head
from tools.body.rules import BACK, DOWN, FRONT, LATERAL, MEDIAL, UP, Shaft, Shape, way
from tools.body.skeleton import TOES, Bone

Floats = NDArray[np.float64]


def femoral_ball(femur: Bone) -> Floats:
    """Return the centre of the head of the femur."""
    return round_head(femur.vertices, FEMORAL_HEAD)


def sided(bones: Mapping[str, Bone]) -> dict[str, Floats]:
    """Landmarks of the right leg, from hip to toes."""
    return {
        **_femur(Shaft.of(bones["femur"], DOWN), femoral_ball(bones["femur"])),
        **_patella(Shape(bones["patella"])),
        **_tibia(Shaft.of(bones["tibia"], DOWN)),
        **_fibula(Shaft.of(bones["fibula"], DOWN)),
        **_foot(bones),
    }


def _femur(shaft: Shaft, ball: Floats) -> dict[str, Floats]:
    bone = shaft.shape
    points = bone.points
    outer = points[:, 0] < ball[0] - 2.5
    near = outer & (points[:, 1] > ball[1] - 4.5)
    thorn_zone = (points[:, 1] < ball[1] - 3.0) & (points[:, 1] > ball[1] - 8.5)
    end = shaft.between(0.9, 1.05)
    middle = float(np.median(points[end, 0]))
    front = bone.far(way(lateral=0.45, front=1), near)
    lesser = bone.far(way(lateral=-1, front=-0.9), thorn_zone)
    return {
        "femoral-head": ball,
        "greater-trochanter": bone.far(way(lateral=0.5, up=1, front=-0.2), near),
        "greater-trochanter-front": front,
        "greater-trochanter-lateral": bone.far(LATERAL, near),
        "greater-trochanter-back": bone.far(way(lateral=0.5, up=0.2, front=-1), near),
        "lesser-trochanter": lesser,
        "gluteal-tuberosity": shaft.side(0.22, way(lateral=0.5, front=-1)),
        "intertrochanteric-line-upper": bone.near((front * 0.82 + ball * 0.18) + [0, -0.5, 1.5]),
        "intertrochanteric-line-lower": bone.near(lesser + 1.2 * LATERAL + 3.0 * FRONT),
        "linea-aspera-upper": shaft.side(0.3, way(lateral=-0.3, front=-1)),
        "linea-aspera-middle": shaft.side(0.48, BACK),
        "linea-aspera-lower": shaft.side(0.66, BACK),
        "pectineal-line": shaft.side(0.2, way(lateral=-0.7, front=-1)),
        "femoral-shaft-front-upper": shaft.side(0.28, FRONT),
        "femoral-shaft-front-middle": shaft.side(0.5, FRONT),
        "femoral-shaft-front-lower": shaft.side(0.72, FRONT),
        "femoral-shaft-lateral-upper": shaft.side(0.28, LATERAL),
        "femoral-shaft-lateral-middle": shaft.side(0.5, LATERAL),
        "femoral-shaft-medial-middle": shaft.side(0.5, MEDIAL),
        "popliteal-surface": shaft.side(0.87, BACK),
        "medial-epicondyle-of-femur": bone.far(way(lateral=-1, up=0.2), end),
        "lateral-epicondyle-of-femur": bone.far(way(lateral=1, up=0.2), end),
        "adductor-tubercle": shaft.side(0.915, way(lateral=-1, front=-0.3)),
        "medial-femoral-condyle-back": bone.far(BACK, end & (points[:, 0] > middle)),
        "lateral-femoral-condyle-back": bone.far(BACK, end & (points[:, 0] < middle)),
    }


def _patella(patella: Shape) -> dict[str, Floats]:
    front = patella.points[:, 2].max()
    centre = patella.centre()
    return {
        "patella-base": patella.far(UP),
        "patella-apex": patella.far(DOWN),
        "patella-centre": np.array([centre[0], centre[1], front]),
        "patella-medial-border": patella.far(MEDIAL),
        "patella-lateral-border": patella.far(LATERAL),
    }


def _tibia(shaft: Shaft) -> dict[str, Floats]:
    top = shaft.between(-0.05, 0.09)
    return {
        "tibial-tuberosity": shaft.side(0.115, FRONT),
        "gerdy-tubercle": shaft.side(0.05, way(lateral=0.8, front=1)),
        "medial-tibial-condyle": shaft.shape.far(MEDIAL, top),
        "medial-tibial-condyle-back": shaft.shape.far(way(lateral=-0.7, front=-1), top),
        "lateral-tibial-condyle": shaft.shape.far(LATERAL, top),
        "pes-anserinus": shaft.side(0.155, way(lateral=-1, front=0.8)),
        "soleal-line-upper": shaft.side(0.16, way(lateral=0.5, front=-1)),
        "soleal-line-lower": shaft.side(0.34, way(lateral=-0.8, front=-1)),
        "tibial-shaft-lateral-upper": shaft.side(0.22, way(lateral=1, front=0.2)),
        "tibial-shaft-lateral-middle": shaft.side(0.42, way(lateral=1, front=0.2)),
        "tibial-shaft-lateral-lower": shaft.side(0.65, way(lateral=1, front=0.2)),
        "tibial-shaft-back-middle": shaft.side(0.45, BACK),
        "tibial-shaft-medial-middle": shaft.side(0.45, way(lateral=-1, front=0.3)),
        "tibial-shaft-front-middle": shaft.side(0.45, FRONT),
        "medial-malleolus": shaft.shape.far(way(lateral=-0.7, up=-1), shaft.between(0.9, 1.1)),
    }


def _fibula(shaft: Shaft) -> dict[str, Floats]:
    return {
        "fibular-head": shaft.at(0.02),
        "fibular-neck": shaft.at(0.09),
        "fibular-shaft-upper": shaft.side(0.2, way(lateral=1)),
        "fibular-shaft-middle": shaft.side(0.5, way(lateral=1)),
        "fibular-shaft-lower": shaft.side(0.75, way(lateral=1)),
        "fibular-shaft-back-upper": shaft.side(0.2, BACK),
        "fibular-shaft-back-middle": shaft.side(0.5, BACK),
        "fibular-shaft-medial-middle": shaft.side(0.5, way(lateral=-1, front=0.5)),
        "lateral-malleolus": shaft.shape.far(way(lateral=0.5, up=-1)),
    }


def _foot(bones: Mapping[str, Bone]) -> dict[str, Floats]:
    heel, ankle = Shape(bones["calcaneus"]), Shape(bones["talus"])
    back = heel.points[:, 2] < heel.points[:, 2].min() + 2.8
    fifth = Shape(bones["metatarsal-5"])
    found = {
        "calcaneal-tuberosity": heel.far(way(up=0.1, front=-1)),
        "calcaneal-medial-process": heel.far(way(lateral=-0.7, up=-1), back),
        "calcaneal-lateral-process": heel.far(way(lateral=0.7, up=-1), back),
        "calcaneus-front-top": heel.far(way(up=0.7, front=1)),
        "sustentaculum-tali": heel.far(way(lateral=-1, up=0.4), ~back),
        "talus-head": ankle.far(way(front=1, lateral=-0.3)),
        "navicular-tuberosity": Shape(bones["navicular"]).far(way(lateral=-1, up=-0.4)),
        "cuboid": Shape(bones["cuboid"]).centre(),
        "metatarsal-5-tuberosity": fifth.far(way(lateral=1, front=-0.9)),
    }
    for name in ("medial", "intermediate", "lateral"):
        found[f"{name}-cuneiform"] = Shape(bones[f"{name}-cuneiform"]).centre()
    for k, toe in TOES.items():
        shaft = Shaft.of(bones[f"metatarsal-{k}"], FRONT)
        found[f"metatarsal-{k}-base"] = shaft.at(0.06)
        found[f"metatarsal-{k}-shaft"] = shaft.at(0.5)
        found[f"metatarsal-{k}-head"] = shaft.at(0.93)
        for part in ("proximal", "distal") if k == 1 else ("proximal", "middle", "distal"):
            shaft = Shaft.of(bones[f"{toe}-{part}-phalanx"], FRONT)
            found[f"{toe}-{part}-phalanx-base"] = shaft.at(0.08)
        found[f"{toe}-tip"] = shaft.at(0.95)
    return found
