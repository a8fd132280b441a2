"""A measure in one sentence, in labels: who must do what, to whom, when what holds, where, save when, and for how long."""

from __future__ import annotations

from collections.abc import Sequence

from mou_compiler import words as w
from mou_compiler.analysis.in_force import days_told, is_doubtful
from mou_compiler.analysis.wording import separated
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.site.book import Book
from mou_compiler.site.telling import condition_line, exceptions_line, targets_line, territory_line
from mou_compiler.tables import writing as to
from mou_compiler.tables.row import Row
from mou_compiler.text import Text

_FORCES = {
    "mandatory": Text("must", "应当"),
    "may": Text("may", "可以"),
    "reference": Text("weighs for reference whether to", "参考决定是否"),
}
_WHO = 4


def sentence(book: Book, measure: Measure) -> Text:
    """Return the whole rule of a measure; where it differs by days or places, that is said of the first, and that it does."""
    rows = book.rows_by_measure.get(measure.id, ())
    if not rows:
        return _idle(book, measure)
    first = rows[0]
    english = [f"{_who(rows).en} {_FORCES[first.force].en} {_what(rows).en}"]
    chinese = [f"{_who(rows).zh}{_FORCES[first.force].zh}{_what(rows).zh}"]
    whom, condition, where = targets_line(book, first), condition_line(book, first), _where(book, rows)
    english.append(f" for {_lower(whom.en)}")
    chinese.append(f"，对象：{whom.zh}")
    if first.condition is not None:
        english.append(f", when {condition.en}")
        chinese.append(f"，条件：{condition.zh}")
    english.append(f", in {where.en}" if where.en != to.EVERYWHERE.en else ", everywhere")
    chinese.append(f"，地域：{where.zh}")
    if first.exceptions:
        save = exceptions_line(book, first)
        english.append(f", {save.en}")
        chinese.append(f"，{save.zh}")
    if first.cap is not None:
        english.append(f", up to {to.cap_cell(first.cap, 'en')}")
        chinese.append(f"，限额{to.cap_cell(first.cap, 'zh')}")
    if first.weight:
        english.append(f"; {to.weight_cell(first.weight, 'en')}")
        chinese.append(f"；{to.weight_cell(first.weight, 'zh')}")
    if first.term is not None:
        english.append(f"; term: {to.term_cell(first.term, 'en')}")
        chinese.append(f"；期限：{to.term_cell(first.term, 'zh')}")
    days = days_told(book.view, measure)
    english.append(f"; in force: {days.en}.")
    chinese.append(f"；施行：{days.zh}。")
    if len({(row.condition, row.targets, row.exceptions, row.term) for row in rows}) > 1:
        english.append(" It differs by days or places: see its rows.")
        chinese.append("因期间或地域而异：见其各行。")
    return Text("".join(english), "".join(chinese))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _idle(book: Book, measure: Measure) -> Text:
    days = days_told(book.view, measure)
    if not book.view.timeline.stretches(measure):
        if is_doubtful(book.view, measure, None):
            return Text(f"Whether it is in force is {days.en}.", f"{days.zh}。")
        return Text("It is never in force.", "从未施行。")
    if not measure.provisions and not measure.leads_to:
        return Text("It touches no act.", "不涉及任何行为。")
    return Text(
        f"It has no row on the days asked about; in force: {days.en}.",
        f"所问日期内没有行；施行：{days.zh}。",
    )


def _who(rows: Sequence[Row]) -> Text:
    labels = list(
        dict.fromkeys(
            row.enforcer_label
            if row.enforcer
            else Text(to.enforcer_cell(row, "en"), to.enforcer_cell(row, "zh"))
            for row in rows
        )
    )
    said = [
        Text("somebody not known", "不详者")
        if label.en == w.UNKNOWN.en
        else Text("nobody", "无人")
        if label.en == w.NONE.en
        else label
        for label in labels
    ]
    more = len(said) - _WHO
    english, chinese = [one.en for one in said[:_WHO]], [one.zh for one in said[:_WHO]]
    if more > 0:
        return Text(f"{', '.join(english)} and {more} more", f"{'、'.join(chinese)}等{len(said)}个单位")
    head = ", ".join(english[:-1])
    return Text(f"{head} and {english[-1]}" if head else english[-1], "、".join(chinese))


def _what(rows: Sequence[Row]) -> Text:
    """Return what is done, act by act; each modality once."""
    by_modality: dict[str, dict[str, Text]] = {}
    for row in rows:
        by_modality.setdefault(row.modality, {})[row.act] = row.act_label
    english, chinese = [], []
    for modality, acts in by_modality.items():
        word = w.DOINGS.named(modality)
        doing = "lead to" if word == w.LEADS_TO else word.en
        english.append(f"{doing} {', '.join(f'“{label.en}”' for label in acts.values())}")
        chinese.append(f"{word.zh}{'、'.join(f'「{label.zh}」' for label in acts.values())}")
    return Text(" and ".join(english), "并".join(chinese))


def _where(book: Book, rows: Sequence[Row]) -> Text:
    places = list(dict.fromkeys(territory_line(book, row) for row in rows))
    return separated(places)
