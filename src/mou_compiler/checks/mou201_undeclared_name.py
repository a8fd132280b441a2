"""A name is used that nothing declares. Each such name is told once, with the places of use."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU201",
    name="undeclared-name",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "A name is used that nothing declares. Each such name is told once, with the places of use.",
        "使用了未声明的名称。每个名称只报告一次，并列出使用之处。",
    ),
    why=Text(
        "A consequence that hangs on a name nobody has defined hangs on nothing.",
        "依附于无人界定的名称，后果便无所依附。",
    ),
    fix=Text(
        "declare it, or write the name that was meant",
        "予以声明，或改为所指的名称",
    ),
    failing='list a "A" "甲" { kind blacklist; keeper STA }',
    passing='agency STA "Tax" "税务总局"\nlist a "A" "甲" { kind blacklist; keeper STA }',
)

run = faults_of(CHECK)
