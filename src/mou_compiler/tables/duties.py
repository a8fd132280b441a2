"""What a body has to do, row by row in labels: whoever acts reads this without knowing an id or the language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from mou_compiler import words as w
from mou_compiler.analysis.view import View
from mou_compiler.tables import writing as to
from mou_compiler.tables.columns import Record, Type
from mou_compiler.tables.in_labels import Labeller
from mou_compiler.tables.row import Row
from mou_compiler.text import joined
from mou_compiler.words import Language, Languages, Text


class Duty(NamedTuple):
    """One column: its name, type and title, and its cell of a row and of the same row in labels."""

    name: str
    type: Type
    title: Text
    write: Callable[[Row, Row, Labeller, Language], str]


_FORCES = {
    "mandatory": Text("must", "应当"),
    "may": Text("may", "可以"),
    "reference": Text("for reference:", "供参考："),
}
_OPEN = Text("no end known", "未知终止")
_BLANK = Text("not known", "不详")


def _what(row: Row, _: Row, labels: Labeller, language: Language) -> str:
    words = [_FORCES[row.force].spelled(language), w.DOINGS.named(row.modality).spelled(language)]
    said = ("" if language == "zh" else " ").join([*words, labels.label(*row.touched)])
    if row.weight:
        weight = to.weight_cell(row.weight, language)
        said += f"（{weight}）" if language == "zh" else f" ({weight})"
    if row.cap is None:
        return said
    cap = to.cap_cell(row.cap, language)
    return f"{said}，至{cap}" if language == "zh" else f"{said}, to {cap}"


def _document(row: Row, _: Row, labels: Labeller, language: Language) -> str:
    label, number = labels.label("document", row.document), to.number_cell(row.document_number, language)
    return f"{label}（{number}）" if language == "zh" else f"{label} ({number})"


def _status(row: Row, _: Row, __: Labeller, language: Language) -> str:
    state = to.STATES.named(row.status).spelled(language)
    why = row.decided if row.status == "overridden" else row.reasons
    if not why:
        return state
    found = (
        Text("; found: ", "；检查所见：").spelled(language)
        if row.status == "sound"
        else Text(": ", "：").spelled(language)
    )
    return f"{state}{found}{to.texts_cell(why, language)}"


DUTIES = (
    Duty("measure", "text", Text("Measure", "措施"),
         lambda row, _, __, la: row.measure_label.spelled(la) or row.measure),
    Duty("enforcer", "text", Text("Who", "谁实施"), lambda row, _, __, la: to.enforcer_label_cell(row, la)),
    Duty("what", "text", Text("What to do", "做什么"), _what),
    Duty("subjects", "text", Text("For whom", "对谁"), lambda _, told, __, la: to.targets_cell(told.targets, la)),
    Duty("condition", "text", Text("When", "何种情形"), lambda _, told, __, la: to.condition_cell(told.condition, la)),
    Duty("territory", "text", Text("Where", "在何处"), lambda _, told, __, la: to.territory_cell(told.territory, la)),
    Duty("exceptions", "text", Text("Save when", "不适用"), lambda _, told, __, la: to.exceptions_cell(told.exceptions, la)),
    Duty("part", "text", Text("With others", "与谁一同"), lambda row, _, __, la: to.part_cell(row, la)),
    Duty("valid_from", "date", Text("Rule holds from", "规定自何日起"),
         lambda row, _, __, la: row.valid_from.isoformat() if row.valid_from else _BLANK.spelled(la)),
    Duty("valid_to", "date", Text("Rule holds until (first day no longer)", "规定至何日止（该日起不再适用）"),
         lambda row, _, __, la: row.valid_to.isoformat() if row.valid_to else _OPEN.spelled(la)),
    Duty("term", "text", Text("How long for each one", "对每一对象多久"), lambda row, _, __, la: to.term_cell(row.term, la)),
    Duty("deadline", "text", Text("In place within", "何时前落实"), lambda row, _, __, la: to.term_cell(row.deadline, la)),
    Duty("approval", "text", Text("Approval", "批准"), lambda _, told, __, la: to.approval_cell(told, la)),
    Duty("document", "text", Text("Document", "文件"), _document),
    Duty("basis", "text", Text("Legal basis", "法律依据"), lambda _, told, __, la: to.basis_cell(told.basis, la)),
    Duty("channel", "text", Text("How one learns who is listed", "名单如何送达"), lambda _, told, __, la: to.ids_cell(told.channels, la)),
    Duty("notice", "text", Text("What is told before", "事先告知"), lambda _, told, __, la: to.procedures_cell(told.notices, la)),
    Duty("objection", "text", Text("Who hears objections", "向谁提出异议"), lambda _, told, __, la: to.objections_cell(told, la)),
    Duty("entry_term", "text", Text("How long one is listed", "列入多久"), lambda _, told, __, la: to.entry_terms_cell(told.entry_terms, la)),
    Duty("exit", "text", Text("How one gets off the list", "如何移出名单"), lambda _, told, __, la: to.exits_cell(told.exits, la)),
    Duty("status", "text", Text("Whether anything is amiss", "是否有缺失"), _status),
    Duty("id", "id", Text("Measure, id", "措施编号"), lambda row, _, __, ___: row.measure),
)  # fmt: skip


def duties_of(rows: Iterable[Row]) -> tuple[Duty, ...]:
    """Return the columns that rows need: who acts is not told where one body alone does."""
    several = len({(row.enforcer, row.enforcer_unknown) for row in rows}) > 1
    return tuple(duty for duty in DUTIES if several or duty.name != "enforcer")


Labellers: TypeAlias = tuple[tuple[Language, Labeller], ...]


def labellers_of(view: View, languages: Languages) -> Labellers:
    """Return what puts labels in the place of ids, for each language that is written."""
    spoken: tuple[Language, ...] = ("en", "zh") if languages == "both" else (languages,)
    return tuple((language, Labeller(view, language)) for language in spoken)


def records(rows: Iterable[Row], duties: Iterable[Duty], labellers: Labellers) -> Iterator[Record]:
    """Yield every cell of each row in a language, or in both."""
    chosen = tuple(duties)
    for row in rows:
        written = [
            [duty.write(row, told, labels, language) for duty in chosen]
            for language, labels in labellers
            for told in (labels.row(row),)
        ]
        yield tuple(joined(cells[0], cells[-1], "both") for cells in zip(*written, strict=True))
