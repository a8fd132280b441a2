"""No id and no word of the other language stands in what a view says of the real corpus where there is a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from mou_compiler.command_line.situation_told import said_of
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.reasons import why_not
from mou_compiler.site.book import Book
from mou_compiler.site.sentences import sentence
from mou_compiler.tables.chain import chain
from mou_compiler.tables.consolidated import consolidated
from mou_compiler.tables.events import events, undated
from mou_compiler.words import EXIT_KINDS, Language, Text
from real import real_corpus

pytestmark = pytest.mark.long

_NOTE = re.compile(
    r"（编者注：[^）]*(?:（[^）]*）[^）]*)*）|\((?:[^()]|\([^()]*\))*\)|(?:not known: |^编者注：).*"
)
"""What the author of the corpus noted, in the language of the note."""
_TOKEN = re.compile(r"[A-Za-z][\w./-]*[\w]")


@pytest.fixture(scope="module")
def made() -> Compiled:
    return real_corpus()


def labelled(made: Compiled) -> dict[str, Text]:
    """Return the labels of all ids that have one which says more and that are no grade, option or word of the language."""
    corpus = made.corpus
    found: dict[str, Declaration] = {}
    for table in (
        corpus.agencies, corpus.roles, corpus.lists, corpus.ratings, corpus.laws, corpus.documents, corpus.acts,
        corpus.subjects, corpus.territories, corpus.attributes, corpus.relations,
    ):  # fmt: skip
        found |= table
    plain = {word for rating in corpus.ratings.values() for word in rating.grades}
    plain |= {word for item in corpus.attributes.values() for word in item.options}
    plain |= {word.en for word in EXIT_KINDS.words}
    return {
        id_: item.label
        for id_, item in found.items()
        if id_ not in (item.label.en, item.label.zh) and id_ not in plain
    }


def bare(said: str, language: Language, labels: dict[str, Text]) -> list[str]:
    """Return the ids in a sentence that have a label which does not stand behind them.

    In an English one an id that is one plain word may be that word.
    """
    found = []
    for token in _TOKEN.finditer(_quoted_away(_NOTE.sub("", said))):
        label = labels.get(token[0])
        if label is None or (language == "en" and token[0].isalpha() and token[0].islower()):
            continue
        found.append(token[0])
    return found


def _quoted_away(said: str) -> str:
    """Return a sentence without its labels and without ids that their labels follow."""
    said = re.sub(r"[`「]?[\w./-]+[`」]? ?[(（][^()（）]*[)）]", "", said)
    return re.sub(r"“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|`[^`]*`", "", said)


def told(made: Compiled, view: str) -> Iterator[Text]:
    """Yield every sentence of a view."""
    match view:
        case "why":
            for measure in made.corpus.measures.values():
                yield from (
                    Text(
                        re.sub(r"^[\w./-]+ \(.*?\)", "", link.says.en),
                        re.sub(r"^[\w./-]+（.*?）", "", link.says.zh),
                    )
                    for link in chain(made.view, measure)
                    if link.role.en not in ("list", "text", "overrides", "overridden by", "measure")
                )
        case "show":
            for document in made.corpus.documents.values():
                text = consolidated(made.view, document, None)
                yield from (item.says for item in text.head)
                for clause in (*text.clauses, *text.open, *text.rules):
                    yield from (item.says for item in clause.says)
        case "ask":
            for scenario in list(made.corpus.scenarios.values())[:5]:
                case = Hypothetical(made.view, scenario)
                for measure in made.corpus.measures.values():
                    if measure.id not in case.applying:
                        yield from why_not(case, measure)
                    for role, says in said_of(case, measure):
                        del role
                        yield says
        case "timeline":
            yield from (event.what for event in (*events(made.view), *undated(made.view)))
        case _:
            book = Book(made)
            yield from (sentence(book, measure) for measure in made.corpus.measures.values())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("view", ["why", "show", "ask", "timeline", "site"])
def test_no_id_stands_where_a_label_exists(made: Compiled, view: str, language: Language) -> None:
    labels = labelled(made)
    sentences = list(told(made, view))
    assert len(sentences) > 100
    found = {said for text in sentences if bare(said := text.spelled(language), language, labels)}
    assert sorted(found)[:20] == []
