"""A row is an orphan on the days on which its own measure is one, not on those of others."""

from __future__ import annotations

from mou_compiler import compile_text
from mou_compiler.tables.columns import cells

HEAD = """
subject person
rank law { may-burden }
agency A
law base { rank law }
act travel
list bad {
    kind blacklist; keeper A; exit 1 { kind fulfilment }
    notice 5 days before entry; objection to A within 5 days
}
instrument first { in force from 2015-01-01 until 2016-01-01; listing bad { entry 1 } }
instrument second { in force from 2017-01-01 until 2019-01-01; listing bad { entry 1 } }
"""


def told(source: str) -> list[tuple[str, ...]]:
    rows = compile_text(HEAD + source).rows
    told = [cells(row) for row in rows]
    return [(row["measure"], row["valid_from"], row["valid_to"], row["status"]) for row in told]


def test_a_row_is_cut_where_grounds_are_lost_found_and_lost_again() -> None:
    source = """
    instrument d { in force from 2015-01-01; by A; on bad; basis base; measure 1 { prohibit travel } }"""
    assert told(source) == [
        ("d/1", "2015-01-01", "2016-01-01", "sound"),
        ("d/1", "2016-01-01", "2017-01-01", "orphaned"),
        ("d/1", "2017-01-01", "2019-01-01", "sound"),
        ("d/1", "2019-01-01", "", "orphaned"),
    ]


def test_a_measure_of_the_same_finding_is_no_orphan_before_its_own_days() -> None:
    source = """
    instrument d { in force from 2015-01-01 until 2016-06-01; by A; on bad; basis base; measure 1 { prohibit travel } }
    instrument e { in force from 2018-01-01; by A; on bad; basis base; measure 1 { inspect travel } }"""
    assert told(source) == [
        ("d/1", "2015-01-01", "2016-01-01", "sound"),
        ("d/1", "2016-01-01", "2016-06-01", "orphaned"),
        ("e/1", "2018-01-01", "2019-01-01", "sound"),
        ("e/1", "2019-01-01", "", "orphaned"),
    ]
