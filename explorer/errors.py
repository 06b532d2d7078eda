"""What can go wrong, in the user's words. Imports nothing, so that every module may raise.

ExplorerError
├── UnknownPlace        a place in words that the body does not have
├── UnknownId           a muscle, cell, view … that the atlas does not have
├── InvalidDrawing      marks that are no place on the body (not a number, wrong length)
├── AddressInUse        another program listens where the explorer should be served
└── InvalidKnowledge    the YAML breaks the schema or a rule; carries every problem at once
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExplorerError(Exception):
    """Anything that this package raises on purpose."""


class UnknownPlace(ExplorerError):  # noqa: N818  the name says what is wrong, as KeyError does
    """A place in words that the body does not have."""


class InvalidDrawing(ExplorerError):  # noqa: N818  as above
    """Marks that are no place on the body."""


class AddressInUse(ExplorerError):  # noqa: N818  as above
    """Another program listens at the address."""


class UnknownId(ExplorerError):  # noqa: N818  as above
    """An id that the atlas does not have; the message names the nearest ones.

    Parameters
    ----------
    kind
        What was looked for, in words: ``"muscle"``.
    seen
        The id as it was given.
    known
        All ids of that kind.

    """

    def __init__(self, kind: str, seen: str, known: Iterable[str]) -> None:
        near = get_close_matches(seen, list(known), n=3, cutoff=0.4)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"no {kind} is called {seen!r}{hint}")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of the knowledge base: where it stands, what was seen, what is allowed."""

    file: str
    line: int
    record: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.record}: {self.what}"


class InvalidKnowledge(ExplorerError):  # noqa: N818  as above
    """The knowledge base breaks its schema or a rule."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
