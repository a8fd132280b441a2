"""A measure that reaches subjects by a relation of kinds that nobody declared: told once, and no situation is looked for."""

from __future__ import annotations

from mou_compiler import compile_text

PROGRAM = """\
subject person "person" "人"
relation head "head" "负责人" { attaches person; to person }
agency A "Bureau" "甲局" { kind government }
act loan "loan" "贷款"
list l "List" "名" { kind blacklist; keeper A; covers person; entry 1 { } }
instrument o "Order" "令" {
    measure 1 { by A; to head of firm; grant loan; prohibit loan }
}
"""


def test_a_kind_that_is_not_declared_makes_no_situation() -> None:
    compiled = compile_text(PROGRAM)
    told = [finding for finding in compiled.findings if finding.code in ("MOU201", "MOU401")]
    assert [(finding.code, finding.message.en) for finding in told] == [
        ("MOU201", "no subject is named `firm`")
    ]


def test_a_kind_that_is_declared_makes_one() -> None:
    compiled = compile_text(PROGRAM.replace("head of firm", "head of person"))
    assert "MOU401" in {finding.code for finding in compiled.findings}
