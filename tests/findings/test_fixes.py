"""Fixes: what a remedy says to write is data, and whoever writes it has mended what was told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from mou_compiler.checking.check import load_checks
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.findings.baseline import NEVER_KNOWN
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import Advice, Fix, fixed, fixes_by
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text

TESTS = Path(__file__).parents[1]
COMMON = Source("common.mou", (TESTS / "constructs" / "common.mou").read_text("utf-8"))
PROGRAMS = [
    *(
        match[1]
        for file in sorted((TESTS / "syntax" / "broken").glob("*.md"))
        for match in re.finditer(r"^```mou\n(.*?)```\n", file.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    ),
    *(item.check.failing for item in load_checks()),
]


@cache
def found(text: str) -> tuple[Finding, ...]:
    findings = Compiled(resolve([COMMON, Source("case.mou", text)])).findings
    return tuple(finding for finding in findings if finding.place and finding.place.path == "case.mou")


def counted(findings: Iterable[Finding]) -> Counter[tuple[str, Cause]]:
    return Counter((finding.code, finding.cause) for finding in findings)


def test_whoever_writes_what_a_fix_says_has_mended_what_was_told() -> None:
    tried = 0
    for text in PROGRAMS:
        before = found(text)
        for finding in before:
            for fix in finding.fixes:
                tried += 1
                after = found(fixed(text, fix.edits))
                key = (finding.code, finding.cause)
                assert counted(after)[key] < counted(before)[key], (fix.title.en, text)
                broken = [sum(item.category in NEVER_KNOWN for item in told) for told in (before, after)]
                assert broken[1] <= broken[0], (fix.title.en, text)
    assert tried > 60


def fixes(text: str) -> list[Fix]:
    return [fix for finding in compile_text(text).findings for fix in finding.fixes]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("territory land { level nationl }", ["territory land { level national }"]),
        ("territory land { levl national }", ["territory land { level national }"]),
        ("地域 全国 ｛ 级别 国家级 ｝", []),
        (
            "agency Alpha { kind government }\nlist l { kind blacklist; keeper Alpa }\nlist m { kind blacklist; keeper Alpa }",
            ["agency Alpha { kind government }\nlist l { kind blacklist; keeper Alpha }\nlist m { kind blacklist; keeper Alpha }"],
        ),
        (
            'agency A "One" { kind government }\nagency B "One" { kind court }\nlist l { kind blacklist; keeper "One" }',
            [
                'agency A "One" { kind government }\nagency B "One" { kind court }\nlist l { kind blacklist; keeper A }',
                'agency A "One" { kind government }\nagency B "One" { kind court }\nlist l { kind blacklist; keeper B }',
            ],
        ),
        ("list l { kind blacklist; notice 3 business  days before entry }", ["list l { kind blacklist; notice 3 working-days before entry }"]),
        ("list l { kind blacklist; notice 2 trading-days before entry }", ["list l { kind blacklist; notice 2 working-days before entry }"]),
        ("list l { kind blacklist; notice 1 banking day before entry }", ["list l { kind blacklist; notice 1 working-day before entry }"]),
        ("名单 l ｛ 类别 黑名单； 告知 3个营业日 列入前 ｝", []),
        ("law code { number 12-x }", ['law code { number "12-x" }']),
        ("agency A Alpha { kind government }", []),
        ("agency A-1 Alpha { kind government }", ['agency A-1 "Alpha" { kind government }']),
        ("agency A\n    kind government\n}", ["agency A {\n    kind government\n}"]),
        ("agency A { kind government }}", ["agency A { kind government }"]),
        (
            "attribute sum { type money }\nact a\ninstrument i { measure 1 { prohibit a; when 5 yuan < sum } }",
            ["attribute sum { type money }\nact a\ninstrument i { measure 1 { prohibit a; when sum > 5 yuan } }"],
        ),
        (
            "attribute minor { type flag }\nact a\ninstrument i { measure 1 { prohibit a; when minor = yes } }",
            [
                "attribute minor { type flag }\nact a\ninstrument i { measure 1 { prohibit a; when minor } }",
            ],
        ),
        (
            "list l { kind blacklist }\nact a\ninstrument i { measure 1 { prohibit a; when l = yes } }",
            [
                "list l { kind blacklist }\nact a\ninstrument i { measure 1 { prohibit a; when l } }",
                "list l { kind blacklist }\nact a\ninstrument i { measure 1 { prohibit a; when not l } }",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_written(text: str, mended: list[str]) -> None:
    made = [fixed(text, fix.edits) for fix in fixes(text)]
    assert [one for one in made if one in mended] == mended


def test_nothing_that_is_only_likely_is_called_safe() -> None:
    for text in PROGRAMS:
        for finding in found(text):
            assert all(not fix.safe or finding.code == "MOU103" for fix in finding.fixes)


def test_a_letter_that_looks_like_another_is_safely_the_other() -> None:
    text = "territory lаnd { level nationаl }"
    made = fixes(text)
    assert made
    assert all(fix.safe for fix in made)
    assert fixed(text, [edit for fix in made for edit in fix.edits]) == "territory land { level national }"


def test_the_words_of_a_fix_are_those_of_the_language_of_what_stands_there() -> None:
    both = Advice("write it", "请写", (Text("law", "法律"),))
    for written, word in (("lav", "law"), ("法绿", "法律")):
        place = Place(Source("a", written), 0, len(written))
        assert [edit.text for fix in fixes_by(both, [place]) for edit in fix.edits] == [word]
    assert fixes_by(both, []) == ()
    assert fixes_by(Text("look", "查看"), [place]) == ()


def test_edits_are_made_from_the_back() -> None:
    source = Source("a", "one two three")
    first, last = Place(source, 0, 3), Place(source, 8, 13)
    fix = fixes_by(Advice("", "", (Text("a longer one", ""),)), [first, last])[0]
    assert fixed(source.text, fix.edits) == "a longer one two a longer one"
