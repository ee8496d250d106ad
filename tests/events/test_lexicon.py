"""The word lists: every row can be used, and a row that can't is named."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from data import DATA
from events.errors import EventsError, LexiconError
from events.lexicon import HARM, KINDS, lexicon, load

FOLDER = DATA / "events"
LISTS = sorted(path.name for path in FOLDER.glob("*.csv"))


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A copy of the word lists to spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "events"))


def test_the_projects_own_lists_are_sound() -> None:
    words = lexicon()
    assert {frame for kinds in words.verbs.values() for frame, _ in kinds} <= {*words.frames, HARM}
    assert {frame for frame, _ in words.nouns.values()} <= set(words.frames)
    assert set(words.people.values()) <= set(KINDS["people"])


def test_every_layer_of_the_map_has_frames() -> None:
    layers = {frame.layer for frame in lexicon().frames.values()}
    assert {"control", "strike", "displacement", "clash", "none"} <= layers


def test_every_control_frame_gives_a_status_and_no_other_does() -> None:
    for frame in lexicon().frames.values():
        assert (frame.status is not None) == (frame.layer == "control"), frame.name


def test_every_class_of_weapon_has_a_word() -> None:
    assert {weapon.weapon for weapon in lexicon().weapons.values()} == {
        "air",
        "artillery",
        "missile",
        "rocket",
        "drone",
        "bomb",
        "unknown",
    }


@pytest.mark.parametrize("name", LISTS)
def test_no_row_is_said_twice_and_words_are_plain(name: str) -> None:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    said = 3 if name == "verbs.csv" else 2  # a verb may need one thing or another
    pairs = [tuple(row[:said]) for row in rows]
    assert len(pairs) == len(set(pairs))
    assert all(cell == cell.strip() for row in rows for cell in row)
    assert all(row[0] == row[0].lower() for row in rows)


@pytest.mark.parametrize(
    ("name", "row", "says"),
    [
        ("frames", "grab,ctrl,Battles,Other,held,x", "«grab» has the unknown layer «ctrl»"),
        ("frames", "grab,control,Battles,Other,mine,x", "«grab» has the unknown status «mine»"),
        ("verbs", "grab,grabbing,", "«grab» has the unknown frame «grabbing»"),
        ("nouns", "grab,take,catapult,", "«grab» has the unknown weapon «catapult»"),
        ("nouns", "grab,grabbing,,", "«grab» has the unknown frame «grabbing»"),
        ("support", "grab,nothing", "«grab» has the unknown frame «nothing»"),
        ("weapons", "bow,arrow,Other,weapon", "«bow» has the unknown weapon «arrow»"),
        ("weapons", "bow,unknown,Other,toy", "«bow» has the unknown kind «toy»"),
        ("people", "cat,animal", "«cat» has the unknown kind «animal»"),
        ("forces", "cat,animal", "«cat» has the unknown kind «animal»"),
        ("places", "moon,planet", "«moon» has the unknown kind «planet»"),
        ("modality", "maybe,perhaps", "«maybe» has the unknown modality «perhaps»"),
        ("speech", "whistle,music", "«whistle» has the unknown kind «music»"),
        ("quantities", "plenty,many,", "«plenty» needs whole numbers"),
        ("quantities", "plenty,10,5", "«plenty» has a high below its low"),
        ("people", ",civilian", "has no word"),
        ("people", "old, civilian,civilian", "more values than columns"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_file_and_line(
    lists: Path, name: str, row: str, says: str
) -> None:
    path = lists / f"{name}.csv"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load(lists)
    assert f"{name}.csv, line {text.count(chr(10)) + 2}: " in str(caught.value)
    assert says in str(caught.value)


def test_all_faults_are_told_at_once(lists: Path) -> None:
    for name, row in (("people", "cat,animal"), ("verbs", "grab,grabbing,")):
        with (lists / f"{name}.csv").open("a", encoding="utf-8") as lines:
            lines.write(f"{row}\n")
    with pytest.raises(LexiconError, match=r"verbs\.csv.*people\.csv"):
        load(lists)


def test_wrong_columns_are_told(lists: Path) -> None:
    (lists / "speech.csv").write_text("verb;kind\nsay;say\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"speech\.csv, line 1: the columns must be verb,kind"):
        load(lists)


def test_the_error_is_an_events_error_and_a_value_error() -> None:
    assert issubclass(LexiconError, EventsError)
    assert issubclass(LexiconError, ValueError)
