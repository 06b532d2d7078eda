"""Views: where a point falls, what a click means, what an outline shows."""

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.body import (
    CAMERAS,
    PAIRS,
    Part,
    Sex,
    Side,
    ViewName,
    beside,
    load_body,
    part_views,
)
from explorer.body.outlines import area

BODY = load_body()
EVERY = list(product(ViewName, Sex))
WHOLE = list(product(part_views(Part.WHOLE), Sex))


@given(seen=st.sampled_from(EVERY), number=st.integers(0, len(BODY.mirror) - 1))
@settings(deadline=None, max_examples=150)
def test_a_click_on_what_is_seen_finds_it(seen, number):
    view = BODY.view(*seen)
    clear = view.visible(BODY.surface.neighbours).all(axis=1)  # no outline runs close by
    visible = np.flatnonzero(clear & BODY.skin)
    vertex = visible[number % len(visible)]
    x, y = view.project(BODY.vertices[seen[1]][vertex])
    # Where a finger's edge hides the next finger, pixels cannot tell which of the two is meant.
    around = np.array(list(product((-1, 0, 1), repeat=2))) / view.camera.pixels_per_cm
    shown, weights = view.look(np.array([x, y]) + around)
    depth = (weights * (BODY.vertices[seen[1]][BODY.triangles[shown]] @ view.towards)).sum(axis=1)
    assume(np.ptp(depth[shown >= 0]) < 1.0)
    found = BODY.locate(*seen, x, y)
    assert found is not None
    assert np.linalg.norm(found.position - BODY.canonical[vertex]) < 1.0


@given(seen=st.sampled_from(EVERY), number=st.integers(0, len(BODY.mirror) - 1))
@settings(deadline=None, max_examples=60)
def test_a_zone_painted_where_it_is_seen_is_drawn_there(seen, number):
    view = BODY.view(*seen)
    clear = view.visible(BODY.surface.neighbours).all(axis=1) & BODY.skin
    visible = np.flatnonzero(clear)
    vertex = visible[number % len(visible)]
    # As wide as the view is coarse: what is drawn has some pixels to be drawn in.
    width = 12 / view.camera.pixels_per_cm
    x, y = view.project(BODY.vertices[seen[1]][vertex])
    found = BODY.locate(*seen, x, y)
    field = BODY.paint([(found.position[None], (width,))])
    rings = BODY.outline(field, view, 0.3)
    assert rings
    away = min(np.linalg.norm(ring.mean(axis=0) - (x, y)) for ring in rings)
    assert away < width


@pytest.mark.parametrize(("name", "sex"), WHOLE)
def test_the_box_holds_the_body_with_a_margin(body, name, sex):
    view = body.view(name, sex)
    x0, y0, x1, y1 = view.box
    flat = view.project(body.vertices[sex][np.unique(body.triangles)])
    assert flat[:, 0].min() - x0 == pytest.approx(2.5, abs=0.3)
    assert flat[:, 1].min() - y0 == pytest.approx(2.5, abs=0.3)
    assert x1 - flat[:, 0].max() == pytest.approx(2.5, abs=0.3)
    assert y1 - flat[:, 1].max() == pytest.approx(2.5, abs=0.3)


REGIONS = {
    Part.HEAD: {"head", "neck"},
    Part.HANDS: {"hand", "wrist"},
    Part.FEET: {"foot", "ankle"},
    Part.PELVIS: {"pelvis", "hip"},
}


@pytest.mark.parametrize(("name", "sex"), [pair for pair in EVERY if pair not in WHOLE])
def test_the_box_of_a_close_up_holds_its_part_and_little_more(body, name, sex):
    view = body.view(name, sex)
    x0, y0, x1, y1 = view.box
    region = np.array([*(cell.region for cell in body.cells), ""])[body.cell_of_vertex]
    inside = np.isin(region, list(REGIONS[view.camera.part]))
    held = view.project(body.vertices[sex][inside & view.visible(np.arange(len(inside)))])
    assert (held > [x0 + 2, y0 + 2]).all()
    assert (held < [x1 - 2, y1 - 2]).all()
    assert max(x1 - x0, y1 - y0) < 45  # cm


@pytest.mark.parametrize("sex", Sex)
def test_front_and_back_share_a_box(body, sex):
    for front, back in (PAIRS[0], PAIRS[2], (ViewName.HANDS_PALM, ViewName.HANDS_BACK)):
        assert body.view(front, sex).box == body.view(back, sex).box


