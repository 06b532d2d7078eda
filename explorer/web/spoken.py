"""Which language a request is answered in. The start of its path says it: ``/es/learn/``.

Pages that stand below no language are English, but for the map's own: at ``/`` the browser chooses.
So whoever reads English comes to the map at ``/en/``, whatever the browser would rather have.

A path, not a cookie or a question: what is sent stays the same for all languages, every address
may be kept by the browser, and an unknown language is an address that there is not.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import has_request_context, request
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from explorer.knowledge.language import in_language
from explorer.words import ENGLISH, LANGUAGES, messages_in, say

if TYPE_CHECKING:
    from flask import Flask, Response

    from explorer.knowledge import Atlas


def by_path(server: Flask) -> None:
    """Serve every page once more below each language."""
    @server.after_request
    def tell_caches(response: Response) -> Response:
        if response.mimetype == "text/html":
            response.vary.add("Accept-Language")
        return response

    whole = server.wsgi_app
    others = {f"/{language}": whole for language in LANGUAGES}
    server.wsgi_app = DispatcherMiddleware(whole, others)  # type: ignore[method-assign,arg-type]


def asked_in() -> str:
    """Give the language that the path of this request asks for."""
    language = request.script_root.strip("/") if has_request_context() else ""
    return language if language in LANGUAGES else ENGLISH


def preferred() -> str:
    """Give the language of a first page: that of its path, else the browser's first choice."""
    if request.script_root:
        return asked_in()
    wanted = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    return next((language for language in wanted if language in LANGUAGES), ENGLISH)


def spoken(atlas: Atlas) -> Atlas:
    """Give the atlas that speaks as the request asks."""
    return speaking(atlas, asked_in())


@lru_cache(maxsize=8)
def speaking(atlas: Atlas, language: str) -> Atlas:
    """Give the atlas in a language; each is made when it is first asked for."""
    return atlas if language == atlas.language else in_language(atlas, language)


@lru_cache(maxsize=8)
def dictionary(language: str, script: str) -> str:
    """Write what a script says in a language, for the script to begin with; English has none."""
    if language == ENGLISH:
        return ""
    given = json.dumps({"language": language, "words": _words(language, script)},
                       ensure_ascii=False)
    return f"window.trigger_point_explorer = {given};\n"


@lru_cache(maxsize=8)
def later(language: str, script: str) -> str:
    """Write the same for a script that a page asks for when it is already there."""
    if language == ENGLISH:
        return ""
    given = json.dumps(_words(language, script), ensure_ascii=False)
    return f"Object.assign(window.trigger_point_explorer.words, {given});\n"


def _words(language: str, script: str) -> dict[str, str]:
    return {words: say(language, words) for words in messages_in(script)}
