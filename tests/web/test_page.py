from __future__ import annotations

import re

import pytest
from dash.development.base_component import Component

from explorer.body import Sex, ViewName
from explorer.web import components, ids
from explorer.web.shelf import script

IDS = [value for name, value in vars(ids).items() if name.isupper()]


def parts(component):
    """Yield a component and all that is in it."""
    yield component
    children = getattr(component, "children", None)
    for child in children if isinstance(children, (list, tuple)) else [children]:
        if isinstance(child, Component):
            yield from parts(child)


def test_every_id_is_on_the_page_once(app):
    seen = [part.id for part in parts(app.layout()) if getattr(part, "id", None)]
    assert sorted(seen) == sorted(IDS)


def test_callbacks_name_what_is_on_the_page(app):
    for output, callback in app.callback_map.items():
        things = [output.split(".")[0], *(given["id"] for given in callback["inputs"])]
        assert set(things) <= set(IDS)


def test_each_component_has_its_browser_half():
    halves = set(re.findall(r"^  page\.([A-Z]\w+) = ", script(), re.MULTILINE))
    classes = {
        name for name, kind in vars(components).items()
        if isinstance(kind, type) and issubclass(kind, Component) and not name.startswith("_")
    } - {"Component"}
    assert classes <= halves


def test_the_index_shows_the_body_before_any_script(client):
    page = client.get("/").text
    assert '<html lang="en"' in page
    assert 'name="description"' in page
    assert page.index("front-female-skin.webp") < page.index("<script")
    assert "Get help now for bad pain." in page
    assert not re.search(r'(src|href|srcset)="(https?:)?//', page)


def test_the_page_does_without_what_it_does_not_use(client):
    page = client.get("/").text
    scripts = " ".join(re.findall(r'src="([^"]+)"', page))
    assert "dash_renderer" in scripts
    assert not re.search(r"/dash/dcc/|/dash_table/|polyfill|plotly", scripts)


def test_the_layout_knows_every_view_and_nothing_of_its_drawing(client):
    page = client.get("/_dash-layout").json
    (views,) = [
        part["props"]["views"] for part in walk(page) if part.get("type") == "BodyMap"
    ]
    assert set(views) == set(ViewName)
    for name, view in views.items():
        assert views[view["beside"]]["beside"] == name
        assert set(view) == {"part", "beside", "title", "corners", "unit", *Sex}
        assert {len(view[sex]) for sex in Sex} == {4}


def walk(part):
    """Yield every mapping in what JSON gave."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from walk(inner)


def test_the_layout_is_small(client):
    reply = client.get("/_dash-layout", headers={"Accept-Encoding": "br"})
    assert len(reply.data) < 4096


@pytest.mark.parametrize("who", ["patient", "clinician", "student"])
def test_safety_is_there_for_everyone(ask, who):
    content = ask("answer-panel.content", "question", f"at=right-knee-front&who={who}").json
    assert content["response"]["answer-panel"]["content"]["cards"]
