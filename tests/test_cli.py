from __future__ import annotations

import csv
import io
import json
import socket

import pytest
from toys import write_toys

from explorer.cli import main


def run(capsys, *arguments):
    status = main(arguments)
    return status, capsys.readouterr()


def as_json(capsys, *arguments):
    status, said = run(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(said.out)


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("cells", {"id", "name", "plain_name", "side", "region"}),
        ("muscles", {"id", "name", "group", "regions", "trigger_points", "sources"}),
        ("landmarks", {"id", "name", "side"}),
        ("trigger-points", {"muscle", "trigger_point", "grade", "sources"}),
        ("patterns", {"id", "structure", "of", "side"}),
        ("similarities", {"a", "b", "similarity", "likeness"}),
        ("sources", {"id", "authors", "year", "title", "kind", "read"}),
    ],
)
def test_a_list_has_its_keys(capsys, table, keys):
    rows = as_json(capsys, "list", table)
    assert keys <= set(rows[0])


def test_a_list_as_csv_has_a_row_a_record(capsys):
    count = len(as_json(capsys, "list", "cells"))
    _, said = run(capsys, "list", "cells", "--csv")
    assert len(list(csv.DictReader(io.StringIO(said.out)))) == count


def test_a_rank_gives_each_match_with_its_evidence(capsys):
    best = as_json(capsys, "rank", "right-shoulder-front")["matches"][0]
    assert {"muscle", "trigger_point", "side", "band", "score", "explains",
            "does_not_explain", "sources"} <= set(best)
    assert best["side"] == "right"


def test_a_comparison_gives_places_and_likeness(capsys):
    found = as_json(capsys, "compare", "infraspinatus", "nerve-root-c6")
    assert found["compared"] == ["infraspinatus:right", "nerve-root-c6:right"]
    assert found["pairs"][0]["likeness"] == "partly"
    only = next(f["places"] for f in found["felt"] if f["with"] == ["infraspinatus:right"])
    assert "right-shoulder-blade" in only


def test_a_comparison_in_words_has_no_per_cent(capsys):
    _, said = run(capsys, "compare", "semitendinosus:left", "semimembranosus:left")
    assert "can't be told apart by the map alone" in said.out
    assert "Left semitendinosus" in said.out
    assert "%" not in said.out


def test_a_rank_reads_points_on_a_view(capsys):
    body = as_json(capsys, "rank", "--at", "front:0,-120")
    assert set(body) == {"matches", "other_patterns"}


def test_a_rank_in_words_names_the_side(capsys):
    _, said = run(capsys, "rank", "left-calf-upper")
    assert said.out.startswith("left ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rank", "right-elbow-outr"), "right-elbow-outer"),
        (("rank",), "mark at least one place"),
        (("rank", "--at", "front:nan,3"), "finite"),
        (("show", "infraspinata"), "infraspinatus"),
        (("compare", "infraspinatus"), "two or three"),
        (("compare", "infraspinatus:up", "soleus"), "side"),
        (("draw", "soleus", "--out", "soleus.gif"), ".svg, .png or .html"),
        (("draw", "soleus", "--solid", "--out", "soleus.svg"), ".html"),
        (("draw", "--out", "nothing.svg"), "--marks"),
    ],
)
def test_a_request_that_can_not_be_met_is_explained(capsys, arguments, words):
    status, said = run(capsys, *arguments)
    assert status == 2
    assert words in said.err
    assert "Traceback" not in said.err


def test_show_cites_every_source(capsys):
    shown = as_json(capsys, "show", "infraspinatus")
    assert shown["cited"]
    _, said = run(capsys, "show", "infraspinatus")
    for source in shown["cited"]:
        assert f"[{source['id']}]" in said.out


@pytest.mark.parametrize("ending", ["svg", "png", "html"])
def test_draw_writes_a_file(capsys, tmp_path, ending):
    out = tmp_path / f"infraspinatus.{ending}"
    status, _ = run(capsys, "draw", "infraspinatus", "--view", "back", "--out", str(out))
    assert status == 0
    start = {"svg": b"<svg", "png": b"\x89PNG", "html": b"<!doctype html>"}[ending]
    assert out.read_bytes().startswith(start)


@pytest.mark.parametrize("arguments", [
    ("infraspinatus", "nerve-ulnar", "--view", "front,back"),
    ("infraspinatus", "--view", "front", "--view", "back", "--side", "left"),
    ("--marks", "right-palm", "right-hand-back", "--top", "2"),
    ("infraspinatus", "soleus", "--together"),
])
def test_draw_puts_several_pictures_in_a_file(capsys, tmp_path, arguments):
    out = tmp_path / "several.svg"
    status, said = run(capsys, "draw", *arguments, "--out", str(out))
    assert status == 0, said.err
    assert out.read_text(encoding="utf-8").count('id="figure-') >= 1 + ("--together" not in
                                                                        arguments)


def test_draw_writes_a_body_to_turn(capsys, tmp_path):
    out = tmp_path / "solid.html"
    assert run(capsys, "draw", "--marks", "right-palm", "--top", "1", "--solid", "--out",
               str(out))[0] == 0
    assert "mesh3d" in out.read_text(encoding="utf-8")


def test_draw_refuses_a_view_that_there_is_not(capsys):
    with pytest.raises(SystemExit):
        main(["draw", "soleus", "--view", "front,sky", "--out", "x.svg"])
    assert "front, back" in capsys.readouterr().err


def test_the_sheet_draws_every_muscle(capsys, tmp_path):
    out = tmp_path / "sheet.html"
    assert run(capsys, "sheet", "--out", str(out))[0] == 0
    page = out.read_text(encoding="utf-8")
    for muscle in as_json(capsys, "list", "muscles"):
        section = page.partition(f'id="{muscle["id"]}"')[2].partition("</section>")[0]
        assert "<figure>" in section, muscle["id"]
    assert "<script" not in page


def test_validate_is_content_with_the_real_data(capsys):
    status, said = run(capsys, "validate")
    assert status == 0, said.out


def test_validate_gives_a_line_a_problem(capsys, tmp_path, toys):
    toys["trigger_points"][0]["depth"] = "abyssal"
    toys["trigger_points"][1]["regions"] = ["moon"]
    folder = write_toys(tmp_path, toys)
    status, said = run(capsys, "validate", str(folder / "trigger_points.yaml"))
    assert status == 1
    assert len(said.out.splitlines()) == 1  # the schema comes first; rules need a sound record
    toys["trigger_points"][0]["depth"] = "deep"
    toys["trigger_points"][2]["self_check"] = "This is a diagnosis."
    status, said = run(capsys, "validate", str(write_toys(tmp_path, toys)))
    assert status == 1
    assert len(said.out.splitlines()) == 2


def test_a_taken_port_is_said_in_a_line(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, said = run(capsys, "serve", "--port", str(port))
    assert status == 2
    assert f"--port {port + 1}" in said.err
