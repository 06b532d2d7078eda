"""The deck is one that Anki itself imports, and merges when it comes again."""

from __future__ import annotations

import pytest
from anki.collection import Collection
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

from explorer.deck import write_deck


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported(collection, file):
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    request = ImportAnkiPackageRequest(package_path=str(file), options=options)
    return collection.import_anki_package(request).log


@pytest.fixture
def deck(toy_atlas, tmp_path):
    file = tmp_path / "toys.apkg"
    assert write_deck(toy_atlas, file) == 7
    return file


def test_anki_imports_two_cards_a_pattern(collection, deck):
    imported(collection, deck)
    assert (collection.note_count(), collection.card_count()) == (7, 14)


def test_a_newer_deck_merges_into_the_older(collection, deck):
    imported(collection, deck)
    log = imported(collection, deck)
    assert len(log.new) == 0
    assert collection.note_count() == 7


def test_every_picture_is_in_the_deck(collection, deck):
    imported(collection, deck)
    assert list(collection.media.check().missing) == []
    assert list(collection.media.check().unused) == []


def test_tags_tell_region_and_grade(collection, deck):
    imported(collection, deck)
    (note,) = collection.find_notes("Id:ball")
    assert {"kind::muscle", "region::shoulder", "grade::D"} <= set(collection.get_note(note).tags)


def test_the_question_does_not_show_the_muscle(collection, deck):
    imported(collection, deck)
    (note,) = collection.find_notes("Id:ball")
    card = collection.get_note(note).cards()[0]
    assert 'class="essential"' in card.question()
    assert 'class="muscle"' not in card.question()
    assert "<h2>Ball</h2>" not in card.question()
    assert "<h2>Ball</h2>" in card.answer()
