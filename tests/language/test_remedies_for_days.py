"""What is told of days is taken, and then means the days that were written; whether the last one counts is kept."""

from __future__ import annotations

import pytest

from language.small import measure_of, with_measure
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.schema.values import Day
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed


def program(written: str) -> str:
    """Return a program with a measure that is in force so."""
    return with_measure(f"in force {written}")


def errors(compiled: Compiled) -> list[Finding]:
    """Return what is told of values that cannot be read."""
    return [one for one in compiled.findings if one.code < "MOU3"]


def days(text: str) -> str:
    """Return the first day of a measure and the first one outside, a day for each that is not known."""
    compiled = compile_text(text)
    assert [one.message.en for one in errors(compiled)] == []
    period = measure_of(compiled).in_force
    assert period is not None
    first, last = (_written(one) if isinstance(one, Day) else "" for one in period)
    return f"{first} < {last}".strip()


def _written(day: Day) -> str:
    return str(day.first) if day.exact else f"{day.first}..{day.last}"


def taken(written: str) -> list[str]:
    """Return the days after each of the remedies that are told, in either language."""
    text = program(written)
    (finding,) = errors(compile_text(text))
    ways = finding.help.writes if finding.help else ()  # type: ignore[attr-defined]
    found = [days(fixed(text, fix.edits)) for fix in finding.fixes]
    assert found
    assert [days(program(way.en)) for way in ways] == [days(program(way.zh)) for way in ways] == found
    return found


