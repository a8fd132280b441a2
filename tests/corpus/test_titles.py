"""Several texts of one title: which document is which, what the title stands for, and editions that are cited by name."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from corpus.test_register import COMMON, TABLE, compiled, first, rule, told
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Articles, Ref
from real import real_corpus

OLD = 'instrument old "Old" "旧" { title "公司法"; signed 2018-10-26 }\n'
NEW = 'instrument new "New" "新" { title "国公司法"; signed 2023-12-29; moved art 146 to art 178 }\n'


def faults(text: str, table: str = TABLE) -> list[tuple[str, str, str]]:
    """Return code, place and remedy of every fault."""
    return [
        (fault.code, fault.place.text if fault.place else "", fault.help.en)
        for fault in compiled(text, table).corpus.faults
    ]


# --- which text a document is ------------------------------------------------------------------------------


def test_each_document_of_a_title_is_the_text_of_its_day_of_signing() -> None:
    corpus = compiled(OLD + NEW).corpus
    assert corpus.faults == ()
    taken = {id_: document.articles for id_, document in corpus.documents.items()}
    assert {id_: isinstance(said, Articles) and said.last for id_, said in taken.items()} == {
        "old": 218,
        "new": 266,
    }
    old, new = corpus.documents["old"], corpus.documents["new"]
    assert old.in_force is None, "the day that an amended text prints may be that of the first one"
    assert first(new.in_force and new.in_force.start) == date(2024, 7, 1)


@pytest.mark.parametrize(
    "signed", ["signed 2023-12", "signed 2023", 'signed unknown "not read"; in force from 2024-07-01']
)
def test_a_text_can_be_known_by_its_month_or_by_its_first_day(signed: str) -> None:
    corpus = compiled(OLD + NEW.replace("signed 2023-12-29", signed)).corpus
    assert corpus.faults == ()
    assert corpus.documents["new"].articles == Articles(1, 266)


def test_a_document_that_shares_its_title_must_say_when_it_was_signed() -> None:
    undated = NEW.replace("signed 2023-12-29; ", "in force from 2024-07-01; ")
    assert faults(OLD + undated) == [("MOU205", '"国公司法"', "write `signed 2023-12-29`")]
    assert faults(undated) == []


def test_two_documents_cannot_be_one_text() -> None:
    both = OLD + NEW.replace("2023-12-29", "2018-10-26")
    assert faults(both) == [("MOU202", '"国公司法"', "check the day by `signed`, or remove one of them")]
    (fault,) = compiled(both).corpus.faults
    assert fault.message.en == "`new` and `old` are the same text of `国公司法`"
    assert [related.place.text for related in fault.related] == ['"公司法"']


def test_a_document_beside_others_is_not_the_only_text_by_being_left_over() -> None:
    one = 'instrument one "One" "一" { title "新新法"; signed 2020-06-01 }\n'
    two = 'instrument two "Two" "二" { title "新新法"; signed 2024-01-01 }\n'
    corpus = compiled(one + two).corpus
    assert corpus.faults == ()
    assert (corpus.documents["one"].articles, corpus.documents["two"].articles) == (Articles(1, 40), None)
    (finding,) = told(compiled(one + two), "MOU312")
    assert "no text of “Two” dated 2024-01-01" in finding.message.en


def test_each_text_is_compared_with_its_own_row() -> None:
    text = OLD.replace("signed", "articles 1 to 217; signed") + NEW.replace(
        "signed", "articles 1 to 265; signed"
    )
    findings = told(compiled(text), "MOU312")
    assert [(finding.place.text, finding.related[0].place.line) for finding in findings if finding.place] == [
        ("old", 2),
        ("new", 3),
    ]


@pytest.mark.parametrize(("day", "expected"), [("2019-01-01", []), ("2018-01-01", ["MOU202"])])
def test_a_title_of_no_register_is_shared_by_texts_of_different_days(day: str, expected: list[str]) -> None:
    text = f'instrument a "A" "甲" {{ title "丙法"; signed 2018-01-01 }}\ninstrument b "B" "乙" {{ title "丙法"; signed {day} }}'
    assert [fault.code for fault in compile_text(text).corpus.faults] == expected


# --- what the title stands for -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "basis", "said"),
    [
        ("2019-01-01", "公司法 art 219", "from 2019-01-01 there is no art 219"),
        ("2019-01-01", "公司法 art 146", "from 2024-07-01 art 146 of `国公司法` is art 178"),
        ("2024-07-01", "公司法@2023 art 267", "from 2024-07-01 there is no art 267"),
        ("2025-01-01", "公司法 art 267", "from 2025-01-01 there is no art 267"),
        ("2025-01-01", "公司法 art 146", None),
        ("2025-01-01", "公司法@2018 art 146", "is art 178"),
    ],
)
def test_the_title_means_the_text_in_force_on_the_day_of_the_measure(
    day: str, basis: str, said: str | None
) -> None:
    result = compiled(OLD + NEW + rule(basis, day))
    assert result.corpus.faults == ()
    findings = [finding.message.en for finding in told(result, "MOU303")]
    assert len(findings) == (said is not None)
    assert all(said in message for message in findings if said is not None)


def test_the_title_means_a_document_only_where_no_other_text_is_known() -> None:
    lone = 'instrument lone "Lone" "一" { title "新新法"; signed 2020-06-01 }\n'
    assert list(compiled(lone + rule("新新法 art 1")).corpus.laws) == []
    assert list(compiled(OLD + rule("公司法 art 1")).corpus.laws) == ["国公司法"]


def test_documents_without_a_row_are_editions_too() -> None:
    one = 'instrument one "One" "一" { title "新新法"; signed 2020-06-01 }\n'
    two = 'instrument two "Two" "二" { title "新新法"; signed 2024-01-01; articles 1 to 50 }\n'
    result = compiled(one + two + rule("新新法 art 45", "2024-02-01"))
    assert [edition.id for edition in result.corpus.laws["国新新法"].editions] == [
        "国新新法/2020",
        "国新新法/2024",
    ]
    assert told(result, "MOU303") == []


def test_a_law_with_editions_stands_before_documents_of_its_title() -> None:
    law = 'law company "Company law" "公司法" { title "公司法"; edition 2023 { moved art 146 to art 178 } }\n'
    result = compiled(law + OLD + NEW.replace("moved art 146 to art 178", "") + rule("公司法 art 146"))
    assert result.corpus.faults == ()
    assert list(result.corpus.laws) == ["company"]
    assert [edition.id for edition in result.corpus.laws["company"].editions] == [
        "company/2023",
        "company/2018",
    ]
    moved, _older = told(result, "MOU303")
    assert "art 146 of “Company law”" in moved.message.en


def test_a_title_of_several_documents_that_no_register_has_is_asked_after() -> None:
    text = 'instrument a "A" "甲" { title "丙法"; signed 2018 }\ninstrument b "B" "乙" { title "丙法"; signed 2020 }\n'
    assert faults(text + rule("丙法 art 1")) == [
        ("MOU201", "丙法", "it is the title of `a` and `b`: write one of them")
    ]


def test_the_document_that_is_the_repealing_text_is_named() -> None:
    table = f"{TABLE}经济法,,国新公司法,2025-01-01,2025-03-01,10,10,国公司法\n经济法,,国新公司法,2026-01-01,,10,10,\n"
    newer = 'instrument newer "Newer" "更新" { title "新公司法"; signed 2025-01-01 }\n'
    repealed = compiled(newer + rule("公司法 art 1"), table).corpus.laws["国公司法"].repealed
    assert isinstance(repealed, Ref)
    assert (repealed.kind, repealed.id) == ("instrument", "newer")


def test_a_title_ends_when_another_text_replaces_the_last_of_its_documents() -> None:
    other = 'instrument other "Other" "另" { signed 2025-01-01; replaces new }\n'
    (finding,) = told(compiled(OLD + NEW + other + rule("公司法 art 178", "2024-08-01")), "MOU303")
    assert finding.message.en.startswith("from 2025-01-01 `国公司法` is repealed by “Other”")


@pytest.mark.parametrize("before", [OLD, ""])
def test_a_text_that_replaces_its_own_title_follows_on_the_text_before_it(before: str) -> None:
    newer = NEW.replace("signed", "amends 公司法; replaces 公司法; signed")
    result = compiled(before + newer + rule("公司法 art 178", "2024-08-01"))
    assert told(result, "MOU303") == [], "the title does not end"
    document = result.corpus.documents["new"]
    expected = ["old"] if before else []
    assert [ref.id for ref in document.amends] == expected
    assert [ref.id for ref in document.replaces_documents] == expected


# --- editions cited by name --------------------------------------------------------------------------------

LAW = 'law own "Own" "自拟" { edition 2015 { adopted 2015-04-24 }; edition 2001 { adopted 2001-05-01 } }\n'


@pytest.mark.parametrize(
    ("basis", "message", "remedy"),
    [
        ("own@2016 art 1", "`own` has no edition `2016`", "its editions are: 2015, 2001"),
        ("own@second", "`own` has no edition `second`", "its editions are: 2015, 2001"),
        ("rule@2015 art 1", "`rule` is a document and has no editions", "remove `@2015`"),
    ],
)
def test_an_edition_that_is_not_there_is_told_once_with_what_there_is(
    basis: str, message: str, remedy: str
) -> None:
    other = f"{basis.removesuffix(' art 1')} art 2"
    result = compile_text(f"{COMMON.split('register')[0]}{LAW}{rule(f'{basis}, {other}')}")
    (fault,) = result.corpus.faults
    assert (fault.code, fault.message.en, fault.help.en) == ("MOU201", message, remedy)
    assert fault.place is not None
    assert fault.place.text == basis[basis.index("@") :].split(maxsplit=1)[0]
    assert len(fault.related) == 1


@pytest.mark.parametrize(
    "basis", ["own@2015 art 1", "own@2001", "own art 1", "bare@2015 art 1", "公司法@2018 art 1"]
)
def test_an_edition_that_is_there_or_may_be_is_not_told(basis: str) -> None:
    bare = 'law bare "Bare" "无版本" { rank statute }\n'
    assert compiled(LAW + bare + rule(basis)).corpus.faults == ()


def test_of_a_register_that_cannot_be_read_no_edition_is_missed() -> None:
    titled = LAW.replace("{ edition", '{ title "自拟法"; edition', 1)
    result = compile_text(COMMON + titled + rule("own@2016 art 1"))
    assert [fault.code for fault in result.corpus.faults] == ["MOU110"]


# --- the documents of this project -------------------------------------------------------------------------


def test_every_document_with_a_title_is_a_text_of_the_register() -> None:
    registered = real_corpus().corpus.registered
    documents = {id_: item for id_, item in registered.items() if isinstance(item.declared, Document)}
    assert len(documents) > 100
    assert [id_ for id_, item in documents.items() if item.text is None] == ["spc-defaulter-list-2017"]
    shared = Counter(item.entry.title for item in documents.values() if item.entry is not None)
    assert len([title for title, count in shared.items() if count == 2]) == 7
