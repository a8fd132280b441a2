"""`today` is said, and only then is a clock read; a day may be asked of whatever shows something."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Run, runner

from mou_compiler.command_line import declaring

RULES = """
territory land "Land" "全国"
subject firm "Firm" "企业"
agency A "A" "甲局" { kind government }
act trade "Trade" "贸易"
list L "List" "名单" { kind blacklist; keeper A; covers firm }
instrument early "Early" "先" { in force from 2010-01-01 until 2015-01-01; by A; measure 1 { on L; prohibit trade } }
instrument late "Late" "后" { in force from 2015-01-01; by A; measure 1 { on L; restrict trade } }
"""


class _Clock(datetime):
    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        del tz
        return datetime(2012, 6, 1, 12, tzinfo=UTC)


class _NoClock(datetime):
    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        raise AssertionError(tz)


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/a.mou").write_text(RULES, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def documents(mou: Run, *more: str) -> list[str]:
    done = mou("coverage", "rules", "--format", "json", *more)
    assert done.exit_code == 0, done.stderr
    return [item["document"] for item in json.loads(done.stdout)["documents"]]


def test_today_is_the_day_that_it_is(mou: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declaring, "datetime", _Clock)
    for word in ("today", "今天", "今日"):
        assert documents(mou, "--as-of", word) == ["early"]
    asked = ("--subject", "firm", "--on", "L", "--format", "json")
    for option in ("--day", "--as-of"):
        told = json.loads(mou("ask", "rules", option, "today", *asked).stdout)
        assert [item["measure"] for item in told["measures"]] == ["early/1"]
        assert told["situation"]["date"] == "2012-06-01"


def test_no_clock_is_read_where_today_is_not_said(mou: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declaring, "datetime", _NoClock)
    assert documents(mou) == ["early", "late"]
    assert documents(mou, "--as-of", "2020-01-01") == ["late"]
    assert mou("check", "rules", "--as-of", "Today").exit_code == 2  # a word is said as it is written


def test_a_day_with_nothing_in_force_is_said_to_have_nothing(mou: Run) -> None:
    done = mou("coverage", "rules", "--as-of", "2000-01-01")
    assert (done.exit_code, "no document is in force on 2000-01-01" in done.stderr) == (2, True)


def test_days_are_asked_under_one_name(mou: Run) -> None:
    """Of the dimensions and the time line too."""
    told = json.loads(mou("dimensions", "rules", "--as-of", "2012-01-01", "--format", "json").stdout)
    assert [item["day"] for item in told["days"]] == ["2012-01-01"]
    told = json.loads(mou("timeline", "rules", "--as-of", "2012-01-01", "--format", "json").stdout)
    assert [event["day"] for event in told["events"]] == ["2010-01-01"]


def test_two_states_are_compared_on_a_day(mou: Run, tmp_path: Path) -> None:
    """A change of other days is none on this one, and situations are of the day."""
    (tmp_path / "newer").mkdir()
    text = RULES.replace("restrict trade", "prohibit trade; for 2 years")
    (tmp_path / "newer/a.mou").write_text(text, encoding="utf-8")

    def changes(*more: str) -> list[tuple[str, str, str]]:
        done = mou("diff", "rules", "newer", "--format", "json", *more)
        assert done.exit_code == 0, done.stderr
        told = json.loads(done.stdout)["changes"]
        return [(one["class"], one["clause"], one["witness"]["date"]) for one in told]

    assert changes("--as-of", "2012-01-01") == []
    on_day = changes("--as-of", "2020-01-01")
    assert {(kind, clause) for kind, clause, _ in on_day} == {(kind, clause) for kind, clause, _ in changes()}
    assert on_day
    assert {day for _, _, day in on_day} == {"2020-01-01"}
    for wrong in (("2011-01-01..2016-01-01", "rules"), ("rules", "newer", "--base", "rules")):
        done = mou("diff", *wrong, "--as-of", "2020-01-01")
        assert (done.exit_code, "--as-of is of two states" in done.stderr) == (2, True)
        assert mou("diff", *wrong, MOU_AS_OF="2020-01-01").exit_code == 0
