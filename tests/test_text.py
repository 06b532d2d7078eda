"""How a source is named where a text meets it."""

from __future__ import annotations

import pytest

from explorer.knowledge.model import Source
from explorer.text import cited


@pytest.mark.parametrize(("authors", "name"), [
    ("Mense S", "Mense"),
    ("Kwon HM, Choi JY", "Kwon"),
    ("van den Dolder PA, Roberts DL", "van den Dolder"),
    ("Rodríguez-Fernández ÁL, Bron C", "Rodríguez-Fernández"),
    ("Fernández-de-las-Peñas C, et al.", "Fernández-de-las-Peñas"),
    ("Mayo Clinic Staff", "Mayo Clinic Staff"),
    ("NHS", "NHS"),
    ("World Health Organization", "World Health Organization"),
    ("a team at a university, Spain (no list)", "a team at a university"),
    ("Study of 331 patients in Multan (authors not shown)", "Study of 331 patients in Multan"),
    ("Authors not shown in the abstract that was read", "Pain 12:4"),
    ("Author not shown in the record that was read", "Pain 12:4"),
])
def test_a_source_goes_by_its_first_author_or_its_journal(authors, name):
    source = Source(id="toy", authors=authors, year=2017, title="On toys", container="Pain 12:4",
                    url="https://example.org", kind="review", read="abstract")
    assert cited(source) == f"{name} 2017"
    assert cited(source.model_copy(update={"year": None})) == name
