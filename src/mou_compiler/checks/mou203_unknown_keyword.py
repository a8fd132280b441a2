"""A keyword that the declaration does not have."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU203",
    name="unknown-keyword",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "A keyword that the declaration does not have.",
        "该声明没有此关键词。",
    ),
    why=Text(
        "A field that is not read says nothing.",
        "未被读取的字段没有任何效果。",
    ),
    fix=Text(
        "write one of the keywords of the declaration (grammar/README.md)",
        "使用该声明的关键词（见 grammar/README.md）",
    ),
    failing='agency STA "Tax" "税务总局" { levle national }',
    passing='agency STA "Tax" "税务总局" { level national }',
)

run = faults_of(CHECK)
