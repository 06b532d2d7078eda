from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import ink
from explorer.body import Sex, Side, ViewName
from explorer.drawing.scene import How
from explorer.ink import Brush, Stroke
from explorer.pains import FeltDepth, Pain, Quality, Which
from explorer.web.keys import MOST_MARKS, Earlier, Layer, Reader, Shown, Step, Theme
from explorer.web.shelf import ASSETS
from explorer.web.state import LONGEST, State, decode, encode

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
SEARCHES = st.text(max_size=80).map(
    lambda text: " ".join("".join(c for c in text if c.isprintable()).split())
)
SHOWN = st.builds(Shown, IDS, st.sampled_from([Side.RIGHT, Side.LEFT]))
NUMBERS = st.integers(-3000, 3000)
STROKES = st.builds(
    Stroke,
    st.sampled_from(ViewName),
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=8).map(tuple),
    st.sampled_from(Brush),
    st.sampled_from(Sex),
    st.booleans(),
)
CELLS = st.lists(IDS, unique=True, max_size=12).map(tuple)
INK = st.lists(STROKES, max_size=4).map(tuple)
# A place's id is never eight digits, as a day is.
PAINS = st.builds(Pain, CELLS.map(lambda ids: tuple(f"x{one}" for one in ids)), INK).filter(bool)
EARLIER = st.builds(
    Earlier,
    st.lists(PAINS, min_size=1, max_size=3).map(tuple),
    st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)),
)
STATES = st.builds(
    State,
    at=CELLS, ink=INK, feel=st.sampled_from(Quality), depth=st.sampled_from(FeltDepth),
    at_b=CELLS, ink_b=INK, feel_b=st.sampled_from(Quality), depth_b=st.sampled_from(FeltDepth),
    at_c=CELLS, ink_c=INK, feel_c=st.sampled_from(Quality), depth_c=st.sampled_from(FeltDepth),
    pain=st.sampled_from(Which),
    together=st.booleans(),
    show=st.none() | SHOWN,
    compare=st.lists(SHOWN, unique=True, max_size=3).map(tuple),
    how=st.sampled_from(How),
    view=st.sampled_from(ViewName),
    sex=st.sampled_from(Sex),
    who=st.sampled_from(Reader),
    q=SEARCHES,
    region=st.just("") | IDS,
    yes=st.lists(IDS, unique=True, max_size=3).map(tuple),
    no=st.lists(IDS, unique=True, max_size=3).map(tuple),
    theme=st.sampled_from(Theme),
    layer=st.sampled_from(Layer),
    density=st.booleans(),
    explain=st.none() | st.sampled_from(Step),
    mirror=st.booleans(),
    before=st.none() | EARLIER,
)


@given(STATES)
def test_what_is_written_is_read_again(state):
    assert decode(encode(state)) == state
    assert decode("#" + encode(state)).dropped == ()


@given(STATES)
def test_an_address_is_plain_ascii(state):
    assert re.fullmatch(r"[\w\-.~%&=,:]*", encode(state), re.ASCII)


@given(
    st.text(max_size=400)
    | st.from_regex(r"(at|ink|before|ink-b|show|view|q|region)=.{0,40}(&.{0,20}){0,3}")
)
def test_anything_can_be_read_and_what_is_kept_can_be_written(text):
    state = decode(text)
    assert decode(encode(state)) == state
    assert all(len(piece) <= 40 and piece.isprintable() for piece in state.dropped)


