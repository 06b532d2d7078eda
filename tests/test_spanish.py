"""Spanish is whole: nothing is missing, no hole is lost, and patients can read it."""

from __future__ import annotations

import re

import pytest

from explorer import load_atlas
from explorer.body import Side
from explorer.knowledge.language import in_language
from explorer.knowledge.rules import PATIENTS_READ, evidence_text, patient_text
from explorer.match import rank
from explorer.safety import asked
from explorer.steps import MOST_WORDS, steps, words
from explorer.text import place, sided, told
from explorer.web.answer import answer
from explorer.web.state import State, decode
from explorer.words import catalogue, say
from tools.words import SAYERS, file, missing, mo, renewed

HIGHEST_GRADE = 6.0
LEAST = 8  # words: a grade of fewer says nothing
VOWELS = re.compile(r"[aeiouáéíóúü]+")


@pytest.fixture(scope="module")
def english():
    return load_atlas()


@pytest.fixture(scope="module")
def atlas(english):
    return in_language(english, "es")


@pytest.mark.parametrize("domain", SAYERS)
def test_everything_is_said_and_compiled(english, domain):
    today = renewed("es", domain, english)
    assert missing(today) == []
    compiled = catalogue("es", domain)
    stale = [m.id for m in today if m.id and compiled.gettext(m.id) != m.string]
    assert stale == [], "run python -m tools.words"
    assert file("es", domain, "mo").read_bytes()[:4] == mo(today)[:4]


def test_the_side_needs_no_agreement(atlas):
    assert sided("omóplato", Side.LEFT, "es") == "omóplato (lado izquierdo)"
    assert place(atlas.body, "right-shoulder-front") == "parte delantera del hombro (lado derecho)"
    assert told(atlas.muscle("infraspinatus"), Side.RIGHT, "es") == "infraespinoso (lado derecho)"


def test_pieces_meet_as_spanish_has_it():
    both = "{one} and {other}"
    assert say("es", both, one="Psoas", other="Iliopsoas") == "Psoas e Iliopsoas"
    assert say("es", both, one="A", other="hígado") == "A e hígado"
    assert say("es", both, one="A", other="hioides") == "A y hioides"
    assert say("es", both, one="A", other="bazo") == "A y bazo"
    assert say("en", both, one="psoas", other="iliopsoas") == "psoas and iliopsoas"
    nerve = "nervio pinzado en el cuello (C3)"
    assert sided(nerve, Side.LEFT, "es") == "nervio pinzado en el cuello (C3, lado izquierdo)"


def test_the_name_of_a_place_can_stand_in_a_list(atlas):
    assert [c.plain_name for c in atlas.cells if set(c.plain_name) & set(",;()")] == []


def test_the_answer_is_the_same_in_other_words(english, atlas):
    state = decode("at=right-shoulder-front,left-knee-front")
    there, here = answer(english, state), answer(atlas, state)
    assert [c["show"] for c in here["cards"]] == [c["show"] for c in there["cards"]]
    assert not {c["why"] for c in here["cards"]} & {c["why"] for c in there["cards"]}
    assert "Puede explicar el dolor aquí" in here["cards"][0]["why"]
    assert rank(atlas, state.at)[0].score == rank(english, state.at)[0].score


@pytest.mark.parametrize(("typed", "cause"), [
    ("embarazada", "bleeding-inside"), ("DOLOR DE PECHO", "heart-attack"),
    ("palpitaciones", "lung-clot"), ("convulsion", "meningitis"),
    # As people say it: another word, another person of the verb, another order.
    ("creo que es un infarto", "heart-attack"), ("me falta el aire", "heart-attack"),
    ("me duele el pecho", "heart-attack"), ("ayer me pincharon", "collapsed-lung-after-needling"),
    ("¿será un ictus?", "neck-artery-tear"), ("se me duermen las piernas", "cauda-equina"),
    ("dolor de muelas", "face-or-throat-infection"), ("me he caído", "broken-hip"),
    ("mi hijo cojea", "limping-child"), ("se me cae un párpado", "neck-artery-tear"),
    ("la mandíbula se me cansa al masticar", "giant-cell-arteritis"),
])
def test_typed_words_of_danger_ask_in_spanish(atlas, typed, cause):
    assert cause in [flag.id for flag in asked(atlas.safety, [], typed)]
    assert "ask" in answer(atlas, State(q=typed))


