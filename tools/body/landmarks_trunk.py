"""Rules for the landmarks of spine, rib cage and pelvis. The right side; midline ones at x = 0."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tools.body.fitting import Surface
from tools.body.rules import (
    BACK,
    DOWN,
    FRONT,
    LATERAL,
    MEDIAL,
    UP,
    Shape,
    furthest,
    on_midline,
    way,
)
from tools.body.skeleton import CERVICAL, LUMBAR, THORACIC, Bone
from tools.body.skin import Sex, Skin

Floats = NDArray[np.float64]

_SACRAL_LEVELS = {1: 0.1, 2: 0.27, 3: 0.43, 4: 0.58, 5: 0.7}
"""Height of each sacral segment: share of the way from the top of the sacrum to the coccyx tip.

The mesh has sacrum and coccyx in one, its segments only hinted at.
"""


def midline(bones: Mapping[str, Bone], skin: Skin, sex: Sex) -> dict[str, Floats]:
    """Landmarks of spine, breastbone and pubis that have no side."""
    found: dict[str, Floats] = {}
    for name in (*CERVICAL, *THORACIC, *LUMBAR):
        shape = Shape(bones[name])
        middle = np.abs(shape.points[:, 0]) < 0.9
        behind = "c1-posterior-tubercle" if name == "c1" else f"{name}-spinous-process"
        found[behind] = shape.far(way(up=-0.15, front=-1), middle)
        front = shape.far(FRONT, middle)
        part = "c1-anterior-tubercle" if name == "c1" else f"{name}-vertebral-body"
        body = shape.points[shape.points[:, 2] > front[2] - 1.6]
        height = (body[:, 1].min() + body[:, 1].max()) / 2
        found[part] = np.array([0, height, front[2]])
    sacrum = Shape(bones["sacrum"])
    for level in (1, 2, 3, 4):
        ring = _sacral_slice(sacrum, level)
        found[f"s{level}-median-crest"] = furthest(ring[np.abs(ring[:, 0]) < 1.2], BACK)
    found["coccyx-tip"] = sacrum.far(DOWN)
    found["sacral-promontory"] = furthest(sacrum.slice(np.zeros(3), LATERAL), way(up=1, front=0.3))

    breast = Shape(bones["sternum"]).slice(np.zeros(3), LATERAL)
    notch, tip = furthest(breast, UP), furthest(breast, DOWN)
    joint = notch[1] + 0.86 * (tip[1] - notch[1])
    manubrium = notch[1] + 0.27 * (tip[1] - notch[1])

    def front_at(height: float) -> Floats:
        return Shape(bones["sternum"]).outer(np.array([0.0, height, 0.0]), FRONT)

    found |= {
        "suprasternal-notch": notch,
        "sternal-angle": front_at(manubrium),
        "sternum-body": front_at((manubrium + joint) / 2),
        "xiphisternal-joint": front_at(joint),
        "xiphoid-process": tip,
    }
    hip = Shape(bones["hip-bone"])
    pubis = hip.points[hip.points[:, 0] > -1.2]
    found["pubic-symphysis"] = np.array([0, np.median(pubis[:, 1]), pubis[:, 2].max()])
    found["pubic-symphysis-top"] = furthest(pubis, way(up=1, front=0.5))
    found["umbilicus"] = _navel(skin, sex)
    return on_midline(found)


def _navel(skin: Skin, sex: Sex) -> Floats:
    """Find the navel, a skin point: the deepest dimple of the midline of the male belly.

    Both sexes have it at the same vertex; the female belly has a deeper fold below it.
    """
    male = skin.vertices[Sex.MALE]
    surface = Surface(male, skin.triangles)
    heights = np.linspace(0.56, 0.65, 120) * float(male[:, 1].max())
    profile = np.array([surface.leave(np.array([0, h, 5.0]), FRONT) for h in heights])
    smooth = np.polynomial.Polynomial.fit(heights, profile[:, 2], 4)(heights)
    dimple = profile[np.argmax(smooth - profile[:, 2])]
    vertex = int(((male - dimple) ** 2).sum(axis=1).argmin())
    return np.asarray(skin.vertices[sex][vertex])


def _sacral_slice(sacrum: Shape, level: int) -> Floats:
    top, tip = sacrum.far(UP), sacrum.far(DOWN)
    height = top[1] + _SACRAL_LEVELS[level] * (tip[1] - top[1])
    return sacrum.slice(np.array([0, height, 0]), UP)


def sided(bones: Mapping[str, Bone], ball: Floats) -> dict[str, Floats]:
    """Landmarks of the right half of spine, rib cage and pelvis.

    Parameters
    ----------
    ball
        The centre of the head of the femur.
    """
    found: dict[str, Floats] = {"hip-joint-centre": ball}
    for name in (*CERVICAL, *THORACIC, *LUMBAR):
        found[f"{name}-transverse-process"] = Shape(bones[name]).far(LATERAL)
    for k in range(1, 13):
        rib = Shape(bones[f"rib-{k}"])
        neck = furthest(rib.points, MEDIAL) if k > 1 else rib.far(way(lateral=-1, front=-1))
        tip = rib.far(way(lateral=0.2, up=-0.6, front=1)) if k < 11 else rib.far(way(1, -1, 0.4))
        found[f"rib-{k}-neck"] = neck
        found[f"rib-{k}-angle"] = _angle(rib, neck, tip, k)
        found[f"rib-{k}-side"] = rib.far(LATERAL)
        if k < 11:
            found[f"rib-{k}-front"] = rib.far(FRONT)
        else:
            found[f"rib-{k}-tip"] = tip
    sternum = Shape(bones["sternum"])
    right = sternum.points[:, 0] < -2.5
    found["costal-margin-front"] = sternum.far(way(up=0.2, front=1), right)
    found["costal-margin-low"] = sternum.far(DOWN, right)
    return found | _sacrum(Shape(bones["sacrum"])) | _hip(Shape(bones["hip-bone"]), ball)


def _angle(rib: Shape, neck: Floats, tip: Floats, number: int) -> Floats:
    """Where a rib turns forwards: its hindmost point; the short last ribs have none."""
    if number > 10:
        return rib.near(neck + 0.5 * (tip - neck))
    return rib.far(way(lateral=0.05, front=-1))


def _sacrum(sacrum: Shape) -> dict[str, Floats]:
    found = {}
    for name, level in (("upper", 2), ("lower", 4)):
        ring = _sacral_slice(sacrum, level)
        found[f"lateral-sacrum-{name}"] = furthest(ring, way(lateral=1, front=-0.3))
    found["inferior-lateral-angle-of-sacrum"] = furthest(_sacral_slice(sacrum, 5), LATERAL)
    tip, top = sacrum.far(DOWN), sacrum.far(UP)
    low = sacrum.slice(np.array([0, tip[1] + 0.13 * (top[1] - tip[1]), 0]), UP)
    found["lateral-coccyx"] = furthest(low, LATERAL)
    for level in (2, 3, 4):
        ring = _sacral_slice(sacrum, level)
        # piriformis arises beside the anterior foramina, half-way out
        wide = ring[:, 0].min()
        beside = ring[np.argsort(np.abs(ring[:, 0] - 0.6 * wide))[:4]]
        found[f"anterior-sacrum-s{level}"] = furthest(beside, FRONT)
    return found


def _hip(hip: Shape, ball: Floats) -> dict[str, Floats]:
    points = hip.points
    low, high = points[:, 1].min(), points[:, 1].max()
    share = (points[:, 1] - low) / (high - low)
    front_spine = hip.far(way(lateral=0.3, up=-0.15, front=1), (share > 0.5))
    back_spine = hip.far(way(up=0.1, front=-1), share > 0.6)
    fall = front_spine[1] - points[:, 1]
    below = (fall > 2.2) & (fall < 6.5) & (points[:, 0] < ball[0] + 3)
    lower_front = hip.far(way(lateral=0.2, front=1), below)
    drop = back_spine[1] - points[:, 1]
    lower_back = hip.far(way(up=-0.5, front=-1), (drop > 1.5) & (drop < 6.0))
    seat = hip.far(way(lateral=-0.1, up=-1, front=-0.6))
    spine_zone = (points[:, 1] < ball[1] + 2.0) & (points[:, 1] > seat[1] + 3.5)
    thorn = hip.far(way(lateral=-0.7, front=-1), spine_zone & (points[:, 2] < ball[2] - 1.5))
    # the hind outline between the two spines; the notch is where it lies furthest forward
    outline = [
        furthest(hip.slice(thorn + share_up * (lower_back - thorn), UP), BACK)
        for share_up in np.linspace(0.1, 0.9, 17)
    ]
    sciatic = furthest(np.array(outline), FRONT)
    pubic_zone = (points[:, 0] > -3.4) & (points[:, 0] < -1.2) & (share > 0.12)
    tubercle = hip.far(way(up=0.7, front=1, lateral=0.15), pubic_zone)
    pubis = points[points[:, 0] > -1.2]
    pubis_low = furthest(pubis, DOWN)
    length = back_spine[2] - front_spine[2]

    def crest(part: float) -> Floats:
        return furthest(hip.slice(np.array([0, 0, front_spine[2] + part * length]), FRONT), UP)

    def blade(part: float, down: float, direction: Floats) -> Floats:
        """Find a point of the ilium, part of the way back and down from crest to hip."""
        top = crest(part)
        roof = np.array([0, ball[1] + 2.8, 0])
        height = top[1] + down * (roof[1] - top[1])
        return hip.outer(np.array([top[0], height, top[2]]), direction)

    upper = hip.outer((tubercle + ball + [0, 1.5, 1.5]) / 2, way(up=1, front=0.6))
    return {
        "anterior-superior-iliac-spine": front_spine,
        "anterior-inferior-iliac-spine": lower_front,
        "posterior-superior-iliac-spine": back_spine,
        "posterior-inferior-iliac-spine": lower_back,
        "iliac-crest-front": crest(0.16),
        "iliac-tubercle": crest(0.33),
        "iliac-crest-top": hip.far(UP),
        "iliac-crest-back": crest(0.82),
        "iliac-fossa": blade(0.45, 0.45, MEDIAL),
        "iliac-fossa-front": blade(0.2, 0.4, MEDIAL),
        "iliac-fossa-back": blade(0.52, 0.3, MEDIAL),
        "gluteal-surface-front": blade(0.2, 0.25, LATERAL),
        "gluteal-surface-middle": blade(0.45, 0.35, LATERAL),
        "gluteal-surface-back": blade(0.78, 0.25, LATERAL),
        "gluteal-surface-low-front": blade(0.22, 0.7, LATERAL),
        "gluteal-surface-low-back": blade(0.6, 0.75, LATERAL),
        "greater-sciatic-notch": sciatic,
        "ischial-spine": thorn,
        "ischial-tuberosity": seat,
        "ischial-tuberosity-upper": hip.far(
            way(front=-1, lateral=0.5, up=0.3), (points[:, 1] < seat[1] + 4.5)
        ),
        "ischial-ramus": hip.near(seat * 0.6 + pubis_low * 0.4),
        "inferior-pubic-ramus": hip.near(seat * 0.25 + pubis_low * 0.75),
        "superior-pubic-ramus": upper,
        "pubic-tubercle": tubercle,
        "pubic-body": hip.near(np.array([-1.5, (tubercle[1] + pubis_low[1]) / 2, tubercle[2] + 1])),
    }
