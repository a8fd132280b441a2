"""A corpus that changes: one object in which each edit leaves the next corpus, and that tells what of it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from operator import eq
from types import MappingProxyType
from typing import Any, TypeVar, cast

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.registers.registers import Registered, Registry
from mou_compiler.corpus.schema.declarations import KINDS, Act, Declaration, Document, Escalation, Measure
from mou_compiler.corpus.schema.values import Condition
from mou_compiler.findings.fault import Fault
from mou_compiler.memo import Fact, LiveMemo, Watched
from mou_compiler.source.place import Source

AnyDeclaration = TypeVar("AnyDeclaration", bound=Declaration)

_PLAIN: dict[str, Callable[[Any, Any], bool]] = {
    "sources": eq,
    "faults": eq,
    "used": eq,
    "registry": eq,
}
"""What of a corpus is read as a whole, and how it is told whether it is the same as before."""


class LiveCorpus(Corpus):
    """The corpus of now. Declarations are compared by identity: where nothing was edited they are the very same."""

    def __init__(self, memo: LiveMemo, corpus: Corpus) -> None:
        put = self.__dict__
        put["_memo"], put["_now"] = memo, corpus
        put["_kinds"] = {kind: Watched(memo, corpus.of(kind)) for kind in KINDS}
        put["_documents"] = Watched(memo, corpus.documents)
        put["_measures"] = Watched(memo, corpus.measures)
        put["_escalations"] = Watched(memo, corpus.escalations)
        put["_acts"] = Watched(memo, corpus.acts, _same_act)
        put["_registered"] = Watched(memo, corpus.registered, eq)
        put["_plain"] = {name: Fact() for name in _PLAIN}

    def replace(self, corpus: Corpus) -> Iterator[Fact]:
        """Become another corpus; yield what has changed."""
        put = self.__dict__
        before, put["_now"] = put["_now"], corpus
        for kind in KINDS:
            yield from put["_kinds"][kind].replace(corpus.of(kind))
        for name in ("documents", "measures", "escalations", "acts", "registered"):
            yield from put[f"_{name}"].replace(getattr(corpus, name))
        for name, same in _PLAIN.items():
            if not same(getattr(before, name), getattr(corpus, name)):
                yield put["_plain"][name]

    @property
    def now(self) -> Corpus:
        """The corpus of now as it is, without a note of what is read of it."""
        found: Corpus = self.__dict__["_now"]
        return found

    def _whole(self, name: str) -> Any:
        self.__dict__["_memo"].read(self.__dict__["_plain"][name])
        return getattr(self.__dict__["_now"], name)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source, in order of path."""
        return cast("tuple[Source, ...]", self._whole("sources"))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault met on the way here."""
        return cast("tuple[Fault, ...]", self._whole("faults"))

    @property
    def used(self) -> frozenset[tuple[str, str]]:
        """What is referred to, by kind and id."""
        return cast("frozenset[tuple[str, str]]", self._whole("used"))

    @property
    def registry(self) -> Registry:
        """The registers of laws."""
        return cast("Registry", self._whole("registry"))

    @property
    def registered(self) -> MappingProxyType[str, Registered]:
        """By id: each law or document that a register has, or that gives a title in one."""
        return cast("MappingProxyType[str, Registered]", self.__dict__["_registered"])

    @property
    def declarations(
        self,
    ) -> MappingProxyType[type[Declaration], MappingProxyType[str, Declaration]]:
        """Every declaration, by kind and id in order of id."""
        return MappingProxyType(self.__dict__["_kinds"])

    def of(self, kind: type[AnyDeclaration]) -> MappingProxyType[str, AnyDeclaration]:
        """Return the declarations of one kind by id, in order of id."""
        return cast("MappingProxyType[str, AnyDeclaration]", self.__dict__["_kinds"][kind])

    @property
    def documents(self) -> MappingProxyType[str, Document]:
        """Memoranda and instruments by id."""
        return cast("MappingProxyType[str, Document]", self.__dict__["_documents"])

    @property
    def measures(self) -> MappingProxyType[str, Measure]:
        """Measures of every document by `document/number`, in order of document and place."""
        return cast("MappingProxyType[str, Measure]", self.__dict__["_measures"])

    @property
    def escalations(self) -> MappingProxyType[str, Escalation]:
        """Escalations by id, those inside documents included."""
        return cast("MappingProxyType[str, Escalation]", self.__dict__["_escalations"])

    @property
    def acts(self) -> MappingProxyType[str, Act]:
        """Acts by path; those above a declared one stand too."""
        return cast("MappingProxyType[str, Act]", self.__dict__["_acts"])

    @property
    def atoms(self) -> tuple[Condition, ...]:
        """The comparisons, holdings and counts inside every condition that is written anywhere."""
        read: Mapping[Any, Any]
        for read in (self.documents, self.lists, self.escalations, self.guardrails):
            read.values()
        return self.now.atoms


def _same_act(one: Act | None, other: Act | None) -> bool:
    """Tell whether two acts are one; those that are only steps of others are made for each corpus anew."""
    if one is None or other is None:
        return one is other
    return one is other or all(getattr(one, item.name) == getattr(other, item.name) for item in fields(Act))
