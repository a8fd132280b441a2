"""A character that has no meaning outside quotation marks."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU103",
    name="unexpected-character",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A character that has no meaning outside quotation marks.",
        "引号之外出现了没有意义的字符。",
    ),
    why=Text(
        "It is passed over, and what was meant may be lost.",
        "该字符会被略过，原意可能丢失。",
    ),
    fix=Text(
        "remove it, or put it in quotation marks",
        "删去，或放入引号",
    ),
    failing='subject enterprise ~ "Enterprise"',
    passing='subject enterprise "Enterprise ~" "企业"',
)

run = faults_of(CHECK)
