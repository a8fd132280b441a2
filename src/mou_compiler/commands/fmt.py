"""`mou fmt`: writes files in the one layout, in either language."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, Misused, option
from mou_compiler.command_line.options import configured_paths
from mou_compiler.command_line.telling import FAILURE, FINDINGS, put, remark, say
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.findings.fault import Fault, bound_faults
from mou_compiler.input.bytes import layout_of
from mou_compiler.input.corpora import STDIN, STDIN_NAME
from mou_compiler.input.files import read_sources, read_text
from mou_compiler.input.reasons import reason_of
from mou_compiler.input.rewriting import rewrite
from mou_compiler.source.frames import visible
from mou_compiler.source.place import Source
from mou_compiler.words import Language, Text


class Change(NamedTuple):
    """A file whose bytes are not yet as the formatter writes them."""

    path: str
    before: bytes
    after: bytes


@declaring.command(
    "fmt",
    Text(
        "Lay files out, in place; `-` reads standard input and writes standard output.",
        "就地整理文件的版式；「-」从标准输入读取，写到标准输出。",
    ),
)
@declaring.argument("paths", Text("PATHS", "路径"), nargs=-1, type=declaring.Named())
@option(
    "--check",
    is_flag=True,
    said=Text("Write nothing; exit with 1 if a file would change.", "不写入；若有文件将改动，退出状态为 1。"),
)
@option(
    "--diff", is_flag=True, said=Text("Write nothing; show what would change.", "不写入；显示将改动之处。")
)
@option(
    "--to",
    type=Choice(("en", "zh")),
    default=None,
    said=Text(
        "Write keywords, dates, terms and citations in this language; as they are if not given.",
        "以此语言书写关键词、日期、期限与引用；不写则保持原样。",
    ),
)
@options.stdin_filename_option
@options.language_option
def command(
    paths: tuple[Path, ...],
    check: bool,
    diff: bool,
    to: Language | None,
    stdin_filename: str | None,
    lang: str | None,
) -> None:
    """Format the files of the paths; one that is at fault is left as it is."""
    speaks = options.chosen_language(lang)
    if STDIN in paths:
        if len(paths) > 1:
            raise Misused(
                Text(
                    "`-` stands alone: its text goes to standard output", "「-」须单独写：其文本写到标准输出"
                )
            )
        sys.exit(_format_stream(to, speaks, stdin_filename, check=check, diff=diff))
    sources, unreadable = read_sources(paths or configured_paths())
    changes, faults = _changes(sources, to)
    _tell([*unreadable, *faults], speaks)
    if diff:
        for change in changes:
            _show(change)
    if not (check or diff):
        changes, failed = _write_all(changes, speaks)
    else:
        failed = False
    if not diff:
        done = Text("would change", "将改动") if check else Text("changed", "已改动")
        for change in changes:
            say(f"{done.spelled(speaks)} {visible(change.path)}\n", sys.stdout)
    remark(_count(len(changes), len(sources), speaks, written=not (check or diff)))
    sys.exit(FAILURE if unreadable or failed else FINDINGS if faults or (check and changes) else 0)


def _changes(sources: Iterable[Source], language: Language | None) -> tuple[list[Change], list[Fault]]:
    """Return the files that would change, and the faults of those that cannot be formatted."""
    changes: list[Change] = []
    faults: list[Fault] = []
    for source in sources:
        formatted = format_source(source, language)
        faults.extend(formatted.faults)
        if formatted.text is not None:
            before = Path(source.path).read_bytes()
            after = layout_of(before).encode(formatted.text)
            if after != before:
                changes.append(Change(source.path, before, after))
    return changes, faults


def _format_stream(
    language: Language | None, speaks: Language, name: str | None, *, check: bool, diff: bool
) -> int:
    """Format standard input to standard output; return the exit status."""
    raw = options.read_stdin()
    source = read_text(name or STDIN_NAME, raw)
    if isinstance(source, Fault):
        _tell([source], speaks)
        return FAILURE
    formatted = format_source(source, language)
    _tell(formatted.faults, speaks)
    if formatted.text is None:
        return FINDINGS
    after = layout_of(raw).encode(formatted.text)
    if diff:
        _show(Change(source.path, raw, after))
    elif not check:
        put(after)
    return FINDINGS if check and after != raw else 0


def _write_all(changes: Iterable[Change], speaks: Language) -> tuple[list[Change], bool]:
    """Write what changes; return what was written, and whether a file could not be."""
    written: list[Change] = []
    failed = False
    for change in changes:
        try:
            rewrite(Path(change.path), change.after)
        except OSError as error:
            why = reason_of(error)
            said = Text(f"cannot be written: {why.en}", f"无法写入：{why.zh}")
            remark(f"{visible(change.path)}: {said.spelled(speaks)}")
            failed = True
        else:
            written.append(change)
    return written, failed


def _show(change: Change) -> None:
    """Print what would change as a unified diff of what stands on disk; a terminal sees its line ends as signs."""
    from difflib import diff_bytes, unified_diff

    path = change.path.encode("utf-8", "replace")
    before, after = change.before.splitlines(keepends=True), change.after.splitlines(keepends=True)
    terminal = sys.stdout.isatty()
    for line in diff_bytes(unified_diff, before, after, path, path + b" (formatted)"):
        if terminal:
            say(f"{visible(line.decode('utf-8', 'replace').removesuffix(chr(10)))}\n", sys.stdout)
        else:
            put(line if line.endswith((b"\n", b"\r")) else line + b"\n\\ No newline at end of file\n")


def _tell(faults: Iterable[Fault], speaks: Language) -> None:
    """Say on standard error why files cannot be read or formatted."""
    for fault in bound_faults(faults):
        where = fault.path
        if fault.place is not None:
            span = fault.place.span
            where = f"{fault.place.path}:{span.line}:{span.column}"
        said, help_ = fault.message.spelled(speaks), fault.help.spelled(speaks)
        remark(visible(f"{where}: {fault.code} {said}{'；' if speaks == 'zh' else '; '}{help_}"))


def _count(changed: int, files: int, speaks: Language, *, written: bool) -> str:
    """Return how many of the files were changed, or would be."""
    if speaks == "zh":
        return f"{files} 个文件，{'已改动' if written else '将改动'} {changed} 个"
    noun = "file" if files == 1 else "files"
    return f"{changed} of {files} {noun} {'changed' if written else 'would change'}"
