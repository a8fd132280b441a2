"""A field that can be said once is said twice."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU206",
    name="repeated-field",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "A field that can be said once is said twice.",
        "只能出现一次的字段重复出现。",
    ),
    why=Text(
        "Only one of them can hold.",
        "只能有一个有效。",
    ),
    fix=Text(
        "keep one of them",
        "保留其一",
    ),
    failing='agency STA "Tax" "税务总局" { level national; level city }',
    passing='agency STA "Tax" "税务总局" { level national }',
)

run = faults_of(CHECK)
