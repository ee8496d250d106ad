"""The score of reading: its rules on small made-up marks, and against the other scorer where that exists."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench import quality
from bench.gold import Gold, GoldError, read_gold
from bench.marks import marks_of
from bench.scoring import Score, score
from data import ROOT
from outputs import geojson
from pipeline import build_paths

SCORER = ROOT.parent / "shared" / "tools" / "score.py"
GOLD = {
    "report": "desk",
    "events": [
        {
            "layer": "strike",
            "place": "Town",
            "lat": 10.0,
            "lon": 20.0,
            "km": 5,
            "anchor": "shells hit the town",
            "actor": "Northern army",
            "weapon": "artillery",
            "killed": 4,
            "date": "2024-05-01",
        }
    ],
    "historical": [{"anchor": "fell ten years ago"}],
    "absent": [{"place": "Capital", "lat": 12.0, "lon": 20.0, "km": 20, "why": "metonym"}],
}


def gold_of(rows: dict[str, Any], folder: Path) -> Gold:
    path = folder / "desk.gold.yaml"
    path.write_text(yaml.safe_dump(rows))
    return read_gold(path)


def feature(
    quote: str = "Shells hit the town, killing four.", at: Any = (20.0, 10.0), **said: Any
) -> dict[str, Any]:
    properties = {
        "layer": "strike",
        "basis": "report",
        "modality": "reported",
        "actor": "Northern army",
        "weapon": "artillery",
        "killed_min": 4,
        "killed_max": 4,
        "start": "2024-05-01T00:00:00+00:00",
        "sources": [{"report": "desk", "quote": quote, "attributed_to": None}],
    }
    geometry = {"type": "Point", "coordinates": list(at)} if at else None
    return {"type": "Feature", "geometry": geometry, "properties": properties | said}


def scored(folder: Path, *features: dict[str, Any]) -> Score:
    return score(gold_of(GOLD, folder), marks_of(features))


def test_the_right_mark_scores_full(tmp_path: Path) -> None:
    got = scored(tmp_path, feature())
    assert (got.recall, got.precision, got.f1, got.accuracy, got.forbidden) == (1, 1, 1, 1, 0)
    assert got.attributes == 4


def test_a_mark_too_far_away_is_a_miss_and_an_extra(tmp_path: Path) -> None:
    got = scored(tmp_path, feature(at=(20.0, 10.2)))
    assert (got.found, got.explained) == (0, 0)
    assert [note.split()[0] for note in got.notes] == ["MISS", "EXTRA"]


def test_a_mark_within_twice_the_tolerance_is_explained_but_not_found(tmp_path: Path) -> None:
    got = scored(tmp_path, feature(at=(20.0, 10.08)))
    assert (got.found, got.explained) == (0, 1)


def test_wrong_attributes_are_named(tmp_path: Path) -> None:
    got = scored(tmp_path, feature(weapon="air", killed_min=5, killed_max=None))
    assert got.right == 2
    assert "wrong weapon, killed" in got.notes[0]


@pytest.mark.parametrize(("weapons", "right"), [(["drone", "artillery"], 4), (["drone", "air"], 3)])
def test_one_of_several_weapons_is_right(tmp_path: Path, weapons: list[str], right: int) -> None:
    row = {**GOLD["events"][0], "weapon": weapons}  # type: ignore[index]
    gold = gold_of({**GOLD, "events": [row]}, tmp_path)
    assert score(gold, marks_of([feature()])).right == right


@pytest.mark.parametrize(("speakers", "right"), [(["medics", "the mayor"], 5), (["police", "the army"], 4)])
def test_one_of_several_speakers_is_right(tmp_path: Path, speakers: list[str], right: int) -> None:
    row = {**GOLD["events"][0], "attributed_to": speakers}  # type: ignore[index]
    gold = gold_of({**GOLD, "events": [row]}, tmp_path)
    source = {"report": "desk", "quote": "Shells hit the town, killing four.", "attributed_to": "The mayor"}
    assert score(gold, marks_of([feature(sources=[source])])).right == right


def test_the_best_of_several_marks_counts(tmp_path: Path) -> None:
    got = scored(tmp_path, feature(weapon="air"), feature())
    assert (got.found, got.accuracy, got.marks) == (1, 1, 2)


def test_what_rests_on_history_or_has_no_fact_is_not_explained(tmp_path: Path) -> None:
    old = feature("The town fell ten years ago.", layer="control", at=(20.0, 10.0))
    got = scored(tmp_path, feature(), old)
    assert (got.marks, got.explained) == (2, 1)


@pytest.mark.parametrize(
    "said",
    [
        {"modality": "planned"},
        {"modality": "denied"},
        {"modality": "historical"},
        {"basis": "inferred"},
        {"layer": "clash"},
        {"layer": "other"},
    ],
)
def test_what_is_no_current_report_of_control_strike_or_movement_is_not_counted(
    tmp_path: Path, said: dict[str, str]
) -> None:
    assert scored(tmp_path, feature("Something else was said.", at=(30.0, 10.0), **said)).marks == 0


def test_a_mark_where_nothing_may_be_is_forbidden(tmp_path: Path) -> None:
    got = scored(tmp_path, feature("The capital said so.", at=(20.0, 12.0)))
    assert got.forbidden == 1
    assert "metonym" in got.notes[-1]


def test_marks_of_other_reports_and_without_geometry_are_left_out(tmp_path: Path) -> None:
    other = feature(sources=[{"report": "elsewhere", "quote": "Shells hit the town."}])
    assert scored(tmp_path, other, feature(at=None)).marks == 0


def test_marks_of_a_report_whose_name_only_holds_the_name_are_left_out(tmp_path: Path) -> None:
    other = feature(sources=[{"report": "southern-desk", "quote": "Shells hit the town, killing four."}])
    assert scored(tmp_path, other).marks == 0


def test_a_gold_row_without_its_keys_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"desk\.gold\.yaml.*'lat'"):
        gold_of({"report": "desk", "events": [{"layer": "strike", "place": "Town"}]}, tmp_path)


def test_every_gold_file_reads_and_quotes_its_report() -> None:
    for pairs in quality.splits().values():
        for report, path in pairs:
            gold = read_gold(path)
            text = " ".join(report.read_text(encoding="utf-8").split())
            assert gold.report == report.stem
            for words in [*(fact.anchor for fact in gold.facts), *gold.not_current]:
                assert " ".join(words.split()) in text, (path.name, words)


def test_every_quality_report_is_in_exactly_one_split() -> None:
    named = [report.stem for split in ("develop", "held_out") for report, _ in quality.splits()[split]]
    assert sorted(named) == sorted(path.stem for path in (quality.QUALITY / "reports").glob("*.txt"))


def test_every_conflict_has_its_row_and_the_total_is_last() -> None:
    scores = {"syria-01": Score(reports=1, facts=2, found=1), "sudan-01": Score(reports=1, facts=2, found=2)}
    lines = quality.table("develop", scores)
    assert [line.split()[0] for line in lines] == ["develop", "sudan", "syria", "all"]
    assert "3/4 0.750" in lines[-1]


@pytest.mark.skipif(not SCORER.is_file(), reason="the other scorer is not beside this repository")
def test_the_other_scorer_gives_the_same_figures(tmp_path: Path) -> None:
    pairs = [pair for split in quality.splits().values() for pair in split][::5]
    written = tmp_path / "all.geojson"
    geojson.write(build_paths([report for report, _ in pairs]).layers, written)
    names = [report.stem for report, _ in pairs]
    # The other scorer takes marks of "southsudan-1" for those of "sudan-1" too.
    alone = [gold for report, gold in pairs if sum(report.stem in name for name in names) == 1]
    golds = [_with_single_values(gold, tmp_path) for gold in alone]
    theirs = _run_scorer(written, golds)
    marks = marks_of(json.loads(written.read_text(encoding="utf-8"))["features"])
    ours = sum((score(read_gold(gold), marks) for gold in golds), Score())
    assert theirs == {
        "recall": (ours.found, ours.facts),
        "precision": (ours.explained, ours.marks),
        "attributes": (ours.right, ours.attributes),
        "forbidden": ours.forbidden,
    }


def _with_single_values(gold: Path, folder: Path) -> Path:
    """The gold without lists of weapons and speakers, which the other scorer takes for values of their own."""
    loaded = yaml.safe_load(gold.read_text(encoding="utf-8"))
    for row in loaded["events"]:
        for key in ("weapon", "attributed_to"):
            if isinstance(row.get(key), list):
                del row[key]
    path = folder / gold.name
    path.write_text(yaml.safe_dump(loaded, allow_unicode=True), encoding="utf-8")
    return path


def _run_scorer(written: Path, golds: list[Path]) -> dict[str, Any]:
    command = [sys.executable, str(SCORER), str(written), *map(str, golds)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    pairs = {name: (int(a), int(b)) for name, a, b in re.findall(r"(\w+) (\d+)/(\d+)=", said)}
    return pairs | {"forbidden": int(said.rsplit("=", 1)[1])}


def test_the_command_runs_every_measurement_that_has_a_main(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bench import quality
    from bench.__main__ import main, measurements

    few = {"held_out": quality.splits()["bundled"]}
    monkeypatch.setattr(quality, "splits", lambda: few)

    assert "quality" in dict(measurements())
    with pytest.raises(SystemExit, match="no measurement is called 'nope'"):
        main(["nope"])
    assert main(["quality"]) == 0
    assert "held_out" in capsys.readouterr().out
