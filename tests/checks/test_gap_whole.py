"""A gap is told whole: in words, and as boxes with ranges, whatever it is complete over."""

from __future__ import annotations

import json

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding, OpenBox, Stretch
from mou_compiler.findings.formats import load_format
from mou_compiler.findings.plain import plain_boxes
from mou_compiler.words import Text

RULES = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
subject bank "Bank" "银行" { parent firm }
rank law "Law" "法律" { may-burden }
agency A "Agency A" "甲" { kind government }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
attribute sum "Sum" "金额" { type money; currency yuan }
attribute held "Days held" "天数" { type days }
attribute share "Share" "比例" { type share }
attribute born "Founded" "成立日" { type date }
attribute kind "Kind" "类别" { type choice; options small, middle, large }
attribute minor "Minor" "轻微" { type flag }
list L "Blacklist" "黑名单" {
    kind blacklist; keeper A; entry 1 { basis code art 1 }; exit 1 { kind automatic; after 2 years }
    notice 5 days before entry; objection to A within 5 days
}
memorandum m "Memorandum" "备忘录" {
    in force from 2010-01-01; on L; by A; basis code art 1; complete over OVER
    measure 1 "No trade" "不得贸易" { prohibit trade; when WHEN }
}
"""


def gap(over: str, when: str) -> Finding:
    (found,) = (
        finding
        for finding in compile_text(RULES.replace("OVER", over).replace("WHEN", when)).findings
        if finding.code == "MOU407"
    )
    return found


@pytest.mark.parametrize(
    ("over", "when", "en", "zh"),
    [
        ("sum", "sum > 100 yuan and sum < 500 yuan or sum > 1000 yuan",
         "0 to 100 yuan and 500 to 1000 yuan", "0元至100元、500元至1000元"),
        ("sum", "sum >= 100 yuan and sum <= 500 yuan or sum > 1000 yuan",
         "from 0 to less than 100 yuan and more than 500 to 1000 yuan", "0元至100元（不含）、500元（不含）至1000元"),
        ("sum", "sum < 100 yuan or sum = 300 yuan",
         "from 100 to less than 300 yuan and more than 300 yuan", "100元至300元（不含）、300元（不含）以上"),
        ("sum", "sum != 300 yuan", "300 yuan", "300元"),
        ("held", "held < 10 days or held > 20 days", "10 to 20 days", "10日至20日"),
        ("share", "share > 50%", "0 to 50 %", "0％至50％"),
        ("born", "born < 2000-01-01 or born >= 2010-05-01", "from 2000-01-01 until 2010-05-01", "2000年1月1日起至2010年5月1日前"),
        ("kind", "kind = middle", "small and large", "「small」、「large」"),
        ("minor", "minor", "no", "否"),
    ],
)  # fmt: skip
def test_every_open_value_is_told(over: str, when: str, en: str, zh: str) -> None:
    finding = gap(over, when)
    assert finding.message.en.partition("; open is ")[2] == en
    assert finding.message.zh.partition("；未规范的是")[2] == zh
    report = compile_text(RULES.replace("OVER", over).replace("WHEN", when)).report
    (plain,) = (
        item
        for item in json.loads(load_format("json").render(report, "en"))["findings"]
        if item["code"] == "MOU407"
    )
    values = [values for box in plain["boxes"] for name, values in box["values"].items() if name == over]
    assert values
    assert len(plain["boxes"]) == len(finding.boxes)


def test_boxes_have_what_bounds_them_and_nothing_else() -> None:
    (box,) = gap("sum", "sum > 100 yuan and sum < 500 yuan or sum > 1000 yuan").boxes
    assert (box.subjects, box.lists, box.not_on, box.territories) == ((), ("L",), (), ())
    assert [(name, [(item.low, item.high) for item in found]) for name, found in box.values] == [
        ("sum", [("0 yuan", "100 yuan"), ("500 yuan", "1000 yuan")])
    ]
    assert box.said.en == "on “Blacklist”; “Sum” 0 to 100 yuan or 500 to 1000 yuan; from 2010-01-01"
    assert box.said.zh == "列入「黑名单」；「金额」0元至100元或500元至1000元；自2010年1月1日起"


def test_where_another_value_matters_each_box_says_so() -> None:
    finding = gap("sum", "sum < 100 yuan or minor and sum < 500 yuan")
    told = {tuple((name, tuple(map(str, found))) for name, found in box.values) for box in finding.boxes}
    assert len(told) == len(finding.boxes) >= 1
    text = " | ".join(box.said.en for box in finding.boxes)
    assert "“Sum” " in text


def test_kinds_of_subject_are_told_too() -> None:
    rules = RULES.replace("OVER", "firm").replace("when WHEN", "to bank")
    (finding,) = (found for found in compile_text(rules).findings if found.code == "MOU407")
    assert finding.boxes
    assert any("firm" in box.subjects for box in finding.boxes)


PLACES = """
territory china "China" "中国" territory north "North" "北" { within china } territory south "South" "南" { within china }
territory lin "Lin" "临" { within south }
territory old "Old" "旧" { within north; existed until 2018-03-01; succeeded by lin }
subject firm "Firm" "企业" subject food "Food" "食品" { within firm }
agency A attribute x "X" "数" { type count } act loan
instrument d {
    in force from 2016-01-01
    complete over x
    by A
    in china
    measure 1 { when x < 100; restrict loan }
    measure 2 { WHERE; when x >= 100; restrict loan }
}
"""


def gap_boxes(where: str) -> list[OpenBox]:
    """Return what is said to be open of a document for all of a country, one measure of which is for some of it alone."""
    text = (
        PLACES.replace("WHERE", where).replace(" subject", "\nsubject").replace(" territory", "\nterritory")
    )
    compiled = compile_text(
        text.replace("agency A attribute", "agency A\nattribute").replace(" act loan", "\nact loan")
    )
    assert not compiled.corpus.faults, compiled.corpus.faults
    return [box for item in compiled.findings if item.code == "MOU407" for box in item.boxes]


def open_boxes(where: str) -> list[str]:
    return [box.said.en for box in gap_boxes(where)]


def test_a_box_says_what_it_leaves_out() -> None:
    """Where a wider place or kind is open but for a part of it, that part is named; the county is in the south from 2018 on."""
    assert open_boxes("in south; to food") == [
        "in “China” (but not “South”); “X” 100 or more; from 2016-01-01 until 2018-03-01",
        "“Firm” (but not “Food”); in “South”; “X” 100 or more; from 2016-01-01 until 2018-03-01",
        "in “China” (but not “South”); “X” 100 or more; from 2018-03-01",
        "“Firm” (but not “Food”); in “South”; “X” 100 or more; from 2018-03-01",
    ]


def test_a_box_names_its_places_as_they_are_on_its_days() -> None:
    """A county that has come under a city is part of it from then on, and is not named beside it."""
    assert open_boxes("in lin") == [
        "in “China” (but not “Lin”); “X” 100 or more; from 2016-01-01 until 2018-03-01",
        "in “China” (but not “Lin”); “X” 100 or more; from 2018-03-01",
    ]


def test_what_a_box_leaves_out_stands_in_the_data() -> None:
    """At the place of the name out of which it is left; a box that leaves nothing out says nothing of it."""
    whole = OpenBox(
        ("firm",), (), (), ("china", "old"), Stretch(None, None), (), Text("", ""), ((),), (("south",), ())
    )
    (plain,) = plain_boxes([whole])
    assert plain["territories_but"] == [["south"], []]
    assert "subjects_but" not in plain


def test_a_gap_says_in_its_data_what_each_box_leaves_out_and_which_values_are_open() -> None:
    wide, narrow = gap_boxes("in south; to food")[:2]
    assert (wide.territories, wide.territories_but, wide.subjects_but) == (("china",), (("south",),), ())
    assert (narrow.subjects, narrow.subjects_but) == (("firm",), (("food",),))
    assert (narrow.territories, narrow.territories_but) == (("south",), ((),))
    assert [[name for name, _ in box.values] for box in (wide, narrow)] == [["x"], ["x"]]
