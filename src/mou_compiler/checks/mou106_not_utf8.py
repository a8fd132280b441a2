"""A file that is not UTF-8."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU106",
    name="not-utf8",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A file that is not UTF-8.",
        "文件不是 UTF-8 编码。",
    ),
    why=Text(
        "Guessing an encoding silently garbles Chinese text.",
        "猜测编码会悄然产生乱码。",
    ),
    fix=Text(
        "save the file as UTF-8",
        "另存为 UTF-8",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
