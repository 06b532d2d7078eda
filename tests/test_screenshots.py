"""The photographed addresses mean what their names say."""

from __future__ import annotations

from explorer import load_atlas
from explorer.web.state import decode
from tools.screenshots import ADDRESSES


def test_there_are_twenty():
    assert len(ADDRESSES) >= 20
    assert len(set(ADDRESSES.values())) == len(ADDRESSES)


def test_all_but_one_are_understood():
    atlas = load_atlas()
    cells = {cell.id for cell in atlas.cells}
    for name, address in ADDRESSES.items():
        state = decode(address.partition("#")[2])
        unknown = [*state.dropped, *(cell for cell in state.at if cell not in cells)]
        assert bool(unknown) == (name == "not-understood"), (name, unknown)
        if state.show:
            assert atlas.subject(state.show.pattern)
