"""Conditions and terms as they are written, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mou_compiler import words as w
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
    Length,
    Not,
    SomeOf,
    Term,
)
from mou_compiler.syntax.numerals import Quantity, write_date, write_quantity
from mou_compiler.words import Language, Text


def condition_spelled(condition: Condition) -> Text:
    """Return a condition as a drafter writes it."""
    return Text(_condition(condition, "en"), _condition(condition, "zh"))


def term_spelled(term: Term | None) -> Text:
    """Return a term as a drafter writes it; empty for none."""
    return Text(_term(term, "en"), _term(term, "zh"))


def names_spelled(names: Iterable[str]) -> Text:
    """Return names between commas."""
    told = list(names)
    return Text(", ".join(f"`{name}`" for name in told), "、".join(f"「{name}」" for name in told))


def _condition(condition: Condition, language: Language) -> str:
    match condition:
        case Holds(ref) | IsTrue(ref):
            return ref.id
        case Not(item):
            return f"{w.NOT.spelled(language)} {_bracketed(item, language)}"
        case Count(ref, window, _, number, _):
            times = write_quantity(Quantity(Decimal(number), "times"), language)
            inside, within = w.IN.spelled(language), w.WITHIN.spelled(language)
            return f"{times} {inside} {ref.id} {within} {_length(window, language)}"
        case Grade(ref, operator, grade, _):
            return f"{ref.id} {w.COMPARISONS.named(operator).spelled(language)} {grade}"
        case Compare(ref, operator, value, _):
            return f"{ref.id} {w.COMPARISONS.named(operator).spelled(language)} {_value(value, language)}"
        case AllOf(items):
            return f" {w.AND.spelled(language)} ".join(_bracketed(item, language) for item in items)
        case AnyOf(items):
            return f" {w.OR.spelled(language)} ".join(_bracketed(item, language) for item in items)
        case SomeOf(number, items):
            comma = "、" if language == "zh" else ", "
            return f"{number} {w.OF.spelled(language)} " + comma.join(
                _bracketed(item, language) for item in items
            )


def _bracketed(condition: Condition, language: Language) -> str:
    text = _condition(condition, language)
    if not isinstance(condition, AllOf | AnyOf | SomeOf | Count):
        return text
    return f"（{text}）" if language == "zh" else f"({text})"


def _value(value: Amount | date | str, language: Language) -> str:
    if isinstance(value, Amount):
        return write_quantity(Quantity(value.value, value.unit), language)
    if isinstance(value, date):
        return write_date((value.year, value.month, value.day), language)
    return value


def _length(length: Length, language: Language) -> str:
    return write_quantity(Quantity(Decimal(length.number), length.unit), language)


def _term(term: Term | None, language: Language) -> str:
    if term is None:
        return ""
    to = f" {w.TO.spelled(language)} "
    if term.kind == "until":
        return f"{w.UNTIL_EVENT.spelled(language)} {w.EVENTS.named(term.start or '').spelled(language)}"
    if term.kind == "at-least" and term.least is not None:
        words = [w.TERM_AT_LEAST.spelled(language), _length(term.least, language)]
    elif term.most is not None and term.least is not None and not term.least.number and term.most.number:
        words = [w.TERM_AT_MOST.spelled(language), _length(term.most, language)]
    elif term.least is None or term.most is None:
        words = [_kind(term.kind, language)]
    else:
        words = [to.join(dict.fromkeys(_length(item, language) for item in (term.least, term.most)))]
    if term.extension:
        longer = to.join(dict.fromkeys(_length(item, language) for item in term.extension))
        if not term.extension[0].number:
            longer = f"{w.TERM_AT_MOST.spelled(language)} {_length(term.extension[1], language)}"
        words += [w.EXTENDABLE.spelled(language), longer]
    if term.start:
        words += [w.FROM.spelled(language), w.EVENTS.named(term.start).spelled(language)]
    return " ".join(words)


def _kind(kind: str, language: Language) -> str:
    words = (w.UNKNOWN, w.UNSPECIFIED, w.INDEFINITE, w.ACTUAL_TERM)
    return next(word.spelled(language) for word in words if word.en == kind)
