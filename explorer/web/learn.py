"""Pages to learn from: the evidence as plain HTML that needs no script. Adds no facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, abort
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from explorer import text
from explorer.drawing.models import needling_models
from explorer.knowledge.evidence import Stance
from explorer.web.shelf import base, home, icon, prefix
from explorer.web.spoken import spoken
from explorer.words import NAMES, message, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.knowledge import Atlas
    from explorer.knowledge.evidence import Term
    from explorer.knowledge.model import Source

# Which topic carries which table, and the pages that are made of tables alone.
TABLES: Final = {
    "active-and-latent": "prevalence",
    "can-examiners-agree": "reliability",
    "which-signs-trials-used": "criteria",
    "how-they-differ": "comparison",
}
WHOLE: Final = {
    "claims": (message("What clinics claim, and what was measured"),
               message("Each benefit that clinics claim, beside what studies found.")),
    "harms": (message("What can go wrong with needling"),
              message("Small harms are common. Grave ones are rare but real.")),
    "visit": (message("A visit, step by step"), message("From the first talk to looking back.")),
    "glossary": (message("Words"), message("What the words on these pages mean.")),
}
GROUPS: Final = (
    (message("The idea"), ("what-a-trigger-point-is", "how-points-are-said-to-form",
                           "active-and-latent", "referred-pain", "where-the-maps-come-from")),
    (message("How sure is it?"), ("is-the-theory-right", "can-examiners-agree",
                                  "which-signs-trials-used", "what-this-atlas-does-not-know")),
    (message("Needling"), ("what-dry-needling-is", "what-intramuscular-stimulation-is",
                           "how-they-differ", "who-may-benefit", "claims", "harms", "visit",
                           "time-course")),
    (message("By yourself"), ("self-care", "glossary")),
)
SIDES: Final = (
    (Stance.FACT, message("What is known")),
    (Stance.FOR, message("What speaks for it")),
    (Stance.AGAINST, message("What speaks against it")),
    (Stance.OPEN, message("What is open")),
)


@dataclass
class References:
    """Numbers the sources of one page in the order in which they are cited."""

    sources: dict[str, Source]
    cited: dict[str, int] = field(default_factory=dict)
    source: str = "Source"  # in the page's language

    def __call__(self, ids: Iterable[str]) -> Markup:
        """Cite: links to the numbers at the foot of the page."""
        numbers = [self.cited.setdefault(name, len(self.cited) + 1) for name in ids]
        links = ", ".join(
            f'<a href="#source-{n}" aria-label="{self.source} {n}">{n}</a>' for n in sorted(numbers)
        )
        return Markup(f'<sup class="cite">[{links}]</sup>')  # noqa: S704  numbers only

    def listed(self) -> list[tuple[int, str, str | None]]:
        """Give number, citation and link of each source that was cited."""
        found = ((n, self.sources[name]) for name, n in self.cited.items())
        return [(n, text.citation(source), source.link) for n, source in found]


@dataclass
class Terms:
    """Links the first use of each word of the glossary on one page."""

    terms: tuple[Term, ...]
    own: str = ""
    at: str = ""  # where the language's pages begin
    seen: set[str] = field(default_factory=set)

    def __call__(self, words: str) -> Markup:
        """Give the words with their terms linked."""
        if not self.terms:
            return escape(words)
        by_word = {term.term.lower(): term for term in self.terms}

        def linked(found: re.Match[str]) -> str:
            term = by_word[found["term"].lower()]
            if term.id in self.seen or term.id == self.own:
                return found[0]
            self.seen.add(term.id)
            return (f'<a class="term" href="{self.at}/learn/glossary#{term.id}" '
                    f'title="{escape(term.means)}">{found[0]}</a>')

        return Markup(_pattern(self.terms).sub(linked, str(escape(words))))  # noqa: S704  escaped


@lru_cache(maxsize=4)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    names = sorted((re.escape(t.term) for t in terms), key=len, reverse=True)
    return re.compile(rf"\b(?P<term>{'|'.join(names)})(s|es)?\b", re.IGNORECASE)


PAGES: Final = Environment(
    loader=PackageLoader("explorer.web", "pages"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def learn(atlas: Atlas) -> Blueprint:
    """Make the routes: /learn and one page a topic."""
    routes = Blueprint("learn", __name__, url_prefix="/learn")

    @routes.get("/")
    def index() -> Response:
        return _sent(_index(spoken(atlas)))

    @routes.get("/<slug>")
    def page(slug: str) -> Response:
        if slug not in titles(atlas):
            abort(404)
        return _sent(_page(spoken(atlas), slug))

    return routes


def worded(language: str, path: str) -> dict[str, Any]:
    """Give what a page needs to speak: its language, words, links; and itself in the others."""
    return {
        "language": language,
        "say": partial(say, language),
        "at": prefix(language),
        "home": home(language),
        "languages": [
            (other, name, f"{prefix(other)}{path}")
            for other, name in NAMES.items() if other != language
        ],
    }


def _sent(body: str) -> Response:
    return Response(body, mimetype="text/html", headers={"Cache-Control": "max-age=3600"})


@lru_cache(maxsize=4)
def titles(atlas: Atlas) -> dict[str, tuple[str, str]]:
    """Title and short answer of every page, by its address."""
    return {t.id: (t.title, t.in_short) for t in atlas.evidence.topics} | WHOLE


@lru_cache(maxsize=4)
def _index(atlas: Atlas) -> str:
    known = titles(atlas)
    groups = [(name, [(slug, *known[slug]) for slug in slugs if slug in known])
              for name, slugs in GROUPS]
    return _render("index.html", **worded(atlas.language, "/learn/"),
                   title=say(atlas.language, "Learn"), groups=groups)


@lru_cache(maxsize=128)
def _page(atlas: Atlas, slug: str) -> str:
    evidence = atlas.evidence
    title, in_short = titles(atlas)[slug]
    topic = next((t for t in evidence.topics if t.id == slug), None)
    statements = topic.statements if topic else ()
    template = f"{slug}.html" if slug in WHOLE else "topic.html"
    language = atlas.language
    return _render(
        template,
        **worded(language, f"/learn/{slug}"),
        title=say(language, title),
        in_short=say(language, in_short),
        sides=[(stance.value, heading, said) for stance, heading in SIDES
               if (said := [s for s in statements if s.stance is stance])],
        table=TABLES.get(slug),
        models=_models(atlas) if slug == "how-they-differ" else (),
        evidence=evidence,
        certainty=text.CERTAINTY,
        cite=References(dict(atlas.sources), source=say(language, "Source")),
        terms=Terms(evidence.glossary, slug, prefix(language)),
    )


def _models(atlas: Atlas) -> tuple[tuple[str, Markup], ...]:
    """Draw both ideas on the body, for the muscle that the seed of this atlas names."""
    muscle = atlas.muscles.get("infraspinatus")
    if muscle is None:
        return ()
    picture = f"{base()}/picture/back-female-skin.webp"
    return tuple(
        (words, Markup(svg))  # noqa: S704  our own drawing
        for words, svg in needling_models(atlas, muscle, picture)
    )


def _render(template: str, **context: Any) -> str:  # noqa: ANN401  as templates take them
    return PAGES.get_template(template).render(
        **context, style=f"{base()}/page.css", icon=icon()
    )
