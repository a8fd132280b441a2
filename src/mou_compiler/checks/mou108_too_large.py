"""A file too large to be a document."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.input.files import LARGEST
from mou_compiler.words import Text

CHECK = Check(
    code="MOU108",
    name="too-large",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        f"A file larger than {LARGEST // 2**20} MiB.",
        f"文件超过 {LARGEST // 2**20} MiB。",
    ),
    why=Text(
        "No document is so long; it is not read into memory.",
        "没有这样长的文件；不予读入内存。",
    ),
    fix=Text(
        "split the file",
        "拆分该文件",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
