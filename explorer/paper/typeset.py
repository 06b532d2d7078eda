"""Typeset content as a PDF by a template beside this module. The only user of typst."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst

from explorer.words import messages_in, say

if TYPE_CHECKING:
    from datetime import date

FOLDER: Final = Path(__file__).parent
STANDARD: Final = "ua-1"  # tagged, with alternatives for pictures: a screen reader can read it
# The fonts that the library brings: the same page on every machine.
FONTS: Final = typst.Fonts(include_system_fonts=False)
LOOK: Final = "look"  # what every template imports


def typeset(
    template: str, content: dict[str, Any], *, today: date, language: str
) -> bytes:
    """Give a PDF; the content goes in as JSON, so that no word of it is taken for markup.

    Parameters
    ----------
    template
        Name of a file here, without its ending.
    content
        What the template reads.
    today
        Stands in the PDF as when it was made: the same day, the same file.
    language
        Of what the template itself says.

    """
    told = content | {"language": language, "words": _words(template, language)}
    made: bytes = typst.compile(
        FOLDER / f"{template}.typ",
        root=FOLDER,
        font_paths=FONTS,
        sys_inputs={"content": json.dumps(told, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=datetime.combine(today, time(12), UTC),
    )
    return made


def _words(template: str, language: str) -> dict[str, str]:
    """Give what a template says, by its English words."""
    sources = [(FOLDER / f"{name}.typ").read_text(encoding="utf-8") for name in (LOOK, template)]
    return {words: say(language, words) for source in sources for words in messages_in(source)}
