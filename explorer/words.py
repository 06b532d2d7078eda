"""What the explorer says of its own, in the reader's language. The only user of gettext.

A message is its English sentence; what changes in it stands in ``{braces}``. `tools.words` finds
messages where they are written: in calls of `say` and `message`, in the pages, in assets/*.js, in
the templates for paper.
"""

from __future__ import annotations

import gettext
import json
import re
import unicodedata
from functools import cache
from typing import Final

from explorer.body import DATA

ENGLISH: Final = "en"
LANGUAGES: Final = (ENGLISH, "es")
NAMES: Final = {"en": "English", "es": "Español"}  # each as its own readers call it
FOLDER: Final = DATA / "locale"
DOMAIN: Final = "page"
# What scripts and templates for paper say: say("…"), with nothing but the message up to its end.
SAID: Final = re.compile(r'\bsay\(\s*("(?:[^"\\]|\\.)*")')
# Where pieces meet in Spanish: "y ilion" is said "e ilion"; two brackets in a row are one.
MEETING: Final = {
    "es": (
        (re.compile(r"\by (?=h?[ií](?![aeouáéóú]))", re.IGNORECASE), "e "),
        (re.compile(r"\) \((?=lado )"), ", "),
    ),
}


@cache
def catalogue(language: str, domain: str = DOMAIN) -> gettext.NullTranslations:
    """Give what is said in a language; words that are not there yet stay English."""
    return gettext.translation(domain, FOLDER, [language], fallback=True)


def say(language: str, words: str, /, **values: object) -> str:
    """Say a message in a language, with its braces filled in."""
    said = catalogue(language).gettext(words)
    if not values:
        return said
    said = said.format(**values)
    for met, joined in MEETING.get(language, ()):
        said = met.sub(joined, said)
    return said


def number(language: str, value: float) -> str:
    """Write a number as its readers do: with a point, or with a comma."""
    written = f"{value:g}"
    return written if language == ENGLISH else written.replace(".", ",")


def message(words: str) -> str:
    """Mark words that are said later, by :func:`say`; they stay as they are."""
    return words


def messages_in(source: str) -> list[str]:
    """List what a script or a template says, each once."""
    return list(dict.fromkeys(json.loads(found) for found in SAID.findall(source)))


def capitalised(words: str) -> str:
    """Begin with a capital letter."""
    return words[:1].upper() + words[1:]


def plain(words: str) -> str:
    """Leave out capitals and accents, as who types in haste does."""
    split = unicodedata.normalize("NFD", words.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
