"""What an output is, and how outputs are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mou_compiler.compilation import Compiled
from mou_compiler.words import Text

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class File:
    """One file to be written: its bytes, what it is, and how many rows it has where it has rows."""

    content: bytes
    title: Text
    media_type: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of output: `render` returns its files by path below the output folder."""

    name: str
    render: Callable[[Compiled], Mapping[str, File]]


@cache
def load_outputs() -> tuple[Output, ...]:
    """Return every output of this package, by name: the modules that have a `files` function or a `FILE`."""
    package = importlib.import_module("mou_compiler.outputs")
    found = []
    for info in pkgutil.iter_modules(package.__path__):
        if info.name in ("output", "writing", "publish"):
            continue
        module = importlib.import_module(f"mou_compiler.outputs.{info.name}")
        if hasattr(module, "files"):
            found.append(Output(info.name, module.files))
        elif hasattr(module, "FILE"):
            found.append(Output(info.name, _single(module)))
    return tuple(found)


def _single(module: Any) -> Callable[[Compiled], Mapping[str, File]]:
    """Return the files of a module with one; its `rows` counts what is in it, where it has rows."""

    def files(compiled: Compiled) -> Mapping[str, File]:
        rows = module.rows(compiled) if hasattr(module, "rows") else None
        return {module.FILE: File(module.render(compiled), module.TITLE, module.MEDIA_TYPE, rows)}

    return files
