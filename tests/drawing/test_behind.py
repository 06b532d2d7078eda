"""A muscle's sheet hides its own far side, and nothing else."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.drawing.behind import behind, shown


def roof(depth: float) -> tuple[np.ndarray, np.ndarray]:
    """Fold a sheet: fibres go out to x = 4 and come back ``depth`` farther from the viewer."""
    across = np.array([0.0, 2, 4, 2.1, 0.1])
    along = np.linspace(0, 6, 7)
    x, y = np.meshgrid(across, along, indexing="ij")
    z = np.repeat([[0.0], [0], [-depth / 2], [-depth], [-depth]], 7, axis=1)
    return np.stack([x, y], axis=2), z


def test_the_far_side_of_a_fold_is_hidden() -> None:
    flat, depth = roof(5.0)
    hidden = behind(flat, depth)
    assert hidden[3, 1:-1].all()
    assert not hidden[:3].any()


def test_a_thin_fold_is_one_layer() -> None:
    assert not behind(*roof(0.5)).any()


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_a_flat_sheet_hides_nothing_however_it_is_tilted(right: float, up: float) -> None:
    flat = np.stack(np.meshgrid(np.arange(5.0), np.arange(6.0), indexing="ij"), axis=2)
    assert not behind(flat, flat @ np.array([right, up])).any()


def test_a_line_is_cut_where_it_is_hidden() -> None:
    line = np.arange(12.0).reshape(6, 2)
    runs = shown(line, np.array([False, False, True, False, False, False]))
    assert [run.tolist() for run in runs] == [line[:2].tolist(), line[3:].tolist()]
    assert shown(line, np.array([True, False, True, True, True, True])) == ()
