"""How a command speaks beside its result: what it prints, notes on standard error, and why it stopped."""

from __future__ import annotations

import sys
from typing import NoReturn, TextIO

import click

from mou_compiler.words import Language, Text

FINDINGS = 1
FAILURE = 2


def say(text: str, stream: TextIO) -> None:
    """Print a rendered report as it is: whether it is coloured has been decided."""
    click.echo(text, stream, nl=False, color=True)


def note(message: Text, language: Language) -> None:
    """Say something beside the result, on standard error."""
    click.echo(f"{'提示：' if language == 'zh' else 'note: '}{message.spelled(language)}", err=True)


def fail(message: Text, help_: Text, language: Language) -> NoReturn:
    """Stop with a fact and a remedy, exit status 2."""
    if language == "zh":
        click.echo(f"错误：{message.zh}\n  = 建议：{help_.zh}", err=True)
    else:
        click.echo(f"error: {message.en}\n  = help: {help_.en}", err=True)
    sys.exit(FAILURE)
