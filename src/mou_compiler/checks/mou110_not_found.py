"""A path that does not exist."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU110",
    name="not-found",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A path that does not exist.",
        "路径不存在。",
    ),
    why=Text(
        "Nothing can be compiled there.",
        "该处没有可编译的内容。",
    ),
    fix=Text(
        "check the path",
        "检查路径",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
