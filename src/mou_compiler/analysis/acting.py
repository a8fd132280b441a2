"""Bodies by their labels, with who acts in the place of each, from which day on and for which acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mou_compiler.analysis.exactness import day_as_written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    act_named,
    body_label,
    joined,
    note_text,
    separated,
    unknown_text,
)
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import BY_ITSELF, Enforcement, Ref, Unknown
from mou_compiler.interpret.enforcers import Acting, acts_of, plain
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.words import Text


class Moment(NamedTuple):
    """A day, and a territory by its number where one is asked about."""

    day: int
    territory: int | None = None


class Charge(NamedTuple):
    """Acts for which the same bodies act for one, none where the acts make no difference; and who does, over days."""

    acts: tuple[str, ...]
    acting: tuple[Acting, ...]


def charges(view: View, id_: str, acts: Iterable[str], when: Days | Moment) -> tuple[Charge, ...]:
    """Return who acts for a body within some days or at a moment, by the acts for which the same do.

    Without acts it is asked for what concerns none, such as to keep a list: then whoever succeeds it acts.
    """
    asked = tuple(sorted(set(acts)))
    found: dict[tuple[Acting, ...], list[str]] = {}
    for act in asked:
        charged = view.enforcers.charged(id_, (act,))
        found.setdefault(_acting(view, charged, when), []).append(act)
    if not asked:
        return (Charge((), _acting(view, id_, when)),)
    if len(found) == 1:
        return (Charge((), next(iter(found))),)
    return tuple(Charge(tuple(those), acting) for acting, those in found.items())


def _acting(view: View, charged: str, when: Days | Moment) -> tuple[Acting, ...]:
    enforcers = view.enforcers
    if isinstance(when, Days):
        eras = enforcers.acting(charged)
        if not any(item.days.meet(when) for item in eras):
            return ()
        if plain(charged) in view.corpus.roles:
            return tuple(item for item in eras if item.days.meet(when))
        # With those before: a body that has passed on twice would seem to have acted itself until the second time.
        return tuple(item for item in eras if item.days.start < when.end)
    if when.territory is None:
        bodies = enforcers.bodies(charged, when.day)
    else:
        bodies = enforcers.bodies_in(charged, when.day, when.territory)
    return (Acting(ALL_DAYS, bodies),)


def acts_with_heirs(view: View, id_: str) -> tuple[str, ...]:
    """Return the acts for which somebody of their own succeeds a body, or one of those who succeed it."""
    role = view.corpus.roles.get(id_)
    ids = [id_] if role is None else [ref.id for item in role.fillings for ref in item.agencies]
    found = {
        ref.id
        for one in ids
        for agency in view.timeline.line(one)
        for item in agency.successions
        for ref in item.acts
    }
    return tuple(sorted(found))


def open_ends(view: View, ids: Iterable[str]) -> Text:
    """Return of which of some bodies a text says that it has ended or will, and not when; empty where of none."""
    told = []
    for id_ in ids:
        agency = view.corpus.agencies.get(id_)
        end = agency.existed.end if agency is not None and agency.existed is not None else None
        if isinstance(end, Unknown):
            label, why = body_label(view, id_), note_text(end.reason)
            told.append(
                Text(f"until when {label.en} acts is not known{why.en}", f"{label.zh}何时终止不详{why.zh}")
            )
    return separated(told)


def carrying_open_ends(view: View, measure: Measure, when: Days | Moment) -> Text:
    """Return the same of those who carry a measure out within some days or at a moment."""
    refs = [ref for item in view.norms.enforcement(measure) for ref in item.enforcers]
    bodies = {
        body: None
        for ref in refs
        for charge in charges(view, ref.id, acts_of(measure), when)
        for acting in charge.acting
        for body in acting.bodies
    }
    return open_ends(view, bodies)


def body_told(view: View, id_: str, acts: Iterable[str], when: Days | Moment) -> Text:
    """Return a body, and who acts in its place where that is another: then, or from which day on, and for which acts."""
    label = body_label(view, id_)
    by_act = charges(view, id_, acts, when)
    if all(item.bodies == (id_,) for charge in by_act for item in charge.acting):
        return label
    told = in_place(view, id_, by_act, when)
    return Text(f"{label.en} ({told.en})", f"{label.zh}（{told.zh}）")


def in_place(view: View, id_: str, by_act: Iterable[Charge], when: Days | Moment) -> Text:
    """Return who acts in the place of a body."""
    parts = []
    for charge in by_act:
        acts = joined(act_named(view, act) for act in charge.acts)
        if isinstance(when, Moment):
            (item,) = charge.acting
            who, is_ = _who(view, item), "为" if item.bodies else ""
            named = Text(f"{who.en} for {acts.en}", f"就{acts.zh}{is_}{who.zh}")
            parts.append(named if charge.acts else Text(who.en, f"{is_}{who.zh}"))
            continue
        found = [_from(view, item) for item in charge.acting if item.bodies != (id_,)]
        eras = Text(", ".join(one.en for one in found), "，".join(one.zh for one in found))
        if charge.acts and eras.en:
            parts.append(Text(f"for {acts.en} {eras.en}", f"就{acts.zh}{eras.zh}"))
        elif eras.en:
            parts.append(eras)
    told = separated(parts)
    return Text(f"now {told.en}", f"现{told.zh}") if isinstance(when, Moment) else told


def _who(view: View, acting: Acting) -> Text:
    return (
        joined(body_label(view, id_) for id_ in acting.bodies)
        if acting.bodies
        else Text("nobody", "无人承接")
    )


def _from(view: View, acting: Acting) -> Text:
    """Return who acts, and from when on."""
    who = _who(view, acting)
    if acting.days.first is None:
        return Text(f"filled by {who.en}", f"由{who.zh}承担")
    day = day_as_written(view, acting.days.first)
    if not acting.bodies:
        return Text(f"from {day.en} nobody", f"自{day.zh}起无人承接")
    return Text(f"from {day.en} {who.en}", f"自{day.zh}起为{who.zh}")


def bodies_told(view: View, refs: Iterable[Ref], acts: Iterable[str], when: Days | Moment) -> Text:
    """Return several bodies, each with who acts in its place."""
    asked = tuple(acts)
    return joined(body_told(view, ref.id, asked, when) for ref in refs)


def carried_out(view: View, measure: Measure, when: Days | Moment) -> Text:
    """Return who carries a measure out, all of them and in which part; that it is nobody, not stated or not known."""
    norms, acts = view.norms, acts_of(measure)
    unknown = norms.enforcement_unknown(measure)
    if unknown is not None:
        return unknown_text(unknown.reason)
    parts = [_part_told(view, item, acts, when) for item in norms.enforcement(measure)]
    if norms.enforcement_open(measure):
        parts.append(Text("others", "其他有关单位"))
    return joined(parts) if parts else Text("not stated", "未载明")


def enforcement_told(
    view: View, enforcement: Iterable[Enforcement | Unknown], acts: Iterable[str], when: Days | Moment
) -> Text:
    """Return who does what is no measure, and in which part, or that it is not known; empty where it is not stated."""
    asked = tuple(acts)
    return joined(
        unknown_text(item.reason) if isinstance(item, Unknown) else _part_told(view, item, asked, when)
        for item in enforcement
    )


def _part_told(view: View, item: Enforcement, acts: Iterable[str], when: Days | Moment) -> Text:
    if item.part == BY_ITSELF:
        return Text("nobody: it binds by itself", "无须实施，自行生效")
    names, how = bodies_told(view, item.enforcers, acts, when), _PARTS[item.part]
    return Text(names.en + how.en, names.zh + how.zh)


_PARTS = {
    "sole": Text("", ""),
    "joint": Text(" jointly", "共同"),
    "cooperating": Text(" (cooperating)", "（配合）"),
}
