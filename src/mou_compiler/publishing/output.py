"""What an output is, and how outputs are found: each a module of `outputs/` with an `OUTPUT`."""

from __future__ import annotations

import importlib.util
import io
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import BinaryIO, NamedTuple

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.naming import folded, is_safe
from mou_compiler.words import Text

SCHEMA_VERSION = "1.0"
MANIFEST = "index.json"


@dataclass(frozen=True, slots=True)
class File:
    """One file to be written: what it is, how its bytes are written, and how many rows it has where it has rows.

    `write` puts the bytes into a stream and may be called more than once. `about` is the kind and the id of
    what the file is about, where its name may be another.
    """

    title: Text
    media_type: str
    write: Callable[[BinaryIO], object]
    rows: int | None = None
    about: tuple[str, str] | None = None
    schema_version: str = SCHEMA_VERSION

    @property
    def content(self) -> bytes:
        """The bytes, all at once."""
        stream = io.BytesIO()
        self.write(stream)
        return stream.getvalue()


class Extra(NamedTuple):
    """What an output needs beyond the base: the extra of this package, and the module that it brings."""

    name: str
    module: str

    @property
    def present(self) -> bool:
        """Whether it is installed; nothing is imported."""
        return importlib.util.find_spec(self.module) is not None


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of output, named as its module: `render` returns its files by path below the output folder.

    What `needs` an extra is left out where the extra is not installed. `left_out` says what of a corpus the format cannot
    express, so that whoever builds is told; None where it expresses all.
    """

    name: str
    render: Callable[[Compiled], Mapping[str, File]]
    needs: Extra | None = None
    left_out: Callable[[Compiled], Text | None] | None = None


class UnusableOutput(Exception):  # noqa: N818 -- a fault of a module in outputs/, told with its name
    """An output is not what an output has to be."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"the output {name} {fault}")


def one_file(
    name: str,
    path: str,
    title: Text,
    media_type: str,
    render: Callable[[Compiled], bytes],
    rows: Callable[[Compiled], int] | None = None,
) -> Output:
    """Return the output of a single file; `rows` counts what is in it, where it has rows."""

    def files(compiled: Compiled) -> Mapping[str, File]:
        def write(stream: BinaryIO) -> object:
            return stream.write(render(compiled))

        return {path: File(title, media_type, write, rows(compiled) if rows else None)}

    return Output(name, files)


def usable_outputs() -> tuple[Output, ...]:
    """Return every output whose extra is installed, by name."""
    return tuple(output for output in load_outputs() if output.needs is None or output.needs.present)


def said_left_out(compiled: Compiled) -> Iterator[Text]:
    """Yield what each usable output says that it cannot express of a corpus."""
    for output in usable_outputs():
        said = output.left_out(compiled) if output.left_out is not None else None
        if said is not None:
            yield said


def missing_extras() -> tuple[Extra, ...]:
    """Return the extras that outputs need and that are not installed, each once."""
    needed = dict.fromkeys(output.needs for output in load_outputs() if output.needs is not None)
    return tuple(extra for extra in needed if not extra.present)


@cache
def load_outputs() -> tuple[Output, ...]:
    """Return every output of the package `outputs`, by name; raise UnusableOutput for one that is none."""
    return outputs_in(importlib.import_module("mou_compiler.outputs"))


def outputs_in(package: ModuleType) -> tuple[Output, ...]:
    """Return the output that each module of a package is; raise UnusableOutput for a module that is none."""
    return tuple(_output_of(package.__name__, info.name) for info in pkgutil.iter_modules(package.__path__))


def _output_of(package: str, name: str) -> Output:
    try:
        module = importlib.import_module(f"{package}.{name}")
    except Exception as error:
        raise UnusableOutput(name, f"cannot be loaded: {type(error).__name__}: {error}") from error
    output = getattr(module, "OUTPUT", None)
    if not isinstance(output, Output):
        raise UnusableOutput(name, "has no `OUTPUT` that is an Output")
    if output.name != name:
        raise UnusableOutput(name, f"is called {output.name!r}: its name is that of its module")
    if not callable(output.render):
        raise UnusableOutput(name, "has a `render` that cannot be called")
    return output


def files_of(compiled: Compiled, outputs: Iterable[Output]) -> dict[str, File]:
    """Return every file of outputs by path, in order of path; no byte of them is made yet.

    Raise UnusableOutput for an output that raises, for what is no File, for a path that not every system
    takes, and for two files that are one on some system.
    """
    found: dict[str, File] = {}
    owners: dict[str, str] = {folded(MANIFEST): MANIFEST}
    for output in outputs:
        for path, file in _rendered(output, compiled).items():
            _check(output, path, file)
            if folded(path) in owners:
                raise UnusableOutput(output.name, f"writes {path}, as {owners[folded(path)]} does")
            owners[folded(path)] = output.name
            found[path] = file
    _check_folders(found, owners)
    return dict(sorted(found.items()))


def _rendered(output: Output, compiled: Compiled) -> Mapping[str, File]:
    try:
        return output.render(compiled)
    except Exception as error:
        raise UnusableOutput(output.name, f"fails: {type(error).__name__}: {error}") from error


def _check(output: Output, path: object, file: object) -> None:
    if not isinstance(path, str) or not all(is_safe(part) for part in path.split("/")):
        raise UnusableOutput(output.name, f"writes {path!r}, a path that not every system takes")
    wrong = not isinstance(file, File) or (
        not isinstance(file.title, Text)
        or not isinstance(file.media_type, str)
        or not callable(file.write)
        or not isinstance(file.rows, int | None)
    )
    if wrong:
        raise UnusableOutput(output.name, f"gives something else than a File for {path}")


def _check_folders(found: Mapping[str, File], owners: Mapping[str, str]) -> None:
    for path in found:
        parts = folded(path).split("/")
        for end in range(1, len(parts)):
            above = "/".join(parts[:end])
            if above in owners:
                raise UnusableOutput(owners[folded(path)], f"writes {path} below a file of {owners[above]}")
