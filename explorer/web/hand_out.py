"""Write the page that is printed for a visit: one sheet of HTML with the way back to its state.

What is marked and shown comes in the body of a request, as everything that tells where it hurts;
the code to scan is drawn here, so no address with a state in it is ever asked for.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, abort, request

from explorer.body import DATA
from explorer.knowledge.load import digest
from explorer.overlap import places
from explorer.paper.printed import printed
from explorer.paper.words import LEARNING
from explorer.web.asked import marks_of, pains_asked
from explorer.web.gate import gate
from explorer.web.keys import Reader
from explorer.web.learn import PAGES
from explorer.web.shelf import base
from explorer.web.spoken import spoken
from explorer.web.state import LONGEST, decode, encode
from explorer.words import say

if TYPE_CHECKING:
    from explorer.knowledge import Atlas
    from explorer.web.state import State

HOME: Final = re.compile(r"https?://[^\s#?<>\"']{1,200}")
SCANNED: Final = 900  # letters of an address: a phone reads no finer code from paper
FINE: Final = 300  # letters above which the code is drawn larger
SPELLED: Final = 90  # letters of an address that someone may type from paper

Content = dict[str, Any]


def hand_out(atlas: Atlas) -> Blueprint:
    """Make the route: posted are ``home``, the page's address, and ``state``, what is after #."""
    routes = Blueprint("hand-out", __name__, url_prefix=base())

    @routes.post("/hand-out")
    def sheet() -> Response:
        if (request.content_length or 0) > 2 * LONGEST:
            abort(413)
        asked = request.get_json(force=True, silent=True)
        if not isinstance(asked, dict):
            abort(400)
        body = sheet_of(spoken(atlas), decode(asked.get("state")), home=asked.get("home"))
        answer = Response(body, 200 if body else 204, mimetype="text/html")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return routes


def sheet_of(atlas: Atlas, state: State, *, home: object = "") -> str:
    """Write the sheet; empty when there is nothing to print.

    Parameters
    ----------
    atlas, state
        What is known, and what the page shows.
    home
        The address of the page without its state; left out when it is none.

    """
    content = _content(atlas, state)
    if content is None:
        return ""
    known = isinstance(home, str) and HOME.fullmatch(home)
    address = f"{home}#{encode(state)}" if known else ""
    return PAGES.get_template("hand_out.html").render(
        **content,
        say=partial(say, atlas.language),
        picture=_picture,
        learning=say(atlas.language, LEARNING),
        data=digest(DATA).decode()[:8],
        # A browser takes a link to its own page for one within the paper: "?" makes it another.
        address=address.replace("#", "?#", 1),
        spelled=address if len(address) <= SPELLED else f"{home}#…",
        code=_code(address),
    )


def _content(atlas: Atlas, state: State) -> Content | None:
    pains = pains_asked(atlas, state)
    marks = marks_of(atlas.body, pains)
    safety = gate(atlas, state, places(atlas.body, marks))
    letters = [which.value.upper() for which, pain in state.pains.items() if pain]
    shown = state.show
    subject = atlas.subjects.get(shown.pattern) if shown else None
    content = printed(
        atlas,
        marks,
        pains=dict(zip(letters, pains, strict=False)),
        shown=(subject, shown.side) if subject and shown else None,
        sex=state.sex,
        plainly=state.who is Reader.PATIENT,
        held=bool(safety.get("held")),
        questions=[question for _, question in safety.get("ask", [])],
    )
    if content is not None:
        content["act"] = [act[1:3] for act in safety.get("act", [])]
    return content


def _code(address: str) -> Content | None:
    """Draw the code; None for an address that no phone would read from paper."""
    from explorer.paper.qr import qr_svg  # noqa: PLC0415  who prints nothing needs no drawer of it

    if not address or len(address) > SCANNED:
        return None
    return {"src": _picture(qr_svg(address)), "large": len(address) > FINE}


def _picture(svg: str) -> str:
    """Give an SVG as an address: a picture of its own, whose names meet no others."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
