"""What the corpus says of a law against what the register of laws says of it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import day_text, named
from mou_compiler.checking.check import Check, Part, whole
from mou_compiler.corpus.registers.entries import match_editions
from mou_compiler.corpus.registers.registers import Entry
from mou_compiler.corpus.registers.table import COLUMNS, Row, fold_title
from mou_compiler.corpus.schema.declarations import KINDS, Declaration, Document, Edition, Law, Permission
from mou_compiler.corpus.schema.fields import kind_of
from mou_compiler.corpus.schema.shapes import BASIS
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.corpus.schema.values import Articles, Citation, Day, Period, Ref, Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.source.place import Place
from mou_compiler.words import Text

CHECK = Check(
    code="MOU312",
    name="register-mismatch",
    category=Category.RECORD,
    severity=Severity.WARNING,
    what=Text(
        "A law or document that gives its title in a register of laws says something else of itself than the register does: a day, the last article, the rank, or what repealed it and when; or a citation names an edition or an article of which the register has none.",
        "法律或文件写明了其在法规登记册中的题名，而其日期、末条、位阶、废止者或废止日期与登记册不符；或引用的版本、条文为登记册所无。",
    ),
    why=Text(
        "Every check of legal basis goes by these days and numbers; of two that differ one is wrong (grammar/meaning.md, Orphans).",
        "对法律依据的各项检查都以这些日期和条数为准；两者不一，必有一误（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "look the text up and mend the law or the row, or leave out here what the register says",
        "核对文本后改正法律声明或登记册中的行；登记册已载明的，此处可以不写",
    ),
    failing="""
rank law "Law" "法律" { may-burden }
register texts "Texts of law" "法规" {
    file  "laws.csv"
    state 2020-12-31
    section 经济法 { rank law }
}
law tax-law "Tax law" "税法" {
    title "税法"
    edition 2015 { adopted 2015-04-24; articles 1 to 92 }
}
""",
    passing="""
