"""Measures for territories that are not there, and territories that pass into others on a day that cannot be right."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding, Severity

_WORLD = """
subject firm
act trade
agency A
territory lin
territory late { existed from 2018-06 }
territory later { existed from 2019-01-01 }
territory new { existed from 2018-04-01 }
territory over { existed until 2015-01-01 }
memorandum m {
    signed 2014-01-01
    signatories A
    in old
    by A
    measure 1 { grant trade; in force until 2019-01-01 }
    measure 2 { grant trade; in force until 2017-01-01 }
    measure 3 { in lin; grant trade }
}
"""


def told(old: str) -> list[Finding]:
    compiled = compile_text(f"{_WORLD}territory old {{ {old} }}\n")
    assert not compiled.corpus.faults, compiled.corpus.faults
    return [item for item in compiled.findings if item.code == "MOU324"]


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("", []),
        ("existed until 2018-04-01; succeeded by lin", []),
        ("existed until 2018-04-01; succeeded by new", []),
        ("succeeded by lin from 2018-04-01", []),
        # Measures for one that is gone, or not there yet.
        ("existed until 2018-04-01", ["place-gone 2018-04-01 2019-01-01 m/1"]),
        ("existed until 2016", ["place-gone 2016-12-31 2019-01-01 m/1 m/2"]),
        ("existed until 2019-01-01", []),
        ("existed from 2014-01-01", []),
        ("existed from 2016-05", ["place-not-yet 2014-01-01 2016-05-01 m/1 m/2"]),
        (
            "existed from 2015-01-01 until 2016-01-01",
            ["place-gone 2016-01-01 2019-01-01 m/1 m/2", "place-not-yet 2014-01-01 2015-01-01 m/1 m/2"],
        ),
        (
            "existed until 2018-04-01; succeeded by lin from 2018-05-01",
            ["place-gone 2018-04-01 2018-05-01 m/1"],
        ),
        # It is not known when.
        (
            'existed until 2018-04-01; succeeded by lin from unknown "not read"',
            ["succession-day-not-known None None"],
        ),
        ("succeeded by lin", ["succession-day-not-known None None"]),
        # What it passes into is not there: an inexact beginning may be the first of its days.
        (
            "succeeded by late from 2018-04-01",
            ["place-gone 2018-04-01 2018-06-01 m/1", "successor-not-there 2018-04-01 2018-06-01"],
        ),
        ("succeeded by late from 2018-06-01", []),
        ("existed until 2018-04-01; succeeded by late", ["place-gone 2018-04-01 2018-06-01 m/1"]),
        (
            "existed until 2018-04-01; succeeded by late, later from 2018-04-01",
            ["place-gone 2018-04-01 2018-06-01 m/1", "successor-not-there 2018-04-01 2019-01-01"],
        ),
        # Or no longer.
        ("succeeded by over from 2015-01-01", ["successor-gone 2015-01-01 None"]),
        ("succeeded by over from 2016-01-01", ["successor-gone 2016-01-01 None"]),
        ("succeeded by over from 2014-12-31", []),
        # It is said to exist on.
        (
            "existed until 2018-04-01; succeeded by lin from 2018-03-01",
            ["succeeded-early 2018-03-01 2018-04-01"],
        ),
        # Nobody knows which part.
        ("succeeded by lin, new from 2018-04-01", ["part-not-known 2018-04-01 None"]),
        ("succeeded by late, new from 2018-04-01", ["successor-not-there 2018-04-01 2018-06-01"]),
    ],
)
def test_what_is_told(old: str, expected: list[str]) -> None:
    found = [
        " ".join((item.cause.kind, str(item.since), str(item.until), *sorted(item.measures)))
        for item in told(old)
    ]
    assert sorted(found) == sorted(expected)


def test_what_is_a_note() -> None:
    severities = {
        item.cause.kind: item.severity
        for old in ("existed until 2018-04-01", "succeeded by lin, over from 2018-04-01")
        for item in told(old)
    }
    assert severities == {
        "place-gone": Severity.WARNING,
        "part-not-known": Severity.INFO,
        "successor-gone": Severity.WARNING,
    }


def test_a_circle_of_successors_is_a_fault() -> None:
    compiled = compile_text(
        "territory a { existed until 2010-01-01; succeeded by b } territory b { existed until 2012-01-01; succeeded by a }"
    )
    assert "MOU208" in [item.code for item in compiled.findings]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("succeeded by nowhere", "MOU201"),
        ("succeeded by lin for trade", "MOU204"),
        ("succeeded by A", "MOU201"),
        ("existed from soon", "MOU204"),
        ("succeeded by", "MOU204"),
    ],
)
def test_what_cannot_be_read(wrong: str, code: str) -> None:
    compiled = compile_text(f"{_WORLD}territory old {{ {wrong} }}\n")
    assert code in [item.code for item in compiled.findings]
    assert "MOU324" not in [item.code for item in compiled.findings]


def test_both_languages_say_the_same() -> None:
    english = "territory old { existed until 2018-04-01; succeeded by lin, late from 2018-05 }"
    chinese = "地域 old { 存续 失效 2018-04-01；区划并入 lin、late 自 2018年5月 }"
    one, other = (compile_text(f"{_WORLD}{text}") for text in (english, chinese))
    assert not one.corpus.faults
    assert not other.corpus.faults
    assert one.rules.world.territories.moves == other.rules.world.territories.moves != ()


@pytest.mark.parametrize(
    ("naming", "expected"),
    [
        ("agency Z { territory old; existed from 2009-01-01 }", ["named-place-gone agency Z 2018-04-01 None", "named-place-not-yet agency Z 2009-01-01 2010-01-01"]),
        # Nobody said that it was there early.
        ("agency Z { territory old }", ["named-place-gone agency Z 2018-04-01 None"]),
        # It ends, or passes on for all, by then; for some acts it stays.
        ("agency Z { territory old; existed until 2018-04-01 }", []),
        ("agency Z { territory old; succeeded by A from 2018-03-01 }", []),
        ("agency Z { territory old; succeeded by A for trade from 2018-03-01 }", ["named-place-gone agency Z 2018-04-01 None"]),
        ("role z { filled { by A; in old; during from 2009-01-01 until 2010-06-01 }; filled { by A; in lin }; filled { by A; in old; during until 2019-01-01 } }",
         ["named-place-gone role z 2018-04-01 2019-01-01", "named-place-not-yet role z 2009-01-01 2010-01-01"]),
        ("list z { kind blacklist; keeper A; territory old; existed until 2018-05 }", ["named-place-gone list z 2018-04-01 2018-05-31"]),
        ("rating z { grades a, b; keeper A; territory old }", ["named-place-gone rating z 2018-04-01 None"]),
        ("catalogue z { territory old; in force from 2009-01-01 } catalogue y { in force from 2019-01-01; replaces z }",
         ["named-place-gone catalogue z 2018-04-01 2019-01-01", "named-place-not-yet catalogue z 2009-01-01 2010-01-01"]),
        # Of a guardrail only what surely is in force.
        ("guardrail z { never burden; in old; in force from 2009 until 2019-05 }", ["named-place-gone guardrail z 2018-04-01 2019-05-01", "named-place-not-yet guardrail z 2009-12-31 2010-01-01"]),
        ("list l { kind blacklist; keeper A } instrument z { in force from 2017-01-01; in lin, old; suspended from 2018-01-01 until 2019-01-01; listing l { entry 1 { } } }",
         ["named-place-gone instrument z 2019-01-01 None"]),
        # A document whose measures take its `in` is told of by them; one that says nothing of lists, by nothing.
        ("list l { kind blacklist; keeper A } instrument z { in force from 2019-01-01; in old; listing l { entry 1 { } }; measure 1 { in lin; by A; grant trade } }",
         ["named-place-gone instrument z 2019-01-01 None"]),
        ("instrument z { in force from 2019-01-01; in old }", []),
        ('agency Z { territory unknown "-" }', []),
    ],
)  # fmt: skip
def test_what_else_is_for_a_place(naming: str, expected: list[str]) -> None:
    compiled = compile_text(
        "subject firm\nact trade\nagency A\nterritory lin\nterritory old { existed from 2010-01-01 until 2018-04-01 }\n"
        + naming.replace("} ", "}\n")
    )
    assert not compiled.corpus.faults, compiled.corpus.faults
    found = []
    for item in compiled.findings:
        if item.code == "MOU324":
            about = dict(item.cause.about)
            assert about["territory"] == "old"
            found.append(f"{item.cause.kind} {about['declared']} {about['id']} {item.since} {item.until}")
    assert sorted(found) == expected
