"""Why a body, a list or a document has no row: told in labels, and true."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler import compile_text
from mou_compiler.tables.about import bearers, why_empty, without_acts
from mou_compiler.text import Text

TEXT = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
act trade "Trade" "贸易"
agency A "Office A" "甲局"
agency B "Office B" "乙局"
agency C "Office C" "丙局" { existed until 2018-01-01; succeeded by B }
list wide "Wide list" "大名单" { kind blacklist; keeper B }
list wide-list "Narrow list" "小名单" { kind blacklist; keeper B }
escalation up "Going up" "升级" { on wide-list; leads to wide }
memorandum m "Memo" "备忘录" { signed 2016-01-01; signatories A, B, C; measure 1 { on wide; by A; prohibit trade } }
memorandum n "Note" "通知" { signed 2016-01-01; signatories B; by C; measure 1 { on wide; prohibit trade } }
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "agency:B",
            Text("it keeps “Wide list” and “Narrow list”: see `mou table wide`", "其管理「大名单」、「小名单」：请看「mou table wide」"),
        ),
        (
            "agency:C",
            Text("it signed “Memo”, but carries out nothing of it", "已签署「备忘录」，但不实施其中任何措施"),
        ),
        ("agency:C", Text("ended on 2018-01-01; “Office B” carries out its measures: 1 row", "于2018年1月1日终止；其措施由「乙局」实施：1行")),
        ("list:wide-list", Text("it sets off “Going up”", "触发「升级」")),
    ],
)  # fmt: skip
def test_names_are_told_by_their_labels(asked: str, said: Text) -> None:
    compiled = compile_text(TEXT)
    (bearer,) = bearers(compiled.corpus, asked)
    assert said in why_empty(compiled.view, compiled.rows, bearer, None)


def test_a_list_that_another_begins_like_sets_nothing_off() -> None:
    compiled = compile_text(TEXT)
    (bearer,) = bearers(compiled.corpus, "list:wide")
    told = [text.en for text in why_empty(compiled.view, compiled.rows, bearer, None)]
    assert not any("sets off" in text for text in told)


def test_a_body_that_carries_something_out_on_another_day_is_not_said_to_carry_out_nothing() -> None:
    compiled = compile_text(TEXT)
    (bearer,) = bearers(compiled.corpus, "agency:A")
    told = why_empty(compiled.view, compiled.rows, bearer, date(2010, 1, 1))
    assert [text.en for text in told] == ["the next row begins on 2016-01-01"]


def test_who_keeps_a_list_in_the_place_of_another_is_told_so_with_the_days() -> None:
    view = compile_text(
        'agency A "A" "甲" { existed until 2018-04-20; succeeded by D }\nagency D "D" "丁" { existed until 2020-01-01 }\n'
        'list bad "Bad" "失信" { kind blacklist; keeper A }'
    ).view
    (bearer,) = bearers(view.corpus, "D")
    assert why_empty(view, (), bearer, None)[-1] == Text(
        "it keeps “Bad” (from 2018-04-20 until 2020-01-01): see `mou table bad`",
        "其管理「失信」（自2018年4月20日起至2020年1月1日前）：请看「mou table bad」",
    )


LEADING = """
act trade "Trade" "贸易"
agency A "Office A" "甲局"; agency B "Office B" "乙局"; agency C "Office C" "丙局"
list L "Blacklist" "黑名单" { kind blacklist; keeper A }
list S "Watched" "关注名单" { kind scrutiny-list; keeper A }
role office "Local office" "地方局" { filled { by B; during until 2018-05-01 } filled { by C; during from 2018-05-01 } }
memorandum m "Memo" "备忘录" { in force from 2016-01-01; by B; measure 1 { on L; leads to S } }
memorandum n "Note" "通知" { in force from 2016-01-01 until 2018-01-01; by office; measure 1 { on S; inspect trade } }
"""


@pytest.mark.parametrize(
    ("asked", "day", "said"),
    [
        ("L", date(2015, 1, 1), [Text("the next row begins on 2016-01-01", "下一行始于2016年1月1日")]),
        ("S", date(2020, 1, 1), [Text("the last row ended on 2018-01-01", "最后一行止于2018年1月1日")]),
        ("C", None, [Text("it fills the role “Local office”, but no measure is in force where and when it does: `mou table office` has 1 row", "其承担角色「地方局」，但在其承担的地域和期间没有措施施行：「mou table office」有1行")]),
    ],
)  # fmt: skip
def test_no_measure_is_said_to_name_nothing_that_it_names(
    asked: str, day: date | None, said: list[Text]
) -> None:
    compiled = compile_text(LEADING)
    (bearer,) = bearers(compiled.corpus, asked)
    assert why_empty(compiled.view, compiled.rows, bearer, day) == said


BESIDE = """
territory land
subject firm
act trade
agency A "Office A" "甲局"
agency B "Office B" "乙局"
agency C "Office C" "丙局"
agency D "Office D" "丁局"
agency old "Old office" "原局" { existed until 2018-01-01; succeeded by A }
list wide "Wide list" "大名单" { kind blacklist; keeper A }
memorandum m "Memo" "备忘录" {
    signed 2016-01-01; on wide
    measure 1 { by A; prohibit trade; review to B within 3 days }
    measure 2 { by A; inspect trade; exception x { permitted by B } }
    measure 3 { by old; overrides 2 }
    measure 4 { by A; in force until 2017-01-01 }
    escalation up "Going up" "升级" { on 2 times in wide within 1 year; by C; flag "look" "关注" }
}
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("agency:B", ["m/1, m/2 name it, but not as who carries them out: see `mou why m/1`"]),
        ("agency:C", ["it carries out “Going up”, which touches no act"]),
        ("agency:D", ["no measure names it"]),
    ],
)
def test_a_body_that_is_named_for_something_else_is_not_said_to_be_named_nowhere(
    asked: str, said: list[str]
) -> None:
    compiled = compile_text(BESIDE)
    (bearer,) = bearers(compiled.corpus, asked)
    assert [text.en for text in why_empty(compiled.view, compiled.rows, bearer, None)] == said


@pytest.mark.parametrize(
    ("asked", "as_of", "measures"),
    [
        ("agency:A", None, ["m/3", "m/4"]),
        ("agency:A", date(2016, 6, 1), ["m/4"]),
        ("agency:old", date(2016, 6, 1), ["m/3"]),
        ("agency:A", date(2019, 6, 1), ["m/3"]),
        ("list:wide", None, ["m/3", "m/4"]),
        ("document:m", date(2019, 6, 1), ["m/3"]),
        ("agency:B", None, []),
        ("act:trade", None, []),
        ("list:wide", date(2015, 6, 1), []),
    ],
)
def test_what_has_no_row_since_it_touches_no_act_is_told_beside_the_rows(
    asked: str, as_of: date | None, measures: list[str]
) -> None:
    compiled = compile_text(BESIDE)
    (bearer,) = bearers(compiled.corpus, asked)
    told = without_acts(compiled.view, bearer, as_of, lambda _: True)
    assert [text.en.split()[0] for text in told] == measures
    assert all(
        text.en.endswith(
            "keeps m/2 from applying: see `mou why m/3`" if "m/3" in text.en else "no act: see `mou why m/4`"
        )
        for text in told
    )
    assert without_acts(compiled.view, bearer, as_of, lambda _: False) == []
