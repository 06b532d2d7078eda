"""Colours are read from the style sheets and held to WCAG 2.2: text 4.5, lines and signs 3."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

import pytest

from explorer.web.shelf import ASSETS

ROOT = Path(__file__).parents[2]
# Read, not imported: drawing the pictures needs libraries that the tests do without.
PICTURES = (ROOT / "tools" / "body" / "pictures.py").read_text(encoding="utf-8")
SKIN = json.loads(re.search(r"SKIN = np.array\((.*?)\)", PICTURES)[1])
THEME = (ASSETS / "theme.css").read_text(encoding="utf-8")
PATTERN = (ASSETS / "pattern.css").read_text(encoding="utf-8")
BLOCKS = re.findall(r":root[^{]*\{([^}]*)\}", THEME)
LIGHT, DARK, DARK_BY_DEVICE = (
    dict(re.findall(r"--([\w-]+):\s*([^;]+);", body)) for body in BLOCKS
)
TEXT = [
    *product(["ink", "soft", "accent"], ["paper", "surface", "raised"]),
    ("on-accent", "accent"), ("warn", "warn-soft"), ("ink", "accent-soft"), ("warn", "surface"),
]


def rgb(colour):
    """Read #rrggbb as three numbers from 0 to 1."""
    return [int(colour.strip()[i:i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(channels):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21():
    assert contrast([0, 0, 0], [1, 1, 1]) == pytest.approx(21)


def test_the_two_dark_palettes_are_one():
    assert DARK == DARK_BY_DEVICE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(palette, ink, ground):
    assert contrast(rgb(palette[ink]), rgb(palette[ground])) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(palette):
    for ground in ("paper", "surface", "raised"):
        assert contrast(rgb(palette["edge"]), rgb(palette[ground])) >= 3


ZONES = dict(re.findall(r"--(pain|pain-edge|muscle|mark):\s*(#\w+);", PATTERN))
STROKES = {
    **ZONES,
    "nerve": re.search(r"\.nerve-line \{\s*fill: (#\w+)", PATTERN)[1],
    "joint": re.search(r"\.joint \.essential \{[^}]*?stroke: (#\w+)", PATTERN)[1],
    "organ": re.search(r"\.organ-line \{[^}]*?stroke: (#\w+)", PATTERN)[1],
}


@pytest.mark.parametrize("dim", [float(LIGHT["skin-dim"]), float(DARK["skin-dim"])])
@pytest.mark.parametrize("tint", [1, 2], ids=["skin", "skin in the light"])
@pytest.mark.parametrize("zone", STROKES)
def test_zones_stand_out_from_the_skin(zone, tint, dim):
    assert contrast(rgb(STROKES[zone]), [c * dim for c in SKIN[tint]]) >= 3
