"""Rows of the enforcement table as facts of logic programs: which relations there are, and every fact of a corpus.

The relations are the one source of the declarations in the files and of the page that explains them
(grammar/facts.md). Words are those of English whatever the language; what people read is in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from mou_compiler.compilation import Compiled
from mou_compiler.corpus.corpus import Corpus
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
    Not,
    SomeOf,
    Unknown,
)
from mou_compiler.interpret.place_moves import moves_of
from mou_compiler.source.frames import visible
from mou_compiler.tables.columns import BY_NAME, Column
from mou_compiler.tables.labels import declared
from mou_compiler.tables.row import Row
from mou_compiler.words import Text

Type: TypeAlias = Literal["text", "number"]
Value: TypeAlias = str | int
Fact: TypeAlias = tuple[str, tuple[Value, ...]]
"""The name of a relation, and what stands in it."""


class Relation(NamedTuple):
    """A relation: its name, the names and types of its places, what it says, and which columns of the table it carries."""

    name: str
    places: tuple[tuple[str, Type], ...]
    meaning: Text
    columns: tuple[str, ...] = ()


def _relation(name: str, places: str, meaning: Text, columns: str = "") -> Relation:
    """Return a relation of places between blanks; `#` before one says that it is a number."""
    typed = tuple((place.removeprefix("#"), _type_of(place)) for place in places.split())
    return Relation(name, typed, meaning, tuple(columns.split()))


def _type_of(place: str) -> Type:
    return "number" if place.startswith("#") else "text"


_SAID = ("cap", "term", "deadline", "basis", "entry_term", "exit", "notice", "objection", "decided_by")
"""The columns that are carried as text."""

RELATIONS = (
    # What there is.
    _relation("label", "kind id en zh", Text(
        "what an id stands for, in both languages; kind is document, measure, list, agency (roles too), act, subject, relation or territory",
        "标识所指的名称，两种语言；种类为 document（文件）、measure（措施）、list（名单）、agency（机构，含角色）、act（行为）、"
        "subject（主体）、relation（关系）、territory（地域）"), "measure_en measure_zh act_en act_zh enforcer_en enforcer_zh"),
    _relation("day", "#day iso", Text("a day that other facts name, and how it is written", "其他事实所用的日序号及其写法")),
    _relation("document", "document number", Text(
        "a document and its number; `unknown` where that is not known, `unstated` where it bears none",
        "文件及其文号；不知为 unknown，未载明为 unstated"), "document_number"),
    _relation("subject_within", "kind wider", Text("a kind of subject lies within a wider one, by one step", "主体类别的上一级")),
    _relation("territory_within", "territory wider", Text("a place lies within a wider one, by one step", "地域的上一级")),
    _relation("territory_joins", "territory wider #day", Text(
        "from a day on a place lies within another, too", "自某日起，地域亦属于另一地域")),
    _relation("territory_leaves", "territory #day", Text(
        "from a day on a place lies no longer within those that territory_within gives", "自某日起，地域不再属于 territory_within 所列者")),
    _relation("act_within", "act wider", Text("an act is a case of a wider one, by one step", "行为的上一级")),
    _relation("list_part_of", "list wider", Text("a list is part of a wider one", "名单属于更大的名单")),
    _relation("grade", "rating #place grade", Text(
        "a grade of a rating; the better grade has the greater number", "评级的等级；较优者序号较大")),
    _relation("constant", "attribute #place value unit", Text(
        "a value with which conditions compare an attribute, exact, and its place: 2, 4, 6 … in order of size. A value between two of them "
        "has the odd number between; nothing else of a value matters",
        "条件中与属性相比较的值（精确）及其序位：按大小为2、4、6……；介于两值之间者取其间的奇数；此外别无所关")),
    # Rows.
    _relation("row", "row measure document act modality force", Text(
        "a row of the enforcement table by its digest: what is done, and whether it must be (`mandatory`), may be (`may`) or is weighed (`reference`); with `leads-to` a list stands in the place of the act",
        "执行表的一行（以行摘要为标识）：采取何种措施，以及应当（mandatory）、可以（may）或供参考（reference）；leads-to（导致列入）之下，act 为名单"),
        "row_digest measure document act modality force"),
    _relation("in_force", "row #from #until", Text(
        "the days of a row, `from` included and `until` not; 1 is a beginning that is not known, 3652060 an end that is not",
        "该行的日期：含 from，不含 until；1 表示起始不详，3652060 表示终期不详"), "valid_from valid_to"),
    _relation("enforcer", "row agency part", Text(
        "who acts, `sole`, `joint` or `cooperating`", "实施者及分工：sole（单独）、joint（共同）、cooperating（配合）"), "enforcer part"),
    _relation("no_enforcer", "row why", Text(
        "that nobody acts: `none` where that is known, `unknown` where who does is not", "无实施者：已知没有为 none，不知为 unknown"), "enforcer"),
    _relation("and_others", "row", Text("the document adds “and others”", "文件写有「等单位」"), "part"),
    _relation("binds_by_itself", "row", Text("it holds by the text alone, nobody need act", "依文本自行生效，无须机构实施"), "part"),
    _relation("declared_enforcer", "row agency", Text(
        "whom the document names: the body before succession, or a role", "文件所列的机构（承接之前）或角色"), "declared_enforcer"),
    _relation("reaches_everybody", "row", Text("no subject is named", "未限定主体"), "subjects"),
    _relation("reaches", "row kind", Text("whom it reaches: this kind, itself", "措施的对象：该类主体本身"), "subjects"),
    _relation("reaches_by", "row relation kind", Text(
        "whom it reaches: whoever is attached by this relation to one of this kind, of whom the condition is then read",
        "措施的对象：以该关系依附于该类主体者；条件就其所依附者而言"), "subjects"),
    _relation("everywhere", "row", Text("no place is named", "未限定地域"), "territory"),
    _relation("place", "row territory", Text("where it is carried out, with all below", "实施的地域，含其下全部"), "territory"),
    _relation("place_rest", "row territory", Text(
        "where it is carried out: what is left of this place beside the other rows of the same measure and declared enforcer",
        "实施的地域：同一措施、同一所列实施者的其他行之外，该地域的其余部分"), "territory"),
    _relation("status", "row status", Text("`sound`, `overridden` or `orphaned`", "sound（完好）、overridden（让位）或 orphaned（要件缺失）"), "status"),
    _relation("finding", "row code", Text("a code of what is found", "检查结果代码"), "findings"),
    _relation("reason", "row en zh", Text("what is found, as a sentence", "检查结果的说明"), "reason_en reason_zh"),
    _relation("on_list_of", "row list", Text(
        "a list that the trigger names, but not under `not`", "触发条件所列名单，否定之下的除外"), "list"),
    _relation("trigger", "row #node", Text("its trigger, as a tree of conditions", "触发条件（条件树）"), "trigger"),
    _relation("condition", "row #node", Text(
        "trigger, `when` and the exceptions that need no leave, as a tree", "触发、条件及无须许可的例外（条件树）"), "condition"),
    _relation("unconditional", "row", Text("it has no condition at all", "没有任何条件"), "condition"),
    _relation("exception", "row #number", Text("a case in which it gives way", "不适用的情形"), "exceptions"),
    _relation("exception_case", "row #number #node", Text("in which case", "何种情形"), "exceptions"),
    _relation("exception_by_leave", "row #number agency", Text("and whose leave it needs", "须何机关许可"), "exceptions"),
    _relation("approval", "row #number agency", Text("who approves, each in turn", "依次批准的机关"), "approval"),
    _relation("applied_for_by", "row agency", Text("who asks for the approval", "提出申请的机关"), "approval"),
    _relation("channel", "row channel", Text("a route by which the enforcer learns of it", "实施者获知名单的通道"), "channel"),
    _relation("said", "row column text", Text(
        f"a cell of the table as text, in English: {', '.join(_SAID)}", f"表中文字单元格（英文）：{'、'.join(_SAID)}"), " ".join(_SAID)),
    _relation("written_in", "row path #line", Text("where the measure is written", "措施所在的文件与行"), "path line"),
    # Conditions: each node is of one of these.
    _relation("some_of", "#node #least #members", Text(
        "at least so many of its members hold: all of them for `and`, 1 for `or`", "其成员至少有若干成立：「且」为全部，「或」为1")),
    _relation("member", "#node #number #member", Text("its members, from 1 on", "其成员，自1起编号")),
    _relation("negates", "#node #member", Text("the other does not hold", "另一节点不成立")),
    _relation("on_list", "#node list", Text("the party is on the list, or on a part of it", "当事人在该名单或其组成部分上")),
    _relation("compares", "#node attribute operator #place", Text(
        "its value of the attribute against a constant, by the places of both", "其属性值与常数相比（按序位）")),
    _relation("chooses", "#node attribute operator option", Text("its choice is (`=`) or is not (`!=`) this", "其选项是（=）或不是（!=）此项")),
    _relation("flagged", "#node attribute", Text("the flag is set", "标志为是")),
    _relation("graded", "#node rating operator #place", Text(
        "its grade against another, by their places; of one that is unrated no comparison holds", "其等级与某等级相比（按序位）；未评级者均不成立")),
    _relation("entries", "#node list #times #window unit", Text(
        "at least so many entries on that very list within a window", "在该名单上于期限内列入至少若干次")),
)  # fmt: skip
BY_RELATION = {relation.name: relation for relation in RELATIONS}


def facts_of(compiled: Compiled) -> Iterator[Fact]:
    """Yield every fact of the rows of a compiled corpus, by relation as it comes: labels, trees, rows, conditions."""
    corpus = compiled.corpus
    yield from _named(corpus)
    yield from _trees(corpus)
    conditions = _Conditions(corpus, _asked_of(compiled.rows))
    texts = None if compiled.language == "en" else cache(_in_english)
    columns = [(column, number) for number, column in enumerate(BY_NAME.values()) if column.name in _SAID]
    days = {move.day for move in moves_of(corpus)}
    for row, record in zip(compiled.rows, compiled.records, strict=True):
        id_ = record[-1]
        days.update(row.days)
        yield from _of_row(id_, row)
        yield from conditions.of_row(id_, row)
        for column, number in columns:
            cell = record[number] if texts is None else texts(column, row)
            yield "said", (id_, column.name, cell)
    yield from conditions.made
    yield from (("day", (day, _iso(day))) for day in sorted(days))


def _in_english(column: Column, row: Row) -> str:
    return column.write(row, "en")


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat() if day <= date.max.toordinal() else "forever"


def _named(corpus: Corpus) -> Iterator[Fact]:
    for kind, items in {**declared(corpus), "measure": corpus.measures}.items():
        for id_ in sorted(items):
            label = items[id_].label
            yield "label", (kind, id_, label.en, label.zh)
    for id_ in sorted(corpus.documents):
        number = corpus.documents[id_].number
        if not isinstance(number, str) or not number:
            number = "unknown" if isinstance(number, Unknown) else "unstated"
        yield "document", (id_, number)


def _trees(corpus: Corpus) -> Iterator[Fact]:
    for name, items in (("subject_within", corpus.subjects), ("territory_within", corpus.territories)):
        for id_ in sorted(items):
            yield from ((name, (id_, wider.id)) for wider in items[id_].parents)
    for move in sorted(moves_of(corpus)):
        yield "territory_joins", (move.inner, move.outer, move.day)
        if move.leaves:
            yield "territory_leaves", (move.inner, move.day)
    paths = {path for act in corpus.acts for path in _paths(act)}
    yield from (("act_within", (path, path.rpartition(".")[0])) for path in sorted(paths) if "." in path)
    for id_ in sorted(corpus.lists):
        wider = corpus.lists[id_].parent
        if wider is not None:
            yield "list_part_of", (id_, wider.id)
    for id_ in sorted(corpus.ratings):
        grades = corpus.ratings[id_].grades
        yield from (("grade", (id_, len(grades) - number, grade)) for number, grade in enumerate(grades))


def _paths(act: str) -> Iterator[str]:
    """Yield an act and all above it."""
    while act:
        yield act
        act = act.rpartition(".")[0]


def _of_row(id_: str, row: Row) -> Iterator[Fact]:
    yield "row", (id_, row.measure, row.document, row.act, row.modality, row.force)
    yield "in_force", (id_, *row.days)
    if row.enforcer:
        yield "enforcer", (id_, row.enforcer, row.part)
    else:
        yield "no_enforcer", (id_, "unknown" if row.enforcer_unknown else "none")
        if row.part:
            yield "binds_by_itself", (id_,)
    if row.others:
        yield "and_others", (id_,)
    if row.declared_enforcer:
        yield "declared_enforcer", (id_, row.declared_enforcer)
    yield from _reached(id_, row)
    yield from _placed(id_, row)
    yield "status", (id_, row.status)
    yield from (("finding", (id_, code)) for code in row.findings)
    yield from (("reason", (id_, text.en, text.zh)) for text in row.reasons)
    yield from (("on_list_of", (id_, list_)) for list_ in row.lists)
    yield from (("approval", (id_, number, body)) for number, body in enumerate(row.approval, 1))
    if row.applied:
        yield "applied_for_by", (id_, row.applied)
    yield from (("channel", (id_, channel)) for channel in row.channels)
    yield "written_in", (id_, row.path, row.line)


def _reached(id_: str, row: Row) -> Iterator[Fact]:
    if not row.targets:
        yield "reaches_everybody", (id_,)
    for target in row.targets:
        for kind in sorted({ref.id for ref in target.subjects}):
            if target.relation is None:
                yield "reaches", (id_, kind)
            else:
                yield "reaches_by", (id_, target.relation.id, kind)


def _placed(id_: str, row: Row) -> Iterator[Fact]:
    if not row.territory:
        yield "everywhere", (id_,)
    for part in row.territory:
        yield "place_rest" if part.rest else "place", (id_, part.territory)


def _asked_of(rows: Iterable[Row]) -> Iterator[Condition]:
    """Yield every condition that rows have."""
    for row in rows:
        yield from (item for item in (row.trigger, row.condition) if item is not None)
        yield from (leave.when for leave in row.exceptions if leave.when is not None)


class _Conditions:
    """The conditions of rows as numbered nodes, each condition once, a member before what it is a member of."""

    def __init__(self, corpus: Corpus, conditions: Iterable[Condition]) -> None:
        self.made: list[Fact] = []
        self._corpus = corpus
        self._numbers: dict[Fact, int] = {}
        self._nodes: dict[int, int] = {}
        constants: dict[str, dict[Decimal, tuple[str, str]]] = {}
        for atom in _atoms(conditions):
            if not isinstance(atom.value, str):
                constants.setdefault(atom.attribute.id, {})[_number(atom.value)] = _written(atom.value)
        self._places: dict[tuple[str, Decimal], int] = {}
        for attribute, values in sorted(constants.items()):
            for place, value in enumerate(sorted(values), 1):
                self._places[attribute, value] = 2 * place
                self.made.append(("constant", (attribute, 2 * place, *values[value])))

    def of_row(self, id_: str, row: Row) -> Iterator[Fact]:
        """Yield what is said of the conditions of a row; what its nodes are is found in `made` in the end."""
        if row.trigger is not None:
            yield "trigger", (id_, self.node(row.trigger))
        if row.condition is None:
            yield "unconditional", (id_,)
        else:
            yield "condition", (id_, self.node(row.condition))
        for number, leave in enumerate(row.exceptions, 1):
            yield "exception", (id_, number)
            if leave.when is not None:
                yield "exception_case", (id_, number, self.node(leave.when))
            if leave.permission is not None:
                yield "exception_by_leave", (id_, number, leave.permission)

    def node(self, condition: Condition) -> int:
        """Return the number of a condition; what is the same has one."""
        known = self._nodes.get(id(condition))
        if known is None:
            known = self._nodes[id(condition)] = self._node(condition)
        return known

    def _node(self, condition: Condition) -> int:
        match condition:
            case AllOf((item,)) | AnyOf((item,)):
                return self.node(item)
            case AllOf(items):
                return self._of(len(items), items)
            case AnyOf(items):
                return self._of(1, items)
            case SomeOf(number, items):
                return self._of(number, items)
            case Not(item):
                return self._numbered(("negates", (self.node(item),)))
            case Holds(ref):
                return self._numbered(("on_list", (ref.id,)))
            case IsTrue(ref):
                return self._numbered(("flagged", (ref.id,)))
            case Count(ref, window, _, number, _):
                return self._numbered(("entries", (ref.id, number, window.number, window.unit)))
            case Grade(ref, operator, grade, _):
                grades = self._corpus.ratings[ref.id].grades
                return self._numbered(("graded", (ref.id, operator, len(grades) - grades.index(grade))))
            case Compare(ref, operator, str(option), _):
                return self._numbered(("chooses", (ref.id, operator, option)))
            case Compare(ref, operator, value, _):
                assert not isinstance(value, str)
                return self._numbered(("compares", (ref.id, operator, self._places[ref.id, _number(value)])))

    def _of(self, least: int, items: tuple[Condition, ...]) -> int:
        members = tuple(map(self.node, items))
        return self._numbered(("some_of", (least, *members)))

    def _numbered(self, key: Fact) -> int:
        if key in self._numbers:
            return self._numbers[key]
        number = self._numbers[key] = len(self._numbers) + 1
        name, values = key
        if name == "some_of":
            least, *members = values
            self.made.append((name, (number, least, len(members))))
            self.made.extend(("member", (number, at, member)) for at, member in enumerate(members, 1))
        else:
            self.made.append((name, (number, *values)))
        return number


def _atoms(conditions: Iterable[Condition]) -> Iterator[Compare]:
    """Yield every comparison in conditions, those of one object once."""
    seen: set[int] = set()
    waiting = list(conditions)
    while waiting:
        condition = waiting.pop()
        if id(condition) in seen:
            continue
        seen.add(id(condition))
        match condition:
            case AllOf(items) | AnyOf(items) | SomeOf(_, items):
                waiting.extend(items)
            case Not(item):
                waiting.append(item)
            case Compare():
                yield condition


def _number(value: Amount | date) -> Decimal:
    return value.value if isinstance(value, Amount) else Decimal(value.toordinal())


def _written(value: Amount | date) -> tuple[str, str]:
    """Return a constant exactly, and its unit; a day has the unit `date`."""
    if isinstance(value, Amount):
        return f"{value.value.normalize():f}", value.unit
    return value.isoformat(), "date"


def grouped(facts: Iterable[Fact]) -> Mapping[str, list[str]]:
    """Return facts written for clingo and Datalog alike, by relation in order of `RELATIONS`, each once."""
    quote = cache(quoted)
    lines: dict[str, dict[str, None]] = {relation.name: {} for relation in RELATIONS}
    for name, values in facts:
        told = ",".join(str(value) if isinstance(value, int) else quote(value) for value in values)
        lines[name][f"{name}({told})."] = None
    return {name: list(found) for name, found in lines.items()}


def quoted(text: str) -> str:
    """Return a text as a string of a logic program; letters that control or reorder are shown as signs."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def page() -> str:
    """Return the tables of the page that explains the relations, in Markdown."""
    lines = ["| relation | meaning | 含义 | columns 列 |", "| --- | --- | --- | --- |"]
    for item in RELATIONS:
        places = ", ".join(name + (": number" if type_ == "number" else "") for name, type_ in item.places)
        columns = ", ".join(f"`{name}`" for name in item.columns)
        lines.append(f"| `{item.name}({places})` | {item.meaning.en} | {item.meaning.zh} | {columns} |")
    return "\n".join([*lines, ""])
