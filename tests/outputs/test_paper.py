"""The sheet for print: what is on it, and that no text of a report breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from shapely import box

from layers.situation import LAYER_NAMES
from outputs.paper import PAPERS, write
from outputs.paper_signs import zone_style
from outputs.paper_text import drawn_text, lines_of, width_of
from outputs.paper_view import Frame, View, nice
from outputs.style import side_styles
from tests.outputs.situations import ALEPPO, HOSTILE, layer, row, situation


@pytest.fixture(autouse=True)
def no_base(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without land and names around it: they are tested on their own, and take a second."""
    monkeypatch.setattr("outputs.paper.base_map", lambda *_: {})


def test_a_pdf_has_its_size_and_words(tmp_path: Path) -> None:
    write(situation(), tmp_path / "a.pdf", title="Situation $x_2$ <b>", paper="a4")
    (page,) = PdfReader(tmp_path / "a.pdf").pages
    width, height = (float(side) * 25.4 / 72 for side in (page.mediabox.width, page.mediabox.height))
    assert (width, height) == pytest.approx(PAPERS["a4"], abs=0.1)
    said = " ".join(page.extract_text().split())
    for words in ("Situation $x_2$ <b>", "as of 30 November 2024", "Opposition", "contested", "Natural Earth",
                  "do not imply any opinion", "km", "° E"):  # fmt: skip
        assert words in said


def test_the_same_situation_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        write(situation(), tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_hostile_and_long_texts_are_drawn(tmp_path: Path) -> None:
    odd = row(
        "c1", status="held", side=HOSTILE, actor=HOSTILE, place=f"{HOSTILE} {'ق' * 5000}", title=HOSTILE
    )
    write(situation(control=layer((odd, ALEPPO))), tmp_path / "a.pdf", title=f"{HOSTILE} {'word' * 9000}")
    assert PdfReader(tmp_path / "a.pdf").pages


def test_an_empty_situation_is_a_sheet_too(tmp_path: Path) -> None:
    write(situation(**dict.fromkeys(LAYER_NAMES, layer())), tmp_path / "a.png")
    assert (tmp_path / "a.png").exists()


@settings(deadline=None)
@given(st.text(max_size=80), st.floats(30, 300))
def test_lines_keep_their_width_and_every_word(text: str, width: float) -> None:
    lines = lines_of(text, 8, width)
    assert all(width_of(line, 8) <= max(width, 12) for line in lines)
    assert "".join("".join(lines).split()) == "".join(drawn_text(text).split()) or "\u25a1" in "".join(lines)


def test_a_view_holds_its_box_in_the_middle() -> None:
    frame = Frame(x=10, y=20, w=400, h=300)
    view = View.of((36, 35, 38, 36), frame)
    west, south, east, north = view.box
    assert west < 36
    assert east > 38
    assert south < 35
    assert north > 36
    assert (west + east) / 2 == pytest.approx(37)


@pytest.mark.parametrize(("most", "step"), [(0.07, 0.05), (1, 1), (19, 10), (49, 20), (50, 50)])
def test_scales_have_round_numbers(most: float, step: float) -> None:
    assert nice(most) == pytest.approx(step)


def test_contested_ground_has_the_colours_of_both_who_are_inside(tmp_path: Path) -> None:
    sides = ("Syrian government", "Syrian opposition")
    parties = [{"actor": side, "actor_id": None, "side": side, "stand": "whole"} for side in sides]
    contested = row("z9", side=sides[0], actor=sides[0], status="contested", parties=parties)
    held = row("z8", side=sides[1], actor=sides[1], status="held", parties=parties[1:])

    write(
        situation(zones=layer((contested, box(37.1, 36.1, 37.3, 36.3)), (held, box(36.8, 36.1, 37.1, 36.3)))),
        tmp_path / "a.pdf",
    )

    (page,) = PdfReader(tmp_path / "a.pdf").pages
    said = " ".join(page.extract_text().split())
    assert "Syrian government and Syrian opposition: contested, both inside" in said
    styles = side_styles(sides)
    shown = zone_style(styles[sides[0]], "contested", styles[sides[1]])
    strokes = {(part["hatch"], part["edgecolor"]) for part in (shown["hatch"], shown["rival"])}
    assert {colour for _, colour in strokes} == {style.colour for style in styles.values()}
    assert len({way for way, _ in strokes}) == 2, "the strokes of the two cross"
