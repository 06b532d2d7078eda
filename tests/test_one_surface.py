"""One skin for all pictures: where ink was put does not depend on the view or the body."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer import load_atlas, rank
from explorer.body import Sex, ViewName, load_body
from explorer.ink import Brush, Stroke, drawn
from explorer.overlap import places

BODY = load_body()
# Vertices well inside a place. Not where folds of skin lie within the width of a brush: a hair
# decides there between two lips or fingers.
FOLDED = {"head", "hand", "foot"}
INNER = np.flatnonzero([
    cell >= 0 and BODY.cells[cell].region not in FOLDED
    and (BODY.cell_of_vertex[BODY.surface.neighbours[vertex]] == cell).all()
    for vertex, cell in enumerate(BODY.cell_of_vertex)
])
NEAR = 1  # cm
VERTICES = st.integers(0, len(INNER) - 1).map(lambda i: int(INNER[i]))


@pytest.fixture(scope="module")
def real():
    return load_atlas()


def dot(vertex, view, sex):
    """Tap with the broad brush where a view shows a vertex; None where it does not."""
    seen = BODY.view(view, sex)
    if not seen.visible(np.array([vertex]))[0]:
        return None
    (spot,) = seen.project(BODY.vertices[sex][[vertex]])
    # Not at the edge of a limb, where a hair decides between it and what lies behind.
    for dx, dy in ((0, 0), (0.4, 0), (-0.4, 0), (0, 0.4), (0, -0.4)):
        found = BODY.locate(view, sex, spot[0] + dx, spot[1] + dy)
        if found is None or np.linalg.norm(found.position - BODY.canonical[vertex]) > NEAR:
            return None
    return Stroke.on(seen, [spot], brush=Brush.BROAD)


def alike(one, other):
    """Share of two fields' union that both cover."""
    return float(BODY.areas @ np.minimum(one, other)) / float(BODY.areas @ np.maximum(one, other))


def inside(rings, points):
    """Tell which points lie within rings, by the even-odd rule."""
    held = np.zeros(len(points), dtype=bool)
    for ring in rings:
        ends = np.roll(ring, -1, axis=0)
        for (ax, ay), (bx, by) in zip(ring, ends, strict=True):
            if ay != by:
                between = (ay > points[:, 1]) != (by > points[:, 1])
                held ^= between & (points[:, 0] < (bx - ax) * (points[:, 1] - ay) / (by - ay) + ax)
    return held


SEEN = {(view, sex): BODY.view(view, sex).visible(np.arange(len(BODY.mirror)))
        for view in ViewName for sex in Sex}


@st.composite
def looks(draw, number=2):
    """Draw a vertex and pictures that show it, as (view, sex)."""
    vertex = draw(VERTICES)
    showing = [look for look, seen in SEEN.items() if seen[vertex]]
    assume(len(showing) >= number)
    return vertex, draw(st.lists(st.sampled_from(showing), min_size=number, max_size=number,
                                 unique=True))


@given(looks())
@settings(max_examples=100, deadline=None)
def test_a_dot_lands_on_one_surface_from_whatever_view_and_body(look):
    vertex, pictures = look
    dots = [dot(vertex, *picture) for picture in pictures]
    assume(all(dots))
    here, there = (drawn(BODY, [mark]) for mark in dots)
    assert alike(here, there) >= 0.5
    cell = BODY.cells[BODY.cell_of_vertex[vertex]].id
    assert all(cell in places(BODY, [mark]) for mark in dots)


@given(looks())
@settings(max_examples=100, deadline=None)
def test_another_picture_outlines_the_very_skin_that_was_painted(look):
    vertex, (one, other) = look
    mark = dot(vertex, *one)
    assume(mark)
    field, seen = drawn(BODY, [mark]), BODY.view(*other)
    rings = BODY.outline(field, seen)
    # A sliver of skin that is all but turned away is narrower than a line.
    open_to = SEEN[other] & SEEN[other][BODY.surface.neighbours].all(axis=1)
    full = np.flatnonzero((field > 0.95) & open_to)
    bare = np.flatnonzero((field == 0) & open_to & BODY.skin)
    assert full.size < 10 or inside(rings, seen.project(seen.points[full])).mean() >= 0.75
    assert inside(rings, seen.project(seen.points[bare])).mean() <= 0.005


@st.composite
def shared(draw):
    """Draw a vertex and a view that shows it on both bodies."""
    vertex = draw(VERTICES)
    showing = [view for view in ViewName if all(SEEN[view, sex][vertex] for sex in Sex)]
    assume(showing)
    return vertex, draw(st.sampled_from(showing))


@given(shared())
@settings(max_examples=100, deadline=None)
def test_a_woman_and_a_man_have_the_same_places_and_ranking(real, look):
    vertex, view = look
    marks = [dot(vertex, view, sex) for sex in Sex]
    assume(all(marks))
    here, there = (set(places(BODY, [mark])) for mark in marks)
    assert len(here & there) >= len(here | there) / 2
    her, him = ({(m.muscle.id, m.side): m.score for m in rank(real, [mark])} for mark in marks)
    assert bool(her) == bool(him)
    if her:
        first = max(her, key=her.get)
        assert him.get(first, 0) >= max(him.values()) - 0.15
