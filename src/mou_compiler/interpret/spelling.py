"""Values written one way only, whatever language the source used: for tables, comparison and messages."""

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
    Procedure,
    Ref,
    SomeOf,
    Target,
    Term,
)
from mou_compiler.syntax.numerals import Quantity, write_date, write_quantity
from mou_compiler.syntax.written_citations import write_citation
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


def amount_text(amount: Amount, language: Language = "en") -> str:
    """Return an amount such as `1000000 yuan`."""
    return write_quantity(Quantity(amount.value, amount.unit), language)


def citation_text(citation: Citation, language: Language = "en") -> str:
    """Return a citation such as `company-law@2018 art 146(1)(2)`."""
    edition = f"@{citation.edition}" if citation.edition else ""
    levels = write_citation(tuple((level.level, level.number) for level in citation.levels), language)
    return f"{citation.source.id}{edition} {levels}".rstrip()


def basis_text(basis: Iterable[Basis], language: Language = "en") -> str:
    """Return what something rests on, between semicolons; `none` and `unknown` as such, empty for nothing said."""
    return ("；" if language == "zh" else "; ").join(
        citation_text(item, language)
        if isinstance(item, Citation)
        else (w.NONE if isinstance(item, NoBasis) else w.UNKNOWN).spelled(language)
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


def condition_written(condition: Condition, language: Language = "en") -> str:
    """Return a condition in the language itself, with ids: read as a trigger it is the same condition.

    Brackets stand wherever a reader, or the grammar, could take it otherwise.
    """
    match condition:
        case AllOf((item,)) | AnyOf((item,)):
            return condition_written(item, language)
        case AllOf(items):
            return f" {w.AND.spelled(language)} ".join(_inside(item, AllOf, language) for item in items)
        case AnyOf(items):
            return f" {w.OR.spelled(language)} ".join(_inside(item, AnyOf, language) for item in items)
        case Not(item):
            return f"{w.NOT.spelled(language)} {_inside(item, Not, language)}"
        case SomeOf(number, items):
            members = ("、" if language == "zh" else ", ").join(
                _inside(item, SomeOf, language) for item in items
            )
            return f"{number} {w.OF.spelled(language)} {members}"
        case _:
            return _atom_written(condition, language)


def _inside(condition: Condition, around: type, language: Language) -> str:
    """Return a condition as it stands inside another: in brackets unless it is simple or of the same kind."""
    inner = _simplest(condition)
    text = condition_written(inner, language)
    same = isinstance(inner, around) and around in (AllOf, AnyOf)
    if same or not isinstance(inner, AllOf | AnyOf | SomeOf | Count):
        return text
    return f"（{text}）" if language == "zh" else f"({text})"


def _simplest(condition: Condition) -> Condition:
    """Return what all or any of a single condition is: that condition."""
    while isinstance(condition, AllOf | AnyOf) and len(condition.items) == 1:
        condition = condition.items[0]
    return condition


def _atom_written(condition: Condition, language: Language) -> str:
    match condition:
        case Holds(ref) | IsTrue(ref):
            return ref.id
        case Count(ref, window, _, number, _):
            times = write_quantity(Quantity(Decimal(number), w.TIMES.en), language)
            inside, within = w.IN.spelled(language), w.WITHIN.spelled(language)
            return f"{times} {inside} {ref.id} {within} {length_text(window, language)}"
        case Grade(ref, operator, grade, _):
            return f"{ref.id} {w.COMPARISONS.named(operator).spelled(language)} {grade}"
        case Compare(ref, operator, value, _):
            sign = w.COMPARISONS.named(operator).spelled(language)
            return f"{ref.id} {sign} {_value_written(value, language)}"
        case _:
            raise AssertionError(condition)


def _value_written(value: Amount | date | str, language: Language) -> str:
    if isinstance(value, Amount):
        return amount_text(value, language)
    if isinstance(value, date):
        return write_date((value.year, value.month, value.day), language)
    return value


def leave_written(when: Condition | None, permission: str | None, language: Language = "en") -> str:
    """Return in which case and by whose leave a measure gives way, in brackets where it could be read otherwise."""
    words = []
    if when is not None:
        text = condition_written(when, language)
        simple = permission is None or " " not in text
        bracketed = f"（{text}）" if language == "zh" else f"({text})"
        words.append(text if simple else bracketed)
    if permission is not None:
        words.append(f"经许可：{permission}" if language == "zh" else f"permitted by {permission}")
    return f" {w.AND.spelled(language)} ".join(words)


def target_written(target: Target, language: Language = "en") -> str:
    """Return whom a measure reaches: kinds of subject, or who is attached to them by a relation."""
    kinds = ", ".join(sorted(ref.id for ref in target.subjects))
    return f"{target.relation.id} {w.OF.spelled(language)} {kinds}" if target.relation else kinds


def body_written(ref: Ref, language: Language = "en") -> str:
    """Return a body as it is named, with those who act in its place where they are told beside it."""
    if ref.acting is None:
        return ref.id
    if language == "zh":
        return f"{ref.id}（{'、'.join(ref.acting) or '无人承接'}）"
    return f"{ref.id} ({', '.join(ref.acting) or 'nobody'})"


def procedure_written(procedure: Procedure, language: Language = "en") -> str:
    """Return a notice, objection or review in the words of the language, its reasons left out."""
    if procedure.none:
        return w.NONE.spelled(language)
    if procedure.unknown is not None:
        return w.UNKNOWN.spelled(language)
    bodies = dict.fromkeys(body_written(ref, language) for ref in procedure.to)
    to = ("、" if language == "zh" else ", ").join(bodies)
    words = [w.TO.spelled(language), to] if to else []
    if procedure.deadline is not None:
        words += [] if procedure.before else [w.WITHIN.spelled(language)]
        words.append(term_text(procedure.deadline, language))
    if procedure.before:
        words += [w.BEFORE.spelled(language), w.EVENTS.named(procedure.before).spelled(language)]
    if procedure.decided is not None:
        words += [w.DECIDED.spelled(language), term_text(procedure.decided, language)]
    if procedure.suspensive:
        words.append(w.SUSPENSIVE.spelled(language))
    return " ".join(words)
