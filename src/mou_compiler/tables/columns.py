"""The columns of the enforcement table: the one source of CSV, JSON and of the page that explains them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mou_compiler import words as w
from mou_compiler.tables import writing as to
from mou_compiler.tables.row import Row
from mou_compiler.text import joined
from mou_compiler.words import Language, Languages, Text

Type: TypeAlias = Literal["id", "ids", "word", "text", "condition", "date", "integer"]
Value: TypeAlias = str | int | list[str] | None
TYPES: dict[Type, Text] = {
    "id": Text("id", "标识"),
    "ids": Text("ids", "多个标识"),
    "word": Text("word", "用语"),
    "text": Text("text", "文字"),
    "condition": Text("condition", "条件"),
    "date": Text("date", "日期"),
    "integer": Text("integer", "整数"),
}
"""What each type of column is called."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name for programs, its type, its title and meaning for people, and how it is written.

    `id` and `ids` are ids of the corpus, `word` one of a closed set of words, `condition` the language itself.
    """

    name: str
    type: Type
    title: Text
    meaning: Text
    write: Callable[[Row, Language], str]
    values: Callable[[Row], Iterable[str]] | None = None

    def value(self, text: str, row: Row) -> Value:
        """Return a cell as JSON has it: ids as a list, a line as a number, a day that is not known as null."""
        match self.type:
            case "ids":
                return list(self.values(row)) if self.values else text.split("; ")
            case "integer":
                return int(text)
            case "date":
                return text or None
            case _:
                return text


def _day(name: Literal["valid_from", "valid_to"]) -> Callable[[Row, Language], str]:
    def write(row: Row, _: Language) -> str:
        day = getattr(row, name)
        return day.isoformat() if day is not None else ""

    return write


def _one(name: str, type_: Type, title: Text, meaning: Text, write: Callable[[Row, Language], str]) -> Column:
    return Column(name, type_, title, meaning, write)


def _many(name: str, title: Text, meaning: Text, values: Callable[[Row], Iterable[str]]) -> Column:
    return Column(name, "ids", title, meaning, lambda row, la: to.ids_cell(values(row), la), values)


_WRITTEN = (
    _one("measure", "id", Text("Measure", "措施"),
         Text("document and number of the measure", "措施的文件与编号"), lambda row, _: row.measure),
    _one("document", "id", Text("Document", "文件"),
         Text("the document that makes it", "规定该措施的文件"), lambda row, _: row.document),
    _one("document_number", "text", Text("Document number", "文号"),
         Text("the number that the document bears", "文件的文号"),
         lambda row, la: to.number_cell(row.document_number, la)),
    _one("measure_en", "text", Text("Measure, English", "措施（英文）"),
         Text("the label of the measure in English", "措施的英文名称"), lambda row, _: row.measure_label.en),
    _one("measure_zh", "text", Text("Measure, Chinese", "措施（中文）"),
         Text("the label of the measure in Chinese", "措施的中文名称"), lambda row, _: row.measure_label.zh),
    _one("trigger", "condition", Text("Trigger", "触发"),
         Text("what sets it off, the whole as one condition; `none` where nothing is said",
              "全部触发条件，合为一个条件；未写则为「无」"),
         lambda row, la: to.condition_cell(row.trigger, la)),
    _many("list", Text("Lists", "名单"),
          Text("the lists that the trigger names, but not under `not`", "触发条件所列名单，否定之下的除外"),
          lambda row: row.lists),
    _one("subjects", "text", Text("Subjects", "对象"),
         Text("whom it reaches, themselves or by a relation: trigger and conditions are read of the party named",
              "措施的对象，其本身或经由关系；触发与条件就所列主体而言"),
         lambda row, la: to.targets_cell(row.targets, la)),
    _one("territory", "text", Text("Territory", "地域"),
         Text("where the enforcer carries it out", "实施者实施该措施的地域"),
         lambda row, la: to.territory_cell(row.territory, la)),
    _one("condition", "condition", Text("Condition", "条件"),
         Text("trigger, `when` and the exceptions that need no leave, as one condition that can be read back",
              "触发、条件及无须许可的例外，合为一个可读回的条件"),
         lambda row, la: to.condition_cell(row.condition, la)),
    _one("exceptions", "text", Text("Exceptions", "例外"),
         Text("cases in which it gives way, and who may permit that; `condition` leaves out those by leave",
              "不适用的情形及许可机关；须经许可的不在「条件」一列"),
         lambda row, la: to.exceptions_cell(row.exceptions, la)),
    _one("enforcer", "id", Text("Enforcer", "实施者"),
         Text("who acts on these days; `unknown` where that is not known, `none` where nobody does",
              "这些日子的实施者；不知则为「不详」，无人则为「无」"), to.enforcer_cell),
    _one("enforcer_en", "text", Text("Enforcer, English", "实施者（英文）"),
         Text("the label of the enforcer in English", "实施者的英文名称"),
         lambda row, _: to.enforcer_label_cell(row, "en")),
    _one("enforcer_zh", "text", Text("Enforcer, Chinese", "实施者（中文）"),
         Text("the label of the enforcer in Chinese", "实施者的中文名称"),
         lambda row, _: to.enforcer_label_cell(row, "zh")),
    _one("declared_enforcer", "id", Text("Declared enforcer", "文件所列实施者"),
         Text("whom the document names: the body before succession, or a role", "文件所列的机构（承接之前）或角色"),
         to.declared_cell),
    _one("part", "word", Text("Part", "分工"),
         Text("sole, joint or cooperating, and whether the document adds others", "单独、共同或配合，以及文件是否写有「等」"),
         to.part_cell),
    _one("force", "word", Text("Force", "效力"), Text("must, may, or for reference", "应当、可以或供参考"),
         lambda row, la: w.FORCES.named(row.force).spelled(la)),
    _one("modality", "word", Text("Modality", "方式"), Text("what is done about the act; `leads-to` puts one on a list", "对行为的处理方式；「导致列入」即列入名单"),
         lambda row, la: w.DOINGS.named(row.modality).spelled(la)),
    _one("act", "id", Text("Act", "行为"), Text("what it touches: an act, or, where it leads to a list, the list", "所涉行为；导致列入的，为该名单"), lambda row, _: row.act),
    _one("act_en", "text", Text("Act, English", "行为（英文）"), Text("the label of the act or list in English", "行为或名单的英文名称"),
         lambda row, _: row.act_label.en),
    _one("act_zh", "text", Text("Act, Chinese", "行为（中文）"), Text("the label of the act or list in Chinese", "行为或名单的中文名称"),
         lambda row, _: row.act_label.zh),
    _one("cap", "text", Text("Cap", "限额"), Text("the ceiling, of a cap; of what is referred to, how much it weighs", "限额的上限；作为参考时的程度"), to.limit_cell),
    _one("term", "text", Text("Term", "期限"), Text("how long it lasts", "措施的期限"),
         lambda row, la: to.term_cell(row.term, la)),
    _one("deadline", "text", Text("Deadline", "落实时限"), Text("by when it must be in place", "落实措施的时限"),
         lambda row, la: to.term_cell(row.deadline, la)),
    _one("approval", "text", Text("Approval", "批准"),
         Text("who approves it, each in turn, and who asks for it", "批准机关（依次）及提出机关"), to.approval_cell),
    _one("valid_from", "date", Text("From", "自"),
         Text("the first day of the row; empty where the beginning is not known", "本行的第一日；起日不详则为空"),
         _day("valid_from")),
    _one("valid_to", "date", Text("Until", "至"),
         Text("the first day on which the row no longer holds; empty where no end is known",
              "本行不再成立的第一日；未知终止则为空"), _day("valid_to")),
    _one("basis", "text", Text("Basis", "依据"),
         Text("what it rests on, with what has become of that by these days", "法律依据及其在这些日子的状况"),
         lambda row, la: to.basis_cell(row.basis, la)),
    _many("channel", Text("Channels", "通道"),
          Text("the channels by which a list of the trigger reaches the enforcer", "名单送达实施者的通道"),
          lambda row: row.channels),
    _one("entry_term", "text", Text("Term on the list", "列入期限"),
         Text("how long one is on the lists of the trigger", "在触发名单上的期限"),
         lambda row, la: to.entry_terms_cell(row.entry_terms, la)),
    _one("exit", "text", Text("Ways out", "移出"), Text("how one leaves the lists of the trigger", "移出触发名单的途径"),
         lambda row, la: to.exits_cell(row.exits, la)),
    _one("notice", "text", Text("Notice", "告知"),
         Text("what is told before, by the measure and by the lists", "事先告知"),
         lambda row, la: to.procedures_cell(row.notices, la)),
    _one("objection", "text", Text("Objection", "异议"),
         Text("how one objects, to the measure and to the lists, and who reviews", "异议及复议途径"), to.objections_cell),
    _one("status", "word", Text("Status", "状态"),
         Text("sound; overridden in every situation; or orphaned: something that it needs is lost. Says nothing of time",
              "完好；让位（在一切情形下）；或要件缺失（缺少所需之物，见理由）。与时间无关"),
         lambda row, la: to.STATES.named(row.status).spelled(la)),
    _many("findings", Text("Findings", "检查结果"),
          Text("the codes of what is found of the measure on these days", "这些日子关于该措施的检查结果代码"),
          lambda row: row.findings),
    _one("reason_en", "text", Text("Reasons, English", "理由（英文）"),
         Text("what was found, in English", "检查结果的英文说明"), lambda row, _: to.texts_cell(row.reasons, "en")),
    _one("reason_zh", "text", Text("Reasons, Chinese", "理由（中文）"),
         Text("what was found, in Chinese", "检查结果的中文说明"), lambda row, _: to.texts_cell(row.reasons, "zh")),
    _one("decided_by", "text", Text("Decided by", "取舍"),
         Text("where it met another measure: which one won, and why", "与其他措施相遇时何者优先及其理由"),
         lambda row, la: to.texts_cell(row.decided, la)),
    _one("path", "text", Text("File", "文件路径"), Text("where the measure is written", "措施所在的文件"),
         lambda row, _: row.path),
    _one("line", "integer", Text("Line", "行"), Text("the line in that file", "措施所在的行"),
         lambda row, _: str(row.line)),
)  # fmt: skip

_UNDIGESTED = frozenset({"path", "line"})


def row_digest(row: Row) -> str:
    """Return `r` and the first 16 hex digits of the SHA-256 over every other column but path and line, in English.

    So a row that only moved in its file keeps it, it is one whatever language the table is written in, and
    nothing takes it for a number.
    """
    return digest_of(column.write(row, "en") for column in _WRITTEN)


def digest_of(cells: Iterable[str]) -> str:
    """Return the digest of a row by its cells in English, in order of column; `row_digest` itself does not count."""
    digested = (cell for column, cell in zip(_WRITTEN, cells, strict=False) if column.name not in _UNDIGESTED)
    text = "\x1f".join(digested)
    return f"r{hashlib.sha256(text.encode()).hexdigest()[:16]}"


COLUMNS = (
    *_WRITTEN,
    _one("row_digest", "id", Text("Digest", "行摘要"),
         Text("a letter and 16 hex digits over all other columns but path and line", "除路径与行号外各列的摘要，以字母开头"),
         lambda row, _: row_digest(row)),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}


Record: TypeAlias = tuple[str, ...]
"""Every cell of a row as text, in order of column."""


def record(row: Row, languages: Languages) -> Record:
    """Return every cell of a row as text, in order of column; in both languages English stands first."""
    if languages == "zh":
        return (*(column.write(row, "zh") for column in _WRITTEN), row_digest(row))
    written = tuple(column.write(row, "en") for column in _WRITTEN)
    digest = digest_of(written)
    if languages == "both":
        chinese = (column.write(row, "zh") for column in _WRITTEN)
        written = tuple(joined(en, zh, "both") for en, zh in zip(written, chinese, strict=True))
    return (*written, digest)


def written_in(write: Callable[[Row, Language], str], row: Row, languages: Languages) -> str:
    """Return a cell of a row in a language, or in both."""
    if languages == "both":
        return joined(write(row, "en"), write(row, "zh"), languages)
    return write(row, languages)


def heading(column: Column, languages: Languages) -> str:
    """Return what a column is called in a table for programs: its name, in Chinese its title, or both."""
    return joined(column.name, column.title.zh, languages)


def cells(row: Row, language: Language = "en") -> dict[str, str]:
    """Return every cell of a row as text, by the name of its column."""
    return dict(zip(BY_NAME, record(row, language), strict=True))


def page() -> str:
    """Return the page that explains the columns, in Markdown."""
    lines = [
        "# Columns of the enforcement table · 执行表各列",
        "",
        "Made of `src/mou_compiler/tables/columns.py`; a test holds this page to it. What a cell means and how a",
        "condition is read back: [meaning.md](meaning.md), Tables. With `--lang both` a cell says English, ` · ` and Chinese, once",
        "where they say it alike; each part of a condition is read back; a heading says its name and its title.",
        "使用 `--lang both` 时，单元格先英文、后中文，以「 · 」相隔，相同者只写一次；条件的每一部分均可读回；表头为列名与标题。",
        "",
        "| column | type | title | 标题 | meaning | 含义 |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| `{item.name}` | {item.type} | {item.title.en} | {item.title.zh} | {item.meaning.en} | {item.meaning.zh} |"
        for item in COLUMNS
    ]
    return "\n".join([*lines, ""])
