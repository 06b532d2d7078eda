"""Keep data/locale in step with the data: `python -m tools.words` after an edit of its words.

For each language: messages that are new come in empty, those that are gone go out, and what is
translated is compiled for the page. `--missing` lists what a language does not say yet.
"""

from __future__ import annotations

import argparse
import io
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from explorer import Atlas, load_atlas
from explorer.knowledge.language import DOMAIN, FOLDER, messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGES = ("es",)


def said(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield every message of the data with the record where it stands."""
    for muscle in atlas.muscles.values():
        for words in messages(muscle):
            yield words, muscle.id
    for other in atlas.other_patterns.values():
        for words in messages(other):
            yield words, other.id
    for flag in atlas.safety.flags:
        for words in messages(flag):
            yield words, flag.id
    for words in messages(atlas.safety.strip):
        yield words, "safety"
    for words in messages(atlas.evidence):
        yield words, "evidence"
    for cell in atlas.cells:
        yield cell.plain_name, "places"


def file(language: str, ending: str) -> Path:
    """Where a language's words lie."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def renewed(language: str, atlas: Atlas) -> Catalog:
    """Give a language's catalogue with the messages of today."""
    old = Catalog()
    if file(language, "po").exists():
        with file(language, "po").open("rb") as stream:
            old = read_po(stream, locale=language, domain=DOMAIN)
    new = Catalog(locale=language, domain=DOMAIN, project="Trigger-Point Explorer",
                  copyright_holder="The Trigger-Point Explorer contributors", fuzzy=False,
                  creation_date=old.creation_date if len(old) else None,
                  revision_date=old.revision_date if len(old) else None)
    for words, record in said(atlas):
        known = old.get(words)
        new.add(words, known.string if known else "", locations=[(record, 1)])
    return new


def po(catalogue: Catalog) -> bytes:
    """Write a catalogue as text for translators, in the order of the data."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, include_lineno=False, omit_header=False)
    return stream.getvalue()


def mo(catalogue: Catalog) -> bytes:
    """Write a catalogue as gettext reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Give what is not said yet."""
    return [str(m.id) for m in catalogue if m.id and not m.string]


def main() -> None:
    """Renew and compile every language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", action="store_true", help="list what is not said yet")
    options = parser.parse_args()
    atlas = load_atlas()
    for language in LANGUAGES:
        catalogue = renewed(language, atlas)
        if options.missing:
            print("\n".join(missing(catalogue)))
            continue
        file(language, "po").parent.mkdir(parents=True, exist_ok=True)
        file(language, "po").write_bytes(po(catalogue))
        file(language, "mo").write_bytes(mo(catalogue))
        print(f"{language}: {len(catalogue)} messages, {len(missing(catalogue))} not said yet")


if __name__ == "__main__":
    main()
