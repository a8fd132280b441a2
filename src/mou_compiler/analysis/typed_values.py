"""Which values an attribute can have: of its type, and of money in its one currency."""

from __future__ import annotations

from datetime import date

from mou_compiler.analysis.conditions import Holder, atoms_in, holders
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Attribute
from mou_compiler.corpus.schema.values import Amount, Compare
from mou_compiler.words import CURRENCIES, Text

_UNITS = {
    "money": (*(currency.en for currency in CURRENCIES.words), ""),
    "share": ("%",),
    "days": ("days", ""),
    "count": ("", "copies", "times"),
}


_DESCRIBED = {"money": "an amount of money", "days": "a number of days", "count": "a number"}


def described(type_: str) -> str:
    """Return what an attribute of a type is, in English words."""
    return _DESCRIBED.get(type_, f"a {type_}")


def currencies(view: View) -> dict[str, str]:
    """Return the currency of each attribute of money: the one declared, else the first that a condition uses."""
    found = {id_: item.currency for id_, item in view.corpus.attributes.items() if item.currency}
    for holder in holders(view):
        for attribute, unit in view.ask(_units_in, holder):
            found.setdefault(attribute, unit)
    return found


def _units_in(view: View, holder: Holder) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for atom in atoms_in(view, holder):
        if isinstance(atom, Compare) and isinstance(atom.value, Amount) and atom.value.unit:
            found.setdefault(atom.attribute.id, atom.value.unit)
    return tuple(found.items())


def fits(attribute: Attribute, value: Amount | date | str) -> bool:
    """Tell whether a value is of the type of an attribute, whatever its currency."""
    type_ = attribute.type or ""
    if isinstance(value, Amount):
        return value.unit in _UNITS.get(type_, ())
    if isinstance(value, date):
        return type_ == "date"
    return type_ == "choice" and value in attribute.options


def misfit(attribute: Attribute, value: Amount | date | str, money: dict[str, str]) -> Text | None:
    """Return why an attribute cannot have a value; None where it can, or nothing is said of its currency."""
    name, type_ = attribute.id, attribute.type or ""
    if not fits(attribute, value):
        return Text(f"`{name}` is {described(type_)}; this value is none", f"该值与「{name}」的类型不符")
    if type_ == "money" and isinstance(value, Amount) and value.unit not in ("", money.get(name, value.unit)):
        return Text(
            f"`{name}` is counted in {money[name]}; this amount is in {value.unit}",
            f"「{name}」以{CURRENCIES.named(money[name]).zh}计，而此处以{CURRENCIES.named(value.unit).zh}计",
        )
    return None