@pytest.mark.parametrize("sex", Sex)
def test_hands_and_feet_lie_side_by_side_and_apart(body, sex):
    for part in (Part.HANDS, Part.FEET):
        for name in part_views(part):
            view = body.view(name, sex)
            seen = view.visible(np.arange(len(body.mirror))) & body.skin
            flat = view.project(body.vertices[sex])[seen, 0]
            left = body.vertices[sex][seen, 0] > 0
            near = [np.abs(flat[half]).min() for half in (left, ~left)]
            assert max(near) < 2.5
            assert len({*np.sign(flat[left])}) == 1


def test_every_view_stands_beside_one_other_of_its_part():
    assert sorted(name for pair in PAIRS for name in pair) == sorted(ViewName)
    for name in ViewName:
        assert beside(beside(name)) is name
        assert CAMERAS[name].part is CAMERAS[beside(name)].part


@pytest.mark.parametrize(("name", "sex"), EVERY)
def test_the_corner_words_are_the_persons(body, name, sex):
    view = body.view(name, sex)
    seen = view.visible(np.arange(len(body.mirror))) & body.skin
    points, (first, second) = body.vertices[sex][seen], view.camera.corners
    across = view.project(points)[:, 0]
    middle = (view.box[0] + view.box[2]) / 2
    axis, low, high = (0, "RIGHT", "LEFT") if "LEFT" in (first, second) else (2, "BACK", "FRONT")
    means = [points[across < middle, axis].mean(), points[across > middle, axis].mean()]
    assert (first, second) == ((low, high) if means[0] < means[1] else (high, low))


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
    cells = sum(
        abs(sum(area(ring) for ring in rings(path, view.unit))) for path in view.cells.values()
    )
    assert cells == pytest.approx(whole, rel=0.01)


@pytest.mark.parametrize(("name", "sex"), EVERY)
def test_paths_are_whole_numbers_inside_the_box(body, name, sex):
    view = body.view(name, sex)
    x0, y0, x1, y1 = view.box
    known = {cell.id for cell in body.cells}
    for cell, path in view.cells.items():
        assert cell in known
        assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", path), cell
        points = np.concatenate(rings(path, view.unit))
        assert (points >= [x0, y0]).all()
        assert (points <= [x1, y1]).all()


# They face the trunk, or the other leg: slivers from every side, as large as one likes in the list
# of places, and when zoomed.
FACING_INWARDS = {"armpit", "upper-arm-inner", "elbow-inner", "knee-inner"}


@pytest.mark.parametrize("sex", Sex)
def test_every_cell_can_be_hit_with_a_finger_in_some_view(body, sex):
    best = dict.fromkeys((cell.id for cell in body.cells), 0.0)
    for name in ViewName:
        view = body.view(name, sex)
        pixels = 1000 / view.frame[3]  # on a picture that is so many pixels high
        for cell, path in view.cells.items():
            size = sum(area(ring) for ring in rings(path, view.unit))
            best[cell] = max(best[cell], abs(size) * (view.unit * pixels) ** 2)
    assert min(best.values()) > 0
    small = {cell.split("-", 1)[-1] for cell, size in best.items() if size < 24 * 24}
    assert small <= FACING_INWARDS


@pytest.mark.parametrize("sex", Sex)
def test_the_other_side_of_a_wrist_is_seen_beside_it(body, sex):
    field = body.paint([(["wrist-palm-side"], [4])], side=Side.LEFT)
    drawn = {name: body.outline(field, body.view(name, sex)) for name in ViewName}
    assert drawn[ViewName.HANDS_PALM]
    assert drawn[ViewName.FRONT]
    assert not drawn[ViewName.HANDS_BACK]
    assert not any(drawn[name] for name in part_views(Part.FEET))
    # The same skin, larger: what is drawn has the same size in cm.
    sizes = [sum(area(ring) for ring in drawn[name])
             for name in (ViewName.HANDS_PALM, ViewName.FRONT)]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.1)


@pytest.mark.parametrize(("name", "sex"), EVERY)
@pytest.mark.parametrize("layer", ["skin", "bones"])
def test_every_view_has_its_pictures(body, name, sex, layer):
    picture = body.view(name, sex).picture(layer)
    assert picture.read_bytes()[8:12] == b"WEBP"
    assert picture.stat().st_size <= 65_000


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


def rings(path, unit):
    """Read SVG path data: relative lines in a view's units, to centimetres."""
    return [
        np.cumsum(np.array(re.findall(r"-?\d+", part), dtype=int).reshape(-1, 2), axis=0) / unit
        for part in path.split("z")[:-1]
    ]
