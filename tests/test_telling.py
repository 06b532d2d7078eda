from __future__ import annotations

from dataclasses import replace

import pytest

from explorer import compare, load_atlas, smallest_set, telling
from explorer.alike import Likeness


@pytest.fixture(scope="module")
def real():
    return load_atlas()


def test_a_difference_says_who_is_felt_where(real):
    said = dict(telling.differences(real.body, compare(real, "infraspinatus", "nerve-root-c6")))
    assert set(said) == {"Only A", "Only B", "Both"}
    assert "shoulder blade" in said["Only A"]
    assert said["Both"].startswith("right ")


def test_three_are_told_in_twos_and_all(real):
    compared = compare(real, "infraspinatus", "nerve-root-c6", "scalene-muscles")
    who = [who for who, _ in telling.differences(real.body, compared)]
    assert "All three" in who
    assert "A and C" in who


def test_what_can_not_be_told_apart_is_said_and_what_else_may_help(real):
    compared = compare(real, "semitendinosus", "semimembranosus")
    assert telling.likeness(compared.pairs[0]) == "A and B can't be told apart by the map alone."
    alone = compare(real, "supraspinatus", "joint-subacromial")
    said = [words for one in telling.apart(alone) for _, words in one.said]
    assert real.other_patterns["joint-subacromial"].separates in said


def test_a_record_that_names_the_other_is_quoted(real):
    a, b = telling.apart(compare(real, "infraspinatus", "nerve-root-c6"))
    assert any(what.startswith("Against Pinched nerve in the neck") for what, _ in a.said)
    assert not any(what.startswith("Against") for what, _ in b.said)


def test_a_pattern_within_another_has_no_place_of_its_own(toy_atlas):
    compared = compare(toy_atlas, "ball", "doll")
    within = replace(compared, felt=tuple(s for s in compared.felt if s.by != (1,)))
    told = telling.differences(toy_atlas.body, within)
    assert ("", "B has no place of its own.") in told


def test_a_story_is_only_a_possible_one(toy_atlas):
    found = smallest_set(toy_atlas, ["right-shoulder-front", "left-knee-front"])
    story = telling.story(found)
    assert story.startswith("One possible story: the ")
    assert "right ball" in story
    assert "left doll" in story
    assert story.endswith("together cover all that you marked.")


def test_a_long_list_ends_where_a_reader_would(real):
    cells = [cell.id for cell in real.cells]
    assert telling.listed(real.body, cells[:40]).endswith("and 30 more places")
    assert "more" not in telling.listed(real.body, cells[:11])


def test_every_likeness_has_its_words():
    assert set(telling.ALIKE) == set(Likeness)
    assert not any("%" in words for words in telling.ALIKE.values())
