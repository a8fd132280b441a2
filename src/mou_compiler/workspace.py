"""A corpus that is being written: texts change, and each question is answered for the texts of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from mou_compiler.analysis.view import EXPIRY_DAYS
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.corpus.reading.memo import Memo
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.selection import EVERYTHING, Selection
from mou_compiler.input.beside import Beside, reader_below, reader_of
from mou_compiler.input.files import SUFFIX, Files


class Workspace:
    """A corpus that can be asked again after each edit, at the cost of what the edit can touch.

    It is made of files and folders, of texts that stand over them or beside them, or of texts alone; those that are not
    named `.mou` are files that the others name.  Every answer is the one that a corpus compiled for the first time
    would give.  An answer is one of now: read it before the next edit, which moves the places in it along.

        >>> from mou_compiler import Workspace
        >>> workspace = Workspace(texts={"a.mou": 'agency A "A" "甲" { kind government }'})
        >>> [finding.code for finding in workspace.findings()]
        ['MOU310']
        >>> workspace.edit("b.mou", 'agency B "B" "乙" { kind government; parent A }')
        >>> [finding.place.path for finding in workspace.findings()]
        ['b.mou']
    """

    def __init__(
        self,
        paths: Iterable[Path | str] | Path | str = (),
        texts: Mapping[str, str] = MappingProxyType({}),
        expiry_days: int = EXPIRY_DAYS,
        selection: Selection = EVERYTHING,
    ) -> None:
        given = [Path(paths)] if isinstance(paths, (str, Path)) else [Path(path) for path in paths]
        self.expiry_days = expiry_days
        self.selection = selection
        self._files = Files(given)
        self._beside = Beside(reader_below(given) if given else reader_of({}))
        self._memo = Memo()
        self._compiled: Compiled | None = None
        self._last: Compiled | None = None
        for path, text in texts.items():
            self.edit(path, text)

    def edit(self, path: str, text: str) -> None:
        """Let a text stand over the file of a path, whether there is one or not, until it is closed."""
        self._compiled = None
        if self._is_own(path):
            self._files.put(path, text.encode("utf-8", "surrogatepass"))
        else:
            self._beside.put(path, text)

    def close(self, path: str) -> None:
        """Let no text stand over the file of a path: from now on it is as it is on disk, if it is there."""
        self._compiled = None
        if self._is_own(path):
            self._files.drop(path)
        else:
            self._beside.drop(path)

    def reread(self, paths: Iterable[str] | None = None) -> None:
        """Take it that files have changed on disk: these, which may be new or gone, or any where none are named."""
        self._compiled = None
        changed = None if paths is None else list(paths)
        self._files.look_again(None if changed is None else [path for path in changed if self._is_own(path)])
        self._beside.look_again()

    def reads(self, path: str) -> bool:
        """Tell whether what stands in a file may make a difference: it is one of the corpus, or named by one."""
        return self._is_own(path) or self._beside.knows(path)

    def _is_own(self, path: str) -> bool:
        return path.endswith(SUFFIX) or self._files.has(path)

    @property
    def corpus(self) -> Corpus:
        """The corpus of now."""
        return self.check().corpus

    def check(self, on: date | None = None) -> Compiled:
        """Return the compiled corpus of now, as of a day or of all days."""
        if self._compiled is None:
            sources, faults = self._files.read()
            corpus = resolve(sources, faults, self._beside.read, self._memo)
            last, self._last = self._last, None  # one that is cut short is no help for the next
            if last is None:
                last = Compiled(corpus, None, self.expiry_days, self.selection)
            self._last = self._compiled = last.after(corpus)
        return self._compiled if on is None else self._compiled.on(on, self.expiry_days)

    def findings(self, on: date | None = None) -> tuple[Finding, ...]:
        """Return every finding that the selection wants, by path, line, column and code; those of a day, or of all."""
        return self.check(on).reported
