"""Something stands where it cannot stand."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU101",
    name="syntax",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "Something stands where it cannot stand.",
        "某处内容不符合语法。",
    ),
    why=Text(
        "What cannot be read cannot be compiled; everything else in the file is still checked.",
        "无法读取的内容无法编译；文件其余部分仍会检查。",
    ),
    fix=Text(
        "write statements on lines of their own, or `;` between them",
        "语句分行书写，或以「；」隔开",
    ),
    failing='list , "x" { kind blacklist }',
    passing='subject enterprise "Enterprise" "企业"',
)

run = faults_of(CHECK)
