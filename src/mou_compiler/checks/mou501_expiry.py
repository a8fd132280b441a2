"""Expiry: a law, document or acceptance that ends soon after the day asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mou_compiler.analysis.exactness import day_as_written
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import document_named
from mou_compiler.checking.allowances import allowances
from mou_compiler.checking.check import Check, whole
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity, Shared
from mou_compiler.meaning.days import FOREVER
from mou_compiler.source.place import Place
from mou_compiler.words import Text

CHECK = Check(
    code="MOU501",
    name="expiry",
    category=Category.EXPIRY,
    severity=Severity.WARNING,
    what=Text(
        "A law that measures cite, a document, or an acceptance of a finding ends within a set time after the day "
        "given by `--as-of` (90 days unless `expiry-days` is configured).",
        "被引用的法律、文件或对检查结果的接受，将在「--as-of」所给日期之后的一定时间内失效（默认 90 日，可配置「expiry-days」）。",
    ),
    why=Text(
        "After that day its measures are orphans or gone; there is still time to act.",
        "届时其措施将成为孤儿或失效；现在尚可处理。",
    ),
    fix=Text("renew it, or prepare what takes its place", "予以延续，或准备替代者"),
    failing="""
agency SPC "Court" "最高人民法院" { kind court }
instrument trial-rule "Trial rule" "试行办法" { in force from 2018-01-01 until 2020-01-01 }
""",
    passing="""
agency SPC "Court" "最高人民法院" { kind court }
instrument trial-rule "Trial rule" "试行办法" { in force from 2018-01-01 until 2021-01-01 }
""",
    as_of=date(2019, 12, 1),
)


def _tell(view: View, as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each thing that ends soon; none without a day to count from."""
    if as_of.day is None:
        return
    today = as_of.day.toordinal()
    last = today + as_of.expiry_days
    for end, name, place, ends in sorted(_ends(view), key=lambda item: (item[0], item[2].order)):
        if today < end <= last:
            day = day_as_written(view, date.fromordinal(end))
            yield CHECK.finding(
                Text(
                    f"{name.en} ends on {day.en}, in {end - today} day{'s' if end - today > 1 else ''}",
                    f"{name.zh}将于{day.zh}失效，尚余{end - today}日",
                ),
                place,
                cause=Cause.of("expiry", ends=ends),
                shared=Shared((day.en,), name),
                since=date.fromordinal(end - as_of.expiry_days),
                until=date.fromordinal(end),
            )


def _ends(view: View) -> Iterator[tuple[int, Text, Place, str]]:
    for document in view.corpus.documents.values():
        ends = f"document {document.id}"
        yield (
            view.timeline.document_days(document).end,
            document_named(view, document.id),
            document.place,
            ends,
        )
    cited = {
        getattr(getattr(item, "source", None), "id", "")
        for measure in view.corpus.measures.values()
        for item in view.norms.basis(measure)
    }
    for law in view.corpus.laws.values():
        if law.id in cited:
            yield view.timeline.law_days(law).end, document_named(view, law.id), law.place, f"law {law.id}"
    for item in allowances(view):
        until = item.allowance.until
        end = FOREVER if until is None else until.last.toordinal()
        code = item.allowance.code
        ends = f"acceptance of {code} in {item.owner}"
        yield end, Text(f"the acceptance of {code}", f"对 {code} 的接受"), item.allowance.place, ends


PARTS = (whole(_tell),)
