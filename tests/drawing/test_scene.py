from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import TOYS, write_toys

from explorer import Sex, Side, ViewName, body_map, load_atlas, rank, rank_others
from explorer.body import CAMERAS, Part, beside
from explorer.drawing.choice import close_up
from explorer.drawing.scene import How, pattern_scene, scene
from explorer.drawing.shapes import Kind, path
from explorer.drawing.svg import to_svg
from explorer.knowledge.vocabulary import Structure

POINTS = st.lists(
    st.tuples(st.floats(-90, 90), st.floats(-5, 185)), min_size=1, max_size=12
).map(np.array)


def absolute(d):
    """Read one relative path back into whole millimetres."""
    start, _, rest = d.removesuffix("z").partition("l")
    numbers = [int(n) for n in re.findall(r"-?\d+", rest)]
    steps = np.array(numbers).reshape(-1, 2)
    first = np.array([[int(n) for n in re.findall(r"-?\d+", start)]])
    return np.concatenate([first, first + np.cumsum(steps, axis=0)]) if len(steps) else first


@given(POINTS)
def test_a_path_reads_back_to_the_millimetre(points):
    whole = np.rint(points * 10).astype(int)
    kept = np.concatenate([whole[:1], whole[1:][np.any(np.diff(whole, axis=0) != 0, axis=1)]])
    assert absolute(path(points, unit=10, closed=True)).tolist() == kept.tolist()


@pytest.fixture(scope="module")
def shown(toy_atlas):
    return scene(toy_atlas, "front", marks=["right-knee-front"],
                 matches=rank(toy_atlas, ["right-shoulder-front"])[:1])


def test_a_scene_goes_from_back_to_front(shown):
    kinds = [s.kind for s in shown.shapes]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert {Kind.ESSENTIAL, Kind.SPILLOVER, Kind.MARK} <= set(kinds)


def test_a_scene_says_the_side(shown):
    assert "right front of knee" in shown.words
    assert "right ball" in shown.words
    assert all(re.search(r"\b(right|left)\b", s.words) for s in shown.shapes)


def test_a_right_pattern_is_on_the_viewers_left_from_the_front(toy_atlas):
    for view, sign in ((ViewName.FRONT, -1), (ViewName.BACK, 1)):
        drawn = pattern_scene(toy_atlas, toy_atlas.muscle("ball"), Side.RIGHT, view, Sex.MALE)
        zones = [s for s in drawn.shapes if s.kind is Kind.ESSENTIAL]
        for zone in zones:
            assert np.sign(np.concatenate(zone.rings)[:, 0].mean()) == sign


def test_a_left_pattern_is_the_right_one_mirrored(toy_atlas):
    right, left = (
        pattern_scene(toy_atlas, toy_atlas.muscle("ball"), side, ViewName.FRONT, Sex.FEMALE)
        for side in (Side.RIGHT, Side.LEFT)
    )
    for a, b in zip(right.shapes, left.shapes, strict=True):
        assert np.concatenate(a.rings)[:, 0].mean() == pytest.approx(
            -np.concatenate(b.rings)[:, 0].mean(), abs=0.5
        )


