"""The deck is one that Anki itself imports, and merges when it comes again."""

from __future__ import annotations

import pytest
from anki.collection import Collection
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

from explorer.deck import write_deck
from explorer.knowledge.language import in_language


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


def test_a_deck_in_spanish_stands_beside_the_english_one(collection, deck, toy_atlas, tmp_path):
    file = tmp_path / "juguetes.apkg"
    write_deck(in_language(toy_atlas, "es"), file)
    imported(collection, deck)
    imported(collection, file)
    assert collection.note_count() == 14
    assert {name for name in collection.decks.all_names() if name != "Default"} == {
        "Referred muscle pain", "Dolor muscular referido",
    }
    spanish = [
        collection.get_note(note).cards()[0].question() for note in collection.find_notes("Id:ball")
    ]
    assert any("¿De quién es este mapa de dolor?" in question for question in spanish)
