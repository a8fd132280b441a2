"""A value that is not of the kind that the keyword asks for."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU204",
    name="wrong-value",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "A value that is not of the kind that the keyword asks for.",
        "值不是该关键词所要求的类型。",
    ),
    why=Text(
        "It would be guessed otherwise.",
        "否则只能猜测其意。",
    ),
    fix=Text(
        "write a value of the form shown",
        "按所示形式填写",
    ),
    failing='agency STA "Tax" "税务总局" { existed from soon }',
    passing='agency STA "Tax" "税务总局" { existed from 2018-03 }',
)

run = faults_of(CHECK)
