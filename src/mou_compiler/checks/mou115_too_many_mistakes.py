"""A file with so many mistakes that not all are told."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.fault import MOST_FAULTS
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU115",
    name="too-many-mistakes",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        f"A file has more than {MOST_FAULTS} mistakes; the first are told.",
        f"一个文件的错误超过 {MOST_FAULTS} 处，只列出前面的部分。",
    ),
    why=Text(
        "So many mistakes mostly have one cause, such as a wrong file or a brace near its beginning.",
        "错误如此之多，往往出于一个原因，例如误选文件，或开头处缺少花括号。",
    ),
    fix=Text(
        "mend the first ones and run again",
        "先修正前面的错误，再重新运行",
    ),
    failing="~ ; " * (MOST_FAULTS + 1),
    passing='subject enterprise "Enterprise" "企业"',
)

run = faults_of(CHECK)
