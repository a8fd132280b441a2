"""The registers of a corpus: which title stands for which text of law, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mou_compiler.corpus.registers.table import Row, Rows, fold_title, read_rows, whole_text
from mou_compiler.corpus.schema.declarations import Document, Law, Register, Section
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.input.beside import Reader
from mou_compiler.source.place import Place
from mou_compiler.words import Text

_NEAREST = 20
"""How many titles that share letters with a name are looked at closely."""


class Repeal(NamedTuple):
    """What repealed a text: the title of the text that says so, the day that it prints, and its row."""

    by: str
    day: date | None
    row: Row


class Entry(NamedTuple):
    """What a register says of one title.

    `texts` are its editions, oldest first, and empty where the register knows the title only from a text
    that repeals it.
    """

    register: Register
    title: str
    texts: tuple[Row, ...]
    section: Section | None
    repeal: Repeal | None

    @property
    def place(self) -> Place:
        """The row that shows it: the latest text, or the one that repeals it."""
        if self.texts:
            return self.texts[-1].place
        assert self.repeal is not None  # a title is known by its text or by its repeal
        return self.repeal.row.place


class Registered(NamedTuple):
    """A law or document beside what the registers say of it.

    `declared` is it before they filled it in, None where only a register has it; `entry` is None where no
    register has the title that it gives; `text` is the one that a document is, None where it is none or a law.
    """

    declared: Law | Document | None
    entry: Entry | None
    text: Row | None = None


class Registry:
    """The registers of a corpus, asked by title.

    `complete` is False where the file of a register could not be read; which titles it has is then unknown.
    """

    def __init__(self, registers: Iterable[tuple[Register, Rows]] = (), *, complete: bool = True) -> None:
        self.registers = tuple(registers)
        self.complete = complete
        self._entries: dict[str, Entry | None] = {}

    def is_known_as(self, other: Registry) -> bool:
        """Tell whether it surely says the same as another: it is that one, or neither has any register."""
        if self.registers or other.registers:
            return self is other
        return self.complete == other.complete

    def entry(self, title: str) -> Entry | None:
        """Return what the registers say of a title, which may leave out a beginning that they let it omit."""
        folded = fold_title(title)
        if folded not in self._entries:
            self._entries[folded] = next(self._find(folded), None)
        return self._entries[folded]

    def _find(self, title: str) -> Iterator[Entry]:
        """Yield what the registers have under a title, texts before titles known by their repeals alone."""
        whole = [
            (register, rows, fold_title(beginning) + title)
            for register, rows in self.registers
            for beginning in ("", *register.omits)
        ]
        for register, rows, name in sorted(whole, key=lambda item: item[2] not in item[1].titles):
            found = _entry(register, rows, name)
            if found is not None:
                yield found

    def near(self, name: str) -> list[str]:
        """Return titles that share most letters with a name, a bounded number of them."""
        letters = set(fold_title(name))
        if name.isascii():
            return []
        known = {
            title.removeprefix(fold_title(beginning))
            for register, rows in self.registers
            for beginning in register.omits or ("",)
            for title in (*rows.titles, *rows.repealed)
        }
        scored = (
            (len(letters.intersection(title)) / max(len(letters), len(title)), title) for title in known
        )
        return [title for score, title in sorted(scored)[-_NEAREST:] if score > 0.5]  # noqa: PLR2004 -- half


def open_registers(registers: Iterable[Register], read: Reader) -> tuple[Registry, list[Fault]]:
    """Return the registers with their files read, and what is wrong with those."""
    opened: list[tuple[Register, Rows]] = []
    faults: list[Fault] = []
    complete = True
    for register in sorted(registers, key=lambda register: register.id):
        rows = _open(register, read, faults)
        if rows is None:
            complete = False
        else:
            opened.append((register, rows))
            faults.extend(_without_section(register, rows))
    return Registry(opened, complete=complete), faults


def _open(register: Register, read: Reader, faults: list[Fault]) -> Rows | None:
    if register.file is None:
        return None
    source = read(register.file.place.path, register.file.path)
    if isinstance(source, Fault):
        place = source.place or register.file.place
        named = Related(Text("named here", "在此指明"), register.file.place)
        faults.append(source._replace(place=place, related=() if source.place is None else (named,)))
        return None
    found = read_rows(source)
    faults.extend(found.faults)
    return found.rows


def _without_section(register: Register, rows: Rows) -> Iterator[Fault]:
    for (collection, section), number in rows.sections().items():
        if _section(register, collection, section) is None:
            name = section or collection
            yield Fault(
                Code.MISSING,
                Text(
                    f"register `{register.id}` does not say of what rank the texts of `{name}` are",
                    f"法规登记册「{register.id}」未写明「{name}」所收文本的位阶",
                ),
                register.place,
                Text(f"write `section {name} {{ rank … }}`", f"请写「门类 {name}｛位阶 …｝」"),
                (Related(Text("the first of them", "其中第一件"), rows.place(number)),),
            )


def _section(register: Register, collection: str, section: str) -> Section | None:
    """Return what a register says of a section, or else of the collection that it is part of."""
    for name in filter(None, (section, collection)):
        for known in register.sections:
            if name == known.id.removeprefix(f"{register.id}/") or name in known.aliases:
                return known
    return None


def _entry(register: Register, rows: Rows, title: str) -> Entry | None:
    texts = whole_text(rows.of(title))
    repeal = _repeal(register, rows, title, texts)
    if texts:
        last = texts[-1]
        return Entry(register, last.title, texts, _section(register, last.collection, last.section), repeal)
    if repeal is None:
        return None
    written = next(other for other in repeal.row.repeals if title.endswith(fold_title(other)))
    return Entry(register, written, (), None, repeal)


def _repeal(register: Register, rows: Rows, title: str, texts: tuple[Row, ...]) -> Repeal | None:
    """Return the first repeal of the latest text of a title.

    A text dated later than a repeal was not meant by it: the title was given again.  A text that repeals its
    own title only follows on an earlier one.  A title known by its repeals alone, in several territories,
    stands for several texts.
    """
    latest = max((row.dated or row.stated or date.min for row in texts), default=date.min)
    names = {title, *(title.removeprefix(fold_title(beginning)) for beginning in register.omits)}
    found = [
        row
        for name in sorted(names)
        for row in rows.repealing(name)
        if fold_title(row.title) not in names and (row.stated or row.dated or date.max) > latest
    ]
    places = {
        section.territory.id if section is not None and isinstance(section.territory, Ref) else ""
        for section in (_section(register, row.collection, row.section) for row in found)
    }
    if not found or (not texts and len(places) > 1):
        return None
    first = min(found, key=lambda row: (row.stated or row.dated or date.max, row.title))
    return Repeal(first.title, first.stated, first)
