"""What a visit may cost: counts are held hard, milliseconds with slack (machines are noisy)."""

from __future__ import annotations

from statistics import median

import pytest

from benchmarks.acts import close_ups, layers, strokes, views
from benchmarks.page import SOON, clicks, load, p95


@pytest.fixture(scope="module")
def first(chromium, address):
    load(chromium, address)  # the server compresses each file once
    return load(chromium, address)


def test_a_first_visit_is_light(first):
    assert first.bytes <= 500_000
    assert first.requests <= 18
    assert first.nodes <= 1500


def test_nothing_jumps(chromium, address, first):
    # One load in many shifts when the machine stalls between two paints: the median tells.
    shifts = [first.shift, *(load(chromium, address).shift for _ in range(2))]
    assert median(shifts) <= 0.02


def test_a_second_visit_is_lighter(chromium, address):
    assert load(chromium, address, again=True).bytes <= 20_000


@pytest.mark.parametrize(("profile", "most"), [("desk", 500), ("mobile", 1000)])
def test_the_body_is_soon_on_the_screen(chromium, address, profile, most):
    assert load(chromium, address, profile=profile).lcp <= 3 * most


def test_a_click_costs_one_small_request_and_paints_at_once(chromium, address):
    marked = clicks(chromium, address, count=20)
    assert set(marked.requests) == {1}
    assert max(marked.down) <= 4000
    assert p95(marked.paint) <= 3 * 40
    assert p95(marked.cards) <= 3 * 120


def test_a_stroke_is_painted_soon_and_drawing_is_smooth(chromium, address):
    drawn = strokes(chromium, address + "/", count=10)
    assert median(drawn.ink) <= 3 * SOON[1]
    assert median(drawn.cards) <= 3 * 120
    assert median(drawn.frames) <= 20  # a screen's frame is 17


@pytest.mark.parametrize("act", [views, close_ups, layers])
def test_what_was_seen_before_is_painted_at_once(chromium, address, act):
    assert median(act(chromium, address + "/", count=10).again) <= 3 * SOON[1]
