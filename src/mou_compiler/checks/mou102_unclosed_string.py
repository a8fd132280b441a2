"""A quotation mark has no counterpart on its line."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU102",
    name="unclosed-string",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A quotation mark has no counterpart on its line.",
        "引号在本行内没有对应的结束引号。",
    ),
    why=Text(
        "Text in quotes ends on the line on which it begins, so that one slip does not swallow the file.",
        "引号内的文字在同一行结束，以免一处疏漏吞没全文。",
    ),
    fix=Text(
        "write the closing quotation mark",
        "补上结束引号",
    ),
    failing='subject enterprise "Enterprise\n',
    passing='subject enterprise "Enterprise" "企业"',
)

run = faults_of(CHECK)
