"""Places in words: found, mirrored, and explained when there is no such place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.body import Sex, Side, UnknownPlace, load_body
from explorer.body.grammar import FEET, FOOT_DIRECTIONS, LIMB_DIRECTIONS, OnLimb

BODY = load_body()
LIMBS = sorted({*BODY.places.axes} - {"head", "neck"} - FEET | {"foot"})  # toes are too small
fractions = st.floats(0.5, 0.9)  # the near part of a foot's top is the leg


@given(limb=st.sampled_from(LIMBS), fraction=fractions, way=st.integers(0, 7))
@settings(deadline=None, max_examples=60)
def test_a_point_on_a_limb_lies_where_it_says(limb, fraction, way):
    word = (FOOT_DIRECTIONS if limb in FEET else LIMB_DIRECTIONS)[way]
    place = f"{limb} {fraction:.3f} {word}"
    found = BODY.find(place)
    axis = BODY.places.axes[limb]
    along, degrees, radius = axis.coordinates(found.position)
    length = np.linalg.norm(axis.end - axis.start)
    assert abs(along - round(fraction, 3)) * length < 0.7
    off = abs((degrees - way * 45 + 180) % 360 - 180)
    assert np.radians(off) * radius < 1.2


@given(name=st.sampled_from(sorted(BODY.places.words.names)))
@settings(deadline=None, max_examples=60)
def test_the_left_place_mirrors_the_right_one(name):
    right, left = (BODY.find(name, side=side) for side in (Side.RIGHT, Side.LEFT))
    np.testing.assert_allclose(left.position, right.position * [-1, 1, 1])
    assert left.vertex == BODY.mirror[right.vertex]


def test_every_name_is_found_on_the_skin(body):
    for name in body.places.words.names:
        found = body.find(name)
        assert body.skin[found.vertex], name
        assert found.cell is not None, name
        assert np.linalg.norm(found.position - body.canonical[found.vertex]) <= 1.01, name


def test_a_cell_is_found_inside_itself(body):
    for cell in body.cells:
        name = cell.id.removeprefix("right-")
        if cell.side is not Side.LEFT and name not in {
            mark.removeprefix("right-") for mark in body.landmarks
        }:
            assert body.find(name).cell == cell


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        ("torso T8 back 5cm", "right-mid-back"),
        ("torso T8 back -5cm", "left-mid-back"),
        ("torso T2 back 0cm", "spine-upper-back"),
        ("torso T4 back 3.5cm", "right-between-shoulder-blades"),
        ("torso L3 back 4cm", "right-low-back"),
        ("torso S2 back 2cm", "right-sacrum"),
        ("thigh 0.4 front", "right-thigh-front-upper"),
        ("leg 0.3 back", "right-calf-upper"),
        ("forearm 0.5 lateral", "right-forearm-thumb-side"),
        ("upper-arm 0.6 medial", "right-upper-arm-inner"),
        ("hand 0.5 front", "right-palm"),
        ("index-finger 0.5 back", "right-index-finger-back"),
        ("foot 0.6 top", "right-foot-top"),
        ("acromion", "right-shoulder-top"),
        ("patella-centre", "right-knee-front"),
        ("mastoid-process", "right-behind-ear"),
        ("olecranon", "right-elbow-point"),
        ("l3-spinous-process", "spine-low-back"),
    ],
)
def test_clinicians_would_call_it_so(body, place, cell):
    found = body.find(place).cell
    assert found is not None
    assert found.id == cell


def test_steps_go_the_persons_way(body):
    start = body.find("torso T8 back 5cm").position
    up = body.find("torso T8 back 5cm + 4cm up").position
    out = body.find("torso T8 back 5cm + 3cm lateral").position
    assert up[1] - start[1] == pytest.approx(4, abs=0.6)
    assert out[0] - start[0] == pytest.approx(-3, abs=0.6)


def test_steps_add_up(body):
    both = body.find("torso T8 back 5cm + 2cm up + 2cm up").position
    once = body.find("torso T8 back 5cm + 4cm up").position
    np.testing.assert_allclose(both, once)


def test_the_side_of_the_trunk_is_outermost(body):
    side = body.find("torso T9 side").position
    assert side[0] < body.find("torso T9 back 9cm").position[0]


@pytest.mark.parametrize("sex", Sex)
def test_a_landmark_has_a_point_of_bone(body, sex):
    bone = body.bone_point("acromion", side=Side.LEFT, sex=sex)
    np.testing.assert_allclose(bone, body.landmarks["left-acromion"].bone[sex])
    lower = body.bone_point("acromion + 2cm down", sex=sex)
    np.testing.assert_allclose(
        lower, body.landmarks["right-acromion"].bone[sex] - [0, 2, 0], atol=1e-9
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("acromiom", "acromion"),
        ("sholder-front", "shoulder-front"),
        ("thihg 0.4 front", "thigh"),
        ("thigh 1.4 front", "fraction from 0 to 1"),
        ("thigh front", "thigh 0.4"),
        ("thigh 0.4 fornt", "front"),
        ("foot 0.4 front", "top"),
        ("torso T13 back 2cm", "T1"),
        ("torso T8 behind 2cm", "torso T8 back 5cm"),
        ("acromion + 3 inches down", "3cm down"),
        ("acromion + 3cm downwards", "down"),
        ("", "nearest"),
    ],
)
def test_an_unknown_place_says_what_is_wrong(body, text, says):
    with pytest.raises(UnknownPlace) as caught:
        body.find(text)
    assert says in str(caught.value)
    assert not text or text in str(caught.value)


def test_a_place_is_read_once_whatever_the_spaces(body):
    assert body.places.parse(" thigh  0.40 front ").base == OnLimb("thigh", 0.4, 0.0)
