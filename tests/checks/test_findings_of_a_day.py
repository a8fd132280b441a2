"""What is told as of a day is so on that day: its situation, its cases, its words."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding

GIVEN = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
subject bank "Bank" "银行" { within firm }
rank law "Law" "法律" { may-burden }
rank rule "Rule" "规章" { below law }
agency A "Agency A" "甲局" { kind government }
agency B "Agency B" "乙局" { kind government }
law code "Code" "某法" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
act evade "Evade" "偷税"
act forge "Forge" "伪造"
attribute sum "Sum" "金额" { type money }
list L "Blacklist" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 } }
"""


def told(code: str, text: str, day: str) -> Finding | None:
    """Return the finding of a check on a day, if there is one; not more than one."""
    found = compile_text(GIVEN + text, date.fromisoformat(day)).findings
    return next((item for item in found if item.code == code), None)


GAP = """
instrument m "M" "备忘" {
    in force from 2016-01-01; by A; basis code art 9; on L; complete over sum
    measure 1 { when sum > 5 yuan; inspect trade }
    measure 2 { when sum <= 5 yuan; encourage trade; in force until 2018-01-01 }
    measure 3 { when sum <= 3 yuan; encourage trade; in force from 2019-01-01 }
}
"""


@pytest.mark.parametrize(
    ("day", "open_"),
    [("2017-12-31", None), ("2018-01-01", "0 to 5 yuan"), ("2020-06-01", "more than 3 to 5 yuan")],
)
def test_a_gap_is_told_as_it_is_on_the_day(day: str, open_: str | None) -> None:
    """Its witness, and that of each case, is of the day, and the values are those open then."""
    finding = told("MOU407", GAP, day)
    assert (finding is not None) == (open_ is not None)
    if finding is not None and open_ is not None:
        assert open_ in finding.message.en
        assert finding.witness is not None
        assert [finding.witness, *(case.witness for case in finding.cases)] == [finding.witness] * 2
        assert finding.witness.date == date.fromisoformat(day)
        assert all(case.stretches and case.holds_on(date.fromisoformat(day)) for case in finding.cases)


def test_a_gap_tells_the_days_of_each_part_of_it() -> None:
    """Without a day too."""
    (finding,) = (one for one in compile_text(GIVEN + GAP).findings if one.code == "MOU407")
    assert all(case.stretches for case in finding.cases)
    assert min(day for case in finding.cases for day in [case.stretches[0].since] if day) == finding.since


PAUSED = {
    "MOU403": """
memorandum m "M" "备忘" { in force from 2016-01-01; by A; on L; basis code art 9; measure 1 { inspect trade } }
instrument n "N" "备忘" {
    in force from 2017-01-01; suspended from 2018-01-01 until 2019-01-01; by A; on L; basis code art 9
    measure 1 { inspect trade }
}
""",
    "MOU404": """
memorandum m "M" "备忘" { in force from 2016-01-01; by A; on L; basis code art 9; measure 1 { inspect trade; overrides n/1 } }
instrument n "N" "备忘" {
    in force from 2017-01-01; suspended from 2018-01-01 until 2019-01-01; by A; on L; basis code art 9
    measure 1 { prohibit trade }
}
""",
    "MOU410": """
precedence p "P" "优先" { by later, special }
instrument m "M" "备忘" {
    in force from 2016-01-01; suspended from 2018-01-01 until 2019-01-01; by A; on L; basis code art 9
    measure 1 { prohibit trade; to bank }
}
instrument n "N" "备忘" { in force from 2017-01-01; by A; on L; basis code art 9; measure 1 { grant trade } }
""",
    "MOU411": """
precedence p "P" "优先" { by rank }
instrument m "M" "备忘" {
    rank rule; in force from 2016-01-01; suspended from 2018-01-01 until 2019-01-01; by A; on L; basis code art 9
    measure 1 { prohibit trade; to bank }
}
instrument n "N" "备忘" { rank law; in force from 2017-01-01; by A; on L; basis code art 9; measure 1 { grant trade } }
""",
    "MOU408": """
list M "Other" "另一名单" { kind blacklist; keeper B }
list N "Third" "又一名单" { kind blacklist; keeper A }
memorandum m "M" "备忘" { in force from 2016-01-01; list M { entry 1 { conduct evade, forge; basis code art 2 } } }
instrument n "N" "备忘" {
    in force from 2017-01-01; suspended from 2018-01-01 until 2019-01-01
    list N { entry 1 { conduct evade; basis code art 2 } }
}
""",
}


@pytest.mark.parametrize("code", PAUSED)
def test_what_pauses_is_not_told_of_the_pause(code: str) -> None:
    """On the days between two stretches on which it is so nothing is told."""
    assert told(code, PAUSED[code], "2017-06-01") is not None
    assert told(code, PAUSED[code], "2018-06-01") is None
    assert told(code, PAUSED[code], "2019-06-01") is not None


def test_a_pair_is_told_by_what_is_so_on_the_day() -> None:
    """Of two collisions of a pair the one that is there on the day is shown, and its situation is of that day."""
    text = """
precedence p "P" "优先" { by rank }
instrument m "M" "备忘" {
    rank rule; in force from 2016-01-01; by A; on L; basis code art 9
    measure 1 { prohibit trade, evade; to bank }
}
instrument n "N" "备忘" {
    rank law; in force from 2016-01-01; by A; on L; basis code art 9
    measure 1 { grant trade, evade }
}
"""
    finding = told("MOU411", text, "2018-06-01")
    assert finding is not None
    assert finding.witness is not None
    assert finding.witness.date == date(2018, 6, 1)


def test_double_listing_names_what_puts_one_on_both_on_the_day() -> None:
    """Until 2018 it is evasion, from then on forgery."""
    text = """
list M "Other" "另一名单" { kind blacklist; keeper B; entry 1 { conduct evade, forge; basis code art 2 } }
list N "Third" "又一名单" { kind blacklist; keeper A }
memorandum m "M" "备忘" { in force from 2016-01-01 until 2018-01-01; list N { entry 1 { conduct evade; basis code art 2 } } }
memorandum n "N" "备忘" { in force from 2018-01-01; list N { entry 1 { conduct forge; basis code art 2 } } }
"""
    before, after = (told("MOU408", text, day) for day in ("2017-06-01", "2018-06-01"))
    assert before is not None
    assert after is not None
    assert before.message.en.startswith("“Evade”")
    assert after.message.en.startswith("“Forge”")
