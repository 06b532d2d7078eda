"""Fit pelvis, spine, rib cage, neck and skull between front and back of the skin."""

import numpy as np
from numpy.typing import NDArray

from tools.body import fit_spine
from tools.body.fitting import FORWARD, LEFT, UP, Move, axis_scale, then
from tools.body.person import RIGHT, Person
from tools.body.skeleton import CERVICAL
from tools.body.skin import Sex

Floats = NDArray[np.float64]

NOTCH_HEIGHT = {Sex.FEMALE: 0.812, Sex.MALE: 0.816}
_ILIAC_CREST_HEIGHT = 0.602
_SITTING_BONE_HEIGHT = 0.478
_PUBIS_HEIGHT = 0.505
"""Shares of stature, after body-measurement surveys."""
_SACRUM_DROP = 0.007
"""Share of stature that the source's sacrum lies too high between the hip bones: its second
segment belongs level with the posterior superior iliac spines, its coccyx with the symphysis."""

_BREASTBONE_DEPTH = 0.8
"""Centimetres of skin and fat over the breastbone; next, over other bones."""
_BREAST_DRAW, _CAGE_DRAW = 0.95, 1.62
"""How much longer than in the source the breastbone is, and the cage below it, which ends a
vertebra or two too high there."""
_RIB_NECK = 0.25
"""Where the ribs join the spine, as a share of the way from the back to the front of the cage."""
_HANG = {11: 2.4, 12: 3.0}
"""Centimetres that the tips of the free ribs hang lower than in the source, for the same reason."""
_COSTAL_MARGIN_DEPTH = 1.5
_RIB_DEPTH = 1.5
_RIB_REACH = 7.0
"""Centimetres over which a rib makes up for the place of its head."""
_SKULL_DEPTH = 0.65
_HIP_DEPTH = 1.3
_NECK_HOLLOW = 0.4
"""Centimetres that the middle of the neck lies forward of the way from trunk to head."""
_ORBIT_HEIGHT = 166.2
"""Centimetres: height of the middle of the orbits in the skeleton as it is read."""


def moves(person: Person) -> dict[str, Move]:
    """Return the move of each bone of the trunk and head, by name."""
    pelvis, skull = _pelvis(person), _skull(person)
    sacrum = then(pelvis, lambda points: points - UP * _SACRUM_DROP * person.stature)
    column = fit_spine.stack(person, sacrum)
    thorax, wide = _thorax(person, column)
    spine = fit_spine.moves(person, column, wide)
    return {
        "hip-bone": pelvis,
        "sacrum": sacrum,
        "sternum": thorax,
        **spine,
        **{f"rib-{k}": _rib(person, k, thorax, spine[f"t{k}"]) for k in range(1, 13)},
        **dict.fromkeys(("skull", "mandible"), skull),
        **dict.fromkeys((*CERVICAL[:6], "cervical-discs"), _neck(person, spine["c7"], skull)),
    }


def _pelvis(person: Person) -> Move:
    hip, sacrum = person.bone("hip-bone"), person.bone("sacrum")
    tall = axis_scale(
        [hip[:, 1].min(), hip[:, 1].max()],
        [_SITTING_BONE_HEIGHT * person.stature, _ILIAC_CREST_HEIGHT * person.stature],
    )
    ridge = sacrum[np.argmin(sacrum[:, 2])]
    ridge_height = float(tall(ridge[1:2])[0])
    pubis = hip[hip[:, 0] > hip[:, 0].max() - 3.5]
    deep = axis_scale(
        [ridge[2], pubis[:, 2].max()],
        [
            person.back(ridge_height) + 1.1,
            person.front(_PUBIS_HEIGHT * person.stature) - 2.2,
        ],
    )
    crest_height = 0.585 * person.stature
    room = person.half_width(crest_height, 4.0) - _HIP_DEPTH
    wide = min(room / -hip[:, 0].min(), 1.06 * person.scale)

    def move(points: Floats) -> Floats:
        return np.c_[points[:, 0] * wide, tall(points[:, 1]), deep(points[:, 2])]

    return move


