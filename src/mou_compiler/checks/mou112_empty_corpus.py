"""A place without any .mou file."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU112",
    name="empty-corpus",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A place without any .mou file.",
        "没有任何 .mou 文件。",
    ),
    why=Text(
        "An empty corpus would publish empty tables.",
        "空语料会产生空表格。",
    ),
    fix=Text(
        "name the folder that holds the documents",
        "指明存放文件的文件夹",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
