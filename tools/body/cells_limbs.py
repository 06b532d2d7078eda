"""The places of arm, hand, leg and foot. Rules only; the first that holds names a point."""

from collections.abc import Iterator

import numpy as np

from tools.body.surface import FINGERS, TOES, Booleans, Spots


def rules(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    """Give cells and where they are, the most particular first."""
    yield from _arm(spots)
    yield from _hand(spots)
    yield from _leg(spots)
    yield from _foot(spots)


def _arm(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    upper, lower = spots.is_in("upper-arm"), spots.is_in("forearm")
    elbow = (upper & (spots.fraction("upper-arm") > 0.86)) | (
        lower & (spots.fraction("forearm") < 0.14)
    )
    for part, limb in (("upper-arm", elbow & upper), ("forearm", elbow & lower)):
        yield "elbow-crease", limb & spots.around(part, -50, 52)
        yield "elbow-outer", limb & spots.around(part, 52, 128)
        yield "elbow-point", limb & spots.around(part, 128, 232)
        yield "elbow-inner", limb
    yield "upper-arm-front", upper & spots.around("upper-arm", -48, 50)
    yield "upper-arm-outer", upper & spots.around("upper-arm", 50, 132)
    yield "upper-arm-back", upper & spots.around("upper-arm", 132, 232)
    yield "upper-arm-inner", upper
    wrist = (lower & (spots.fraction("forearm") > 0.89)) | (
        spots.is_in("hand") & (spots.fraction("hand") < 0.10)
    )
    yield "wrist-back", wrist & spots.around("forearm", 90, 270)
    yield "wrist-palm-side", wrist
    yield "forearm-palm-side", lower & spots.around("forearm", -45, 45)
    yield "forearm-thumb-side", lower & spots.around("forearm", 45, 130)
    yield "forearm-back", lower & spots.around("forearm", 130, 225)
    yield "forearm-little-finger-side", lower


def _hand(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    for finger in FINGERS:
        back = spots.faces_back(finger)
        yield f"{finger}-back", spots.is_in(finger) & back
        yield f"{finger}-palm-side", spots.is_in(finger)
    thumb, hand = spots.is_in("thumb"), spots.is_in("hand")
    own = spots.fraction("thumb") > 0.12
    yield "thumb-back", thumb & own & spots.faces_back("thumb")
    yield "thumb-palm-side", thumb & own
    axis, thumb_axis = spots.axes["hand"], spots.axes["thumb"]
    across = (np.column_stack([-spots.lateral, spots.height, spots.forward]) - axis.start) @ (
        axis.lateral
    )
    root = float((thumb_axis.start - axis.start) @ axis.lateral)
    along = spots.fraction("hand")
    back = spots.faces_back("hand")
    web = (across > root * 0.52) & (along > 0.50)
    yield "thumb-web", (hand | thumb) & web & (along < 0.92)
    yield "hand-back", (hand | thumb) & back
    ball = (across > 0.35 * root - (along - 0.1) * 1.2) & (along < 0.66)
    yield "thumb-base", (hand | thumb) & ball
    yield "palm", hand | thumb


def _leg(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    thigh, leg = spots.is_in("thigh", "torso"), spots.is_in("leg")
    base, apex = spots.mark("patella-base"), spots.mark("patella-apex")
    height = spots.height
    # What the thigh's skin reaches below the knee cap belongs to the knee.
    knee = (height < base[1] + 1.2) & (thigh | (leg & (height > apex[1] - 2.2)))
    yield "knee-front", knee & spots.around("thigh", -42, 42)
    yield "knee-outer", knee & spots.around("thigh", 42, 125)
    yield "knee-back", knee & spots.around("thigh", 125, 235)
    yield "knee-inner", knee
    half = (spots.axes["thigh"].start[1] + base[1]) / 2 - 1.0
    for end, part in (("upper", thigh & (height >= half)), ("lower", thigh)):
        yield f"thigh-front-{end}", part & spots.around("thigh", -46, 46)
        yield f"thigh-outer-{end}", part & spots.around("thigh", 46, 128)
        yield f"thigh-back-{end}", part & spots.around("thigh", 128, 234)
        yield f"thigh-inner-{end}", part
    ankle = (leg | spots.is_in("foot")) & _ankle(spots)
    yield "ankle-front", ankle & spots.around("leg", -55, 52)
    yield "ankle-outer", ankle & spots.around("leg", 52, 140)
    yield "ankle-back", ankle & spots.around("leg", 140, 220)
    yield "ankle-inner", ankle
    yield "shin", leg & spots.around("leg", -48, 28)
    yield "leg-outer", leg & spots.around("leg", 28, 118)
    calf = leg & spots.around("leg", 118, 250)
    middle = spots.fraction("leg") < 0.52
    yield "calf-upper", calf & middle
    yield "calf-lower", calf
    yield "leg-inner", leg


def _ankle(spots: Spots) -> Booleans:
    inner, outer = spots.mark("medial-malleolus"), spots.mark("lateral-malleolus")
    top = (inner[1] + outer[1]) / 2 + 3.6
    under = outer[1] - 0.6
    low = spots.profile(
        (inner[2] - 6, under), (inner[2] - 2, under - 0.6), (inner[2] + 1.5, under),
        (inner[2] + 4.5, inner[1] + 2.2), (inner[2] + 5.5, inner[1] + 8),
    )  # fmt: skip
    return np.asarray((spots.height < top) & (spots.height > low))


def _foot(spots: Spots) -> Iterator[tuple[str, Booleans]]:
    for toe in TOES:
        name = "big-toe" if toe == "big-toe" else "lesser-toes"
        yield f"{name}-under", spots.is_in(toe) & spots.faces_back(toe)
        yield f"{name}-top", spots.is_in(toe)
    foot = spots.is_in("foot", "leg")
    along = spots.fraction("foot")
    sole = spots.height < spots.profile((-10, 1.2), (30, 1.2))
    yield "heel", foot & (along < 0.33) & (spots.height < 40)
    yield "ball-of-foot", foot & sole & (along > 0.76)
    edge = spots.around("foot", 55, 128)
    yield "foot-outer-edge", foot & edge & (spots.height < 3.6)
    yield "arch", foot & (sole | (spots.around("foot", 230, 292) & (along < 0.76)))
    yield "foot-top", foot
