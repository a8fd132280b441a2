"""How a command speaks: its result on standard output, notes on standard error, and why it stopped."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import NoReturn, TextIO

import click

from mou_compiler.input.reasons import reason_of
from mou_compiler.source.inert import on_log
from mou_compiler.text import Language, Text

FINDINGS = 1
FAILURE = 2
UNDECIDED = 3
INTERRUPTED = 130
_OF_STREAMS = frozenset({errno.EPIPE, errno.EBADF, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What only a stream fails with, where no file is named."""
_HEARD: ContextVar[list[str] | None] = ContextVar("heard", default=None)


class Unwritable(Exception):  # noqa: N818 -- named for what a stream is
    """A stream that does not take what is written to it, and why."""

    def __init__(self, stream: TextIO, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error
        self.is_result = stream is sys.stdout


@contextmanager
def _writing(stream: TextIO) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unwritable(stream, error) from error


def say(text: str, stream: TextIO) -> None:
    """Print a rendered report as it is, whether it is coloured has been decided; no line is a command to a runner."""
    with _writing(stream):
        click.echo(on_log(text), stream, nl=False, color=True)


_UNSEEN, _NARROWEST = 120, 60
UNBOUNDED = sys.maxsize
"""The room where nothing need fit."""


def put(content: bytes) -> None:
    """Write what programs read to standard output: these bytes, whatever the terminal takes for letters.

    A terminal itself is shown no letter that would move or reorder what it shows.
    """
    if sys.stdout.isatty():
        from mou_compiler.source.frames import visible

        lines = content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        content = "\n".join(map(visible, lines)).encode()
    with _writing(sys.stdout):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def put_json(body: object) -> None:
    """Write a value as JSON to standard output, Han letters as they are."""
    import json

    put((json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode())


def room() -> int:
    """Return how many columns a line may take: those of the terminal, at least 60; 120 where there is none."""
    if not sys.stdout.isatty():
        return _UNSEEN
    import shutil

    return max(_NARROWEST, shutil.get_terminal_size((_UNSEEN, 24)).columns)


def room_in_terminal() -> int:
    """Return the same, but no bound where there is no terminal: what programs read is broken nowhere."""
    return room() if sys.stdout.isatty() else UNBOUNDED


def flush() -> None:
    """Hand over all that has been printed, so that what cannot be written is noticed while it can be told."""
    with _writing(sys.stdout):
        sys.stdout.flush()


def remark(line: str) -> None:
    """Print a line beside the result, on standard error; whatever is quoted in it moves nothing on a terminal."""
    heard = _HEARD.get()
    if heard is not None:
        heard.append(line)
    shown = "\n".join(map(_inert, line.split("\n")))
    say(f"{shown}\n", sys.stderr)


def _inert(text: str) -> str:
    """Return a text of one line in which every letter that a terminal would act on is shown as a sign."""
    if text.isprintable():
        return text
    from mou_compiler.source.frames import visible

    return visible(text)


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Give every line that is remarked meanwhile."""
    lines: list[str] = []
    token = _HEARD.set(lines)
    try:
        yield lines
    finally:
        _HEARD.reset(token)


def note(message: Text, language: Language) -> None:
    """Say something beside the result, on standard error."""
    remark(_inert(f"{'提示：' if language == 'zh' else 'note: '}{message.spelled(language)}"))


def fail(message: Text, help_: Text, language: Language) -> NoReturn:
    """Stop with a fact and a remedy, exit status 2."""
    said, remedy = _inert(message.spelled(language)), _inert(help_.spelled(language))
    if language == "zh":
        remark(f"错误：{said}\n  = 建议：{remedy}")
    else:
        remark(f"error: {said}\n  = help: {remedy}")
    sys.exit(FAILURE)


def tell_refusal(error: OSError, language: Language) -> None:
    """Say in one line what the system refused, as far as there is anywhere left to say it."""
    if error.filename is None and error.errno in _OF_STREAMS:
        tell_unwritable(Unwritable(sys.stdout, error), language)
        return
    why = reason_of(error)
    where = os.fsencode(str(error.filename)).decode("utf-8", "replace") if error.filename is not None else ""
    if where:
        said = Text(f"{where}: {why.en}", f"{where}：{why.zh}")
    elif _is_nowhere():
        said = Text("the folder in which mou runs is gone", "mou 运行所在的文件夹已不存在")
    else:
        said = Text(f"the system refused: {why.en}", f"系统拒绝：{why.zh}")
    _last_words(said, language)


def tell_unwritable(stopped: Unwritable, language: Language) -> None:
    """Say in one line why a stream takes nothing more, and see to it that nothing more is written there."""
    if stopped.is_result:
        silence(sys.stdout)
        why = reason_of(stopped.error)
        said = Text(f"cannot write to standard output: {why.en}", f"无法写入标准输出：{why.zh}")
        _last_words(said, language)
    else:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Lead a stream into nothing, so that what is left in it fails no more when the process ends."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def _last_words(said: Text, language: Language) -> None:
    try:
        remark(_inert(f"{'错误：' if language == 'zh' else 'error: '}{said.spelled(language)}"))
    except Unwritable:
        silence(sys.stderr)


def _is_nowhere() -> bool:
    try:
        os.getcwd()  # noqa: PTH109 -- asked for its failure alone
    except OSError:
        return True
    return False
