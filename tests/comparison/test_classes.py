"""Each class of change, with the smallest situation that is treated differently, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from comparison.comparing import COMMON, brief, compared, document
from mou_compiler.comparison.compare import compare, compare_days
from mou_compiler.comparison.telling import told_change
from mou_compiler.compilation import compile_text
from mou_compiler.meaning.region import space_of

ONE = "on l; by A; prohibit travel.rail; for 1 year"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(ONE, ONE.replace("1 year", "2 years"),
                     ["lengthened d/1: prohibit travel.rail term 1 year > 2 years: 2017-01-01 firm l"], id="lengthened"),
        pytest.param(ONE, ONE.replace("1 year", "6 months"),
                     ["shortened d/1: prohibit travel.rail term 1 year > 6 months: 2017-01-01 firm l"], id="shortened"),
        pytest.param(ONE, ONE.replace("1 year", "indefinite"),
                     ["lengthened d/1: prohibit travel.rail term 1 year > indefinite: 2017-01-01 firm l"], id="without end"),
        pytest.param(ONE, ONE.replace("1 year", "20 working-days"),
                     ["altered d/1: prohibit travel.rail term 1 year > 20 working-days: 2017-01-01 firm l"], id="another calendar"),
        pytest.param(ONE, ONE.replace("prohibit", "restrict"),
                     ["softened d/1: restrict travel.rail modality prohibit > restrict: 2017-01-01 firm l"], id="softened"),
        pytest.param(ONE.replace("prohibit", "restrict"), ONE,
                     ["hardened d/1: prohibit travel.rail modality restrict > prohibit: 2017-01-01 firm l"], id="hardened"),
        pytest.param(ONE, ONE + "; force may",
                     ["softened d/1: prohibit travel.rail force mandatory > may: 2017-01-01 firm l"], id="may"),
        pytest.param("on l; by A; grant loan", "on l; by A; grant loan; force may",
                     ["hardened d/1: grant loan force mandatory > may: 2017-01-01 firm l"], id="less of a benefit"),
        pytest.param("on l; by A; cap loan to 100 yuan", "on l; by A; cap loan to 20 yuan",
                     ["hardened d/1: cap loan cap 100 yuan > 20 yuan: 2017-01-01 firm l"], id="a lower cap"),
        pytest.param(ONE, ONE.replace("by A", "by B"),
                     ["re-assigned d/1: prohibit travel.rail enforcer A > B: 2017-01-01 firm l"], id="re-assigned"),
        pytest.param(ONE, ONE.replace("by A", "by A, B"),
                     ["re-assigned d/1: prohibit travel.rail enforcer  > B: 2017-01-01 firm l"], id="one more body"),
        pytest.param(ONE.replace("by A", "by B"), ONE.replace("by A", "by C"),
                     ["re-assigned d/1: prohibit travel.rail enforcer B > C: 2017-01-01 firm l"], id="until it is merged"),
        pytest.param(ONE + "; to firm", ONE,
                     ["widened d/1: prohibit travel.rail: 2017-01-01 person l"], id="widened"),
        pytest.param(ONE, ONE + "; to firm",
                     ["narrowed d/1: prohibit travel.rail: 2017-01-01 person l"], id="narrowed"),
        pytest.param(ONE + "; when sum >= 100 yuan", ONE + "; when sum >= 60 yuan",
                     ["widened d/1: prohibit travel.rail: 2017-01-01 firm l sum=60 yuan"], id="a lower threshold"),
        pytest.param("on 2 times in l within 1 year; by A; prohibit loan", "on 3 times in l within 1 year; by A; prohibit loan",
                     ["narrowed d/1: prohibit loan: 2017-01-01 firm entries in l=2 within 1 year"], id="more entries"),
        pytest.param(ONE, "on l or m; by A; prohibit travel.rail; for 1 year",
                     ["widened d/1: prohibit travel.rail: 2017-01-01 firm m"], id="one more list"),
        pytest.param(ONE, ONE.replace("travel.rail", "travel"),
                     ["widened d/1: prohibit travel act travel.rail > travel: 2017-01-01 firm l"], id="a wider act"),
        pytest.param(ONE, ONE.replace("travel.rail", "travel.rail, travel.air"),
                     ["widened d/1: prohibit travel.air: 2017-01-01 firm l"], id="one more act"),
        pytest.param(ONE, ONE + "; exception 1 { when minor; permitted by B }",
                     ["softened d/1: prohibit travel.rail leave none > B: 2017-01-01 firm l minor=yes"], id="leave"),
        pytest.param(ONE, ONE + "; exception 1 { when minor }",
                     ["narrowed d/1: prohibit travel.rail: 2017-01-01 firm l minor=yes"], id="exception"),
        pytest.param(ONE, ONE + "; in force from 2018-01-01",
                     ["re-dated d/1: prohibit travel.rail days 2017-01-01 to … > 2018-01-01 to …: 2017-01-01 firm l"], id="re-dated"),
        pytest.param(ONE, ONE + "; objection to B within 3 days",
                     ["altered d/1: prohibit travel.rail objection none > to B within 3 days: 2017-01-01 firm l"], id="objection"),
        pytest.param(ONE, ONE + '; basis unknown "not read"',
                     ["re-based d/1: prohibit travel.rail basis none > unknown: 2017-01-01 firm l"], id="re-based"),
        pytest.param(ONE, ONE + "; leads to m",
                     ["widened d/1: entry on m: 2017-01-01 firm l"], id="leads to"),
    ],
)  # fmt: skip
def test_a_change_is_classed_with_its_smallest_situation(old: str, new: str, told: list[str]) -> None:
    """A document has one measure before and after."""
    assert brief(compared(document(old), document(new))) == told


def test_what_is_new_and_what_is_gone() -> None:
    """A measure without a pair is added or removed."""
    found = compared(document(ONE), document(ONE, "on m; by B; restrict loan"))
    assert brief(found) == ["added d/2: restrict loan: 2017-01-01 firm m"]
    back = compared(document(ONE, "on m; by B; restrict loan"), document(ONE))
    assert brief(back) == ["removed d/2: restrict loan: 2017-01-01 firm m"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(document(ONE, "on m; by B; grant loan"), document("2 { on m; by B; grant loan }", f"1 {{ {ONE} }}"), id="order"),
        pytest.param(document(ONE.replace("by A", "by A, B")), document(ONE, ONE.replace("by A", "by B")), id="split by body"),
        pytest.param(document(ONE.replace("travel.rail", "travel.rail, loan")), document(ONE, ONE.replace("travel.rail", "loan")), id="split by act"),
        pytest.param(document(ONE + "; to firm, person"), document(ONE + "; to firm", ONE + "; to person"), id="split by kind"),
        pytest.param(document(ONE), document(ONE + "; to firm, person"), id="the list holds no others"),
        pytest.param(document(ONE), document(ONE + "; when minor", ONE + "; when not minor"), id="split by condition"),
        pytest.param(document(ONE), document(ONE.replace("1 year", "12 months")), id="the same length"),
        pytest.param(document("on 2 times in l within 7 days; by A; prohibit loan"),
                     document("on 2 times in l within 1 week; by A; prohibit loan"), id="the same window"),
        pytest.param(document(ONE), document(ONE, ONE), id="a copy"),
        pytest.param(document(ONE, head="in force from 2017-01-01"),
                     document(ONE + "; in force until 2019-01-01", ONE + "; in force from 2019-01-01"), id="split by day"),
        pytest.param(document(ONE), document("prohibit travel.rail", head="in force from 2017-01-01; on l; by A; for 1 year"), id="said by the document"),
        pytest.param(document(ONE.replace("by A", "by C"), head="in force from 2021-01-01"),
                     document(ONE.replace("by A", "by B"), head="in force from 2021-01-01"), id="who acts is the same"),
        pytest.param(document("on l and not (minor or m); by A; prohibit loan"),
                     document("on l and not minor and not m; by A; prohibit loan"), id="de Morgan"),
        pytest.param(document(ONE), document(ONE).replace("memorandum", "备忘录").replace("measure", "措施"), id="keywords"),
    ],
)  # fmt: skip
def test_what_means_the_same_is_no_change(old: str, new: str) -> None:
    """Whatever the order, the names and the division into measures."""
    assert brief(compared(old, new)) == []
    assert brief(compared(new, old)) == []


def test_a_measure_that_says_the_same_under_another_id_is_renamed() -> None:
    """A measure put in before others moves their numbers, and nothing else."""
    found = compared(
        document(ONE, "on m; by B; grant loan"),
        document("on l; by A; inspect loan", ONE, "on m; by B; grant loan"),
    )
    assert brief(found) == ["added d/1: inspect loan: 2017-01-01 firm l"]
    assert [tuple(pair) for pair in found.renamed] == [("d/1", "d/2"), ("d/2", "d/3")]


def test_nothing_changes_before_the_first_day() -> None:
    """The day of a change is the first on which anybody is treated differently, whatever came before in the text."""
    found = compared(document(ONE), document(ONE, ONE.replace("by A", "by C") + "; in force from 2019-05-01"))
    assert found.first_day is not None
    assert [str(change.days.first) for change in found.changes] == ["2019-05-01"]


def test_an_override_that_is_new_narrows_what_it_overrides() -> None:
    """The words of the first measure are the same; where it applies is not."""
    found = compared(
        document(ONE, "on m; by A; grant travel.rail"),
        document(ONE, "on m; by A; grant travel.rail; overrides d/1"),
    )
    assert brief(found) == ["narrowed d/1: prohibit travel.rail: 2017-01-01 firm l m"]


def test_a_kind_that_moves_in_its_tree_is_bound_otherwise() -> None:
    """The measure is the same word for word; the kind is no longer one of those that it reaches."""
    from comparison.comparing import COMMON

    moved = COMMON.replace('"商店" { within firm }', '"商店"')
    from mou_compiler.comparison.compare import compare
    from mou_compiler.compilation import compile_text

    text = document("on m; to firm; by A; prohibit loan")
    found = compare(compile_text(COMMON + text).corpus, compile_text(moved + text).corpus)
    assert brief(found) == [
        "list-narrower l: the list l covers firm, person, shop > firm, person: 2017-01-01 shop l",
        "narrowed d/1: prohibit loan: 2017-01-01 shop m",
    ]


def test_duties_that_change_hands_are_told_for_each_act() -> None:
    """Both acts of one measure are carried out by the same two bodies before and after, each by the other."""
    both = document("on l; by F; prohibit travel.rail, loan; for 1 year")
    ended = (
        "act travel\nagency F {{ existed until 2018-01-01; succeeded by A for {}; succeeded by B for {} }}\n"
    )
    found = compared(ended.format("travel", "loan") + both, ended.format("loan", "travel") + both)
    assert brief(found) == [
        "re-assigned d/1: prohibit loan enforcer B > A: 2018-01-01 firm l",
        "re-assigned d/1: prohibit travel.rail enforcer A > B: 2018-01-01 firm l",
    ]


def test_from_one_day_to_the_next_a_change_stands_in_the_place_of_what_it_changes() -> None:
    later = (
        "memorandum e { in force from 2018-01-01; amends d; measure 1 { changes d/1; for 2 years } }\n"
        "memorandum f { in force from 2019-01-01; amends d; measure 7 { changes e/1; for 3 years } }\n"
    )
    corpus = compile_text(COMMON + document(ONE) + later).corpus
    for year, told in (
        (2018, "lengthened e/1: prohibit travel.rail term 1 year > 2 years: 2018-01-01 firm l"),
        (2019, "lengthened f/7: prohibit travel.rail term 2 years > 3 years: 2019-01-01 firm l"),
    ):
        day = date(year, 1, 1)
        assert brief(compare_days(corpus, day - timedelta(1), day)) == [told]
    both = compare_days(corpus, date(2017, 6, 1), date(2019, 6, 1))
    assert brief(both) == ["lengthened f/7: prohibit travel.rail term 1 year > 3 years: 2019-06-01 firm l"]


def test_leave_that_must_be_asked_for_weighs_on_whoever_would_have_a_benefit() -> None:
    old = "list n { kind redlist; keeper A; exit 1 { kind fulfilment } }\n" + document(
        "on n; by A; grant loan"
    )
    new = old.replace("kind fulfilment", "kind fulfilment; approved by B").replace(
        "grant loan", "approved by B; grant loan"
    )
    told = [(one.kind, one.respect) for one in compared(old, new).changes]
    assert told == [("hardened", "approval")] * 2
    told = [(one.kind, one.respect) for one in compared(new, old).changes]
    assert told == [("softened", "approval")] * 2


PASSED_ON = document(
    "on l; by C; prohibit travel.rail", "on m; by A; prohibit loan; in force until 2019-01-01"
)


@pytest.mark.parametrize(
    ("first", "later", "told"),
    [
        ("2018-01-01", "2021-06-01", {"re-assigned d/1": "2020-01-01", "removed d/2": "2019-01-01"}),
        ("2016-01-01", "2021-06-01", {"added d/1": "2017-01-01"}),
        ("2019-06-01", "2020-01-01", {"re-assigned d/1": "2020-01-01"}),
        ("2020-01-01", "2021-06-01", {}),
    ],
)
def test_a_change_between_days_takes_effect_when_what_is_said_changes(
    first: str, later: str, told: dict[str, str]
) -> None:
    corpus = compile_text(COMMON + PASSED_ON).corpus
    found = compare_days(corpus, date.fromisoformat(first), date.fromisoformat(later))
    assert {f"{one.kind} {one.clause.id}": str(one.days.first) for one in found.changes} == told


def test_what_only_others_gain_or_lose_is_no_day_of_a_change() -> None:
    measures = document(
        "on l; by C; prohibit travel.rail",
        "overrides 1; on l; to person; by A; prohibit loan; in force from 2019-01-01",
    )
    corpus = compile_text(COMMON + measures).corpus
    found = compare_days(corpus, date(2018, 1, 1), date(2021, 1, 1)).changes
    assert {f"{one.kind} {one.clause.id}": str(one.days.first) for one in found} == {
        "re-assigned d/1": "2020-01-01",
        "narrowed d/1": "2019-01-01",
        "added d/2": "2019-01-01",
    }


def test_who_keeps_a_list_changes_on_the_day_on_which_an_agency_ends() -> None:
    text = "list n { kind blacklist; keeper C; exit 1 { kind fulfilment; approved by A } }"
    corpus = compile_text(COMMON + text).corpus
    (found,) = compare_days(corpus, date(2018, 1, 1), date(2021, 1, 1)).changes
    assert (found.kind, found.respect, found.days.first) == ("re-assigned", "keeper", date(2020, 1, 1))


def test_what_many_ways_reach_and_leave_lifts_needs_few_nodes() -> None:
    ways = "\n".join(f"relation r{n} {{ attaches person; to firm }}" for n in range(4))
    common = f"{COMMON}{ways}\nattribute needed {{ type flag }}\n"
    banned = f"on l; by A; to firm; to {', '.join(f'r{n}' for n in range(4))} of firm; prohibit travel.air"
    exceptions = "exception 1 { when minor; permitted by A } exception 2 { when needed; permitted by B }"
    found = compared("", document(f"{banned}; {exceptions}"), common)
    assert brief(found) == ["added d/1: prohibit travel.air: 2017-01-01 firm l"]
    assert (
        len(space_of(found.world).diagrams.levels) < 10_000
    )  # 251,067 where the facts of each way stand apart


def test_who_leads_to_a_list_in_the_same_situations_is_no_change() -> None:
    kept = "on l; by A; prohibit loan; leads to m"
    assert brief(compared(document(kept), document(kept, "on l; by A; leads to m"))) == []


UNKNOWN = ONE + '; in force from unknown "不详"'
UNTIL = "2017-01-01 to …"


@pytest.mark.parametrize("day", [None, date(2019, 1, 1)])
@pytest.mark.parametrize(
    ("old", "new", "respect", "sentence"),
    [
        (ONE, UNKNOWN, (UNTIL, "not known"), ("is now not known to be in force: 2017-01-01 to … before", "现是否施行不详，原为 2017-01-01 至 …")),
        (UNKNOWN, ONE, ("not known", UNTIL), ("was not known to be in force: 2017-01-01 to … now", "原是否施行不详，现为 2017-01-01 至 …")),
    ],
)  # fmt: skip
def test_what_is_not_known_to_be_in_force_has_neither_ended_nor_begun(
    day: date | None, old: str, new: str, respect: tuple[str, str], sentence: tuple[str, str]
) -> None:
    sides = [compile_text(COMMON + document(one)) for one in (old, new)]
    found = compare(sides[0].corpus, sides[1].corpus, day)
    (told,) = [told_change(found, change) for change in found.changes]
    assert (told.kind, told.respect, told.before.en, told.after.en) == ("re-dated", "days", *respect)
    assert (told.sentence.en.endswith(sentence[0]), told.sentence.zh.endswith(sentence[1])) == (True, True)


def test_of_which_days_nothing_is_known_is_told_beside_those_of_which_it_is() -> None:
    assert brief(compared(document(ONE), document(ONE + "; in force from 2018"))) == [
        (
            "re-dated d/1: prohibit travel.rail days 2017-01-01 to … > 2018-12-31 to …, not known 2018-01-01 to 2018-12-31: "
            "2017-01-01 firm l"
        )
    ]


def test_what_has_ended_or_begun_for_certain_is_gone_or_new_on_a_day() -> None:
    sides = [compile_text(COMMON + document(one)) for one in (ONE, ONE + "; in force from 2020-01-01")]
    day = date(2019, 1, 1)
    assert [one.kind for one in compare(sides[0].corpus, sides[1].corpus, day).changes] == ["removed"]
    assert [one.kind for one in compare(sides[1].corpus, sides[0].corpus, day).changes] == ["added"]
    twice = compile_text(COMMON + document(UNKNOWN)).corpus
    assert compare(twice, twice, day).changes == ()


def test_between_two_days_it_becomes_known_that_something_is_in_force() -> None:
    corpus = compile_text(COMMON + document(ONE + "; in force from 2018")).corpus
    (found,) = compare_days(corpus, date(2018, 6, 1), date(2019, 6, 1)).changes
    assert (found.kind, found.before.en, found.days.first) == ("re-dated", "not known", date(2018, 12, 31))
    (found,) = compare_days(corpus, date(2017, 6, 1), date(2019, 6, 1)).changes
    assert (found.kind, found.days.first) == ("added", date(2018, 12, 31))
