"""Style sheets speak of start and end, so that a script from right to left needs no second ones."""

from __future__ import annotations

import re

import pytest

from explorer.web.shelf import ASSETS

SHEETS = sorted(ASSETS.glob("*.css"))
SIDE = re.compile(r"(^|-)(left|right)(-|$)")
SIDED_VALUES = ("text-align", "float", "clear", "caption-side")
FOUR = ("margin", "padding", "inset", "border-width", "border-radius", "scroll-margin",
        "scroll-padding")
# What is placed on a body, whose left stays where it is: selector, property.
ON_A_BODY = {
    (".view .of", "inset"), (".figures:has(.close) .other-side", "inset"),
    (".steps-figure .before", "left"), (".steps-figure .after", "right"),
    (".steps-figure figcaption", "inset"),
}


def declarations(css):
    """Yield the selector, property and value of each declaration."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for selector, block in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        for one in block.split(";"):
            name, colon, value = one.partition(":")
            if colon:
                yield " ".join(selector.split()), name.strip(), value.strip()


def parts(value):
    """Split a shorthand into its values; what stands in brackets is one."""
    return re.findall(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", value)


def sided(name, value):
    """Tell whether a declaration means the left or the right of the screen."""
    if SIDE.search(name):
        return True
    if name in SIDED_VALUES and value in ("left", "right"):
        return True
    four = parts(value.removesuffix("!important"))
    return name in FOUR and len(four) == 4 and four[1] != four[3]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_placed_by_left_or_right(sheet):
    found = [(selector, name) for selector, name, value in
             declarations(sheet.read_text(encoding="utf-8")) if sided(name, value)]
    assert set(found) <= ON_A_BODY


@pytest.mark.parametrize("css", [
    "a { margin-left: 1px }", "a { left: 0 }", "a { border-right-color: red }",
    "a { text-align: left }", "a { padding: 0 1rem 0 max(2rem, env(x)) }",
    "@media print { a { float: right } }",
])
def test_what_means_a_side_of_the_screen_is_found(css):
    assert [sided(name, value) for _, name, value in declarations(css)] == [True]


@pytest.mark.parametrize("css", [
    "a { margin-inline-start: 1px }", "a { inset: 0 auto 0 auto }", "a { text-align: start }",
    "a { background: linear-gradient(to right, red, blue) }", ".right { color: red }",
])
def test_what_means_none_is_not(css):
    assert [sided(name, value) for _, name, value in declarations(css)] == [False]
