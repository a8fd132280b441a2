"""A symbolic link that leads back to itself."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU111",
    name="symlink-loop",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A symbolic link that leads back to itself.",
        "符号链接指回自身。",
    ),
    why=Text(
        "Following it would never end.",
        "跟随它将没有尽头。",
    ),
    fix=Text(
        "remove or mend the link",
        "删除或修正该链接",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
