from __future__ import annotations

import gzip
import json
import re

import pytest

from explorer.web.delivery import HEADERS, LARGEST_BODY, UPDATE
from explorer.web.shelf import base

PAGES = ["/", "/_dash-layout", "/_dash-dependencies", "/nowhere/at/all", "/-/old/page.js"]


@pytest.mark.parametrize("address", PAGES)
def test_every_response_is_protected(client, address):
    headers = client.get(address).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_no_script_may_be_inline(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("body", [
    b"", b"{", b"[]", b"null", b"7", b'"x"', b"{}", b'{"output": 3}', b'{"output": "a.b"}',
    b'{"output": "answer-panel.content"}',
    b'{"output": "answer-panel.content", "inputs": 3, "outputs": 4}',
    b'{"output": "answer-panel.content", "inputs": [3], "outputs": {}}',
    b'{"output": "answer-panel.content", "inputs": [], "outputs": []}',
    b"\xff\xfe\x00", b"[" * 30_000,
])
def test_a_bad_body_is_refused_in_one_line(client, body):
    reply = client.post(UPDATE, data=body, content_type="application/json")
    assert reply.status_code == 400
    assert reply.text.count("\n") == 1


@pytest.mark.parametrize("changes", [
    {"inputs": [{"id": "address", "property": "choice", "value": ""}]},
    {"outputs": {"id": "answer-panel", "property": "children"}},
    {"outputs": [{"id": "answer-panel", "property": "content"}] * 2},
    {"state": [{"id": "address", "property": "choice", "value": ""}]},
    {"changedPropIds": 5},
])
def test_a_body_that_is_no_callback_of_the_page_is_refused(ask, changes):
    assert ask("answer-panel.content", "question", "", **changes).status_code == 400


@pytest.mark.parametrize("output", ["answer-panel.children", "moon.content", "address.question"])
def test_an_unknown_output_is_refused(ask, output):
    assert ask(output, "question", "").status_code == 400


def test_ten_megabytes_are_refused(client):
    reply = client.post(UPDATE, data=b"x" * 10_000_000, content_type="application/json")
    assert reply.status_code == 413
    assert len(reply.data) < 100


def test_the_largest_drawing_is_not_refused(ask, toy_atlas):
    marks = ",".join(cell.id for cell in toy_atlas.cells)
    assert len(marks) < LARGEST_BODY / 4
    assert ask("answer-panel.content", "question", f"at={marks}").status_code == 200


@pytest.mark.parametrize("value", [None, 7, [], {"at": 1}, "at=%00&%ff", "show=x:right&at=moon"])
def test_any_value_gets_an_answer(ask, value):
    assert ask("answer-panel.content", "question", value).status_code == 200
    assert ask("details-panel.children", "choice", value).status_code == 200


def test_an_answer_is_small_and_never_kept(ask):
    reply = ask("answer-panel.content", "question", "at=right-shoulder-front")
    assert len(reply.data) <= 4096
    assert "max-age=31536000" not in reply.headers.get("Cache-Control", "")


def test_what_never_changes_is_kept_for_good_and_compressed(client):
    address = f"{base()}/geometry/front-female.json"
    plain = client.get(address)
    assert "immutable" in plain.headers["Cache-Control"]
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert json.loads(gzip.decompress(packed.data)) == plain.json


def test_brotli_is_used_where_it_is_understood(client):
    reply = client.get("/", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    assert reply.headers["Content-Encoding"] == "br"
    assert len(reply.data) < 14_600  # what a server may send before it hears from the browser


@pytest.mark.parametrize("address", ["/", "/_dash-layout", "/_dash-dependencies", "/solid"])
def test_a_page_is_asked_about_again_and_not_sent_again(client, address):
    first = client.get(address, headers={"Accept-Encoding": "br"})
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(address, headers={"If-None-Match": 'W/"old"'}).status_code == 200


@pytest.mark.parametrize(("address", "words"), [
    ("/learn/nothing", "There is no page at this address"),
    ("/es/learn/nothing", "No hay ninguna página en esta dirección"),
])
def test_who_is_lost_is_led_on(client, address, words):
    reply = client.get(address, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (reply.status_code, reply.mimetype) == (404, "text/html")
    assert words in reply.text
    assert "noindex" in reply.text
    assert "nothing" not in reply.text.lower().replace("nothing you marked", "")
    assert "script-src 'self'" in reply.headers["Content-Security-Policy"]
    plain = client.get(address, headers={"Accept": "application/json"})
    assert (plain.status_code, plain.mimetype) == (404, "text/plain")


@pytest.mark.parametrize("address", ["/-/000000000000/page.js", f"{base()}/nothing", "/-/", "/-/x"])
def test_another_edition_is_not_here(client, address):
    reply = client.get(address)
    assert (reply.status_code, reply.text) == (404, "404 Not Found\n")
    assert "Cache-Control" not in reply.headers


def test_a_script_of_dash_is_given_whenever_a_copy_was_installed(client):
    # Dash puts the time of its own installing into its addresses; copies may differ there.
    script = re.search(r'src="(/_dash-component-suites/[^"]*react@[^"]*)"', client.get("/").text)[1]
    other = re.sub(r"m\d{6,}", "m1700000000", script)
    assert other != script
    assert client.get(other).data == client.get(script).data