@pytest.mark.parametrize("typed", [
    "rigidez en el cuello", "hombro rígido", "siento pinchazos", "hernia de disco", "tortícolis",
    "hombros caídos", "desgarro en el gemelo", "derrame en la rodilla", "ataque de ciática",
    "trabajo de escritorio", "primeros pasos por la mañana", "me duele tras el gimnasio",
])
def test_words_of_everyday_pain_are_left_in_peace_in_spanish(atlas, typed):
    assert asked(atlas.safety, [], typed) == ()


def test_no_word_of_danger_is_left_in_a_row(atlas):
    words = [word for flag in atlas.safety.flags for word in flag.words]
    assert [word for word in words if "|" in word or word != word.strip()] == []


def syllables(word):
    """Count syllables: groups of vowels, parted where two strong or an accented weak one meet."""
    count = 0
    for group in VOWELS.findall(re.sub(r"([qg])u([eiéí])", r"\1\2", word)):
        strong = len(re.findall(r"[aeoáéóíú]", group))
        count += max(1, strong)
    if word.endswith("y") and len(word) > 1 and not VOWELS.search(word):
        count += 1
    return max(1, count)


def crawford(texts):
    """Give Crawford's grade: -0.205 sentences + 0.049 syllables in 100 words - 3.407.

    Crawford AN. A Spanish language Fry-type readability procedure: elementary level.
    Bilingual Education Paper Series 7(8), 1984.
    """
    text = " ".join(t if t.rstrip()[-1:] in ".?!" else f"{t}." for t in texts).lower()
    sentences = [s for s in re.split(r"[.?!:;]+(?:\s|$)", text) if s.strip()]
    words = re.findall(r"[a-záéíóúüñ]+", text)
    spoken = sum(map(syllables, words))
    return (-0.205 * 100 * len(sentences) + 0.049 * 100 * spoken) / len(words) - 3.407


def patient_fields(atlas):
    for muscle in atlas.muscles.values():
        for field, texts in patient_text(muscle):
            if field != "plain_name":
                yield f"{muscle.id} {field}", list(texts)
        for alike in muscle.looks_like:
            yield f"{muscle.id}, {alike.condition}", [alike.separates]
    for other in atlas.other_patterns.values():
        yield other.id, [other.feels, other.separates]
    for flag in atlas.safety.flags:
        yield flag.id, [flag.question, flag.do]
    for (*record, field), text in evidence_text(atlas.evidence):
        if field in PATIENTS_READ:
            yield " ".join(map(str, record)), [text]


def test_patients_can_read_it(atlas):
    grades = {name: round(crawford(texts), 1) for name, texts in patient_fields(atlas)}
    assert {name: grade for name, grade in grades.items() if grade > HIGHEST_GRADE} == {}


def test_what_is_said_in_three_steps_takes_30_seconds_and_can_be_read(atlas):
    long, hard = {}, {}
    for record in (*atlas.muscles.values(), *atlas.other_patterns.values()):
        said = steps(atlas, record, Side.LEFT)
        if (count := words(*(step.say for step in said))) > MOST_WORDS:
            long[record.id] = count
        if (grade := crawford([step.say for step in said])) > HIGHEST_GRADE:
            hard[record.id] = round(grade, 1)
    assert long == {}
    assert hard == {}


def test_what_the_page_says_can_be_read(english):
    said = {m.id: m.string for m in renewed("es", "page", english) if m.id}
    sentences = [words for words in said.values()
                 if words.endswith(".") and len(words.split()) >= LEAST]
    assert crawford(sentences) <= HIGHEST_GRADE


def test_the_grade_knows_hard_from_easy():
    assert crawford(["El gato duerme en la cama.", "Le puede doler."]) < 2
    assert crawford([
        "La rehabilitación musculoesquelética multidisciplinaria necesita colaboración continuada.",
    ]) > 12
    assert [syllables(w) for w in ("guerra", "país", "causa", "aéreo", "bien")] == [2, 2, 2, 4, 1]
