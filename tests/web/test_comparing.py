from __future__ import annotations

import re

import pytest

from explorer.body import Sex, Side, ViewName
from explorer.ink import GRID, Brush, Stroke
from explorer.knowledge import load_atlas
from explorer.match import candidates
from explorer.web.comparing import comparison, explain, letters, look_alikes, story, who
from explorer.web.details import details
from explorer.web.shelf import base
from explorer.web.state import decode

QUESTION = "at=right-shoulder-front,right-heel&show=ball:right"


def asked(question=QUESTION, views=("front",)):
    return {"question": question, "views": list(views)}


def test_marks_and_pattern_are_drawn_apart_in_the_views_asked_for(toy_atlas):
    said = explain(toy_atlas, asked(views=["front", "back"]))
    assert list(said["views"]) == ["front", "back"]
    front = said["views"]["front"]
    assert all(re.fullmatch(r"[Mmlz\d\s,-]*", front[part])
               for part in ("yours", "both", "theirs", "edge"))
    assert front["both"]
    assert front["points"]
    assert said["views"]["back"]["yours"]  # the heel
    lists = dict(said["lists"])
    assert lists["Yours only"] == "right heel"
    assert lists["Both"] == "right front of shoulder"


def test_a_whole_place_keeps_its_own_outline(toy_atlas):
    said = explain(toy_atlas, asked())
    cell = toy_atlas.body.view(ViewName.FRONT, Sex.FEMALE).cells["right-shoulder-front"]
    assert said["views"]["front"]["both"] == cell


def test_the_words_are_those_of_the_card(ask):
    card = ask("answer-panel.content", "question", QUESTION).json
    why = card["response"]["answer-panel"]["content"]["cards"][0]["why"]
    reply = ask("body-map.explained", "explain", asked(),
                inputs=[{"id": "body-map", "property": "explain", "value": asked()}],
                changedPropIds=["body-map.explain"])
    lists = dict(reply.json["response"]["body-map"]["explained"]["lists"])
    assert lists["Both"] in why
    assert lists["Yours only"] in why


def test_what_was_drawn_is_explained_as_what_was_marked(toy_atlas):
    view = toy_atlas.body.view(ViewName.FRONT, Sex.FEMALE)
    vertex = toy_atlas.body.find("shoulder-front", side=Side.RIGHT).vertex
    ((x, y),) = view.project(toy_atlas.body.vertices[Sex.FEMALE][[vertex]])
    point = (round(x * view.unit / GRID), round(y * view.unit / GRID))
    dot = Stroke(ViewName.FRONT, (point,), Brush.BROAD)
    said = explain(toy_atlas, asked(f"ink-b={dot.code}&pain=b&show=ball:right"))
    assert said["views"]["front"]["both"].startswith("M")
    assert said["views"]["front"]["yours"] == ""
    assert dict(said["lists"])["Both"] == "right front of shoulder"
    assert explain(toy_atlas, asked(f"ink-b={dot.code}&pain=a&show=ball:right")) == {}


@pytest.mark.parametrize("nonsense", [
    None, 7, [], "at=right-heel", {}, {"views": 3}, {"views": ["front"], "question": 5},
    asked(views=[]), asked(views=["moon", 3, None]), asked("at=moon&show=ball:right"),
    asked("at=right-heel"), asked("at=right-heel&show=nobody:right"), asked("show=ball:right"),
])
def test_what_makes_no_picture_is_an_empty_answer(toy_atlas, nonsense):
    assert explain(toy_atlas, nonsense) == {}


def test_a_comparison_has_words_and_a_letter_in_every_pattern(toy_atlas):
    names = ("ball:right", "doll:left")
    said = comparison(toy_atlas, names)
    assert [letter for letter, _, _ in said["of"]] == ["A", "B"]
    assert [show for _, show, _ in said["of"]] == ["ball:right", "doll:left"]
    front = letters(toy_atlas, names, ViewName.FRONT, Sex.MALE)
    places = {letter: x for letter, x, _ in front}
    assert places["A"] < 0 < places["B"]  # the person's right is on the viewer's left
    assert said["alike"] == ["A and B are felt in different places."]


@pytest.mark.parametrize("names", [(), ("ball:right",), ("ball:right", "nobody:right"),
                                   ("ball:right", "ball:right"), ("ball:up", "doll:right"),
                                   ("ball:right", "doll:right", "kite:right", "drum:right")])
def test_what_can_not_be_compared_is_nothing(toy_atlas, names):
    assert comparison(toy_atlas, names) is None
    assert letters(toy_atlas, names, ViewName.FRONT, Sex.FEMALE) is None


def test_the_shelf_compares_and_knows_who_is_felt_where(client):
    said = client.get(f"{base()}/compare/ball:right,lamp:left.json")
    assert "immutable" in said.headers["Cache-Control"]
    assert {"of", "alike", "where", "apart"} == set(said.json)
    assert client.get(f"{base()}/compare/ball:right.json").status_code == 204
    names = "ball:right,lamp:left"
    assert len(client.get(f"{base()}/letters/{names}/front-male.json").json) == 2
    assert client.get(f"{base()}/letters/ball:right/front-male.json").status_code == 204
    assert client.get(f"{base()}/letters/{names}/front-robot.json").status_code == 404
    found = client.get(f"{base()}/who.json").json
    muscles = [name for name, _, _ in found["muscles"]]
    assert found["cells"]["right-shoulder-front"] == [[muscles.index("ball"), 1]]


def test_left_places_are_left_to_their_mirror(toy_atlas):
    cells = who(toy_atlas)["cells"]
    assert not any(cell.startswith("left-") for cell in cells)
    assert len(cells) == sum(cell.side is not Side.LEFT for cell in toy_atlas.cells)
    assert [2, 3] in cells["spine-middle-back"]  # the kite is felt there from either side


def test_the_nearest_come_with_words_and_never_per_cent():
    atlas = load_atlas()
    found = look_alikes(atlas, atlas.muscle("infraspinatus"), Side.LEFT)
    alike = {key: (name, words) for key, name, words in found}
    name, words = alike["scalene-muscles:left"]
    assert name.startswith("Left scalene muscles")
    assert words == "partly alike"
    assert any(key.startswith(("nerve", "joint")) for key, _, _ in found)


def test_the_details_offer_to_compare(toy_atlas):
    said = str(details(toy_atlas, decode("show=ball:left")))
    assert "CompareButton(show='ball:left'" in said
    assert "Patterns that look like this one" in said
    assert "CompareButton(show='lamp:left'" in str(details(toy_atlas, decode("show=lamp:right")))


def test_a_story_comes_with_what_to_show(toy_atlas, ask):
    marks = ("right-shoulder-front", "left-knee-front")
    words, names = story(toy_atlas, marks, candidates(toy_atlas, marks))
    assert words.startswith("One possible story")
    assert set(names.split(",")) == {"ball:right", "doll:left"}
    content = ask("answer-panel.content", "question", f"at={','.join(marks)}").json
    assert content["response"]["answer-panel"]["content"]["story"] == [words, names]
    one = ["right-shoulder-front"]
    assert story(toy_atlas, one, candidates(toy_atlas, one)) is None
