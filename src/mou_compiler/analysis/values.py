"""The values of a situation as people read them: what an attribute, a grade or a count of entries is, in labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Attribute, Rating
from mou_compiler.syntax.numerals import Quantity, write_date, write_quantity
from mou_compiler.words import UNITS, Text

_QUANTITY = re.compile(r"(\d+(?:\.\d+)?) ?(\S*)")
_ENTRIES = "entries in "
_COUNTED = re.compile(r"(\d+)(?: in (\S+))? within (\d+) ([\w-]+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TRUTH = {"yes": Text("yes", "是"), "no": Text("no", "否")}


def value_clauses(corpus: Corpus, values: Iterable[tuple[str, str]]) -> list[Text]:
    """Return what someone has who has some values, clause by clause: what is so, or is not, is said of all at once."""
    said = list(values)
    clauses: list[Text] = []
    for name, value in said:
        alike = [_label(corpus, other).zh for other, its in said if its == value]
        if value not in _TRUTH or len(alike) == 1:
            clauses.append(value_clause(corpus, name, value))
            continue
        if (name, value) != next(one for one in said if one[1] == value):
            continue  # it stands with the first of its value
        *before, last = (f"“{_label(corpus, other).en}”" for other, its in said if its == value)
        clauses.append(
            Text(
                f"has {'none of ' if value == 'no' else ''}{', '.join(before)} and {last}",
                "".join(f"「{label}」" for label in alike) + f"均为{_TRUTH[value].zh}",
            )
        )
    return clauses


def _label(corpus: Corpus, name: str) -> Text:
    declared = corpus.attributes.get(name) or corpus.ratings.get(name)
    return declared.label if declared else Text(name, name)


def value_clause(corpus: Corpus, name: str, value: str) -> Text:
    """Return what someone has who has a value in a dimension of situations."""
    if name.startswith(_ENTRIES):
        return _counts(corpus, name.removeprefix(_ENTRIES).split(", "), value)
    declared = corpus.attributes.get(name) or corpus.ratings.get(name)
    label = _label(corpus, name)
    spelled = option_label(declared, value)
    if spelled is None:
        spelled = spelled_value(value) if name in corpus.attributes else _as_written(value)
    if value in _TRUTH:
        return Text(
            f"has {'no ' if value == 'no' else ''}“{label.en}”",
            f"「{label.zh}」为{spelled.zh}",
        )
    return Text(f"has {spelled.en} as “{label.en}”", f"「{label.zh}」为{spelled.zh}")


def option_label(declared: Attribute | Rating | None, value: str) -> Text | None:
    """Return the label of an option or a grade as it stands in a sentence; None for what has none of its own."""
    for option in declared.values if declared else ():
        if option.id == value:
            label = option.label
            return None if label == Text(value, value) else Text(f"“{label.en}”", f"「{label.zh}」")
    return None


def option_spelled(declared: Attribute | Rating | None, value: str) -> Text:
    """Return an option or a grade as it stands in a sentence: its label, or itself where it has none of its own."""
    return option_label(declared, value) or _as_written(value)


def spelled_value(value: str) -> Text:
    """Return a value, written as a witness writes it, in each language."""
    if value in _TRUTH:
        return _TRUTH[value]
    if _DAY.fullmatch(value):
        day = date.fromisoformat(value)
        return Text(value, write_date((day.year, day.month, day.day), "zh"))
    quantity = _QUANTITY.fullmatch(value)
    if quantity is None or (quantity[2] and UNITS.find(quantity[2]) is None):
        return _as_written(value)
    unit = UNITS.find(quantity[2])
    return Text(value, write_quantity(Quantity(Decimal(quantity[1]), unit.en if unit else ""), "zh"))


def _as_written(value: str) -> Text:
    """Return an option or a grade that has no label."""
    return Text(value, f"「{value}」")


def _counts(corpus: Corpus, lists: list[str], value: str) -> Text:
    """Return how many entries one has on lists, within which times."""
    en, zh = [], []
    for number, list_, length, unit in _COUNTED.findall(value):
        declared = corpus.lists.get(list_ or lists[0])
        label = declared.label if declared else Text(list_ or lists[0], list_ or lists[0])
        word = UNITS.find(unit)
        within = write_quantity(Quantity(Decimal(length), word.en if word else unit), "zh")
        en.append(
            f"{number} {'entry' if number == '1' else 'entries'} on “{label.en}” within {length} {unit}"
        )
        zh.append(f"{within}内列入「{label.zh}」{number}次")
    return Text(f"has {', '.join(en)}", "、".join(zh))
