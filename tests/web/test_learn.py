"""The pages to learn from: every record is on a page, cited, escaped, and linked to its words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from explorer import load_atlas
from explorer.knowledge.evidence import Term
from explorer.web import create_app
from explorer.web.learn import GROUPS, Terms, titles


@pytest.fixture(scope="module")
def client():
    return create_app().server.test_client()


@pytest.fixture(scope="module")
def pages(client):
    found = {}
    for slug in titles(load_atlas()):
        response = client.get(f"/learn/{slug}")
        assert response.status_code == 200, slug
        found[slug] = response.get_data(as_text=True)
    return found


def words(page):
    """The page's text without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", page))


def test_the_index_leads_to_every_page(client):
    index = client.get("/learn/").get_data(as_text=True)
    assert set(re.findall(r'href="/learn/([a-z-]+)"', index)) == set(titles(load_atlas()))
    assert {slug for _, slugs in GROUPS for slug in slugs} == set(titles(load_atlas()))


def test_no_other_page(client):
    assert client.get("/learn/nonsense").status_code == 404


def test_every_statement_is_on_its_page_with_its_sources(pages):
    atlas = load_atlas()
    for topic in atlas.evidence.topics:
        page = words(pages[topic.id])
        for statement in topic.statements:
            assert statement.says in page, topic.id
            for source in statement.sources:
                assert atlas.sources[source].title in page, source


def test_every_claim_harm_step_and_word_is_on_a_page(pages):
    evidence = load_atlas().evidence
    for slug, texts in {
        "claims": [c.effect for c in evidence.claims],
        "harms": [h.figure for h in evidence.harms] + [c.why for c in evidence.cautions],
        "visit": [p for s in evidence.process for p in s.points],
        "glossary": [t.means for t in evidence.glossary],
        "can-examiners-agree": [r.figure for r in evidence.reliability],
        "active-and-latent": [r.figure for r in evidence.prevalence],
        "which-signs-trials-used": [c.rule for c in evidence.criteria],
        "how-they-differ": [c.dry_needling for c in evidence.comparison],
    }.items():
        page = words(pages[slug])
        assert [text for text in texts if text not in page] == [], slug


def test_both_sides_of_the_dispute_are_on_one_page(pages):
    page = pages["is-the-theory-right"]
    assert "What speaks for it" in page
    assert "What speaks against it" in page


def test_a_number_leads_to_its_source_and_no_source_is_uncited(pages):
    for slug, page in pages.items():
        cited = set(re.findall(r'href="#(source-\d+)"', page))
        listed = set(re.findall(r'id="(source-\d+)"', page))
        assert cited == listed, slug


def test_both_ideas_of_needling_are_drawn(pages):
    assert pages["how-they-differ"].count("<svg") == 2


def test_a_word_is_linked_once_and_nothing_is_run():
    term = Term(id="knot", term="Knot", means='A "sore" spot.', sources=("a",))
    said = str(Terms((term,))("Knots and a knot <script>"))
    assert said.count("<a ") == 1
    assert said.startswith('<a class="term" href="/learn/glossary#knot"')
    assert "&lt;script&gt;" in said
    assert 'title="A &#34;sore&#34; spot."' in said
