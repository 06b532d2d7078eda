from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import (
    Band,
    Evidence,
    InvalidDrawing,
    Side,
    Spot,
    UnknownId,
    ViewName,
    rank,
    rank_others,
)
from explorer.body import load_body
from explorer.marks import drawing, mirrored
from explorer.weights import NEAR_TIE

CELLS = [cell.id for cell in load_body().cells]
MARKS = st.lists(st.sampled_from(CELLS), max_size=8, unique=True)
ROUND = 4  # digits: summing in another order changes the last ones


def said(matches, flip=None):
    """A ranked list as plain values, told for the other side when asked."""
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
    return sorted(
        (
            round(-m.score, ROUND),
            m.muscle.id,
            (other[m.side] if flip else m.side).value,
            m.band.value,
            tuple(sorted(mirrored(c) if flip else c for c in m.explains)),
            tuple(sorted(mirrored(c) if flip else c for c in m.does_not_explain)),
        )
        for m in matches
    )


@pytest.fixture(scope="module")
def ranked(toy_atlas):
    """Ranks over the toy atlas; unlike an atlas, a function is short in a failure."""
    return lambda marks: rank(toy_atlas, marks)


@given(MARKS)
@settings(max_examples=40, deadline=None)
def test_mirrored_marks_give_the_mirrored_list(ranked, marks):
    assert said(ranked([mirrored(m) for m in marks])) == said(ranked(marks), flip=True)


@given(MARKS, st.randoms())
@settings(max_examples=25, deadline=None)
def test_the_order_of_marks_does_not_matter(ranked, marks, random):
    shuffled = marks.copy()
    random.shuffle(shuffled)
    assert said(ranked(shuffled)) == said(ranked(marks))


@given(MARKS)
@settings(max_examples=25, deadline=None)
def test_the_score_is_made_of_the_evidence_and_falls(ranked, marks):
    matches = ranked(marks)
    assert all(0 <= m.score <= 1 for m in matches)
    scores = [m.score for m in matches]
    assert all(a >= b - NEAR_TIE for a, b in pairwise(scores))
    for m in matches:
        assert set(m.explains) | set(m.does_not_explain) == set(marks)
        assert not set(m.explains) & set(m.does_not_explain)


@given(st.sampled_from(CELLS))
def test_mirroring_an_id_twice_gives_it_back(cell):
    assert mirrored(mirrored(cell)) == cell


def test_a_marked_zone_brings_up_its_muscle_on_its_side(toy_atlas):
    best = rank(toy_atlas, ["left-shoulder-front"])[0]
    assert (best.muscle.id, best.side) == ("ball", Side.LEFT)
    assert best.explains == ("left-shoulder-front",)


def test_what_a_pattern_leaves_out_is_said(toy_atlas):
    (best,) = rank(toy_atlas, ["right-shoulder-front", "left-knee-back"])[:1]
    assert "left-knee-back" in best.does_not_explain


def test_a_pattern_drawn_whole_is_a_strong_look_alike(toy_atlas):
    muscle = toy_atlas.muscle("ball")
    essential, _ = toy_atlas.zones(muscle, muscle.trigger_points[0], Side.RIGHT)
    best = rank(toy_atlas, essential)[0]
    assert (best.muscle.id, best.side, best.band) == ("ball", Side.RIGHT, Band.STRONG)


def test_what_leaves_half_of_the_marks_unexplained_is_no_strong_look_alike():
    half = Evidence(0.5, 1.0, explained=(), unexplained=(), pattern_only=())
    assert half.band is Band.PARTIAL


def test_spillover_alone_is_no_strong_look_alike(toy_atlas):
    best = rank(toy_atlas, ["right-upper-arm-outer"])[0]
    assert best.muscle.id == "ball"
    assert best.band is not Band.STRONG


@given(MARKS)
@settings(max_examples=25, deadline=None)
def test_whole_cells_and_their_field_find_the_same_muscles(toy_atlas, marks):
    def best(found):
        return {(m.muscle.id, m.side) for m in found if m.evidence.explains >= 0.3}

    by_field = best(rank(toy_atlas, drawing(toy_atlas.body, marks)))
    assert by_field <= {(m.muscle.id, m.side) for m in rank(toy_atlas, marks)}


def test_nothing_marked_matches_nothing(toy_atlas):
    assert rank(toy_atlas, []) == []


def test_a_place_without_patterns_matches_nothing(toy_atlas):
    assert rank(toy_atlas, ["right-heel"]) == []


def test_a_point_on_a_view_is_a_patch_on_the_skin(toy_atlas):
    view = toy_atlas.body.view(ViewName.FRONT, Spot(ViewName.FRONT, 0, 0).sex)
    vertex = toy_atlas.body.find("shoulder-front", side=Side.RIGHT).vertex
    ((x, y),) = view.project(toy_atlas.body.vertices[view.sex][[vertex]])
    best = rank(toy_atlas, [Spot(ViewName.FRONT, float(x), float(y))])[0]
    assert (best.muscle.id, best.side) == ("ball", Side.RIGHT)


def test_an_unknown_cell_names_the_nearest(toy_atlas):
    with pytest.raises(UnknownId, match="right-shoulder-front"):
        rank(toy_atlas, ["right-sholder-front"])


@pytest.mark.parametrize(
    "spot", [Spot(ViewName.FRONT, 500, 500), Spot(ViewName.FRONT, float("nan"), 1)]
)
def test_a_point_beside_the_body_is_refused(toy_atlas, spot):
    with pytest.raises(InvalidDrawing):
        rank(toy_atlas, [spot])


@pytest.mark.parametrize("text", ["front", "front:1", "top:1,2", "front:a,b", "front:1,2,3"])
def test_a_malformed_point_is_refused(text):
    with pytest.raises(InvalidDrawing, match="VIEW:X,Y"):
        Spot.parse(text)


def test_a_field_of_another_length_is_refused(toy_atlas):
    with pytest.raises(InvalidDrawing, match="one a vertex"):
        rank(toy_atlas, np.ones(3, dtype=np.float32))


def others(atlas, *marks):
    return [(m.pattern.id, m.side) for m in rank_others(atlas, marks)]


def test_a_paired_structure_is_matched_on_either_side(toy_atlas):
    assert others(toy_atlas, "left-calf-upper") == [("drum", Side.LEFT)]
    assert others(toy_atlas, "right-calf-upper") == [("drum", Side.RIGHT)]


def test_an_organ_on_one_side_is_matched_there_only(toy_atlas):
    assert others(toy_atlas, "left-chest") == [("lamp", Side.LEFT)]
    assert others(toy_atlas, "right-chest") == []


def test_a_pattern_across_the_middle_is_matched_once(toy_atlas):
    assert others(toy_atlas, "left-mid-back", "right-mid-back") == [("rope", Side.MIDLINE)]
    assert others(toy_atlas, "left-mid-back") == [("rope", Side.MIDLINE)]


def test_an_atlas_without_other_patterns_has_no_other_matches(toy_atlas):
    assert rank_others(replace(toy_atlas, other_patterns={}), ["left-chest"]) == []
