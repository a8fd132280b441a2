"""Which language to speak: known before a command is, so that help and mistakes of usage are told in it too."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from mou_compiler.command_line.configuration import BOTH, LANGUAGES, Misconfigured, read_configuration
from mou_compiler.text import Language, Languages

VARIABLE = "MOU_LANG"
_OPTION = "--lang"
_LANGUAGE = "mou.language"


def chosen_language(lang: str | None) -> Language:
    """Return the language to speak: the one asked for, else that of the environment, else English."""
    if lang == BOTH:  # tells nothing of messages
        told = (os.environ.get(VARIABLE), _configured())
        lang = next((word for word in told if word in LANGUAGES), None)
    if lang in LANGUAGES:
        return "zh" if lang == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    import locale  # seldom reached, and slow to load

    found = locale.getlocale()[0] or ""
    return "zh" if found.lower().startswith(("zh", "chinese")) else "en"


def chosen_languages(lang: str | None) -> Languages:
    """Return in which languages to write tables: both where that is asked for, else the one to speak."""
    return "both" if lang == BOTH else chosen_language(lang)


def spoken(arguments: Sequence[str]) -> Language:
    """Return the language of a command line, wherever in it `--lang` stands, and however wrong the rest is."""
    return chosen_language(written(arguments) or _word(os.environ.get(VARIABLE)) or _configured())


def language_of(context: click.Context | None) -> Language:
    """Return the language in which a command line is answered."""
    if context is None:
        return spoken(())
    root = context.find_root()
    if _LANGUAGE not in root.meta:
        root.meta[_LANGUAGE] = spoken(root.obj if isinstance(root.obj, tuple) else ())
    language: Language = root.meta[_LANGUAGE]
    return language


def written(arguments: Sequence[str]) -> str | None:
    """Return the last language that `--lang` names before `--`, `both` as well; None where it names none."""
    found = None
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == _OPTION:
            following = arguments[number + 1 : number + 2]
            found = _word(value if equals else "".join(following)) or found
    return found


def _word(value: str | None) -> str | None:
    return value if value in (*LANGUAGES, BOTH) else None


def _configured() -> str | None:
    try:
        return _word(read_configuration(Path.cwd()).values.get("lang"))
    except (Misconfigured, OSError):
        return None
