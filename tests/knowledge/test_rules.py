from __future__ import annotations

import pytest
from toys import toy_muscle, write_toys

from explorer import problems


@pytest.fixture
def found(tmp_path, toys):
    def check():
        return [p.what for p in problems(write_toys(tmp_path, toys))]

    return check


def first_point(toys):
    return toys["trigger_points"][0]["trigger_points"][0]


def test_an_id_is_used_once(toys, found):
    toys["trigger_points"].append(toy_muscle("ball", [{"path": ["palm"], "width": 5}]))
    assert found() == ["id: 'ball' is used 2 times"] * 2


def test_a_cited_source_exists(toys, found):
    first_point(toys)["sources"] = ["nobody-1999"]
    assert any("nobody-1999" in what for what in found())


def test_a_source_is_cited(toys, found):
    toys["sources"].append(toys["sources"][0] | {"id": "lonely-2001"})
    assert found() == ["no record cites this source; use it or remove it"]


def test_a_source_can_be_found(toys, found):
    del toys["sources"][0]["url"]
    assert found() == ["no doi, pmid or url: a reader could not find it"]


@pytest.mark.parametrize("authors", ["PubMed 26992099", "A review in PubMed Central", "Scopus"])
def test_a_database_wrote_nothing(toys, found, authors):
    toys["sources"][0]["authors"] = authors
    (what,) = found()
    assert "is a database, not an author" in what


def test_a_place_exists_and_the_nearest_are_named(toys, found):
    first_point(toys)["referral"]["essential"] = [{"path": ["sholder-front"], "width": 5}]
    (what,) = found()
    assert "shoulder-front" in what


def test_fibres_run_between_known_places(toys, found):
    toys["trigger_points"][0]["fibres"]["insertion"] = ["grater-tubercle"]
    assert any("grater-tubercle" in what for what in found())


@pytest.mark.parametrize(("grade", "basis"), [("C", "expert-drawing"), ("A", "counted-series")])
def test_a_grade_is_earned(toys, found, grade, basis):
    first_point(toys).update(grade=grade, basis=basis)
    (what,) = found()
    assert f"{grade} needs" in what


def test_zones_are_written_for_the_right_side(toys, found):
    first_point(toys)["referral"]["essential"] = [{"path": ["torso T7 back -9cm"], "width": 6}]
    first_point(toys)["referral"]["spillover"] = []
    (what,) = found()
    assert "referral.essential: lies mostly on the left" in what


def test_spillover_adds_to_the_essential_zone(toys, found):
    first_point(toys)["referral"]["spillover"] = [{"path": ["shoulder-front"], "width": 6}]
    (what,) = found()
    assert "adds nothing" in what


@pytest.mark.parametrize("text", ["Insert at 30 degrees.", "Go 20 mm in.", "Use a 25 gauge one."])
def test_needling_never_says_how(toys, found, text):
    toys["trigger_points"][0]["needling"]["precautions"] = text
    (what,) = found()
    assert "says how to needle" in what


@pytest.mark.parametrize("text", ["This is your diagnosis.", "It frees toxins."])
def test_some_words_are_not_our_voice(toys, found, text):
    toys["trigger_points"][0]["loads"] = [text]
    (what,) = found()
    assert "not our voice" in what


def test_a_red_flag_names_known_places(toys, found):
    toys["safety"]["flags"] = [{
        "id": "flag", "places": ["calf-uper"], "question": "Is it red?", "may_be": "a clot",
        "do": "Get help.", "urgency": "today", "sources": ["toy-2000"],
    }]
    (what,) = found()
    assert "calf-uper" in what


def test_places_of_a_count_are_places(toys, found):
    toys["trigger_points"][0]["trigger_points"][0]["referral"]["counted"] = [{
        "source": "toy-2000", "of": "ten toys", "n": 10, "how": "when squeezed",
        "felt": [{"where": "in the thumb", "percent": 40,
                  "area": [{"path": ["thumbnail"], "width": 2}]}],
    }]
    (what,) = found()
    assert "counted.0.felt.0.area.0.path" in what
    assert "thumbnail" in what


def test_ids_of_evidence_are_unique_and_their_sources_are_known(toys, found):
    term = {"id": "knot", "term": "Knot", "means": "A sore spot.", "sources": ["toy-1999"]}
    toys["evidence"]["glossary"] = [term, term]
    said = found()
    assert sum("'knot' is used 2 times" in what for what in said) == 2
    assert sum("'toy-1999', which is not in sources.yaml" in what for what in said) == 2


TERM = {"id": "knot", "term": "Insertion", "means": "A sore spot.", "sources": ["toy-2000"]}


def test_evidence_never_says_how_to_needle_either(toys, found):
    toys["evidence"]["claims"] = [{
        "id": "aim", "claim": "It hits the spot.", "in_short": "It may.", "certainty": "low",
        "measured": "Needles that went 20 mm in.", "effect": "Less pain.",
        "sources": ["toy-2000"],
    }]
    (what,) = found()
    assert what.startswith("claims.0.measured: says how to needle")


def test_a_term_of_anatomy_is_no_technique(toys, found):
    toys["evidence"]["glossary"] = [TERM]
    assert found() == []


def test_what_patients_read_of_the_evidence_keeps_our_voice(toys, found):
    toys["evidence"]["glossary"] = [TERM | {"means": "A spot full of toxins."}]
    (what,) = found()
    assert what == "glossary.0.means: 'toxins' is not our voice (README of data/)"
