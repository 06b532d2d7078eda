"""A page speaks as its path says; without one, as the browser asks; unknown is English."""

from __future__ import annotations

import json
import re

import pytest

from explorer.web.shelf import base, script
from explorer.web.state import decode, encode
from explorer.words import messages_in


@pytest.mark.parametrize(("asks", "language"), [
    ("es-MX,es;q=0.9,en;q=0.8", "es"), ("en-GB,es;q=0.4", "en"), ("tlh", "en"), ("", "en"),
])
def test_the_browser_chooses(client, asks, language):
    page = client.get("/", headers={"Accept-Language": asks})
    assert f'<html lang="{language}"' in page.text
    assert "Accept-Language" in page.headers["Vary"]


def test_the_path_chooses(client):
    page = client.get("/es/", headers={"Accept-Language": "en"}).text
    assert '<html lang="es"' in page
    assert "Toque cada lugar que le duele" in page
    assert "Pacientes" in client.get("/es/_dash-layout").text.encode().decode("unicode_escape")
    assert "Patients" in client.get("/_dash-layout").text


@pytest.mark.parametrize("path", ["/learn/", "/learn/glossary", "/look-alikes", "/solid"])
def test_pages_without_the_map_speak_too(client, path):
    page = client.get(f"/es{path}").text
    assert '<html lang="es"' in page
    text, _, other = page.partition('hreflang="en"')
    led = set(re.findall(r'href="(/[^"/]*)', text.replace(f'href="{path}"', "")))
    assert led <= {"/es", "/-"}, "links stay in the language"
    assert path == "/solid" or other, "but one, to English"


def test_the_script_begins_with_its_words(client):
    english = client.get(f"{base()}/page.js").text
    spanish = client.get(f"{base('es')}/page.js").text
    assert spanish.endswith(english)
    given = spanish[: -len(english)].removeprefix("window.trigger_point_explorer = ")
    said = json.loads(given.rstrip().rstrip(";"))
    assert said["language"] == "es"
    assert set(said["words"]) == set(messages_in(script()))
    assert said["words"]["Undo"] == "Deshacer"


def test_a_callback_answers_in_its_language(client):
    body = {
        "output": "answer-panel.content",
        "outputs": {"id": "answer-panel", "property": "content"},
        "inputs": [{"id": "address", "property": "question", "value": "at=right-shoulder-front"}],
        "changedPropIds": ["address.question"], "state": [],
    }
    for prefix, word in (("", "explain"), ("/es", "explicar")):
        said = client.post(f"{prefix}/_dash-update-component", json=body)
        assert word in said.json["response"]["answer-panel"]["content"]["cards"][0]["why"]


def test_the_address_keeps_the_language():
    assert encode(decode("lang=es")) == "lang=es"
    assert decode("lang=xx").dropped == ("xx",)
    assert decode("lang=xx").lang is None
