"""How a source is named where a text meets it."""

from __future__ import annotations

import pytest

from explorer.knowledge.model import Source
from explorer.text import cited


@pytest.mark.parametrize(("authors", "name"), [
    ("Kwon HM, Choi JY", "Kwon 2017"),
    ("van den Dolder PA, Roberts DL", "van den Dolder 2017"),
    ("Fernández-de-las-Peñas C, et al.", "Fernández-de-las-Peñas 2017"),
    ("World Health Organization", "World Health Organization 2017"),
    ("Clinicalpub (a copied chapter)", "Clinicalpub 2017"),
    ("Authors not shown in the abstract that was read", "Pain 12:4 2017"),
])
def test_a_source_goes_by_its_first_author_or_its_journal(authors, name):
    source = Source(id="toy", authors=authors, year=2017, title="On toys", container="Pain 12:4",
                    url="https://example.org", kind="review", read="abstract")
    assert cited(source) == name
