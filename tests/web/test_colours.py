"""Colours are read from the style sheets and held to WCAG 2.2: text 4.5, lines and signs 3.

What is painted on the body is held to it over every tint that it can lie on, in each theme.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise, product
from pathlib import Path

import pytest

from explorer.web.shelf import ASSETS

ROOT = Path(__file__).parents[2]
# Read, not imported: drawing the pictures needs libraries that the tests do without.
PICTURES = (ROOT / "tools" / "body" / "pictures.py").read_text(encoding="utf-8")
THEME = (ASSETS / "theme.css").read_text(encoding="utf-8")
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



SHEETS = {
    name: (ASSETS / f"{name}.css").read_text(encoding="utf-8")
    for name in ("pattern", "ink", "compare", "layers", "map")
}
ROOT = dict(re.findall(r"--([\w-]+):\s*(#\w{6});", "\n".join(SHEETS.values())))
DIMS = sorted({float(LIGHT["skin-dim"]), float(DARK["skin-dim"])})
SHADE = json.loads(re.search(r"SKIN = np.array\((.*?)\)", PICTURES)[1])[0]  # under a foot, say
SKIN, BONE = (  # body colour and light
    json.loads(re.search(rf"{name} = np.array\((.*?)\)", PICTURES)[1])[1:]
    for name in ("SKIN", "BONE")
)
GROUNDS = {
    f"{name} {i} x{dim}": [c * dim for c in tint]
    for name, tints in (("skin", SKIN), ("bone", BONE))
    for i, tint in enumerate(tints)
    for dim in DIMS
}
WHITE = [1, 1, 1]


def rules(sheet, selector):
    """Declarations for a selector outside of print and forced colours; later ones win."""
    found = {}
    screen = re.split(r"@media \((?:forced|prefers)|@media print", SHEETS[sheet])[0]
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", screen):
        plain = re.sub(r"/\*.*?\*/", "", selectors, flags=re.DOTALL)
        if selector in [one.strip() for one in plain.split(",")]:
            found |= dict(re.findall(r"([\w-]+):\s*([^;]+);", body))
    return found


def colour(sheet, selector, key="stroke"):
    """A painted colour, looked up when the rule names a variable."""
    value = rules(sheet, selector)[key]
    return value if value.startswith("#") else ROOT[re.search(r"--([\w-]+)", value)[1]]


def over(top, ground, opacity):
    """What is seen of a colour that lets some of its ground through."""
    return [opacity * t + (1 - opacity) * g for t, g in zip(top, ground, strict=True)]


LINES = {
    "muscle": colour("pattern", ".muscle"),
    "felt by nearly everyone": colour("pattern", ".essential"),
    "felt by some": colour("pattern", ".spillover"),
    "dots": colour("pattern", ".dot", "fill"),
    "point": colour("pattern", ".cross"),
    "point behind": colour("pattern", ".behind .cross"),
    "nerve": colour("pattern", ".nerve .essential"),
    "nerve lines": colour("pattern", ".nerve-line", "fill"),
    "joint": colour("pattern", ".joint .essential"),
    "joint, some": colour("pattern", ".joint .spillover"),
    "organ": colour("pattern", ".organ .essential"),
    "organ lines": colour("pattern", ".organ-line"),
    "counted": colour("pattern", ".counted"),
    "pain A": re.search(r"--mark: (#\w+)", SHEETS["pattern"])[1],
    "pain B": colour("ink", ".pain-b", "--mark"),
    "pain C": colour("ink", ".pain-c", "--mark"),
    "comparison A": ROOT["a"],
    "comparison B": ROOT["b"],
    "comparison C": ROOT["c"],
    "felt by any": colour("compare", ".compared.any .some"),
    "edge of a sheet": colour("layers", ".sheet .edge"),
    "lines of the chosen sheet": colour("layers", ".chosen-lines path"),
}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("line", LINES)
def test_lines_stand_out_from_skin_and_bone(line, ground):
    assert contrast(rgb(LINES[line]), GROUNDS[ground]) >= 3


EDGES = {  # and the rim below each
    ".essential": ".rim.of-essential", ".spillover": ".rim",
    ".nerve .essential": ".rim.of-essential",
    ".joint .essential": ".joint .rim.of-essential", ".joint .spillover": ".rim",
    ".organ .essential": ".rim.of-essential", ".organ .spillover": ".rim",
    ".compared.A :is(.most": ".rim.of-most", ".compared.B :is(.most": ".rim.of-most",
    ".compared.C :is(.most": ".rim.of-most", ".pattern-edge": ".rim",
}
# From black to white, all that bones, muscles, shades and both pages can put below a zone.
ANY = [[i / 50] * 3 for i in range(51)] + [
    [c * dim for c in shade] for shade in (SHADE, *SKIN, *BONE) for dim in DIMS
]


@pytest.mark.parametrize("edge", [*EDGES, "pain A", "pain B", "pain C"])
def test_an_edge_or_its_rim_stands_out_from_any_ground(edge):
    line = rgb(LINES[edge] if edge in LINES else edge_of(edge))
    rim = rgb(colour("pattern", ".rim"))
    for ground in ANY:
        assert max(contrast(line, ground), contrast(rim, ground)) >= 3


@pytest.mark.parametrize("edge", EDGES)
def test_a_rim_is_wider_than_its_edge(edge):
    found = [rules(sheet, edge).get("stroke-width") for sheet in ("pattern", "compare")]
    line = next((float(width) for width in found if width), 0)
    rim = rules("pattern", EDGES[edge])["stroke-width"]
    assert float(rim) - line >= 1  # half a px on either side


def edge_of(selector):
    """The colour of an edge, in whichever sheet it is."""
    sheets = ("pattern", "compare")
    return next(colour(sheet, selector) for sheet in sheets if rules(sheet, selector))


@pytest.mark.parametrize("pain", ["pain A", "pain B", "pain C"])
def test_the_letter_of_a_pain_can_be_read(pain):
    assert contrast(rgb(LINES[pain]), WHITE) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("letter", ["comparison A", "comparison B", "comparison C"])
def test_the_letter_of_a_comparison_can_be_read_wherever_it_lies(letter, ground):
    badge = rgb(colour("compare", ".compared-letter circle", "fill"))
    assert contrast(rgb(colour("compare", ".compared-letter text", "fill")), badge) >= 4.5
    assert contrast(rgb(colour("compare", ".compared-letter circle")), GROUNDS[ground]) >= 3
    assert contrast(rgb(LINES[letter]), badge) >= 3


@pytest.mark.parametrize("flesh", [".sheet .flesh", ".sheet.intermediate .flesh",
                                   ".sheet.deep .flesh", ".sheet.chosen .flesh"])
def test_a_point_stands_out_from_every_muscle_by_its_halo(flesh):
    ground = rgb(colour("layers", flesh, "fill"))
    assert contrast(rgb(colour("pattern", ".cross-halo")), ground) >= 3
    assert contrast(rgb(colour("pattern", ".cross")), WHITE) >= 4.5


@pytest.mark.parametrize("flesh", [".sheet .flesh", ".sheet.intermediate .flesh",
                                   ".sheet.deep .flesh", ".sheet.chosen .flesh"])
def test_flesh_differs_from_tendon_and_skin_in_lightness(flesh):
    ground = rgb(colour("layers", flesh, "fill"))
    assert contrast(ground, rgb(ROOT["tendon"])) >= 3
    for tint in SKIN:
        assert contrast(ground, tint) >= 3


@pytest.mark.parametrize("ground", [name for name in GROUNDS if name.startswith("skin")])
def test_each_shade_of_how_many_is_darker_and_the_darkest_stands_out(ground):
    skin = GROUNDS[ground]
    ink = rgb(colour("compare", ".many-1", "fill"))
    shades = [float(rules("compare", f".many-{i}")["fill-opacity"]) for i in range(1, 5)]
    seen = [over(ink, skin, opacity) for opacity in shades]
    for one, other in pairwise([skin, *seen]):
        assert contrast(one, other) >= 1.1
    assert contrast(seen[-1], skin) >= 3
