from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.again import Change, again
from explorer.body import Sex, ViewName, load_body
from explorer.ink import Brush, Stroke, drawn

BODY = load_body()
CELLS = st.lists(st.sampled_from([cell.id for cell in BODY.cells]), unique=True, max_size=6)


@given(CELLS)
@settings(max_examples=30, deadline=None)
def test_a_drawing_held_against_itself_is_all_still_there(cells):
    found = again(BODY, cells, cells)
    assert {change for _, change in found.places} <= {Change.SAME}
    assert set(cells) <= {cell for cell, _ in found.places}
    assert found.whole is Change.SAME


@given(CELLS, CELLS)
@settings(max_examples=30, deadline=None)
def test_the_other_way_round_what_was_new_is_gone(before, now):
    one, other = again(BODY, before, now), again(BODY, now, before)
    assert one.of(Change.NEW) == other.of(Change.GONE)
    assert one.of(Change.MORE) == other.of(Change.LESS)
    assert one.of(Change.SAME) == other.of(Change.SAME)


def test_places_are_gone_still_there_and_new():
    found = again(BODY, ["right-palm", "left-palm"], ["right-palm", "left-temple"])
    assert found.of(Change.GONE) == ("left-palm",)
    assert found.of(Change.SAME) == ("right-palm",)
    assert found.of(Change.NEW) == ("left-temple",)


@pytest.mark.parametrize(("brush", "change"), [
    (Brush.MIDDLE, Change.SAME), (Brush.FINE, Change.LESS), (Brush.BROAD, Change.MORE),
])
def test_ink_is_told_in_words(brush, change):
    view = BODY.view(ViewName.BACK, Sex.FEMALE)
    x, y = view.project(view.points[BODY.cell_of_vertex == 0]).mean(axis=0)
    line = np.array([[x, y], [x, y + 20]])
    before, now = (
        drawn(BODY, [Stroke.on(view, line, brush=one)]) for one in (Brush.MIDDLE, brush)
    )
    assert again(BODY, before, now).whole is change
