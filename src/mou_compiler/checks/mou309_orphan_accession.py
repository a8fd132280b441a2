"""Orphan of accession: a measure that joined a closed document otherwise than by amendment."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.exactness import day_as_written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import document_named, measure_in
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import to_date
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.memo import Index
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
    code="MOU309",
    name="orphan-accession",
    category=Category.ORPHAN,
    severity=Severity.WARNING,
    what=Text(
        "A measure that joined a closed document after it began, on a day on which no amendment of the document took force.",
        "文件不对外开放，措施却在其施行之后加入，且当日并无修改该文件的规定施行。",
    ),
    why=Text(
        "A closed document says how it may grow; growing otherwise goes past those who signed it (grammar/meaning.md, Orphans).",
        "封闭的文件规定了增补的方式，以其他方式增补即绕过了签署各方（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "put the measure into a document that `amends` this one",
        "将该措施写入「修改」本文件的文件",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    accession by-amendment
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; in force from 2019-01-01 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    accession by-amendment
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
}
""",
)


def _amending(view: View) -> Index[str, int]:
    """Return by document the days on which amendments of it take force."""
    return view.index(documents, _amended_by)


def _amended_by(view: View, id_: str) -> dict[str, int]:
    document = view.corpus.documents[id_]
    return {ref.id: view.timeline.beginning(document.id).surely for ref in document.amends}


def _joined_late(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for each measure that begins after its closed document, on no day of amendment."""
    document = view.corpus.documents[id_]
    if document.accession not in ("by-amendment", "none"):
        return
    began = view.timeline.document_days(document).start
    amended = set(view.ask(_amending).of(document.id))
    for measure in document.measures:
        days = view.timeline.measure_days(measure)
        start = days.start
        own = view.timeline.measure_beginning(measure)
        late = own.known and (own.may > began or own.may == own.surely)
        if not days or not late or start <= began or start in amended:
            continue
        name, day = measure_in(view, measure), day_as_written(view, to_date(start))
        yield CHECK.finding(
            Text(
                f"{name.en} joined {document_named(view, document.id).en} on {day.en}, though the document is closed and was not amended then",
                f"{name.zh}于{day.zh}加入{document_named(view, document.id).zh}，而该文件不开放且当日未经修改",
            ),
            measure.place,
            cause=Cause.of("joined-closed", measure=measure.id),
            related=[Related(Text("the closed document", "封闭的文件"), document.place)],
            measures=[measure.id],
            since=to_date(start),
        )


PARTS = (Part(documents, _joined_late),)
