from __future__ import annotations

import pytest

from explorer.web.shelf import base

NAMED = ["scene/whole/ball-right-female.json", "compare/ball:right,lamp:left.json",
         "letters/ball:right,lamp:left/front-male.json", "solid/ball-right-female-active.json"]


def asked(client, wanted):
    return client.post(f"{base()}/asked", data=wanted, content_type="text/plain")


@pytest.mark.parametrize("wanted", NAMED)
def test_what_is_asked_in_a_body_is_what_the_address_gives(client, wanted):
    reply = asked(client, wanted)
    assert reply.status_code == 200
    assert reply.data == client.get(f"{base()}/{wanted}").data


@pytest.mark.parametrize("wanted", NAMED)
def test_nobody_on_the_way_may_keep_the_answer(client, wanted):
    assert asked(client, wanted).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("wanted", [
    "", "moon", "../../health", "asked", "/", "//elsewhere.example/",
    "scene/whole/ball-up-female.json",
    "\xff\x00".encode("latin-1"), "\n", "?x", "%2e%2e/learn/", "x" * 400,
])
def test_anything_else_is_not_found(client, wanted):
    reply = asked(client, wanted)
    assert reply.status_code == 404
    assert reply.text == "404 Not Found\n"


def test_an_unknown_pattern_is_no_error_of_the_page(client):
    assert asked(client, "scene/whole/nobody-right-female.json").status_code == 204


def test_a_long_body_is_refused(client):
    assert asked(client, "x" * 401).status_code == 413
