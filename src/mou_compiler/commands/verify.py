"""`mou verify DIR`: whether an edition that was received is the one that was built, and built of what it says."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Number, option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import FINDINGS, fail, note, put, say
from mou_compiler.publishing.verifying import (
    Edition,
    Mismatch,
    differs_from,
    no_edition,
    read_index,
    shrunk,
    verify,
)
from mou_compiler.source.frames import visible
from mou_compiler.words import Language, Text

_REPORT = "report/"


@declaring.command(
    "verify",
    Text(
        "Prove that the edition in DIR is as it was written: files, rows, and what it was built from.",
        "证明文件夹中的版本与写成时一致：文件、各行，以及所据语料。",
    ),
)
@declaring.argument("folder", Text("DIR", "文件夹"), type=declaring.Named())
@option(
    "--from",
    "sources",
    multiple=True,
    type=declaring.Named(),
    value=Text("PATH", "路径"),
    said=Text(
        "Prove too that it is what this corpus makes; may be repeated.", "并证明其由此语料生成；可重复。"
    ),
)
@option(
    "--previous",
    type=declaring.Named(),
    value=Text("DIR", "文件夹"),
    said=Text(
        "The edition before: a table that lost more than the share of its rows is told.",
        "上一版本：行数减少超过限度的表格会被指出。",
    ),
)
@option(
    "--shrink",
    type=Number(0, 100),
    default=10,
    show_default=True,
    value=Text("PERCENT", "百分数"),
    said=Text("With --previous: how much a table may shrink.", "与 --previous 合用：表格可减少多少。"),
)
@option("--accept", is_flag=True, said=Text("Accept that tables shrank.", "接受表格的减少。"))
@options.format_option("text", "json")
@options.language_option
@options.color_option
def command(
    folder: Path,
    sources: tuple[Path, ...],
    previous: Path | None,
    shrink: int,
    accept: bool,
    form: str,
    lang: Language | None,
    color: str,
) -> None:
    """Say what of an edition does not hold, file by file and row by row; exit status 1 where there is anything."""
    language = options.chosen_language(lang)
    if previous is None:
        for name in ("shrink", "accept"):
            options.refuse_given(
                name, Text(f"--{name} needs --previous DIR", f"--{name} 须同时写 --previous 文件夹")
            )
    edition = _index(folder, language)
    found = list(verify(folder, edition))
    if sources:
        found += differs_from(folder, edition, _made(sources, edition, language, color))
    if previous is not None and not accept:
        found += _shrunk(edition, _index(previous, language), shrink, language)
    if form == "json":
        put(_json(found).encode())
    else:
        say(_text(found, edition, language), sys.stdout)
    sys.exit(FINDINGS if found else 0)


def _index(folder: Path, language: Language) -> Edition:
    edition = read_index(folder)
    if edition is None:
        why = no_edition(folder)
        fail(why.message, why.help, language)
    return edition


def _made(sources: tuple[Path, ...], edition: Edition, language: Language, color: str) -> dict[str, bytes]:
    """Return what a corpus makes, for the day and in the language of an edition; reports depend on what was asked."""
    from mou_compiler.publishing.output import files_of, missing_extras, usable_outputs

    result = dataclasses.replace(compiled(sources, edition.as_of), language=edition.language)
    stop_on_faults(result, language, color)
    for extra in missing_extras():
        note(
            Text(
                f"what needs {extra.module} is proved by its digest alone; pip install 'mou-compiler[{extra.name}]'",
                f"需要 {extra.module} 的文件仅以摘要证明；pip install 'mou-compiler[{extra.name}]'",
            ),
            language,
        )
    files = files_of(result, usable_outputs())
    return {path: file.content for path, file in files.items() if not path.startswith(_REPORT)}


def _shrunk(edition: Edition, previous: Edition, share: int, language: Language) -> list[Mismatch]:
    found = list(shrunk(edition, previous, share))
    if found:
        note(Text("if that is meant, say --accept", "如属有意，请加 --accept"), language)
    return found


def _text(found: list[Mismatch], edition: Edition, language: Language) -> str:
    if not found:
        rows = sum(entry.get("rows") or 0 for path, entry in edition.files.items() if path.endswith(".csv"))
        number = len(edition.files)
        proved = Text(
            f"{number} files and the {rows} rows of their CSVs are as they were written",
            f"{number} 个文件及其 CSV 中的 {rows} 行均与写成时一致",
        )
        return f"{proved.spelled(language)}\n"
    lines = []
    for item in found:
        row = Text(f" row {item.row}", f" 第 {item.row} 行").spelled(language) if item.row else ""
        colon = "：" if language == "zh" else ": "
        lines.append(f"{visible(item.path)}{row}{colon}{visible(item.message.spelled(language))}\n")
    return "".join(lines)


def _json(found: list[Mismatch]) -> str:
    body = {
        "format_version": "1.0",
        "proved": not found,
        "mismatches": [
            {"path": item.path, "row": item.row, "message": {"en": item.message.en, "zh": item.message.zh}}
            for item in found
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
