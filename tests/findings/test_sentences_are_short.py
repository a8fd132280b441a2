"""What is alike in a situation is said at once, long lists of cases are cut, and no number is a bare word."""

from __future__ import annotations

from mou_compiler.analysis.values import value_clauses
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.findings.formats.text import render
from mou_compiler.words import Text

HEAD = """
subject person "Person" "自然人" {}
agency A "Office" "甲办" { kind government }
act go "Going" "出行" {}
list l "The list" "名单" { kind blacklist; keeper A }
attribute a "Alpha" "甲项" { type flag }
attribute b "Beta" "乙项" { type flag }
attribute c "Gamma" "丙项" { type flag }
"""


def against(condition: str, number: str = "1", label: str = '"One" "一"') -> Compiled:
    """Return a corpus in which a measure under a condition is at odds with one without."""
    return compile_text(
        f"""{HEAD}
memorandum m "Memo" "备忘录" {{
    signed 2020-01-01; signatories A
    measure {number} {label} {{ to person; on l; {condition}; prohibit go; by A; basis none }}
    measure 2 "Two" "二" {{ to person; on l; grant go; by A; basis none }}
}}"""
    )


def collision(compiled: Compiled) -> tuple[str, str]:
    (found,) = [finding for finding in compiled.findings if finding.code == "MOU401"]
    return found.message.en, found.message.zh


def test_what_is_alike_is_said_at_once() -> None:
    en, zh = collision(against("when a and (b or c)"))
    assert "has “Alpha” and “Gamma”" in en or "has “Alpha” and “Beta”" in en
    assert "均为是" in zh


def test_what_is_alike_is_said_where_the_first_of_it_stands() -> None:
    corpus = compile_text(HEAD).corpus
    assert value_clauses(corpus, [("a", "no"), ("b", "yes"), ("c", "no")]) == [
        Text("has none of “Alpha” and “Gamma”", "「甲项」「丙项」均为否"),
        Text("has “Beta”", "「乙项」为是"),
    ]


def test_a_single_one_is_said_as_before() -> None:
    en, zh = collision(against("when a"))
    assert "has “Alpha”:" in en
    assert "「甲项」为是" in zh


def test_a_number_that_is_a_word_is_told_by_its_label() -> None:
    en, zh = collision(against("when a", "barring", '"No going" "不准出行"'))
    assert "by measure “No going” of “Memo”" in en
    assert "依「备忘录」措施「不准出行」" in zh
    assert "barring" not in en + zh


def test_a_number_that_is_a_word_stands_where_it_has_no_label() -> None:
    en, _ = collision(against("when a", "barring", ""))
    assert "by measure barring of “Memo”" in en


def test_of_many_pairs_three_are_named() -> None:
    measures = "\n".join(
        f'measure {number} "M{number}" "措{number}" {{ to person; on l; prohibit go; by A; basis none }}'
        for number in range(1, 6)
    )
    compiled = compile_text(
        f"""{HEAD}
memorandum m "Memo" "备忘录" {{ signed 2020-01-01; signatories A
{measures}
    measure 9 "Nine" "九" {{ to person; on l; grant go; by A; basis none }} }}"""
    )
    (line,) = [
        line for line in render(compiled.report, "en").splitlines() if "= cases" in line and " + " in line
    ]
    assert line.count(" + ") == 3
    assert line.endswith(" and 2 more")
    (line,) = [
        line for line in render(compiled.report, "zh").splitlines() if "= 包括" in line and "与" in line
    ]
    assert line.endswith("等 5 例")
