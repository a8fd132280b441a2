"""Ground for all: a ground of entry that takes in everybody, so that the others beside it decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import named
from mou_compiler.checking.check import Check, Part, lists
from mou_compiler.checking.grouping import at_times
from mou_compiler.corpus.schema.declarations import Entry, ListRule
from mou_compiler.corpus.schema.values import Condition, Not
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.interpret.spelling import condition_text, condition_written
from mou_compiler.meaning.days import Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
law tax-law "Tax law" "税法" { rank law }
act conduct.evasion "Evasion" "偷税"
attribute evaded "Evaded" "偷税数额" { type money }
"""

CHECK = Check(
    code="MOU320",
    name="ground-for-all",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A ground of entry has a condition that always holds, or neither conduct nor condition nor kinds of subject beside grounds that have: it takes in everybody.",
        "列入情形的条件总是成立，或者与有行为或条件的其他情形并列，而自身既无行为、条件，也未限定主体：任何人均可列入。",
    ),
    why=Text(
        "Whoever may be listed must be told from whoever may not (grammar/meaning.md, Ground for all).",
        "可以列入者与不可列入者须能区分（见 grammar/meaning.md「情形无所限定」）。",
    ),
    fix=Text("write what must have been done, or when", "写明「行为」或「条件」"),
    failing=_GIVEN
    + """
list evaders "Evaders" "偷税名单" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { conduct conduct.evasion; when evaded >= 0 yuan; basis tax-law art 2 }
}
""",
    passing=_GIVEN
    + """
list evaders "Evaders" "偷税名单" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { conduct conduct.evasion; when evaded > 0 yuan; basis tax-law art 2 }
}
""",
)


def says_nothing(entry: Entry) -> bool:
    """Tell whether a ground asks for nothing: no conduct, no condition, no kind of subject."""
    return entry.when is None and not entry.conduct and not entry.subjects


def _for_all(view: View, list_: str) -> Iterator[Finding]:
    """Yield the grounds of a list that take in everybody."""
    found: dict[int, tuple[Entry, str, Condition | None, list[Days]]] = {}
    for item in view.list_rules.surely(list_):
        if "entries" in item.rule.unread:
            continue
        for entry in item.rule.entries:
            always = entry.when is not None and not view.lowering.can_hold(Not(entry.when), None)
            if always or _idles_others(item.rule, entry):
                said = (entry, item.laid_down_by, entry.when if always else None, list[Days]())
                found.setdefault(id(entry), said)[3].append(item.days)
    for entry, rule, condition, stretches in found.values():
        yield _finding(view, list_, rule, entry, condition, stretches)


def _idles_others(rule: ListRule, entry: Entry) -> bool:
    """Tell whether a ground says nothing beside one of the same rule that says something."""
    other = any(one.when is not None or one.conduct for one in rule.entries)
    return other and says_nothing(entry) and not entry.unread


def _finding(
    view: View, list_: str, rule: str, entry: Entry, condition: Condition | None, on: Iterable[Days]
) -> Finding:
    of, name = named(view.corpus.lists[list_], list_), named(entry, entry.id.rpartition("/")[2])
    if condition is None:
        what = Text("says neither what was done nor when", "既无行为也无条件")
        severity, kind = Severity.INFO, "says-nothing"
    else:
        what = Text(
            f"asks for `{condition_text(condition)}`, which always holds",
            f"以「{condition_written(condition, 'zh')}」为条件，而其总是成立",
        )
        severity, kind = Severity.WARNING, "always-holds"
    return CHECK.finding(
        Text(
            f"ground {name.en} of {of.en} {what.en}: it takes in everybody",
            f"{of.zh}的列入情形{name.zh}{what.zh}：任何人均可列入",
        ),
        entry.place,
        cause=Cause.of("ground-for-all", list=list_, rule=rule, entry=entry.id, why=kind),
        severity=severity,
        **at_times(on, ()),
    )


PARTS = (Part(lists, _for_all),)
