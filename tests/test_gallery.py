"""The gallery's examples run, and every picture says the person's sides."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from examples.gallery import PICTURES, make
from explorer import load_atlas

SVG = "{http://www.w3.org/2000/svg}text"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return make(load_atlas(), tmp_path_factory.mktemp("gallery"))


def test_there_is_a_file_a_picture(files):
    assert [file.stem for file in files] == [p.__name__.replace("_", "-") for p in PICTURES]


def test_every_svg_has_sides_and_a_legend(files):
    for file in (f for f in files if f.suffix == ".svg"):
        texts = {t.text for t in ET.parse(file).getroot().iter(SVG)}  # noqa: S314  our own
        assert {"RIGHT", "LEFT"} <= texts or {"FRONT", "BACK"} <= texts, file
        assert texts & {"felt by nearly everyone", "counted: the stronger, the more felt it"}, file


def test_every_figure_has_sides_and_a_legend(files):
    for file in (f for f in files if f.suffix == ".html"):
        text = file.read_text(encoding="utf-8")
        assert len(text) < 3_000_000, "the script is in a file beside it"
        assert "RIGHT" in text
        assert "LEFT" in text
        assert re.search(r'"showlegend":\s?true', text), file
