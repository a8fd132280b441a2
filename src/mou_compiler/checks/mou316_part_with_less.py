"""Part with less: a list that is part of another, and whose own rules lack what those of the whole grant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mou_compiler.analysis.by_place import PartOfDays, both_in, bound_in, left_open
from mou_compiler.analysis.exactness import stretches_as_written
from mou_compiler.analysis.leaving import ways_out
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, named
from mou_compiler.checking.check import Check, Part, lists
from mou_compiler.checking.grouping import at_times
from mou_compiler.corpus.schema.declarations import List, ListRule
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency SAMR "Market regulator" "市场监管总局" { kind government }
rank law "Law" "法律" { may-burden }
law market-law "Market law" "市场法" { rank law }
attribute no-intent "Without intent" "没有主观故意" { type flag }
list violators "Grave violators" "严重违法名单" { kind blacklist; keeper SAMR }
list food-violators "Grave violators in food" "食品严重违法名单" { kind blacklist; keeper SAMR; part of violators }
"""

_WHOLE = """
instrument order "Order" "办法" {
    rank law
    in force from 2021-09-01
    listing violators {
        entry 1 "Quality" "质量违法" { basis market-law art 7 }
        exclusion 1 "Without intent" "没有主观故意" { when no-intent }
        exit 1 "Applied for" "申请移出" { kind application; after 1 year }
        term 3 years
    }
"""

CHECK = Check(
    code="MOU316",
    name="part-with-less",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A list has grounds of its own and is part of another; the rules of the whole exclude cases or give ways out, and those of the part have none.",
        "子名单有自己的列入情形，而上位名单的规定设有不列入的情形或移出途径，子名单的规定均未设置。",
    ),
    why=Text(
        "What the whole grants does not reach who is on the part by its own rule, unless somebody says so (grammar/meaning.md, Part with less).",
        "上位名单所给予的保障，未经载明不及于依子名单自身规定列入者（见 grammar/meaning.md「子名单规定较少」）。",
    ),
    fix=Text(
        "write them for the part as well, or say that it has none",
        "为子名单亦写明，或载明其不设",
    ),
    failing=_GIVEN
    + _WHOLE
    + """
    listing food-violators { entry 1 "Food" "食品违法" { basis market-law art 5 }; term 3 years }
}
""",
    passing=_GIVEN
    + _WHOLE
    + """
    listing food-violators {
        entry 1 "Food" "食品违法" { basis market-law art 5 }
        exclusion 1 "Without intent" "没有主观故意" { when no-intent }
        exit 1 "Applied for" "申请移出" { kind application; after 1 year }
        term 3 years
    }
}
""",
)


def excludes(rule: ListRule) -> bool:
    """Tell whether a rule excludes somebody whatever the ground."""
    return any(not one.entries for one in rule.exclusions)


def lets_out(rule: ListRule) -> bool:
    """Tell whether a rule has a way out."""
    return bool(ways_out(rule))


_GRANTS: dict[str, tuple[Text, Callable[[ListRule], bool]]] = {
    "exclusions": (Text("exclusions", "不列入的情形"), excludes),
    "exits": (Text("ways out", "移出途径"), lets_out),
}


def _bound(view: View, items: Iterable[RuleInForce]) -> list[PartOfDays]:
    return [part for item in items for part in bound_in(view, item, item.days)]


def _said(view: View, part: List, whole: List, lacking: dict[str, tuple[Days, ...]]) -> Text:
    """Return what a part lacks and when: the days once for what it lacks on the same."""
    name, wider = named(part, part.id), named(whole, whole.id)
    together: dict[tuple[Days, ...], list[Text]] = {}
    for grant, on in lacking.items():
        together.setdefault(on, []).append(_GRANTS[grant][0])
    each = [(joined(texts), stretches_as_written(view, on)) for on, texts in together.items()]
    if len(each) == 1:
        ((what, when),) = each
        return Text(
            f"{when.en} the rules of {wider.en} have {what.en}, and those of its part {name.en} have none",
            f"{when.zh}，{wider.zh}的规定设有{what.zh}，而其子名单{name.zh}的规定未设",
        )
    apart = joined((Text(f"{what.en} {when.en}", f"{when.zh}设有{what.zh}") for what, when in each), zh="，")
    return Text(
        f"the rules of {wider.en} have {apart.en}, and those of its part {name.en} then have none",
        f"{wider.zh}的规定{apart.zh}，而其子名单{name.zh}的规定彼时未设",
    )


def _with_less(view: View, list_: str) -> Iterator[Finding]:
    """Yield a finding for a list whose rules lack what those of the list have that it is part of."""
    declared = view.corpus.lists[list_]
    whole = view.corpus.lists.get(declared.parent.id) if declared.parent is not None else None
    if whole is None:
        return
    rules = view.list_rules.of(list_)
    if any(item.rule.unread for item in rules):
        return
    lacking: dict[str, tuple[Days, ...]] = {}
    for name, (_, has) in _GRANTS.items():
        granted = _bound(view, (item for item in view.list_rules.surely(whole.id) if has(item.rule)))
        own = _bound(
            view,
            (
                item
                for item in rules
                if has(item.rule) or item.rule.not_known or (name == "exits" and item.rule.no_exit)
            ),
        )
        grounded = _bound(view, (item for item in view.list_rules.surely(list_) if item.rule.entries))
        found = merged(days for days, _ in left_open(both_in(grounded, granted), own))
        if found:
            lacking[name] = found
    if not lacking:
        return
    days = merged(stretch for found in lacking.values() for stretch in found)
    yield CHECK.finding(
        _said(view, declared, whole, lacking),
        declared.place,
        cause=Cause.of("part-with-less", list=list_, whole=whole.id, lacking=tuple(lacking)),
        related=[Related(Text("the whole", "上位名单"), whole.place)],
        **at_times(days, ()),
    )


PARTS = (Part(lists, _with_less),)
