"""Conditions as formulas of RuleML: what a rule of the file needs to hold of a subject, its kinds and principals included.

A formula means what the condition means (grammar/meaning.md, Conditions), by the names of grammar/legalruleml.md. What
RuleML has no formula for is not approached: `obstacle` tells of it, and nothing is made of such a condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from math import comb
from xml.sax.saxutils import quoteattr

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Compare,
    Condition,
    Count,
    Grade,
    Holds,
    IsTrue,
    Not,
    SomeOf,
    Target,
)
from mou_compiler.interchange.odrl import iri
from mou_compiler.words import Text

NAMESPACE = "urn:mou:legalruleml:"
"""What the format has no word for; what a corpus declares is `urn:mou:KIND:ID`."""
SUBJECT, PRINCIPAL = "X", "Y"
"""The variables of a rule: whom it is about, and whom that one is attached to."""
MOST_CHOICES = 256
"""How many ways of choosing n of several are written out; the format has no `at least`."""

_PREDICATES = "http://www.w3.org/2007/rif-builtin-predicate#"
"""Comparisons are those that the W3C has defined for rules, RIF Datatypes and Built-Ins."""
_COMPARED = {
    ">=": "greater-than-or-equal", "<=": "less-than-or-equal", ">": "greater-than", "<": "less-than",
    "=": "equal", "!=": "not-equal",
}  # fmt: skip


def obstacle(condition: Condition) -> Text | None:
    """Return what of a condition no formula says; None where one says it all."""
    match condition:
        case AllOf(items) | AnyOf(items):
            return next(filter(None, map(obstacle, items)), None)
        case SomeOf(number, items) if number <= len(items) and comb(len(items), number) > MOST_CHOICES:
            return Text(
                f"at least {number} of {len(items)} conditions", f"{len(items)}项条件中至少{number}项成立"
            )
        case SomeOf(_, items):
            return next(filter(None, map(obstacle, items)), None)
        case Not(item):
            return obstacle(item)
        case Count():
            return Text("a count of entries within a window", "期限内的列入次数")
    return None


def premise(corpus: Corpus, targets: Sequence[Target], condition: Condition | None) -> str:
    """Return when a rule reaches its subject: by one of the ways of its targets, the condition read by that way."""
    ways = [_way(corpus, target, condition) for target in targets]
    if not targets and condition is not None:
        ways = [formula(corpus, condition)]
    return any_of(ways) if ways else all_of(())


def _way(corpus: Corpus, target: Target, condition: Condition | None) -> str:
    party = SUBJECT if target.relation is None else PRINCIPAL
    kinds = sorted({ref.id for ref in target.subjects})
    needed = [any_of([atom(iri("subject", kind), var(party)) for kind in kinds])]
    if condition is not None:
        needed.append(formula(corpus, condition, party))
    if target.relation is None:
        return all_of(needed)
    attached = atom(iri("relation", target.relation.id), var(SUBJECT), var(PRINCIPAL))
    return f"<ruleml:Exists>{var(PRINCIPAL)}{all_of([attached, *needed])}</ruleml:Exists>"


def formula(corpus: Corpus, condition: Condition, party: str = SUBJECT) -> str:
    """Return a condition without obstacles as a formula, read of a party; what is only one's own, of the subject."""

    def inner(items: Iterable[Condition]) -> Iterator[str]:
        return (formula(corpus, item, party) for item in items)

    def whose(attribute: str) -> str:
        return var(SUBJECT if corpus.attributes[attribute].own else party)

    match condition:
        case AllOf(items):
            return all_of(inner(items))
        case AnyOf(items):
            return any_of(inner(items))
        case SomeOf(number, items):
            return any_of(all_of(chosen) for chosen in combinations(tuple(inner(items)), number))
        case Not(item):
            return _neg(formula(corpus, item, party))
        case Holds(ref):
            return atom(f"{NAMESPACE}listed", var(party), ind(iri("list", ref.id)))
        case IsTrue(ref):
            return atom(iri("attribute", ref.id), whose(ref.id))
        case Grade(ref, operator, grade, _):
            fitting = _grades(corpus.ratings[ref.id].grades, operator, grade)
            named = (ind(iri("grade", ref.id, one)) for one in fitting)
            return any_of([atom(iri("rating", ref.id), var(party), one) for one in named])
        case Compare(ref, operator, str(option), _):
            chosen = atom(iri("attribute", ref.id), whose(ref.id), ind(iri("option", ref.id, option)))
            return chosen if operator == "=" else _neg(chosen)
        case Compare(ref, operator, value, _):
            assert not isinstance(value, str)
            return _compared(iri("attribute", ref.id), whose(ref.id), operator, value)
    raise AssertionError(condition)


def _grades(grades: tuple[str, ...], operator: str, grade: str) -> tuple[str, ...]:
    """Return the grades of which a comparison holds, the best first: no reader need know their order."""
    at = grades.index(grade)
    return {
        ">=": grades[: at + 1],
        ">": grades[:at],
        "<=": grades[at:],
        "<": grades[at + 1 :],
        "=": (grade,),
        "!=": tuple(one for one in grades if one != grade),
    }[operator]


def _compared(attribute: str, whose: str, operator: str, value: Amount | date) -> str:
    """Return a comparison of a value, as a function of whose it is and of its unit, with a constant."""
    unit = ind(iri("unit", value.unit)) if isinstance(value, Amount) and value.unit else ""
    left = f"<ruleml:Expr><ruleml:Fun iri={quoteattr(attribute)}/>{whose}{unit}</ruleml:Expr>"
    kind = "numeric" if isinstance(value, Amount) else "date"
    return atom(f"{_PREDICATES}{kind}-{_COMPARED[operator]}", left, data(value))


def atom(relation: str, *terms: str) -> str:
    """Return that a relation holds of some terms."""
    return f"<ruleml:Atom><ruleml:Rel iri={quoteattr(relation)}/>{''.join(terms)}</ruleml:Atom>"


def var(name: str) -> str:
    """Return a variable."""
    return f"<ruleml:Var>{name}</ruleml:Var>"


def ind(name: str) -> str:
    """Return what a name stands for."""
    return f"<ruleml:Ind iri={quoteattr(name)}/>"


def data(value: Amount | date) -> str:
    """Return a number, without its unit, or a day."""
    if isinstance(value, Amount):
        return f'<ruleml:Data xsi:type="xs:decimal">{value.value.normalize():f}</ruleml:Data>'
    return f'<ruleml:Data xsi:type="xs:date">{value.isoformat()}</ruleml:Data>'


def all_of(formulas: Iterable[str]) -> str:
    """Return that each of some formulas holds; of none it is so."""
    return _joined("And", list(formulas))


def any_of(formulas: Iterable[str]) -> str:
    """Return that one of some formulas holds; of none it is not so."""
    return _joined("Or", list(formulas))


def _joined(name: str, formulas: list[str]) -> str:
    if len(formulas) == 1:
        return formulas[0]
    return f"<ruleml:{name}>{''.join(formulas)}</ruleml:{name}>"


def _neg(inner: str) -> str:
    return f"<ruleml:Neg>{inner}</ruleml:Neg>"
