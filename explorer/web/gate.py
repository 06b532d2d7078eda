"""Safety on the page: what to ask before anything is found, what to do, what to heed. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from explorer import text
from explorer.safety import asked, listed
from explorer.web.keys import Reader
from explorer.words import capitalised, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.knowledge import Atlas
    from explorer.knowledge.flags import RedFlag
    from explorer.web.state import State

Content = dict[str, Any]


def gate(atlas: Atlas, state: State, marks: Sequence[str]) -> Content:
    """Tell what safety has to say to a state.

    Parameters
    ----------
    atlas, state
        What is known, and what was marked, typed and answered.
    marks
        Ids of the cells that the marks fill.

    Returns
    -------
    ``act`` what to do for each question that was answered with yes, ``ask`` the questions that
    wait, ``flags`` the other questions of the marked places, ``anywhere`` those of no place;
    ``held`` when a patient's results wait for an answer. What is empty is left out.

    """
    first = asked(atlas.safety, marks, state.q)
    ids = {flag.id for flag in first}
    waiting = [flag for flag in first if flag.id not in {*state.yes, *state.no}]
    acted = [flag for flag in first if flag.id in state.yes]
    others = [flag for flag in listed(atlas.safety, marks) if flag.id not in ids]
    lines = _lines(atlas)
    content: Content = {
        "act": [[flag.id, *told(flag, atlas.language), flag.may_be] for flag in acted],
        "ask": [[flag.id, flag.question] for flag in waiting],
        "flags": [lines[flag.id] for flag in others],
        "held": state.who is Reader.PATIENT and bool(waiting or acted),
    }
    if marks:
        content["anywhere"] = [
            lines[flag.id] for flag in atlas.safety.flags if flag.places == "any"
        ]
    return {key: value for key, value in content.items() if value}


@lru_cache(maxsize=2)
def _lines(atlas: Atlas) -> dict[str, list[str]]:
    """Give each question and what to do, by the flag's id."""
    return {
        flag.id: [flag.question, " ".join(told(flag, atlas.language))]
        for flag in atlas.safety.flags
    }


def told(flag: RedFlag, language: str) -> tuple[str, str]:
    """Say how fast to act, and what to do."""
    fast = say(language, text.URGENCY[flag.urgency])
    return f"{fast}.", capitalised(flag.do)
