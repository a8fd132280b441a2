"""Options that several commands share, and the value that carries them."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from mou_compiler.words import Language

Function = TypeVar("Function", bound=Callable[..., Any])

DEFAULT_PATHS = (Path("memoranda"),)


class DayType(click.ParamType[date]):
    """A day in ISO form."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; fail with the form where it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2016-01-20", param, ctx)


def paths_argument(function: Function) -> Function:
    """Add PATHS, memoranda/ unless given."""
    return click.argument("paths", nargs=-1, type=click.Path(path_type=Path))(function)


def language_option(function: Function) -> Function:
    """Add --lang, by default the language of the environment."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        default=None,
        envvar="MOU_LANG",
        help="Language of messages; by default that of the environment.",
    )(function)


def color_option(function: Function) -> Function:
    """Add --color."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour in the terminal; NO_COLOR is heeded.",
    )(function)


def as_of_option(function: Function) -> Function:
    """Add --as-of."""
    return click.option(
        "--as-of",
        type=DayType(),
        default=None,
        metavar="DATE",
        help="The day to ask about; the whole time line if not given.",
    )(function)


def fail_on_option(function: Function) -> Function:
    """Add --fail-on."""
    return click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info", "never"]),
        default="error",
        show_default=True,
        help="The gravity from which findings make the exit status 1.",
    )(function)


def chosen_language(lang: str | None) -> Language:
    """Return the language to speak: the one asked for, else that of the environment, else English."""
    if lang in ("en", "zh"):
        return "zh" if lang == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    found = locale.getlocale()[0] or ""
    return "zh" if found.lower().startswith(("zh", "chinese")) else "en"


def chosen_color(color: str) -> bool:
    """Tell whether to colour standard output."""
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
