"""The studies that score the ranking: cells and muscles exist, and none drew what it scores."""

from __future__ import annotations

import re

import pytest

from benchmarks.agreement import at_random, place, studies
from explorer import load_atlas
from explorer.knowledge.model import A_DATABASE

STUDIES = studies()


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


def test_ids_are_unique():
    assert len({s.id for s in STUDIES}) == len(STUDIES)


def test_every_study_can_be_found():
    assert [s.id for s in STUDIES if not (s.doi or s.pmid or s.url)] == []


def test_no_database_wrote_a_study():
    assert [s.id for s in STUDIES if re.search(A_DATABASE, s.authors)] == []


def test_muscles_and_cells_exist(atlas):
    for study in STUDIES:
        assert set(study.muscles) <= set(atlas.muscles), study.id
        assert set(study.felt) <= {cell.id for cell in atlas.cells}, study.id


def names(publication):
    """Ways to recognise a publication."""
    found = {publication.doi, publication.pmid, publication.url, publication.title.casefold()}
    return found - {None}


def test_no_study_drew_the_pattern_that_it_scores(atlas):
    circular = []
    for study in STUDIES:
        for muscle in study.muscles:
            for point in atlas.muscles[muscle].trigger_points:
                counts = [point.frequency.source] if point.frequency else []
                counts += [study.source for study in point.referral.counted]
                circular += [
                    f"{study.id}: {source}"
                    for source in (*point.sources, *counts)
                    if names(atlas.sources[source]) & names(study)
                ]
    assert circular == []


def test_the_place_is_that_of_the_first_of_the_muscles():
    assert place(["a", "b", "c"], ("c", "b")) == 2
    assert place(["a"], ("z",)) > 1000


def test_random_order_finds_one_of_so_many_as_often(toy_atlas):
    muscle = STUDIES[0].model_copy(update={"muscles": ("ball",)})
    count = len(toy_atlas.muscles)
    assert at_random(toy_atlas, muscle, 1) == pytest.approx(1 / count)
    assert at_random(toy_atlas, muscle, count) == 1
