"""The places of head and neck. Rules only; the first that holds names a point."""

from collections.abc import Iterator

import numpy as np

from tools.body.surface import Booleans, Floats, Spots

SPINE = 1.75
"""Half the width of the strip over the spine, cm."""


def rules(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    """Give cells and where they are, the most particular first."""
    lateral, height, forward = spots.lateral, spots.height, spots.forward
    head = _head(spots)
    tragus, brow = spots.mark("tragus"), spots.mark("supraorbital-margin")
    mouth, wing = spots.mark("mouth-corner"), spots.mark("ala-of-nose")
    pupil, angle = spots.mark("pupil"), spots.mark("angle-of-mandible")
    knob, mastoid = spots.mark("external-occipital-protuberance"), spots.mark("mastoid-process")
    middle = float(knob[2] + spots.mark("glabella")[2]) / 2
    reach = np.hypot(lateral, forward - middle)
    steep = np.degrees(np.arctan2(height - brow[1] + 1, reach))

    ear = ((forward - tragus[2] + 0.6) / 2.0) ** 2 + ((height - tragus[1]) / 3.1) ** 2 < 1
    yield "ear", head & ear & (lateral > tragus[0] - 1.8)
    joint = np.hypot(forward - tragus[2] - 2.3, height - tragus[1] + 0.2) < 1.6
    yield "jaw-joint", head & joint & (lateral > tragus[0] - 3)
    yield "top-of-head", head & (steep > 50)
    face = head & (forward > tragus[2] + 1.2)
    yield (
        "nose",
        face
        & (lateral < wing[0] + 0.15)
        & (height > wing[1] - 0.7)
        & (height < pupil[1] + 0.6)
        & (lateral < 0.95 + (pupil[1] + 0.6 - height) * 0.4),
    )
    eye = ((lateral - pupil[0]) / 2.7) ** 2 + ((height - pupil[1]) / 1.5) ** 2 < 1
    yield "eye", face & eye & (forward > pupil[2] - 5)
    brow_top = brow[1] + 1.5
    yield "brow", face & (height > pupil[1] - 0.2) & (height < brow_top) & (lateral < 5.2)
    yield "forehead", face & (height >= brow_top) & (lateral < _temporal_line(spots))
    arch = tragus[1] + 0.8
    yield "temple", face & (height >= arch) & (lateral > 3)
    yield (
        "upper-jaw",
        face
        & (height >= mouth[1])
        & (height < wing[1] + 0.3 - (lateral - 2).clip(0) * 0.6)
        & (lateral < 4.0),
    )
    below = mouth[1] - ((lateral - 3.9) * 0.5).clip(0, 0.8)
    yield "lower-jaw", face & (height < below) & (forward > angle[2] + 3.6)
    near_angle = (forward < angle[2] + 3.6) & (height < (mouth[1] + tragus[1]) / 2 + 0.3)
    yield "jaw-angle", head & near_angle & (forward > angle[2] - 2.2) & (height < tragus[1] - 2)
    yield "lower-jaw", face & (height < below)
    yield "cheek", face
    back_edge = mastoid[2] - 2.6
    yield "base-of-skull", head & (forward < back_edge) & (height < knob[1] + 0.3)
    low = height < tragus[1] + 1.9
    yield "behind-ear", head & low & (forward >= back_edge)
    yield "back-of-head", head & (forward < back_edge)
    yield "side-of-head", head

    neck = _neck(spots)
    yield "spine-neck", neck & (lateral < SPINE) & spots.around("neck", 120, 240)
    yield "nape", neck & spots.around("neck", 123, 237)
    yield "side-of-neck", neck & spots.around("neck", 48, 180)
    yield "throat", neck


def _temporal_line(spots: Spots) -> Floats:
    brow = spots.mark("supraorbital-margin")[1]
    return spots.lateral_at((brow, 5.3), (brow + 3, 5.5), (brow + 6, 5.2), (brow + 9, 4.5))


def _head(spots: Spots) -> Booleans:
    """Above the lower edge of the jaw, the mastoid and the hairline."""
    chin, angle = spots.mark("mental-protuberance"), spots.mark("angle-of-mandible")
    mastoid, knob = spots.mark("mastoid-process"), spots.mark("external-occipital-protuberance")
    edge = spots.profile(
        (chin[2] + 2, chin[1] - 1.3),
        (chin[2] - 1.5, chin[1] - 1.1),
        (angle[2] + 2.5, angle[1] - 1.6),
        (angle[2] - 0.4, angle[1] - 0.6),
        (mastoid[2] + 1.2, mastoid[1] - 0.8),
        (mastoid[2] - 1.5, mastoid[1] - 1.6),
        (knob[2] + 2.5, knob[1] - 4.2),
        (knob[2], knob[1] - 4.2),
    )
    return np.asarray(spots.is_in("head", "neck") & (spots.height > edge))


def _neck(spots: Spots) -> Booleans:
    """Above a plane through the notch of the breastbone and C7, inside the root of the neck."""
    notch, seventh = spots.mark("suprasternal-notch"), spots.mark("c7-spinous-process")
    plane = spots.profile((notch[2], notch[1] + 0.6), (seventh[2], seventh[1] - 0.4))
    rise = 0.22 * spots.lateral  # the clavicles climb outwards
    width = 6.6
    return np.asarray(
        (spots.height > plane + rise)
        & (spots.lateral < width)
        & spots.is_in("head", "neck", "torso")
    )
