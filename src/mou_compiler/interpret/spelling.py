"""Values written one way only, in English, whatever language the source used: for tables and comparison."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mou_compiler.corpus.values import (
    AllOf,
    Amount,
    AnyOf,
    Basis,
    Citation,
    Compare,
    Condition,
    Count,
    Grade,
    Holds,
    IsTrue,
    Length,
    NoBasis,
    Not,
    SomeOf,
    Term,
)
from mou_compiler.syntax.numerals import Quantity, write_citation, write_quantity


def length_text(length: Length) -> str:
    """Return a length such as `1 year` or `180 days`."""
    from decimal import Decimal

    return write_quantity(Quantity(Decimal(length.number), length.unit), "en")


def term_text(term: Term | None) -> str:
    """Return a term such as `2 years, extendable by 1 year to 3 years, from publication`; empty for none."""
    if term is None:
        return ""
    if term.least is None or term.most is None:
        text = term.kind
    else:
        text = length_text(term.least)
        if term.most != term.least:
            text += f" to {length_text(term.most)}"
        if term.extension:
            low, high = term.extension
            text += f", extendable by {length_text(low)}"
            text += f" to {length_text(high)}" if high != low else ""
    return f"{text} from {term.start}" if term.start else text


def amount_text(amount: Amount) -> str:
    """Return an amount such as `1000000 yuan`."""
    return write_quantity(Quantity(amount.value, amount.unit), "en")


def citation_text(citation: Citation) -> str:
    """Return a citation such as `company-law@2018 art 146(1)(2)`."""
    edition = f"@{citation.edition}" if citation.edition else ""
    levels = write_citation(tuple((level.level, level.number) for level in citation.levels), "en")
    return f"{citation.source.id}{edition} {levels}".rstrip()


def basis_text(basis: Iterable[Basis]) -> str:
    """Return what something rests on, between semicolons; `none` and `unknown` as such, empty for nothing said."""
    return "; ".join(
        citation_text(item)
        if isinstance(item, Citation)
        else "none"
        if isinstance(item, NoBasis)
        else "unknown"
        for item in basis
    )


def condition_text(condition: Condition) -> str:
    """Return a condition in one spelling; the order of alternatives does not matter."""
    match condition:
        case Holds(ref):
            return ref.id
        case IsTrue(ref):
            return ref.id
        case Not(item):
            inner = condition_text(item)
            return f"not ({inner})" if isinstance(item, AllOf | AnyOf | SomeOf) else f"not {inner}"
        case Count(list_, window, operator, number, _):
            return f"entries in {list_.id} {operator} {number} within {length_text(window)}"
        case Grade(rating, operator, grade, _):
            return f"{rating.id} {operator} {grade}"
        case Compare(attribute, operator, value, _):
            shown = amount_text(value) if isinstance(value, Amount) else value
            return f"{attribute.id} {operator} {shown.isoformat() if isinstance(shown, date) else shown}"
        case AllOf(items):
            return " and ".join(sorted(_bracketed(item) for item in items))
        case AnyOf(items):
            return " or ".join(sorted(_bracketed(item) for item in items))
        case SomeOf(number, items):
            return f"{number} of (" + ", ".join(sorted(condition_text(item) for item in items)) + ")"


def _bracketed(condition: Condition) -> str:
    text = condition_text(condition)
    return f"({text})" if isinstance(condition, AllOf | AnyOf) else text
