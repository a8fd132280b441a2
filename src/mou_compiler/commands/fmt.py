"""`mou fmt`: writes files in the one layout, in either language."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from mou_compiler.command_line.options import chosen_language, configured_paths
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.findings.fault import Fault, bound_faults
from mou_compiler.input.files import read_sources, read_text
from mou_compiler.source.place import Source
from mou_compiler.words import Language, Text

FINDINGS = 1
FAILURE = 2


class Change(NamedTuple):
    """A file whose text is not yet as the formatter writes it."""

    source: Source
    text: str


@click.command(
    name="fmt", help="Lay files out, in place; `-` reads standard input and writes standard output."
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    default=None,
    help="Write keywords, dates, terms and citations in this language; as they are if not given.",
)
def command(paths: tuple[Path, ...], check: bool, diff: bool, language: Language | None) -> None:
    """Format the files of the paths; one that is at fault is left as it is."""
    speaks = chosen_language(os.environ.get("MOU_LANG"))
    if paths == (Path("-"),):
        sys.exit(_format_stream(language, speaks, check=check, diff=diff))
    sources, unreadable = read_sources(paths or configured_paths())
    changes, faults = _changes(sources, language)
    _tell([*unreadable, *faults], speaks)
    if diff:
        for change in changes:
            _show(change)
    if not (check or diff):
        _write_all(changes, speaks)
    if not diff:
        done = Text("would change", "将改动") if check else Text("changed", "已改动")
        for change in changes:
            click.echo(f"{done.spelled(speaks)} {change.source.path}")
    click.echo(_count(len(changes), len(sources), speaks, written=not (check or diff)), err=True)
    sys.exit(FAILURE if unreadable else FINDINGS if faults or (check and changes) else 0)


def _changes(sources: Iterable[Source], language: Language | None) -> tuple[list[Change], list[Fault]]:
    """Return the files that would change, and the faults of those that cannot be formatted."""
    changes: list[Change] = []
    faults: list[Fault] = []
    for source in sources:
        formatted = format_source(source, language)
        faults.extend(formatted.faults)
        if formatted.text is not None and Path(source.path).read_bytes() != formatted.text.encode():
            changes.append(Change(source, formatted.text))
    return changes, faults


def _format_stream(language: Language | None, speaks: Language, *, check: bool, diff: bool) -> int:
    """Format standard input to standard output; return the exit status."""
    raw = sys.stdin.buffer.read()
    source = read_text("<stdin>", raw)
    if isinstance(source, Fault):
        _tell([source], speaks)
        return FAILURE
    formatted = format_source(source, language)
    _tell(formatted.faults, speaks)
    if formatted.text is None:
        return FINDINGS
    if diff:
        _show(Change(source, formatted.text))
    elif not check:
        sys.stdout.buffer.write(formatted.text.encode())
    return FINDINGS if check and formatted.text.encode() != raw else 0


def _write_all(changes: Iterable[Change], speaks: Language) -> None:
    for change in changes:
        try:
            _replace(Path(change.source.path), change.text)
        except OSError as error:
            said = Text(f"cannot be written: {error.strerror}", f"无法写入：{error.strerror}")
            click.echo(f"{change.source.path}: {said.spelled(speaks)}", err=True)
            sys.exit(FAILURE)


def _replace(path: Path, text: str) -> None:
    """Put the text in the place of a file at one stroke; its mode stays, and a link stays a link."""
    import tempfile

    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _show(change: Change) -> None:
    """Print what would change as a unified diff."""
    from difflib import unified_diff

    before, after = (text.removesuffix("\n").split("\n") for text in (change.source.text, change.text))
    path = change.source.path
    for line in unified_diff(before, after, path, f"{path} (formatted)", lineterm=""):
        click.echo(line)


def _tell(faults: Iterable[Fault], speaks: Language) -> None:
    """Say on standard error why files cannot be read or formatted."""
    for fault in bound_faults(faults):
        where = fault.path
        if fault.place is not None:
            span = fault.place.span
            where = f"{fault.place.path}:{span.line}:{span.column}"
        said, help_ = fault.message.spelled(speaks), fault.help.spelled(speaks)
        click.echo(f"{where}: {fault.code} {said}{'；' if speaks == 'zh' else '; '}{help_}", err=True)


def _count(changed: int, files: int, speaks: Language, *, written: bool) -> str:
    """Return how many of the files were changed, or would be."""
    if speaks == "zh":
        return f"{files} 个文件，{'已改动' if written else '将改动'} {changed} 个"
    noun = "file" if files == 1 else "files"
    return f"{changed} of {files} {noun} {'changed' if written else 'would change'}"
