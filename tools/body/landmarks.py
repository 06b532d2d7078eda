"""Find the landmarks of both registered skeletons: where each is, what it is called."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.body import landmarks_arm, landmarks_head, landmarks_leg, landmarks_trunk
from tools.body.registration import Registered
from tools.body.skin import Sex

Floats = NDArray[np.float64]

_PROPER = {"gerdy": "Gerdy's", "tali": "tali"}
_NAMES = {
    "vertex": "Vertex of the skull",
    "pupil": "Centre of the eye",
    "hyoid-body": "Body of the hyoid bone",
    "cuboid": "Cuboid bone",
}
"""Where spelling out the id does not give the usual name."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """One landmark of both adults.

    Parameters
    ----------
    id
        Kebab-case, without a side.
    sided
        True when there is one on each side; `position` then holds the right one.
    position
        Sex to the point on the bone (3,), centimetres; on the skin for soft features.
    """

    id: str
    name: str
    sided: bool
    position: Mapping[Sex, Floats]


def find(registered: Registered) -> tuple[Found, ...]:
    """Return every landmark, midline ones first, each group in the order of the body."""
    places = {sex: _of_one(registered, sex) for sex in Sex}
    first = places[Sex.FEMALE]
    return tuple(
        Found(
            id=key,
            name=_name(key),
            sided=sided,
            position={sex: places[sex][key, sided] for sex in Sex},
        )
        for key, sided in first
    )


def _of_one(registered: Registered, sex: Sex) -> dict[tuple[str, bool], Floats]:
    skeleton, skin = registered.skeletons[sex], registered.skin
    bones = {**skeleton.midline, **skeleton.right}
    ball = landmarks_leg.femoral_ball(bones["femur"])
    middle = landmarks_head.midline(bones, skin, sex) | landmarks_trunk.midline(bones, skin, sex)
    right = (
        landmarks_head.sided(bones, skin, sex)
        | landmarks_trunk.sided(bones, ball)
        | landmarks_arm.sided(bones)
        | landmarks_leg.sided(bones)
    )
    return {(key, False): point for key, point in middle.items()} | {
        (key, True): point for key, point in right.items()
    }


def _name(key: str) -> str:
    """Spell an id out: c7-spinous-process becomes "C7 spinous process"."""
    if key in _NAMES:
        return _NAMES[key]
    words = [
        word.upper() if word[1:].isdigit() and len(word) > 1 else _PROPER.get(word, word)
        for word in key.split("-")
    ]
    text = " ".join(words)
    return text[0].upper() + text[1:]
