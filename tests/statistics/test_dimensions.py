"""The five dimensions (grammar/meaning.md, Dimensions): each group by hand, drift, JSON and the plots."""

from __future__ import annotations

import json
import sys
import warnings
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from mou_compiler import compile_text
from mou_compiler.command_line.main import mou
from mou_compiler.statistics.dimensions import Dimension, days_between, dimensions, drift
from real import real_corpus

RULES = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
subject person "Person" "自然人"
relation head "Head" "负责人" { attaches person; to firm }
agency A "Agency A" "甲" { kind government }
law code "Code" "法典" { in force from 2000-01-01 }
act trade "Trade" "贸易"
attribute evaded "Evaded" "逃税额" { type money; currency yuan }
attribute minor "Minor" "轻微" { type flag }
list L "L" "名单" { kind blacklist; keeper A; records government-record; entry 1 { basis code art 1 } entry 2 { basis none } }
list W "W" "关注" { kind watch-list; keeper A; records private-record; entry 1 { basis unknown "x" } entry 2 { } }
list X "X" "未用" { kind blacklist; keeper A; records mixed }
rating R "R" "评级" { keeper A; grades A, B }
instrument old { in force from 2010-01-01; by A
    measure 1 { on L; prohibit trade }
    measure 2 { on W; prohibit trade }
    measure 3 { on evaded >= 100 yuan; prohibit trade }
}
instrument new { in force from 2020-01-01; by A
    measure 1 { on R <= B; restrict trade }
    measure 2 { on 2 times in L within 1 year; prohibit trade }
    measure 3 { when minor; prohibit trade; on L; to head of firm }
    measure 4 { on minor; restrict trade; to firm; to head of firm }
    measure 5 { on L; when not (R <= B); restrict trade }
    listing X { exit 1 { kind automatic; after 1 year } }
}
"""
BEFORE, AFTER = date(2015, 1, 1), date(2021, 1, 1)


def shared(day: date) -> dict[str, dict[str, list[str]]]:
    result = compile_text(RULES)
    assert result.corpus.faults == ()
    return {
        one.name: {group.word.en: list(group.ids) for group in one.groups if group.ids}
        for one in dimensions(result.view, day)
    }


def test_each_group_by_hand() -> None:
    assert shared(BEFORE) == {
        "sources": {"government record": ["L"], "private record": ["W"]},
        "consequences": {"on a list": ["old/1", "old/2"], "from a threshold on": ["old/3"]},
        "enforced": {
            "existing law": ["L/1"],
            "conduct that no law names": ["L/2"],
            "not known": ["W/1"],
            "not said": ["W/2"],
        },
        "orientation": {"past conduct": ["old/1", "old/3"], "what may come": ["old/2"]},
        "subjects": {"own conduct": ["old/1", "old/2", "old/3"]},
    }
    after = shared(AFTER)
    assert after["sources"] == {
        "government record": ["L"],
        "mixed": ["X"],
        "private record": ["W"],
        "not said": ["R"],
    }
    assert after["consequences"] == {
        "on a list": ["new/3", "new/5", "old/1", "old/2"],
        "on a grade": ["new/1"],
        "from a threshold on": ["new/2", "old/3"],
        "on a fact": ["new/4"],
    }
    assert after["orientation"]["what may come"] == ["new/1", "old/2"]
    assert after["subjects"] == {
        "own conduct": ["new/1", "new/2", "new/5", "old/1", "old/2", "old/3"],
        "both": ["new/4"],
        "through a relation": ["new/3"],
    }


def test_before_all_of_it_nothing_is_counted_and_no_share_divides_by_nothing() -> None:
    result = compile_text(RULES)
    found = dimensions(result.view, date(2000, 1, 1))
    assert [one.whole for one in found if one.name != "enforced"] == [0, 0, 0, 0]
    assert {one.share(group) for one in found if one.name != "enforced" for group in one.groups} == {0.0}


def told(name: str) -> list[tuple[str, str]]:
    result = compile_text(RULES)
    both = [next(one for one in dimensions(result.view, day) if one.name == name) for day in (BEFORE, AFTER)]
    return [(text.en, text.zh) for text in drift(both[0], both[1], (BEFORE, AFTER))]


def test_drift_is_told_the_greatest_first_with_its_numbers() -> None:
    first, *rest = told("subjects")
    fell = "the share `own conduct` of measures fell from 100.0 % (3 of 3) to 75.0 % (6 of 8)"
    assert first == (
        f"individual or collective: between 2015-01-01 and 2021-01-01 {fell}",
        "个体或连带：自2015-01-01至2021-01-01，措施中「本人行为」的比例由100.0 %（3/3）降至75.0 %（6/8）",
    )
    assert [text.split("`")[1] for text, _ in rest] == ["both", "through a relation"]
    assert told("enforced") == []


def test_a_change_below_half_a_hundredth_is_no_drift() -> None:
    result = compile_text(RULES)
    one: Dimension = dimensions(result.view, AFTER)[4]
    other = one._replace(groups=tuple(group._replace(ids=group.ids * 300) for group in one.groups))
    first = other.groups[0]
    changed = other._replace(groups=(first._replace(ids=(*first.ids, "x")), *other.groups[1:]))
    assert list(drift(other, changed, (BEFORE, AFTER))) == []


def test_years_are_those_in_which_something_begins() -> None:
    view = compile_text(RULES).view
    assert [day.year for day in days_between(view, None, None)] == list(range(2010, 2022))
    assert [day.year for day in days_between(view, 2019, None)] == [2019, 2020, 2021]
    assert days_between(view, 2020, 2019) == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules.mou").write_text(RULES, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(mou, ["dimensions", str(folder), "--lang", "en", *words])
    return done.exit_code, done.stdout_bytes, done.stderr


def test_the_command_in_text_and_json(folder: Path) -> None:
    status, out, _ = run(folder, "--on", "2015-01-01", "--on", "2021-01-01")
    lines = out.decode().splitlines()
    assert (status, lines[0]) == (0, "information sources (lists and ratings)")
    assert lines[2].split() == ["2015-01-01", "1", "0", "1", "0"]
    assert lines[3].split() == ["2021-01-01", "1", "1", "1", "1"]
    body = json.loads(run(folder, "--on", "2015-01-01", "--format", "json")[1])
    assert body["days"][0]["dimensions"][1]["groups"][0]["ids"] == ["old/1", "old/2"]
    assert body["drift"] == []
    status, out, error = run(folder, "--from", "2020", "--to", "2019")
    assert (status, out) == (2, b"")
    assert error.startswith("error: no year lies from 2020 to 2019\n")


@pytest.mark.long
def test_plots_say_the_same_each_time(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # findings/matplotlib-warns-of-letters-that-svg-keeps.sh
        one, two = (run(folder, "--format", "svg", "--lang", "zh")[1] for _ in range(2))
    assert one == two
    shown = [text.text for text in ET.fromstring(one).iter("{http://www.w3.org/2000/svg}text")]
    assert "后果的性质（措施）" in shown
    assert run(folder, "--format", "png")[1].startswith(b"\x89PNG")
    assert run(folder, "--format", "png", "-o", str(folder / "x.png"))[0] == 0


def test_without_the_library_the_remedy_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    status, out, error = run(folder, "--format", "svg")
    assert (status, out) == (2, b"")
    assert "pip install 'mou-compiler[plot]'" in error


@pytest.mark.long
def test_a_png_in_chinese_without_a_font_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_compiler.statistics.dimensions_plot._han_font", lambda: None)
    status, out, error = run(folder, "--format", "png", "--lang", "zh")
    assert (status, out) == (2, b"")
    assert "未安装中文字体" in error
    assert run(folder, "--format", "svg", "--lang", "zh")[0] == 0


def test_the_real_corpus_drifts() -> None:
    view = real_corpus().view
    series = [dimensions(view, day) for day in days_between(view, 2010, 2026)]
    measures = [found[1].whole for found in series]
    assert measures[0] < measures[-1]
    assert all(found[1].whole == found[3].whole == found[4].whole for found in series)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("--from", "2030"),
            "nothing begins from 2030 on: the years in which something does, and the next, go from 2010 to 2021",
        ),
        (
            ("--to", "1990"),
            "nothing begins until 1990: the years in which something does, and the next, go from 2010 to 2021",
        ),
        (("--from", "2019", "--to", "2018"), "no year lies from 2019 to 2018"),
        (("--to", "99999"), "99999 is not in the range x<=9999"),
        (("--from", "99999"), "99999 is not in the range x<=9999"),
    ],
)
def test_where_no_year_is_counted_it_is_said_which_there_are(
    tmp_path: Path, asked: tuple[str, ...], said: str
) -> None:
    (tmp_path / "rules.mou").write_text(RULES, encoding="utf-8")
    for language in ("en", "zh"):
        done = CliRunner().invoke(
            mou, ["dimensions", str(tmp_path / "rules.mou"), *asked, "--lang", language]
        )
        assert done.exit_code == 2
        assert "None" not in done.output
        assert language == "zh" or said in done.output
