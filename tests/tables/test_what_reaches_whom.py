"""A row names the channels that carry its list to its enforcer, and is cut only where what it says changes."""

from __future__ import annotations

from datetime import date

from mou_compiler import compile_text
from mou_compiler.tables.columns import cells

PRELUDE = """
territory land "Land" { level national }
subject firm "Firm"
rank law "Law" { may-burden }
agency A "Agency A"
agency B "Agency B"
agency K "Keeper"
law code "Code" { rank law; in force from 2000-01-01 }
act trade "Trade"
list L "List" { kind blacklist; keeper K }
list M "Other list" { kind blacklist; keeper K }
channel of-L "Of L" { from K; to A; carries L }
channel of-M "Of M" { from K; to A; carries M }
channel of-all "Of all" { from K; to A }
channel to-B "To B" { from K; to B; carries L }
"""
MEASURE = """
memorandum m "Memorandum" { signed 2016-01-01; basis code art 1; measure 1 { on L; by A; prohibit trade } }
"""


def rows(text: str) -> list[dict[str, str]]:
    return [cells(row) for row in compile_text(PRELUDE + text).rows]


def test_channels_are_those_that_carry_the_list_to_the_enforcer() -> None:
    assert [row["channel"].split("; ") for row in rows(MEASURE)] == [["of-L", "of-all"]]


def test_what_a_row_does_not_say_does_not_cut_it() -> None:
    silent = 'memorandum n "Other" { signed 2018-01-01; list L { publicity 1 year } }'
    saying = silent.replace("publicity 1 year", "notice 3 days before entry")
    assert [(row["valid_from"], row["valid_to"]) for row in rows(MEASURE + silent)] == [("2016-01-01", "")]
    assert [row["valid_from"] for row in rows(MEASURE + saying)] == ["2016-01-01", "2018-01-01"]


def test_the_table_of_a_day_has_what_is_in_force_on_it() -> None:
    text = PRELUDE + MEASURE.replace("signed 2016-01-01", "in force from 2016-01-01 until 2017-01-01")
    days = (date(2015, 12, 31), date(2016, 1, 1), date(2016, 12, 31), date(2017, 1, 1))
    assert [len(compile_text(text, day).rows) for day in days] == [0, 1, 1, 0]
