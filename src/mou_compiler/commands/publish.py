"""`mou publish URL`: an edition into PostgreSQL or SQLite, in one transaction; editions before it are kept."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Misused, option
from mou_compiler.command_line.session import compiled, refuse_nothing, stop_on_faults
from mou_compiler.command_line.telling import fail, put_json, say
from mou_compiler.publishing.contents import Contents, read_contents, read_edition_contents
from mou_compiler.publishing.database_faults import SQLITE, Address
from mou_compiler.publishing.databases import Published, place_of, publish_contents
from mou_compiler.publishing.refusal import Refused
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"


@declaring.command(
    "publish",
    Text(
        "Publish an edition into the database at URL: the one in --edition DIR, or what PATHS make.",
        "把版本发布到所指的数据库：--edition 文件夹中的版本，或由路径生成者。",
    ),
)
@declaring.argument("url", Text("URL", "数据库地址"))
@declaring.argument("paths", Text("PATHS", "路径"), nargs=-1, type=declaring.Named())
@option(
    "--edition",
    "folder",
    type=declaring.Named(),
    value=Text("DIR", "文件夹"),
    said=Text(
        "The edition that `mou build -o DIR` wrote; it is proved first.",
        "「mou build -o 文件夹」写成的版本；先行证明。",
    ),
)
@option(
    "--schema",
    value=Text("NAME", "名称"),
    said=Text(
        "The schema of PostgreSQL that keeps the editions; mou if not given.",
        "PostgreSQL 中存放版本的模式；不写则为 mou。",
    ),
)
@options.as_of_option
@options.format_option("text", "json")
@options.table_language_option
@options.color_option
def command(
    url: str,
    paths: tuple[Path, ...],
    folder: Path | None,
    schema: str | None,
    as_of: date | None,
    form: str,
    lang: Language | None,
    color: str,
) -> None:
    """Make an edition the current one of a database, and say which it is."""
    language = options.chosen_language(lang)
    if folder is not None and (paths or as_of is not None):
        raise Misused(
            Text(
                "--edition names what is published: leave PATHS and --as-of out",
                "--edition 已指明所发布者：请去掉路径与 --as-of",
            )
        )
    try:
        address = place_of(url, schema)
        contents = (
            read_edition_contents(folder) if folder is not None else _made(address, paths, as_of, lang, color)
        )
        done = publish_contents(contents, address)
    except Refused as why:
        fail(why.message, why.help, language)
    if form == "json":
        put_json(_as_dict(done, contents, address))
    else:
        say(f"{_told(done, address).spelled(language)}\n", sys.stdout)


def _made(
    address: Address, paths: tuple[Path, ...], as_of: date | None, lang: str | None, color: str
) -> Contents:
    """Return the edition that a corpus makes; a database of SQLite is none of the files that it was read from."""
    from dataclasses import replace

    from mou_compiler.outputs import tables_sqlite
    from mou_compiler.publishing.inputs import files_read, refuse_target

    result = replace(
        compiled(options.paths_behind(map(str, paths)), as_of), language=options.chosen_languages(lang)
    )
    stop_on_faults(result, options.chosen_language(lang), color)
    refuse_nothing(result, paths, options.chosen_language(lang))
    if address.kind == SQLITE:
        refuse_target(Path(address.url.database or ""), files_read(result))
    return read_contents(tables_sqlite.render(result))


def _told(done: Published, address: Address) -> Text:
    place = address.shown if address.schema is None else f"{address.shown} ({address.schema})"
    rows = f"{done.rows} row{'' if done.rows == 1 else 's'}"
    since = f"{done.current_from:%Y-%m-%d %H:%M:%S}Z"
    if not done.changed:
        return Text(
            f"edition {done.edition} ({rows}) is current in {place} since {since}: nothing was changed",
            f"版本 {done.edition}（{done.rows} 行）自 {since} 起即为 {place} 的现行版本：未作任何改动",
        )
    before = (
        Text("", "")
        if done.before is None
        else Text(f" in the place of edition {done.before}", f"，取代版本 {done.before}")
    )
    again = Text("", "") if done.added else Text(" again", "再次")
    return Text(
        f"edition {done.edition} ({rows}) is{again.en} current in {place} from {since}{before.en}",
        f"版本 {done.edition}（{done.rows} 行）自 {since} 起{again.zh}为 {place} 的现行版本{before.zh}",
    )


def _as_dict(done: Published, contents: Contents, address: Address) -> dict[str, Any]:
    return {
        "format_version": FORMAT_VERSION,
        "database": address.shown,
        "schema": address.schema,
        "edition": done.edition,
        "digest": contents.digest,
        "rows": done.rows,
        "changed": done.changed,
        "added": done.added,
        "current_from": done.current_from.isoformat(),
        "before": done.before,
    }
