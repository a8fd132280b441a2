"""Statistics as text for a terminal and as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from mou_compiler.analysis.wording import day_text
from mou_compiler.source.frames import visible
from mou_compiler.source.grid import folded, grid
from mou_compiler.source.width import elide, width
from mou_compiler.statistics.numbers import Ranking, Statistics
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.1"
WIDEST_LABEL = 44
_LEAST_LABEL = 5

_TOTALS = {
    "documents": "文件", "lists": "名单", "ratings": "评级", "measures": "措施", "agencies": "机构", "roles": "角色",
    "laws": "法律", "acts": "行为", "channels": "通道", "catalogues": "清单", "guardrails": "底线", "basis_citations": "依据引用",
    "chain_steps": "名单间的链", "chain_depth": "最长的链", "scenarios": "情景",
}  # fmt: skip


def as_text(found: Statistics, language: Language, top: int, room: int = sys.maxsize) -> str:
    """Return totals and the first rows of each ranking, aligned by display width, within the room there is."""
    said = [
        f"{_TOTALS[name] if language == 'zh' else name.replace('_', ' ')} {number}"
        for name, number in found.totals.items()
    ]
    lines = [("，" if language == "zh" else ", ").join(said)]
    if any(found.not_known.values()):
        lines.append(_not_known(found).spelled(language))
    if found.on is not None:
        day = day_text(found.on).spelled(language)
        lines.insert(0, Text(f"as of {day}:", f"{day}：").spelled(language))
    lines = [part for line in lines for part in folded(line, room)]
    for ranking in found.rankings:
        lines += ["", *_table(ranking, language, top, room)]
    return "\n".join(lines) + "\n"


def _not_known(found: Statistics) -> Text:
    """Return of how many texts and measures it is not known whether they are in force."""
    texts, measures = found.not_known["documents"], found.not_known["measures"]
    few = Text(
        f"{texts} document{'' if texts == 1 else 's'} and {measures} measure{'' if measures == 1 else 's'}",
        f"{texts}个文件、{measures}项措施",
    )
    if found.on is None:
        return Text(
            f"of {few.en} no day is known on which they are in force", f"其中{few.zh}没有任何一日可确定其施行"
        )
    return Text(
        f"not counted: of {few.en} it is not known whether they are in force on that day",
        f"未计入：另有{few.zh}当日是否施行不详",
    )


def _table(ranking: Ranking, language: Language, top: int, room: int) -> Iterator[str]:
    heads = [ranking.title.spelled(language), *(text.spelled(language) for _, text in ranking.columns)]
    rows = [heads]
    for row in ranking.rows[:top]:
        label = visible(row.label.spelled(language))
        rows.append([_name(row.id, label), *(str(cell.number) for cell in row.cells)])
    yield from grid(rows, room)
    if len(ranking.rows) > top:
        yield f"… +{len(ranking.rows) - top}"


def _name(id_: str, label: str) -> str:
    """Return an id whole and as much of its label as there is room for beside it."""
    if label == id_:
        return id_
    left = WIDEST_LABEL - width(id_) - 2
    return f"{id_}  {elide(label, left)}" if left >= _LEAST_LABEL or left >= width(label) else id_


def as_json(found: Statistics, language: Language, top: int) -> str:
    """Return all of it as one JSON object; `top` does not cut it."""
    del language, top
    body = {
        "format_version": FORMAT_VERSION,
        "as_of": None if found.on is None else found.on.isoformat(),
        "totals": found.totals,
        "not_known": found.not_known,
        "rankings": [_as_dict(ranking) for ranking in found.rankings],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _as_dict(ranking: Ranking) -> dict[str, Any]:
    return {
        "name": ranking.name,
        "title": {"en": ranking.title.en, "zh": ranking.title.zh},
        "columns": [{"name": name, "en": text.en, "zh": text.zh} for name, text in ranking.columns],
        "rows": [
            {
                "id": row.id,
                "en": row.label.en,
                "zh": row.label.zh,
                **{cell.column: cell.number for cell in row.cells},
            }
            for row in ranking.rows
        ],
    }
