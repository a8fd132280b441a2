"""What proves an edition that was received: its index, the digests of its files and rows, and what it was built from."""

from __future__ import annotations

import csv
import io
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mou_compiler.input.reasons import reason_of
from mou_compiler.publishing.edition import digest_of, is_whole_index
from mou_compiler.publishing.output import MANIFEST
from mou_compiler.publishing.refusal import Refused
from mou_compiler.publishing.safe_cells import safe
from mou_compiler.tables.columns import COLUMNS, Record
from mou_compiler.tables.columns import digest_of as digest_of_row
from mou_compiler.words import NONE, Languages, Text

MOST_ROWS = 10
"""How many rows of one file are told."""
_TABLES = "tables/"


class Mismatch(NamedTuple):
    """What does not hold of an edition: in which file, in which row where it is one (from 1), and what."""

    path: str
    row: int | None
    message: Text


class Edition(NamedTuple):
    """What an index says of an edition; `whole` where it is as it was written."""

    files: Mapping[str, Mapping[str, Any]]
    as_of: date | None
    language: Languages
    whole: bool


def read_index(folder: Path) -> Edition | None:
    """Return what the index of a folder says; None where there is none that can be read."""
    try:
        raw = (folder / MANIFEST).read_bytes()
        body = json.loads(raw)
        files = {str(entry["path"]): entry for entry in body["files"]}
        as_of = date.fromisoformat(body["as_of"]) if body["as_of"] else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Edition(files, as_of, _languages(body.get("language")), is_whole_index(raw))


def no_edition(folder: Path) -> Refused:
    """Return why nothing is known of the edition of a folder whose index was not read: it has none, or one that is garbled."""
    file = folder / MANIFEST
    try:
        file.open("rb").close()
    except FileNotFoundError:
        pass
    except OSError as error:
        why = reason_of(error)
        return Refused(
            Text(f"{file} cannot be read: {why.en}", f"无法读取 {file}：{why.zh}"),
            Text("see that the folder and what is in it may be read", "请检查该文件夹及其内容的读取权限"),
        )
    if os.path.lexists(file):
        return Refused(
            Text(
                f"{file} cannot be read as the index of an edition: it was changed since it was written, or mou did not write it",
                f"{file} 无法作为版本的索引读取：写成之后被改动，或并非 mou 所写",
            ),
            Text("fetch or build the edition again", "请重新获取或构建此版本"),
        )
    return Refused(
        Text(f"{folder} holds no index.json of an edition", f"{folder} 中没有版本的 index.json"),
        Text("name the folder that `mou build -o` wrote", "请给出「mou build -o」写成的文件夹"),
    )


def _languages(said: object) -> Languages:
    """Return in which languages an edition says that it is written; English where it does not say."""
    return "both" if said == "both" else "zh" if said == "zh" else "en"


def verify(folder: Path, edition: Edition) -> Iterator[Mismatch]:
    """Yield everything in which a folder is not the edition that was written, by path and row."""
    if not edition.whole:
        yield Mismatch(MANIFEST, None, Text("was changed since it was written", "写成之后被改动"))
    sound = {path for path, entry in edition.files.items() if digest_of(folder / path) == entry["sha256"]}
    tables = {path: _read(folder / path, edition.language) for path in edition.files if _is_table(path)}
    for path, entry in sorted(edition.files.items()):
        if path not in sound:
            yield _file_fault(folder / path, path, entry)
            yield from _rows_at_fault(path, tables, sound)
        elif _is_table(path):
            yield from _within(path, tables[path], entry, edition.language)
    for path in _present(folder):
        if path not in edition.files and path != MANIFEST:
            yield Mismatch(path, None, Text("is no part of the edition", "不属于此版本"))


def _is_table(path: str) -> bool:
    return path.startswith(_TABLES) and path.endswith((".csv", ".json")) and "schema" not in path


