"""What something is that a command was asked for and does not answer for, and which command does."""

from __future__ import annotations

from mou_compiler.analysis.directory import Named, bearing, directory
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.cursor import with_article
from mou_compiler.findings.fix import Advice
from mou_compiler.source.frames import visible
from mou_compiler.words import Text

_ANSWERING = {"measure": "why", "memorandum": "show", "instrument": "show"} | dict.fromkeys(
    ("list", "agency", "role", "act"), "table"
)


def what_it_is(corpus: Corpus, name: str, wanted: Text) -> tuple[Text, Text] | None:
    """Return that a name is of another kind than the one wanted, and where to ask for it; None where it is no name."""
    found = bearing(directory(corpus), name)
    if not found:
        return None
    first = found[0]
    said = Text(
        f"`{name}` is {with_article(first.kind.en)}, not {with_article(wanted.en)}",
        f"「{name}」是{first.kind.zh}，不是{wanted.zh}",
    )
    return said, _where_to_ask(first)


def _where_to_ask(entry: Named) -> Text:
    command = _ANSWERING.get(entry.kind.en)
    id_ = visible(entry.id)
    asked = f"mou {command} {id_}" if command else f"mou names {entry.kind.en} {id_}"
    return Advice(f"`{asked}` answers for it", f"请用「{asked}」")
