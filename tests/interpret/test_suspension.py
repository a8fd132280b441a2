"""A rule out of force for a time: `suspends`, `suspended` (grammar/meaning.md, Texts over time)."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.analysis.in_force import why_not_in_force
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.meaning.days import FOREVER
from mou_compiler.source.place import Source
from mou_compiler.tables.consolidated import consolidated
from mou_compiler.tables.events import events

GIVEN = """
agency A "Bureau A" "甲局"
act trade "Trade" "交易"
law code "Code" "法典" { repealed on 2019-06-01 }
list L "Blacklist" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 } }
"""


def days(number: int | None) -> str | None:
    return None if number is None or number >= FOREVER else date.fromordinal(number).isoformat()


def stretches(compiled: Compiled, id_: str) -> list[tuple[str | None, str | None]]:
    found = compiled.timeline.stretches(compiled.corpus.measures[id_])
    return [(days(item.start), days(item.end)) for item in found]


def said(compiled: Compiled) -> dict[str, list[str]]:
    """Return what is told of suspensions, day by day."""
    told: dict[str, list[str]] = {}
    for event in events(compiled.view):
        if "suspended" in event.what.en or "again" in event.what.en:
            told.setdefault(str(days(event.day)), []).append(f"{event.id} {event.what.en}")
    return told


@pytest.mark.parametrize(
    ("document", "measure", "other", "expected"),
    [
        # by another text, for as long as that one is in force
        ("", "", "suspends old/1", [("2016-01-01", "2019-01-01"), ("2020-01-01", None)]),
        ("", "", "suspends old", [("2016-01-01", "2019-01-01"), ("2020-01-01", None)]),
        # as it says itself; of several days those that touch are one, and one that is not known is none
        ("", "suspended from 2017 until 2018-02-01", "", [("2016-01-01", "2017-01-01"), ("2018-02-01", None)]),
        ("suspended 2017-01-01 until 2018-01-01; suspended from 2018-01-01 until 2019-01-01 basis stop", "", "",
         [("2016-01-01", "2017-01-01"), ("2019-01-01", None)]),
        ("suspended until 2018-01-01", "", "", [("2016-01-01", None)]),
        ("", 'suspended unknown "not read"', "", [("2016-01-01", None)]),
        # until further notice; from the first day on; for ever
        ("", "suspended from 2018-01-01", "", [("2016-01-01", "2018-01-01")]),
        ("", "suspended from 2015-01-01 until 2016-05-01", "", [("2016-05-01", None)]),
        ("suspended from 2015-01-01", "", "", []),
        # a measure that is withdrawn while it is suspended does not come back
        ("", "", "suspends old/1; withdraws old/1", [("2016-01-01", "2019-01-01")]),
    ],
)  # fmt: skip
def test_a_measure_is_out_of_force_for_a_time(
    document: str, measure: str, other: str, expected: list[tuple[str | None, str | None]]
) -> None:
    compiled = compile_text(
        GIVEN
        + f"memorandum old {{ signed 2016-01-01; by A; {document}\n measure 1 {{ on L; prohibit trade; {measure} }} }}\n"
        + f"instrument stop {{ in force from 2019-01-01 until 2020-01-01; {other} }}"
    )
    assert not compiled.corpus.faults
    assert stretches(compiled, "old/1") == expected
    rows = [(row.days.start, row.days.end) for row in compiled.rows]
    found = compiled.timeline.stretches(compiled.corpus.measures["old/1"])
    assert {day for row in rows for day in row} >= {day for item in found for day in item}
    assert all(any(start >= item.start and end <= item.end for item in found) for start, end in rows)


def test_a_text_of_no_known_day_and_one_that_is_replaced_suspend_no_longer() -> None:
    compiled = compile_text(
        GIVEN + "memorandum old { signed 2016-01-01; measure 1 { on L; by A; prohibit trade } }\n"
        "instrument stop { suspends old }\n"
        "instrument halt { in force from 2017-01-01; suspends old/1; suspended from 2017-02-01 until 2017-03-01 }\n"
        "instrument go { in force from 2018-01-01; replaces halt }\n"
    )
    assert stretches(compiled, "old/1") == [("2016-01-01", "2017-01-01"), ("2018-01-01", None)]


PAUSED = (
    GIVEN
    + """
