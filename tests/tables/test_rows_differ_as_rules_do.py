"""Where two rules say something else, so do their rows: whatever a measure may write shows in its cells and in a delta."""

from __future__ import annotations

import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.publishing.tables_read import table_of
from mou_compiler.tables.columns import cells
from mou_compiler.tables.delta import delta
from mou_compiler.tables.layout import table

SOURCE = """
territory land "Land" "全国" {{ level national }}
territory east "East" "东省" {{ level province; within land }}
subject firm "Firm" "企业"
rank law "Law" "法律" {{ may-burden }}
agency A "Agency A" "甲局" {{ kind government }}
agency B "Agency B" "乙局" {{ kind government }}
law code "Code" "法典" {{ rank law; in force from 2000-01-01 }}
act trade "Trade" "贸易"
attribute small "Small firm" "小型" {{ type flag }}
list P "First list" "甲名单" {{ kind blacklist; keeper A; entry 1 {{ basis code art 1 }} {on_list} }}
memorandum m "Memorandum" "备忘录" {{
    signed 2016-01-01
    measure 1 "One" "一" {{ on P; {said} }}
}}
"""
BARE = "refer trade; by A; basis code art 1"


def compiled(said: str = BARE, on_list: str = "") -> Compiled:
    return compile_text(SOURCE.format(said=said, on_list=on_list))


@pytest.mark.parametrize(
    ("said", "on_list", "shown"),
    [
        (f"{BARE}; weight prudential", "", "cap"),
        (f"{BARE}; weight important", "", "cap"),
        (f"{BARE}; review to B within 3 days", "", "objection"),
        (f"{BARE}; objection to B within 3 days", "", "objection"),
        (f"{BARE}; notice 3 days before effect", "", "notice"),
        (f"{BARE}; force may", "", "force"),
        (f"{BARE}; for 1 year", "", "term"),
        (f"{BARE}; within 30 days", "", "deadline"),
        (f"{BARE}; approved by B", "", "approval"),
        (f"{BARE}; applied for by B", "", "approval"),
        (f"{BARE}; when small", "", "condition"),
        (f"{BARE}; in east", "", "territory"),
        (f"{BARE}; to firm", "", "subjects"),
        (f"{BARE}; exception x {{ when small; permitted by B }}", "", "exceptions"),
        ("refer trade; by A; basis code art 2", "", "basis"),
        ("refer trade; by B; basis code art 1", "", "enforcer"),
        ("refer trade; by A, others; basis code art 1", "", "part"),
        ("condition trade; by A; basis code art 1", "", "modality"),
        (BARE, "; review to B within 3 days", "objection"),
        (BARE, "; objection to B within 3 days", "objection"),
        (BARE, "; exit 1 { kind automatic; after 2 years }", "exit"),
        (BARE, "; term 2 years", "entry_term"),
        (BARE, "; notice 3 days before entry", "notice"),
    ],
)
def test_what_a_rule_says_shows_in_its_row(said: str, on_list: str, shown: str) -> None:
    before, after = compiled(), compiled(said, on_list)
    (old,), (new,) = before.rows, after.rows
    assert cells(old)[shown] != cells(new)[shown]
    assert cells(old, "zh")[shown] != cells(new, "zh")[shown]
    assert cells(old)["row_digest"] != cells(new)["row_digest"]
    lines = delta(table_of(before).rows, table_of(after).rows)
    assert any(shown in line.columns for line in lines) or {line.kind for line in lines} == {"begun", "ended"}


def test_how_much_a_reference_weighs_is_said_of_references_alone() -> None:
    said = "refer trade; inspect trade; weight prudential; by A; basis code art 1"
    rows = compiled(said).rows
    assert {row.modality: cells(row)["cap"] for row in rows} == {
        "inspect": "none",
        "refer": "weight prudential",
    }
    assert {row.modality: cells(row, "zh")["cap"] for row in rows} == {
        "inspect": "无",
        "refer": "参考程度 审慎性参考",
    }


def test_a_table_for_people_tells_how_much_a_reference_weighs() -> None:
    (row,) = compiled(f"{BARE}; weight important").rows
    told = list(table([row], "en", 200))
    assert [line.split() for line in told if "Weight" in line] == [["Weight", "important"]]


def test_who_reviews_stands_behind_how_one_objects_list_by_list() -> None:
    own = f"{BARE}; review to B within 3 days"
    listed = "; objection to A within 5 days; review to B within 9 days"
    rows = [compiled(*each).rows[0] for each in ((BARE, listed), (own, listed), (own, ""), (BARE, ""))]
    assert [cells(row)["objection"] for row in rows] == [
        "to A within 5 days; review to B within 9 days",
        "review to B within 3 days | P: to A within 5 days; review to B within 9 days",
        "review to B within 3 days",
        "unstated",
    ]
