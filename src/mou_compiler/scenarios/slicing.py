"""A slice of a corpus: the text of those declarations that some of them need, as one file that stands by itself.

Declarations stand as they were written, without the measures that are not needed. What a register of laws fills in is
written out, so that no other file is needed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from mou_compiler.analysis.closure import Closure, Naming
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Catalogue,
    Declaration,
    Document,
    Edition,
    Guardrail,
    Law,
    Measure,
)
from mou_compiler.corpus.schema.values import Articles, Day, Period, Ref, Unknown
from mou_compiler.source.place import Place

_HEAD = ("number", "rank", "issuers", "signed", "in_force", "articles")
"""What of a document a register may fill in."""


def slice_of(corpus: Corpus, measures: Iterable[str], others: Iterable[Declaration], *, wide: int = 0) -> str:
    """Return the text of some measures and declarations with all that they name.

    `wide` is how much else: 1, what binds all measures (guardrails, catalogues); 2, whole documents and every channel;
    3, everything.
    """
    slicer = _Slicer(Naming(corpus), wide=wide > 1)
    if wide:
        for item in corpus.everything():
            if isinstance(item, Guardrail | Catalogue) or wide > 2:  # noqa: PLR2004 -- as told above
                slicer.take(item)
    for id_ in measures:
        slicer.take_measure(id_)
    for item in others:
        slicer.take(item)
    slicer.close()
    return slicer.text()


class _Slicer(Closure):
    """A closure as text."""

    def text(self) -> str:
        """Return the declarations in the order of the schema, then of id."""
        order = list(self.corpus.declarations)
        taken = sorted(self.tops.values(), key=lambda item: (order.index(type(item)), item.id))
        return "\n".join(self._written(item) for item in taken)

    def _written(self, item: Declaration) -> str:
        if isinstance(item, Law) and (item.title is not None or not _has_text(item)):
            return _law_text(item)
        text = _cut(item.extent, [one.extent for one in self._left_out(item)])
        if isinstance(item, Document) and item.title is not None:
            text = _filled(item, text)
        return re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", text.strip()) + "\n"

    def _left_out(self, item: Declaration) -> Iterator[Measure]:
        if isinstance(item, Document):
            yield from (measure for measure in item.measures if measure.id not in self.measures)


def _has_text(item: Declaration) -> bool:
    return item.extent.text.lstrip().startswith((item.KEYWORD.en, item.KEYWORD.zh))


def _cut(extent: Place, holes: Iterable[Place]) -> str:
    """Return the text of a declaration without some stretches of it."""
    whole, start = extent.text, extent.start
    pieces, at = [], 0
    for hole in sorted(holes, key=lambda place: place.start):
        pieces.append(whole[at : hole.start - start])
        at = hole.end - start
    return "".join([*pieces, whole[at:]])


# What a register fills in.


def _law_text(law: Law) -> str:
    aliases = dict.fromkeys((*law.aliases, *([law.title] if law.title else [])))
    fields = [*_fields(law, ("rank", "number", "adopted", "in_force"))]
    names = [name for name in aliases if name not in (law.label.en, law.label.zh, law.id)]
    if names:
        fields.append(f"alias {', '.join(map(_quoted, names))}")
    if law.repealed is not None:
        fields.append(f"repealed by {law.repealed.id}")
    if isinstance(law.repealed_on, Day):
        fields.append(f"repealed on {_day(law.repealed_on)}")
    inner = [f"    {field}" for field in fields]
    inner += [f"    {_edition_text(edition)}" for edition in law.editions]
    head = f"law {law.id} {_quoted(law.label.en)} {_quoted(law.label.zh)} {{"
    return "\n".join([head, *inner, "}", ""])


def _edition_text(edition: Edition) -> str:
    fields = [*_fields(edition, ("adopted", "in_force", "articles"))]
    fields += [f"moved art {move.old} to art {move.new}" for move in edition.moved]
    if edition.dropped:
        fields.append(f"dropped {', '.join(edition.dropped)}")
    return f"edition {edition.id.rpartition('/')[2]} {{ {'; '.join(fields)} }}"


def _filled(document: Document, text: str) -> str:
    """Return the text of a document with what a register fills in, in the place of its title there."""
    head = text.partition("{")[2]
    lines = [line for line in head.split("\n") if not line.strip().rstrip(";").startswith(("title ", "题名"))]
    said = _outside(head)
    words = {name: word.spellings for name, word in _words(type(document)).items() if name in _HEAD}
    lacking = [
        name for name in _HEAD if not any(re.search(rf"(?:^|[;\n])\s*{word}\s", said) for word in words[name])
    ]
    fields = "".join(f"\n    {field}" for field in _fields(document, lacking))
    return f"{text.partition('{')[0]}{{{fields}\n" + "\n".join(lines)


def _outside(text: str) -> str:
    """Return what of a text stands in no braces."""
    depth, pieces = 0, []
    for piece in re.split(r"([{}｛｝])", text):
        depth += (piece in "{｛" and piece != "") - (piece in "}｝" and piece != "")
        if not depth:
            pieces.append(piece)
    return "\n".join(pieces)


def _words(kind: type[Declaration]) -> dict[str, Any]:
    from mou_compiler.corpus.schema.fields import kind_of

    return {field.attribute: field.keyword for field in kind_of(kind).fields}


def _fields(item: Declaration, names: Iterable[str]) -> Iterator[str]:
    """Yield those fields of a declaration that say something, as the language writes them."""
    words = _words(type(item))
    for name in names:
        written = _value(getattr(item, name))
        if written:
            yield f"{words[name].en} {written}"


def _value(value: Any) -> str:
    match value:
        case Unknown():
            return f"unknown {_quoted(value.reason or '-')}"
        case Day():
            return _day(value)
        case Period():
            ends = [("from", value.start), ("until", value.end)]
            return " ".join(f"{word} {_value(day)}" for word, day in ends if day is not None)
        case Articles():
            return f"{value.first} to {value.last}"
        case Ref():
            return value.id
        case str():
            return _quoted(value)
        case tuple():
            return ", ".join(map(_value, value))
        case _:
            return ""


def _day(day: Day) -> str:
    if day.exact:
        return day.last.isoformat()
    year = (day.first.month, day.first.day) == (1, 1) and (day.last.month, day.last.day) == (12, 31)
    month = day.first.day == 1 and (day.last + timedelta(days=1)).day == 1
    return f"{day.last:%Y}" if year else f"{day.last:%Y-%m}" if month else day.last.isoformat()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
