"""The numbers of a small corpus, counted by hand."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

from mou_compiler import compile_text
from mou_compiler.statistics.numbers import Statistics, statistics
from mou_compiler.statistics.picture import as_svg
from mou_compiler.statistics.rendering import as_json, as_text

SOURCE = """
territory t
subject person
rank law "Law" "法律" { may-burden }
agency A "Agency A" "甲局"
agency B "Agency B" "乙局"
law base "Base law" "基本法" { rank law }
act travel.rail "Trains" "火车"
act travel.air "Aircraft" "飞机"
list one "List one" "名单一" { kind blacklist; keeper A; entry 1 }
list two "List two" "名单二" { kind blacklist; keeper B; entry 1 { when one } }
memorandum m "Memo" "备忘录" {
    signed 2016-01-20; signatories B, A; basis base art 1
    measure 1 { on one; by A; prohibit travel.rail, travel.air }
    measure 2 { on two; by A, B; restrict travel.rail; basis none }
    measure 3 { on one; by B; inspect travel.rail; basis unknown "not read" }
}
"""


def numbers() -> Statistics:
    return statistics(compile_text(SOURCE).view)


def ranked(name: str) -> list[tuple[str, ...]]:
    (ranking,) = (ranking for ranking in numbers().rankings if ranking.name == name)
    return [(row.id, *(str(cell.number) for cell in row.cells)) for row in ranking.rows]


def test_agencies() -> None:
    # Ties: the memorandum, the list kept, the measures carried out.
    assert ranked("agencies") == [("B", "4", "1", "1", "1", "2"), ("A", "4", "0", "1", "1", "2")]


def test_lists_acts_and_bases() -> None:
    assert ranked("lists") == [("one", "2", "2", "2", "1"), ("two", "1", "1", "2", "1")]
    assert ranked("acts") == [("travel.rail", "2", "3", "1"), ("travel.air", "1", "1", "1")]
    assert ranked("bases") == [("law", "1", "1"), ("none", "1", "1"), ("unknown", "1", "1")]


def test_totals() -> None:
    totals = numbers().totals
    assert (totals["documents"], totals["measures"], totals["lists"]) == (1, 3, 2)
    assert (totals["chain_steps"], totals["chain_depth"], totals["basis_citations"]) == (1, 1, 1)


def test_renderings_say_the_same() -> None:
    found = numbers()
    body = json.loads(as_json(found, "en", 1))
    assert [len(ranking["rows"]) for ranking in body["rankings"]] == [2, 2, 2, 3]
    text = as_text(found, "zh", 1)
    assert "名单后果的广度" in text
    assert "… +1" in text
    picture = ET.fromstring(as_svg(found, "zh", 12))
    shown = "".join(picture.itertext())
    assert "名单一" in shown
    assert "甲局" in shown


def test_who_issues_leads_and_who_does_nothing_is_not_told() -> None:
    text = SOURCE + (
        'agency C "Agency C" "丙局"\nagency D "Agency D" "丁局"\n'
        "memorandum n { signed 2017-01-20; issued by C; signatories A, C }\n"
    )
    (ranking,) = (item for item in statistics(compile_text(text).view).rankings if item.name == "agencies")
    led = {row.id: row.cells[1].number for row in ranking.rows}
    assert led == {"A": 0, "B": 1, "C": 1}


def test_a_picture_says_how_many_rows_are_not_drawn_and_holds_no_markup_of_labels() -> None:
    found = statistics(compile_text(SOURCE.replace("Agency B", "B <b>&")).view)
    picture = ET.fromstring(as_svg(found, "en", 1))
    shown = [element.text or "" for element in picture.iter() if element.text]
    assert "B <b>&" in shown
    assert "+1" in shown
    widths = [
        float(bar.attrib["width"])
        for bar in picture.iter("{http://www.w3.org/2000/svg}rect")
        if "%" not in bar.attrib["width"]
    ]
    assert len(widths) == 4
    assert len(set(widths)) == 1  # the greatest of each ranking is as long as there is room


def test_control_letters_of_a_label_are_shown_as_signs() -> None:
    found = statistics(compile_text(SOURCE.replace("Agency B", "B\u202e\x1b[31m")).view)
    assert not {"\u202e", "\x1b"} & set(as_text(found, "en", 12))


def test_a_channel_ties_and_a_measure_without_any_basis_is_counted() -> None:
    text = (
        SOURCE
        + "channel c { from A; to B }\nmemorandum o { signed 2017-01-20; measure 1 { on one; prohibit travel.air } }\n"
    )
    found = {item.name: item for item in statistics(compile_text(text).view).rankings}
    ties = {row.id: row.cells[0].number for row in found["agencies"].rows}
    assert ties == {"A": 5, "B": 5}
    bases = {row.id: row.cells[0].number for row in found["bases"].rows}
    assert bases == {"law": 1, "none": 1, "unknown": 1, "not stated": 1}


OVER_TIME = (
    SOURCE.replace(
        'agency A "Agency A" "甲局"',
        'agency A "Agency A" "甲局" { existed until 2018-01-01; succeeded by B }',
    )
    .replace("measure 3 {", "measure 3 { in force from 2017-01-01;")
    .replace(
        'law base "Base law" "基本法" { rank law }',
        'law base "Base law" "基本法" { rank law; in force from 2000-01-01; repealed on 2017-06-01 }',
    )
)


def on(day: date) -> Statistics:
    found = statistics(compile_text(OVER_TIME).view, day)
    assert found.on == day
    return found


def test_on_a_day_what_is_there_is_counted_and_who_then_acts() -> None:
    counted = {day: on(day).totals for day in (date(2015, 1, 1), date(2016, 2, 1), date(2019, 1, 1))}
    assert [
        (found["documents"], found["measures"], found["agencies"], found["laws"])
        for found in counted.values()
    ] == [(0, 0, 2, 1), (1, 2, 2, 1), (1, 3, 1, 0)]
    later = {item.name: item for item in on(date(2019, 1, 1)).rankings}
    assert [(row.id, *(cell.number for cell in row.cells)) for row in later["agencies"].rows] == [
        ("B", 6, 1, 1, 2, 3),
        ("A", 1, 0, 1, 0, 0),
    ]
    lists = {item.name: item for item in on(date(2016, 2, 1)).rankings}["lists"]
    assert [(row.id, *(cell.number for cell in row.cells)) for row in lists.rows] == [
        ("one", 2, 1, 1, 1),
        ("two", 1, 1, 2, 1),
    ]


def test_the_day_is_said() -> None:
    found = on(date(2016, 2, 1))
    assert as_text(found, "en", 9).startswith("as of 2016-02-01:\ndocuments 1, ")
    assert as_text(found, "zh", 9).startswith("2016年2月1日：\n文件 1，")
    assert json.loads(as_json(found, "en", 9))["as_of"] == "2016-02-01"
    assert json.loads(as_json(numbers(), "en", 9))["as_of"] is None
