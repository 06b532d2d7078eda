from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import Sex, Side, ViewName, body_map, rank
from explorer.drawing.scene import Kind, muscle_scene, path, scene
from explorer.drawing.svg import to_svg

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
    assert absolute(path(points, closed=True)).tolist() == kept.tolist()


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
        drawn = muscle_scene(toy_atlas, toy_atlas.muscle("ball"), Side.RIGHT, view, Sex.MALE)
        zones = [s for s in drawn.shapes if s.kind is Kind.ESSENTIAL]
        for zone in zones:
            assert np.sign(np.concatenate(zone.rings)[:, 0].mean()) == sign


def test_a_left_pattern_is_the_right_one_mirrored(toy_atlas):
    right, left = (
        muscle_scene(toy_atlas, toy_atlas.muscle("ball"), side, ViewName.FRONT, Sex.FEMALE)
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


def test_a_figure_has_a_trace_a_shape_and_both_sides_in_words(toy_atlas):
    matches = rank(toy_atlas, ["right-shoulder-front"])[:1]
    figure = body_map(toy_atlas, "front", matches=matches)
    drawn = scene(toy_atlas, "front", matches=matches)
    assert [t.text for t in figure.data] == [s.words for s in drawn.shapes]
    assert [a.text for a in figure.layout.annotations] == ["<b>RIGHT</b>", "<b>LEFT</b>"]
