"""A citation in a text names a person by all of the name, and a body of people in full."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from explorer.text import cited


@pytest.mark.parametrize(("authors", "name"), [
    ("van den Dolder PA, Ferreira PH", "van den Dolder"),
    ("Rodríguez-Fernández ÁL, Bron C", "Rodríguez-Fernández"),
    ("Mense S", "Mense"),
    ("Body Ache Escape", "Body Ache Escape"),
    ("Mayo Clinic Staff", "Mayo Clinic Staff"),
    ("NHS", "NHS"),
    ("a team at a university, Spain (no list)", "a team at a university"),
    ("Study of 331 patients in Multan (authors not shown)", "Study of 331 patients in Multan"),
    ("Authors not shown on the page that was read", "Authors not shown"),
    ("Author not shown in the record that was read", "Author not shown"),
])
def test_a_source_is_cited_by_who_wrote_it(authors, name):
    assert cited(SimpleNamespace(authors=authors, year=2014)) == f"{name} 2014"
    assert cited(SimpleNamespace(authors=authors, year=None)) == name
