"""Documents that give a title: which text of the title each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mou_compiler.corpus.registers.registers import Entry
from mou_compiler.corpus.registers.table import Row, fold_title
from mou_compiler.corpus.registers.titles import Titles
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Day
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.source.place import Place
from mou_compiler.words import Text

_SHOWN = 5


class Claim(NamedTuple):
    """A document that gives a title, what the registers say of the title, and the text of it that the document is.

    `entry` is None where no register has the title, `text` where none of its texts is the document's.
    `place` is where the title stands.
    """

    document: Document
    entry: Entry | None
    text: Row | None
    place: Place


def by_signing(claim: Claim) -> tuple[date, str]:
    """Sort key: the day of signing, those without one first."""
    signed = claim.document.signed
    return (signed.last if isinstance(signed, Day) else date.min, claim.document.id)


def claim_texts(documents: Iterable[Document], titles: Titles) -> list[list[Claim]]:
    """Return the claims of the documents that give a title, those of one title together."""
    groups: dict[str, list[tuple[Document, Entry | None]]] = {}
    for document in documents:
        if document.title is not None:
            entry = titles.entry(document.title)
            title = fold_title(document.title if entry is None else entry.title)
            groups.setdefault(title, []).append((document, entry))
    places = {bearer.id: bearer.place for _, bearer in titles.given}
    return [
        [
            Claim(
                document,
                entry,
                None if entry is None else _text_of(document, entry, alone=len(group) == 1),
                places.get(document.id, document.place),
            )
            for document, entry in group
        ]
        for group in groups.values()
    ]


def _text_of(document: Document, entry: Entry, *, alone: bool) -> Row | None:
    """Return the text that a document is: the one of its day of signing.

    Where that is not known its first day shows the text.  A document that gives its title alone is the text of
    its first day too where none is of its day of signing, and the only text where it fits none.
    """
    signed = document.signed
    if isinstance(signed, Day):
        dated = [
            text
            for text in entry.texts
            if text.dated is not None and signed.first <= text.dated <= signed.last
        ]
        if dated and (signed.exact or len(dated) == 1):
            return dated[0]
    start = document.in_force.start if document.in_force else None
    if isinstance(start, Day) and start.exact and (alone or not isinstance(signed, Day)):
        for text in entry.texts:
            if start.first in (text.in_force, text.dated):
                return text
    return entry.texts[0] if alone and len(entry.texts) == 1 else None


def claim_faults(claims: Sequence[Claim]) -> Iterator[Fault]:
    """Yield what is wrong with the claims of several documents to one title: no day of signing, or the same text."""
    if len(claims) == 1:
        return
    ordered = sorted(claims, key=lambda claim: claim.place.order)
    first: dict[object, Claim] = {}
    for claim in ordered:
        signed = claim.document.signed
        if signed is None and claim.entry is not None and claim.entry.texts:
            yield _undated(claim, claim.entry, [other for other in ordered if other is not claim])
            continue
        exact = signed.first if isinstance(signed, Day) and signed.exact else None
        text = exact if claim.text is None else claim.text.place
        before = claim if text is None else first.setdefault(text, claim)
        if before.document.id != claim.document.id:
            yield _same(claim, before)


def _undated(claim: Claim, entry: Entry, others: Sequence[Claim]) -> Fault:
    taken = {other.text for other in others}
    days = [text.dated.isoformat() for text in entry.texts if text.dated is not None and text not in taken]
    return Fault(
        Code.MISSING,
        Text(
            f"`{claim.document.id}` shares its title and does not say by `signed` which text it is",
            f"「{claim.document.id}」与其他文件同题名，而未写「签署」以示其为哪一文本",
        ),
        claim.place,
        Text(
            f"write {' or '.join(f'`signed {day}`' for day in days[:_SHOWN])}"
            if days
            else "write the day: `signed 2016-01-20`",
            f"请写{'或'.join(f'「签署 {day}」' for day in days[:_SHOWN])}"
            if days
            else "请写明日期：「签署 2016-01-20」",
        ),
        tuple(
            Related(Text("the title is given here too", "题名亦见于此"), other.place)
            for other in others[:_SHOWN]
        ),
    )


def _same(claim: Claim, before: Claim) -> Fault:
    one, other, title = claim.document.id, before.document.id, claim.document.title
    return Fault(
        Code.DUPLICATE,
        Text(
            f"`{one}` and `{other}` are the same text of `{title}`",
            f"「{one}」与「{other}」是「{title}」的同一文本",
        ),
        claim.place,
        Text("check the day by `signed`, or remove one of them", "核对「签署」日期，或删去其一"),
        (Related(Text("first declared here", "首次声明于此"), before.place),),
    )
