"""A comparison as it is told: each change with its sentence, its days and where both clauses stand."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mou_compiler.analysis.wording import (
    day_text,
    identified,
    joined,
    named,
    separated,
    shown_in,
    situation_in,
)
from mou_compiler.comparison.changes import NOT_KNOWN, Change
from mou_compiler.comparison.classes import CLASSES, RESPECTS
from mou_compiler.comparison.compare import Comparison
from mou_compiler.comparison.statement import Clause, Statement, Subject
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Act, List, Rating
from mou_compiler.findings.finding import Witness
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.source.place import Place
from mou_compiler.words import Text


class ToldChange(NamedTuple):
    """A change in words: its class, the clause, what changes, the situation that shows it, days and places."""

    kind: str
    title: Text
    clause: Text
    id: str
    was: str
    says: tuple[Text, ...]
    respect: str
    before: Text
    after: Text
    sentence: Text
    witness: Witness
    first: date | None
    behind: date | None
    old: Place | None
    new: Place | None
    number: str
    """The number of the document, empty where it is not known."""
    home: Text
    """That number, or else the label of the document or list."""


def told_change(comparison: Comparison, change: Change) -> ToldChange:
    """Return a change in words."""
    clause = change.clause
    corpus = comparison.sides[1 if change.new is not None else 0].corpus
    named = corpus.documents.get(clause.home) or _status(corpus, clause.home)
    was = change.old.id if change.old is not None and change.old.id != clause.id else ""
    return ToldChange(
        change.kind,
        CLASSES[change.kind],
        clause_named(corpus, clause),
        clause.id,
        was,
        _says(comparison, change),
        change.respect,
        change.before,
        change.after,
        sentence(comparison, change),
        shown_in(comparison.world, change.witness),
        day_of(change.days.start),
        day_of(change.days.end),
        None if change.old is None else change.old.declaration.place,
        None if change.new is None else change.new.declaration.place,
        "" if named is not None else clause.home,
        Text(clause.home, clause.home)
        if named is None
        else Text(f"“{named.label.en}”", f"「{named.label.zh}」"),
    )


def day_of(number: int) -> date | None:
    """Return a day by its number, None at either end of time."""
    return None if number in (ALWAYS, FOREVER) else date.fromordinal(number)


def clause_named(corpus: Corpus, clause: Clause) -> Text:
    """Return a clause's id and label; a rule of a list bears that of the list, or of the rating."""
    found = _status(corpus, clause.id)
    return identified(found if found is not None else clause.declaration, clause.id)


def _status(corpus: Corpus, id_: str) -> List | Rating | None:
    """Return the list or rating of an id."""
    return corpus.lists.get(id_) or corpus.ratings.get(id_)


def sentence(comparison: Comparison, change: Change) -> Text:
    """Return one sentence: in which situation what was so before is otherwise now."""
    where = situation_in(comparison.sides[1].corpus, comparison.world, change.witness)
    what, how = joined(_says(comparison, change)), _how(change)
    beside = _beside(comparison, change)
    return Text(
        f"{where.en}: {what.en} {how.en}{beside.en}",
        f"{where.zh.rstrip('，')}：{what.zh}，{how.zh}{beside.zh}",
    )


def _beside(comparison: Comparison, change: Change) -> Text:
    """Return by what an effect that comes was there already, or one that goes still is, and otherwise in what."""
    each = []
    goes = change.kind in _GONE
    corpus = comparison.sides[1 if goes else 0].own
    for one in change.beside:
        what = _subject_named(comparison, one.statement.subject)
        name = identified(corpus.measures[one.measure.id], one.measure.id)
        apart = _otherwise(change, one.statement)
        each.append(
            Text(
                f"{what.en} {'still does' if goes else 'did already'} by {name.en}{apart.en}",
                f"{name.zh}{'仍' if goes else '原已'}{what.zh}{apart.zh}",
            )
        )
    told = separated(dict.fromkeys(each))
    return Text(f"; {told.en}", f"；{told.zh}") if each else Text("", "")


def _otherwise(change: Change, beside: Statement) -> Text:
    """Return, in brackets, what a statement says otherwise than those of the clause that come or go do."""
    mine = [
        one
        for one in change.clause.statements
        if one.subject in change.says and one.subject.modality == beside.subject.modality
    ]
    names = {name for one in mine for name in one.differences(beside) if name != "modality"}
    found = [(RESPECTS[name], beside.get(name)) for name in RESPECTS if name in names]
    if not found:
        return Text("", "")
    none = Text("none", "无")
    each = separated(
        [
            Text(
                f"{name.en} {value.text.en if value else none.en}",
                f"{name.zh}{value.text.zh if value else none.zh}",
            )
            for name, value in found
        ]
    )
    return Text(f" ({each.en})", f"（{each.zh}）")


def _says(comparison: Comparison, change: Change) -> tuple[Text, ...]:
    """Return what a change concerns, in few words: a modality with its act, entry on a list, a way out of one."""
    clause = change.clause
    if clause.kind == "itself" and clause.laid_down_by and not change.respect:
        return (_laid_down(comparison, change),)
    said = tuple(_subject_named(comparison, subject) for subject in change.says)
    if change.respect or clause.kind != "measure":
        return said
    return tuple(
        Text(f"{text.en}{apart.en}", f"{text.zh}{apart.zh}")
        for text, apart in zip(said, (_set_apart(clause, subject) for subject in change.says), strict=True)
    )


_APART = ("weight", "approval", "applied", "within")
"""By which respects a measure that comes or goes is told from another that does the same to the same act."""


