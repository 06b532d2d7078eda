from __future__ import annotations

import numpy as np
import pytest

from explorer.drawing.labels import LEAST, deepest


def square(x, y, side):
    return np.array([[x, y], [x + side, y], [x + side, y + side], [x, y + side]], dtype=float)


def test_the_deepest_point_of_a_square_is_its_middle():
    assert deepest((square(-3, 2, 8),)) == pytest.approx((1, 6), abs=0.4)


def test_the_larger_of_two_rings_is_chosen():
    x, _ = deepest((square(0, 0, 3), square(20, 0, 9)))
    assert 22 < x < 27


def test_a_hole_is_no_place_for_a_letter():
    outer, hole = square(0, 0, 20), square(4, 4, 12)[::-1]
    x, y = deepest((outer, hole))
    assert not (4 < x < 16 and 4 < y < 16)
    assert 0 < x < 20


@pytest.mark.parametrize("rings", [(), (square(0, 0, LEAST),)])
def test_where_there_is_no_room_there_is_no_letter(rings):
    assert deepest(rings) is None


def test_a_close_up_has_room_for_a_letter_in_a_smaller_zone():
    small = (square(0, 0, LEAST),)
    assert deepest(small, least=LEAST / 4) == pytest.approx((LEAST / 2, LEAST / 2), abs=0.1)
