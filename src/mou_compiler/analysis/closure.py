"""What some rules of a corpus need: the declarations that they name, those that bear on them, and what these need."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Act,
    Channel,
    Declaration,
    Document,
    List,
    Measure,
    Precedence,
    Register,
    Scenario,
)
from mou_compiler.corpus.schema.references import references
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.interpret.rules import overriders_in
from mou_compiler.source.place import Place

Top = tuple[type[Declaration], str]
"""A declaration at the top of a file, by kind and id."""


class Naming:
    """A corpus by what its names stand for: made once, for as many questions as there are."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.overriders = overriders_in(corpus)
        self._by_kind: dict[tuple[str, str], Declaration] = {}
        self._by_id: dict[str, list[Declaration]] = {}
        self._by_path: dict[str, list[Declaration]] = {}
        for item in corpus.everything():
            self._by_kind[item.KEYWORD.en, item.id] = item
            self._by_id.setdefault(item.id, []).append(item)
            self._by_path.setdefault(item.extent.path, []).append(item)
        for items in self._by_path.values():
            items.sort(key=lambda item: item.extent.start)
        self._speaking: dict[str, list[Document]] = {}
        self._ruling: dict[str, list[Document]] = {}
        for document in corpus.documents.values():
            for id_ in dict.fromkeys(_spoken_of(document)):
                self._speaking.setdefault(id_, []).append(document)
            for list_ in dict.fromkeys(one.list.id for one in document.listings if one.list is not None):
                self._ruling.setdefault(list_, []).append(document)
        self._acts = sorted(corpus.of(Act))
        self._named: dict[tuple[int, bool], tuple[Ref, ...]] = {}

    def bearing(self, id_: str) -> Sequence[Declaration]:
        """Return the declarations at the top of files that bear an id."""
        return self._by_id.get(id_, ())

    def called(self, names: Iterable[str]) -> list[Declaration]:
        """Return the declarations at the top of files that are called so, each by kind and id."""
        keys = ((kind, id_) for kind, _, id_ in (name.partition(" ") for name in names))
        return [self._by_kind[key] for key in keys if key in self._by_kind]

    def around(self, place: Place) -> Declaration | None:
        """Return the declaration at the top of a file in which a place stands."""
        items = self._by_path.get(place.path, [])
        at = bisect_right(items, place.start, key=lambda item: item.extent.start) - 1
        return items[at] if at >= 0 and place.start < items[at].extent.end else None

    def speaking_of(self, id_: str, *, rules: bool) -> Sequence[Document]:
        """Return the documents that change or end a text or measure; with `rules` those with rules of a list of this id too."""
        return [*self._speaking.get(id_, ()), *(self._ruling.get(id_, ()) if rules else ())]

    def in_words_of(self, item: Declaration, *, lean: bool = False) -> tuple[Ref, ...]:
        """Return what a declaration names; of a document, without its measures."""
        found = self._named.get((id(item), lean))
        if found is None:
            head = replace(item, measures=()) if isinstance(item, Document) else item
            found = self._named[id(item), lean] = tuple(references(_lean(head) if lean else head))
        return found

    def meant(self, ref: Ref) -> Iterator[Declaration]:
        """Yield what a name stands for: the declaration, one below an act that has none, or what it is a part of."""
        item = self._by_kind.get((ref.kind, ref.id))
        if item is not None:
            yield item
            return
        if ref.kind == Act.KEYWORD.en:
            at = bisect_left(self._acts, f"{ref.id}.")
            if at < len(self._acts) and self._acts[at].startswith(f"{ref.id}."):
                yield self.corpus.of(Act)[self._acts[at]]  # an act above it is there with it
                return
        steps = ref.id.split("/")
        for length in range(1, len(steps)):
            yield from self._by_id.get("/".join(steps[:length]), ())


_OF_A_LIST: dict[str, Any] = {
    "entries": (), "exclusions": (), "exits": (), "bars": (), "locks": (), "defined_by": (), "not_known": (),
    "term": None, "publicity": None, "published": None, "notice": None, "objection": None, "review": None,
}  # fmt: skip
"""What is said of being on a list, and not who can be: grounds, ways out, remedies."""


def _lean(item: Declaration) -> Declaration:
    """Return a declaration without rules of lists."""
    if isinstance(item, Document):
        return replace(item, listings=(), escalations=())
    return replace(item, **_OF_A_LIST) if isinstance(item, List) else item


def _spoken_of(document: Document) -> Iterator[str]:
    """Yield the texts and measures that a document changes or ends."""
    for ref in (*document.amends, *document.replaces_documents, *document.withdraws, *document.suspends):
        yield ref.id
    yield from (ref.id for measure in document.measures for ref in _ended_by(measure))


def _ended_by(measure: Measure) -> Iterator[Ref]:
    """Yield the measures that one replaces or changes."""
    yield from measure.replaces
    if measure.changes is not None:
        yield measure.changes


class Closure:
    """Some declarations at the top of files and some measures, with all that they need; of documents only these measures.

    `wide` takes documents whole, and every channel; `ends` also the documents that change or end a text that is taken,
    `rules` those that lay something down about a list; `lean` leaves all rules of lists out.
    """

    def __init__(
        self,
        naming: Naming,
        *,
        wide: bool = False,
        ends: bool = False,
        rules: bool = False,
        lean: bool = False,
    ) -> None:
        self.naming = naming
        self.corpus = naming.corpus
        self.wide = wide
        self.ends = ends
        self.rules = rules
        self.lean = lean
        self.tops: dict[Top, Declaration] = {}
        self.measures: set[str] = set()

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
        for other in self.naming.overriders.get(id_, ()):
            self.take_measure(other)

    def close(self) -> None:
        """Take all that is named by what is taken, until nothing more is."""
        for precedence in self.corpus.of(Precedence).values():
            self.take(precedence)
        before = -1
        while before != (before := len(self.tops) + len(self.measures)):
            for item in [*self.tops.values(), *map(self.corpus.measures.__getitem__, sorted(self.measures))]:
                for ref in self.naming.in_words_of(item, lean=self.lean):
                    self._take_named(ref)
            if self.ends or self.rules:
                self._take_speaking()
            for channel in self.corpus.of(Channel).values():
                if self.wide or self._is_about(channel):
                    self.take(channel)

    def _take_speaking(self) -> None:
        """Take the documents that speak of what is taken, and those of their measures that end one of it."""
        taken = [*self.measures, *(id_ for _, id_ in self.tops)]
        for document in [one for id_ in taken for one in self.naming.speaking_of(id_, rules=self.rules)]:
            self.take(document)
            for measure in document.measures:
                if any(ref.id in self.measures for ref in _ended_by(measure)):
                    self.take_measure(measure.id)

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
        for item in self.naming.meant(ref):
            self.take(item)

    def kept(self, item: Declaration) -> Declaration:
        """Return a declaration as it stands here: a document with the measures that were taken."""
        kept = _lean(item) if self.lean else item
        if isinstance(kept, Document):
            return replace(kept, measures=tuple(one for one in kept.measures if one.id in self.measures))
        return kept
