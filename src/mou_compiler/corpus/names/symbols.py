"""Names: who bears them, and what a use of one refers to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from mou_compiler.corpus.names.editions import CitedEdition
from mou_compiler.corpus.names.given import KIND_BY_SPELLING, Given, fold, names_given
from mou_compiler.corpus.registers.registers import Entry, Registry
from mou_compiler.corpus.registers.titles import TITLED, Bearer, Titles
from mou_compiler.corpus.schema.cursor import OPTION
from mou_compiler.corpus.schema.declarations import KINDS, Measure, Permission
from mou_compiler.corpus.schema.suggest import nearest
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import MOST_FAULTS, Fault
from mou_compiler.findings.finding import Related
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.recovery import Stretch
from mou_compiler.syntax.tree import Statement, Token
from mou_compiler.words import Text

_SHARED = {
    "law": "text", "memorandum": "text", "instrument": "text",
    "list": "condition", "attribute": "condition", "rating": "condition",
    "agency": "body", "role": "body",
    "subject": "target", "relation": "target",
}  # fmt: skip
"""Kinds that are named in the same places share one namespace; every other kind has one of its own."""

_ALL_KINDS = (*(data.KEYWORD.en for data in KINDS), Measure.KEYWORD.en, Permission.KEYWORD.en, OPTION)
_SPACES = tuple(dict.fromkeys(_SHARED.get(kind, kind) for kind in _ALL_KINDS))
_AS_TITLE = "\0"
"""What stands before a title where it is meant as one; no name begins with it."""


def _as_label(name: str) -> str:
    """Return the form by which labels are compared; that of an empty one is no name that could be asked for."""
    return fold(name) or '""'


class SymbolTable(Protocol):
    """The names of a corpus as one who reads declarations asks them, and what they are told."""

    def find(self, name: str, kinds: tuple[str, ...]) -> Bearer | None:
        """Return what bears a name among these kinds."""

    def bears(self, name: str) -> bool:
        """Tell whether anything bears a name."""

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of what a name was meant for."""

    def use(self, bearer: Bearer) -> None:
        """Take in that something refers to a bearer."""

    def miss(self, name: str, kinds: tuple[str, ...], place: Place) -> None:
        """Take in a use of a name that nothing bears."""

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in that an edition of a text is cited by its name."""


class Names:
    """Every declared name of a corpus, what was referred to, and the faults of names told so far."""

    def __init__(self) -> None:
        self._bearers: dict[tuple[str, str], Bearer] = {}
        self._implied: dict[tuple[str, str], Bearer] = {}
        self._undeclared: dict[tuple[str, str], list[tuple[Place, tuple[str, ...]]]] = {}
        self._known: set[str] = set()
        self.labels: list[tuple[str, Bearer]] = []
        self._labels_known = 0
        self._by_label: dict[str, dict[tuple[str, str], Bearer]] = {}
        self._broken: dict[str, Sequence[Stretch]] = {}
        self.used: set[tuple[str, str]] = set()
        self.faults: list[Fault] = []
        self.titles = Titles()
        self.registered: dict[str, Entry] = {}
        self.cited: list[CitedEdition] = []

    def declare(self, statements: Iterable[Statement], source: Source) -> None:
        """Take in the names that the statements of a file declare."""
        slips = 0
        for statement in statements:
            if statement.keyword.text not in KIND_BY_SPELLING:
                slips += 1
                if slips > MOST_FAULTS:
                    continue
            self.take(names_given(statement, source))

    def take(self, given: Iterable[Given]) -> None:
        """Take in the names that a statement at the top of a file gives."""
        known, bearers, shared = self._known, self._bearers, _SHARED
        for how, name, bearer in given:
            if how == "name":
                known.add(name)
                before = bearers.setdefault((shared.get(bearer.kind, bearer.kind), name), bearer)
                if before is not bearer:
                    self._bear_again(name, bearer, before)
            elif how == "label":
                self.labels.append((name, bearer))
            elif how == "title":
                self.titles.give(name, bearer)
                self._known.add(name)
            else:
                self._implied.setdefault((bearer.kind, name), bearer)

    def consult(self, registry: Registry) -> None:
        """Let the titles of registers be names too."""
        told = {fault.place for fault in self.faults}
        for title, bearer, before in self.titles.consult(registry):
            if bearer.place not in told:
                self._twice(title, bearer, before)

    def _bear_again(self, name: str, bearer: Bearer, before: Bearer) -> None:
        """Tell of a name that something else bears already; what names itself once more tells nothing."""
        if before.id != bearer.id or bearer.place.text == before.id == name:
            self._twice(name, bearer, before)

    def _twice(self, name: str, bearer: Bearer, before: Bearer) -> None:
        self.faults.append(
            Fault(
                Code.DUPLICATE,
                Text(f"`{name}` is declared twice", f"「{name}」重复声明"),
                bearer.place,
                Text("rename one of them, or remove it", "改名或删去其一"),
                (Related(Text("first declared here", "首次声明于此"), before.place),),
            )
        )

    def find(self, name: str, kinds: tuple[str, ...]) -> Bearer | None:
        """Return what bears a name among these kinds; failing that, the one thing that bears it as its label."""
        folded = fold(name)
        for kind in kinds:
            key = (_SHARED.get(kind, kind), folded)
            bearer = self._bearers.get(key) or self._implied.get(key)
            if bearer is not None and bearer.kind in kinds:
                return bearer
        found = self._find_titled(folded, kinds) if TITLED.intersection(kinds) else None
        if found is None:
            labelled = self._labelled(folded, kinds)
            found = labelled[0] if len(labelled) == 1 else None
        return found

    def labelled(self, label: str, kinds: tuple[str, ...]) -> list[Bearer]:
        """Return what bears a label among these kinds, each once."""
        return self._labelled(_as_label(label), kinds)

    def _labelled(self, label: str, kinds: tuple[str, ...]) -> list[Bearer]:
        """Return what bears a label, in the form by which labels are compared."""
        if len(self.labels) != self._labels_known:
            self._labels_known = len(self.labels)
            self._by_label = {}
            for label_, bearer in self.labels:
                bearers = self._by_label.setdefault(_as_label(label_), {})
                bearers.setdefault((bearer.kind, bearer.id), bearer)
        return [bearer for bearer in self._by_label.get(label, {}).values() if bearer.kind in kinds]

    def _find_titled(self, title: str, kinds: tuple[str, ...]) -> Bearer | None:
        """Return what a title stands for; what is declared under the whole of it stands before a law made of rows."""
        found = self.titles.find(title, kinds)
        if found is not None and found.kind == "law":
            found = self._bearers.get(("text", fold(found.id)), found)
        return found if found is not None and found.kind in kinds else None

    def title_names(self, name: str, kinds: tuple[str, ...]) -> Iterator[str]:
        """Yield the further names, as `standing` takes them, on which it depends what a name stands for as a title."""
        yield _AS_TITLE + self.titles.whole(name)
        found = self.titles.find(name, kinds)
        if found is not None:
            yield fold(found.id)

    def names_of(self, given: Given) -> Iterator[str]:
        """Yield the names, as `standing` takes them, to which it makes a difference that a name is given."""
        yield _as_label(given.name) if given.how == "label" else given.name
        if given.how == "title":
            yield _AS_TITLE + self.titles.whole(given.name)

    def standing(self, name: str) -> object:
        """Return a value that is equal in two corpora with the same registers where a name stands for the same in both.

        The name is folded; a whole title, with a mark before it, stands for what it is as a title.  What stands for
        a name is the same where its kind and id are, wherever it is declared.
        """
        if name.startswith(_AS_TITLE):
            return self.titles.standing(name.removeprefix(_AS_TITLE))
        borne = [(space, _key_of(self._bearers.get((space, name)))) for space in _SPACES]
        implied = _key_of(self._implied.get(("act", name)))
        return borne, implied, name in self._known, {_key_of(one) for one in self._labelled(name, _ALL_KINDS)}

    def use(self, bearer: Bearer) -> None:
        """Remember that something refers to a bearer; a law that only a register has is there from then on."""
        self.used.add((bearer.kind, bearer.id))
        if bearer.kind == "law" and ("text", bearer.id) not in self._bearers:
            entry = self.titles.entry(bearer.id)
            assert entry is not None  # nothing else lets an undeclared law be named
            self.registered[bearer.id] = entry

    def of_title(self, title: str) -> Bearer:
        """Return what stands for a title that a register has."""
        bearer = self.find(title, tuple(sorted(TITLED)))
        assert bearer is not None  # a row of the register names it
        return bearer

    def bears(self, name: str) -> bool:
        """Tell whether anything bears a name."""
        return fold(name) in self._known

    def excuse(self, source: Source, broken: Sequence[Stretch]) -> None:
        """Let no name be missed in stretches of a file whose faults were told before."""
        self._broken[source.path] = broken

    def miss(self, name: str, kinds: tuple[str, ...], place: Place) -> None:
        """Remember a use of a name that nothing bears."""
        if not self._excused(place):
            key = (_SHARED.get(kinds[0], kinds[0]), name)
            self._undeclared.setdefault(key, []).append((place, kinds))

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Remember that an edition of a text is cited by its name."""
        if not self._excused(place):
            self.cited.append(CitedEdition(source, edition, place))

    def _excused(self, place: Place) -> bool:
        broken = self._broken.get(place.path, ())
        at = bisect_right(broken, (place.start, len(place.source.text))) - 1
        return at >= 0 and place.start < broken[at][1]

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of what a name was meant for: what bears it as a label, or bears the nearest name."""
        labels = {label: bearer.id for label, bearer in reversed(self.labels) if bearer.kind in kinds}
        if name in labels:
            return labels[name]
        near = nearest(name, self.spellings(kinds)) or nearest(name, labels)
        return None if near is None else labels.get(near, near)

    def spellings(self, kinds: tuple[str, ...]) -> Iterator[str]:
        """Yield every name borne by something of these kinds, titles among them."""
        for name, bearer in self.borne():
            if bearer.kind in kinds:
                yield name

    def implied(self) -> Iterable[Bearer]:
        """Return the acts above declared ones, which nothing declares."""
        return self._implied.values()

    def missed(self) -> Iterator[tuple[str, list[tuple[Place, tuple[str, ...]]]]]:
        """Yield each name that nothing bears, with the places of its use and of what kinds it should be there."""
        yield from ((name, uses) for (_, name), uses in self._undeclared.items())

    def borne(self) -> Iterator[tuple[str, Bearer]]:
        """Yield every name with what bears it, titles among them."""
        yield from ((name, bearer) for (_, name), bearer in self._bearers.items())
        yield from self.titles.given


def _key_of(bearer: Bearer | None) -> tuple[str, str] | None:
    return None if bearer is None else (bearer.kind, bearer.id)


class Scope:
    """Names as seen from inside one document: its own measures need no prefix.

    Where `uses` is False, as in a scenario, to speak of a thing is not to use it.
    """

    def __init__(self, names: SymbolTable, document: str = "", *, uses: bool = True) -> None:
        self.names = names
        self.document = document
        self.uses = uses

    def refer(self, token: Token, kinds: tuple[str, ...], source: Source) -> Ref:
        """Return the reference; where nothing bears the name it is remembered as a fault."""
        place = Place(source, token.start, token.end)
        if self.document and ("measure" in kinds or "permission" in kinds):
            own = self.names.find(f"{self.document}/{token.text}", kinds)
            if own is not None:
                self.names.use(own)
                return Ref(own.id, own.kind, place)
        bearer = self.names.find(token.text, kinds)
        if bearer is not None:
            if self.uses:
                self.names.use(bearer)
            return Ref(bearer.id, bearer.kind, place)
        self.names.miss(fold(token.text), kinds, place)
        return Ref(fold(token.text), kinds[0], place, found=False)

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in that an edition of a text is cited by its name."""
        self.names.cite(source, edition, place)

    def knows(self, name: str, kinds: tuple[str, ...]) -> bool:
        """Tell whether something of these kinds bears a name."""
        return self.names.find(name, kinds) is not None

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of what a name was meant for: what bears it as a label, or bears the nearest name."""
        return self.names.nearest(name, kinds)
