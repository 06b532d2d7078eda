"""Rules for the landmarks of skull, jaw, face and throat. The right side; midline ones at x = 0.

The skull mesh has no sutures and no hyoid or larynx comes with it: points on sutures lie at
their usual distance from features that can be seen, and throat points at their vertebral level.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tools.body.fitting import Surface
from tools.body.rules import BACK, DOWN, FRONT, LATERAL, UP, Shape, furthest, on_midline, way
from tools.body.skeleton import Bone
from tools.body.skin import SEGMENTS, Sex, Skin

Floats = NDArray[np.float64]


def midline(bones: Mapping[str, Bone], skin: Skin, sex: Sex) -> dict[str, Floats]:
    """Landmarks of the head that have no side."""
    skull, jaw = Shape(bones["skull"]), Shape(bones["mandible"])
    profile = skull.slice(np.zeros(3), LATERAL)
    eye = skin.joints[sex]["right-eye"]
    # the outer edge of the skull only: the slice also cuts the floor of the brain case
    vertex = furthest(profile, UP)
    inion = furthest(profile, way(up=-0.75, front=-1))
    brow = profile[(profile[:, 1] > eye[1] + 1.9) & (profile[:, 1] < eye[1] + 4.5)]
    glabella = furthest(brow, way(up=-0.15, front=1))
    face = profile[(profile[:, 1] < glabella[1]) & (profile[:, 1] > eye[1] - 3.0)]
    nose = furthest(face, FRONT)
    bridge = face[face[:, 1] > nose[1] + 0.4]
    bridge = bridge[bridge[:, 2] > glabella[2] - 2.0]
    # the root of the nose: the hollow between brow and nasal bones
    nasion = bridge[np.argmin(bridge[:, 2])] if len(bridge) else (glabella + nose) / 2
    condyle = jaw_parts(jaw)["mandibular-condyle"]
    bregma = skull.outer(np.array([0, vertex[1] - 3, condyle[2] + 1.5]), UP)
    upper_back = skull.outer(inion * [0, 1, 1] + [0, 6.2, 3], BACK)
    surface = Surface(skin.vertices[sex], skin.triangles)
    neck = {f"c{k}": Shape(bones[f"c{k}"]) for k in (3, 4, 5)}
    hyoid_height = float(neck["c3"].centre()[1]) - 0.8
    hyoid = np.array([0, hyoid_height, neck["c3"].points[:, 2].max() + 3.6])
    # where the throat is already neck and no longer the floor of the mouth
    larynx_height = min(float(neck["c5"].centre()[1]), float(jaw.points[:, 1].min()) - 2.2)
    larynx = surface.exit(np.array([0, larynx_height, neck["c5"].points[:, 2].max() + 0.5]), FRONT)
    return on_midline(
        {
            "vertex": vertex,
            "bregma": bregma,
            "lambda": upper_back,
            "glabella": glabella,
            "nasion": nasion,
            "external-occipital-protuberance": inion,
            "mental-protuberance": jaw.far(way(up=-0.35, front=1), np.abs(jaw.points[:, 0]) < 1.2),
            "hyoid-body": hyoid,
            "laryngeal-prominence": larynx - [0, 0, 0.5],
        }
    )


def jaw_parts(jaw: Shape) -> dict[str, Floats]:
    """Landmarks of the mandible."""
    points = jaw.points
    right = points[:, 0] < -2.5
    angle = jaw.far(way(lateral=0.4, up=-1, front=-1.2), right)
    upper = right & (points[:, 1] > angle[1] + 0.55 * (points[:, 1].max() - angle[1]))
    depth = points[upper, 2]
    split = (depth.min() + depth.max()) / 2
    condyle = jaw.far(UP, upper & (points[:, 2] < split))
    coronoid = jaw.far(way(up=1, front=0.3), upper & (points[:, 2] >= split))
    chin = jaw.far(way(up=-1, front=0.6), np.abs(points[:, 0]) < 1.5)
    return {
        "mandibular-condyle": condyle,
        "coronoid-process-of-mandible": coronoid,
        "angle-of-mandible": angle,
        "mandibular-ramus": jaw.outer((angle + condyle) / 2 + [0, 0, 1.3], LATERAL),
        "body-of-mandible": jaw.outer(
            angle * 0.5 + chin * 0.5 + [0, 1.2, 0], way(lateral=1, front=0.55)
        ),
    }


def sided(bones: Mapping[str, Bone], skin: Skin, sex: Sex) -> dict[str, Floats]:
    """Landmarks of the right half of the head."""
    skull, jaw = Shape(bones["skull"]), Shape(bones["mandible"])
    points = skull.points
    found = jaw_parts(jaw)
    eye = skin.joints[sex]["right-eye"]
    condyle = found["mandibular-condyle"]
    middle = midline(bones, skin, sex)
    inion, vertex = middle["external-occipital-protuberance"], middle["vertex"]
    canal = skull.outer(condyle + 0.3 * UP + 1.1 * BACK, LATERAL)
    arch_zone = (
        (points[:, 0] < condyle[0] + 1)
        & (points[:, 2] > condyle[2] + 0.8)
        & (points[:, 2] < condyle[2] + 4.5)
        & (np.abs(points[:, 1] - condyle[1]) < 1.6)
    )
    arch = skull.far(LATERAL, arch_zone)
    behind = canal[2] - points[:, 2]
    tip_zone = (points[:, 0] < condyle[0] + 1.0) & (behind > 0.2) & (behind < 3.0)
    mastoid = skull.far(DOWN, tip_zone)
    cheek_zone = (points[:, 0] < -3.0) & (np.abs(points[:, 1] - eye[1] + 2.6) < 1.5)
    cheek = skull.far(way(lateral=0.75, front=1), cheek_zone)
    pupil_slice = skull.slice(np.array([eye[0], 0, 0]), LATERAL)
    above = pupil_slice[(pupil_slice[:, 1] > eye[1] + 0.8) & (pupil_slice[:, 1] < eye[1] + 3.2)]
    below = pupil_slice[(pupil_slice[:, 1] < eye[1] - 1.0) & (pupil_slice[:, 1] > eye[1] - 3.4)]
    high = vertex[1] - arch[1]

    def side_wall(height: float, depth: float) -> Floats:
        return skull.outer(np.array([0.0, height, depth]), LATERAL)

    def under(x: float, depth: float) -> Floats:
        return skull.outer(np.array([x, inion[1], depth]), DOWN)

    found |= {
        "external-acoustic-meatus": canal,
        "mastoid-process": mastoid,
        "zygomatic-arch": arch,
        "zygomatic-bone": cheek,
        "supraorbital-margin": furthest(above, way(up=-0.3, front=1)),
        "infraorbital-margin": furthest(below, way(up=0.5, front=1)),
        "pterion": side_wall(arch[1] + 3.8, condyle[2] + 3.6),
        "asterion": side_wall(canal[1] + 0.9, mastoid[2] - 2.6),
        "parietal-eminence": skull.far(way(lateral=1, up=0.55, front=-0.55)),
        "superior-temporal-line-front": skull.outer(
            np.array([0, eye[1] + 3.2, eye[2] - 3.0]), way(lateral=1, front=0.25)
        ),
        "superior-temporal-line-top": side_wall(arch[1] + 0.72 * high, canal[2] + 1.5),
        "superior-temporal-line-back": side_wall(arch[1] + 0.45 * high, canal[2] - 5.2),
        "superior-nuchal-line-medial": skull.outer(
            inion + 1.8 * LATERAL + 0.1 * UP + 4 * FRONT, BACK
        ),
        "superior-nuchal-line-lateral": skull.outer(
            inion + 3.8 * LATERAL + 0.2 * UP + 5 * FRONT, way(lateral=0.35, front=-1)
        ),
        "inferior-nuchal-line-medial": under(-1.4, inion[2] + 2.2),
        "inferior-nuchal-line-lateral": under(-3.4, inion[2] + 3.2),
    }
    return found | _face(skin, sex, canal, eye)


def _face(skin: Skin, sex: Sex, canal: Floats, eye: Floats) -> dict[str, Floats]:
    """Points of the skin itself: eye, nose, mouth and ear."""
    vertices = skin.vertices[sex]
    surface = Surface(vertices, skin.triangles)
    # mouth and nostrils are where seen skin meets hidden skin
    mixed = skin.outer[skin.triangles].any(axis=1) & ~skin.outer[skin.triangles].all(axis=1)
    rim = np.unique(skin.triangles[mixed])
    rim = rim[skin.outer[rim] & (vertices[rim, 0] < 0) & (vertices[rim, 2] > eye[2] - 2)]
    openings = vertices[rim]
    nose_tip = surface.leave(np.array([0, eye[1] - 4.0, eye[2]]), FRONT)
    lips = openings[openings[:, 1] < eye[1] - 5.2]
    head = vertices[(skin.segment == SEGMENTS.index("head")) & (vertices[:, 0] < canal[0] - 0.3)]
    ear = head[(np.abs(head[:, 2] - canal[2]) < 3.0) & (np.abs(head[:, 1] - canal[1]) < 4.5)]
    lower_ear = ear[ear[:, 0] < canal[0] - 0.9] if len(ear) else head
    nose = vertices[
        (np.abs(vertices[:, 1] - nose_tip[1] + 0.3) < 0.8)
        & (vertices[:, 2] > nose_tip[2] - 2.4)
        & (np.abs(vertices[:, 0]) < 2.6)
        & skin.outer
    ]
    return {
        "pupil": surface.leave(eye, FRONT),
        "mouth-corner": furthest(lips, LATERAL),
        "ala-of-nose": furthest(nose, way(lateral=1, front=0.6)),
        "tragus": surface.leave(canal + 0.9 * FRONT, LATERAL),
        "earlobe": furthest(lower_ear, way(up=-1, lateral=0.2)),
    }
