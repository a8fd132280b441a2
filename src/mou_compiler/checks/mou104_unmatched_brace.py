"""A brace without its counterpart."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU104",
    name="unmatched-brace",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A brace without its counterpart.",
        "花括号不成对。",
    ),
    why=Text(
        "Where a declaration ends decides what belongs to it.",
        "声明在何处结束，决定了何者属于它。",
    ),
    fix=Text(
        "write the missing brace",
        "补上缺少的花括号",
    ),
    failing='subject enterprise "Enterprise" {',
    passing='subject enterprise "Enterprise" { }',
)

run = faults_of(CHECK)
