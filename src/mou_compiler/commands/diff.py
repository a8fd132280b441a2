"""`mou diff`: what differs between two corpora by meaning, with the smallest situation treated differently."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, Misused, argument, option
from mou_compiler.command_line.session import render as render_findings
from mou_compiler.command_line.session import shown_on
from mou_compiler.command_line.telling import FAILURE, FINDINGS, fail, put, say
from mou_compiler.comparison.classes import CLASSES
from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.formats import format_names, load_format
from mou_compiler.comparison.report import DiffReport
from mou_compiler.comparison.telling import first_day, told_change
from mou_compiler.compilation import Compiled, compile_paths
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.input.rooting import rooted_from
from mou_compiler.words import Language, Text

_WIDEST, _UNSEEN, _NARROWEST = 160, 100, 20
_SIDES = 2


def _split(_context: object, _parameter: object, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes named, and fail on what is none."""
    words = tuple(word for item in value for word in item.replace("，", ",").replace(",", " ").split())
    for word in words:
        if word not in CLASSES:
            known = ", ".join(CLASSES)
            raise Misused(
                Text(
                    f"--fail-on: `{word}` is no class of change; there are {known}",
                    f"--fail-on：没有「{word}」这一类变化；可写 {known}",
                )
            )
    return words


@declaring.command(
    "diff",
    Text(
        "Show what differs by meaning between two corpora, each a file or folder.",
        "按含义比较两个语料的差异；每一方为文件或文件夹。",
    ),
)
@argument("asked", Text("OLD NEW", "旧 新"), nargs=-1)
@option(
    "--format",
    "form",
    type=Choice(format_names()),
    default="text",
    show_default=True,
    said=Text("How to tell the changes.", "输出的格式。"),
)
@option(
    "--fail-on",
    multiple=True,
    callback=_split,
    value=Text("CLASS", "类别"),
    said=Text(
        "The classes of change that make the exit status 1, such as widened,hardened; none if not given.",
        "出现时退出状态为 1 的变化类别，以逗号分隔；不写则没有。",
    ),
)
@options.language_option
@options.color_option
def command(
    asked: tuple[str, ...], form: str, fail_on: tuple[str, ...], lang: str | None, color: str
) -> None:
    """Tell every change and exit by their classes."""
    language = options.chosen_language(lang)
    if len(asked) != _SIDES:
        raise Misused(Text("two sides are compared: OLD and NEW", "须给出两方：旧与新"))
    sides = [_compiled(name, language, color) for name in asked]
    _refuse_strangers(sides[0].corpus, sides[1].corpus, asked, language)
    found = compare(sides[0].corpus, sides[1].corpus)
    report = DiffReport(
        asked[0],
        asked[1],
        tuple(told_change(found, change) for change in found.changes),
        tuple((one.old or "", one.new or "") for one in found.renamed),
        found.compared,
        first_day(found),
        room=_room(),
        seen_from=rooted_from(Path.cwd()),
    )
    text = load_format(form).render(report, language)
    if form == "text":
        say(text, sys.stdout)
    else:
        put(text.encode("utf-8", "replace"))
    sys.exit(FINDINGS if any(change.kind in fail_on for change in found.changes) else 0)


def _room() -> int:
    """Return how many columns a line may take."""
    if not sys.stdout.isatty():
        return _UNSEEN
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_UNSEEN, 24)).columns))


def _compiled(name: str, language: Language, color: str) -> Compiled:
    """Return one side; stop where it could not be read or understood, and say which it is."""
    result = compile_paths([Path(name)])
    if result.corpus.faults:
        codes = {fault.code for fault in result.corpus.faults}
        findings = tuple(finding for finding in result.findings if finding.code in codes)
        from dataclasses import replace

        report = shown_on(replace(result.report, findings=findings), color, sys.stderr)
        say(render_findings(report, "text", language), sys.stderr)
        fail(
            Text(f"{name} has errors, so nothing was compared", f"{name} 有错误，未作比较"),
            Text("mend what is told above first", "请先修正上述问题"),
            language,
        )
    return result


def _refuse_strangers(old: Corpus, new: Corpus, asked: tuple[str, ...], language: Language) -> None:
    """Stop where two corpora have no document and no list in common: they are not versions of one thing."""
    shared = (old.documents.keys() & new.documents.keys()) | (old.lists.keys() & new.lists.keys())
    numbers = [
        {item.number for item in corpus.documents.values() if isinstance(item.number, str)}
        for corpus in (old, new)
    ]
    if not shared and not numbers[0] & numbers[1]:
        fail(
            Text(
                f"{asked[0]} and {asked[1]} share no document and no list: they are not two states of one corpus",
                f"{asked[0]} 与 {asked[1]} 没有共同的文件或名单：并非同一语料的两个状态",
            ),
            Text("compare two versions of the same corpus", "请比较同一语料的两个版本"),
            language,
        )


__all__ = ["FAILURE", "command"]
