"""Always true: a condition that narrows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import document_named, measure_named
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.corpus.schema.declarations import Document, Measure, Norm
from mou_compiler.corpus.schema.values import Condition, Not
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.interpret.spelling import condition_text, condition_written
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
    code="MOU406",
    name="always-true",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A condition that holds in every situation: it narrows nothing.",
        "条件在一切情形下均成立：不起限制作用。",
    ),
    why=Text(
        "A reader takes it for a limit that is not there (grammar/meaning.md, Vacuity).",
        "读者会以为有限制，其实没有（见 grammar/meaning.md「空置」）。",
    ),
    fix=Text(
        "remove the condition, or write the one that was meant",
        "删去该条件，或写出本意",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; when fares >= 0元 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; when fares > 0元 }
}
""",
)


def _always_true(view: View, id_: str) -> Iterator[Finding]:
    """Yield one finding for each condition of a document or its measures that holds in every situation.

    One that is written twice is told once: nothing would tell the two apart.
    """
    document = view.corpus.documents[id_]
    for norm in (document, *document.measures):
        for condition in {condition_written(item, "en"): item for item in norm.when}.values():
            if not view.lowering.can_hold(Not(condition), None):
                yield _finding(view, document, norm, condition)


def _finding(view: View, document: Document, norm: Norm, condition: Condition) -> Finding:
    own = isinstance(norm, Measure)
    of = document_named(view, document.id)
    mine = measure_named(norm) if isinstance(norm, Measure) else of
    name = Text(f"{mine.en} of {of.en}", f"{of.zh}{mine.zh}") if own else of
    return CHECK.finding(
        Text(
            f"the condition `{condition_written(condition, 'en')}` of {name.en} always holds",
            f"{name.zh}的条件「{condition_written(condition, 'zh')}」总是成立",
        ),
        norm.place,
        cause=Cause.of("always-true", norm=norm.id, condition=condition_text(condition)),
        measures=[norm.id] if own else [measure.id for measure in document.measures],
    )


PARTS = (Part(documents, _always_true),)
