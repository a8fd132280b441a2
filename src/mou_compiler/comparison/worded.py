"""What clauses rest on, and what they owe before or after, in the words of people: by label, in either language."""

from __future__ import annotations

from collections.abc import Iterable

from mou_compiler.analysis.wording import joined, named
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.values import Basis, Citation, Procedure
from mou_compiler.interpret.spelling import basis_text, citation_text, term_text
from mou_compiler.syntax.written_citations import write_citation
from mou_compiler.words import EVENTS, NONE, UNKNOWN, Text


def basis_worded(corpus: Corpus, basis: Iterable[Basis]) -> Text:
    """Return what something rests on: laws and documents by label, with edition and article."""
    items = sorted(basis, key=lambda item: basis_text([item]))
    texts = [_basis_worded(corpus, item) for item in items]
    return Text("; ".join(text.en for text in texts), "；".join(text.zh for text in texts))


def _basis_worded(corpus: Corpus, item: Basis) -> Text:
    if not isinstance(item, Citation):
        return Text(basis_text([item]), basis_text([item], "zh"))
    source = corpus.laws.get(item.source.id) or corpus.documents.get(item.source.id)
    if source is None:
        return Text(citation_text(item), citation_text(item, "zh"))
    steps = tuple((level.level, level.number) for level in item.levels)
    label = named(source, item.source.id).en
    edition = f"@{item.edition}" if item.edition else ""
    title = source.label.zh if source.label.zh.startswith("《") else f"《{source.label.zh}》"
    return Text(
        f"{label}{edition} {write_citation(steps, 'en')}".rstrip(),
        f"{title}{edition}{write_citation(steps, 'zh')}",
    )


def procedure_worded(corpus: Corpus, procedure: Procedure) -> Text:
    """Return a notice, objection or review: to whom and within what time, before what, decided when."""
    if procedure.none:
        return Text(NONE.en, NONE.zh)
    if procedure.unknown is not None:
        return Text(UNKNOWN.en, UNKNOWN.zh)
    en, zh = [], []
    time, time_zh = term_text(procedure.deadline), term_text(procedure.deadline, "zh")
    if procedure.before:
        event = EVENTS.named(procedure.before)
        en.append(f"{time} before {event.en}" if time else f"before {event.en}")
        zh.append(f"{event.zh}前{time_zh}")
        time, time_zh = "", ""
    if procedure.to:
        bodies = [ref.id for ref in procedure.to]
        who = joined(
            (named(corpus.agencies.get(id_) or corpus.roles.get(id_), id_) for id_ in bodies), "or", "或"
        )
        en.append(f"to {who.en}" + (f" within {time}" if time else ""))
        zh.append(f"{f'{time_zh}内' if time_zh else ''}向{who.zh}提出")
    elif time:
        en.append(f"within {time}")
        zh.append(f"{time_zh}内")
    if procedure.decided is not None:
        en.append(f"decided within {term_text(procedure.decided)}")
        zh.append(f"{term_text(procedure.decided, 'zh')}内决定")
    if procedure.suspensive:
        en.append("suspensive")
        zh.append("期间中止执行")
    return Text(", ".join(en), "，".join(zh))
