"""The enforcement table as Parquet: one data set of a file for each body that acts, which engines read as one table.

`tables/enforcement.parquet/rows-<number>.parquet`: the number is that of the body in order of id, and the column
`enforcer` tells whose rows they are. No id makes a name, as engines pass over files whose names begin with `_` or `.`;
no folder is called `column=value`, as some engines put that value in the place of a column of that name.
Days are days, ids a list; what is not known of a day is null.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.publishing.output import SCHEMA_VERSION, Extra, File, Output
from mou_compiler.publishing.sheets import TITLE
from mou_compiler.tables.columns import COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET = Extra("parquet", "pyarrow")
FOLDER = "tables/enforcement.parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return a file for each body that acts, and one for the rows of which nobody does or is known to."""
    by_enforcer: dict[str, list[int]] = {}
    for number, row in enumerate(compiled.rows):
        by_enforcer.setdefault(row.enforcer, []).append(number)
    whole = cache(lambda: table(compiled))
    digits = len(str(len(by_enforcer)))
    return {
        f"{FOLDER}/rows-{number:0{digits}}.parquet": _file(whole, enforcer, by_enforcer[enforcer])
        for number, enforcer in enumerate(sorted(by_enforcer), 1)
    }


def _file(whole: Any, enforcer: str, rows: list[int]) -> File:
    def write(stream: BinaryIO) -> object:
        import pyarrow as pa
        from pyarrow import parquet

        sink = pa.BufferOutputStream()
        parquet.write_table(whole().take(rows), sink, compression="zstd", store_schema=True)
        return stream.write(sink.getvalue().to_pybytes())

    return File(TITLE, MEDIA_TYPE, write, len(rows), ("agency", enforcer) if enforcer else None)


def table(compiled: Compiled) -> pa.Table:
    """Return every row as a table of Arrow, typed by the model of columns."""
    import pyarrow as pa

    types = {
        "date": pa.date32(),
        "integer": pa.int32(),
        "ids": pa.list_(pa.string()),
    }
    fields = [
        pa.field(
            column.name,
            types.get(column.type, pa.string()),
            nullable=column.type == "date",
            metadata={"title_en": column.title.en, "title_zh": column.title.zh},
        )
        for column in COLUMNS
    ]
    about = {
        "generator": f"mou {__version__}",
        "schema_version": SCHEMA_VERSION,
        "language": compiled.language,
        "as_of": compiled.as_of.isoformat() if compiled.as_of else "",
    }
    arrays = [
        pa.array(
            [
                column.value(cells[number], row)
                for row, cells in zip(compiled.rows, compiled.records, strict=True)
            ]
            if column.type != "date"
            else [getattr(row, column.name) for row in compiled.rows],
            types.get(column.type, pa.string()),
        )
        for number, column in enumerate(COLUMNS)
    ]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about))


OUTPUT = Output("tables_parquet", files, PARQUET)