@given(st.none() | st.integers() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_what_is_no_text_is_the_default(value):
    assert decode(value) == State()


def test_the_default_is_an_empty_address():
    assert encode(State()) == ""
    assert decode("") == State()


def test_an_address_reads_as_documented():
    state = decode("#at=right-palm,left-temple&show=infraspinatus:right&view=back&who=student")
    assert state.at == ("right-palm", "left-temple")
    assert state.show == Shown("infraspinatus", Side.RIGHT)
    assert state.view is ViewName.BACK
    assert state.who is Reader.STUDENT


@pytest.mark.parametrize("piece", [
    "at=<script>", "show=infraspinatus", "show=infraspinatus:up", "view=top", "sex=x", "who=me",
    "theme=pink", "layer=fat", "density=1", "compare=ball", "compare=ball:up,",
    "ink=front", "ink=sky:fmAA", "ink-b=front:fmA", "feel=odd",
    "at-d=right-palm", "pain=d", "together=no", "depth-c=far",
    "before=", "before=20261123", "before=front:fmA", "before=~.~",
    "region=../etc", "moon=full", "explain=4", "explain=on", "mirror=1", "at", "=",
])
def test_what_does_not_fit_is_dropped_and_said(piece):
    state = decode(piece)
    assert state == State()
    assert state.dropped or piece in ("at", "before=")


def test_a_mark_counts_once_and_the_first_of_two_values_wins():
    state = decode("at=right-palm,right-palm&sex=male&sex=female")
    assert state.at == ("right-palm",)
    assert state.sex is Sex.MALE
    assert state.dropped == ("sex=female",)


def test_a_fourth_to_compare_is_dropped_and_said():
    state = decode("compare=a:right,b:left,a:right,c:right,d:right,e:up")
    assert [str(shown) for shown in state.compare] == ["a:right", "b:left", "c:right"]
    assert state.dropped == ("d:right", "e:up")


def test_an_old_address_tells_of_pain_a_alone():
    state = decode("at=right-palm")
    assert state.asked == (Pain(at=("right-palm",)),)


def test_the_chosen_pain_is_asked_about_or_all_of_them():
    told = "at=right-palm&at-c=left-temple&ink-c=front:fmAA&feel-c=numb"
    numb = Pain(("left-temple",), (Stroke(ViewName.FRONT, ((0, 0),)),), Quality.NUMB)
    assert decode(f"{told}&pain=c").asked == (numb,)
    assert decode(f"{told}&pain=b").asked == ()
    assert decode(f"{told}&pain=b&together=on").asked == (Pain(at=("right-palm",)), numb)


def test_an_earlier_drawing_has_a_day_and_pains():
    state = decode("before=20261123.right-palm.front:fmAA~left-temple")
    assert state.before.on == date(2026, 11, 23)
    assert [pain.at for pain in state.before.pains] == [("right-palm",), ("left-temple",)]
    assert decode("before=right-palm").before.on is None
    assert decode("who=me&who=student").who is Reader.PATIENT  # the first counts, as on the page
    assert decode("before=right-palm.%3Cb%3E").dropped == ("<b>",)


def test_a_broken_stroke_is_dropped_and_the_others_stay():
    state = decode("ink=front:fmAA.front:fmA.back:mLCC")
    assert [stroke.code for stroke in state.ink] == ["front:fmAA", "back:mLCC"]
    assert state.ink[1].erases
    assert state.dropped == ("front:fmA",)


def test_a_very_long_address_is_cut():
    state = decode("at=" + ",".join(f"cell-{i}" for i in range(10 * LONGEST)))
    assert len(state.at) <= MOST_MARKS
    assert "very long" in state.dropped[-1]


def test_the_browser_half_knows_the_same_keys_and_choices():
    script = (ASSETS / "address.js").read_text(encoding="utf-8")
    for kind, key in (
        (How, "how"), (ViewName, "view"), (Sex, "sex"), (Reader, "who"), (Theme, "theme"),
        (Quality, "feel"), (FeltDepth, "depth"), (Which, "pain"), (Layer, "layer"),
        (Step, "explain"),
    ):
        listed = re.search(rf"{key}: \[([^\]]+)\]", script).group(1)
        assert set(re.findall(r"[\w-]+", listed)) == {choice.value for choice in kind}
    for key in ("at", "ink", "feel", "depth", "show", "compare", "q", "region", "layer", "density",
                "explain", "mirror", "before"):
        assert re.search(rf"^    {key}: {{", script, re.MULTILINE)


def test_the_browser_half_writes_strokes_by_the_same_rules():
    script = (ASSETS / "ink.js").read_text(encoding="utf-8")
    assert f"GRID = {ink.GRID};" in script
    assert f'ALPHABET = "{ink._ALPHABET}"' in script  # noqa: SLF001  the very letters
    assert "THINNED = 1 / 8;" in script
    assert ink.THINNED == 1 / 8
    widths = (ASSETS / "pen.js").read_text(encoding="utf-8")
    for brush in Brush:
        assert re.search(rf'\["{brush.letter}", page.say\("\w+"\), {brush.width:g}\]', widths)
    address = (ASSETS / "address.js").read_text(encoding="utf-8")
    assert f"LONGEST = {LONGEST};" in address
    assert f"MOST_STROKES = {ink.MOST_STROKES};" in address
