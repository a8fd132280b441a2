"""The reference of the language, made from the schema: every declaration, value and word, in both languages.

`python -m mou_compiler.corpus.schema.reference [FILE]` rewrites the part between the two markers of a file,
grammar/README.md where none is named.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mou_compiler import words as w
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations import KINDS, Declaration, Document, ListRule, Norm, Status
from mou_compiler.corpus.schema.fields import FieldSpec, KindSpec, Shape, kind_of
from mou_compiler.words import Text, Word, Words

BEGIN = "<!-- made from the schema by python -m mou_compiler.corpus.schema.reference: from here -->"
END = "<!-- to here -->"

_SHARED: dict[type[Any], Text] = {
    Declaration: Text("every declaration", "一切声明"),
    Status: Text("lists and ratings alike", "名单与评级共有"),
    ListRule: Text("rules of a list", "名单的规则"),
    Norm: Text("measures and documents alike", "措施与文件共有"),
    Document: Text("every document", "一切文件"),
}
"""What several declarations have in common, told once."""

_NAMED_SHAPES: dict[Shape[Any], Word] = {
    s.DAY: Word("DAY", "日期"),
    s.PERIOD: Word("PERIOD", "期间"),
    s.TERM: Word("TERM", "期限"),
    s.BASIS: Word("BASIS", "依据"),
    s.TRIGGER: Word("TRIGGER", "触发"),
    s.CONDITION: Word("CONDITION", "条件"),
    s.ENFORCEMENT: Word("ENFORCERS", "实施者"),
    s.TARGETS: Word("TARGETS", "对象"),
    s.PROCEDURE: Word("PROCEDURE", "程序"),
    s.EXPECTATION: Word("EXPECTATION", "结果"),
}
"""Shapes that stand in many fields, told once under a name of their own."""

_MOST_LISTED = 40
"""So many words of a closed set are listed; of more, the form says what they are."""

_VOCABULARY: tuple[tuple[Text, Words], ...] = (
    (Text("events from which a term counts", "期限的起算点"), w.EVENTS),
    (Text("burdens, strongest first", "负担，由强到弱"), w.BURDENS),
    (Text("benefits, strongest first", "利益，由强到弱"), w.BENEFITS),
    (Text("neither", "二者皆非"), w.NEUTRAL),
    (Text("comparisons", "比较"), w.COMPARISONS),
    (Text("connectives, loosest last", "连接词，由紧到松"), Words(w.NOT, w.AND, w.OR)),
    (Text("behind an amount", "金额之后"), w.BOUNDS),
    (
        Text("units; further currencies by their code of ISO 4217", "单位；其他币种写 ISO 4217 代码"),
        Words(*(unit for unit in w.UNITS.words if not unit.zh.isupper())),
    ),
    (Text("levels of a citation", "引注的层级"), w.CITATION_LEVELS),
    (
        Text("words inside values", "值中的用词"),
        Words(
            w.FROM, w.UNTIL, w.TO, w.OF, w.IN, w.BY, w.WITH, w.WITHIN, w.BEFORE, w.DECIDED, w.JOINTLY, w.OTHERS,
            w.ANY, w.ALL, w.EXTENDABLE, w.UNKNOWN, w.NONE, w.UNSPECIFIED, w.INDEFINITE, w.ACTUAL_TERM, w.VIA,
            w.SUSPENSIVE,
        ),
    ),
)  # fmt: skip


def reference() -> str:
    """Return the generated part of the language reference, as Markdown."""
    parts = ["## Declarations 声明", _contents()]
    parts += [_shared(base) for base in _SHARED]
    for kind in KINDS:
        parts += [_declaration(found, depth) for found, depth in _nested(kind, 0)]
    parts += ["## Values 值", _values(), "## Words 用词", _words()]
    return "\n\n".join(parts) + "\n"


def rewritten(text: str) -> str:
    """Return a text with the reference between its two markers."""
    before, found, rest = text.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        message = f"the text lacks the markers {BEGIN} and {END}"
        raise ValueError(message)
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def _contents() -> str:
    tops = "、".join(_link(f"{kind.KEYWORD.en} {kind.KEYWORD.zh}") for kind in KINDS)
    return (
        "At the top of a file 文件顶层：" + tops + "\n\n"
        "\\* required 必填 · \\+ may be repeated, each on a line of its own 可重复，每项一行 · "
        "in brackets: further spellings 括号内为亦可用的写法"
    )


def _link(heading: str) -> str:
    return f"[{heading}](#{heading.replace(' ', '-')})"


def _nested(data: type[Declaration], depth: int) -> Iterator[tuple[type[Declaration], int]]:
    """Yield a kind and those that stand inside it, each kind where it is first met."""
    yield data, depth
    for inner in _inside(data):
        if inner not in KINDS and _first_owner(inner) is data:
            yield from _nested(inner, depth + 1)


def _inside(data: type[Any]) -> list[type[Any]]:
    return [spec.nested for spec in kind_of(data).fields if spec.nested is not None]


def _first_owner(nested: type[Any]) -> type[Any]:
    """Return the first kind, in the order of the schema, inside which a nested one stands."""
    waiting: list[type[Any]] = list(KINDS)
    while nested not in _inside(waiting[0]):
        waiting[:1] = _inside(waiting[0])
    return waiting[0]


def _shared(base: type[Any]) -> str:
    title = _SHARED[base]
    return f"### {title.en.capitalize()} {title.zh}\n\n{_table(_own_fields(base))}"


def _declaration(data: type[Declaration], depth: int) -> str:
    kind = kind_of(data)
    lines = [f"{'#' * (3 + depth)} {kind.keyword.en} {kind.keyword.zh}", "", _opening(kind), ""]
    lines.append(f"{kind.help.en} · {kind.help.zh}")
    shared = [base for base in data.__mro__[1:] if base in _SHARED and base is not Declaration]
    if shared:
        links = "、".join(_link(f"{_SHARED[base].en} {_SHARED[base].zh}") for base in shared)
        lines += ["", f"And besides 此外还有：{links}"]
    own = _own_fields(data)
    if own:
        lines += ["", _table(own)]
    return "\n".join(lines)


def _opening(kind: KindSpec) -> str:
    """Return how a declaration of this kind begins, in both languages."""
    if not kind.named:
        return f"`{kind.keyword.en} {{ … }}` · `{kind.keyword.zh} ｛ … ｝`"
    return f'`{kind.keyword.en} ID "English" "中文" {{ … }}` · `{kind.keyword.zh} 编号「English」「中文」｛ … ｝`'


def _own_fields(data: type[Any]) -> list[FieldSpec]:
    """Return the fields of a class that no base shares with others, in order."""
    fields = data.__dict__.get("__dataclass_fields__", {})
    inherited = {
        name
        for base in data.__mro__[1:]
        if base in _SHARED
        for name in base.__dict__.get("__dataclass_fields__", {})
    }
    return [
        field.metadata["spec"]
        for name, field in fields.items()
        if name not in inherited and "spec" in field.metadata
    ]


def _table(fields: Iterable[FieldSpec]) -> str:
    lines = ["| field 字段 | value 值 | 说明 |", "| --- | --- | --- |"]
    for spec in fields:
        marks = ("\\*" if spec.required else "") + ("\\+" if spec.many else "")
        lines.append(
            f"| `{spec.keyword.en}` `{spec.keyword.zh}`{marks}{_further(spec.keyword)} | {_value(spec)} "
            f"| {spec.help.en} · {spec.help.zh} |"
        )
    return "\n".join(lines)


def _value(spec: FieldSpec) -> str:
    if spec.shape is None:
        assert spec.nested is not None
        return _link(f"{spec.nested.KEYWORD.en} {spec.nested.KEYWORD.zh}")
    named = _NAMED_SHAPES.get(spec.shape)
    if named is not None:
        return f"[{named.en} {named.zh}](#values-值)"
    if spec.shape.words and len(spec.shape.words) <= _MOST_LISTED:
        return _pairs(spec.shape.words)
    if spec.shape is s.FLAG:
        return "— （nothing 无值）"
    return f"{_code(spec.shape.form.en)} {_code(spec.shape.form.zh)}"


def _pairs(words: Iterable[Word]) -> str:
    return ", ".join(f"{_code(word.en)} {word.zh}{_further(word)}" for word in words)


def _further(word: Word) -> str:
    """Return the further spellings of a word, in brackets."""
    return f" ({', '.join(word.also)})" if word.also else ""


def _code(text: str) -> str:
    """Return a text as code that can stand in a cell of a table."""
    return "`" + text.replace("|", "\\|") + "`"


def _values() -> str:
    lines = ["| value 值 | English | 中文 |", "| --- | --- | --- |"]
    lines += [
        f"| {word.en} {word.zh} | {_code(shape.form.en)} | {_code(shape.form.zh)} |"
        for shape, word in _NAMED_SHAPES.items()
    ]
    return "\n".join(lines)


def _words() -> str:
    lines = ["| words 用词 | English · 中文 (also 亦可) |", "| --- | --- |"]
    for title, words in _VOCABULARY:
        lines.append(f"| {title.en} {title.zh} | {_pairs(words.words)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    file = Path(sys.argv[1] if len(sys.argv) > 1 else "grammar/README.md")
    file.write_text(rewritten(file.read_text(encoding="utf-8")), encoding="utf-8")
