"""A register file whose header or rows are not as they must be."""

from __future__ import annotations

from mou_compiler.checking.check import Check, faults_of
from mou_compiler.corpus.registers.table import COLUMNS
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.words import Text

_HEADER = f"{','.join(COLUMNS)}\n"

CHECK = Check(
    code="MOU114",
    name="malformed-register",
    category=Category.UNREADABLE,
    severity=Severity.ERROR,
    what=Text(
        "The file of a register does not begin with the columns of a register, or has a row that does not fit them or occurs twice.",
        "法规登记册的数据文件首行不是规定的表头，或有不合表头的行、重复的行。",
    ),
    why=Text(
        "A row that is not read is a law that nobody checks citations against.",
        "未能读入的行所载的法规，引用便无从核对。",
    ),
    fix=Text(
        "mend the row",
        "修正该行",
    ),
    failing="""
rank law "Law" "法律" { may-burden }
register texts "Texts of law" "法规" {
    file  "laws-2020.csv"
    state 2020-12-31
    section 经济法 { rank law }
}
""",
    passing="""
rank law "Law" "法律" { may-burden }
register texts "Texts of law" "法规" {
    file  "laws.csv"
    state 2020-12-31
    section 经济法 { rank law }
}
""",
    beside=(
        ("laws.csv", f"{_HEADER}经济法,,甲法,2015-04-24,,94,94,\n"),
        ("laws-2020.csv", f"{_HEADER}经济法,,甲法,24 April 2015,,94,94,\n"),
    ),
)

run = faults_of(CHECK)
