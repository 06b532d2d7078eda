"""What a pattern is called over the body: a name for each reader, and a second one. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.body import Side
from explorer.knowledge.model import Muscle
from explorer.text import SIDE, sided, told
from explorer.web.keys import Reader
from explorer.words import capitalised, say

if TYPE_CHECKING:
    from explorer.knowledge.model import OtherPattern


def titles(subject: Muscle | OtherPattern, side: Side, language: str) -> dict[Reader, list[str]]:
    """Name a pattern in the words of each reader: ``[first, second]``, the second may be empty.

    A patient reads the plain name first, and the anatomical one after it; who knows anatomy needs
    no second name there.
    """
    if isinstance(subject, Muscle):
        where = say(language, SIDE[side])
        plain = f"{capitalised(subject.plain_name)}, {where}"
        expert = f"{subject.name}, {where}"
    else:
        expert = capitalised(told(subject, side, language))
        said = side if subject.paired else Side.MIDLINE  # a heart has no other side
        plain = capitalised(sided(subject.plain_name, said, language))
    return {
        Reader.PATIENT: [plain, "" if subject.name.lower() == subject.plain_name.lower()
                         else subject.name],
        Reader.CLINICIAN: [expert, ""],
        Reader.STUDENT: [expert, ""],
    }
