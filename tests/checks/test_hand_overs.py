"""Duties that pass on on a day that cannot be right, or that is not known, are told where that is written."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding, Severity

_WORLD = """
subject firm
act trade
act trade.export
act loan
act travel
agency A { existed from 2018-06 }
agency B
agency GONE { existed until 2015-01-01 }
memorandum m {
    signed 2014-01-01
    measure 1 { by OLD; grant trade; in force until 2019-01-01 }
    measure 2 { by B; grant loan; approved by OLD; in force until 2017-01-01 }
}
"""


def told(old: str) -> list[Finding]:
    compiled = compile_text(f"{_WORLD}agency OLD {{ {old} }}\n")
    assert not compiled.corpus.faults, compiled.corpus.faults
    return [item for item in compiled.findings if item.code == "MOU323"]


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("existed until 2018-04-01; succeeded by B", []),
        ("succeeded by B from 2018-04-01", []),
        ("existed until 2018-04-01; succeeded by B from 2018-04-01", []),
        ("existed until 2018-04-01; succeeded by B for trade from 2017-01-01; succeeded by B", []),
        # It is not known when.
        (
            'existed until 2018-04-01; succeeded by B from unknown "not read"',
            ["hand-over-day-not-known None None"],
        ),
        ("succeeded by B", ["hand-over-day-not-known None None"]),
        ("succeeded by B for trade", ["hand-over-day-not-known None None"]),
        # Nobody is there yet: an inexact beginning may be the first of its days.
        ("succeeded by A from 2018-04-01", ["heir-not-there 2018-04-01 2018-06-01"]),
        ("succeeded by A, B from 2018-04-01", ["heir-not-there 2018-04-01 2018-06-01"]),
        ("succeeded by A from 2018-06-01", []),
        ("existed until 2018-04-01; succeeded by A", ["heir-not-there 2018-04-01 2018-06-01"]),
        ("existed until 2018-04-01; succeeded by A, B", []),
        ("existed until 2018-04-01; succeeded by A for trade; succeeded by B", []),
        # It is gone itself.
        ("succeeded by GONE from 2016-01-01", ["heir-gone 2016-01-01 None"]),
        ("succeeded by GONE from 2015-01-01", ["heir-gone 2015-01-01 None"]),
        ("succeeded by GONE from 2014-12-31", []),
        # Long after the end, unless somebody acts in between.
        (
            "existed until 2018-04-01; succeeded by B from 2018-05-01",
            ["passes-on-late 2018-04-01 2018-05-01"],
        ),
        ("existed until 2018-04-01; succeeded by B from 2018-05-01; succeeded by B", []),
        (
            "existed until 2018-04-01; succeeded by B for trade from 2018-05-01; succeeded by B for loan",
            ["passes-on-late 2018-04-01 2018-05-01", "passes-on-nothing 2018-04-01 None"],
        ),
        # The body is said to exist on.
        (
            "existed until 2018-04-01; succeeded by B from 2018-03-01",
            ["passes-on-early 2018-03-01 2018-04-01"],
        ),
        # No measure needs it then, or needs it for that.
        ("succeeded by B for travel from 2016-01-01", ["passes-on-nothing 2016-01-01 None"]),
        ("succeeded by B for trade.export from 2016-01-01", ["passes-on-nothing 2016-01-01 None"]),
        ("succeeded by B for trade from 2019-01-01", ["passes-on-nothing 2019-01-01 None"]),
        ("succeeded by B for trade from 2018-12-31", []),
        ("succeeded by B for loan from 2016-12-31", []),
        ("succeeded by B for loan from 2017-01-01", ["passes-on-nothing 2017-01-01 None"]),
    ],
)
def test_days_that_do_not_work_are_told(old: str, expected: list[str]) -> None:
    assert [f"{item.cause.kind} {item.since} {item.until}" for item in told(old)] == expected


def test_a_finding_says_which_duties_and_where() -> None:
    (found,) = told("existed until 2018-04-01; succeeded by A for trade from 2018-05-01; succeeded by B")
    assert (
        found.message.en
        == "the duties of `OLD` for `trade` pass on 2018-05-01, when `A` does not exist: not before 2018-06-01"
    )
    assert found.message.zh == "「OLD」就「trade」的职责于2018年5月1日移交，而「A」在2018年6月1日前尚不存在"
    assert found.place is not None
    assert found.place.text == "succeeded by A for trade from 2018-05-01"
    assert found.severity is Severity.WARNING


def test_what_passes_on_in_a_line_or_from_a_role_is_needed_too() -> None:
    line = """
    agency MID { existed until 2016-01-01; succeeded by OLD for loan }
    role office { filled { by MID } }
    memorandum n { signed 2014-01-01; measure 1 { by office; grant travel } }
    """
    compiled = compile_text(f"{_WORLD}agency OLD {{ succeeded by B for travel from 2017-01-01 }}\n{line}")
    assert [item.cause.kind for item in compiled.findings if item.code == "MOU323"] == ["passes-on-nothing"]
    about = [dict(item.cause.about)["agency"] for item in compiled.findings if item.code == "MOU323"]
    assert about == ["MID"]
