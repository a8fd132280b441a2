"""Options that several commands share, and the value that carries those of commands that tell findings."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TextIO, TypeVar

import click

from mou_compiler.command_line.configuration import (
    LANGUAGES,
    THRESHOLDS,
    Configuration,
    Misconfigured,
    read_configuration,
)
from mou_compiler.words import Language

Function = TypeVar("Function", bound=Callable[..., Any])

DEFAULT_PATHS = (Path("memoranda"),)
_CONFIGURATION = "mou.configuration"


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


class Asked(NamedTuple):
    """What a command that tells findings was asked: about which paths and day, which findings, how gravely, and how.

    `select`, `ignore` and `severity` are as written; a severity is written CODE=SEVERITY.
    """

    paths: tuple[Path, ...]
    as_of: date | None
    expiry_days: int | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[str, ...]
    fail_on: str
    language: Language
    color: str


def configuration() -> Configuration:
    """Return what is configured where the command runs; on a mistake in it, stop with exit status 2."""
    context = click.get_current_context()
    meta = context.find_root().meta
    if _CONFIGURATION not in meta:
        try:
            meta[_CONFIGURATION] = read_configuration(Path.cwd())
        except Misconfigured as mistake:
            from mou_compiler.command_line.telling import fail

            lang = context.params.get("lang") or os.environ.get("MOU_LANG")
            fail(mistake.message, mistake.help, chosen_language(lang))
    found: Configuration = meta[_CONFIGURATION]
    return found


def configured(key: str, otherwise: Any = None) -> Callable[[], Any]:
    """Return a function that gives what is configured under a key, for an option to have as its default."""
    return lambda: configuration().values.get(key, otherwise)


def configured_path(key: str) -> Callable[[], str | None]:
    """Return a function that gives the path configured under a key, as seen from where the command runs."""

    def path() -> str | None:
        found = configuration()
        return found.path(found.values[key]) if key in found.values else None

    return path


def configured_paths() -> tuple[Path, ...]:
    """Return the paths configured, memoranda/ if there are none."""
    found = configuration()
    return tuple(Path(found.path(path)) for path in found.values.get("paths", ())) or DEFAULT_PATHS


def paths_argument(function: Function) -> Function:
    """Add PATHS; if none is given those configured, and memoranda/ if none is configured."""

    def given(_: click.Context, __: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
        return value or configured_paths()

    return click.argument(
        "paths", nargs=-1, type=click.Path(path_type=Path), envvar="MOU_PATHS", callback=given
    )(function)


def language_option(function: Function) -> Function:
    """Add --lang, by default the language configured, else that of the environment."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=configured("lang"),
        show_default=False,
        envvar="MOU_LANG",
        show_envvar=True,
        help="Language of messages; by default that of the environment.",
    )(function)


def color_option(function: Function) -> Function:
    """Add --color."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        envvar="MOU_COLOR",
        show_envvar=True,
        help="Colour in the terminal; NO_COLOR is heeded.",
    )(function)


def as_of_option(function: Function) -> Function:
    """Add --as-of."""
    return click.option(
        "--as-of",
        type=DayType(),
        default=None,
        metavar="DATE",
        envvar="MOU_AS_OF",
        show_envvar=True,
        help="The day to ask about; the whole time line if not given.",
    )(function)


def fail_on_option(function: Function) -> Function:
    """Add --fail-on."""
    return click.option(
        "--fail-on",
        type=click.Choice(THRESHOLDS),
        default=configured("fail-on", "error"),
        show_default=False,
        envvar="MOU_FAIL_ON",
        show_envvar=True,
        help="The gravity from which findings make the exit status 1; error if not given.",
    )(function)


def expiry_days_option(function: Function) -> Function:
    """Add --expiry-days."""
    return click.option(
        "--expiry-days",
        type=click.IntRange(min=0),
        default=configured("expiry-days"),
        show_default=False,
        metavar="DAYS",
        envvar="MOU_EXPIRY_DAYS",
        show_envvar=True,
        help="How many days before its end, counted from --as-of, a thing is said to end; 90 if not given.",
    )(function)


def selection_options(function: Function) -> Function:
    """Add --select, --ignore and --severity."""
    for name, metavar, help_ in reversed(
        (
            ("select", "CODE", "Tell only these findings: a code, the beginning of one, or a check's name."),
            ("ignore", "CODE", "Leave these findings out; it comes before --select."),
            ("severity", "CODE=SEVERITY", "How grave these findings are: error, warning or info."),
        )
    ):
        function = click.option(
            f"--{name}",
            multiple=True,
            default=_configured_words(name),
            show_default=False,
            metavar=metavar,
            envvar=f"MOU_{name.upper()}",
            show_envvar=True,
            callback=_split,
            help=help_,
        )(function)
    return function


def _configured_words(key: str) -> Callable[[], list[str]]:
    def words() -> list[str]:
        value = configuration().values.get(key, [])
        return [f"{code}={word}" for code, word in value.items()] if isinstance(value, dict) else value

    return words


def _split(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of values that have several, with commas or blanks between them."""
    return tuple(word for item in value for word in item.replace("，", ",").replace(",", " ").split())


def finding_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add every option of commands that tell findings, and pass what was asked as one value, first."""

    @wraps(function)
    def asked(**given: Any) -> Any:
        own = {name: given.pop(name) for name in list(given) if name not in Asked._fields and name != "lang"}
        return function(Asked(language=chosen_language(given.pop("lang")), **given), **own)

    for add in (
        color_option,
        language_option,
        fail_on_option,
        selection_options,
        expiry_days_option,
        as_of_option,
        paths_argument,
    ):
        asked = add(asked)
    return asked


def chosen_language(lang: str | None) -> Language:
    """Return the language to speak: the one asked for, else that of the environment, else English."""
    if lang in LANGUAGES:
        return "zh" if lang == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    found = locale.getlocale()[0] or ""
    return "zh" if found.lower().startswith(("zh", "chinese")) else "en"


def chosen_color(color: str, stream: TextIO | None = None) -> bool:
    """Tell whether to colour a stream, standard output if none is named."""
    if color != "auto":
        return color == "always"
    terminal = (stream or sys.stdout).isatty()
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
