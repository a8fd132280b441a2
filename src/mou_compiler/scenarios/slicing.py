"""A slice of a corpus: the text of those declarations that some of them need, as one file that stands by itself.

Declarations stand as they were written, without the measures that are not needed. What a register of laws fills in is
written out, so that no other file is needed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mou_compiler.analysis.directory import references
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Act,
    Catalogue,
    Channel,
    Declaration,
    Document,
    Edition,
    Guardrail,
    Law,
    Measure,
    Precedence,
    Register,
    Scenario,
)
from mou_compiler.corpus.schema.values import Articles, Day, Period, Ref, Unknown
from mou_compiler.interpret.rules import overriders_in
from mou_compiler.source.place import Place

_HEAD = ("number", "rank", "issuers", "signed", "in_force", "articles")
"""What of a document a register may fill in."""


def slice_of(corpus: Corpus, measures: Iterable[str], others: Iterable[Declaration], *, wide: int = 0) -> str:
    """Return the text of some measures and declarations with all that they name.

    `wide` is how much else: 1, what binds all measures (guardrails, catalogues); 2, whole documents and every channel;
    3, everything.
    """
    slicer = _Slicer(corpus, wide=wide > 1)
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


class _Slicer:
    def __init__(self, corpus: Corpus, *, wide: bool) -> None:
        self.corpus = corpus
        self.wide = wide
        self.tops: dict[tuple[type[Declaration], str], Declaration] = {}
        self.measures: set[str] = set()
        self.by_name: dict[tuple[str, str], Declaration] = {
            (item.KEYWORD.en, item.id): item for item in corpus.everything()
        }
        self.overriders = overriders_in(corpus)

    def take(self, item: Declaration) -> None:
        """Take a declaration at the top of a file; of a document only the measures taken one by one."""
        if isinstance(item, Register | Scenario):
            return
        if isinstance(item, Document) and self.wide:
            self.measures.update(measure.id for measure in item.measures)
        self.tops[type(item), item.id] = item

    def take_measure(self, id_: str) -> None:
        """Take a measure with its document, and what overrides it."""
        measure = self.corpus.measures.get(id_)
        if measure is None or id_ in self.measures:
            return
        self.measures.add(id_)
        self.take(self.corpus.documents[measure.document])
        for other in self.overriders.get(id_, ()):
            self.take_measure(other)

    def close(self) -> None:
        """Take all that is named by what is taken, until nothing more is."""
        for precedence in self.corpus.of(Precedence).values():
            self.take(precedence)
        before = -1
        while before != (before := len(self.tops) + len(self.measures)):
            for item in [*self.tops.values()]:
                for ref in references(self._kept(item)):
                    self._take_named(ref)
            for channel in self.corpus.of(Channel).values():
                if self.wide or self._is_about(channel):
                    self.take(channel)

    def _is_about(self, channel: Channel) -> bool:
        """Tell whether a channel carries something of what is taken, or comes from one who keeps a list of it."""
        taken = {id_ for _, id_ in self.tops}
        if channel.lists:
            return any(ref.id in taken for ref in channel.lists)
        return any(ref.id in taken for ref in channel.senders)

    def _take_named(self, ref: Ref) -> None:
        if ref.kind == Measure.KEYWORD.en:
            self.take_measure(ref.id)
            return
        item = self.by_name.get((ref.kind, ref.id))
        if item is not None:
            self.take(item)
            return
        for (kind, id_), other in self.by_name.items():
            if kind == ref.kind == Act.KEYWORD.en and id_.startswith(f"{ref.id}."):
                self.take(other)  # an act above it is there with it
                return
            if ref.id.startswith(f"{id_}/"):
                self.take(other)

    def _kept(self, item: Declaration) -> Declaration:
        if isinstance(item, Document):
            return replace(item, measures=tuple(one for one in item.measures if one.id in self.measures))
        return item

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
