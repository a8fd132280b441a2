"""A declaration lacks what it cannot do without."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU205",
    name="missing-field",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "A declaration lacks what it cannot do without.",
        "声明缺少必要的内容。",
    ),
    why=Text(
        "Without it the declaration has no meaning.",
        "缺少它，声明便没有意义。",
    ),
    fix=Text(
        "add it, or write `unknown` with the reason",
        "补上，或写「不详」及原因",
    ),
    failing='list a "A" "甲" { kind blacklist }',
    passing='agency STA "Tax" "税务总局"\nlist a "A" "甲" { kind blacklist; keeper STA }',
)

run = faults_of(CHECK)
