"""Brackets nest deeper than any document needs."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.syntax.braces import DEEPEST
from mou_compiler.words import Text

CHECK = Check(
    code="MOU105",
    name="nested-too-deep",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "Brackets nest deeper than any document needs.",
        "括号嵌套超过任何文件所需。",
    ),
    why=Text(
        "It is almost always a bracket that was left open.",
        "几乎总是漏写了右括号。",
    ),
    fix=Text(
        "close the bracket that was left open",
        "补上漏写的右括号",
    ),
    failing="act a { note " + "(" * (DEEPEST + 1) + " }",
    passing='subject enterprise "Enterprise" "企业"',
)

run = faults_of(CHECK)