memorandum old "Old" "旧文" {
    signed 2016-01-01
    listing L { exit 1 { kind automatic; after 1 year } ; notice 5 days ; objection to A within 5 days }
    measure 1 "No trade" "禁止交易" { on L; by A; prohibit trade; basis code art 9 }
}
instrument stop "Stop" "暂停令" { in force from 2019-01-01 until 2020-01-01; suspends old }
"""
)


def test_what_is_lost_while_it_is_suspended_is_lost_behind_it() -> None:
    """The law that it cites was repealed in between; nobody on the list is burdened meanwhile, and no rule of it holds."""
    compiled = compile_text(PAUSED)
    (fallen,) = (item for item in compiled.findings if item.code == "MOU303" and "old/1" in item.measures)
    assert fallen.since == date(2020, 1, 1)
    rules = [item.days for item in compiled.view.list_rules.of("L") if item.document is not None]
    assert [(days(item.start), days(item.end)) for item in rules] == [
        ("2016-01-01", "2019-01-01"),
        ("2020-01-01", None),
    ]


def test_two_that_are_never_in_force_together_do_not_collide() -> None:
    given = GIVEN + "memorandum old { signed 2016-01-01; by A\n measure 1 { on L; prohibit trade%s } }\n"
    given += (
        "memorandum new { in force from 2019-01-01 until 2020-01-01; by A\n measure 1 { on L; grant trade } }"
    )
    assert "MOU401" in {item.code for item in compile_text(given % "").findings}
    paused = "; suspended from 2019-01-01 until 2020-01-01"
    assert "MOU401" not in {item.code for item in compile_text(given % paused).findings}
    shorter = "; suspended from 2019-01-01 until 2019-12-31"
    (collision,) = (item for item in compile_text(given % shorter).findings if item.code == "MOU401")
    assert collision.since == date(2019, 12, 31)


def test_the_time_line_and_the_text_of_a_day_tell_it() -> None:
    compiled = compile_text(PAUSED)
    assert said(compiled) == {
        "2019-01-01": ["old is suspended by `stop` (Stop)"],
        "2020-01-01": ["old is in force again"],
    }
    document = compiled.corpus.documents["old"]
    text = consolidated(compiled.view, document, date(2019, 5, 1))
    assert (text.clauses, text.rules) == ((), ())
    assert [item.why.en for item in text.gone] == ["suspended from 2019-01-01 until 2020-01-01 by “Stop”"]
    assert [item.why.zh for item in text.gone] == ["自2019年1月1日起至2020年1月1日前由《暂停令》暂停施行"]
    assert text.head[-1].says.en == "suspended from 2019-01-01 until 2020-01-01 by “Stop”"
    again = consolidated(compiled.view, document, date(2020, 1, 1))
    assert [one.id for one in again.clauses] == ["old/1"]


def test_it_is_written_in_either_language() -> None:
    source = Source("x.mou", PAUSED.replace("signed 2016-01-01", "signed 2016-01-01\n    suspended from 2018-01-01 until 2018-02-01 basis stop art 2"))  # fmt: skip
    chinese = format_source(source, "zh").text
    assert chinese is not None
    assert "暂停施行 自 2018年1月1日 失效 2018年2月1日 依据 stop 第二条" in chinese
    assert "暂停 old" in chinese.replace("  ", " ")
    back = format_source(Source("x.mou", chinese), "en").text
    assert back == format_source(source, "en").text


def test_one_suspended_on_all_its_days_says_so() -> None:
    compiled = compile_text(PAUSED.replace("signed 2016-01-01", "signed 2016-01-01; suspended 2015"))
    (vacuous,) = (item for item in compiled.findings if item.code == "MOU405")
    assert "suspended on all of its days" in vacuous.message.en


@pytest.mark.parametrize(
    ("id_", "day", "why"),
    [
        # a change of a measure that is suspended before it begins, and after
        ("new/1", date(2017, 6, 1), "it is in force only from 2019-01-01"),
        ("new/1", date(2018, 6, 1), "it is suspended on 2018-06-01"),
        ("new/2", date(2017, 6, 1), "it is suspended on 2017-06-01"),
        ("new/2", date(2016, 6, 1), "it is in force only from 2019-01-01"),
        # a measure that is over before its document is suspended
        ("old/2", date(2018, 6, 1), "it is in force only before 2016-03-01"),
        ("old/1", date(2015, 6, 1), "it is in force only from 2016-01-01"),
        ("old", date(2015, 6, 1), "it is in force only from 2016-01-01"),
        ("old", date(2017, 6, 1), "it is suspended on 2017-06-01"),
        ("old", date(2021, 6, 1), "it is in force only before 2020-01-01"),
    ],
)
def test_only_what_would_be_in_force_is_told_to_be_suspended(id_: str, day: date, why: str) -> None:
    compiled = compile_text(
        GIVEN
        + """
        memorandum old "Old" "旧" {
            in force from 2016-01-01 until 2020-01-01; suspended from 2015-01-01 until 2015-12-01
            suspended from 2017-01-01 until 2019-01-01; suspended from 2021-01-01 until 2022-01-01
            by A; basis none
            measure 1 { on L; prohibit trade }
            measure 2 { on L; restrict trade; in force until 2016-03-01 }
            measure 3 { on L; inspect trade }
        }
        memorandum new "New" "新" {
            in force from 2016-06-01; by A; basis none
            measure 1 { changes old/1; for 1 year; in force from 2018-01-01 }
            measure 2 { changes old/3; for 1 year; in force from 2017-01-01 }
        }
        """
    )
    corpus = compiled.corpus
    item = corpus.measures[id_] if "/" in id_ else corpus.documents[id_]
    told = why_not_in_force(compiled.view, item, day.toordinal())
    assert told is not None
    assert told.en == why
