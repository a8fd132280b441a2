"""Two declarations bear the same name, or one bears the alias of another."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU202",
    name="duplicate-name",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "Two declarations bear the same name, or one bears the alias of another.",
        "两个声明同名，或一者与另一者的别名相同。",
    ),
    why=Text(
        "Whoever uses the name could mean either.",
        "使用该名称者所指不明。",
    ),
    fix=Text(
        "rename one of them, or remove it",
        "改名或删去其一",
    ),
    failing='subject a "A" "甲"\nsubject a "A again" "又甲"',
    passing='subject a "A" "甲"\nsubject b "B" "乙"',
)

run = faults_of(CHECK)
