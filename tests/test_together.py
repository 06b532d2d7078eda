from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import Side, load_atlas, rank, smallest_set
from explorer.body import load_body
from explorer.marks import drawing, mirrored

CELLS = [cell.id for cell in load_body().cells]
MARKS = st.lists(st.sampled_from(CELLS), max_size=6, unique=True)


@pytest.fixture(scope="module")
def real():
    return load_atlas()


def names(matches):
    return {(match.muscle.id, match.side) for match in matches}


@given(MARKS)
@settings(max_examples=40, deadline=None)
def test_a_set_covers_all_with_none_to_spare(real, marks):
    found = smallest_set(real, marks)
    if not found:
        return
    assert 2 <= len(found) <= 3
    assert {cell for match in found for cell in match.explains} == set(marks)
    for fewer in combinations(found, len(found) - 1):
        assert {cell for match in fewer for cell in match.explains} != set(marks)
    assert all(match.does_not_explain for match in rank(real, marks))


def test_two_far_places_take_two_muscles_on_their_sides(toy_atlas):
    found = smallest_set(toy_atlas, ["right-shoulder-front", "left-knee-front"])
    assert names(found) == {("ball", Side.RIGHT), ("doll", Side.LEFT)}


def test_mirrored_marks_take_the_mirrored_set(toy_atlas):
    marks = ["right-shoulder-front", "left-knee-front"]
    other = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}
    flipped = smallest_set(toy_atlas, [mirrored(mark) for mark in marks])
    assert names(flipped) == {(n, other[s]) for n, s in names(smallest_set(toy_atlas, marks))}


def test_a_field_has_its_set_too(toy_atlas):
    marks = ["right-shoulder-front", "left-knee-front"]
    assert names(smallest_set(toy_atlas, drawing(toy_atlas.body, marks))) == names(
        smallest_set(toy_atlas, marks)
    )


@pytest.mark.parametrize("marks", [
    [], ["right-shoulder-front"], ["right-heel"], ["right-shoulder-front", "right-heel"],
])
def test_one_that_explains_all_or_none_that_do_make_no_set(toy_atlas, marks):
    assert smallest_set(toy_atlas, marks) == []
