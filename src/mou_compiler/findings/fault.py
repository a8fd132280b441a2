"""A fault: what a stage before the checks could not take, to be told as a finding by the check of its code."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from mou_compiler.findings.codes import Code
from mou_compiler.findings.finding import Related
from mou_compiler.findings.fix import Fix
from mou_compiler.source.place import Place
from mou_compiler.words import Text

MOST_FAULTS = 100
"""How many faults of one file are told."""

_LONGEST = 2000


class Fault(NamedTuple):
    """The code of the check that explains it, the fact, its place (or only a path) and the remedy.

    `about` is what it is about beside what is written at its place, as data. Where
    no `fixes` are given they are those that the remedy knows at its place.
    """

    code: Code
    message: Text
    place: Place | None
    help: Text
    related: tuple[Related, ...] = ()
    path: str = ""
    about: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] | None = None

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sort key: path, place, code, then wording."""
        if self.place is None:
            return (self.path, -1, self.code, self.message.en)
        return (self.place.path, self.place.start, self.code, self.message.en)


def bound_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults in order of place: the first of each file, and one that says where there were more."""
    told: list[Fault] = []
    for path, group in groupby(
        sorted(faults, key=lambda fault: fault.order), key=lambda fault: fault.order[0]
    ):
        of_file = list(group)
        told.extend(map(_short, of_file[:MOST_FAULTS]))
        if len(of_file) > MOST_FAULTS:
            told.append(_too_many(of_file[MOST_FAULTS].place, path))
    return tuple(told)


def _short(fault: Fault) -> Fault:
    """Return a fault whose words fit a screen, however long the letters are that it repeats."""
    message, help_ = fault.message, fault.help
    if max(map(len, (message.en, message.zh, help_.en, help_.zh))) <= _LONGEST:
        return fault
    return fault._replace(
        message=Text(_cut(message.en), _cut(message.zh)), help=Text(_cut(help_.en), _cut(help_.zh))
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 4 :]}"


def _too_many(place: Place | None, path: str) -> Fault:
    return Fault(
        Code.TOO_MANY,
        Text(
            f"this file has more than {MOST_FAULTS} mistakes; from here on none is told",
            f"此文件的错误超过 {MOST_FAULTS} 处，其后不再列出",
        ),
        place,
        Text("mend the first ones and run again", "先修正前面的错误，再重新运行"),
        path=path,
    )
