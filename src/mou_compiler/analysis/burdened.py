"""Lists that carry burdens, and from when until when."""

from __future__ import annotations

from mou_compiler.analysis.view import View
from mou_compiler.meaning.days import Days


def burdened_lists(view: View) -> dict[str, Days]:
    """Return the lists that set off a burden, in order of id, with the days from the first to the last."""
    return view.once("burdened lists", lambda: _collect(view))


def _collect(view: View) -> dict[str, Days]:
    found: dict[str, Days] = {}
    for measure in view.corpus.measures.values():
        rule = view.rules.rules[measure.id]
        days = view.timeline.measure_days(measure)
        if not days or rule.id not in view.burdening:
            continue
        for list_ in rule.lists:
            if list_ in view.corpus.lists and view.corpus.lists[list_].kind != "redlist":
                before = found.get(list_, days)
                found[list_] = Days(min(before.start, days.start), max(before.end, days.end))
    return dict(sorted(found.items()))
