"""What an output is, and how outputs are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

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
            found.append(
                Output(info.name, _single(module.FILE, module.render, module.TITLE, module.MEDIA_TYPE))
            )
    return tuple(found)


def _single(
    path: str, render: Callable[[Compiled], bytes], title: Text, media_type: str
) -> Callable[[Compiled], Mapping[str, File]]:
    return lambda compiled: {path: File(render(compiled), title, media_type)}
