"""The table says who won, over what, and for which days."""

from __future__ import annotations

from mou_compiler import compile_text
from mou_compiler.tables.columns import cells

HEAD = """
territory t
subject person
rank law "Law" "法律" { may-burden }
rank rule "Rule" "规章" { below law }
agency A "A" "甲"
law base { rank law }
act travel.rail
act travel.rail.sleeper
list bad { kind blacklist; keeper A; entry 1 }
list good { kind redlist; keeper A; entry 1 }
"""


def told(source: str) -> list[tuple[str, ...]]:
    told = [cells(row) for row in compile_text(HEAD + source).rows]
    columns = ("measure", "act", "valid_from", "valid_to", "status", "decided_by")
    parts = [tuple(row[column] for column in columns) for row in told]
    return list(dict.fromkeys(tuple(part.replace("orphaned", "sound") for part in one) for one in parts))


def test_an_override_for_part_of_the_days_cuts_the_rows() -> None:
    source = """
    instrument d { in force from 2015-01-01; by A; on bad; basis base
        measure 1 { prohibit travel.rail }
        measure 2 { inspect travel.rail; overrides 1; in force from 2016-01-01 until 2017-01-01 }
    }"""
    assert told(source)[:3] == [
        ("d/1", "travel.rail", "2015-01-01", "2016-01-01", "sound", "none"),
        ("d/1", "travel.rail", "2016-01-01", "2017-01-01", "overridden", "d/2 by overrides"),
        ("d/1", "travel.rail", "2017-01-01", "", "sound", "none"),
    ]


def test_a_principle_settles_a_collision_and_the_row_says_which() -> None:
    source = """
    precedence p { by rank }
    instrument high { rank law; in force from 2015-01-01; by A; measure 1 { on bad; prohibit travel.rail } }
    instrument low { rank rule; in force from 2015-01-01; by A; measure 1 { on good; grant travel.rail } }
    """
    # Who is not on the bad list keeps the benefit, so that it is beaten in part only.
    assert told(source) == [
        ("high/1", "travel.rail", "2015-01-01", "", "sound", "over low/1 by rank"),
        ("low/1", "travel.rail", "2015-01-01", "", "sound", "high/1 by rank"),
    ]


def test_beaten_everywhere_is_overridden() -> None:
    source = """
    precedence p { by later }
    instrument old { in force from 2015-01-01; by A; basis base; measure 1 { on bad; prohibit travel.rail.sleeper } }
    instrument new { in force from 2016-01-01; by A; basis base; measure 1 { on bad; grant travel.rail } }
    """
    rows = told(source)
    assert ("old/1", "travel.rail.sleeper", "2016-01-01", "", "overridden", "new/1 by later") in rows
    assert ("new/1", "travel.rail", "2016-01-01", "", "sound", "over old/1 by later") in rows


def test_a_narrower_act_does_not_beat_the_whole_of_a_wider() -> None:
    source = """
    precedence p { by later }
    instrument old { in force from 2015-01-01; by A; basis base; measure 1 { on bad; prohibit travel.rail } }
    instrument new { in force from 2016-01-01; by A; basis base; measure 1 { on bad; grant travel.rail.sleeper } }
    """
    assert ("old/1", "travel.rail", "2016-01-01", "", "sound", "new/1 by later") in told(source)


def test_what_replaces_is_named() -> None:
    source = """
    instrument old { in force from 2015-01-01; by A; on bad; basis base; measure 1 { prohibit travel.rail } }
    instrument new { in force from 2016-01-01; by A; on bad; basis base; measure 1 { restrict travel.rail; replaces old/1 } }
    """
    assert told(source)[-1] == (
        "old/1",
        "travel.rail",
        "2015-01-01",
        "2016-01-01",
        "sound",
        "new/1 by replaces",
    )


EAST_AND_WEST = """
territory east { within t }
territory west { within t }
agency EO { territory east }
agency WO { territory west }
role office { filled { by EO; in east }; filled { by WO; in west } }
"""


def decided_by_place(source: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    found = [cells(row) for row in compile_text(HEAD + EAST_AND_WEST + source).rows]
    return {
        (row["measure"], row["enforcer"], row["valid_from"]): (row["status"], row["decided_by"])
        for row in found
    }


def test_what_is_overridden_in_one_place_is_so_in_the_rows_of_that_place_alone() -> None:
    source = """
    instrument d { in force from 2015-01-01; by office; on bad; basis base
        measure 1 { in east, west; prohibit travel.rail }
        measure 2 { in east; grant travel.rail; overrides 1; in force from 2016-01-01 }
    }"""
    rows = decided_by_place(source)
    assert rows["d/1", "EO", "2015-01-01"] == ("sound", "none")
    assert rows["d/1", "EO", "2016-01-01"] == ("overridden", "d/2 by overrides")
    assert rows["d/2", "EO", "2016-01-01"] == ("sound", "over d/1 by overrides")
    # Cut on that day, the row of the other office would say the same twice: it is one.
    assert {key: said for key, said in rows.items() if key[1] == "WO"} == {
        ("d/1", "WO", "2015-01-01"): ("sound", "none")
    }


def test_a_measure_that_is_never_met_in_a_row_decides_nothing_there() -> None:
    source = """
    instrument d { in force from 2015-01-01; by A; basis base
        measure 1 { on bad; to person; prohibit travel.rail; in force until 2016-01-01 }
        measure 2 { on bad; to person; grant travel.rail; overrides 1 }
        measure 3 { on bad; in west; grant travel.rail; overrides 4 }
        measure 4 { on bad; in east; prohibit travel.rail }
    }"""
    rows = decided_by_place(source)
    assert rows["d/2", "A", "2015-01-01"] == ("sound", "over d/1 by overrides")
    assert rows["d/2", "A", "2016-01-01"] == ("sound", "none")
    assert rows["d/4", "A", "2015-01-01"] == ("sound", "none")
