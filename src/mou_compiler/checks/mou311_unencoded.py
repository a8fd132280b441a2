"""Unencoded: a numbered measure of the source that no rule encodes and nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import document_named
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity, Shared
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
act travel.rail.first-class "First class" "一等座"
attribute fares "Unpaid fares" "欠缴票款" { type money }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
"""

CHECK = Check(
    code="MOU311",
    name="unencoded",
    category=Category.UNUSED,
    severity=Severity.WARNING,
    what=Text(
        "A numbered measure of the source that no rule encodes and that is neither waived nor said to be unknown.",
        "原文中编号的措施，既未编码，也未声明不编码或不详。",
    ),
    why=Text(
        "A table that leaves out a measure without a word is wrong (grammar/meaning.md, Orphans).",
        "悄然遗漏措施的表格是错误的（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "encode it, or write `waived` or `unknown` with its number and the reason",
        "予以编码，或以「不编码」「不详」写明编号与理由",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    numbering 1 to 2
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    numbering 1 to 2
    unknown 2 "not printed"
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
}
""",
)


_LEFT = Text(
    "{findings} documents number measures that nothing encodes", "{findings}份文件有编号的措施未编码"
)


def _left_over(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for a document with numbers left over."""
    document = view.corpus.documents[id_]
    missing = unencoded(document)
    if not missing:
        return
    name, numbers = document_named(view, document.id), ", ".join(missing)
    yield CHECK.finding(
        Text(
            f"{name.en} numbers measures that nothing encodes: {numbers}",
            f"{name.zh}有编号的措施未编码：{'、'.join(missing)}",
        ),
        document.place,
        cause=Cause.of("unencoded", document=document.id, numbers=tuple(missing)),
        shared=Shared((), name, _LEFT),
    )


def unencoded(document: Document) -> list[str]:
    """Return the numbers of the source that are neither encoded, waived nor unknown, in the source's order.

    A measure encodes the number that its own is, or begins with: 3-2 and 3.1 encode 3.
    """
    if document.numbering is None or isinstance(document.numbering, Unknown):
        return []
    done = {number for item in (*document.waived, *document.not_known) for number in item.numbers}
    for measure in document.measures:
        done.update(measure.clauses)
    return [number for number in document.numbering if number not in done]


PARTS = (Part(documents, _left_over),)
