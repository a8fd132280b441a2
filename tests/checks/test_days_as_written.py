"""A finding tells a day no more exactly than it is written: of a month or a year the latest or the earliest day, as such."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, get_args, get_type_hints

import pytest

from mou_compiler.analysis.exactness import HOLDING_DAYS
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.declarations import KINDS, Register, Scenario
from mou_compiler.corpus.schema.values import Allowance, Day

CORPUS = """
agency CRC "Railway" "铁路" {{ kind company }}
agency STA "Tax" "税务总局" {{ kind government; existed until {gone} }}
rank law "Law" "法律" {{ may-burden }}
law tax-law "Tax law" "税法" {{ rank law; in force until {repealed} }}
act loan "Loan" "贷款"
list late "Late payers" "欠税名单" {{ kind blacklist; keeper CRC; entry 1 {{ }}; notice 5 days before entry; objection within 5 days }}
instrument r "Rule" "规定" {{ in force from {begins}; {more}; measure 1 {{ on late; by STA; restrict loan; basis tax-law art 1 }} }}
"""


def told(gone: str, repealed: str, begins: str, more: str = "") -> dict[str, tuple[str, str]]:
    """Return the sentences of some findings of a corpus that names these days, by code, in both languages."""
    text = CORPUS.format(gone=gone, repealed=repealed, begins=begins, more=more)
    found = {item.code: item for item in compile_text(text).findings}
    assert not any(code < "MOU3" for code in found), found
    return {code: (item.message.en, item.message.zh) for code, item in found.items()}


def test_a_month_and_a_year_are_told_by_their_last_day() -> None:
    found = told("2018-03", "2019", "2016-05")
    assert found["MOU302"] == (
        "from 2018-03-31 at the latest “Tax” no longer exists and nobody succeeds it; 1 measure depends on it",
        "自2018年3月31日（最迟）起「税务总局」已不存在且无承接者，仍有1项措施由其实施",
    )
    assert found["MOU303"][0].startswith("from 2019-12-31 at the latest “Tax law” is repealed")
    assert found["MOU307"] == (
        "from 2016-05-31 at the latest nothing says how one leaves “Late payers”",
        "自2016年5月31日（最迟）起，没有规定载明如何移出「欠税名单」",
    )


def test_what_surely_is_so_until_a_month_is_told_by_its_first_day() -> None:
    found = told("2030-01-01", "2031-01-01", "2016-05-02 until 2017-06")
    assert found["MOU307"][0] == (
        "from 2016-05-02 until 2017-06-01 at the earliest nothing says how one leaves “Late payers”"
    )


def test_a_day_is_told_as_it_is() -> None:
    found = told("2018-03-31", "2019-12-31", "2016-05-31")
    assert not [said for said, _ in found.values() if "at the " in said]
    assert found["MOU307"][0].startswith("from 2016-05-31 nothing")


def test_a_day_that_another_text_writes_is_exact() -> None:
    """Of which of the two it follows is not asked."""
    assert told("2018-03", "2019", "2016-05", "signed 2016-05-31")["MOU307"][0].startswith(
        "from 2016-05-31 nothing"
    )


@pytest.mark.parametrize(
    "more",
    [
        # nobody takes over before a day; who has ended by one; what ends by one; who takes over on one only
        'agency OLD "Old" "旧" { existed until 2018-03-01; succeeded by NEW from 2018-05 }\nagency NEW "New" "新" { existed until 2018-04 }',
        'territory P "P" "甲" { existed until 2018-07; succeeded by Q }\nterritory Q "Q" "乙" { existed from 2018-08 until 2018-07 }',
        (
            'instrument s "S" "另" { in force from 2019-07 until 2019-04; by CRC; measure 1 { on late; restrict loan; in P } }\n'
            'territory P "P" "甲" { existed from 2019-05 }'
        ),
    ],
)
def test_no_day_is_told_to_be_the_latest_where_it_is_a_bound_already(more: str) -> None:
    text = CORPUS.format(gone="2030-01-01", repealed="2031-01-01", begins="2016-05-02", more="")
    need = (
        'instrument t "T" "另二" { in force from 2017-01-01; by OLD; measure 1 { on late; restrict loan } }'
    )
    found = [one.message for one in compile_text(f"{text}\n{more}\n{need}\n").findings]
    assert found
    assert not [one.en for one in found if re.search(r"(?:before|by) \S+ at the|at the \w+ only", one.en)]
    assert not [one.zh for one in found if re.search(r"（最[早迟]）(?:之?前|方)", one.zh)]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in (Register, Scenario)])
def test_every_field_in_which_a_day_may_stand_is_looked_through(kind: type) -> None:
    seen: set[Any] = set()
    assert set(HOLDING_DAYS.get(kind, ())) == {
        name for name, hint in get_type_hints(kind).items() if _may_hold(hint, seen)
    }


def _may_hold(hint: Any, seen: set[Any]) -> bool:
    """Tell whether a value of a type may hold a day that says when something holds."""
    if hint is Day:
        return True
    if not isinstance(hint, type):
        return any(_may_hold(part, seen) for part in get_args(hint))
    if hint is Allowance or not (dataclasses.is_dataclass(hint) or hasattr(hint, "_fields")) or hint in seen:
        return False
    fields = {name: field for name, field in get_type_hints(hint).items() if _may_hold(field, seen | {hint})}
    if dataclasses.is_dataclass(hint):
        assert set(HOLDING_DAYS.get(hint, ())) == set(fields), hint
    return bool(fields)
