"""What is not known is told as not known, with what would settle it: never as certain, and never left out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import Run, runner

from mou_compiler.analysis.in_force import days_told, why_not_in_force
from mou_compiler.compilation import compile_text

RULES = """
territory CN "China" "中国" { level national }
subject enterprise "Enterprise" "企业"
rank law "Law" "法律" { may-burden }
law L "Law L" "法" { rank law; in force from 2010-01-01; edition 2010 { in force from 2010-01-01; articles 1 to 900 } }
agency K "Keeper" "管局" { kind government }
act trade "Trade" "贸易"
act loan "Loan" "贷款"
list V "Violators" "失信名单" { kind blacklist; keeper K
 entry 1 "Bad" "坏" { basis L art 2 }
 exit 1 "After" "满" { kind automatic; after 2 years from publication }
}
instrument OLD "Old rule" "旧规" { rank law; signed 2013-01-01; in force from 2013-01-01
 measure 1 "Trade" "旧贸易禁" { on V; by K; prohibit trade; basis L art 3 }
}
"""
NEW = """
instrument NEW "New rule" "新规" { rank law; signed 2017-02; in force unknown "no text says"; replaces OLD
 measure 1 "Trade" "新贸易禁" { on V; by K; prohibit trade; basis L art 3 }
 measure 2 "Later" "新晚" { on V; by K; prohibit loan; basis L art 3; in force unknown "later" }
}
"""
ASK = ("ask", "--subject", "enterprise", "--on", "V", "--day")
UNKNOWN = "since when “New rule” is in force is not known (no text says); the day from which “New rule” is in force would settle it"


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "a.mou").write_text(RULES + NEW, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def body(mou: Run, *words: str) -> dict[str, Any]:
    done = mou(*words, "a.mou", "--format", "json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def why(more: str, day: date, measure: str = "OLD/1") -> str:
    """Return why a measure is not in force on a day; empty where it is."""
    compiled = compile_text(RULES + more)
    found = why_not_in_force(compiled.view, compiled.corpus.measures[measure], day.toordinal())
    return found.en if found else ""


def test_a_question_is_not_answered_by_no_where_nobody_can_say(mou: Run) -> None:
    told = body(mou, *ASK, "2018-01-01", "--why-not")
    assert told["sentence"]["en"].endswith("is not known to meet any measure")
    assert told["sentence"]["zh"].endswith("是否适用措施不详")
    assert [one["measure"] for one in told["not_known"]] == ["NEW/1", "NEW/2", "OLD/1"]
    assert told["not_known"][0]["reasons"][0]["en"] == (
        f"it is not known whether it is in force on 2018-01-01: {UNKNOWN}"
    )
    assert not told["not_applying"]
    assert "从未施行" not in mou(*ASK, "2018-01-01", "--why-not", "a.mou", "--lang", "zh").stdout


def test_what_is_missing_besides_is_told_among_what_does_not_apply(mou: Run) -> None:
    done = mou("ask", "--subject", "enterprise", "--day", "2018-01-01", "--why-not", "a.mou")
    assert "meets no measure" in done.stdout
    assert "Not known whether" not in done.stdout
    assert "settle it; nothing sets it off" in done.stdout


def test_before_a_text_can_have_begun_the_answer_is_no(mou: Run) -> None:
    told = body(mou, *ASK, "2016-01-01", "--why-not")
    assert [one["measure"] for one in told["measures"]] == ["OLD/1"]
    assert told["not_applying"][0]["reasons"][0]["en"] == "it is in force only from 2017-02-01"


def test_a_text_shows_apart_what_may_be_in_force(mou: Run) -> None:
    for words, role in ((("--as-of", "2018-01-01"), "Not known"), ((), "In force")):
        told = body(mou, "show", "NEW", *words)
        assert [one["id"] for one in told["not_known"]] == ["NEW/1", "NEW/2"]
        assert told["not_known"][0]["why"]["en"].endswith(UNKNOWN)
        assert not told["not_in_force"]
        assert f"{role}: " in mou("show", "NEW", *words, "a.mou").stdout
    old = body(mou, "show", "OLD", "--as-of", "2018-01-01")
    assert [one["id"] for one in old["not_known"]] == ["OLD/1"]
    assert "not known whether it is in force on 2018-01-01" in old["head"][-1]["says"]["en"]


def test_why_says_what_is_not_known_and_keeps_the_ways_out(mou: Run) -> None:
    done = mou("why", "NEW/1", "a.mou", "--as-of", "2018-01-01")
    assert UNKNOWN in done.stderr
    told = " ".join(mou("why", "NEW/1", "a.mou").stdout.split())
    assert "way out" in told
    assert f"in force not known from 2017-02-01: {UNKNOWN}" in told
    old = " ".join(mou("why", "OLD/1", "a.mou").stdout.split())
    assert "for certain from 2013-01-01 until 2017-02-01; not known from 2017-02-01" in old


def test_a_time_line_tells_what_has_no_day(mou: Run) -> None:
    told = body(mou, "timeline")
    assert [one["id"] for one in told["undated"]] == ["NEW", "NEW/2"]
    assert told["undated"][0]["en"] == (
        "instrument `NEW` (New rule) begins on a day that is not known: no text says, not before 2017-02-01; "
        "from then on it changes or ends `OLD` (Old rule)"
    )
    assert "nothing changes on a day that is known" in mou("timeline", "NEW/2", "a.mou").stdout
    assert "2 changes on days that are not known" in mou("timeline", "a.mou", "--format", "svg").stdout


def test_a_picture_of_nothing_has_no_years(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "a.mou").write_text("", encoding="utf-8")
    drawn = mou("timeline", "a.mou", "--format", "svg").stdout
    assert "Nothing changes" in drawn
    assert 'class="y"' not in drawn


def test_numbers_say_what_they_do_not_count(mou: Run) -> None:
    assert body(mou, "stats")["not_known"] == {"documents": 1, "measures": 2}
    told = body(mou, "stats", "--as-of", "2018-01-01")
    assert (told["totals"]["measures"], told["not_known"]["measures"]) == (0, 3)
    text = mou("stats", "a.mou", "--as-of", "2018-01-01").stdout
    assert "not counted: of 2 documents and 3 measures it is not known whether" in text


@pytest.mark.parametrize(
    ("more", "day", "said"),
    [
        (
            'instrument S "Stop" "停" { in force from 2016-03; suspends OLD }',
            date(2016, 3, 10),
            ("it is not known whether it is in force on 2016-03-10: it may be suspended from 2016-03-01 until 2016-03-31 "
            "by “Stop”: to the day that is not known; the exact days of the suspension would settle it"),
        ),
        (
            'instrument S "Stop" "停" { in force from 2016-03; suspends OLD }',
            date(2016, 4, 10),
            "it is suspended on 2016-04-10",
        ),
        (
            'instrument R "Rest" "续" { in force from 2016-03; replaces OLD }',
            date(2016, 3, 10),
            ("it is not known whether it is in force on 2016-03-10: “Rest” takes the place of “Old rule” on some day from "
            "2016-03-01 to 2016-03-31; the day from which “Rest” is in force would settle it"),
        ),
        (
            'instrument R "Rest" "续" { in force from 2016-03; replaces OLD }',
            date(2016, 4, 10),
            "it is in force only before some day between 2016-03-01 and 2016-03-31",
        ),
        (
            'instrument W "Away" "撤" { in force from 2016; withdraws OLD/1 }',
            date(2016, 3, 10),
            ("it is not known whether it is in force on 2016-03-10: “Away” withdraws measure 1 of “Old rule” "
            "(“Trade”) on some day from 2016-01-01 to 2016-12-31; the day from which “Away” is in force would settle it"),
        ),
        ("", date(2012, 1, 1), "it is in force only from 2013-01-01"),
        ("", date(2014, 1, 1), ""),
    ],
)  # fmt: skip
def test_each_kind_of_doubt(more: str, day: date, said: str) -> None:
    assert why(more, day) == said


def test_an_end_that_is_not_known_is_told() -> None:
    more = 'instrument E "Ends" "止" { in force from 2014-01-01 until unknown "torn"; measure 1 { on V; by K; grant loan } }'
    compiled = compile_text(RULES + more)
    told = days_told(compiled.view, compiled.corpus.documents["E"])
    assert (told.en, told.zh) == (
        "from 2014-01-01, until when is not known (torn)",
        "自2014年1月1日起，何时失效不详（编者注：torn）",
    )


MIXED = """
instrument ONE "One" "甲规" { rank law; signed 2013-01-01; in force from 2013-01-01
 measure 1 "Loans" "禁贷" { on V; by K; prohibit loan; basis L art 3 }
 measure 2 "Trade" "禁贸易" { on V; by K; prohibit trade; basis L art 3; in force from unknown "torn" }
 measure 3 "Other" "他事" { on W; by E; prohibit trade; basis L art 3 }
}
agency E "Ended" "前局" { existed until 2015-01-01; succeeded by K }
list W "Others" "他名单" { kind blacklist; keeper K }
"""
MAY_APPLY = "1 more measure may apply (ONE/2), which is not known: since when measure 2 of “One” (“Trade”) is in force is not known (torn);"


@pytest.mark.parametrize("days", [(), ("--as-of", "2014-06-01")])
@pytest.mark.parametrize("name", ["ONE", "K", "V", "trade"])
def test_below_a_table_it_is_told_what_more_may_apply(
    mou: Run, tmp_path: Path, name: str, days: tuple[str, ...]
) -> None:
    (tmp_path / "a.mou").write_text(RULES + MIXED, encoding="utf-8")
    words = ("table", name, *days)
    assert MAY_APPLY in mou(*words, "a.mou").stdout.splitlines()[-1]
    assert (
        "另有1项措施（ONE/2）是否适用不详：" in mou(*words, "a.mou", "--lang", "zh").stdout.splitlines()[-1]
    )
    assert MAY_APPLY in mou(*words, "a.mou", "--format", "markdown").stdout.splitlines()[-1]
    assert f"<p>{MAY_APPLY}" in mou(*words, "a.mou", "--format", "html").stdout
    assert "may apply" not in mou(*words, "a.mou", "--format", "csv").stdout
    assert body(mou, *words)["not_known"][0]["en"].startswith(MAY_APPLY)


@pytest.mark.parametrize(
    "words", [("W",), ("loan",), ("OLD",), ("E", "--as-of", "2014-01-01"), ("E", "--as-of", "2016-01-01")]
)
def test_what_is_not_known_of_others_is_not_told_below(
    mou: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "a.mou").write_text(RULES + MIXED, encoding="utf-8")
    done = mou("table", *words, "a.mou")
    assert done.exit_code == 0
    assert "may apply" not in done.stdout


def test_who_no_longer_acts_is_not_told_what_may_apply_now(mou: Run, tmp_path: Path) -> None:
    text = RULES + MIXED.replace("by K; prohibit trade", "by E; prohibit trade")
    (tmp_path / "a.mou").write_text(text, encoding="utf-8")
    told = {
        (name, day): "ONE/2" in mou("table", name, "a.mou", "--as-of", day).stdout
        for name in ("E", "K")
        for day in ("2014-01-01", "2016-01-01")
    }
    assert told == {
        ("E", "2014-01-01"): True,
        ("K", "2014-01-01"): False,
        ("E", "2016-01-01"): False,
        ("K", "2016-01-01"): True,
    }


OPEN = """
agency E "Old office" "旧局" { existed until unknown "no date" }
instrument TWO "Two" "乙规" { rank law; signed 2013-01-01; in force from 2013-01-01
 measure 1 "Loans" "禁贷" { on V; by E; prohibit loan; basis L art 3; in force from 2013-01-01 until unknown "torn" }
 measure 2 "Trade" "禁贸易" { on V; by K; prohibit trade; basis L art 3 }
}
"""


def test_that_an_end_is_not_known_is_told_beside_what_goes_on(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "a.mou").write_text(RULES + OPEN, encoding="utf-8")
    told = {
        "en": ("until when is not known (torn)", "until when Old office acts is not known (no date)"),
        "zh": ("何时失效不详（编者注：torn）", "旧局何时终止不详（编者注：no date）"),
    }
    for language, said in told.items():
        for words in ((*ASK, "2014-01-01"), ("show", "TWO", "--as-of", "2014-01-01"), ("show", "TWO")):
            page = mou(*words, "a.mou", "--lang", language).stdout
            assert [page.count(each) for each in said] == [1, 1], page
    (tmp_path / "a.mou").write_text(
        RULES + OPEN.replace('unknown "torn"', "2020-01-01").replace('unknown "no date"', "2020-01-01"),
        encoding="utf-8",
    )
    assert "not known" not in mou("show", "TWO", "--as-of", "2014-01-01", "a.mou").stdout
