"""The resolved corpus: every declaration of every file, found by kind and id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mou_compiler.corpus.names.editions import edition_faults
from mou_compiler.corpus.names.symbols import Names
from mou_compiler.corpus.names.undeclared import faults_of_undeclared
from mou_compiler.corpus.reading.files import Reading, ReadOnce
from mou_compiler.corpus.reading.filling import Found, fill_in
from mou_compiler.corpus.reading.working_in import work_in
from mou_compiler.corpus.registers.registers import Registered, Registry
from mou_compiler.corpus.schema.atoms import atoms, conditions_of_document, conditions_of_list
from mou_compiler.corpus.schema.declarations import (
    KINDS,
    Act,
    Agency,
    Attribute,
    Catalogue,
    Channel,
    Declaration,
    Document,
    Escalation,
    Guardrail,
    Instrument,
    Law,
    List,
    Measure,
    Memorandum,
    Precedence,
    Rank,
    Rating,
    Register,
    Relation,
    Role,
    Scenario,
    Subject,
    Territory,
)
from mou_compiler.corpus.schema.values import Condition
from mou_compiler.findings.fault import Fault, bound_faults
from mou_compiler.input.beside import Reader, reader_of
from mou_compiler.source.collecting import collector_paused
from mou_compiler.source.place import Source
from mou_compiler.words import Text

if TYPE_CHECKING:
    from mou_compiler.corpus.reading.memo import Memo

AnyDeclaration = TypeVar("AnyDeclaration", bound=Declaration)


class Changes(NamedTuple):
    """How one corpus differs from another: the declarations at the top of files that it has more, less or otherwise."""

    added: tuple[Declaration, ...]
    removed: tuple[Declaration, ...]
    replaced: tuple[tuple[Declaration, Declaration], ...]
    """Each with the one that stood there before, that one first."""

    def __bool__(self) -> bool:
        return any(self)


@dataclass(frozen=True)
class Corpus:
    """Every declaration, by kind and id in order of id; what is referred to; and every fault met on the way here.

    References inside are resolved: `Ref.id` is an id of this corpus wherever `Ref.found` holds.

    Of a corpus that was read with a memo, and the one read before with the same memo, whatever neither an edit nor
    what its names stand for has changed is the same object in both: each declaration at the top of a file with all
    that is inside it, of a document that is another each measure that is not, and the registry.  Its places are those of the corpus read last; they are equal, and hash
    alike, wherever it moves.
    """

    sources: tuple[Source, ...]
    declarations: MappingProxyType[type[Declaration], MappingProxyType[str, Declaration]]
    faults: tuple[Fault, ...]
    used: frozenset[tuple[str, str]] = frozenset()
    registered: MappingProxyType[str, Registered] = field(default_factory=lambda: MappingProxyType({}))
    """By id: each law or document that a register has, or that gives a title in one."""
    registry: Registry = field(default_factory=Registry)

    def of(self, kind: type[AnyDeclaration]) -> MappingProxyType[str, AnyDeclaration]:
        """Return the declarations of one kind by id, in order of id."""
        return self.declarations[kind]  # type: ignore[return-value]  # filled kind by kind in `resolve`

    def changes_since(self, earlier: Corpus) -> Changes:
        """Return what differs from an earlier corpus read with the same memo; from any other, that is everything."""
        added: list[Declaration] = []
        removed: list[Declaration] = []
        replaced: list[tuple[Declaration, Declaration]] = []
        for kind in KINDS:
            now, then = self.of(kind), earlier.of(kind)
            for id_, declaration in now.items():
                before = then.get(id_)
                if before is None:
                    added.append(declaration)
                elif before is not declaration:
                    replaced.append((before, declaration))
            removed += [declaration for id_, declaration in then.items() if id_ not in now]
        return Changes(tuple(added), tuple(removed), tuple(replaced))

    @property
    def territories(self) -> MappingProxyType[str, Territory]:
        """Territories by id."""
        return self.of(Territory)

    @property
    def subjects(self) -> MappingProxyType[str, Subject]:
        """Kinds of subject by id."""
        return self.of(Subject)

    @property
    def relations(self) -> MappingProxyType[str, Relation]:
        """Relations by id."""
        return self.of(Relation)

    @property
    def agencies(self) -> MappingProxyType[str, Agency]:
        """Agencies by id."""
        return self.of(Agency)

    @property
    def roles(self) -> MappingProxyType[str, Role]:
        """Roles by id."""
        return self.of(Role)

    @property
    def ranks(self) -> MappingProxyType[str, Rank]:
        """Ranks by id."""
        return self.of(Rank)

    @property
    def laws(self) -> MappingProxyType[str, Law]:
        """Laws by id, documents of this corpus not included."""
        return self.of(Law)

    @property
    def attributes(self) -> MappingProxyType[str, Attribute]:
        """Attributes by id."""
        return self.of(Attribute)

    @property
    def lists(self) -> MappingProxyType[str, List]:
        """Lists by id."""
        return self.of(List)

    @property
    def ratings(self) -> MappingProxyType[str, Rating]:
        """Ratings by id."""
        return self.of(Rating)

    @property
    def channels(self) -> MappingProxyType[str, Channel]:
        """Channels by id."""
        return self.of(Channel)

    @property
    def catalogues(self) -> MappingProxyType[str, Catalogue]:
        """Catalogues by id."""
        return self.of(Catalogue)

    @property
    def precedences(self) -> MappingProxyType[str, Precedence]:
        """Declared precedences by id."""
        return self.of(Precedence)

    @property
    def guardrails(self) -> MappingProxyType[str, Guardrail]:
        """Guardrails by id."""
        return self.of(Guardrail)

    @property
    def scenarios(self) -> MappingProxyType[str, Scenario]:
        """Scenarios by id."""
        return self.of(Scenario)

    @cached_property
    def escalations(self) -> MappingProxyType[str, Escalation]:
        """Escalations by id, those inside documents included."""
        found = dict(self.of(Escalation))
        for document in self.documents.values():
            found.update((escalation.id, escalation) for escalation in document.escalations)
        return MappingProxyType(dict(sorted(found.items())))

    @cached_property
    def documents(self) -> MappingProxyType[str, Document]:
        """Memoranda and instruments by id."""
        found: dict[str, Document] = {**self.of(Memorandum), **self.of(Instrument)}
        return MappingProxyType(dict(sorted(found.items())))

    @cached_property
    def measures(self) -> MappingProxyType[str, Measure]:
        """Measures of every document by `document/number`, in order of document and place."""
        return MappingProxyType(
            {measure.id: measure for document in self.documents.values() for measure in document.measures}
        )

    @cached_property
    def acts(self) -> MappingProxyType[str, Act]:
        """Acts by path; those above a declared one stand too, labelled by their last step."""
        found = dict(self.of(Act))
        for path, act in self.of(Act).items():
            steps = path.split(".")
            for length in range(1, len(steps)):
                parent = ".".join(steps[:length])
                label = Text(steps[length - 1], steps[length - 1])
                found.setdefault(parent, Act(id=parent, label=label, place=act.place, extent=act.extent))
        return MappingProxyType(dict(sorted(found.items())))

    @cached_property
    def atoms(self) -> tuple[Condition, ...]:
        """The comparisons, holdings and counts inside every condition that is written anywhere."""
        written = [
            *(conditions_of_document(document) for document in self.documents.values()),
            *(conditions_of_list(list_) for list_ in self.lists.values()),
            *(escalation.trigger for escalation in self.escalations.values()),
            *(guardrail.when for guardrail in self.guardrails.values()),
        ]
        return tuple(atom for conditions in written for one in conditions for atom in atoms(one))

    def everything(self) -> Iterator[Declaration]:
        """Yield every top declaration, kind by kind in order of id."""
        for kind in KINDS:
            yield from self.of(kind).values()


@collector_paused()
def resolve(
    sources: Iterable[Source],
    faults: Iterable[Fault] = (),
    read: Reader | None = None,
    memo: Memo | None = None,
) -> Corpus:
    """Return the corpus of these sources, each of its own path; their order does not matter.

    `read` reads the files that declarations name; without it there are none.  With a memo only that is read
    which may be read otherwise than the last time; the corpus says the same with and without.
    """
    reading: Reading = ReadOnce() if memo is None else memo
    told: list[Fault] = list(faults)
    names = Names()
    files = reading.open(sorted(sources, key=lambda source: source.path))
    for file in files:
        told.extend(file.declare(names))
    found: Found = {kind: {} for kind in KINDS}
    for registers in (True, False):
        for file in files:
            for declaration in file.read(names, registers=registers):
                found[type(declaration)].setdefault(declaration.id, declaration)
        if registers and found[Register]:
            declared = [item for item in found[Register].values() if isinstance(item, Register)]
            registry, mistakes = reading.open_registers(declared, read or reader_of({}))
            names.consult(registry)
            told.extend(mistakes)
        if registers:
            reading.consulted(names)
    registered, mistakes = fill_in(found, names)
    told.extend(mistakes)
    told.extend(work_in(found))
    reading.settle(found)
    told.extend(edition_faults(names.cited, _without_registers(found[Law], registered, names)))
    told.extend(fault for file in files for fault in file.faults)
    told.extend(names.faults)
    told.extend(faults_of_undeclared(names))
    declarations = MappingProxyType(
        {kind: MappingProxyType(dict(sorted(items.items()))) for kind, items in found.items()}
    )
    return Corpus(
        tuple(file.source for file in files),
        declarations,
        bound_faults(told),
        frozenset(names.used),
        MappingProxyType(registered),
        names.titles.registry,
    )


def _without_registers(
    laws: Mapping[str, Declaration], registered: Mapping[str, Registered], names: Names
) -> dict[str, Law]:
    """Return the laws of which only the declaration says what editions there are: no register has them, or may."""
    entries = {id_ for id_, beside in registered.items() if beside.entry is not None}
    return {
        id_: law
        for id_, law in laws.items()
        if isinstance(law, Law)
        and id_ not in entries
        and (law.title is None or names.titles.registry.complete)
    }
