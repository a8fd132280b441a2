"""Agencies whose duties pass on by act: who acts after the day depends on what is to be done."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding
from mou_compiler.tables.enforcement import make_rows

_WORLD = """
territory land "Land" { level national }
subject firm "Firm"
rank law "Law" { may-burden }
agency A "Agency A" { kind government }
agency B "Agency B" { kind government }
agency C "Agency C" { kind government }
law code "Code" { rank law; in force from 2000-01-01 }
act trade "Trade"
act trade.export "Export"
act loan "Loan"
act travel "Travel"
list L "Blacklist" {
    kind      blacklist
    keeper    C
    entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years }
    notice    5 days before entry
    objection to C within 5 days
}
channel c { from C; to A }
"""
_SPLIT = "existed until 2018-04-20; succeeded by A for trade; succeeded by B for loan"


def _compiled(old: str, measures: str, more: str = "") -> object:
    text = (
        _WORLD
        + f'agency OLD "Old" {{ kind government; {old} }}\n{more}'
        + f'memorandum m "M" {{ signed 2016-01-01; by OLD; basis code art 9\n{measures}\n}}\n'
    )
    compiled = compile_text(text)
    assert not compiled.corpus.faults, compiled.corpus.faults
    return compiled


def _enforcers(old: str, measures: str, more: str = "") -> set[tuple[str, str, str]]:
    """Return by act who carries measures out, each from the first day on: a row may end for another reason."""
    compiled = _compiled(old, measures, more)
    rows = make_rows(compiled.view, compiled.findings)  # type: ignore[attr-defined]
    first: dict[tuple[str, str], str] = {}
    for row in sorted(rows, key=lambda row: row.days):
        first.setdefault((row.act, row.enforcer), str(row.days.first))
    return {(act, day, enforcer) for (act, enforcer), day in first.items()}


def _told(old: str, measures: str, code: str, more: str = "") -> list[Finding]:
    findings = _compiled(old, measures, more).findings  # type: ignore[attr-defined]
    return [item for item in findings if item.code == code]


@pytest.mark.parametrize(
    ("old", "act", "after"),
    [
        (_SPLIT, "trade", {"A"}),
        (_SPLIT, "trade.export", {"A"}),
        (_SPLIT, "loan", {"B"}),
        (_SPLIT, "travel", {""}),
        ("existed until 2018-04-20; succeeded by A; succeeded by B for loan", "loan", {"A", "B"}),
        ("existed until 2018-04-20; succeeded by A; succeeded by B for loan", "travel", {"A"}),
        ("existed until 2018-04-20; succeeded by A for trade.export", "trade", {""}),
        ("existed until 2018-04-20; succeeded by A, B for trade, loan", "loan", {"A", "B"}),
        ("succeeded by A for trade from 2018-04-20", "trade", {"A"}),
    ],
)
def test_who_acts_afterwards_depends_on_the_act(old: str, act: str, after: set[str]) -> None:
    found = _enforcers(old, f"measure 1 {{ on L; prohibit {act} }}")
    assert found == {(act, "2016-01-01", "OLD"), *((act, "2018-04-20", body) for body in after)}


def test_duties_pass_on_one_after_the_other_and_the_rest_stay() -> None:
    old = "succeeded by A for trade from 2018-04-20; succeeded by B for loan from 2019-01-01"
    found = _enforcers(old, "measure 1 { on L; prohibit trade, loan, travel }")
    assert found == {
        ("trade", "2016-01-01", "OLD"),
        ("trade", "2018-04-20", "A"),
        ("loan", "2016-01-01", "OLD"),
        ("loan", "2019-01-01", "B"),
        ("travel", "2016-01-01", "OLD"),
    }


def test_each_heir_acts_for_its_acts_from_the_day_that_is_written() -> None:
    old = "existed until 2018-04-20; succeeded by A for trade from 2018-06-01; succeeded by B for loan from 2018-01-01"
    assert _enforcers(old, "measure 1 { on L; prohibit trade, loan }") == {
        ("trade", "2016-01-01", "OLD"),
        ("trade", "2018-04-20", ""),
        ("trade", "2018-06-01", "A"),
        ("loan", "2016-01-01", "OLD"),
        ("loan", "2018-01-01", "B"),
    }


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("existed until 2018-04-20; succeeded by A from 2018-06-01", ["2018-04-20 to 2018-06-01"]),
        ("existed until 2018-04-20; succeeded by A from 2018-04-20", []),
        ("existed until 2018-04-20; succeeded by A from 2018-01-01", []),
        ("existed until 2018-04-20; succeeded by NEW from 2018-01-01", ["2018-01-01 to 2018-07-01"]),
        ("existed until 2018-04-20; succeeded by A for trade from 2018-06-01; succeeded by B", []),
    ],
)
def test_days_between_the_end_and_the_hand_over_are_told(old: str, told: list[str]) -> None:
    more = "agency NEW { kind government; existed from 2018-07-01 }\n"
    found = _told(old, "measure 1 { on L; prohibit trade }", "MOU302", more)
    assert [f"{item.since} to {item.until}" for item in found] == told


def test_the_line_of_succession_is_followed_for_the_act_alone() -> None:
    more = (
        "agency MID { kind government; existed until 2020-01-01;"
        " succeeded by B for loan; succeeded by C for trade }\n"
    )
    found = _enforcers(
        "existed until 2018-04-20; succeeded by MID", "measure 1 { on L; prohibit loan }", more
    )
    assert found == {
        ("loan", "2016-01-01", "OLD"),
        ("loan", "2018-04-20", "MID"),
        ("loan", "2020-01-01", "B"),
    }


def test_an_act_that_nobody_takes_over_is_told_from_the_day_on() -> None:
    (found,) = _told(_SPLIT, "measure 1 { on L; prohibit travel }", "MOU302")
    assert found.since == date(2018, 4, 20)
    (found,) = _told(_SPLIT, "measure 1 { on L; prohibit trade, travel }", "MOU302")
    assert "for other acts, and by nobody for “Travel”" in found.message.en
    assert not _told(_SPLIT, "measure 1 { on L; prohibit trade, loan }", "MOU302")
    assert not _told(
        "succeeded by A for trade from 2018-04-20", "measure 1 { on L; prohibit travel }", "MOU302"
    )


def test_approval_and_leave_follow_the_act() -> None:
    for act, count in (("trade", 0), ("travel", 1)):
        measure = f"measure 1 {{ on L; by A; prohibit {act}; approved by OLD }}"
        assert len(_told(_SPLIT, measure, "MOU318")) == count
        measure = f"measure 1 {{ on L; by A; prohibit {act}; exception 1 {{ permitted by OLD }} }}"
        assert len(_told(_SPLIT, measure, "MOU318")) == count


def test_a_list_must_reach_who_carries_on_for_the_act() -> None:
    # The channel leads to A alone, and to nobody before the day.
    trade, loan = (
        _told(_SPLIT, f"measure 1 {{ on L; prohibit {act}; in force from 2019-01-01 }}", "MOU304")
        for act in ("trade", "loan")
    )
    assert not trade
    assert len(loan) == 1


def test_bodies_that_have_parted_ways_do_not_carry_out_one_thing_together() -> None:
    # A ban for all duties of OLD beside one by A: A carries out both while it succeeds for the act.
    measures = (
        "measure 1 {{ on L; prohibit {}; for 1 year }} measure 2 {{ on L; by A; prohibit {}; for 2 years }}"
    )
    assert _told(_SPLIT, measures.format("trade", "trade"), "MOU402")
    assert not _told(_SPLIT, measures.format("loan", "loan"), "MOU402")


def test_only_the_row_of_the_act_that_nobody_carries_on_is_orphaned() -> None:
    compiled = _compiled(_SPLIT, "measure 1 { on L; prohibit trade, travel }")
    rows = make_rows(compiled.view, compiled.findings)  # type: ignore[attr-defined]
    said = {(row.act, row.enforcer): (row.status, "MOU302" in row.findings) for row in rows}
    assert said == {
        ("trade", "OLD"): ("sound", False),
        ("trade", "A"): ("sound", False),
        ("travel", "OLD"): ("sound", False),
        ("travel", ""): ("orphaned", True),
    }


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ("existed until 2018-04-20", "from 2018-04-20 “Old” no longer exists and nobody succeeds it"),
        (
            "existed until 2018-04-20; succeeded by A for loan",
            "no longer acts in what is to be done, and nobody carries it on",
        ),
        (
            "existed until 2018-04-20; succeeded by A from 2018-06-01",
            "no longer acts, and nobody takes over before 2018-06-01",
        ),
        (
            "existed until 2018-04-20; succeeded by NEW",
            "no longer acts, and nobody takes over before 2018-07-01",
        ),
        (
            "existed until 2018-04-20; succeeded by OVER",
            "no longer acts, and neither does anybody who succeeds it",
        ),
        (
            "existed until 2018-04-20; succeeded by MID",
            "from 2018-04-20 “Old” no longer acts, and nobody takes over before 2018-09-01",
        ),
    ],
)
def test_why_nobody_acts_is_told_as_it_is(old: str, says: str) -> None:
    more = (
        "agency NEW { existed from 2018-07-01 } agency OVER { existed until 2017-01-01 }\n"
        "agency MID { existed until 2018-01-01; succeeded by A from 2018-09-01 }\n"
    )
    (found,) = _told(old, "measure 1 { on L; prohibit trade }", "MOU302", more)
    assert says in found.message.en


def test_bodies_that_succeed_each_other_are_not_said_to_have_no_successor() -> None:
    text = (
        _WORLD
        + "agency OLD { existed until 2018-04-20; succeeded by NEW }\n"
        + "agency NEW { existed until 2019-01-01; succeeded by OLD }\n"
        + "memorandum m { signed 2016-01-01; by OLD; basis code art 9; measure 1 { on L; prohibit trade } }"
    )
    (found,) = [item for item in compile_text(text).findings if item.code == "MOU302"]
    assert (
        "from 2019-01-01 `OLD` no longer acts, and neither does anybody who succeeds it" in found.message.en
    )
    assert found.message.zh.startswith("自2019年1月1日起「OLD」已不再履行职责，其承接者亦然")


def test_a_role_is_not_said_to_be_filled_by_nobody_while_it_is_filled() -> None:
    more = "role office { filled { by OLD } filled { by A; during until 2017-01-01 } }\n"
    (found,) = _told(
        "existed until 2018-04-20", "measure 1 { on L; by office; prohibit trade }", "MOU302", more
    )
    assert "is a role for which nobody acts: those who fill it have ended" in found.message.en


@pytest.mark.parametrize(("act", "expected"), [("trade", 0), ("trade.export", 0), ("travel", 1)])
def test_whoever_acts_for_a_signatory_for_an_act_need_not_have_signed_for_it(act: str, expected: int) -> None:
    text = (
        _WORLD
        + "agency OLD { succeeded by A for trade from 2018-04-20 }\nagency UNIT { within A }\n"
        + "memorandum m { signed 2016-01-01; signatories OLD; basis code art 9\n"
        + f"measure 1 {{ on L; by UNIT; prohibit {act} }} }}"
    )
    found = [item for item in compile_text(text).findings if item.cause.kind == "not-signatory"]
    assert len(found) == expected


_NEW = """\
agency NEW "New" "新局" { existed until 2019-06-01 }
agency NEXT "Next" "后继局" { existed until 2019-06-01 }
"""


@pytest.mark.parametrize(
    ("old", "measures", "told"),
    [
        (
            "succeeded by NEW for trade.export from 2019-01-01; succeeded by A for trade.export from 2020-01-01",
            "measure 1 { on L; prohibit trade.export }",
            "from 2019-06-01 “Old” no longer acts for “Export”, nor does “New”, which took over, and nobody takes over before 2020-01-01; 1 measure depends on it",
        ),
        (
            "succeeded by NEW for trade, loan from 2019-01-01; succeeded by A for trade, loan from 2020-01-01",
            "measure 1 { on L; prohibit trade }\nmeasure 2 { on L; prohibit loan }",
            "from 2019-06-01 “Old” no longer acts for “Loan” and “Trade”, nor does “New”, which took over, and nobody takes over before 2020-01-01; 2 measures depend on it",
        ),
        (
            "succeeded by NEW, NEXT for trade from 2019-01-01; succeeded by A for trade from 2020-01-01",
            "measure 1 { on L; prohibit trade }",
            "from 2019-06-01 “Old” no longer acts for “Trade”, nor do “New” and “Next”, which took over, and nobody takes over before 2020-01-01; 1 measure depends on it",
        ),
        (
            "succeeded by NEW for trade from 2019-01-01",
            "measure 1 { on L; prohibit trade }",
            "from 2019-06-01 “Old” no longer acts for “Trade”, and neither does anybody who succeeds it; 1 measure depends on it",
        ),
        (
            "existed until 2018-04-20; succeeded by A from 2018-06-01",
            "measure 1 { on L; prohibit trade }",
            "from 2018-04-20 “Old” no longer acts, and nobody takes over before 2018-06-01; 1 measure depends on it",
        ),
    ],
)  # fmt: skip
def test_a_body_that_passed_some_acts_on_still_acts_for_the_others(
    old: str, measures: str, told: str
) -> None:
    found = _told(old, measures, "MOU302", _NEW)
    assert [item.message.en for item in found] == [told]
    if "which took over" in told:
        assert "亦然，而2020年1月1日前尚无承接者" in found[0].message.zh
        assert "承接者「新局」" in found[0].message.zh
