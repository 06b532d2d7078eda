from __future__ import annotations

import re

import pytest

from explorer.body import Part, Sex, ViewName, part_views
from explorer.web import in_steps, solid
from explorer.web.shelf import (
    ASSETS,
    LEARN,
    PAGES,
    SCRIPTS,
    STUDY,
    STUDY_STYLE,
    STYLES,
    base,
    digest,
)

VIEWS = [(view.value, sex.value) for view in ViewName for sex in Sex]


@pytest.mark.parametrize(("view", "sex"), VIEWS)
def test_every_view_has_its_outlines(client, toy_atlas, view, sex):
    reply = client.get(f"{base()}/geometry/{view}-{sex}.json").json
    known = [cell.id for cell in toy_atlas.cells]
    ids = [cell for cell, _ in reply["cells"]]
    assert ids == sorted(ids, key=known.index)
    paths = [path for _, path in reply["cells"]]
    assert all(re.fullmatch(r"[Mmlz\d\s,-]+", path) for path in [*paths, reply["outline"]])


@pytest.mark.parametrize(("view", "sex"), VIEWS)
@pytest.mark.parametrize("layer", ["skin", "bones"])
def test_every_view_has_its_pictures(client, view, sex, layer):
    reply = client.get(f"{base()}/picture/{view}-{sex}-{layer}.webp")
    assert reply.status_code == 200
    assert reply.data[8:12] == b"WEBP"
    assert len(reply.data) < 120_000


def test_places_say_the_side_of_the_person(client):
    places = {cell: name for cell, name, *_ in client.get(f"{base()}/places.json").json}
    assert places["right-shoulder-front"].startswith("Right")
    assert places["left-shoulder-front"].startswith("Left")


def test_a_pattern_has_its_layers_in_every_view(client):
    scene = client.get(f"{base()}/scene/whole/ball-right-female.json").json
    assert scene["titles"]["clinician"] == ["Ball, right side", ""]
    assert tuple(scene["views"]) == part_views(Part.WHOLE)
    assert scene["close"] is None
    assert {"essential", "points"} <= set(scene["views"]["front"])
    assert {"muscle", "fibre", "points"} <= set(scene["views"]["back"])


@pytest.mark.parametrize(("side", "other"), [("right", "left"), ("left", "right")])
def test_a_point_is_not_drawn_on_the_other_side_of_the_person(client, side, other):
    views = client.get(f"{base()}/scene/whole/ball-{side}-male.json").json["views"]
    assert "points" in views[side]
    assert "points" not in views[other]


@pytest.mark.parametrize("part", Part)
def test_a_close_up_has_its_own_layers(client, part):
    scene = client.get(f"{base()}/scene/{part}/palm-left-male.json").json
    assert tuple(scene["views"]) == part_views(part)
    assert scene["close"] == "hands-palm"
    shown = {view for view, layers in scene["views"].items() if "essential" in layers}
    assert shown == {Part.WHOLE: {"front"}, Part.HANDS: {"hands-palm"}}.get(part, set())


def test_an_unknown_muscle_is_no_error_of_the_page(client):
    assert client.get(f"{base()}/scene/whole/nobody-right-female.json").status_code == 204


@pytest.mark.parametrize("address", [
    "scene/whole/ball-up-female.json", "scene/knees/ball-right-female.json",
    "scene/whole/ball-right-robot.json", "geometry/top-female.json",
    "picture/front-female-nerves.webp", "picture/..-..-skin.webp",
])
def test_what_there_is_not_is_not_found(client, address):
    assert client.get(f"{base()}/{address}").status_code == 404


def test_every_asset_is_listed():
    listed = {*SCRIPTS, *STYLES, *PAGES, *solid.SCRIPTS, solid.STYLE, LEARN,
              *STUDY, STUDY_STYLE, *in_steps.SCRIPTS, in_steps.STYLE}
    assert {file.name for file in ASSETS.iterdir()} == listed


@pytest.mark.parametrize("name", sorted({*SCRIPTS, *solid.SCRIPTS}))
def test_scripts_are_plain(name):
    source = (ASSETS / name).read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function|innerHTML|https?://|localStorage|cookie", source)
    assert len(source.splitlines()) <= 300


def test_muscles_come_back_to_front_with_their_names(client):
    page = client.get(f"{base()}/muscles/back-female.json")
    assert page.status_code == 200
    layers = page.get_json()
    assert {side for _, side, *_ in layers["muscles"]} == {"right", "left"}
    for muscle, _, depth, *paths in layers["muscles"]:
        assert depth in {"deep", "intermediate", "superficial"}
        assert all(path.startswith("M") for path in paths)
        assert len(layers["names"][muscle]) == 2


def test_no_view_no_muscles(client):
    assert client.get(f"{base()}/muscles/top-female.json").status_code == 404


def copied(folder):
    """Two small folders as a package has them, in one that may be called anything."""
    for name, text in (("b/data.yaml", "1"), ("a/code.py", "2"), ("a/__pycache__/code.pyc", "3")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder / "a", folder / "b"


def test_copies_give_one_edition_wherever_they_lie(tmp_path):
    here, there = copied(tmp_path / "zoo"), copied(tmp_path / "attic")
    assert digest(*here) == digest(*reversed(there)) == digest(tmp_path / "zoo")


@pytest.mark.parametrize(("name", "text"), [("a/code.py", "4"), ("b/new.yaml", "")])
def test_a_change_gives_another_edition(tmp_path, name, text):
    before = digest(*copied(tmp_path))
    (tmp_path / name).write_text(text)
    assert digest(tmp_path / "a", tmp_path / "b") != before
