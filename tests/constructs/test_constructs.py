"""What real documents say, the language can say: one small case for each construct, and the value it yields."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Citation,
    Compare,
    Count,
    Enforcement,
    Grade,
    Holds,
    IsTrue,
    Length,
    NoBasis,
    Not,
    Ref,
    SomeOf,
    Unknown,
)
from mou_compiler.source.place import Source
from mou_compiler.words import MODALITIES, Language, Text
from places import declared

FOLDER = Path(__file__).parent
CASES = sorted(path for path in FOLDER.glob("*.mou") if path.name[0].isdigit())


def read(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))


def corpus_of(number: int) -> Corpus:
    (path,) = FOLDER.glob(f"{number:02d}_*.mou")
    return resolve([read(FOLDER / "common.mou"), read(path)])


def spelled(source: Source, language: Language) -> Source:
    text = format_source(source, language).text
    assert text is not None
    return Source(source.path, text)


def ids(refs: Iterable[Ref]) -> list[str]:
    return [ref.id for ref in refs]


def measures(number: int) -> dict[str, Measure]:
    return {measure.number: measure for measure in corpus_of(number).measures.values()}


def test_there_is_one_case_for_each_construct() -> None:
    assert [int(path.name[:2]) for path in CASES] == list(range(1, 26))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_compiles_and_is_laid_out(path: Path) -> None:
    source = read(path)
    assert resolve([read(FOLDER / "common.mou"), source]).faults == ()
    assert format_source(source).text == source.text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_chinese_spelling_says_the_same(path: Path) -> None:
    english = [read(FOLDER / "common.mou"), read(path)]
    chinese = [spelled(source, "zh") for source in english]
    assert chinese[1].text != english[1].text
    assert resolve(chinese).faults == ()
    assert declared(resolve(chinese)) == declared(resolve(english))
    assert spelled(chinese[1], "en").text == spelled(english[1], "en").text
    assert spelled(chinese[1], "zh").text == chinese[1].text


def test_01_list_definitions() -> None:
    lists = corpus_of(1).lists
    (entry,) = lists["evaders"].entries
    assert (entry.force, ids(entry.conduct)) == ("mandatory", ["conduct.tax.evasion"])
    assert [
        [level.number for level in cited.levels]
        for cited in lists["customs-defaulters"].defined_by
        if isinstance(cited, Citation)
    ] == [["17"], ["18"]]


def test_02_thresholds() -> None:
    evasion, invoices, owner = (entry.when for entry in corpus_of(2).lists["thresholds"].entries)
    assert isinstance(evasion, AllOf)
    amount, share = evasion.items
    assert isinstance(amount, Compare)
    assert isinstance(share, Compare)
    assert (amount.operator, amount.value) == (">=", Amount(Decimal(1_000_000), "yuan"))
    assert (share.operator, share.value) == (">=", Amount(Decimal(10), "%"))
    assert isinstance(invoices, AnyOf)
    assert isinstance(invoices.items[1], Compare)
    assert invoices.items[1].value == Amount(Decimal(4_000_000), "yuan")
    assert isinstance(owner, Compare)
    assert (owner.operator, owner.value) == (">", Amount(Decimal(5), "%"))


def test_03_sublist() -> None:
    parent = corpus_of(3).lists["food"].parent
    assert parent is not None
    assert parent.id == "market"


def test_04_chains() -> None:
    corpus = corpus_of(4)
    (entry,) = corpus.lists["restricted"].entries
    assert isinstance(entry.when, Holds)
    assert (entry.when.list.id, entry.force) == ("defaulters", "mandatory")
    assert ids(corpus.measures["chain/5"].leads_to) == ["restricted"]


def test_05_targets() -> None:
    own, attached, staff = measures(5)["1"].targets
    assert [(ids(target.subjects), target.relation) for target in own] == [(["natural-person"], None)]
    assert [target.relation.id for target in attached if target.relation] == [
        "legal-representative",
        "actual-controller",
        "finance-head",
    ]
    assert [ids(target.subjects) for target in (*attached, *staff)] == [["enterprise"]] * 3 + [
        ["intermediary"]
    ]


def test_06_exclusions() -> None:
    minors, secured = corpus_of(6).lists["defaulters-2017"].exclusions
    assert ids(minors.subjects) == ["minor"]
    assert isinstance(secured.when, IsTrue)
    assert secured.entries == ("refusal",)


def test_07_modalities() -> None:
    found = measures(7)
    assert [measure.provisions[0].modality for measure in found.values()] == [
        "prohibit", "restrict", "refer", "review-strictly", "inspect", "assist", "encourage", "publish", "condition",
        "oblige", "charge", "upgrade", "prefer", "inspect-less", "leave-free", "withhold", "cap", "exempt",
        "grant", "remove", "downgrade",
    ]  # fmt: skip
    assert {measure.provisions[0].modality for measure in found.values()} == {
        word.en for word in MODALITIES.words
    }
    assert [found[number].force for number in "123"] == ["mandatory", "may", "reference"]
    assert found["3"].weight == "prudential"


def test_08_tiers() -> None:
    total, tier, cap, open_cap = (measure.provisions[0] for measure in measures(8).values())
    assert tier.acts[0].id.startswith(f"{total.acts[0].id}.")
    assert cap.cap == Amount(Decimal(500), "yuan")
    assert isinstance(open_cap.cap, Unknown)


def test_09_enforcers() -> None:
    corpus = corpus_of(9)
    by = {number: measure.enforcement for number, measure in measures(9).items()}
    told = [
        [(ids(one.enforcers), one.part, one.open) for one in said if isinstance(one, Enforcement)]
        for said in by.values()
    ]
    assert told[:4] == [
        [(["CRC"], "sole", False)],
        [(["NDRC", "SAMR"], "joint", False)],
        [(["STA"], "sole", False), (["GACC"], "cooperating", False)],
        [(["PBC"], "sole", True)],
    ]
    assert [one.enforcers[0].kind for one in (*by["5"], *by["6"], *by["7"]) if isinstance(one, Enforcement)] == [
        "role", "role", "agency",
    ]  # fmt: skip
    assert isinstance(by["8"][0], Unknown)
    assert ids(corpus.roles["governments"].fillings[0].agencies) == ["NDRC"]
    assert corpus.roles["acceptor"].unfilled is not None


def test_10_bases() -> None:
    corpus = corpus_of(10)
    first, second, third, fourth = (measure.basis for measure in measures(10).values())
    cited = [basis for basis in (*first, *second) if isinstance(basis, Citation)]
    assert [
        (basis.source.id, basis.edition, [tuple(level) for level in basis.levels]) for basis in cited
    ] == [
        ("company-law", "2018", [("art", "146"), ("para", "1"), ("item", "5")]),
        ("company-law", "2018", [("art", "147")]),
        ("税收", None, []),
        ("company-law", "2023", [("art", "178"), ("item", "5")]),
    ]
    assert isinstance(third[0], NoBasis)
    assert isinstance(fourth[0], Unknown)
    assert corpus.laws["company-law"].editions[1].moved == (("146", "178"),)


def test_11_conditions() -> None:
    found = measures(11)
    assert isinstance(found["1"].when[0], Not)
    both, some = found["2"].trigger[0], found["3"].trigger[0]
    assert isinstance(both, AllOf)
    assert len(both.items) == 2
    assert isinstance(some, SomeOf)
    assert (some.number, len(some.items)) == (2, 3)
    (when,) = found["3"].when
    assert isinstance(when, AllOf)
    assert [type(item) for item in when.items] == [AnyOf, Not]


def test_12_approvals() -> None:
    corpus = corpus_of(12)
    measure = corpus.measures["approvals/1"]
    assert measure.applied is not None
    assert [measure.applied.id, *(body.id for body in measure.approval)] == [
        "county-bureau",
        "province-bureau",
    ]
    (approval,) = corpus.lists["approved"].entries[0].approval
    assert (approval.id, approval.kind) == ("bureau-head", "role")


def test_13_terms() -> None:
    terms = [measure.term for measure in measures(13).values()]
    assert [(term.kind, term.start) for term in terms if term] == [
        ("fixed", "recognition"),
        ("range", "publication"),
        ("unspecified", None),
        ("fixed", "end-of-notice"),
        ("actual", None),
        ("indefinite", None),
        ("unknown", None),
    ]
    assert terms[0] is not None
    assert terms[0].extension == (Length(1, "years"), Length(3, "years"))
    assert terms[1] is not None
    assert (terms[1].least, terms[1].most) == (Length(1, "years"), Length(2, "years"))


def test_14_event_counts() -> None:
    measure = measures(14)["1"]
    (count,) = measure.trigger
    assert isinstance(count, Count)
    assert (count.list.id, count.operator, count.number, count.window) == (
        "fare-evasion",
        ">=",
        3,
        Length(1, "years"),
    )
    assert measure.term is not None
    assert (measure.term.least, measure.term.start) == (Length(90, "days"), "payment")
    escalation = corpus_of(14).escalations["flagged"]
    assert escalation.flag == Text("flagged", "已标记")
    assert escalation.automatic


def test_15_notice() -> None:
    found = corpus_of(15).lists["rail-misconduct"]
    assert found.notice is not None
    assert found.notice.deadline is not None
    assert (found.notice.deadline.least, found.notice.before) == (Length(7, "working-days"), "effect")
    assert found.published is not None
    assert found.published[:2] == (Length(1, "working-days"), Length(1, "months"))
    assert found.objection is not None
    assert found.objection.suspensive


def test_16_exits() -> None:
    found = corpus_of(16).lists["exits"]
    assert [one.kind for one in found.exits] == [
        "automatic", "fulfilment", "application", "consent", "suspension", "revocation", "restoration",
    ]  # fmt: skip
    early = found.exits[2]
    assert early.after is not None
    assert (early.after.least, ids(early.off), ids(early.needs)) == (
        Length(6, "months"),
        ["defaulters"],
        ["operate"],
    )
    (bar,) = found.bars
    assert isinstance(bar.when, Count)
    assert (bar.when.number, bar.exits, bar.excepted) == (2, ("early",), ("performed",))
    (lock,) = found.locks
    assert lock.term is not None
    assert (lock.term.least, lock.exits) == (Length(6, "months"), ("performed",))


def test_17_review() -> None:
    found = corpus_of(17).lists["reviewed"]
    assert found.notice is not None
    assert found.objection is not None
    assert found.review is not None
    assert found.notice.none
    assert found.objection.decided is not None
    assert found.objection.decided.least == Length(15, "working-days")
    assert found.review.deadline is not None
    assert (found.review.deadline.start, found.review.suspensive) == ("service", False)


def test_18_permissions() -> None:
    own_money, need = measures(18)["3"].exceptions
    assert isinstance(own_money.when, IsTrue)
    assert own_money.permission is None
    assert need.permission is not None
    assert need.permission.id == "SPC"


def test_19_amendment() -> None:
    documents = corpus_of(19).documents
    later, rail = documents["rules-2015"], documents["rail-2018"]
    assert (ids(later.amends), ids(later.withdraws), later.moved) == (
        ["rules-2010"],
        ["rules-2010/1"],
        (("5", "6"),),
    )
    assert ids(later.measures[0].replaces) == ["rules-2010/1"]
    assert (ids(rail.replaces_documents), rail.accession) == (["rules-2015"], "by-amendment")
    assert not isinstance(rail.signed, Unknown)
    assert rail.signed is not None
    assert (rail.signed.first, rail.signed.last) == (date(2018, 3, 1), date(2018, 3, 31))


def test_20_levels() -> None:
    corpus = corpus_of(20)
    document = corpus.documents["hangzhou-rules"]
    assert (ids(document.territory), ids(document.yields_to)) == (["hangzhou"], ["law", "regulation"])
    assert ids(document.measures[0].permission) == ["national/1"]
    assert corpus.catalogues["national"].permissions[0].modalities == ("prohibit", "restrict")
    assert corpus.catalogues["local"].level == "province"
    assert ids(corpus.catalogues["local"].parent) == ["national"]
    assert isinstance(corpus.catalogues["local"].partial, Unknown)


def test_21_grades() -> None:
    corpus = corpus_of(21)
    publicity = [entry.publicity for entry in corpus.lists["classes"].entries]
    assert [(term.least, term.most) for term in publicity if term] == [
        (Length(3, "months"), Length(1, "years")),
        (Length(1, "years"), Length(3, "years")),
    ]
    rating = corpus.ratings["city-credit"]
    assert rating.grades == ("AAA", "AA", "A", "B", "C", "D")
    assert [one[:3] for one in rating.ranges] == [
        ("AAA", Decimal(1050), None),
        ("A", Decimal(960), Decimal(1029)),
        ("D", None, Decimal(599)),
    ]
    (trigger,) = corpus.measures["grades/1"].trigger
    assert isinstance(trigger, Grade)
    assert (trigger.rating.id, trigger.operator, trigger.grade) == ("city-credit", "<=", "C")
    assert corpus.ratings["platform-score"].grades == ()
    assert corpus.ratings["platform-score"].voluntary


def test_22_incentives() -> None:
    assert [measure.provisions[0].modality for measure in measures(22).values()] == [
        "grant",
        "exempt",
        "prohibit",
    ]
    assert corpus_of(22).lists["taxpayer-A"].kind == "redlist"


def test_23_calendar() -> None:
    document = corpus_of(23).documents["order-54"]
    (listing,) = document.listings
    when = listing.entries[0].when
    assert document.first_day == "not-counted"
    assert listing.notice is not None
    assert listing.notice.deadline is not None
    assert listing.notice.deadline.least == Length(5, "working-days")
    assert isinstance(when, Compare)
    assert (when.operator, when.value) == (">=", Amount(Decimal(100), ""))


def test_24_channels() -> None:
    corpus = corpus_of(24)
    channel = corpus.channels["sharing"]
    assert (ids(channel.senders), ids(channel.receivers)) == (["STA", "SPC"], ["NDRC", "GACC", "CRC"])
    terms = (channel.every, channel.within, channel.feedback, corpus.measures["deadlines/1"].within)
    assert [term.most for term in terms if term] == [
        Length(1, "months"), Length(10, "working-days"), Length(3, "months"), Length(30, "days"),
    ]  # fmt: skip


def test_25_status() -> None:
    assert [measure.provisions[0].modality for measure in measures(25).values()] == ["downgrade", "remove"]
