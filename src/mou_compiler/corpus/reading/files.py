"""The files of a corpus on their way to declarations: read once, or kept from one question to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from mou_compiler.corpus.names.given import KIND_BY_SPELLING
from mou_compiler.corpus.names.symbols import Names
from mou_compiler.corpus.reading.elaborate import Elaborator
from mou_compiler.corpus.reading.filling import Found
from mou_compiler.corpus.registers.registers import Registry, open_registers
from mou_compiler.corpus.schema.declarations import Declaration, Register
from mou_compiler.findings.fault import Fault
from mou_compiler.input.beside import Reader
from mou_compiler.source.place import Source
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.tree import Statement


class CorpusFile(Protocol):
    """One file: its names are declared first, then its registers are read, then everything else.

    `faults` is what was wrong with the declarations read so far.
    """

    source: Source
    faults: list[Fault]

    def declare(self, names: Names) -> list[Fault]:
        """Let names know those that the file gives; return what is wrong with its syntax."""

    def read(self, names: Names, *, registers: bool) -> list[Declaration]:
        """Return the declarations of registers, or those of everything else, in order."""


class Reading(Protocol):
    """How the files of a corpus are read: each as if for the first time, or with what is remembered of them."""

    def open(self, sources: Iterable[Source]) -> list[CorpusFile]:
        """Return the files, each of its own path."""

    def open_registers(self, registers: Iterable[Register], read: Reader) -> tuple[Registry, list[Fault]]:
        """Return the registers with their files read, and what is wrong with those."""

    def consulted(self, names: Names) -> None:
        """Take in that names know all that they will know before declarations are read."""

    def settle(self, found: Found) -> None:
        """Put, for each declaration that is as it was before, that very one in its place."""


def declares_register(statement: Statement) -> bool:
    """Tell whether a statement declares a register, which is read before all others."""
    return KIND_BY_SPELLING.get(statement.keyword.text) is Register


class FileOnce:
    """A file read once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self._parsed = parse(source)
        self._elaborator: Elaborator | None = None

    def declare(self, names: Names) -> list[Fault]:
        """Let names know those that the file gives; return what is wrong with its syntax."""
        parsed = self._parsed
        self._elaborator = Elaborator(self.source, names, parsed.broken, len(parsed.faults))
        self.faults = self._elaborator.faults
        names.excuse(self.source, parsed.broken)
        names.declare(parsed.tree.statements, self.source)
        return parsed.faults

    def read(self, names: Names, *, registers: bool) -> list[Declaration]:
        """Return the declarations of registers, or those of everything else, in order."""
        del names  # the elaborator has them
        assert self._elaborator is not None  # names are declared before anything is read
        statements = self._parsed.tree.statements
        return self._elaborator.read(one for one in statements if declares_register(one) is registers)


class ReadOnce:
    """Reads a corpus once and keeps nothing of it."""

    def open(self, sources: Iterable[Source]) -> list[CorpusFile]:
        """Return the files."""
        return [FileOnce(source) for source in sources]

    def open_registers(self, registers: Iterable[Register], read: Reader) -> tuple[Registry, list[Fault]]:
        """Return the registers with their files read, and what is wrong with those."""
        return open_registers(registers, read)

    def consulted(self, names: Names) -> None:
        """Take in nothing."""

    def settle(self, found: Found) -> None:
        """Leave everything as it is."""
