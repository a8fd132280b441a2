"""Not decided: what the analysis could not look at, since a bound on its work was reached."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import View
from mou_compiler.checking.check import Check
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.meaning.kinds import EVERY, MOST_PAIRS, MOST_SETS, PAIRS
from mou_compiler.text import Text


def _with(number: int) -> str:
    """Return a corpus with so many kinds of subject that may overlap, of all of which a list speaks."""
    kinds = [f"kind-{place}" for place in range(1, number + 1)]
    declared = "".join(f'subject {id_} "Kind {id_}" "类别{id_}"\n' for id_ in kinds)
    return declared + (
        'agency STA "Tax" "税务总局" { kind government }\n'
        'rank law "Law" "法律" { may-burden }\n'
        'law tax-law "Tax law" "税法" { rank law }\n'
        'act finance.loan "Loan" "贷款"\n'
        'list tax-defaulters "Tax defaulters" "税收失信" {\n'
        f"    kind blacklist; keeper STA; covers {', '.join(kinds)}\n"
        '    entry 1 "Evasion" "偷税" { basis tax-law art 2 }\n'
        '    exit 1 "Paid" "缴清" { kind fulfilment }\n'
        "    notice 5 days before entry\n"
        "    objection to STA within 5 days\n"
        "}\n"
        'instrument rule-1 "Rule" "规定" {\n'
        "    in force from 2015-01-01\n"
        "    measure 1 { on tax-defaulters; by STA; restrict finance.loan; for 2 years; basis tax-law art 1 }\n"
        "}\n"
    )


CHECK = Check(
    code="MOU431",
    name="not-decided",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        f"Kinds of subject that may overlap make more than {MOST_SETS} sets. Only subjects of one kind, or of two of those of "
        "which rules speak, were looked at: what only those of three kinds at once meet is not told.",
        f"可以重叠的主体类别所成组合多于{MOST_SETS}个，因而只分析了属于一类、或属于规则所及两类的主体；"
        "仅同属三类者才会遇到的情形未予报告。",
    ),
    why=Text(
        "What was not looked at is not sound; the exit status is 3 (grammar/meaning.md, Kinds).",
        "未分析者不等于无误；退出状态为 3（见 grammar/meaning.md「主体类别」）。",
    ),
    fix=Text(
        "say which kinds exclude each other, by `exclusive with` or `kinds exclusive`",
        "以「互斥」或「类别互斥」写明哪些类别相互排斥",
    ),
    failing=_with(10),
    passing=_with(9),
)


def run(view: View) -> Iterator[Finding]:
    """Yield one finding where not every set of kinds was looked at, at the first kind by id."""
    kinds = view.rules.world.subjects
    if kinds.kept == EVERY:
        return
    first = view.corpus.subjects[min(view.corpus.subjects)]
    pairs = kinds.kept == PAIRS
    yield CHECK.finding(
        Text(
            f"{len(view.corpus.subjects)} kinds of subject make more than {MOST_SETS} sets: subjects of "
            + (
                "more than two kinds, or of two of which no rule speaks, were not looked at"
                if pairs
                else f"more than one kind, with what it is within, were not looked at, as there are more than {MOST_PAIRS} pairs"
            ),
            f"{len(view.corpus.subjects)}个主体类别所成组合多于{MOST_SETS}个："
            + (
                "同属两类以上、或同属规则未提及的两类的主体未予分析"
                if pairs
                else f"两类组合多于{MOST_PAIRS}个，属于一类以上（其上级类别除外）的主体未予分析"
            ),
        ),
        first.place,
        cause=Cause.of("not-decided", kept=kinds.kept),
    )
