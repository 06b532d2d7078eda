"""The constitution: one rule a test, over all records of the real data, the id in the failure."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from geometry import inside
from reading import reading_grade

from explorer import Sex, Side, ViewName, load_atlas, problems, rank
from explorer.body import DATA
from explorer.drawing.choice import CLEARER, views_showing
from explorer.drawing.muscles import muscle_sheet
from explorer.filled import felt, felt_of_other
from explorer.knowledge import load
from explorer.knowledge.painted import KEPT, digest, paint_all
from explorer.knowledge.rules import FORBIDDEN, PATIENTS_READ, evidence_text, patient_text
from explorer.knowledge.vocabulary import Grade
from explorer.marks import mirrored
from explorer.steps import MOST_WORDS, YOURS, steps, words
from explorer.web import layers
from explorer.web.answer import answer
from explorer.web.state import decode

ROOT = Path(__file__).parent.parent
SEED = frozenset("""trapezius-upper trapezius-middle trapezius-lower sternocleidomastoid-sternal
    sternocleidomastoid-clavicular temporalis masseter-superficial suboccipital-muscles
    levator-scapulae scalene-muscles supraspinatus infraspinatus subscapularis teres-minor
    latissimus-dorsi pectoralis-major pectoralis-minor serratus-anterior
    extensor-carpi-radialis-longus extensor-carpi-radialis-brevis supinator quadratus-lumborum
    iliopsoas gluteus-maximus gluteus-medius gluteus-minimus piriformis vastus-medialis
    vastus-lateralis tibialis-anterior gastrocnemius soleus""".split())  # noqa: SIM905  a list to read
HIGHEST_GRADE = 6.0


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


def test_the_data_has_no_problems():
    assert [str(p) for p in problems()] == []


def test_the_seed_muscles_are_there(atlas):
    assert set(atlas.muscles) >= SEED


def test_the_schema_file_is_current():
    made = subprocess.run(
        [sys.executable, "-m", "tools.schema", "--print"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout
    assert json.loads((DATA / "schema.json").read_text(encoding="utf-8")) == json.loads(made)


def test_the_kept_records_are_current():
    kept = gzip.decompress((DATA / load.KEPT).read_bytes())
    assert kept.startswith(load.digest(DATA) + b"\n"), "run python -m tools.keep"


def test_the_kept_zones_are_current(atlas):
    zones = [z for z in atlas.zones_written if z]
    anew = paint_all(atlas.body, zones, kept=None)
    assert KEPT.exists()
    kept = set(kept_digests(KEPT))
    missing = [z[0].path for z in zones if digest(atlas.body, z) not in kept]
    assert missing == [], "run python -m tools.keep"
    np.testing.assert_array_equal(paint_all(atlas.body, zones), anew)


def test_the_kept_layers_are_current(atlas):
    with zipfile.ZipFile(layers.KEPT) as kept:
        assert kept.comment.decode() == layers.digest(atlas), "run python -m tools.keep"
        assert len(kept.namelist()) == len(ViewName) * len(Sex)


def kept_digests(file):
    with np.load(file) as stored:
        return [bytes(d) for d in stored["digests"]]


def test_cells_are_150_to_220_and_every_right_one_has_its_left_twin(atlas):
    ids = {c.id for c in atlas.cells}
    assert 150 <= len(ids) <= 220
    assert {i.replace("right-", "left-", 1) for i in ids if i.startswith("right-")} == {
        i for i in ids if i.startswith("left-")
    }


def test_landmarks_are_200_or_more(atlas):
    assert len(atlas.body.landmarks) >= 200


def fibres(atlas):
    for muscle in atlas.muscles.values():
        for sex in Sex:
            yield f"{muscle.id} {sex}", muscle_sheet(atlas.body, muscle, Side.RIGHT, sex), sex


def test_fibres_stay_inside_the_skin(atlas):
    outside = {}
    for name, sheet, sex in fibres(atlas):
        points = sheet[::3, ::2].reshape(-1, 3)
        if (wrong := ~inside(points, atlas.body, sex)).any():
            outside[name] = points[wrong][0].round(1).tolist()
    assert outside == {}


def test_fibres_are_as_long_as_muscles_are(atlas):
    for name, sheet, _ in fibres(atlas):
        lengths = np.linalg.norm(np.diff(sheet, axis=1), axis=2).sum(axis=1)
        assert (lengths > 1).all(), name
        assert (lengths < 60).all(), name


def test_each_pattern_finds_itself_first_on_both_sides(atlas):
    lost = []
    for muscle in atlas.muscles.values():
        for point in muscle.trigger_points:
            for side in (Side.RIGHT, Side.LEFT):
                essential, spillover = atlas.zones(muscle, point, side)
                best = rank(atlas, np.maximum(essential, spillover))[:3]
                if (muscle.id, side) not in {(m.muscle.id, m.side) for m in best}:
                    lost.append(f"{side} {muscle.id} {point.id}")
    assert lost == []


def test_the_places_told_of_a_pattern_are_the_same_on_both_sides(atlas):
    for muscle in atlas.muscles:
        right, left = (felt(atlas, muscle, side) for side in (Side.RIGHT, Side.LEFT))
        for one, other in zip(right, left, strict=True):
            for zone, twin in zip(one, other, strict=True):
                assert {mirrored(cell) for cell in zone} == set(twin), muscle


def test_every_essential_zone_can_be_told_by_a_place(atlas):
    for muscle in atlas.muscles.values():
        zones = felt(atlas, muscle.id, Side.RIGHT)
        for point, (essential, _) in zip(muscle.trigger_points, zones, strict=True):
            assert essential, f"{muscle.id} {point.id}"
    for other in atlas.other_patterns:
        assert felt_of_other(atlas, other, Side.RIGHT)[0], other


# The roots that the books give a nerve, widely: what a muscle's record says must lie within.
NERVES = {
    "accessory": "C2-C4", "cervical": "C1-C8", "ansa cervicalis": "C1-C3", "hypoglossal": "C1-C2",
    "suboccipital": "C1-C1", "phrenic": "C3-C5", "dorsal scapular": "C3-C5",
    "long thoracic": "C5-C7", "suprascapular": "C4-C6", "subscapular": "C5-C7",
    "thoracodorsal": "C6-C8", "axillary": "C5-C6", "subclavius": "C5-C6", "pectoral": "C5-T1",
    "musculocutaneous": "C5-C7", "median": "C5-T1", "ulnar": "C7-T1", "radial": "C5-T1",
    "interosseous": "C6-T1", "intercostal": "T1-T12", "thoraco-abdominal": "T5-T12",
    "subcostal": "T12-T12", "thoracic nerves": "T1-T12",
    "thoracic and": "T1-T12", "iliohypogastric": "T12-L1",
    "ilioinguinal": "L1-L1", "lumbar nerves": "L1-L5", "T12": "T12-T12", "femoral": "L1-L4",
    "obturator nerve": "L2-L4", "superior gluteal": "L4-S1", "inferior gluteal": "L5-S2",
    "piriformis": "L5-S2", "obturator internus": "L5-S2", "quadratus femoris": "L4-S1",
    "sciatic": "L4-S3", "tibial": "L4-S3", "fibular": "L4-S2", "plantar": "S1-S3",
    "pudendal": "S2-S4", "levator ani": "S3-S5", "sacral": "S1-S5",
}
CRANIAL = {"trigeminal": "CN V", "facial": "CN VII", "trochlear": "CN IV", "accessory": "CN XI"}
SPINAL = [f"{part}{i}" for part, n in (("C", 8), ("T", 12), ("L", 5), ("S", 5))
          for i in range(1, n + 1)]


def roots_of(nerve):
    allowed = {root for word, root in CRANIAL.items() if word in nerve}
    for word, span in NERVES.items():
        if word in nerve:
            first, last = span.split("-")
            allowed |= set(SPINAL[SPINAL.index(first):SPINAL.index(last) + 1])
    return allowed


def test_roots_and_nerve_agree(atlas):
    strange = {
        muscle.id: (muscle.innervation.nerve, extra)
        for muscle in atlas.muscles.values()
        if (extra := set(muscle.innervation.roots) - roots_of(muscle.innervation.nerve))
    }
    assert strange == {}


def test_points_lie_in_their_muscle_under_the_skin(atlas):
    for muscle in atlas.muscles.values():
        for sex in Sex:
            sheet = muscle_sheet(atlas.body, muscle, Side.RIGHT, sex)
            last = np.array(sheet.shape[:2]) - 1
            for point in muscle.trigger_points:
                across, along = np.rint([point.at.across, point.at.along] * last).astype(int)
                assert inside(sheet[across, along][None], atlas.body, sex).all(), (
                    f"{muscle.id} {point.id} {sex}"
                )


def test_ids_are_never_renamed_or_removed(atlas):
    known = set((ROOT / "tests" / "ids.txt").read_text(encoding="utf-8").split())
    now = {
        *(f"{m.id}:{p.id}" for m in atlas.muscles.values() for p in m.trigger_points),
        *atlas.other_patterns, *(cell.id for cell in atlas.cells),
        *(flag.id for flag in atlas.safety.flags),
    }
    assert known - now == set(), "links and decks rely on ids"
    assert now - known == set(), "add the new ids to tests/ids.txt"


def test_a_counted_grade_has_its_count(atlas):
    for muscle in atlas.muscles.values():
        for point in muscle.trigger_points:
            if point.grade is Grade.A:
                assert point.frequency is not None, f"{muscle.id} {point.id}"


def test_no_two_records_are_the_same_publication(atlas):
    for key in ("doi", "pmid"):
        seen = Counter(getattr(s, key) for s in atlas.sources.values())
        del seen[None]
        assert [k for k, n in seen.items() if n > 1] == []


# As far down as a person looks: muscles that lie there come first, and rightly.
EXPECTED = [
    (["right-shoulder-front"], ["infraspinatus"], 3),
    (["right-top-of-head", "right-temple"], ["sternocleidomastoid", "temporalis"], 7),
    (["right-elbow-outer"], ["extensor-carpi-radialis-longus", "extensor-carpi-radialis-brevis",
                             "supinator"], 7),
    (["right-low-back"], ["gluteus-medius"], 5),
    (["right-low-back", "right-sacrum", "right-buttock-upper"],
     ["quadratus-lumborum", "gluteus-medius"], 10),
    (["right-calf-upper", "right-calf-lower"], ["soleus", "gastrocnemius"], 3),
]


@pytest.mark.parametrize(("marks", "muscles", "within"), EXPECTED, ids=lambda v: str(v)[:40])
def test_marks_bring_up_the_muscles_that_charts_name(atlas, marks, muscles, within):
    first = [m.muscle.id for m in rank(atlas, marks)[:within] if m.side is Side.RIGHT]
    for muscle in muscles:
        assert any(m.startswith(muscle) for m in first), (muscle, first)




def test_a_marked_hand_shows_the_shoulder_and_the_neck(atlas):
    shown = answer(atlas, decode("at=right-hand-back,right-thumb-back"))["cards"]
    muscles = {card["show"].partition(":")[0] for card in shown}
    assert {"infraspinatus", "scalene-muscles"} <= muscles


def test_patient_text_reads_at_grade_six_or_below(atlas):
    hard = {}
    for muscle in atlas.muscles.values():
        for field, texts in patient_text(muscle):
            if field != "plain_name" and (grade := reading_grade(texts)) > HIGHEST_GRADE:
                hard[f"{muscle.id} {field}"] = round(grade, 1)
        for alike in muscle.looks_like:
            if (grade := reading_grade([alike.separates])) > HIGHEST_GRADE:
                hard[f"{muscle.id}, {alike.condition}"] = round(grade, 1)
    for other in atlas.other_patterns.values():
        if (grade := reading_grade([other.feels, other.separates])) > HIGHEST_GRADE:
            hard[other.id] = round(grade, 1)
    for flag in atlas.safety.flags:
        if (grade := reading_grade([flag.question, flag.do])) > HIGHEST_GRADE:
            hard[flag.id] = round(grade, 1)
    assert hard == {}


def test_what_is_said_in_three_steps_takes_30_seconds_and_reads_at_grade_six(atlas):
    long, hard = {}, {}
    for record in (*atlas.muscles.values(), *atlas.other_patterns.values()):
        for side in (Side.RIGHT, Side.LEFT):
            said = steps(atlas, record, side)
            if (count := words(*(step.say for step in said))) > MOST_WORDS:
                long[record.id] = count
            for texts in ([step.say for step in said], [step.line for step in said]):
                if (grade := reading_grade(texts)) > HIGHEST_GRADE:
                    hard[record.id] = round(grade, 1)
            assert not any(FORBIDDEN.search(text) for step in said for text in step)
    assert long == {}
    assert hard == {}
    assert reading_grade(YOURS.values()) <= HIGHEST_GRADE


def test_the_evidence_in_short_reads_at_grade_six_or_below(atlas):
    hard = {}
    for (*record, field), text in evidence_text(atlas.evidence):
        if field in PATIENTS_READ and (grade := reading_grade([text])) > HIGHEST_GRADE:
            hard[str(record)] = round(grade, 1)
    assert hard == {}


def test_the_reading_grade_knows_hard_from_easy():
    assert reading_grade(["The cat sat on the mat.", "It may hurt."]) < 2
    assert reading_grade([
        "Musculoskeletal rehabilitation necessitates multidisciplinary collaboration."
    ]) > 12


def test_the_view_chosen_for_a_zone_shows_it(atlas):
    body = atlas.body
    seen = {v: body.view(v, Sex.FEMALE).visible(np.arange(len(body.areas))) for v in ViewName}
    for name, record in atlas.other_patterns.items():
        zone = atlas.other_zones(record, Side.RIGHT)[0]
        best = views_showing(body, zone, Sex.FEMALE)[0]
        shown = {view: float((zone * body.areas)[seen[view]].sum()) for view in ViewName}
        assert shown[best] * CLEARER >= max(shown.values()), (name, best)


def test_cards_stand_in_the_order_of_the_ranking(atlas):
    for marks in ("right-palm", "right-palm,right-shoulder-front", "left-low-back", "right-heel"):
        shown = [c["show"] for c in answer(atlas, decode(f"at={marks}"))["cards"]]
        order = [f"{m.muscle.id}:{m.side.value}" for m in rank(atlas, marks.split(","))]
        assert shown == sorted(shown, key=order.index), marks
