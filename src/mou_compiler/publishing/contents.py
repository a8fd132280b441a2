"""What an edition says, as a database takes it: every table of its SQLite file, and a digest of them all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from mou_compiler.publishing.edition import digest_of
from mou_compiler.publishing.output import SCHEMA_VERSION
from mou_compiler.publishing.refusal import Refused
from mou_compiler.publishing.verifying import no_edition, read_index, verify
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.tables.labels import KINDS
from mou_compiler.words import Text

FILE = "tables/enforcement.sqlite"
NAMED = (*KINDS, "measure")
"""What the ids of rows may be, each with a table of ids and labels."""
LINKS = {
    "list": "list",
    "led": "list",
    "act": "act",
    "enforcer": "agency",
    "subject": "subject",
    "territory": "territory",
}
"""Tables of what each row names, by the kind of what is named; `led` are the lists that rows lead to."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "columns": ("name", "type", "title_en", "title_zh", "meaning_en", "meaning_zh"),
    "words": ("column", "en", "zh", "meaning_en", "meaning_zh"),
    **dict.fromkeys(NAMED, ("id", "en", "zh")),
    "enforcement": ("row", *(column.name for column in COLUMNS)),
    **{f"row_{name}": (kind, "row") for name, kind in LINKS.items()},
}
"""Every table with its columns, each after those that it refers to."""
Line: TypeAlias = tuple[Any, ...]
_ANOTHER = Text(
    "build the edition again with this version of mou, or publish it with the one that built it",
    "请用此版本的 mou 重新构建，或用构建它的版本发布",
)


class Contents(NamedTuple):
    """What an edition says of itself, and the lines of each of its tables; a day that is not known is None.

    `digest` is taken of all of it but the version of mou, so that two editions that say the same are one.
    """

    about: Mapping[str, str | None]
    tables: Mapping[str, list[Line]]
    digest: str

    @property
    def rows(self) -> int:
        """How many rows the enforcement table has."""
        return len(self.tables["enforcement"])


def read_contents(content: bytes) -> Contents:
    """Return what the SQLite file of an edition says; raise Refused where it is none, or of another version."""
    import sqlite3

    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            about = dict(database.execute("SELECT name, value FROM about"))
            version = about.get("schema_version")
            tables = {name: _lines(database, name, columns) for name, columns in TABLES.items()}
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise Refused(
            Text(
                f"{FILE} is not as this version of mou writes it: {error}",
                f"{FILE} 与此版本 mou 所写的不同：{error}",
            ),
            _ANOTHER,
        ) from error
    if version != SCHEMA_VERSION:
        raise Refused(
            Text(
                f"the edition has schema {version}, and this version of mou writes {SCHEMA_VERSION}",
                f"此版本的模式为 {version}，而当前 mou 写 {SCHEMA_VERSION}",
            ),
            _ANOTHER,
        )
    return Contents(about, tables, _digest(about, tables))


def _lines(database: Any, name: str, columns: tuple[str, ...]) -> list[Line]:
    chosen = ", ".join(f'"{column}"' for column in columns)
    first = ", ".join(str(number) for number in range(1, min(2, len(columns)) + 1))
    return list(database.execute(f'SELECT {chosen} FROM "{name}" ORDER BY {first}'))  # noqa: S608 -- names of ours


def _digest(about: Mapping[str, str | None], tables: Mapping[str, list[Line]]) -> str:
    said = {name: value for name, value in sorted(about.items()) if name not in {"generator", "search"}}
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    for name, lines in tables.items():
        digest.update(f"\n{name}\n".encode())
        for line in lines:
            digest.update(json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def read_edition_contents(folder: Path) -> Contents:
    """Return what the edition in a folder says, once it is proved; raise Refused where anything of it does not hold."""
    edition = read_index(folder)
    if edition is None:
        raise no_edition(folder)
    for item in verify(folder, edition):
        raise Refused(
            Text(
                f"{folder} is not the edition that was written: {item.path} {item.message.en}",
                f"{folder} 与写成的版本不同：{item.path} {item.message.zh}",
            ),
            Text(
                f"`mou verify {folder}` tells everything; fetch or build the edition again",
                f"「mou verify {folder}」列出全部差异；请重新获取或构建此版本",
            ),
        )
    if FILE not in edition.files or digest_of(folder / FILE) is None:
        raise Refused(Text(f"{folder} has no {FILE}", f"{folder} 中没有 {FILE}"), _ANOTHER)
    return read_contents((folder / FILE).read_bytes())
