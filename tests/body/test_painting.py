"""Strokes: along the skin, smooth at the edge, on their own limb, the same on both sides."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.body import Side, load_body

BODY = load_body()


def segments(body, field):
    seen = np.unique(body.places.segment[field > 0.02])
    return {body.places.segments[i] for i in seen}


def test_a_patch_is_one_in_the_middle_and_half_at_its_edge(body):
    centre = body.find("torso T9 back 4cm")
    field = body.paint([(["torso T9 back 4cm"], [8])])
    away = np.linalg.norm(body.canonical - centre.position, axis=1)
    assert field[away < 1.0].min() > 0.99
    ring = (np.abs(away - 4) < 0.25) & (field > 0)
    assert field[ring].mean() == pytest.approx(0.5, abs=0.1)
    assert field[away > 6.1].max() == 0


def test_a_patch_has_the_area_of_its_circle(body):
    field = body.paint([(["torso T9 back 5cm"], [8])])
    assert body.areas @ (field > 0.5) == pytest.approx(np.pi * 16, rel=0.12)


def test_a_stroke_has_the_area_of_its_band(body):
    field = body.paint([(["thigh 0.3 front", "thigh 0.5 front", "thigh 0.7 front"], [4])])
    length = np.linalg.norm(
        body.find("thigh 0.7 front").position - body.find("thigh 0.3 front").position
    )
    assert body.areas @ (field > 0.5) == pytest.approx(length * 4 + np.pi * 4, rel=0.15)


def test_width_varies_along_the_path(body):
    wide = body.paint([(["leg 0.2 back", "leg 0.8 back"], [8, 2])])
    upper = body.paint([(["leg 0.2 back", "leg 0.8 back"], [2, 2])])
    assert (wide >= upper - 1e-3).all()
    assert body.areas @ wide > 1.8 * (body.areas @ upper)


@pytest.mark.parametrize(
    ("path", "width", "stays"),
    [
        (["hand 0.1 lateral", "hand 0.5 back", "index-finger 0.8 back"], 3, "hand"),
        (["forearm 0.5 medial", "hand 0.5 medial"], 5, "arm"),
        (["thigh 0.5 medial", "thigh 0.8 medial"], 6, "thigh"),
        (["middle-finger 0.3 front", "middle-finger 0.9 front"], 1.5, "middle finger"),
        (["second-toe 0.5 top"], 1.0, "second toe"),
    ],
)
def test_a_stroke_stays_on_its_limb(body, path, width, stays):
    allowed = {
        "hand": {"forearm", "hand", "thumb", "index-finger", "middle-finger"},
        "arm": {"upper-arm", "forearm", "hand", "little-finger", "ring-finger"},
        "thigh": {"thigh", "leg", "torso"},
        "middle finger": {"middle-finger", "hand"},
        "second toe": {"second-toe", "foot"},
    }[stays]
    field = body.paint([(path, [width])])
    assert segments(body, field) <= allowed
    assert field[body.canonical[:, 0] > 0].max() == 0


def test_a_stroke_crosses_the_midline_where_it_says_so(body):
    field = body.paint([(["torso T6 back 4cm", "torso T6 back -4cm"], [4])])
    assert field[body.canonical[:, 0] > 3].max() > 0.9
    np.testing.assert_allclose(field, body.mirrored(field), atol=0.15)


def test_palm_and_back_of_hand_are_apart(body):
    field = body.paint([(["hand 0.6 front"], [3])])
    back = body.find("hand 0.6 back").vertex
    assert field[back] == 0


places = st.sampled_from(
    ["acromion", "elbow-crease", "knee-front", "torso L2 back 6cm", "temple", "calf-upper",
     "foot 0.5 top", "thumb 0.7 back", "torso T4 front 8cm", "buttock-lower"]
)  # fmt: skip


@given(place=places, width=st.floats(1.5, 12))
@settings(deadline=None, max_examples=30)
def test_painted_left_is_painted_right_mirrored(place, width):
    right = BODY.paint([([place], [width])])
    left = BODY.paint([([place], [width])], side=Side.LEFT)
    np.testing.assert_array_equal(left, right[BODY.mirror])
    np.testing.assert_array_equal(BODY.mirrored(BODY.mirrored(right)), right)


@given(place=places, width=st.floats(3, 12))
@settings(deadline=None, max_examples=30)
def test_a_wider_stroke_covers_a_narrower_one(place, width):
    narrow, wide = (BODY.paint([([place], [w])]) for w in (width, width + 2))
    assert (wide >= narrow - 1e-4).all()
    assert narrow.max() > 0.9


def test_strokes_make_a_union_in_any_order(body):
    one, two = (["acromion"], [6]), (["elbow-crease"], [5])
    both = body.paint([one, two])
    np.testing.assert_array_equal(both, body.paint([two, one]))
    np.testing.assert_array_equal(both, np.maximum(body.paint([one]), body.paint([two])))


def test_nothing_is_painted_where_nothing_can_be_picked(body):
    field = body.paint([(["mouth-corner"], [8]), (["eye"], [5])])
    assert field[~body.skin].max() == 0


def test_points_may_be_given_instead_of_words(body):
    found = body.find("shoulder-front")
    by_point = body.paint([(found.position[None, :], (6.0,))])
    np.testing.assert_array_equal(by_point, body.paint([(["shoulder-front"], [6])]))
