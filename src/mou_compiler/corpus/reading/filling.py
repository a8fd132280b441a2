"""What the registers of a corpus add to it: what is not said there, and the laws that only they have."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from mou_compiler.corpus.names.symbols import Names
from mou_compiler.corpus.registers.claims import Claim, by_signing, claim_faults, claim_texts
from mou_compiler.corpus.registers.entries import bare_law, fill_document, fill_law
from mou_compiler.corpus.registers.registers import Entry, Registered, Repeal
from mou_compiler.corpus.registers.titles import Bearer
from mou_compiler.corpus.schema.declarations import (
    Declaration,
    Document,
    Instrument,
    Law,
    Memorandum,
    Territory,
)
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.fault import Fault

Found = dict[type[Declaration], dict[str, Declaration]]
"""Declarations by kind and id."""


class Filled(NamedTuple):
    """What stands beside a register, by id in order; and what is wrong with titles."""

    registered: dict[str, Registered]
    faults: list[Fault]


def fill_in(found: Found, names: Names) -> Filled:
    """Fill in what gives a title from the registers, and add the laws that only they have and that are used."""
    groups = claim_texts(_documents(found), names.titles)
    faults = [fault for claims in groups for fault in claim_faults(claims)]
    registered: dict[str, Registered] = {}
    if names.titles.registry.registers:
        filling = _Filling(found, names, groups)
        filling.fill_declared()
        filling.add_laws()
        registered = filling.registered
    return Filled(dict(sorted(registered.items())), faults)


def _documents(found: Found) -> Iterator[Document]:
    for kind in (Memorandum, Instrument):
        yield from (item for item in found[kind].values() if isinstance(item, Document))


class _Filling:
    """The filling in of one corpus, law by law and document by document."""

    def __init__(self, found: Found, names: Names, groups: list[list[Claim]]) -> None:
        self.found = found
        self.names = names
        self.registered: dict[str, Registered] = {}
        self.declared = frozenset(found[Law])
        self.territories: Mapping[str, Territory] = {
            id_: item for id_, item in found[Territory].items() if isinstance(item, Territory)
        }
        self.claims = [claim for claims in groups for claim in claims]
        self.by_title = {claims[0].entry.title: claims for claims in groups if claims[0].entry is not None}
        self.by_row = {claim.text.place: claim for claim in self.claims if claim.text is not None}

    @cached_property
    def ended(self) -> dict[str, Ref]:
        """By id, the last text of a title: the document of another title that replaces it."""
        last = {
            claim.document.id: {other.document.id for other in claims}
            for claims in self.by_title.values()
            for claim in claims
            if claim.entry is not None and (claim.text is None or claim.text == claim.entry.texts[-1])
        }
        return {
            ref.id: Ref(document.id, document.KEYWORD.en, ref.place)
            for document in _documents(self.found)
            for ref in document.replaces_documents
            if ref.id in last and document.id not in last[ref.id]
        }

    def fill_declared(self) -> None:
        """Fill in the laws and documents that give a title."""
        for id_, item in self.found[Law].items():
            assert isinstance(item, Law)
            if item.title is not None:
                entry = self.names.titles.entry(item.title)
                self.registered[id_] = Registered(item, entry)
                if entry is not None:
                    self._fill_law(item, entry)
        for claim in self.claims:
            document, entry, text, _ = claim
            self.registered[document.id] = Registered(document, entry, text)
            if entry is not None:
                filled = fill_document(document, entry, text, self.territories)
                self.found[type(document)][document.id] = self._after_its_own(filled, claim, entry.title)

    def _after_its_own(self, document: Document, claim: Claim, title: str) -> Document:
        """Return a document that, where it amends or replaces its own title, follows on the text before it."""
        if not document.amends and not document.replaces_documents:
            return document
        earlier = [other for other in self.by_title[title] if by_signing(other) < by_signing(claim)]
        before = max(earlier, key=by_signing).document if earlier else None

        def meant(refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
            return tuple(
                Ref(before.id, before.KEYWORD.en, ref.place)
                if before and self._is_law_of(ref, title)
                else ref
                for ref in refs
                if before or not self._is_law_of(ref, title)
            )

        return dataclasses.replace(
            document, amends=meant(document.amends), replaces_documents=meant(document.replaces_documents)
        )

    def _is_law_of(self, ref: Ref, title: str) -> bool:
        beside = self.registered.get(ref.id)
        entry = None if beside is None else beside.entry
        return ref.kind == "law" and title == (ref.id if entry is None else entry.title)

    def add_laws(self) -> None:
        """Add the laws that only a register has and that are used, and what repealed those."""
        used = self.names.registered
        while missing := sorted(used.keys() - self.registered.keys()):
            for id_ in missing:
                self.registered[id_] = Registered(None, used[id_])
                law = bare_law(used[id_], self.by_title.get(used[id_].title, ()), self.ended)
                self._fill_law(law, used[id_])

    def _fill_law(self, law: Law, entry: Entry) -> None:
        filled = fill_law(law, entry, self._repealing, self.territories)
        self.found[Law][law.id] = filled
        if filled.repealed is not None and law.repealed is None and entry.repeal is not None:
            self.names.use(self._repealing(entry.repeal))

    def _repealing(self, repeal: Repeal) -> Bearer:
        """Return what the text that repeals is in the corpus: the document that is this text, or else its title's."""
        claim = self.by_row.get(repeal.row.place)
        bearer = self.names.of_title(repeal.by)
        if claim is None or bearer.id in self.declared:
            return bearer
        return Bearer(claim.document.KEYWORD.en, claim.document.id, claim.document.place)