LAST_DAY_SAID = """
自2020年1月1日起至2021年12月31日止         = 2020-01-01 < 2022-01-01
自2020年1月1日至2021年12月31日             = 2020-01-01 < 2022-01-01
2020年1月1日起至2021年12月31日止           = 2020-01-01 < 2022-01-01
自2020年1月1日起，至2020年12月31日止       = 2020-01-01 < 2021-01-01
自2020年1月1日起施行，有效期至2025年12月31日 = 2020-01-01 < 2026-01-01
自2020年1月1日起施行，有效期5年            = 2020-01-01 < 2025-01-01
失效 2025年12月31日止                      = < 2026-01-01
截至2020年12月31日                         = < 2021-01-01
until 2020年12月31日（含当日）             = < 2021-01-01
until 2020年12月31日（不含）               = < 2020-12-31
until 2020年12月31日24时                   = < 2021-01-01
until 2019年底                             = < 2020-01-01
until 31 December 2019 inclusive           = < 2020-01-01
until and including 31 December 2019       = < 2020-01-01
up to and including 31 December 2019       = < 2020-01-01
up to but excluding 31 December 2019       = < 2019-12-31
before 31.12.2019                          = < 2019-12-31
until the end of March 2020                = < 2020-04-01
from January 1 through December 31, 2020   = 2020-01-01 < 2021-01-01
from 1 Jan to 31 Jan 2020 inclusive        = 2020-01-01 < 2020-02-01
from 2020-01-01 until 2020-12-31 inclusive = 2020-01-01 < 2021-01-01
from 2020-01-01 for 5 years                = 2020-01-01 < 2025-01-01
令和2年4月1日から令和3年3月31日まで        = 2020-04-01 < 2021-04-01
after 2020-01-01                           = 2020-01-02 <
> 2020-01-01                               = 2020-01-02 <
from after 2020-01-01                      = 2020-01-02 <
晚于2020年1月1日                           = 2020-01-02 <
> 2020                                     = 2021-01-01 <
>= 2020-01-01                              = 2020-01-01 <
≥ 2020年1月1日                             = 2020-01-01 <
from >= 2020-01-01                         = 2020-01-01 <
on or after 2020-01-01                     = 2020-01-01 <
no earlier than 2020-01-01                 = 2020-01-01 <
not before 2020-01-01                      = 2020-01-01 <
2020-01-01 or later                        = 2020-01-01 <
不早于2020年1月1日                         = 2020-01-01 <
2020年1月1日（含）以后                     = 2020-01-01 <
< 2020-01-01                               = < 2020-01-01
before 2020                                = < 2020-01-01
until before 2020-01-01                    = < 2020-01-01
until < 2020-01-01                         = < 2020-01-01
早于2020年1月1日                           = < 2020-01-01
2020年1月1日之前                           = < 2020-01-01
<= 2020-01-01                              = < 2020-01-02
<= 2020                                    = < 2021-01-01
until <= 2020-01-01                        = < 2020-01-02
on or before 2020-01-01                    = < 2020-01-02
until on or before 2020-01-01              = < 2020-01-02
no later than 2020-01-01                   = < 2020-01-02
not later than 2020-01-01                  = < 2020-01-02
by 2020-01-01                              = < 2020-01-02
2020-01-01 or earlier                      = < 2020-01-02
until 2020-01-01 at the latest             = < 2020-01-02
不迟于2020年1月1日                         = < 2020-01-02
2020年1月1日（含当日）以前                 = < 2020-01-02
from 2020-01-01 until <= 2020-12-31        = 2020-01-01 < 2021-01-01
from 2020-01-01 and before 2020-12-31      = 2020-01-01 < 2020-12-31
>= 2020-01-01 and < 2020-12-31             = 2020-01-01 < 2020-12-31
自2020年1月1日 失效 不迟于2020年12月31日   = 2020-01-01 < 2021-01-01
from 2020-01-01 until 9999-12-31 inclusive = 2020-01-01 <
"""
LAST_DAY_NOT_SAID = """
2020年1月1日以前                           = < 2020-01-02 | < 2020-01-01
自2020年1月1日至2020年12月31日以前         = 2020-01-01 < 2021-01-01 | 2020-01-01 < 2020-12-31
2020年1月1日以后                           = 2020-01-01 < | 2020-01-02 <
自2020年1月1日之后                         = 2020-01-01 < | 2020-01-02 <
2020年以后                                 = 2020-01-01..2020-12-31 < | 2021-01-01 <
until 31 December 2019                     = < 2020-01-01 | < 2019-12-31
until 12/31/2019                           = < 2020-01-01 | < 2019-12-31
until 民國109年1月1日                      = < 2020-01-02 | < 2020-01-01
to 31 December 2019                        = < 2020-01-01 | < 2019-12-31
from 1 to 31 January 2020                  = 2020-01-01 < 2020-02-01 | 2020-01-01 < 2020-01-31
from 1.1. to 31.12.2020                    = 2020-01-01 < 2021-01-01 | 2020-01-01 < 2020-12-31
from 2020-01-01 – 2020-12-31               = 2020-01-01 < 2021-01-01 | 2020-01-01 < 2020-12-31
vom 1. Januar 2020 bis 31. Dezember 2020   = 2020-01-01 < 2021-01-01 | 2020-01-01 < 2020-12-31
du 1er janvier 2020 au 31 décembre 2020    = 2020-01-01 < 2021-01-01 | 2020-01-01 < 2020-12-31
until March 2020                           = < 2020-04-01 | < 2020-03-01..2020-03-31
"""
BEGINNING = """
from 1 มกราคม 2563                         = 2020-01-01 <
from 1 January B.E. 2563                   = 2020-01-01 <
from 昭和64年1月7日                        = 1989-01-07 <
from 明治6年1月1日                         = 1873-01-01 <
from 1 มกราคม 2484                         = 1941-01-01 <
from 31 ธันวาคม 2483                       = 1940-12-31 <
from 1 มกราคม 2468                         = 1926-01-01 <
from 31 March B.E. 2468                    = 1926-03-31 <
from 1 เมษายน 2468                         = 1925-04-01 <
from B.E. 2483                             = 1940-01-01..1940-12-31 <
from B.E. 2468                             = 1925-01-01..1925-12-31 < | 1926-01-01..1926-12-31 <
from mid-March 2020                        = 2020-03-01..2020-03-31 <
from 2020年上半年                          = 2020-01-01..2020-12-31 <
from 2019年末                              = 2019-12-31 < | 2019-12-01..2019-12-31 <
from 2019年12月底                          = 2019-12-31 < | 2019-12-01..2019-12-31 <
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    """Return what is written and the days that it may mean, row by row."""
    pairs = (line.partition(" = ") for line in table.strip().splitlines())
    return [(written.strip(), [one.strip() for one in said.split("|")]) for written, _, said in pairs]


@pytest.mark.parametrize(("written", "meant"), rows(LAST_DAY_SAID))
def test_whether_the_last_day_counts_is_kept(written: str, meant: list[str]) -> None:
    assert taken(written) == meant


@pytest.mark.parametrize(("written", "meant"), rows(LAST_DAY_NOT_SAID))
def test_where_it_is_not_said_both_are_told(written: str, meant: list[str]) -> None:
    assert taken(written) == meant


@pytest.mark.parametrize(("written", "meant"), rows(BEGINNING))
def test_a_beginning_is_no_more_exact_than_written(written: str, meant: list[str]) -> None:
    assert taken(written) == meant


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\t", "  "])
def test_any_blank_parts_the_words_of_a_day(blank: str) -> None:
    assert taken(f"from 31{blank}December{blank}2019") == ["2019-12-31 <"]
    assert taken(f"until{blank}31 December{blank}2019 inclusive") == ["< 2020-01-01"]


@pytest.mark.parametrize(
    "written",
    [
        "from the day after publication",
        "from 5 พ.ศ. 2560",
        "from 5 B.E. 2560",
        # The years of the moon, and months of a year that had only nine (findings/eras-days-of-meiji-5-that-never-were.sh).
        "from 明治5年11月9日",
        "from 明治5年12月31日",
        "from 明治元年1月1日",
        "from 1 มกราคม 2483",
        "from 1 เมษายน 2431",
        "公布之日起三十日后",
        "自公布之日起30日后施行",
        "from midnight on 31 December 2019",
        "after 9999-12-31",
        "after 9999",
        "> 9999-12-31",
        "until 9999-12-31 inclusive",
        "<= 9999",
    ],
)
def test_no_day_is_made_up(written: str) -> None:
    assert all(not finding.fixes for finding in errors(compile_text(program(written))))


def test_a_last_day_of_an_acceptance_is_told_both_ways_too() -> None:
    text = program('from 2020-01-01; allow MOU310 "known" until 31 December 2019')
    (finding,) = errors(compile_text(text))
    assert [fix.edits[0].text for fix in finding.fixes] == ["2020-01-01", "2019-12-31"]
    for fix in finding.fixes:
        assert errors(compile_text(fixed(text, fix.edits))) == []
