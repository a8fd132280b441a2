"""A file named by the corpus that lies outside its folder."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU113",
    name="outside-corpus",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "A declaration names a file that lies outside the folder of the corpus.",
        "声明所指的文件不在语料文件夹之内。",
    ),
    why=Text(
        "What a corpus says must go with it; a file elsewhere may differ from one machine to the next.",
        "语料的内容应随语料一同保存；别处的文件在不同机器上可能不同。",
    ),
    fix=Text(
        "move the file into the folder of the corpus",
        "将该文件移入语料文件夹",
    ),
    failing="",
    passing="",
)

run = faults_of(CHECK)
