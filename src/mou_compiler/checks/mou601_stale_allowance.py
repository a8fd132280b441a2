"""Stale allowance: an `allow` that covers nothing, or has run out."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import day_text
from mou_compiler.checking.allowances import accepted_codes, allowances, covers, in_force
from mou_compiler.checking.check import Check, load_checks
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.words import Text

CHECK = Check(
    code="MOU601",
    name="stale-allowance",
    category=Category.ACCEPTANCE,
    severity=Severity.WARNING,
    what=Text(
        "An `allow` accepts a finding that is not there (any more), or the day until which it held has come.",
        "「准予」所接受的检查结果已不存在，或其期限已到。",
    ),
    why=Text(
        "Left in place it would hide the next fault of the kind.",
        "留着它会掩盖下一个同类问题。",
    ),
    fix=Text("remove the `allow`, or mend what it accepts", "删去该「准予」，或修正它所接受的问题"),
    failing="""
subject enterprise "Enterprise" "企业" { allow MOU208 "no circle here" }
""",
    passing="""
territory a "A" "甲" { within b; allow MOU208 "a known fault of the source" }
territory b "B" "乙" { within a }
""",
)


def review(view: View, findings: tuple[Finding, ...], as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each allowance that covers none of the findings."""
    names = {item.check.code: item.check.name for item in load_checks()}
    for item in allowances(view):
        allowance = item.allowance
        if accepted_codes(allowance).isdisjoint(names):
            written = allowance.code
            yield CHECK.finding(
                Text(f"no check is called `{written}`", f"没有名为「{written}」的检查"),
                allowance.place,
                did_you_mean(written.upper(), names)
                or did_you_mean(written.lower(), names.values())
                or Text("`mou explain` lists all checks", "「mou explain」列出所有检查"),
                cause=Cause.of("no-such-check", within=item.owner, code=written),
            )
            continue
        if not in_force(item, as_of):
            day = day_text(allowance.until.last if allowance.until else None)
            yield CHECK.finding(
                Text(
                    f"this acceptance of {allowance.code} ran out on {day.en}",
                    f"对 {allowance.code} 的接受已于{day.zh}到期",
                ),
                allowance.place,
                cause=Cause.of("acceptance-ended", within=item.owner, code=allowance.code),
            )
            continue
        if view.corpus.faults:
            continue  # what it accepts may rest on what is in error, and is not told
        codes = accepted_codes(allowance)
        concerned = [finding for finding in findings if finding.code in codes]
        if not any(
            covers(view, item, finding, as_of)
            or any(covers(view, item, finding, as_of, case) for case in finding.cases)
            for finding in concerned
        ):
            yield CHECK.finding(
                Text(
                    f"there is no {allowance.code} here to accept",
                    f"此处没有可接受的 {allowance.code}",
                ),
                allowance.place,
                cause=Cause.of("nothing-accepted", within=item.owner, code=allowance.code),
            )
