"""Spanish says what English says: no number, side, no, may or sign of danger is lost on the way."""

from __future__ import annotations

import re

import pytest

from explorer import load_atlas
from tools.words import SAYERS, renewed

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
HOLE = re.compile(r"\{\w+\}")
THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})")
NO = re.compile(r"\b(no|not|never|none|nobody|without|cannot)\b|n't\b", re.IGNORECASE)
NO_IN_SPANISH = re.compile(
    r"\b(no|ni|nunca|nadie|nada|ning[uú]n\w*|sin|tampoco|cuesta)\b", re.IGNORECASE
)
FAMILIAR = re.compile(
    r"\b(tus?|ti|contigo|tienes|puedes|debes|eres|haz|pon|siéntate|acuéstate)\b", re.IGNORECASE
)
PAIRED = ("¿?", "¡!", "()", "«»", "“”")
# What stands in English, and what of it must stand in Spanish. One thing has one name.
SAID = {
    # When and where to get help.
    r"emergency number": "número de emergencias",
    r"emergency room": "sala de urgencias",
    r"ambulance": "ambulancia",
    r"help now|help for it now": "pida ayuda|ayuda de emergencia|pedir ayuda|busque ya|vaya ya",
    r"help today|doctor today": "hoy",
    r"doctor soon": "pronto",
    r"do not drive": "no conduzca",
    # Signs of danger.
    r"\bfever": "fiebre",
    r"short breath": "falta de aire",
    r"double (sight|vision)": "visión doble|ver? doble",
    r"droop": "caíd|cae",
    r"slur": "trab",
    r"\bstroke\b(?! softly| your)": "derrame cerebral|ictus",
    r"blood clot": "coágulo",
    r"collapsed lung|collapse of a lung": "colaps",
    r"pregnan": "embaraz",
    r"blood thinner": "anticoagulante",
    r"trained and licensed": "formad[oa]s y con licencia",
    # How sure, and how often.
    r"\b(may|might)\b": r"pued|pod|quiz|suel|posib|haya",
    r"\b(often|sometimes|at times)\b(?! be kept)": r"menudo|frecuen|suel|veces",
    r"\brare": "rar[oa]|poco común",
    r"\bnever\b(?! lets up)": "nunca|sin ",
    # How long.
    r"\bdays?\b": "día|hoy|diari",
    r"\bweeks?\b": "seman",
    r"\bmonths?\b": "mes",
    r"\bhours?\b": "hora",
    # Places.
    r"buttock": "nalga",
    r"shoulder blade": "omóplato|escápula",
    r"collarbone": "clavícula|clavicular",
    r"armpit": "axila",
    r"\bgroin": "ingle|inguinal",
    r"\bcal(f|ves)\b": "pantorrilla",
    r"kneecap": "rótula",
    r"\bbig toe": "dedo gordo",
    r"little finger": "meñique",
    r"\bleft\b(?! out| alone| (and|or) right)": "izquierd|qued|dej",
    r"\bright (side|arm|shoulder|upper|lower|ribs|hand)\b": "derech",
}


@pytest.fixture(scope="module")
def english():
    return load_atlas()


@pytest.fixture(scope="module", params=tuple(SAYERS))
def pairs(request, english):
    return [(m.id, m.string) for m in renewed("es", request.param, english) if m.id]


def numbers(words):
    """List numbers however thousands and decimals are parted: 2,952 and 2952, 0.4 and 0,4."""
    return sorted(
        re.sub(r"\D", "", number) for number in NUMBER.findall(THOUSANDS.sub("", words))
    )


def holes(words):
    return sorted(HOLE.findall(words))


def denied(words, said):
    return NO.search(words) is None or NO_IN_SPANISH.search(said) is not None


def unsaid(pairs, english, spanish):
    """List what says the English without the Spanish; what a hole is called says nothing."""
    wanted, given = re.compile(english, re.IGNORECASE), re.compile(spanish, re.IGNORECASE)
    return [
        (words, said) for words, said in pairs
        if len(words.split()) > 2 and wanted.search(HOLE.sub("", words)) and not given.search(said)
    ]


def test_no_number_is_changed(pairs):
    assert [pair for pair in pairs if numbers(pair[0]) != numbers(pair[1])] == []


def test_no_hole_is_lost(pairs):
    assert [pair for pair in pairs if holes(pair[0]) != holes(pair[1])] == []


def test_no_no_is_lost(pairs):
    assert [pair for pair in pairs if not denied(*pair)] == []


def test_what_english_says_spanish_says(pairs):
    lost = {english: unsaid(pairs, english, spanish) for english, spanish in SAID.items()}
    assert {english: found for english, found in lost.items() if found} == {}


def test_readers_are_spoken_to_as_usted(pairs):
    assert [said for _, said in pairs if FAMILIAR.search(said)] == []


def test_signs_come_in_pairs(pairs):
    assert [said for _, said in pairs
            if any(said.count(opening) != said.count(closing) for opening, closing in PAIRED)] == []


def test_what_is_lost_is_found():
    assert numbers("2,952 people, 0.4") == numbers("2952 personas, 0,4") == ["04", "2952"]
    assert numbers("20,464 of 39") == numbers("20 464 de 39") == ["20464", "39"]
    assert numbers("up to 90 seconds") != numbers("hasta 60 segundos")
    assert holes("{count} of {all}") != holes("{count} de {al}")
    assert not denied("Do not press it.", "Presione.")
    assert denied("Do not press it.", "No lo presione.")
    assert FAMILIAR.search("Presiona suave si tienes dolor.")
    lost = [("It may ache in the buttock.", "Duele la pierna.")]
    assert unsaid(lost, r"\b(may|might)\b", SAID[r"\b(may|might)\b"]) == lost
    assert unsaid(lost, "buttock", SAID["buttock"]) == lost
