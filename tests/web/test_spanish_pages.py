"""Each page that needs no script is Spanish to its last label; and a page that is not is found."""

from __future__ import annotations

import json

import pytest
from leftover import leftover, seen

from explorer import load_atlas
from explorer.web import create_app
from explorer.web.learn import titles
from explorer.web.shelf import base


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


@pytest.fixture(scope="module")
def real(atlas):
    return create_app(atlas).server.test_client()


def strings(content):
    """Yield what JSON says: strings of several words, for one alone may be an id."""
    if isinstance(content, str) and " " in content:
        yield content
    elif isinstance(content, list):
        for one in content:
            yield from strings(one)
    elif isinstance(content, dict):
        for key, one in content.items():
            if key != "name":  # of Plotly's traces: the page has a legend of its own
                yield from strings(one)


@pytest.mark.parametrize("path", ["/", "/learn/", "/look-alikes", "/solid", "/study/"])
def test_nothing_is_left_in_english(atlas, real, path):
    said = seen(real.get(f"/es{path}").text)
    assert said
    assert leftover(atlas, said) == []


def test_no_page_to_learn_from_is_left_in_english(atlas, real):
    for slug in titles(atlas):
        said = seen(real.get(f"/es/learn/{slug}").text)
        assert (slug, leftover(atlas, said)) == (slug, [])


@pytest.mark.parametrize("file", [
    "/places.json", "/look-alikes.json", "/study/names.json", "/study/body.json",
    "/study/vignette.json", "/study/picture/infraspinatus.json", "/solid/stage-female.json",
    "/scene/whole/infraspinatus-right-female.json", "/scene/whole/joint-hip-left-male.json",
    "/solid/infraspinatus-right-female-active.json",
    "/solid/infraspinatus-right-female-counted.json",
])
def test_nothing_that_scripts_ask_for_is_left_in_english(atlas, real, file):
    said = list(strings(real.get(f"{base('es')}{file}").json))
    assert leftover(atlas, said) == []


def test_the_tables_to_download_are_in_spanish_but_for_heads_and_ids(atlas, real):
    for which in ("muscles", "others"):
        heads, *rows = real.get(f"{base('es')}/study/{which}.csv").text.splitlines()
        assert heads == real.get(f"{base()}/study/{which}.csv").text.splitlines()[0]
        assert leftover(atlas, [cell for row in rows for cell in row.split(",")[1:3]]) == []


def test_what_is_english_is_found(atlas, real):
    for path, words in (("/learn/", "Learn"), ("/study/", "Study sets"), ("/solid", "Closer")):
        assert words in leftover(atlas, seen(real.get(path).text))
    layout = list(strings(json.loads(real.get("/_dash-layout").text)))
    assert "Words for" in leftover(atlas, layout)


def test_the_layout_is_in_spanish(atlas, real):
    said = list(strings(json.loads(real.get("/es/_dash-layout").text)))
    assert leftover(atlas, said) == []
