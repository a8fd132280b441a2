"""Renderings of a comparison: one file for each format, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol

from mou_compiler.comparison.report import DiffReport
from mou_compiler.words import Language


class Format(Protocol):
    """What a module of this package offers."""

    def render(self, report: DiffReport, language: Language) -> str:
        """Return the report as text, ending in a line end."""


@cache
def format_names() -> tuple[str, ...]:
    """Return the names of all formats, in order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def load_format(name: str) -> Format:
    """Return the format of a name, which must be one of `format_names`."""
    module: Format = importlib.import_module(f"{__name__}.{name}")
    return module
