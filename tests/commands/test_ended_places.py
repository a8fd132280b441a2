"""What commands tell of territories that end and pass into others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run, runner

RULES = """
territory north "North" "北省"
territory south "South" "南省"
territory qing "Qing County" "青县" { within north; existed until 2018-03-01; succeeded by lin }
territory lin "Lin City" "临市" { within south; existed from 2012-06-01 }
territory he "He County" "禾县" { within north; existed from 1990-01-01 until 2012-06-01; succeeded by jia }
territory jia "Jia City" "嘉市" { within north; existed from 2012-06-01 }
territory old "Old Province" "旧省" { existed until 1997-03-14; succeeded by left, right }
territory left "Left" "左省" { existed from 1997-03-14 }
territory right "Right" "右省" { existed from 1997-03-14 }
territory gone "Gone" "废县" { existed until 2001-01-01 }
territory odd "Odd" "奇县" { existed until 2002-01-01; succeeded by north, lin from 2003-01-01 }
subject firm "Firm" "企业"
agency A "Agency" "机构"
act x "X" "某事"
memorandum m "M" "备忘录" { signed 1995-01-01; signatories A; measure 1 "One" "一" { in qing; by A; grant x } }
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/a.mou").write_text(RULES, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def test_the_timeline_tells_when_they_end_and_into_what_they_pass(mou: Run) -> None:
    done = mou("timeline", "rules", "--format", "json")
    events = [(one["day"], one["en"], one["zh"]) for one in json.loads(done.stdout)["events"]]
    assert [(day, en) for day, en, _ in events if "territory" in en] == [
        ("1990-01-01", "territory `he` (He County) exists"),
        ("1997-03-14", "territory `left` (Left) exists"),
        ("1997-03-14", "territory `old` (Old Province) ends; `left` (Left), `right` (Right) come out of it"),
        ("1997-03-14", "territory `right` (Right) exists"),
        ("2001-01-01", "territory `gone` (Gone) ends; nothing succeeds it"),
        ("2002-01-01", "territory `odd` (Odd) ends; nothing has succeeded it yet"),
        (
            "2003-01-01",
            "territory `odd` (Odd) is succeeded by `north` (North), in parts not known",
        ),
        ("2012-06-01", "territory `he` (He County) ends; becomes `jia` (Jia City)"),
        ("2012-06-01", "territory `jia` (Jia City) exists"),
        ("2012-06-01", "territory `lin` (Lin City) exists"),
        (
            "2012-06-01",
            "territory `odd` (Odd) is succeeded by `lin` (Lin City), in parts not known",
        ),
        ("2018-03-01", "territory `qing` (Qing County) ends; passes into `lin` (Lin City)"),
    ]
    assert "地域「qing」（青县）撤销，并入「lin」（临市）" in [zh for *_, zh in events]


@pytest.mark.parametrize(
    ("place", "day", "measures", "notes"),
    [
        ("qing", "2018-02-28", 1, []),
        ("qing", "2018-03-01", 1, ["“Qing County”: it exists only before 2018-03-01; it lies in “Lin City”"]),
        ("lin", "2018-02-28", 0, []),
        (
            "lin",
            "2018-03-01",
            0,
            [
                "“Qing County” lies in it: the measures for that alone hold there only, and are told by `--in qing`"
            ],
        ),
        ("jia", "2012-05-31", 0, ["“Jia City”: it exists only from 2012-06-01"]),
        ("jia", "2012-06-01", 0, []),
        (
            "old",
            "1997-03-14",
            0,
            ["“Old Province”: it exists only before 1997-03-14; “Left” and “Right” succeeded it"],
        ),
        ("gone", "2001-01-01", 0, ["“Gone”: it exists only before 2001-01-01"]),
    ],
)
def test_what_is_said_of_the_place_that_is_asked_about(
    mou: Run, place: str, day: str, measures: int, notes: list[str]
) -> None:
    words = ("ask", "rules", "--subject", "firm", "--day", day, "--in", place)
    notes = notes if measures else [*notes, "`--why-not` tells of each measure why it does not apply"]
    answer = json.loads(mou(*words, "--format", "json").stdout)
    assert (len(answer["measures"]), [note["en"] for note in answer["notes"]]) == (measures, notes)
    text = mou(*words).stdout
    assert [line.removeprefix("note: ") for line in text.splitlines() if line.startswith("note: ")] == notes


def test_names_say_what_has_become_of_them(mou: Run) -> None:
    told = mou("names", "qing", "rules", "--as-of", "2019-01-01").stdout
    assert "it exists only before 2018-03-01; it lies in “Lin City”" in told


def test_it_is_written_in_either_language(mou: Run) -> None:
    file = Path("rules/a.mou")
    for language, written in (("zh", "区划并入 lin"), ("en", "succeeded by lin")):
        assert mou("fmt", "--to", language, "rules").exit_code == 0
        assert written in file.read_text(encoding="utf-8")
