"""Views: where a point falls, what a click means, what an outline shows."""

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.body import Sex, ViewName, load_body
from explorer.body.outlines import area

BODY = load_body()
EVERY = list(product(ViewName, Sex))


@given(seen=st.sampled_from(EVERY), number=st.integers(0, len(BODY.mirror) - 1))
@settings(deadline=None, max_examples=150)
def test_a_click_on_what_is_seen_finds_it(seen, number):
    view = BODY.view(*seen)
    clear = view.visible(BODY.surface.neighbours).all(axis=1)  # no outline runs close by
    visible = np.flatnonzero(clear & BODY.skin)
    vertex = visible[number % len(visible)]
    x, y = view.project(BODY.vertices[seen[1]][vertex])
    found = BODY.locate(*seen, x, y)
    assert found is not None
    assert np.linalg.norm(found.position - BODY.canonical[vertex]) < 1.0


@pytest.mark.parametrize(("name", "sex"), EVERY)
def test_the_box_holds_the_body_with_a_margin(body, name, sex):
    view = body.view(name, sex)
    x0, y0, x1, y1 = view.box
    flat = view.project(body.vertices[sex][np.unique(body.triangles)])
    assert flat[:, 0].min() - x0 == pytest.approx(2.5, abs=0.3)
    assert flat[:, 1].min() - y0 == pytest.approx(2.5, abs=0.3)
    assert x1 - flat[:, 0].max() == pytest.approx(2.5, abs=0.3)
    assert y1 - flat[:, 1].max() == pytest.approx(2.5, abs=0.3)


@pytest.mark.parametrize("sex", Sex)
def test_front_and_back_share_a_box(body, sex):
    assert body.view(ViewName.FRONT, sex).box == body.view(ViewName.BACK, sex).box


def test_the_persons_left_is_at_the_right_of_the_front_view(body):
    hand = body.vertices[Sex.FEMALE][body.find("palm").vertex]  # the right hand
    assert body.view(ViewName.FRONT, Sex.FEMALE).project(hand)[0] < 0
    assert body.view(ViewName.BACK, Sex.FEMALE).project(hand)[0] > 0


def test_a_click_beside_the_body_finds_nothing(body):
    x0, y0, x1, y1 = body.view(ViewName.FRONT, Sex.FEMALE).box
    for x, y in ((x0 + 0.5, y0 + 0.5), (x1 + 5, y1), (x0 - 100, y0 - 100)):
        assert body.locate(ViewName.FRONT, Sex.FEMALE, x, y) is None


def test_a_click_on_the_front_never_lands_on_the_back(body):
    found = body.locate(ViewName.FRONT, Sex.MALE, -5.0, -130.0)
    assert found is not None
    assert body.normals[Sex.MALE][found.vertex][2] > 0


@pytest.mark.parametrize(("name", "sex"), EVERY)
def test_cells_fill_the_silhouette(body, name, sex):
    view = body.view(name, sex)
    whole = abs(sum(area(ring) for ring in view.silhouette))
    cells = sum(abs(sum(area(ring) for ring in rings(path))) for path in view.cells.values())
    assert cells == pytest.approx(whole, rel=0.01)


@pytest.mark.parametrize(("name", "sex"), EVERY)
def test_paths_are_whole_millimetres_inside_the_box(body, name, sex):
    view = body.view(name, sex)
    x0, y0, x1, y1 = view.box
    known = {cell.id for cell in body.cells}
    for cell, path in view.cells.items():
        assert cell in known
        assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", path), cell
        points = np.concatenate(rings(path))
        assert (points >= [x0, y0]).all()
        assert (points <= [x1, y1]).all()


def test_every_cell_is_drawn_in_some_view(body):
    drawn = {cell for name, sex in EVERY for cell in body.view(name, sex).cells}
    hidden = {cell.id for cell in body.cells} - drawn
    # Soles and the underside are seen in no standing view; they are chosen from the list.
    assert {name.split("-", 1)[-1] for name in hidden} <= {"arch", "ball-of-foot", "perineum"}


@pytest.mark.parametrize(("name", "sex"), EVERY)
@pytest.mark.parametrize("layer", ["skin", "bones"])
def test_every_view_has_its_pictures(body, name, sex, layer):
    picture = body.view(name, sex).picture(layer)
    assert picture.read_bytes()[8:12] == b"WEBP"
    assert picture.stat().st_size <= 60_000


def test_an_outline_has_the_area_of_its_zone(body):
    field = body.paint([(["torso T9 back 4cm"], [8])])
    found = body.outline(field, body.view(ViewName.BACK, Sex.FEMALE))
    assert len(found) == 1
    assert abs(area(found[0])) == pytest.approx(np.pi * 16, rel=0.15)


def test_what_is_hidden_is_not_outlined(body):
    field = body.paint([(["torso T9 back 4cm"], [8])])
    assert body.outline(field, body.view(ViewName.FRONT, Sex.FEMALE)) == ()
    assert body.outline(field * 0, body.view(ViewName.BACK, Sex.FEMALE)) == ()


def test_a_higher_level_draws_a_smaller_ring(body):
    view = body.view(ViewName.FRONT, Sex.MALE)
    field = body.paint([(["thigh 0.4 front"], [7])])
    sizes = [
        sum(abs(area(r)) for r in body.outline(field, view, level)) for level in (0.2, 0.5, 0.8)
    ]
    assert sizes == sorted(sizes, reverse=True)


def test_an_outline_follows_the_silhouette(body):
    view = body.view(ViewName.FRONT, Sex.FEMALE)
    field = body.paint([(["thigh 0.5 front-lateral"], [8])])
    (ring,) = body.outline(field, view)
    edge = np.concatenate(view.silhouette)
    outermost = ring[ring[:, 0].argmin()]
    beside = edge[np.abs(edge[:, 1] - outermost[1]) < 3]
    assert np.abs(beside[:, 0] - outermost[0]).min() < 0.25


def rings(path):
    """Read SVG path data: relative lines in millimetres, to centimetres."""
    return [
        np.cumsum(np.array(re.findall(r"-?\d+", part), dtype=int).reshape(-1, 2), axis=0) / 10
        for part in path.split("z")[:-1]
    ]
