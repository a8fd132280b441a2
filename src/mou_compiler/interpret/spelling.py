"""Values written one way only, in English, whatever language the source used: for tables and comparison."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mou_compiler import words as w
from mou_compiler.corpus.schema.values import (
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
from mou_compiler.words import Language


def length_text(length: Length, language: Language = "en") -> str:
    """Return a length such as `1 year` or `180 days`."""
    return write_quantity(Quantity(Decimal(length.number), length.unit), language)


def term_text(term: Term | None, language: Language = "en") -> str:
    """Return a term such as `2 years, extendable by 1 year to 3 years, from publication`; empty for none."""
    if term is None:
        return ""
    zh = language == "zh"
    if term.kind == "until":
        event = w.EVENTS.named(term.start or "").spelled(language)
        return f"{w.UNTIL_EVENT.spelled(language)}{event}" if zh else f"until {event}"
    if term.kind == "at-least" and term.least is not None:
        text = f"{w.TERM_AT_LEAST.spelled(language)}{'' if zh else ' '}{length_text(term.least, language)}"
    elif term.least is None or term.most is None:
        text = w.TERM_KINDS.named(term.kind).spelled(language)
    else:
        text = length_text(term.least, language)
        if not term.least.number and term.most.number:
            text = f"{w.TERM_AT_MOST.spelled(language)}{'' if zh else ' '}{length_text(term.most, language)}"
        elif term.most != term.least:
            text += f"{'至' if zh else ' to '}{length_text(term.most, language)}"
        if term.extension:
            low, high = term.extension
            to = "至" if zh else " to "
            shown = dict.fromkeys(length_text(item, language) for item in (low, high) if item.number)
            most = ("至多" if zh else "at most ") if not low.number else ""
            text += f"{'，可延长' if zh else ', extendable by '}{most}{to.join(shown)}"
    if not term.start:
        return text
    event = w.EVENTS.named(term.start).spelled(language)
    return f"自{event}起{text}" if zh else f"{text} from {event}"


def amount_text(amount: Amount) -> str:
    """Return an amount such as `1000000 yuan`."""
    return write_quantity(Quantity(amount.value, amount.unit), "en")


def citation_text(citation: Citation, language: Language = "en") -> str:
    """Return a citation such as `company-law@2018 art 146(1)(2)`."""
    edition = f"@{citation.edition}" if citation.edition else ""
    levels = write_citation(tuple((level.level, level.number) for level in citation.levels), language)
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
