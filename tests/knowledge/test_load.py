from __future__ import annotations

import gzip

import pytest
from toys import write_toys

from explorer import InvalidKnowledge, load_atlas, problems
from explorer.knowledge import load


def only_problem(tmp_path, toys):
    (problem,) = problems(write_toys(tmp_path, toys))
    return problem


def test_a_sound_folder_has_no_problems(tmp_path, toys):
    assert problems(write_toys(tmp_path, toys)) == ()


def test_every_problem_is_told_at_once_with_its_line(tmp_path, toys):
    ball, doll, *_ = toys["trigger_points"]
    ball["depth"] = "abyssal"
    doll["colour"] = "red"
    del doll["nerve" if "nerve" in doll else "action"]
    folder = write_toys(tmp_path, toys)
    found = problems(folder)
    assert [p.record for p in found] == ["ball", "doll", "doll"]
    line = (folder / "trigger_points.yaml").read_text().splitlines().index("  depth: abyssal") + 1
    assert found[0].line == line
    assert "'superficial', 'intermediate' or 'deep'" in found[0].what
    assert {p.what for p in found[1:]} == {
        "action: this field is missing", "colour: this field is not in the schema",
    }


def test_loading_raises_with_all_problems(tmp_path, toys):
    toys["trigger_points"][0]["depth"] = "abyssal"
    toys["trigger_points"][1]["regions"] = []
    with pytest.raises(InvalidKnowledge) as caught:
        load_atlas(write_toys(tmp_path, toys))
    assert len(caught.value.problems) == 2


def test_a_missing_file_is_named(tmp_path, toys):
    del toys["sources"]
    assert "sources.yaml:1" in str(only_problem(tmp_path, toys))


def test_broken_yaml_is_told_with_its_line(tmp_path, toys):
    folder = write_toys(tmp_path, toys)
    (folder / "safety.yaml").write_text("strip: {text: [\nflags: ]\n", encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.file == "safety.yaml"
    assert "not YAML" in problem.what


def test_yaml_can_not_make_objects(tmp_path, toys):
    folder = write_toys(tmp_path, toys)
    (folder / "safety.yaml").write_text("!!python/object/apply:os.getcwd []", encoding="utf-8")
    (problem,) = problems(folder)
    assert "not YAML" in problem.what


def test_a_width_a_place(tmp_path, toys):
    toys["trigger_points"][0]["trigger_points"][0]["referral"]["essential"] = [
        {"path": ["palm"], "width": [3, 4]}
    ]
    assert "2 widths for 1 places" in only_problem(tmp_path, toys).what


def test_kept_records_are_what_the_yaml_says(tmp_path, toys):
    folder = write_toys(tmp_path, toys)
    before = load.read_files(folder)
    load.keep(folder)
    assert load.read_files(folder) == before


def test_an_edit_counts_at_once_though_records_were_kept(tmp_path, toys):
    load.keep(write_toys(tmp_path, toys))
    toys["trigger_points"][0]["group"] = "other toys"
    assert load.read_files(write_toys(tmp_path, toys)).trigger_points[0].group == "other toys"


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", gzip.compress(b"rubbish")])
def test_a_spoiled_keep_is_passed_over(tmp_path, toys, rubbish):
    folder = write_toys(tmp_path, toys)
    before = load.read_files(folder)
    (folder / load.KEPT).write_bytes(rubbish)
    assert load.read_files(folder) == before