rank law "Law" "法律" { may-burden }
register texts "Texts of law" "法规" {
    file  "laws.csv"
    state 2020-12-31
    section 经济法 { rank law }
}
law tax-law "Tax law" "税法" {
    title "税法"
    edition 2015 { adopted 2015-04-24; articles 1 to 94 }
}
""",
    beside=(
        (
            "laws.csv",
            f"{','.join(COLUMNS)}\n经济法,,税法,2015-04-24,,94,94,\n",
        ),
    ),
)


def _of_registered(view: View, as_of: AsOf) -> Iterator[Finding]:
    """Yield a finding for each disagreement, and each title that no register has."""
    del as_of
    for declared, entry, text in view.corpus.registered.values():
        if isinstance(declared, Law) and entry is not None:
            yield from _law(view, declared, entry)
        elif isinstance(declared, Document) and entry is not None:
            yield from _document(view, declared, entry, text)
        elif declared is not None and view.corpus.registry.complete:
            yield _unregistered(view, declared)


def _unregistered(view: View, declared: Law | Document) -> Finding:
    name, title = named(declared, declared.id), declared.title or ""
    return CHECK.finding(
        Text(
            f"no register has a text under the title that {name.en} gives",
            f"{name.zh}所写的题名不见于任何法规登记册",
        ),
        declared.place,
        did_you_mean(title, view.corpus.registry.near(title))
        or Text("check the title, or leave it out", "核对题名，或删去题名"),
        severity=Severity.INFO,
        cause=Cause.of("no-such-title", declared=declared.id, title=title),
    )


# --- laws --------------------------------------------------------------------------------------------------


def _law(view: View, law: Law, entry: Entry) -> Iterator[Finding]:
    yield from _rank(view, law, entry)
    unmatched = list(law.editions)
    for edition, text in match_editions(law, entry):
        if edition is not None:
            unmatched.remove(edition)
            yield from _edition(law, edition, text)
    for edition in unmatched:
        yield from _no_text(law, edition.adopted, edition.place, entry, edition.id.rpartition("/")[2])
    yield from _repeal(view, law, entry)


def _rank(view: View, declared: Law | Document, entry: Entry) -> Iterator[Finding]:
    rank = entry.section.rank if entry.section is not None else None
    if isinstance(rank, Ref) and isinstance(declared.rank, Ref) and rank.id != declared.rank.id:
        ranks = view.corpus.ranks
        mine = named(ranks.get(declared.rank.id), declared.rank.id)
        theirs = named(ranks.get(rank.id), rank.id)
        yield _differs(
            declared,
            Text(f"is of rank {mine.en}", f"位阶为{mine.zh}"),
            Text(f"of rank {theirs.en}", f"位阶为{theirs.zh}"),
            declared.rank.place,
            entry.place,
            "rank",
        )


def _edition(law: Law, edition: Edition, text: Row) -> Iterator[Finding]:
    number = edition.id.rpartition("/")[2]
    yield from _day(law, edition.adopted, text.dated, _ADOPTED, text.place, number)
    yield from _start(law, edition.in_force, text, number)
    yield from _articles(law, edition.articles, text, edition.place, number)


class _Dated(NamedTuple):
    """A day that is said of a text: by which field, and how it is told."""

    field: str
    en: str
    zh: str


_ADOPTED = _Dated("dated", "dated", "日期为")
_IN_FORCE = _Dated("in-force", "in force from", "施行日期为")
_REPEALED = _Dated("repealed", "repealed on", "废止日期为")


def _whose(edition: str) -> Text:
    """Return how a sentence begins that says something of an edition, or where there is none of the text itself."""
    return Text(f"has edition {edition} ", f"的版本「{edition}」") if edition else Text("is ", "")


def _day(
    declared: Law | Document, said: Any, registered: date | None, what: _Dated, row: Place, edition: str = ""
) -> Iterator[Finding]:
    """Compare a day; one known to the month or the year agrees with any day in it."""
    if not isinstance(said, Day) or registered is None or said.first <= registered <= said.last:
        return
    first, other, whose = day_text(said.first), day_text(registered), _whose(edition)
    yield _differs(
        declared,
        Text(f"{whose.en}{what.en} {first.en}", f"{whose.zh}{what.zh}{first.zh}"),
        Text(f"{what.en} {other.en}", f"{what.zh}{other.zh}"),
        said.place,
        row,
        what.field,
        edition,
    )


def _start(declared: Law | Document, said: Period | None, text: Row, edition: str = "") -> Iterator[Finding]:
    start = said.start if said is not None else None
    yield from _day(declared, start, text.in_force, _IN_FORCE, text.place, edition)
    if (
        text.in_force is None
        and text.dated is not None
        and isinstance(start, Day)
        and start.last < text.dated
    ):
        first, other, whose = day_text(start.last), day_text(text.dated), _whose(edition)
        yield _differs(
            declared,
            Text(f"{whose.en}{_IN_FORCE.en} {first.en}", f"{whose.zh}{_IN_FORCE.zh}{first.zh}"),
            Text(f"{_ADOPTED.en} only {other.en}", f"该文本{_ADOPTED.zh}{other.zh}，在其之后"),
            start.place,
            text.place,
            "in-force-before-dated",
            edition,
        )


def _articles(
    declared: Law | Document, said: Articles | Unknown | None, text: Row, place: Place, edition: str = ""
) -> Iterator[Finding]:
    if isinstance(said, Articles) and text.last_article and said.last != text.last_article:
        whose = _whose(edition)
        yield _differs(
            declared,
            Text(f"{whose.en}with {said.last} articles", f"{whose.zh}末条为第{said.last}条"),
            Text(f"with {text.last_article}", f"末条为第{text.last_article}条"),
            place,
            text.place,
            "articles",
            edition,
        )


def _no_text(
    declared: Law | Document, said: Day | Unknown | None, place: Place, entry: Entry, edition: str = ""
) -> Iterator[Finding]:
    """Tell of a text dated between the first text of the register and its day that the register does not have."""
    state = entry.register.state
    known = [text.dated for text in entry.texts if text.dated is not None]
    if (
        isinstance(said, Day)
        and isinstance(state, Day)
        and known
        and min(known) < said.first <= said.last <= state.last
    ):
        name, day = named(declared, declared.id), day_text(said.first)
        yield CHECK.finding(
            Text(
                f"the register has no text of {name.en} dated {day.en}",
                f"法规登记册中没有{name.zh}日期为{day.zh}的文本",
            ),
            place,
            cause=Cause.of("no-such-text", declared=declared.id, edition=edition),
            severity=Severity.INFO,
            related=[
                Related(Text("a text that it has", "登记册中的文本"), text.place) for text in entry.texts
            ],
        )


def _repeal(view: View, law: Law, entry: Entry) -> Iterator[Finding]:
    repeal = entry.repeal
    if law.repealed is None:
        if repeal is not None:
            yield from _day(law, law.repealed_on, repeal.day, _REPEALED, repeal.row.place)
        return
    by = view.corpus.registered.get(law.repealed.id)
    name = named(view.corpus.laws.get(law.repealed.id), law.repealed.id)
    said = Text(f"is repealed by {name.en}", f"由{name.zh}废止")
    if repeal is not None:
        if by is None or by.entry is None or fold_title(by.entry.title) != fold_title(repeal.by):
            other = Text(f"repealed by `{repeal.by}`", f"由「{repeal.by}」废止")
            yield _differs(law, said, other, law.repealed.place, repeal.row.place, "repealed-by")
        else:
            yield from _day(law, law.repealed_on, repeal.day, _REPEALED, repeal.row.place)
    elif by is not None and by.entry is not None and by.entry.texts:
        titles = {fold_title(title) for text in by.entry.texts for title in text.repeals}
        if fold_title(entry.title) not in titles:
            own = named(law, law.id)
            yield CHECK.finding(
                Text(
                    f"{own.en} {said.en}, but the register has it that this text does not repeal it",
                    f"{own.zh}{said.zh}，而法规登记册所载该文本并未废止它",
                ),
                law.repealed.place,
                cause=Cause.of("not-repealing", law=law.id, by=law.repealed.id),
                related=[Related(Text("the register has it here", "登记册载于此处"), by.entry.place)],
            )


# --- documents ---------------------------------------------------------------------------------------------


def _document(view: View, document: Document, entry: Entry, text: Row | None) -> Iterator[Finding]:
    yield from _rank(view, document, entry)
    if text is not None:
        yield from _day(document, document.signed, text.dated, _ADOPTED, text.place)
        yield from _start(document, document.in_force, text)
        yield from _articles(document, document.articles, text, document.place)
    else:
        yield from _no_text(document, document.signed, document.place, entry)
    end = document.in_force.end if document.in_force is not None else None
    if entry.repeal is not None:
        yield from _day(document, end, entry.repeal.day, _REPEALED, entry.repeal.row.place)


_Citing = tuple[type[Declaration], str]

# --- citations ---------------------------------------------------------------------------------------------


def _citing(view: View) -> Iterator[_Citing]:
    """Yield the declarations at the top of files that may cite, by kind and id."""
    for kind in KINDS:
        if _resting(kind):  # type: ignore[arg-type]  # every class is hashable
            yield from ((kind, id_) for id_ in view.corpus.of(kind))


def _of_citations(view: View, citing: _Citing) -> Iterator[Finding]:
    """Tell of citations of editions that are not there, and outside of measures of articles that never were."""
    kind, id_ = citing
    for citation, followed in _cited(view.corpus.of(kind)[id_]):
        law = view.corpus.laws.get(citation.source.id)
        registered = view.corpus.registered.get(citation.source.id)
        if law is None or registered is None or registered.entry is None or not law.editions:
            continue
        editions = {edition.id.rpartition("/")[2]: edition for edition in law.editions}
        if citation.edition is not None and citation.edition not in editions:
            yield _no_edition(law, citation, registered.entry)
        elif not followed:
            yield from _no_article(law, citation, registered.entry)


def _no_edition(law: Law, citation: Citation, entry: Entry) -> Finding:
    name = named(law, law.id)
    known = ", ".join(edition.id.rpartition("/")[2] for edition in law.editions)
    return CHECK.finding(
        Text(f"{name.en} has no edition {citation.edition}", f"{name.zh}没有版本「{citation.edition}」"),
        citation.place,
        Text(f"its editions are: {known}", f"其版本有：{known}"),
        cause=Cause.of("no-such-edition", law=law.id, edition=citation.edition or ""),
        related=[Related(Text("the register has it here", "登记册载于此处"), entry.place)],
    )


def _no_article(law: Law, citation: Citation, entry: Entry) -> Iterator[Finding]:
    if citation.article is None:
        return
    digits = re.match(r"\d+", citation.article)
    if digits is None:
        return
    cited = int(digits[0])
    ranges = [
        edition.articles
        for edition in law.editions
        if citation.edition in (None, edition.id.rpartition("/")[2])
    ]
    lasts = [articles.last for articles in ranges if isinstance(articles, Articles)]
    if len(lasts) == len(ranges) and lasts and cited > max(lasts):
        name = named(law, law.id)
        yield CHECK.finding(
            Text(
                f"{name.en} has no art {citation.article}; the last is {max(lasts)}",
                f"{name.zh}没有第{citation.article}条，末条为第{max(lasts)}条",
            ),
            citation.place,
            Text("check the number of the article", "核对条号"),
            cause=Cause.of("no-such-article", law=law.id, article=citation.article),
            related=[Related(Text("the register has it here", "登记册载于此处"), entry.place)],
        )


def _cited(declaration: Declaration) -> Iterator[tuple[Citation, bool]]:
    """Yield every citation in a declaration, and whether it is followed from edition to edition (MOU303)."""
    followed = not isinstance(declaration, Permission)
    for attribute, nested in _resting(type(declaration)):  # type: ignore[arg-type]  # every class is hashable
        value = getattr(declaration, attribute)
        if nested:
            for inner in value if isinstance(value, tuple) else filter(None, (value,)):
                yield from _cited(inner)
        else:
            yield from ((item, followed) for item in value if isinstance(item, Citation))


@cache
def _resting(key: Hashable) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a declaration that hold citations, or declarations that may."""
    data: Any = key
    return tuple(
        (field.attribute, field.nested is not None)
        for field in kind_of(data).fields
        if field.shape is BASIS or field.nested is not None
    )


def _differs(
    declared: Law | Document,
    said: Text,
    registered: Text,
    place: Place,
    row: Place,
    field: str,
    edition: str = "",
) -> Finding:
    name = named(declared, declared.id)
    return CHECK.finding(
        Text(
            f"{name.en} {said.en}, but the register has it {registered.en}",
            f"{name.zh}{said.zh}，而法规登记册载其{registered.zh}",
        ),
        place,
        cause=Cause.of("register-differs", declared=declared.id, edition=edition, field=field),
        related=[Related(Text("the register has it here", "登记册载于此处"), row)],
    )


PARTS = (whole(_of_registered), Part(_citing, _of_citations))
