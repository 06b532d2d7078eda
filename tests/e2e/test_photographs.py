"""Every named address is photographed; under CI the pictures stay in build/screenshots."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.screenshots import ADDRESSES, THEMES, WIDTHS, photograph

KEPT = bool(os.environ.get("CI"))
# All of them where they are kept; elsewhere each width and each theme once.
TAKEN = [(width, theme) for width in WIDTHS for theme in THEMES] if KEPT else [
    (1280, "light"), (390, "dark"),
]
BLANK = 20_000  # bytes; a page of one colour takes 5,000


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    if not KEPT:
        return tmp_path_factory.mktemp("screenshots")
    found = Path(__file__).parents[2] / "build" / "screenshots"
    found.mkdir(parents=True, exist_ok=True)
    return found


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_is_a_sound_page_at_each_width_and_theme(chromium, address, folder, name):
    for width, theme in TAKEN:
        seen = photograph(chromium, address + ADDRESSES[name], width, theme,
                          folder / f"{name}-{width}-{theme}")
        assert seen.errors == ()
        assert seen.overflow <= 0
        solid = name.startswith("solid")
        assert seen.shapes >= (1 if solid else 10)
        assert solid or seen.pictures
        assert all(file.stat().st_size > BLANK for file in seen.files)
