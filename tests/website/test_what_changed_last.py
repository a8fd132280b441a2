"""What changed last: rows that begin, end, or go on as others, by their own days."""

from __future__ import annotations

from datetime import date

from mou_compiler import compile_text
from mou_compiler.site.changes import goings_on, last_changes
from mou_compiler.tables.columns import COLUMNS

SOURCE = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank law "Law" "法律" { may-burden }
agency A "Agency A" "甲局" { kind government }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
list L "Blacklist" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 }; notice 5 days before entry; objection to A within 5 days }
instrument first "First" "前规" { in force from 2016-01-01 until 2020-01-01; listing L { exit 1 { kind automatic; after 2 years } } }
instrument second "Second" "后规" { in force from 2020-01-01; listing L { exit 1 { kind automatic; after 5 years } } }
memorandum m "Memorandum" "备忘录" {
    signed 2017-01-01
    by A
    basis code art 9
    measure 1 "No trade" "不得贸易" { on L; prohibit trade }
    measure 2 "Inspected" "检查" { inspect trade; in force from 2018-01-01 until 2021-01-01 }
}
"""


def test_the_last_day_and_what_ends_on_it() -> None:
    made = compile_text(SOURCE)
    day, changes = last_changes(made.rows, range(len(made.rows)), goings_on(made.rows, made.records))
    assert date.fromordinal(day) == date(2021, 1, 1)
    assert [(made.rows[one.number].measure, one.what, one.columns) for one in changes] == [
        ("m/2", "ended", ())
    ]


def test_a_row_that_goes_on_as_another_is_changed_and_not_ended() -> None:
    made = compile_text(SOURCE)
    rows = made.rows
    differs, goes_on = goings_on(rows, made.records)
    first, second = [number for number, row in enumerate(rows) if row.measure == "m/1"]
    assert (differs[first], goes_on[first]) == (None, True)
    assert [COLUMNS[number].name for number in differs[second] or ()] == ["exit"]
    assert not goes_on[second]


def test_nothing_has_changed_where_there_is_no_row() -> None:
    assert last_changes((), (), ((), ())) == (0, [])
