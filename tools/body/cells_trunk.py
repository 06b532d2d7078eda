"""The places of shoulder, trunk and pelvis. Rules only; the first that holds names a point."""

from collections.abc import Iterator

import numpy as np

from tools.body.cells_head import SPINE
from tools.body.surface import Booleans, Floats, Spots


def rules(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    """Give cells and where they are, the most particular first."""
    yield from _shoulder(spots)
    yield from _pelvis(spots)
    yield from _back(spots)
    yield from _front(spots)


def _trunk(spots: Spots) -> Booleans:
    """Tell the trunk itself, and the little of arm and neck that its rules overlap."""
    crotch = spots.mark("perineum")[1]
    arm = spots.is_in("upper-arm") & (spots.fraction("upper-arm") < 0.12)
    return np.asarray((spots.is_in("torso", "neck") | arm) & (spots.height > crotch + 2))


def _level(spots: Spots, name: str) -> float:
    kind = "median-crest" if name.startswith("s") else "spinous-process"
    return float(spots.mark(f"{name}-{kind}")[1])


def behind(spots: Spots) -> Booleans:
    """Behind the mid-axillary plane."""
    middle = spots.axes["upper-arm"].start[2] - 1.0
    hip = spots.axes["thigh"].start[2] - 0.5
    knee = spots.mark("iliac-crest-top")[1]
    plane = np.interp(spots.height, [knee, knee + 15], [hip, middle])
    return np.asarray(spots.forward < plane)


def _shoulder(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    lateral, height, forward = spots.lateral, spots.height, spots.forward
    tip, joint = spots.mark("acromion"), spots.axes["upper-arm"].start * (-1, 1, 1)
    trunk = spots.is_in("torso", "upper-arm", "neck")
    turn = np.degrees(np.arctan2(lateral - joint[0] + 1.5, forward - joint[2]))
    turn = np.where(turn < -90, 180, turn)
    # The cap of the deltoid: beyond a line from the acromion to the axillary folds.
    fold = joint[1] - 8.5
    rim = spots.lateral_at(
        (fold, joint[0] - 1.2), (joint[1] - 3, joint[0] - 2.6), (tip[1] - 2.5, joint[0] - 2.2),
        (tip[1] + 2, tip[0] - 1.5),
    )  # fmt: skip
    arm = spots.is_in("upper-arm")
    upper = spots.fraction("upper-arm") < 0.40
    hollow = np.array([joint[0] - 1.0, joint[1] - 8.5, joint[2] - 0.8])
    inner_arm = arm & spots.around("upper-arm", 222, 330) & upper
    inside = spots.within(hollow, 5.2) & (np.abs(forward - hollow[2]) < 3.8)
    yield (
        "armpit",
        trunk & ((inner_arm & (height < joint[1])) | (inside & (height < joint[1] - 3.5))),
    )
    top = trunk & (height > tip[1] - 1.2) & (lateral < tip[0] + 1.2) & (lateral > rim - 3)
    cap = trunk & upper & (lateral > rim) & (height > fold - 1.5) & ~top | (arm & upper & ~top)
    yield "shoulder-front", cap & (turn < 52)
    yield "shoulder-outer", cap & (turn < 128)
    yield "shoulder-back", cap


def _pelvis(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    lateral, height, forward = spots.lateral, spots.height, spots.forward
    trunk = spots.is_in("torso", "thigh")
    back = behind(spots)
    crotch = spots.mark("perineum")
    pubis, tubercle = spots.mark("pubic-symphysis"), spots.mark("pubic-tubercle")
    spine = spots.mark("anterior-superior-iliac-spine")
    trochanter = spots.mark("greater-trochanter")
    sit_bone, hind = spots.mark("ischial-tuberosity"), spots.mark("posterior-superior-iliac-spine")
    coccyx, crest = spots.mark("coccyx-tip"), spots.mark("iliac-crest-top")
    knob = spots.mark("iliac-tubercle")

    under = trunk & (np.abs(height - crotch[1] - 1) < 2.2) & (lateral < 2.6)
    yield "perineum", under & (forward > coccyx[2] + 1.0) & (forward < pubis[2] - 1.5)
    yield (
        "genitals",
        trunk
        & ~back
        & (height < pubis[1] + 0.3)
        & (
            lateral
            < spots.lateral_at((crotch[1] - 2, 2.2), (crotch[1] + 2, 2.8), (pubis[1] + 0.3, 4.2))
        )
        & (height > crotch[1] - 0.6)
        & (forward > crotch[2]),
    )
    yield (
        "tail-bone",
        trunk & back & (lateral < 1.9) & (height < _level(spots, "s4")) & (height > coccyx[1] - 2),
    )
    edge = spots.lateral_at(
        (coccyx[1] - 1, 1.2), (_level(spots, "s4"), 2.3), (hind[1] + 2, hind[0] + 1.2)
    )
    sacrum = trunk & back & (lateral < edge) & (height <= _level(spots, "l5") - 1.2)
    yield "sacrum", sacrum & (height > coccyx[1] - 1)

    # The crest of the hip bone, a hand's breadth above the trochanter, is the upper edge.
    rim = spots.height_at(
        (0, _level(spots, "l5") - 1.2), (hind[0], hind[1] + 2.6), (crest[0], crest[1]),
        (knob[0], knob[1] + 0.6), (knob[0] + 4, knob[1]),
    )  # fmt: skip
    fold = sit_bone[1] - 0.6
    turn = np.degrees(np.arctan2(lateral - trochanter[0] + 8, forward - trochanter[2])) % 360
    wing = spots.profile(  # along the crest, from its hindmost part to the front spine
        (hind[2], hind[1] + 2.6), (crest[2] - 1, crest[1] - 1.2), (knob[2], knob[1] - 0.4),
        (spine[2] - 1, spine[1] + 0.8), (spine[2], spine[1] - 20),
    )  # fmt: skip
    side = (turn > 50) & (turn < 112) & (lateral > trochanter[0] - 6)
    yield "outer-hip", trunk & side & (height < wing) & (height > trochanter[1] - 6.0)
    line = spots.height_at(
        (0, pubis[1] + 1.5), (tubercle[0], tubercle[1] + 1.5), (spine[0] - 1, spine[1] - 1.0),
        (spine[0] + 4, spine[1] + 1.5),
    )  # fmt: skip
    ahead = trunk & ~back
    yield (
        "groin",
        ahead
        & (height < line + 1.0)
        & (height > line - 5.0)
        & (lateral < spine[0] + 1)
        & (height > crotch[1] - 0.5),
    )
    seat = trunk & (turn >= 100) & (height < rim) & back
    half = (crest[1] + fold) / 2 - 1.0
    yield "buttock-upper", seat & (height >= half)
    yield "buttock-lower", seat & (height > fold)


def _back(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    lateral, height = spots.lateral, spots.height
    trunk, back = _trunk(spots), behind(spots)
    root, mid_spine = spots.mark("scapular-spine-root"), spots.mark("scapular-spine-middle")
    tip, corner = spots.mark("acromion"), spots.mark("inferior-angle-of-scapula")
    upper_angle = spots.mark("superior-angle-of-scapula")
    seventh = _level(spots, "c7")
    over = spots.height_at(
        (0, seventh - 0.6), (3.5, seventh - 1.6), (upper_angle[0], upper_angle[1] + 0.2),
        (mid_spine[0], mid_spine[1] + 0.8), (tip[0], tip[1] - 1.0),
    )  # fmt: skip
    strip = trunk & back & (lateral < SPINE) & (height < seventh + 3)
    between = (_level(spots, "t4") + _level(spots, "t5")) / 2
    yield "spine-upper-back", strip & (height > between)
    yield "spine-middle-back", strip & (height > (_level(spots, "t8") + _level(spots, "t9")) / 2)
    yield "spine-lower-back", strip & (height > (_level(spots, "t12") + _level(spots, "l1")) / 2)
    yield "spine-low-back", strip & (height > _level(spots, "l5") - 1.2)
    end, inner = spots.mark("clavicle-lateral-end"), spots.mark("clavicle-medial-end")
    above = spots.height_at(
        (inner[0], inner[1] + 1.3), (end[0] - 2, end[1] + 1.0), (end[0], tip[1] - 0.6),
        (tip[0], tip[1] - 1.2), (tip[0] + 3, tip[1] - 1.2),
    )  # fmt: skip
    yield (
        "shoulder-top",
        trunk & (height > np.where(back, over, above)) & (height > seventh - 14) & (lateral > 2.5),
    )
    hind = trunk & back
    border = spots.lateral_at(
        (corner[1] - 1, corner[0] - 1.2), (corner[1] + 2, corner[0] - 1.6),
        (root[1], root[0] - 0.3), (upper_angle[1] + 1, upper_angle[0] - 0.2),
    )  # fmt: skip
    second, low = _level(spots, "t2") - 0.8, corner[1] - 1.6
    yield "upper-back", hind & (height > second) & (lateral < upper_angle[0] + 0.5)
    outer = spots.lateral_at(
        (low, corner[0] + 1.5), (corner[1] + 3, corner[0] + 3.6), (root[1], 40), (root[1] + 1, 40)
    )
    yield "shoulder-blade", hind & (height > low) & (lateral >= border) & (lateral < outer)
    seventh_gap = (_level(spots, "t7") + _level(spots, "t8")) / 2
    yield "between-shoulder-blades", hind & (height > seventh_gap) & (lateral < border)
    twelfth = (_level(spots, "t12") + _level(spots, "l1")) / 2
    yield "mid-back", hind & (height > twelfth) & (lateral < 8.0)
    ribs = spots.height_at((7, twelfth), (13, spots.mark("costal-margin-low")[1] + 1.3))
    yield "outer-ribs-back", hind & (height > ribs)
    yield (
        "low-back",
        hind & (lateral < 7.2) & (height > spots.mark("posterior-superior-iliac-spine")[1]),
    )
    yield "flank", hind & (height > spots.mark("iliac-tubercle")[1] - 3)


def _clavicle(spots: Spots) -> Floats:
    inner, middle = spots.mark("clavicle-medial-end"), spots.mark("clavicle-middle")
    end = spots.mark("clavicle-lateral-end")
    return spots.height_at((inner[0], inner[1]), (middle[0], middle[1]), (end[0], end[1]))


def _front(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    lateral, height, forward = spots.lateral, spots.height, spots.forward
    trunk = _trunk(spots)
    crest, navel = spots.mark("iliac-tubercle"), spots.mark("umbilicus")
    xiphoid, nipple = spots.mark("xiphisternal-joint"), spots.mark("nipple")
    pubis = spots.mark("pubic-symphysis")
    margin = spots.mark("costal-margin-low")
    turn = np.degrees(np.arctan2(lateral, forward - spots.axes["thigh"].start[2] + 1.0))
    trunk_side = turn > 58
    # Along the costal margin: from the breastbone out and down to the tenth rib.
    costal = spots.height_at(
        (0, xiphoid[1] - 0.5), (3.2, xiphoid[1] - 3.0), (margin[0], margin[1] + 0.3),
        (margin[0] + 3, margin[1] + 1.2), (margin[0] + 8, margin[1] + 1.6),
    )  # fmt: skip
    clavicle = _clavicle(spots)
    yield "breastbone", trunk & (lateral < 2.0) & (height > xiphoid[1] - 0.8)
    yield (
        "pit-of-stomach",
        trunk
        & (lateral < spots.lateral_at((navel[1], 3.0), (xiphoid[1] - 4, 3.0), (xiphoid[1], 2.0)))
        & (height > navel[1] + 3)
        & (forward > 0),
    )
    yield "navel", trunk & (np.hypot(lateral, height - navel[1]) < 3.2) & (forward > 0)
    yield "collarbone", trunk & (height > clavicle - 2.3)
    fourth = nipple[1] + 4.6
    yield "chest", trunk & (height > fourth) & (lateral < 60)
    ring = np.hypot((lateral - nipple[0] + 0.8) / 1.12, height - nipple[1] + 0.4)
    yield "breast", trunk & (ring < 6.0) & (turn < 52)
    ninth = (nipple[1] + costal) / 2
    yield "chest-side", trunk & (turn > 52) & (height > ninth)
    yield "breast", trunk & (height > np.where(lateral < nipple[0], nipple[1] - 4.5, nipple[1]))
    yield "lower-ribs", trunk & (height > costal)
    yield (
        "lower-belly",
        trunk & (lateral < 3.0) & (height < navel[1]) & (forward > 0) & (height > pubis[1]),
    )
    rim = spots.height_at((crest[0] - 6, crest[1] - 3.0), (crest[0], crest[1] - 0.5))
    yield "flank", trunk & trunk_side & (height > rim)
    yield "abdomen-upper", trunk & (height > navel[1])
    spine = spots.mark("anterior-superior-iliac-spine")
    yield "abdomen-lower", trunk & (height > spine[1] - 9) & spots.is_in("torso")
    yield "outer-hip", spots.is_in("torso") & (lateral > spine[0])
