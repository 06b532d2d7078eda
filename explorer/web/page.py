"""The HTML around the app: what is on the screen before any script runs."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from dash import Dash

from explorer.body import Sex, ViewName
from explorer.web.layout import HINT, TITLE
from explorer.web.shelf import base, icon, prefix, style
from explorer.web.spoken import preferred, speaking
from explorer.words import LANGUAGES, message, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.knowledge import Atlas

DESCRIPTION: Final = message(
    "Mark where it hurts on a real body and see which muscles the published charts of referred "
    "pain name for that place, and why. Open, cited, free."
)
NO_SCRIPT: Final = message("This page needs JavaScript to show the map.")
WIDE: Final = "(min-width: 900px)"  # as in assets/: two figures side by side
# Dash always lists these. The page has no component of theirs, and its browsers (those that run
# the page's own scripts) need no polyfill: 150 kB less to load before the first click.
UNUSED: Final = re.compile(r"/dash/(dcc|dash_table)/|polyfill")

# A random name for each visit, which Dash would add to the address of every callback. Only its
# background callbacks need it, and we have none: so no log can tell which requests are one
# person's, and the page is the same for all.
VISIT: Final = re.compile(r'"end_id":\s*"[^"]*",?\s*')


class Page(Dash):
    """A Dash app with its own index: language, style and body first, scripts after."""

    atlas: Atlas

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # noqa: ANN401
        """Write index.html. What runs, and when, is up to assets/start.js."""
        language = preferred()
        shelf = base(language)
        scripts = "\n".join(
            line for line in parts["scripts"].splitlines() if not UNUSED.search(line)
        )
        return f"""<!DOCTYPE html>
<html lang="{language}" data-theme="auto">
<head>
{parts["metas"]}
<meta name="description" content="{escape(say(language, DESCRIPTION))}">
<meta name="color-scheme" content="light dark">
<title>{TITLE}</title>
<link rel="preload" as="image" href="{_picture(ViewName.FRONT)}" fetchpriority="high">
<link rel="icon" href="{icon()}" type="image/svg+xml">
<style>{style()}</style>
<noscript><style>.skeleton [lang] {{ visibility: visible }}</style></noscript>
</head>
<body>
{_skeleton(self.atlas, language)}
<div id="react-entry-point"></div>
<noscript><p class="safety">{say(language, NO_SCRIPT)}</p></noscript>
{VISIT.sub("", parts["config"])}
<template id="later">
{_preloads(language)}
{scripts}
<script src="{shelf}/page.js"></script>
{parts["renderer"]}
</template>
<script src="{base()}/start.js" defer></script>
</body>
</html>"""


def _picture(view: ViewName) -> str:
    return f"{base()}/picture/{view.value}-{Sex.FEMALE.value}-skin.webp"


def _preloads(language: str) -> str:
    addresses = (
        f"{prefix(language)}/_dash-layout",
        f"{prefix(language)}/_dash-dependencies",
        f"{base(language)}/places.json",
        f"{base()}/geometry/front-female.json",
    )
    return "\n".join(
        f'<link rel="preload" as="fetch" crossorigin href="{address}">' for address in addresses
    )


def _line(atlas: Atlas, shown: str, name: str, words: Callable[[Atlas], str]) -> str:
    """Write a line in every language, for the text after # may ask for another than the browser.

    All are out of sight until start.js has read it: no one sees the wrong one first.
    """
    return "".join(
        f'<p class="{name}" lang="{language}"{"" if language == shown else " hidden"}>'
        f"{escape(words(speaking(atlas, language)))}</p>"
        for language in LANGUAGES
    )


def _skeleton(atlas: Atlas, language: str) -> str:
    """Write the first view as plain HTML, in the places where the app will put it."""
    figures = []
    for view in (ViewName.FRONT, ViewName.BACK):
        _, _, width, height = atlas.body.view(view, Sex.FEMALE).frame
        size = f'width="{width}" height="{height}" alt=""'
        shown = (
            f'<img src="{_picture(view)}" {size} fetchpriority="high">'
            if view is ViewName.FRONT
            # A phone shows one figure and need not load the other.
            else f'<picture><source media="{WIDE}" srcset="{_picture(view)}"><img {size}></picture>'
        )
        figures.append(f'<figure class="body-figure">{shown}</figure>')
    strip = _line(atlas, language, "strip", lambda said: said.safety.strip.text)
    hint = _line(atlas, language, "said", lambda said: say(said.language, HINT))
    return (
        '<div class="page skeleton" aria-hidden="true"><header class="top"><div class="name">'
        f"<h1>{TITLE}</h1></div></header>"
        f'<section class="safety">{strip}</section>'
        f'<main><section class="map"><div class="map-tools"></div>'
        f'<div class="lines">{hint}</div>'
        f'<div class="figures">{"".join(figures)}</div></section></main></div>'
    )
