"""Ids as documents number and name things: told in one finding, with what to write in their place."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import COMMON, with_measure
from mou_compiler.findings.fix import fixed

GROUND = COMMON % {"currency": "yuan"}


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ('agency Tax Authority "Tax" {', ['agency Tax-Authority "Tax" {']),
        ("agency Tax Authority {", ["agency Tax-Authority {", 'agency Tax "Authority" {']),
        ("agency the Tax Authority {", ["agency Tax-Authority {"]),
        ("law Tax Act 2001 {", ["law Tax-Act-2001 {"]),
        ('law 2001 Act "Tax Act" {', ['law 2001-Act "Tax Act" {']),
        ("机构 税务 总局 {", ["机构 税务总局 {", "机构 税务 「总局」 {"]),
        ("机构 税务局（总局） {", ["机构 税务局总局 {", "机构 税务局 「总局」 {"]),
        ('agency "Tax Authority" {', ['agency tax-authority "Tax Authority" {']),
    ],
)
def test_an_id_of_several_words_is_told_as_one(written: str, ways: list[str]) -> None:
    text = f"{GROUND}{written} }}\n"
    finding = next(one for one in mistakes(text) if one.code in ("MOU204", "MOU205"))
    mended = [fixed(text, fix.edits) for fix in finding.fixes]
    assert mended == [f"{GROUND}{way} }}\n" for way in ways]
    for way in mended:
        assert [one for one in mistakes(way) if one.code in ("MOU204", "MOU205")] == []


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("measure (2)", "measure 2"),
        ("measure 2 bis", "measure 2-bis"),
        ("measure 2(a)", "measure 2-a"),
        ("measure No. 2", "measure 2"),
        ("measure Nr. 2", "measure 2"),
        ("措施 （二）", "措施 2"),
        ("措施 第二项", "措施 2"),
        ("措施 第（二）项", "措施 2"),
    ],
)
def test_a_measure_is_numbered_without_what_documents_write_around_it(written: str, number: str) -> None:
    text = with_measure("").replace("measure 1", written)
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    assert fixed(text, fix.edits) == with_measure("").replace("measure 1", number)
    assert mistakes(fixed(text, fix.edits)) == []


@pytest.mark.parametrize("written", ['agency 税务局 "Tax" {', "agency {", 'agency "税务局" {'])
def test_no_id_is_made_up_where_none_can_be_known(written: str) -> None:
    found = [one for one in mistakes(f"{GROUND}{written} }}\n") if one.code == "MOU205"]
    assert all(one.fixes == () for one in found)
