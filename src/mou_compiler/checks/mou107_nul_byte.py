"""A file that contains a NUL byte."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU107",
    name="nul-byte",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A file that contains a NUL byte.",
        "文件含有 NUL 字节。",
    ),
    why=Text(
        "It is not text, or it is damaged.",
        "它不是文本，或已损坏。",
    ),
    fix=Text(
        "restore the file or save it as UTF-8 text",
        "恢复该文件，或另存为 UTF-8 文本",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