def _set_apart(clause: Clause, subject: Subject) -> Text:
    """Return, in brackets, how much something weighs, who must approve it or apply for it, and by when it is due."""
    of = next((statement for statement in clause.statements if statement.subject == subject), None)
    found = [(RESPECTS[name], value.text) for name in _APART if of and (value := of.get(name)) is not None]
    if not found:
        return Text("", "")
    each = separated([Text(f"{name.en} {text.en}", f"{name.zh}{text.zh}") for name, text in found])
    return Text(f" ({each.en})", f"（{each.zh}）")


def _laid_down(comparison: Comparison, change: Change) -> Text:
    """Return what a document says of a list that others may rule as well: that list is not what is new, or gone."""
    clause = change.clause
    corpus = comparison.sides[0 if change.new is None else 1].own
    by = named(corpus.documents.get(clause.laid_down_by), clause.laid_down_by)
    list_ = named(corpus.lists.get(clause.id), clause.id)
    said = {name: value for statement in clause.statements for name, value in statement.said}
    each = [
        Text(f"{RESPECTS[name].en} {value.text.en}", f"{RESPECTS[name].zh}{value.text.zh}")
        for name, value in sorted(said.items())
    ]
    what = separated(each)
    return Text(f"what {by.en} says of {list_.en} ({what.en})", f"{by.zh}对{list_.zh}的规定（{what.zh}）")


def _subject_named(comparison: Comparison, subject: Subject) -> Text:
    first, *rest = subject.matter.names

    def label(kind: type[Act | List | Rating], id_: str) -> Text:
        old, new = (side.own.of(kind).get(id_) for side in comparison.sides)
        return named(new or old, id_)

    if subject.matter.kind == "act":
        act = label(Act, first)
        return Text(f"{subject.modality.en} {act.en}", f"{subject.modality.zh}{act.zh}")
    rated = not any(first in side.own.lists for side in comparison.sides)
    list_ = label(Rating if rated else List, first)
    if rated:
        if subject.matter.kind == "exit":
            return Text(f"a way out of a low grade of {list_.en}", f"{list_.zh}较低等级的提升途径")
        return Text(f"the rating {list_.en}", f"评级{list_.zh}")
    match subject.matter.kind:
        case "led":
            return Text(f"entry on {list_.en}", f"列入{list_.zh}")
        case "entry":
            conduct = label(Act, rest[0]) if rest and rest[0] else None
            if conduct is None:
                return Text(f"entry on {list_.en}", f"列入{list_.zh}")
            return Text(f"entry on {list_.en} for {conduct.en}", f"因{conduct.zh}列入{list_.zh}")
        case "exit":
            return Text(f"a way off {list_.en}", f"移出{list_.zh}的途径")
        case _:
            return Text(f"the list {list_.en}", f"名单{list_.zh}")


def _how(change: Change) -> Text:
    """Return what was so and is otherwise now."""
    if change.kind in _GONE and not change.respect:
        return Text("no longer applies", "不再适用")
    if not change.respect and change.kind == "altered":
        return Text("applies otherwise", "适用情形有变")
    if not change.respect:
        return Text("did not apply, and now does", "原不适用，现适用")
    if change.respect == "days" and NOT_KNOWN in (change.before, change.after):
        return _not_known(change)
    if change.respect == "days":
        return Text(
            f"has other days: {change.before.en} before, {change.after.en} now",
            f"施行期间由 {change.before.zh} 改为 {change.after.zh}",
        )
    if change.respect == "enforcer" and not change.before.en:
        who = change.after
        return Text(f"is now also carried out by {who.en}", f"增加实施机关{_quoted(who.zh)}")
    if change.respect == "enforcer" and not change.after.en:
        who = change.before
        return Text(f"is no longer carried out by {who.en}", f"不再由{_quoted(who.zh)}实施")
    name = RESPECTS[change.respect]
    nothing = Text("none", "无")
    before, after = (text if text.en else nothing for text in (change.before, change.after))
    said = f"{before.en} before, {after.en} now"
    if " before " in before.en:
        said = f"{after.en} instead of {before.en}"
    return Text(
        f"has another {name.en}: {said}",
        f"{name.zh}由{_quoted(before.zh)}改为{_quoted(after.zh)}",
    )


def _not_known(change: Change) -> Text:
    """Return that it is not known now whether a clause is in force, or was not before: it has neither ended nor begun."""
    before, after = change.before, change.after
    if after == NOT_KNOWN:
        return Text(
            f"is now not known to be in force: {before.en} before", f"现是否施行不详，原为 {before.zh}"
        )
    return Text(f"was not known to be in force: {after.en} now", f"原是否施行不详，现为 {after.zh}")


def _quoted(said: str) -> str:
    """Return Chinese words in quotes, once: labels stand in their own."""
    return said if said.startswith("「") else f"「{said.replace('「', '『').replace('」', '』')}」"


_GONE = ("removed", "narrowed", "list-narrower", "way-out-gone")


def first_day(comparison: Comparison) -> Text | None:
    """Return the line that says since when anything is different, None where nothing is."""
    first = comparison.first_day
    if first is None:
        return None
    if first == ALWAYS:
        return Text("some of it since a day not known", "部分变更的起始日期不详")
    day = day_text(date.fromordinal(first))
    match len(comparison.asked):
        case 0:
            return Text(f"nothing before {day.en} changes", f"{day.zh}以前无任何变化")
        case 1:
            return Text(f"compared on {day.en} alone", f"仅就{day.zh}比较")
        case _ if len(comparison.changes) == 1:
            return Text(f"it takes effect on {day.en}", f"自{day.zh}起生效")
        case _:
            return Text(f"the first takes effect on {day.en}", f"最早的自{day.zh}起生效")
