"""The exported page: one file, nothing from outside, nothing of a report as code."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from outputs import html
from outputs.assets import asset
from outputs.errors import WebNotBuiltError
from outputs.leaflet import SituationMap
from reports.report import Report
from tests.outputs.situations import HOSTILE, situation

BYTES_OF_A_PAGE = 3_000_000


@pytest.fixture(scope="module")
def page() -> str:
    return html.dumps(situation(), title=HOSTILE).decode("utf-8")


def test_one_small_file_that_asks_for_nothing(page: str) -> None:
    assert len(page.encode()) <= BYTES_OF_A_PAGE
    head_and_body = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"(src|href)\s*=", head_and_body)
    assert "@import" not in page
    assert not re.findall(r"url\((?!data:|#)[^)]{1,60}\)", asset("page.css") + asset("fonts.css"))


def test_report_text_is_data_and_not_markup(page: str) -> None:
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page  # the title, which stands in the page as text
    assert "Rebels hold the airport" not in page  # quotes travel packed


def test_the_words_around_the_map_are_text() -> None:
    written = html.dumps(situation(), title="</title></h1><script>alert(1)</script>").decode("utf-8")
    assert "<script>alert(1)" not in written


def test_policy_names_exactly_the_script_and_the_style(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    assert len(scripts) == len(styles) == 1
    for text in scripts + styles:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


def test_the_same_layers_give_the_same_page(page: str) -> None:
    assert html.dumps(situation(), title=HOSTILE).decode("utf-8") == page


def test_the_words_around_the_map(tmp_path: Path) -> None:
    report = Report(
        id="a",
        title=None,
        publisher="Desk <b>",
        published=None,
        published_has_time=False,
        url=None,
        language=None,
        body="",
        path=None,
    )
    html.write(situation(), tmp_path / "map.html", reports=[report])
    text = (tmp_path / "map.html").read_text("utf-8")
    assert '<h1 dir="auto">Situation in' in text
    assert "Syria" in text
    assert "Desk &lt;b&gt;" in text
    assert re.search(r"<b>1</b> statement about control", text)


def test_an_empty_situation_is_a_page_too() -> None:
    empty = situation(**{name: frame.iloc[:0] for name, frame in situation().items()})
    assert b"<h1" in html.dumps(empty)


def test_it_shows_in_a_notebook() -> None:
    shown = SituationMap(situation())._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "https://cdn" not in shown
    assert "leaflet.js" not in shown


def test_a_missing_build_says_how_to_build(tmp_path: Path) -> None:
    with pytest.raises(WebNotBuiltError, match=r"python -m outputs\.build_web"):
        asset("page.js", folder=tmp_path)


def test_script_and_style_are_ascii_which_a_browser_reads_in_half_the_memory() -> None:
    assert all(asset(name).isascii() for name in ("page.js", "page.css", "fonts.css"))
