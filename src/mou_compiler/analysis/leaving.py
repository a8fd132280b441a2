"""Ways out of a list or a grade: which exits end an entry, who decides on them, and when nobody can."""

from __future__ import annotations

from mou_compiler.analysis.burdened import rules_of_status, status
from mou_compiler.analysis.by_place import PartOfDays, bound_in
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Exit, ListRule
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import Days

WAYS = ("automatic", "fulfilment", "application", "consent", "revocation")
"""Exits that end an entry; correction of an error and suspension do not."""


def ways_out(rule: ListRule) -> list[Exit]:
    """Return the exits of a rule that end an entry."""
    return [exit_ for exit_ in rule.exits if exit_.kind in WAYS]


def ends_by_itself(rule: ListRule) -> bool:
    """Tell whether an entry ends by the running of a term, of the list or of every ground of entry."""
    if rule.term is not None and rule.term.kind in ("fixed", "range"):
        return True
    return bool(rule.entries) and all(
        entry.term is not None and entry.term.kind in ("fixed", "range") for entry in rule.entries
    )


def deciding(view: View, list_: str, exit_: Exit) -> list[Ref]:
    """Return the bodies without which nobody leaves by an exit: all who approve it, and the keeper unless it is automatic."""
    keeper = status(view, list_).keeper
    kept = isinstance(keeper, Ref) and exit_.kind != "automatic"
    return [*exit_.approval, *([keeper] if kept and isinstance(keeper, Ref) else [])]


def shut(view: View, list_: str, exit_: Exit) -> tuple[Days, ...]:
    """Return the days on which an exit is shut, since nobody acts for one of those who decide on it."""
    return merged(days for body in deciding(view, list_, exit_) for days in view.enforcers.absent(body.id))


def left_on(view: View, list_: str) -> list[Days]:
    """Return the days on which one leaves a list or grade by some rule: with time, or by a way that is open."""
    return [days for item in rules_of_status(view, list_) for days in _left_by(view, list_, item)]


def left_in(view: View, list_: str) -> list[PartOfDays]:
    """Return the days with the places in which one leaves a list by some rule: with time, or by a way that is open."""
    return [
        part
        for item in view.list_rules.of(list_)
        for days in _left_by(view, list_, item)
        for part in bound_in(view, item, days)
    ]


def _left_by(view: View, list_: str, item: RuleInForce) -> list[Days]:
    """Return the days on which one leaves a list or grade by one rule."""
    found = [item.days] if ends_by_itself(item.rule) else []
    for exit_ in ways_out(item.rule):
        found += uncovered(item.days, shut(view, list_, exit_))
    return found