def _thorax(person: Person, column: fit_spine.Column) -> tuple[Move, float]:
    """Bend the ribs along the back and the breastbone along the front; say how wide it scales."""
    tips = np.array(list(column.tips.values()))
    sources = [float(one.centre[0]) for one in column.sources.values()]
    targets = [float(one.centre[0]) for one in column.targets.values()]
    back_tall = axis_scale(sources, targets)
    breast = person.bone("sternum")
    middle = breast[np.abs(breast[:, 0]) < 1.5]
    notch = float(middle[:, 1].max())
    notch_height = NOTCH_HEIGHT[person.sex] * person.stature
    breast_fall = 16 * _BREAST_DRAW
    front_tall = axis_scale(
        [notch - 27, notch - 16, notch],
        [
            notch_height - fall * person.scale
            for fall in (breast_fall + 11 * _CAGE_DRAW, breast_fall, 0)
        ],
    )

    levels = np.linspace(notch - 27, notch, 12)
    outline = []
    for level in levels:
        near = breast[np.abs(breast[:, 1] - level) < 2.2]
        outline.append(near[:, 2].max())
    front_source = _smooth(levels, np.array(outline), 3)
    back_source = _smooth(tips[:, 0], tips[:, 1], 5)

    heights = np.linspace(0.57, 0.87, 31) * person.stature
    back_target = _smooth(
        heights, np.array([person.back(h) + fit_spine.RIDGE_DEPTH for h in heights]), 6
    )
    front_heights = np.linspace(0.62, NOTCH_HEIGHT[person.sex], 25) * person.stature
    depths = np.interp(
        front_heights / person.stature, [0.68, 0.74], [_COSTAL_MARGIN_DEPTH, _BREASTBONE_DEPTH]
    )
    front_target = _smooth(
        front_heights,
        np.array([person.front(h) for h in front_heights]) - depths,
        3,
    )
    side = []
    for k in range(6, 11):
        lateral = person.extreme(f"rib-{k}", RIGHT)
        share = (lateral[2] - back_source(lateral[1])) / (
            front_source(lateral[1]) - back_source(lateral[1])
        )
        height = float(
            back_tall(lateral[1:2])[0] * (1 - share) + front_tall(lateral[1:2])[0] * share
        )
        z = back_target(height) * (1 - share) + front_target(height) * share
        side.append((person.half_width(height, float(z)) - _RIB_DEPTH) / -lateral[0])
    wide = min(*side, 1.05 * person.scale)

    def move(points: Floats) -> Floats:
        x, y, z = points.T
        from_back, from_front = back_source(y), front_source(np.clip(y, notch - 25, notch))
        share = (z - from_back) / (from_front - from_back)
        weight = np.clip((share - _RIB_NECK) / (1 - _RIB_NECK), 0, 1)
        tall = back_tall(y) * (1 - weight) + front_tall(y) * weight
        at_front = np.clip(tall, 0.63 * person.stature, notch_height)
        near, far = back_target(tall), front_target(at_front)
        return np.c_[x * wide, tall, near * (1 - share) + far * share]

    return move, wide


def _rib(person: Person, number: int, thorax: Move, vertebra: Move) -> Move:
    """Move a rib with the cage, its head with its vertebra."""
    head = person.extreme(f"rib-{number}", LEFT)[None]
    placed = then(thorax, _bulge(thorax(head)[0], vertebra(head)[0], _RIB_REACH))
    length = float(np.linalg.norm(person.bone(f"rib-{number}") - head, axis=1).max())
    hang = _HANG.get(number, 0.0) * person.scale / length

    def move(points: Floats) -> Floats:
        along = np.linalg.norm(points - head, axis=1, keepdims=True)
        return np.asarray(placed(points) - UP * hang * along)

    return move


def _skull(person: Person) -> Move:
    skull, jaw = person.bone("skull"), person.bone("mandible")
    head = person.vertices[person.vertices[:, 1] > person.joints["chin"][1] - 2]
    middle = head[np.abs(head[:, 0]) < 0.6]
    top = float(head[:, 1].max())
    chin_y = _chin_height(person)
    chin_front = person.front(chin_y + 1.6)
    occiput = float(middle[:, 2].min())
    forehead = person.front(person.joints["eye"][1] + 5.0)
    chin = jaw[np.argmax(jaw[:, 2] - 0.4 * jaw[:, 1])]
    tall = axis_scale(
        [jaw[:, 1].min(), _ORBIT_HEIGHT, skull[:, 1].max()],
        [chin_y + 0.8, float(person.joints["eye"][1]), top - _SKULL_DEPTH],
    )
    brow = skull[(np.abs(skull[:, 0]) < 1.5) & (skull[:, 1] > 168.5)]
    deep = axis_scale(
        [skull[:, 2].min(), brow[:, 2].max()],
        [occiput + _SKULL_DEPTH, forehead - _SKULL_DEPTH],
    )
    widest = skull[np.argmin(skull[:, 0])]
    height, z = float(tall(widest[1:2])[0]), float(deep(widest[2:3])[0])
    wide = (person.half_width(height, z) - _SKULL_DEPTH) / -widest[0]

    def base(points: Floats) -> Floats:
        return np.c_[points[:, 0] * wide, tall(points[:, 1]), deep(points[:, 2])]

    tip = base(chin[None])[0] * [0, 1, 1]
    return then(base, _bulge(tip, np.array([0.0, tip[1], chin_front - 1.0]), 6.0))


def _chin_height(person: Person) -> float:
    """Height of the underside of the chin on the skin."""
    start = float(person.joints["chin"][1])
    depth = person.front(start)
    heights = np.arange(start, start - 5.0, -0.1)
    below = [h for h in heights if person.front(float(h)) < depth - 2.0]
    return float(below[0]) if below else start - 2.0


def _neck(person: Person, below: Move, skull: Move) -> Move:
    low = float(person.bone("c7")[:, 1].mean())
    high = float(person.bone("skull")[:, 1].min()) + 1.5

    def move(points: Floats) -> Floats:
        share = np.clip((points[:, 1:2] - low) / (high - low), 0, 1)
        share = share * share * (3 - 2 * share)
        hollow = FORWARD * _NECK_HOLLOW * 4 * share * (1 - share)
        return np.asarray(below(points) * (1 - share) + skull(points) * share + hollow)

    return move


def _smooth(x: Floats, y: Floats, degree: int) -> np.polynomial.Polynomial:
    return np.polynomial.Polynomial.fit(x, y, degree)


def _bulge(centre: Floats, goal: Floats, reach: float) -> Move:
    """Move a point to a goal and its surroundings along with it, less with distance."""

    def move(points: Floats) -> Floats:
        far = np.linalg.norm(points - centre, axis=1, keepdims=True) / reach
        return np.asarray(points + np.exp(-(far**2)) * (goal - centre))

    return move
