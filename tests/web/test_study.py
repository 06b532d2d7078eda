"""The page to study by: nothing is missing from its tables, and its questions are fair."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter

import pytest

from explorer import load_atlas
from explorer.alike import Likeness, similarities
from explorer.web import create_app
from explorer.web.quiz import WRONG, Ask, felt_cells, questions
from explorer.web.shelf import base
from explorer.web.study_table import ALSO, UNITED, groups, muscles, others, root_order

CHOICES = [Ask.PATTERN, Ask.IMPOSTOR, Ask.VIGNETTE]


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


@pytest.fixture(scope="module")
def real(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def page(real):
    return real.get("/study/").text


def likeness(atlas, one, other):
    known = similarities(atlas)
    value = known.values[known.ids.index(one), known.ids.index(other)]
    return Likeness.of(float(value))


def test_every_muscle_and_pattern_has_a_row_that_leads_to_the_map(atlas, page):
    linked = re.findall(r'<th scope="row"><a href="/en/#show=([a-z0-9-]+):right">', page)
    assert linked == [*atlas.muscles, *atlas.other_patterns]


def test_the_page_runs_its_own_script_alone(real, page):
    assert re.findall(r'<script[^>]*src="([^"]+)"', page) == [f"{base()}/study/study.js"]
    assert "<script>" not in page
    assert real.get(f"{base()}/study/study.js").mimetype == "text/javascript"


@pytest.mark.parametrize(("which", "column"), [("muscles", "roots"), ("others", "group")])
def test_the_csv_holds_every_row(real, atlas, which, column):
    reply = real.get(f"{base()}/study/{which}.csv")
    assert f'filename="{which}.csv"' in reply.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(reply.text)))
    wanted = atlas.muscles if which == "muscles" else atlas.other_patterns
    assert [row["id"] for row in rows] == list(wanted)
    assert [row["id"] for row in rows if not (row["felt"] and row[column])] == []


def test_the_grade_is_the_best_of_its_points(atlas):
    row = next(row for row in muscles(atlas) if row.id == "infraspinatus")
    points = atlas.muscles["infraspinatus"].trigger_points
    assert (row.grade, row.points) == (min(p.grade.value for p in points), len(points))


def test_sets_are_of_the_data(atlas):
    known = {row.group for row in muscles(atlas)}
    assert {name for names in UNITED.values() for name in names} <= known
    assert set(ALSO) <= known
    found = {group.name: group.muscles for group in groups(atlas)}
    assert set(found["rotator cuff"]) == {"supraspinatus", "infraspinatus", "teres-minor",
                                          "subscapularis"}
    assert {"chewing muscles", "erector spinae", "quadriceps", "hamstrings", "gluteal muscles",
            "calf", "forearm extensors", "forearm flexors", "all of the neck"} <= set(found)
    assert {group.also for group in groups(atlas)} >= {"thenar", "hypothenar"}


def test_roots_go_down_the_spine():
    assert sorted(["S1", "L5", "T10", "T2", "C8", "CN V", "CN IV"], key=root_order) == [
        "CN IV", "CN V", "C8", "T2", "T10", "L5", "S1",
    ]


@pytest.mark.parametrize("ask", CHOICES)
def test_a_question_has_four_different_answers_and_one_is_right(atlas, ask):
    made = questions(atlas, ask)
    assert max(Counter(question.id for question in made).values()) == 1
    for question in made:
        assert len(set(question.choices)) == WRONG + 1, question.id
        assert question.choices.count(question.answer) == 1, question.id


@pytest.mark.parametrize("ask", CHOICES)
def test_no_wrong_answer_has_the_same_pattern(atlas, ask):
    same = [
        question.id for question in questions(atlas, ask) for name in question.choices
        if name != question.answer and likeness(atlas, name, question.answer) is Likeness.SAME
    ]
    assert same == []


@pytest.mark.parametrize("ask", CHOICES)
def test_choices_that_stand_together_are_called_differently(atlas, ask):
    called = {row.id: (row.name, row.plain_name) for row in muscles(atlas) + others(atlas)}
    for question in questions(atlas, ask):
        assert len({called[name] for name in question.choices}) == WRONG + 1, question.id


def test_every_pattern_and_every_muscle_is_asked_for(atlas):
    asked = [q.answer for q in questions(atlas, Ask.PATTERN)]
    assert asked == [*atlas.muscles, *atlas.other_patterns]
    for ask in (Ask.VIGNETTE, Ask.POINT):
        assert [q.answer for q in questions(atlas, ask)] == list(atlas.muscles)


def test_wrong_answers_are_the_nearest_that_may_be(atlas):
    known = similarities(atlas)
    for question in questions(atlas, Ask.PATTERN)[::12]:
        row = known.values[known.ids.index(question.answer)]
        wrong = [row[known.ids.index(n)] for n in question.choices if n != question.answer]
        left = [float(value) for value, name in zip(row, known.ids, strict=True)
                if name not in question.choices
                and Likeness.of(float(value)) is not Likeness.SAME]
        assert max(left) <= min(wrong) + 1e-5, question.id


def test_the_impostor_is_no_muscle_and_the_others_are_of_the_set(atlas):
    members = {group.name: set(group.muscles) for group in groups(atlas)}
    made = questions(atlas, Ask.IMPOSTOR)
    assert len(made) > 40
    for question in made:
        assert question.answer not in atlas.muscles, question.id
        assert set(question.choices) - {question.answer} <= members[question.says[0]], question.id


def test_a_vignette_speaks_in_the_words_of_its_muscle(atlas):
    for question in questions(atlas, Ask.VIGNETTE):
        assert question.says == atlas.muscles[question.answer].when_active[:3]


def test_every_muscle_can_be_pointed_at(atlas):
    felt = felt_cells(atlas)
    assert list(felt) == list(atlas.muscles)
    assert [name for name, (main, _) in felt.items() if not main] == []
    assert [name for name, (main, some) in felt.items() if set(main) & set(some)] == []


@pytest.mark.parametrize("ask", CHOICES)
def test_the_seed_changes_the_order_alone(atlas, ask):
    first, other = questions(atlas, ask), questions(atlas, ask, seed=7)
    assert [q.id for q in first] == [q.id for q in other]
    assert [set(q.choices) for q in first] == [set(q.choices) for q in other]
    assert [q.choices for q in first] != [q.choices for q in other]
    questions.cache_clear()
    assert questions(atlas, ask) == first


def test_the_shelf_hands_out_the_questions(real, atlas):
    for ask in Ask:
        reply = real.get(f"{base()}/study/{ask}.json")
        assert "immutable" in reply.headers["Cache-Control"]
        assert [row["id"] for row in reply.json] == [q.id for q in questions(atlas, ask)]
    names = real.get(f"{base()}/study/names.json").json
    assert set(names["names"]) == {*atlas.muscles, *atlas.other_patterns}


def test_a_picture_does_not_tell_what_it_is_of(real):
    for name in ("nerve-root-c6", "organ-heart", "infraspinatus"):
        picture = real.get(f"{base()}/study/picture/{name}.json")
        kinds = {kind for view in picture.json for kind, _ in view["zones"]}
        assert kinds <= {"essential", "spillover"}
        assert name not in picture.text


@pytest.mark.parametrize("address", ["picture/nobody.json", "picture/no-one:left.json"])
def test_what_there_is_not_is_not_found(real, address):
    assert real.get(f"{base()}/study/{address}").status_code == 404


def test_an_atlas_too_small_to_choose_from_has_fewer_questions(toy_atlas):
    for ask in CHOICES:
        for question in questions(toy_atlas, ask):
            assert len(set(question.choices)) == WRONG + 1


def test_the_deck_is_a_zip_with_its_name(client):
    reply = client.get(f"{base()}/study/deck.apkg")
    assert reply.mimetype == "application/apkg"
    assert 'filename="referred-muscle-pain.apkg"' in reply.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(reply.data)) as deck:
        assert "collection.anki2" in deck.namelist()


def test_the_page_is_linked_from_the_others(client):
    assert 'href="/study/"' in client.get("/learn/").text
    assert "/study/" in str(client.get("/_dash-layout").json)
