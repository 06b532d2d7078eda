from __future__ import annotations

import csv
import io
import re

import numpy as np

from explorer.alike import similarities
from explorer.drawing.plotly import look_alikes
from explorer.web.shelf import base


def test_the_page_loads_plotly_and_nothing_from_elsewhere(client):
    page = client.get("/look-alikes")
    assert page.status_code == 200
    assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    scripts = re.findall(r'<script src="([^"]+)"', page.text)
    assert scripts == [f"{base()}/solid/plotly.js", f"{base()}/look_alikes.js"]
    assert "<script>" not in page.text
    assert not re.search(r'(src|href)="(https?:)?//', page.text)
    assert "plotly.js" not in client.get("/").text


def test_plotly_is_kept_for_good_and_compressed(client):
    reply = client.get(f"{base()}/solid/plotly.js", headers={"Accept-Encoding": "gzip"})
    assert "immutable" in reply.headers["Cache-Control"]
    assert reply.headers["Content-Encoding"] == "gzip"
    assert len(reply.data) < 1_600_000


def test_the_csv_is_the_whole_matrix(client, toy_atlas):
    reply = client.get(f"{base()}/look-alikes.csv")
    assert "attachment" in reply.headers["Content-Disposition"]
    head, *rows = csv.reader(io.StringIO(reply.text))
    known = similarities(toy_atlas)
    assert head[1:] == list(known.ids)
    assert [row[0] for row in rows] == list(known.ids)
    values = np.array([[float(value) for value in row[1:]] for row in rows])
    assert np.abs(values - known.values).max() < 1e-3


def test_the_figure_names_every_pattern_in_words(toy_atlas):
    (heat,) = look_alikes(toy_atlas).data
    assert sorted(heat.x) == sorted(similarities(toy_atlas).names)
    assert heat.x == heat.y
    assert heat.text[0][0] == "can't be told apart by the map alone"
    assert set(look_alikes(toy_atlas).layout.meta["ids"]) == set(heat.x)


def test_names_are_told_apart(client):
    figure = client.get(f"{base()}/look-alikes.json").json
    names = figure["data"][0]["x"]
    assert len(set(names)) == len(names)


def test_nothing_else_is_served_beside_it(client):
    assert client.get(f"{base()}/look_alikes.py").status_code == 404
