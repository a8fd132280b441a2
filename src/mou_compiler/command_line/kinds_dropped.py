"""Names as `kind:name` in what is asked in the language itself, where the kind goes without saying."""

from __future__ import annotations

import re
from typing import Any

from mou_compiler.analysis.directory import kinds_called
from mou_compiler.command_line.telling import fail
from mou_compiler.corpus.schema.cursor import with_article
from mou_compiler.corpus.schema.declarations import (
    Act,
    Attribute,
    List,
    Rating,
    Relation,
    Subject,
    Territory,
)
from mou_compiler.words import Language, Text

_MEANT: dict[str, tuple[type[Any], ...]] = {
    "subject": (Subject,),
    "in": (Territory,),
    "on": (List, Rating, Relation, Subject),
    "given": (Attribute, Rating, List, Relation, Subject),
    "conduct": (Act,),
}
"""By option, of which kinds something can be named there: first that which is asked for."""
_KIND = re.compile(r"(?:(?<=^)|(?<=[\s,，(（]))([^\W\d][\w-]*):(?=\S)")


def without_kinds(option: str, written: str, language: Language) -> str:
    """Return what was written with an option, `kind:name` as the name alone; stop where the kind is another."""
    meant = [kind.KEYWORD for kind in _MEANT[option]]

    def dropped(found: re.Match[str]) -> str:
        kinds = kinds_called(found[1])
        if not kinds:
            return found[0]
        if not any(kind in meant for kind in kinds):
            is_, asked = kinds[0], meant[0]
            fail(
                Text(
                    f"--{option} {written}: {with_article(is_.en)} is not {with_article(asked.en)}",
                    f"--{option} {written}：{is_.zh}不是{asked.zh}",
                ),
                Text(f"name {with_article(asked.en)}", f"请写明{asked.zh}"),
                language,
            )
        return ""

    return _KIND.sub(dropped, written)