def _present(folder: Path) -> list[str]:
    """Return every file below a folder but those in which a build keeps account of itself."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.as_posix() for path in paths if not path.parts[0].startswith(".mou-"))


def _file_fault(file: Path, path: str, entry: Mapping[str, Any]) -> Mismatch:
    if digest_of(file) is None:
        return Mismatch(path, None, Text("is missing", "缺失"))
    size, written = file.stat().st_size, entry["bytes"]
    if size < written and _begins_alike(file, path):
        message = Text(f"is cut short: {size} of {written} bytes", f"被截短：{written} 字节只余 {size}")
    else:
        message = Text("was changed since it was written", "写成之后被改动")
    return Mismatch(path, None, message)


def _begins_alike(file: Path, path: str) -> bool:
    """Tell whether a file is likely to be the beginning of one: it does not end as its kind does."""
    ends = {".csv": b"\r\n", ".json": b"}\n", ".graphml": b"</graphml>\n", ".gexf": b"</gexf>\n"}
    end = ends.get(Path(path).suffix)
    return end is None or not file.read_bytes().endswith(end)


# Rows.


def _read(file: Path, language: Languages) -> list[Record] | None:
    """Return the rows of a table as CSV has them; None where they cannot be read as a table."""
    try:
        text = file.read_text("utf-8-sig", errors="replace")
    except OSError:
        return None
    if file.suffix == ".csv":
        return [tuple(line) for line in csv.reader(io.StringIO(text, newline=""))][1:]
    try:
        return [tuple(_cells(row, language)) for row in json.loads(text)["rows"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _cells(row: Mapping[str, Any], language: Languages) -> Iterator[str]:
    """Yield the cells of a row of JSON as text."""
    for column in COLUMNS:
        value = row.get(column.name, "")
        if isinstance(value, list):
            yield "; ".join(map(str, value)) or NONE.spelled(language)
        else:
            yield "" if value is None else str(value)


def _as_csv(record: Record) -> Record:
    return tuple(safe(cell, column.type) for cell, column in zip(record, COLUMNS, strict=True))


def _rows_at_fault(
    path: str, tables: Mapping[str, list[Record] | None], sound: set[str]
) -> Iterator[Mismatch]:
    """Yield the rows of a changed table that are not those of another form of it that is as it was written."""
    rows = tables.get(path)
    stem, _, suffix = path.rpartition(".")
    other = f"{stem}.{'json' if suffix == 'csv' else 'csv'}"
    known = tables.get(other)
    if rows is None or known is None or other not in sound:
        return
    if suffix == "csv":
        known = [_as_csv(record) for record in known]
    else:
        rows = [_as_csv(record) if len(record) == len(COLUMNS) else record for record in rows]
    yield from _some(differing(path, rows, known))


def differing(path: str, rows: Sequence[Record], known: Sequence[Record]) -> Iterator[Mismatch]:
    """Yield where rows are not those known: cell by cell where there are as many, else what is added and what is missing."""
    if len(rows) == len(known):
        for number, (row, right) in enumerate(zip(rows, known, strict=True), 1):
            if row != right:
                yield Mismatch(path, number, _cells_told(row, right))
        return
    left = Counter(known)
    for number, row in enumerate(rows, 1):
        if left[row]:
            left[row] -= 1
        else:
            yield Mismatch(path, number, Text("is no row of the edition", "不是此版本的行"))
    for number, row in enumerate(known, 1):
        if left[row]:
            left[row] -= 1
            yield Mismatch(path, number, Text(f"is missing: {row[0]} {row[-1]}", f"缺失：{row[0]} {row[-1]}"))


def _cells_told(row: Record, right: Record) -> Text:
    if len(row) != len(right):
        return Text(f"has {len(row)} cells of {len(right)}", f"应有 {len(right)} 格，只有 {len(row)} 格")
    names = [
        (column.name, column.title.zh)
        for column, cell, known in zip(COLUMNS, row, right, strict=True)
        if cell != known
    ]
    return Text(
        f"was changed in {', '.join(name for name, _ in names)}",
        f"被改动：{'、'.join(title for _, title in names)}",
    )


def _some(found: Iterable[Mismatch]) -> Iterator[Mismatch]:
    """Yield the first of many, and how many more there are."""
    path, more = "", 0
    for number, item in enumerate(found):
        if number < MOST_ROWS:
            yield item
        path, more = item.path, number + 1 - MOST_ROWS
    if more > 0:
        yield Mismatch(path, None, Text(f"{more} more rows", f"另有 {more} 行"))


def _within(
    path: str, rows: list[Record] | None, entry: Mapping[str, Any], language: Languages
) -> Iterator[Mismatch]:
    """Yield what a table that is as its index says contradicts of itself: columns, number of rows, digests of rows."""
    if rows is None:
        yield Mismatch(path, None, Text("is no table", "不是表格"))
        return
    if len(rows) != entry["rows"]:
        yield Mismatch(
            path,
            None,
            Text(f"has {len(rows)} rows of {entry['rows']}", f"应有 {entry['rows']} 行，只有 {len(rows)} 行"),
        )
    yield from _some(_wrong_digests(path, rows, language))


def _wrong_digests(path: str, rows: Sequence[Record], language: Languages) -> Iterator[Mismatch]:
    """Yield the rows that do not bear their digest; it is taken of what is written in English."""
    for number, row in enumerate(rows, 1):
        if len(row) != len(COLUMNS):
            message = Text(
                f"has {len(row)} cells of {len(COLUMNS)}", f"应有 {len(COLUMNS)} 格，只有 {len(row)} 格"
            )
            yield Mismatch(path, number, message)
        elif language == "en" and path.endswith(".json") and digest_of_row(row[:-1]) != row[-1]:
            yield Mismatch(path, number, Text("does not have the digest that it bears", "与其所载摘要不符"))


# What it was built from, and what went before.


def differs_from(folder: Path, edition: Edition, made: Mapping[str, bytes]) -> Iterator[Mismatch]:
    """Yield where the tables and graphs of an edition are not what is made of a corpus; reports depend on what was asked."""
    for path, content in sorted(made.items()):
        file = folder / path
        if path not in edition.files:
            yield Mismatch(
                path, None, Text("is made of the corpus, and not here", "语料可生成此文件，而此版本没有")
            )
        elif file.is_file() and file.read_bytes() != content:
            yield Mismatch(path, None, Text("is not what the corpus makes", "与由语料生成的不同"))
            rows = _read(file, edition.language) if _is_table(path) else None
            if rows is not None and path.endswith(".csv"):
                text = content.decode("utf-8-sig")
                known = [tuple(line) for line in csv.reader(io.StringIO(text, newline=""))][1:]
                yield from _some(differing(path, rows, known))


def shrunk(edition: Edition, previous: Edition, share: int) -> Iterator[Mismatch]:
    """Yield the tables that have lost more than a share of their rows, in hundredths, since an edition before."""
    for path, entry in sorted(previous.files.items()):
        before = entry.get("rows")
        if not before or not path.startswith(_TABLES):
            continue
        now = edition.files[path].get("rows") or 0 if path in edition.files else 0
        if (before - now) * 100 > share * before:
            yield Mismatch(
                path,
                None,
                Text(f"has {now} rows; before it had {before}", f"现有 {now} 行，此前有 {before} 行"),
            )