def test_svg_is_well_formed_and_names_every_shape(shown):
    root = ET.fromstring(to_svg(shown))  # noqa: S314  our own text
    titles = [t.text for t in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == [shown.words, *(s.words for s in shown.shapes)]
    assert {"RIGHT", "LEFT"} <= {t.text for t in root.iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize("name", ViewName)
def test_a_figure_carries_the_words_of_its_view(toy_atlas, name):
    drawn = scene(toy_atlas, name)
    root = ET.fromstring(to_svg(drawn))  # noqa: S314  our own text
    words = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert tuple(words[:2]) == CAMERAS[name].corners
    assert CAMERAS[name].seen in drawn.words
    figure = body_map(toy_atlas, name)
    assert [a.text for a in figure.layout.annotations] == [f"<b>{word}</b>" for word in words[:2]]


def test_a_mark_is_drawn_as_large_as_the_view_is_near(toy_atlas):
    sizes = []
    for name in (ViewName.FRONT, ViewName.HANDS_PALM):
        (mark,) = scene(toy_atlas, name, marks=["right-palm"]).shapes
        sizes.append(np.ptp(absolute(mark.path(CAMERAS[name].unit)), axis=0))
    assert sizes[1] / sizes[0] == pytest.approx(4, rel=0.1)


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_a_pattern_of_the_hand_is_offered_close_up(toy_atlas, side, sex):
    muscle = toy_atlas.muscle("palm")
    name = close_up(toy_atlas, muscle, side, sex)
    assert name is ViewName.HANDS_PALM
    (zone,) = [s for s in pattern_scene(toy_atlas, muscle, side, name, sex).shapes
               if s.kind is Kind.ESSENTIAL]
    assert np.sign(np.concatenate(zone.rings)[:, 0].mean()) == (-1 if side is Side.RIGHT else 1)


def test_a_pattern_of_the_trunk_is_not(toy_atlas):
    assert close_up(toy_atlas, toy_atlas.muscle("ball"), Side.RIGHT, Sex.MALE) is None
    assert close_up(toy_atlas, toy_atlas.other_patterns["lamp"], Side.LEFT, Sex.MALE) is None


def test_a_close_up_shows_no_point_that_lies_elsewhere(toy_atlas):
    ball = toy_atlas.muscle("ball")
    for name in (ViewName.FEET_TOP, ViewName.FEET_SOLE, ViewName.HANDS_PALM):
        assert CAMERAS[beside(name)].part is not Part.WHOLE
        kinds = {s.kind for s in pattern_scene(toy_atlas, ball, Side.RIGHT, name, Sex.MALE).shapes}
        assert not kinds & {Kind.POINT, Kind.POINT_BEHIND}


def test_a_figure_has_a_trace_a_shape_and_both_sides_in_words(toy_atlas):
    matches = rank(toy_atlas, ["right-shoulder-front"])[:1]
    figure = body_map(toy_atlas, "front", matches=matches)
    drawn = scene(toy_atlas, "front", matches=matches)
    assert [t.text for t in figure.data] == [s.words for s in drawn.shapes]
    assert [a.text for a in figure.layout.annotations] == ["<b>RIGHT</b>", "<b>LEFT</b>"]


@pytest.fixture(scope="module")
def counting(tmp_path_factory):
    toys = copy.deepcopy(TOYS)
    toys["trigger_points"][0]["trigger_points"][0]["referral"]["counted"] = [{
        "source": "toy-2000", "of": "toys", "n": 10, "how": "when squeezed",
        "felt": [
            {"where": "the shoulder", "percent": 80,
             "area": [{"path": ["shoulder-front"], "width": 10}]},
            {"where": "the knee", "percent": 10, "area": [{"path": ["knee-front"], "width": 8}]},
        ],
    }]
    return load_atlas(write_toys(tmp_path_factory.mktemp("counting"), toys))


def test_a_counted_scene_shows_the_places_in_place_of_the_zones(counting):
    ball = counting.muscle("ball")
    drawn = pattern_scene(
        counting, ball, Side.RIGHT, ViewName.FRONT, Sex.FEMALE, how=How.COUNTED
    )
    kinds = {s.kind for s in drawn.shapes}
    assert Kind.COUNTED in kinds
    assert not kinds & {Kind.ESSENTIAL, Kind.SPILLOVER}
    counted = [s for s in drawn.shapes if s.kind is Kind.COUNTED]
    assert [s.share for s in counted] == [0.1, 0.8]
    assert "80% felt pain here, the shoulder (Toy 2000, 10 toys)" in counted[1].words


def test_a_more_frequent_place_is_painted_more_strongly(counting):
    drawn = pattern_scene(counting, counting.muscle("ball"), Side.RIGHT, ViewName.FRONT,
                          Sex.FEMALE, how=How.COUNTED)
    faint, strong = re.findall(r'class="counted"[^>]*fill-opacity="([.\d]+)"', to_svg(drawn))
    assert float(faint) < float(strong)


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_what_lies_on_one_side_only_stays_there(toy_atlas, side):
    lamp = toy_atlas.subject("lamp")  # an organ on the left
    drawn = pattern_scene(toy_atlas, lamp, side, ViewName.FRONT, Sex.FEMALE)
    (zone,) = [s for s in drawn.shapes if s.kind is Kind.ESSENTIAL]
    assert np.concatenate(zone.rings)[:, 0].mean() > 0
    assert zone.of is Structure.ORGAN
    assert 'class="organ"' in to_svg(drawn)


def test_a_nerves_match_is_drawn_as_its_own_kind(toy_atlas):
    matches = rank_others(toy_atlas, ["right-calf-upper"])[:1]
    figure = body_map(toy_atlas, "back", matches=matches)
    assert figure.data[0].fillpattern.fgcolor is not None
