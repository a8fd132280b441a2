"""`mou table NAME`: the rows about an agency, a role, a list, a document or an act."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.bearer_asked import bearer_asked
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, note, put, room, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.atoms import atoms
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.interpret.rules import named
from mou_compiler.source.frames import visible
from mou_compiler.tables.about import Bearer, not_known_about, rows_about, why_empty, without_acts
from mou_compiler.tables.columns import record
from mou_compiler.tables.layout import table
from mou_compiler.tables.row import Row
from mou_compiler.text import BETWEEN
from mou_compiler.words import Language, Languages, Text


@declaring.command(
    "table",
    Text(
        "Print the rows about NAME: an agency, role, list, document or act, by id, label or alias.",
        "列出与所给名称有关的各行：机构、角色、名单、文件或行为，以编号、名称或别名指明。",
    ),
)
@declaring.argument("name", Text("NAME", "名称"))
@options.paths_argument
@options.as_of_option
@options.format_option("text", "csv", "json", "markdown", "html", "xlsx")
@options.table_language_option
@options.color_option
def command(
    name: str, paths: tuple[Path, ...], as_of: date | None, form: str, lang: Language | None, color: str
) -> None:
    """Print the rows about one thing, or why there are none."""
    language = options.chosen_language(lang)
    languages = options.chosen_languages(lang)
    result = dataclasses.replace(compiled(paths, as_of), language=languages)
    stop_on_faults(result, language, color)
    bearer = bearer_asked(result.corpus, name, language)
    whole = rows_about(result.corpus, result.rows, bearer)
    rows = [row for row in whole if _is_asked(result, row)]
    why = [] if whole else why_empty(result.view, _of_all_days(result), bearer, result.as_of)
    open_ = not_known_about(result.view, bearer, result.as_of, lambda item: _is_of_part(result, item))
    if not whole and bearer.kind.en == "document":
        open_ = []  # why there is no row says it
    idle = (
        without_acts(result.view, bearer, result.as_of, lambda item: _is_of_part(result, item))
        if whole
        else []
    )
    below = [*idle, *open_]
    if len(rows) < len(whole):
        _mention_others(len(whole) - len(rows), language)
    if form == "csv":
        from mou_compiler.outputs.tables_csv import encode

        put(encode((record(row, languages) for row in rows), languages))
    elif form == "json":
        put(_json(bearer, rows, why, idle, open_, languages).encode())
    elif form == "xlsx":
        put(_workbook(result, rows, bearer, language))
    elif form == "html":
        from mou_compiler.tables.pages import as_html

        head = _head(bearer, len(rows), why, languages)
        put(as_html(_name(bearer, languages), head, rows, languages, _below(below, languages)).encode())
    else:
        head = _head(bearer, len(rows), why, languages)
        if form == "markdown" and rows:
            from mou_compiler.tables.pages import as_markdown

            put(as_markdown(head, rows, languages, _below(below, languages)).encode())
            return
        lines = list(_text(result, rows, languages)) if rows else []
        told = _below(below, languages)
        say("\n".join([head, *lines, *([""] if lines and told else []), *told, ""]), sys.stdout)
        return
    for item in idle if form in ("csv", "xlsx") else ():
        note(item, language)
    if why:
        say(_head(bearer, 0, why, language) + "\n", sys.stderr)


def _workbook(result: Compiled, rows: Sequence[Row], bearer: Bearer, language: Language) -> bytes:
    """Return rows as a workbook; stop where the extra is missing or a terminal would be written to."""
    from mou_compiler.outputs.tables_xlsx import XLSX, of_rows

    if not XLSX.present:
        fail(
            Text(f"a workbook needs {XLSX.module}", f"写工作簿需要 {XLSX.module}"),
            Text(f"pip install 'mou-compiler[{XLSX.name}]'", f"pip install 'mou-compiler[{XLSX.name}]'"),
            language,
        )
    if sys.stdout.isatty():
        fail(
            Text("a workbook is nothing for a terminal", "工作簿不宜输出到终端"),
            Text("write it to a file: `> table.xlsx`", "请写入文件：「> table.xlsx」"),
            language,
        )
    return of_rows(result, rows, bearer.label, (bearer.kind.en, bearer.id))


def _is_asked(result: Compiled, row: Row) -> bool:
    """Tell whether the measure of a row stands in the files that were asked about."""
    return _is_of_part(result, result.corpus.measures[row.measure])


def _is_of_part(result: Compiled, measure: Measure) -> bool:
    return result.part is None or result.part.has(measure.place.path)


def _below(told: Sequence[Text], languages: Languages) -> list[str]:
    """Return what stands below the rows."""
    return [visible(item.spelled(languages)) for item in told]


def _mention_others(number: int, language: Language) -> None:
    note(
        Text(
            f"{number} more {'row stands' if number == 1 else 'rows stand'} in other files of the corpus",
            f"语料的其他文件另有 {number} 行",
        ),
        language,
    )


def _of_all_days(result: Compiled) -> tuple[Row, ...]:
    return result.rows if result.as_of is None else dataclasses.replace(result, as_of=None).rows


def _name(bearer: Bearer, language: Languages) -> str:
    """Return the label of something with its id."""
    label = bearer.label.spelled(language)
    return f"{label} ({bearer.id})" if label not in ("", bearer.id) else bearer.id


def _head(bearer: Bearer, number: int, why: Sequence[Text], languages: Languages) -> str:
    if languages == "both":
        return f"{_head(bearer, number, why, 'en')}{BETWEEN}{_head(bearer, number, why, 'zh')}"
    language = languages
    told = [visible(item.spelled(language)) for item in why]
    name = visible(_name(bearer, language))
    if language == "zh":
        return f"{name}：{number}行" + "".join(f"；{item}" for item in told)
    return f"{name}: {number} row{'' if number == 1 else 's'}" + "".join(f"; {item}" for item in told)


def _text(result: Compiled, rows: Sequence[Row], language: Languages) -> Iterator[str]:
    yield from table(rows, language, room())
    names = list(_names(result, rows, language))
    if names:
        yield ""
        yield from names


def _names(result: Compiled, rows: Sequence[Row], language: Languages) -> Iterator[str]:
    """Yield what the ids in the rows stand for, where their labels say more."""
    corpus = result.corpus
    conditions = [
        condition for row in rows for condition in (row.condition, *(leave.when for leave in row.exceptions))
    ]
    spoken = {ref.id for whole in conditions if whole for ref in map(named, atoms(whole)) if ref is not None}
    targets = [target for row in rows for target in row.targets]
    relations = {target.relation.id for target in targets if target.relation}
    kinds = {ref.id for target in targets for ref in target.subjects}
    places = {part.territory for row in rows for part in row.territory}
    bodies = {row.enforcer for row in rows} | {id_ for row in rows for id_ in (*row.approval, row.applied)}
    bodies |= {leave.permission for row in rows for leave in row.exceptions if leave.permission}
    for ids, found in (
        (spoken, {**corpus.lists, **corpus.ratings, **corpus.attributes}),
        (relations, corpus.relations),
        (kinds, corpus.subjects),
        (places, corpus.territories),
        (bodies, {**corpus.agencies, **corpus.roles}),
    ):
        for id_ in sorted(ids):
            label = found[id_].label.spelled(language) if id_ in found else id_
            if label not in ("", id_):
                yield f"{id_}  {visible(label)}"


def _json(
    bearer: Bearer,
    rows: Sequence[Row],
    why: Sequence[Text],
    idle: Sequence[Text],
    open_: Sequence[Text],
    language: Languages,
) -> str:
    from mou_compiler.outputs.tables_json import values

    body = {
        "format_version": "1.0",
        "kind": bearer.kind.en,
        "id": bearer.id,
        "rows": [values(row, record(row, language)) for row in rows],
        "why_empty": [{"en": item.en, "zh": item.zh} for item in why],
        "without_acts": [{"en": item.en, "zh": item.zh} for item in idle],
        "not_known": [{"en": item.en, "zh": item.zh} for item in open_],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
