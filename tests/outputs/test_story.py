from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outputs.errors import StoryError
from outputs.story import read_story
from tests.outputs.situations import HOSTILE

STORY = """
- title: The airport changes hands
  text: On 30 November it fell without a fight.
  view: [36.18, 37.22, 12]
  as_of: 2024-11-30
  layers: [zones, control]
  select: c1
- text: All else stays as it was.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_steps_come_in_order_with_what_they_show(tmp_path: Path) -> None:
    first, second = read_story(written(tmp_path, STORY), ids=["c1"])
    assert first.view == (36.18, 37.22, 12.0)
    assert first.as_of == datetime(2024, 11, 30, 23, 59, tzinfo=UTC)
    assert first.layers == ("zones", "control")
    assert second.title == ""
    assert second.as_meta() == {
        "title": "", "text": "All else stays as it was.", "view": None, "as_of": None, "layers": None,
        "select": None,
    }  # fmt: skip
    assert first.as_meta()["as_of"] == datetime(2024, 11, 30, 23, 59, tzinfo=UTC).timestamp() // 60


def test_json_is_read_and_text_stays_text(tmp_path: Path) -> None:
    (step,) = read_story(written(tmp_path, json.dumps({"steps": [{"title": HOSTILE}]})))
    assert step.title == HOSTILE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {title: A, view: [95, 0, 3]}", "step 1: view must be"),
        ("- {title: A, view: [1, 2]}", "step 1: view must be"),
        ("- {title: A, view: [true, 2, 3]}", "step 1: view must be"),
        ("- {title: A}\n- {}", "step 2: it needs a title or a text"),
        ("- {title: A, as_of: someday}", "as_of must be a date, as 2024-11-30"),
        ("- {title: A, layers: [weather]}", "no layer is called weather; there are zones"),
        ("- {title: A, layers: zones}", "layers must be a list"),
        ("- {title: A, select: nobody}", "nothing on the map has the id nobody"),
        ("- {title: A, zoom: 3}", "zoom means nothing here"),
        ("- {title: 5}", "title must be text"),
        ("- just words", "it is not a mapping"),
        ("words", "is no story: write a list of steps"),
        ("- [", "no story in YAML or JSON"),
    ],
)
def test_faults_are_said_plainly(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(StoryError) as raised:
        read_story(written(tmp_path, text), ids=["c1"])
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match=r"step 1: it needs.*step 2: view must be"):
        read_story(written(tmp_path, "- {select: c1}\n- {title: A, view: 5}"))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_is_a_story_or_a_plain_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with contextlib.suppress(StoryError):
        assert read_story(path)
