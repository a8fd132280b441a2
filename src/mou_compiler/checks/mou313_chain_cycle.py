"""Chain cycle: entry on one list leads, over some steps, back to the same list."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.circles import circles_of, circles_over_time
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, named
from mou_compiler.checking.check import Check
from mou_compiler.checking.grouping import to_date
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.chains import list_chains
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
law tax-law "Tax law" "税法" { rank law }
"""

CHECK = Check(
    code="MOU313",
    name="chain-cycle",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "Entry on one list leads to entry on another, and over some steps back to the first, on one and the same day.",
        "列入一份名单导致列入另一份名单，经若干步骤又回到第一份，且各步在同一日均有效。",
    ),
    why=Text(
        "Who leaves one of the lists is put back by another: the circle keeps itself up (grammar/meaning.md, Chains).",
        "移出其一者又因其他名单重新列入，循环自我维持（见 grammar/meaning.md「链」）。",
    ),
    fix=Text(
        "take one step out of the circle, or let it hold only for a first entry",
        "断开其中一步，或使其仅适用于首次列入",
    ),
    failing=_GIVEN
    + """
list one "One" "甲名单" {
    kind   blacklist
    keeper STA
    entry 1 "From two" "因乙列入" { when two; basis tax-law art 1 }
}
list two "Two" "乙名单" {
    kind   blacklist
    keeper STA
    entry 1 "From one" "因甲列入" { when one; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
list one "One" "甲名单" {
    kind   blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 1 }
}
list two "Two" "乙名单" {
    kind   blacklist
    keeper STA
    entry 1 "From one" "因甲列入" { when one; basis tax-law art 1 }
}
""",
)


def run(view: View) -> Iterator[Finding]:
    """Yield one finding for each circle of lists, with the days on which all of it stands."""
    steps = list_chains(view.corpus, view.timeline, view.list_rules)

    def edges_on(day: int) -> dict[str, list[str]]:
        edges: dict[str, list[str]] = {}
        for step in steps:
            if day in step.days:
                edges.setdefault(step.source, []).append(step.target)
        return edges

    changes = {edge for step in steps for edge in step.days}
    for circle in circles_over_time(changes, lambda day: circles_of(edges_on(day))):
        members = [view.corpus.lists[id_] for id_ in circle.lists]
        names = joined(named(item, item.id) for item in members)
        parties = [
            step
            for step in steps
            if circle.days.start in step.days and {step.source, step.target} <= set(circle.lists)
        ]
        yield CHECK.finding(
            Text(
                f"being on one of {names.en} leads, step by step, back to the same list"
                if len(members) > 1
                else f"being on {names.en} leads to entry on it again",
                f"列入{names.zh}之一，经若干步骤又导致列入同一名单"
                if len(members) > 1
                else f"列入{names.zh}又导致再次列入其自身",
            ),
            members[0].place,
            cause=Cause.of("chain-circle", lists=tuple(sorted(circle.lists))),
            related=[Related(_leads(view, s.source, s.target), s.place) for s in parties],
            since=to_date(circle.days.start),
            until=to_date(circle.days.end),
        )


def _leads(view: View, source: str, target: str) -> Text:
    """Return that a list leads to another."""
    one, other = (named(view.corpus.lists.get(id_), id_) for id_ in (source, target))
    return Text(f"{one.en} leads to {other.en}", f"{one.zh}导致列入{other.zh}")
