from __future__ import annotations

import numpy as np
import pytest
from toys import write_toys

from explorer import Side, load_atlas
from explorer.knowledge.vocabulary import Laterality


def test_frequencies_are_shares_of_people_mirrored_on_the_left(tmp_path, toys):
    toys["trigger_points"][0]["trigger_points"][0]["referral"]["counted"] = [{
        "source": "toy-2000", "of": "ten toys", "n": 10, "how": "when squeezed",
        "felt": [
            {"where": "front", "percent": 80, "area": [{"path": ["shoulder-front"], "width": 8}]},
            {"where": "around", "percent": 20, "area": [{"path": ["shoulder-front"], "width": 24}]},
        ],
    }]
    atlas = load_atlas(write_toys(tmp_path, toys))
    (counted,) = atlas.points[0].referral.counted
    right = atlas.frequencies(counted, Side.RIGHT)
    centre = atlas.body.find("shoulder-front", side=Side.RIGHT).vertex
    assert right[centre] == pytest.approx(0.8, abs=0.01)
    assert right.max() <= 0.8
    assert np.isclose(right, 0.2, atol=0.01).any()
    np.testing.assert_array_equal(atlas.frequencies(counted, Side.LEFT), right[atlas.body.mirror])
    places, mirrored = (atlas.places_counted(counted, side) for side in (Side.RIGHT, Side.LEFT))
    for side in (Side.RIGHT, Side.LEFT):  # a heart lies left whichever side is shown
        np.testing.assert_array_equal(
            atlas.places_counted(counted, side, Laterality.LEFT), mirrored
        )
        np.testing.assert_array_equal(
            atlas.places_counted(counted, side, Laterality.MIDLINE), np.maximum(places, mirrored)
        )
