"""Renderings of a report: one file for each format, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from mou_compiler.findings.report import Report
from mou_compiler.words import Language


class Format(Protocol):
    """What a module of this package offers; `SUFFIXES` are how names of files end that hold the format."""

    SUFFIXES: Sequence[str]

    def render(self, report: Report, language: Language) -> str:
        """Return the report as text, ending in a line end unless empty."""


@cache
def format_names() -> tuple[str, ...]:
    """Return the names of all formats, in order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def load_format(name: str) -> Format:
    """Return the format of a name, which must be one of `format_names`."""
    module: Format = importlib.import_module(f"{__name__}.{name}")
    return module


def suffixes() -> Mapping[str, Sequence[str]]:
    """Return of every format how the names of its files end."""
    return {name: load_format(name).SUFFIXES for name in format_names()}
