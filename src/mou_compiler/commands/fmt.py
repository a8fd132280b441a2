"""`mou fmt`: writes files in the one layout, in either language."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from mou_compiler.commands.options import configured_paths
from mou_compiler.corpus.respell import format_source
from mou_compiler.findings.fault import Fault
from mou_compiler.input.files import read_sources
from mou_compiler.source.place import Source
from mou_compiler.words import Language

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
    """Format the files of the paths."""
    if paths == (Path("-"),):
        sys.exit(_format_stream(language))
    sources, unreadable = read_sources(paths or configured_paths())
    changes, faults = _changes(sources, language)
    _tell([*unreadable, *faults])
    if diff:
        for change in changes:
            _show(change)
    if not (check or diff):
        _write_all(changes)
    if changes and not diff:
        for change in changes:
            click.echo(f"would change {change.source.path}" if check else f"changed {change.source.path}")
    click.echo(f"{len(changes)} of {len(sources)} files {'differ' if check or diff else 'changed'}", err=True)
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


def _format_stream(language: Language | None) -> int:
    """Format standard input to standard output; return the exit status."""
    raw = sys.stdin.buffer.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        click.echo(f"<stdin>: not UTF-8 at byte {error.start}", err=True)
        return FAILURE
    formatted = format_source(Source("<stdin>", text.replace("\r\n", "\n").replace("\r", "\n")), language)
    _tell(formatted.faults)
    if formatted.text is None:
        return FINDINGS
    sys.stdout.buffer.write(formatted.text.encode())
    return 0


def _write_all(changes: Iterable[Change]) -> None:
    for change in changes:
        try:
            _replace(Path(change.source.path), change.text)
        except OSError as error:
            click.echo(f"{change.source.path}: cannot be written: {error.strerror}", err=True)
            sys.exit(FAILURE)


def _replace(path: Path, text: str) -> None:
    """Put the text in the place of a file at one stroke; its mode stays, and a link stays a link."""
    import os
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
    from difflib import unified_diff

    before = change.source.text.splitlines(keepends=True)
    path = change.source.path
    for line in unified_diff(before, change.text.splitlines(keepends=True), path, f"{path} (formatted)"):
        click.echo(line, nl=line.endswith("\n") is False)


def _tell(faults: Iterable[Fault]) -> None:
    """Say on standard error why files cannot be read or formatted."""
    for fault in faults:
        where = fault.path
        if fault.place is not None:
            span = fault.place.span
            where = f"{fault.place.path}:{span.line}:{span.column}"
        click.echo(f"{where}: {fault.code} {fault.message.en}; {fault.help.en}", err=True)
