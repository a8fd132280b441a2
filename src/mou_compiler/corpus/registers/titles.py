"""Titles of texts: which laws and documents give one, and what one stands for as a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from mou_compiler.corpus.registers.registers import Entry, Registry
from mou_compiler.corpus.registers.table import fold_title
from mou_compiler.source.place import Place

TITLED = frozenset({"law", "memorandum", "instrument"})
"""The kinds that may give a title."""


class Bearer(NamedTuple):
    """What a name stands for: its kind, its id, and where it was declared."""

    kind: str
    id: str
    place: Place


class Titles:
    """The titles that laws and documents give.

    A law that gives a title is all texts of it; a document is one of them, so that several may give one.
    """

    def __init__(self) -> None:
        self.registry = Registry()
        self.given: list[tuple[str, Bearer]] = []
        self._laws: dict[str, Bearer] = {}
        self._documents: dict[str, dict[str, Bearer]] = {}

    def give(self, title: str, bearer: Bearer) -> None:
        """Take in that a law or document gives a title."""
        self.given.append((title, bearer))
        self._file(title, bearer)

    def consult(self, registry: Registry) -> Iterator[tuple[str, Bearer, Bearer]]:
        """Take titles as a registry has them; yield each law that gives the title of another, and that one."""
        self.registry = registry
        self._documents = {}
        for title, bearer in self.given:
            entry = registry.entry(title)
            self._file(title if entry is None else entry.title, bearer)
            if entry is not None and bearer.kind == "law":
                before = self._laws.setdefault(fold_title(entry.title), bearer)
                if before.id != bearer.id:
                    yield entry.title, bearer, before

    def _file(self, title: str, bearer: Bearer) -> None:
        if bearer.kind != "law":
            self._documents.setdefault(fold_title(title), {}).setdefault(bearer.id, bearer)

    def entry(self, title: str) -> Entry | None:
        """Return what the registers say of a title."""
        return self.registry.entry(title)

    def documents(self, title: str) -> dict[str, Bearer]:
        """Return the documents that give a title, by id."""
        entry = self.registry.entry(title)
        return self._documents.get(fold_title(title if entry is None else entry.title), {})

    def whole(self, title: str) -> str:
        """Return a title, which may leave out its beginning, as the registers have it, folded."""
        entry = self.registry.entry(title)
        return fold_title(title if entry is None else entry.title)

    def standing(self, title: str) -> object:
        """Return a value that is equal in two corpora with the same registers where laws and documents give a title alike."""
        law = self._laws.get(title)
        documents = self._documents.get(title, {}).values()
        return None if law is None else law.id, {(bearer.kind, bearer.id) for bearer in documents}

    def find(self, title: str, kinds: Collection[str]) -> Bearer | None:
        """Return what a title stands for among these kinds.

        It is the law that gives it; or the document that does, where no other text of the title is known; or
        else the law that all texts of the title make, which a register must have.
        """
        entry = self.registry.entry(title)
        law = None if entry is None else self._laws.get(fold_title(entry.title))
        documents = self.documents(title)
        lone = next(iter(documents.values())) if len(documents) == 1 else None
        if law is None and entry is not None and (lone is None or len(entry.texts) > 1):
            law = Bearer("law", entry.title, entry.place)
        return next((found for found in (law, lone) if found is not None and found.kind in kinds), None)
