"""As the views of one corpus, so what is compared, counted, audited, found and written as a workbook is told in labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import zip_longest

import pytest

from mou_compiler.command_line.differences import report_of
from mou_compiler.commands import ways
from mou_compiler.comparison.compare import Comparison, compare, compare_days
from mou_compiler.comparison.formats import load_format
from mou_compiler.comparison.found import Found
from mou_compiler.comparison.supposing import Supposing
from mou_compiler.comparison.telling import first_day, told_change
from mou_compiler.compilation import Compiled
from mou_compiler.statistics.numbers import statistics
from mou_compiler.tables.about import Bearer
from mou_compiler.tables.columns import COLUMNS, cells
from mou_compiler.tables.delta import KINDS
from mou_compiler.tables.glossary import TERMS
from mou_compiler.tables.in_labels import Labeller
from mou_compiler.tables.ledger import SUPPORTS, ledger
from mou_compiler.words import Language, Text
from real import real_corpus
from tables.test_labels_in_views import bare, labelled

pytestmark = pytest.mark.long

DATA = frozenset({
    "measure", "document", "document_number", "list", "trigger", "enforcer", "declared_enforcer", "act", "path", "row_digest", "findings",
})  # fmt: skip
"""Columns of ids and of what is no sentence, beside which labels stand in columns of their own."""
_ID_AND_LABEL = re.compile(
    r"[\w./-]+(?: ?[(（][^()（）]*[)）]| “[^”]*”|「[^」]*」)|\([\w./-]+\)|（[\w./-]+）"
)
_NUMBER = re.compile(r"(?:公告)?\d{4}年第\d+号|[\u3400-\u9fff]+[〔\[]\d{4}[〕\]]\d+号|\w+令第?\d+号")
"""Numbers of documents, which are written in Chinese only."""
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|`[^`]*`|\"[^\"]*\"")
_NOTED = re.compile(r"（编者注：[^）]*(?:（[^）]*）[^）]*)*）|\(note[^)]*\)|：[^：]*$|: [^:]*$")


@pytest.fixture(scope="module")
def made() -> Compiled:
    return real_corpus()


def supposed(made: Compiled) -> Iterator[tuple[Comparison, tuple[Text, ...]]]:
    """Yield what becomes of a handful of edits, each compared with the corpus as it is, and how each is said."""
    corpus = made.corpus
    law = (
        corpus.laws["civil-procedure-law"]
        if "civil-procedure-law" in corpus.laws
        else next(iter(corpus.laws.values()))
    )
    cases = []
    for number in range(4):
        case = Supposing(corpus, date(2021, 7, 1))
        match number:
            case 0:
                case.repeal(law)
            case 1:
                case.abolish(corpus.agencies["STA"])
            case 2:
                case.end(corpus.lists["judgment-defaulters"])
            case _:
                case.withdraw(next(iter(corpus.documents.values())))
        cases.append(case)
    for case in cases:
        yield compare(corpus, case.corpus), tuple(case.said)


def changes(comparison: Comparison) -> Iterator[Text]:
    for change in comparison.changes:
        told = told_change(comparison, change)
        yield from (told.title, told.clause, told.before, told.after, told.sentence, *told.says)
    if (since := first_day(comparison)) is not None:
        yield since


def compared_in_pages(made: Compiled) -> Iterator[Text]:
    """Yield each line of the text, Markdown and HTML that tell what changed between two days."""
    found = compare_days(made.corpus, date(2016, 6, 1), date(2018, 6, 1))
    changes_told = tuple(told_change(found, change) for change in found.changes)
    report = report_of(("2016-06-01", "2018-06-01"), found, changes_told, Found((), (), 0))
    for name in ("text", "markdown", "html"):
        pages = [
            load_format(name).render(report, language).partition("<body")[::2] for language in ("en", "zh")
        ]
        lines = [re.sub(r"<[^>]*>|\\", "", behind or before).splitlines() for before, behind in pages]
        yield from (Text(en, zh) for en, zh in zip_longest(*lines, fillvalue=""))


@cache
def told_of(view: str) -> tuple[Text, ...]:
    """Return every sentence of a view of the real corpus, made once for both languages."""
    return tuple(told(real_corpus(), view))


def told(made: Compiled, view: str) -> Iterator[Text]:
    """Yield every sentence of a view."""
    match view:
        case "ways":
            for kind, table in (("act", made.corpus.acts), ("list", made.corpus.lists)):
                for id_ in sorted(table)[::5]:
                    bearer = Bearer(Text(kind, kind), id_, table[id_].label)
                    asked = ways._asked(made, bearer, "any", None, 40)
                    yield from (way.said for _, way in asked.ways)
                    yield from asked.why
                    for touch, group in ways._groups(asked):
                        yield ways._effects(made, touch)
                        yield from (text for way, _ in group for text in ways._others(made, way))
        case "days":
            yield from changes(compare_days(made.corpus, date(2016, 6, 1), date(2021, 6, 1)))
        case "edits":
            for comparison, said in supposed(made):
                yield from said
                yield from changes(comparison)
        case "table":
            english, chinese = Labeller(made.view, "en"), Labeller(made.view, "zh")
            for row in made.rows:
                first, second = cells(english.row(row), "en"), cells(chinese.row(row), "zh")
                for name in first.keys() - DATA:
                    if not name.endswith("_zh"):
                        yield Text(first[name], second[name.replace("_en", "_zh")])
        case "audit":
            yield from (text for entry in ledger(made.view, made.findings) for text in entry.reasons)
        case "compared":
            yield from compared_in_pages(made)
        case "workbook":
            for column in COLUMNS:
                yield from (column.title, column.meaning)
            for term in TERMS:
                yield from (term.word, term.meaning)
            yield from KINDS.values()
            yield from (support.name for support in SUPPORTS)
        case "stats":
            for ranking in statistics(made.view).rankings:
                yield ranking.title
                yield from (title for _, title in ranking.columns)
                yield from (row.label for row in ranking.rows)
        case _:
            for finding in made.findings:
                yield from (finding.message, finding.help)
                yield from (one.message for one in finding.related)
                yield from (fix.title for fix in finding.fixes)


def foreign(said: str, language: Language) -> list[str]:
    """Return the words of the other language in a sentence, apart from labels, ids with a label, and notes."""
    said = _QUOTED.sub("", _ID_AND_LABEL.sub("", _NOTED.sub("", said)))
    said = _NUMBER.sub("", said).replace("mou diff", "")
    return re.findall(r"[\u3400-\u9fff]+" if language == "en" else r"(?<![\w./-])[a-z]{3,}(?![\w./-])", said)


VIEWS = ("compared", "workbook", "ways", "days", "edits", "table", "audit", "stats", "findings")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_id_and_no_word_of_the_other_language(made: Compiled, view: str, language: Language) -> None:
    labels = labelled(made)
    options = {option for item in made.corpus.attributes.values() for option in item.options}
    sentences = {text.spelled(language) for text in told_of(view)}
    assert len(sentences) > 20
    assert sorted(said for said in sentences if bare(_NOTED.sub("", said), language, labels))[:20] == []
    assert sorted(said for said in sentences if set(foreign(said, language)) - options)[:20] == []


@pytest.mark.parametrize(
    ("said", "language", "words"),
    [
        ("「交通」 等于 minor 且 not 「甲」", "zh", ["minor", "not"]),
        ("since 2016 由 A", "en", ["由"]),
        ("“税务局” must refuse `行为`", "en", []),
        ("甲（tax-office）须公布「Tax」", "zh", []),
    ],
)
def test_a_word_of_the_other_language_is_found(said: str, language: Language, words: list[str]) -> None:
    assert foreign(said, language) == words
