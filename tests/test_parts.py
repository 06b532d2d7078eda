"""The picture and the words are cut from one evidence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import Brush, Side, Stroke, ViewName, load_atlas, rank, rank_others
from explorer.body import load_body
from explorer.marks import drawing, shares
from explorer.parts import match_of, parts

CELLS = [cell.id for cell in load_body().cells]
MARKS = st.lists(st.sampled_from(CELLS), min_size=1, max_size=6, unique=True)


@pytest.fixture(scope="module")
def real():
    return load_atlas()


@given(MARKS)
@settings(max_examples=25, deadline=None)
def test_a_match_alone_is_the_one_in_the_rank(real, marks):
    for match in rank(real, marks, most=5):
        assert match_of(real, marks, match.muscle, match.side) == match
    for other in rank_others(real, marks, most=5):
        assert match_of(real, marks, other.pattern, other.side) == other


@given(MARKS, st.sampled_from(["infraspinatus", "scalene-muscles", "soleus", "nerve-root-c6"]),
       st.sampled_from([Side.RIGHT, Side.LEFT]))
@settings(max_examples=40, deadline=None)
def test_the_parts_say_what_the_words_say(real, marks, name, side):
    match = match_of(real, marks, real.subject(name), side)
    cut = parts(real, marks, match)
    drawn = drawing(real.body, marks)
    assert cut.yours + cut.both == pytest.approx(drawn, abs=1e-5)
    assert np.minimum(cut.theirs, drawn).max() <= 0.5  # the midline is shared by both sides
    evidence = match.evidence
    for cells, part, others in (
        (evidence.explained, cut.both, cut.yours), (evidence.unexplained, cut.yours, cut.both),
    ):
        for cell in cells:
            inside = shares(real.body, cell) == 1
            assert part[inside] == pytest.approx(1)
            assert others[inside] == pytest.approx(0)
    named = {*evidence.pattern_only, *cut.partly}
    for cell in CELLS:
        inside = shares(real.body, cell) == 1
        reached = bool((cut.theirs[inside] > 0).any())
        if cell in evidence.pattern_only:
            assert reached
        if reached:
            assert cell in named


def test_a_field_is_cut_too(toy_atlas):
    drawn = drawing(toy_atlas.body, ["right-shoulder-front", "left-heel"]) * np.float32(0.8)
    match = match_of(toy_atlas, drawn, toy_atlas.muscle("ball"), Side.RIGHT)
    cut = parts(toy_atlas, drawn, match)
    assert cut.yours + cut.both == pytest.approx(drawn, abs=1e-5)
    assert cut.both @ shares(toy_atlas.body, "right-shoulder-front") > 0
    assert cut.yours @ shares(toy_atlas.body, "left-heel") > 0


def test_nothing_drawn_is_no_match(toy_atlas):
    assert match_of(toy_atlas, [], toy_atlas.muscle("ball"), Side.RIGHT) is None
    nothing = np.zeros(len(toy_atlas.body.areas), dtype=np.float32)
    assert match_of(toy_atlas, nothing, toy_atlas.muscle("ball"), Side.LEFT) is None


def test_a_pattern_that_shares_nothing_is_all_its_own(toy_atlas):
    match = match_of(toy_atlas, ["right-heel"], toy_atlas.muscle("ball"), Side.RIGHT)
    cut = parts(toy_atlas, ["right-heel"], match)
    assert match.explains == ()
    assert match.does_not_explain == ("right-heel",)
    assert cut.both.max() == 0
    assert "right-shoulder-front" in {*match.evidence.pattern_only, *cut.partly}


LINES = st.lists(
    st.tuples(st.integers(-120, 120), st.integers(-850, -50)), min_size=2, max_size=5
).map(lambda points: Stroke(ViewName.FRONT, tuple(points), Brush.MIDDLE))


@given(st.lists(LINES, min_size=1, max_size=2), st.lists(st.sampled_from(CELLS), max_size=2))
@settings(max_examples=20, deadline=None)
def test_strokes_are_cut_as_the_words_say(real, strokes, cells):
    marks = [*strokes, *cells]
    match = match_of(real, marks, real.subject("scalene-muscles"), Side.RIGHT)
    drawn = drawing(real.body, marks)
    if match is None:
        assert not drawn.any()
        return
    cut = parts(real, marks, match)
    assert cut.yours + cut.both == pytest.approx(drawn, abs=1e-5)
    for part, cells_of in ((cut.yours, match.explains), (cut.both, match.does_not_explain)):
        for cell in cells_of:
            assert part[shares(real.body, cell) == 1] == pytest.approx(0, abs=1e-5)
