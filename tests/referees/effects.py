"""Effects and terms, and when one does as much as another: tables written out by hand."""

from __future__ import annotations

from typing import Any, NamedTuple

from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import Amount, Enforcement, Term, Unknown
from referees.days import nominal

RESTRAINTS = ("inspect", "review-strictly", "condition", "cap", "restrict", "prohibit")
HELD = ("downgrade", "remove")
BURDENS = (*RESTRAINTS, *HELD, "oblige", "charge")
FAVOURS = ("encourage", "assist", "grant", "exempt")
BENEFITS = (*FAVOURS, "upgrade", "prefer", "inspect-less")
NEITHER = ("publish", "withhold", "refer", "leave-free")
ALONE = ("oblige", "charge", "upgrade", "prefer", "inspect-less")
SCALES = (RESTRAINTS, HELD, FAVOURS, *((word,) for word in ALONE))
"""The modalities that compare with each other, weakest first."""

HIDING = ("withhold", "prohibit", "exempt")
FORCES = ("reference", "may", "mandatory")


class Effect(NamedTuple):
    """One modality over one act, with its cap: a number and unit, `unknown`, or nothing."""

    modality: str
    act: str
    cap: Any


class Long(NamedTuple):
    """A term as it is compared."""

    kind: str
    least: int
    most: int
    working: bool
    start: str


def effects(measure: Measure) -> list[Effect]:
    """Return every effect of a measure."""
    found = []
    written = [
        provision
        for modality in (*BURDENS, *BENEFITS, *NEITHER)
        for provision in getattr(measure, modality.replace("-", "_"))
    ]
    for provision in written:
        cap: Any = provision.cap
        if isinstance(cap, Unknown):
            cap = "unknown"
        elif isinstance(cap, Amount):
            cap = (cap.value, cap.unit)
        found += [Effect(provision.modality, ref.id, cap) for ref in provision.acts]
    return found


def burdens(measure: Measure) -> list[Effect]:
    """Return the effects that burden."""
    return [effect for effect in effects(measure) if effect.modality in BURDENS]


def steps(act: str) -> list[str]:
    """Return the steps of an act's path."""
    return act.split(".")


def at_or_above(wide: str, act: str) -> bool:
    """Tell whether an act is another or above it."""
    return steps(act)[: len(steps(wide))] == steps(wide)


def longer(one: str, other: str) -> str | None:
    """Return the longer of two comparable acts; None where they are not."""
    if at_or_above(one, other):
        return other
    return one if at_or_above(other, one) else None


def long(term: Term | None) -> Long | None:
    """Return a term as it is compared."""
    if term is None:
        return None
    if term.kind == "at-least" and term.least is not None:
        return Long("at-least", nominal(term.least), 0, term.least.unit == "working-days", term.start or "")
    if term.least is None or term.most is None:
        return Long(term.kind, 0, 0, False, term.start or "")
    most = nominal(term.most) + (nominal(term.extension[1]) if term.extension else 0)
    return Long(term.kind, nominal(term.least), most, term.least.unit == "working-days", term.start or "")


def bounded(term: Term | None) -> bool:
    """Tell whether a term has a length in days."""
    found = long(term)
    return found is not None and found.kind in ("fixed", "range") and not found.working


def as_strong(effect: Effect, other: Effect) -> bool:
    """Tell whether the modality of another effect does as much."""
    if effect.modality == other.modality:
        if effect.modality == "cap":
            return effect.cap == other.cap and effect.cap != "unknown"
        return True
    for side in SCALES:
        if effect.modality in side and other.modality in side:
            return side.index(other.modality) > side.index(effect.modality)
    return False


def as_long(term: Long | None, other: Long | None) -> bool:
    """Tell whether another term is as long."""
    if term is None or other is None:
        return term is other
    if term == other:
        return term.kind not in ("unknown", "unspecified")
    if term.kind != "fixed" or other.kind != "fixed":
        return False
    alike = term.working == other.working and term.start == other.start
    return alike and other.least >= term.least and other.most >= term.most


def as_short(within: Long | None, other: Long | None) -> bool:
    """Tell whether another deadline comes no later."""
    if within is None or other is None:
        return within is None
    if within == other:
        return within.kind not in ("unknown", "unspecified")
    alike = (within.kind, within.working, within.start) == ("fixed", other.working, other.start)
    return alike and other.kind == "fixed" and other.least <= within.least and other.most <= within.most


def named(enforcement: tuple[Any, ...]) -> list[str]:
    """Return the bodies that an enforcement names."""
    return [ref.id for item in enforcement if isinstance(item, Enforcement) for ref in item.enforcers]


def binds_itself(enforcement: tuple[Any, ...]) -> bool:
    """Tell whether an enforcement says `none`."""
    return any(isinstance(item, Enforcement) and item.part == "binds by itself" for item in enforcement)


def all_known(enforcement: tuple[Any, ...]) -> bool:
    """Tell whether every enforcer is known: none is `unknown` or among `others`."""
    return all(isinstance(item, Enforcement) and not item.open for item in enforcement)
