"""A file or folder that cannot be read."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU109",
    name="unreadable",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A file or folder that cannot be read.",
        "文件或文件夹无法读取。",
    ),
    why=Text(
        "A corpus with a hole would give tables with a hole.",
        "语料有缺口，表格就有缺口。",
    ),
    fix=Text(
        "check its permissions",
        "检查权限",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
