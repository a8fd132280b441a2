"""`mou impact` refereed: what is supposed of random corpora differs from them as the text does that says it by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mou_compiler.command_line.supposed import Asked, suppose
from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.found import compare_findings
from mou_compiler.comparison.report import ToldFinding
from mou_compiler.comparison.supposing import Supposing, is_of_text
from mou_compiler.comparison.telling import told_change
from mou_compiler.compilation import Compiled, compile_text

DAYS = ("2016-05-01", "2018-05-01", "2020-05-01")
HEADS = {
    "A": "agency A { kind government; territory land; {} }",
    "B": "agency B { kind government; territory land; existed from 2015-01-01; {} }",
    "C": "agency C { kind government; territory land; existed until 2017-01-01; succeeded by A }",
    "code": "law code { rank statute; in force from 2000-01-01; {} edition 2000 { adopted 2000-01-01; articles 1 to 9 } }",
    "l": "list l { kind blacklist; keeper A; covers firm; {} entry 1 { basis code art 1 } }",
    "m": "list m { kind blacklist; keeper B; {} exit 1 { kind fulfilment; needs x } }",
}
COMMON = """
territory land
subject firm
subject shop { within firm }
subject person
rank statute { may-burden }
act x
act x.y
attribute sum { type money }
channel c { from A, B, C; to A, B, C }
"""
CONDITIONS = ("l", "m", "l or m", "2 times in l within 1 year", "m and sum > 5 yuan")
WHOM = ("", "to firm", "to shop, person")
WHO = ("by A", "by B", "by C", "by A, B jointly")
WHAT = ("prohibit x", "restrict x.y; for 1 year", "grant x", "prohibit x.y; force may")
WHEN = (("", ""), ("2017-06-01", ""), ("", "2019-06-01"))
BASIS = ("basis code art 2", "basis code art 8", "basis none")

Measure = tuple[str, tuple[str, str]]
Edits = dict[str, str]


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Draw what a measure says but for its days, and these."""
    said = [draw(st.sampled_from(texts)) for texts in (WHOM, WHO, WHAT, BASIS)]
    return "; ".join(filter(None, [f"on {draw(st.sampled_from(CONDITIONS))}", *said])), draw(
        st.sampled_from(WHEN)
    )


@st.composite
def events(draw: st.DrawFn) -> dict[str, str]:
    """Draw one thing that is supposed, or several of different things; by option, as it is written."""
    choices = {
        "abolish": st.just("A"),
        "repeal": st.just("code"),
        "renumber": st.sampled_from(("code:2=5", "code:2..3=7..8,8=2")),
        "end": st.sampled_from(("l", "m")),
        "withdraw": st.sampled_from(("d", "d/1")),
        "merge": st.sampled_from(("A=B", "A,B=N", "B=A")),
        "split": st.just("A=B,N"),
    }
    names = draw(st.lists(st.sampled_from(sorted(choices)), min_size=1, max_size=3, unique=True))
    bodies = [name for name in names if name in ("abolish", "merge", "split")]
    laws = [name for name in names if name in ("repeal", "renumber")]
    kept = [name for name in names if name not in (*bodies[1:], *laws[1:])]
    return {name: draw(choices[name]) for name in kept}


def until(period: tuple[str, str], day: str) -> tuple[str, str]:
    """Return days that end on one at the latest."""
    return period[0], min(filter(None, (period[1], day)))


def in_force(period: tuple[str, str]) -> str:
    """Return days as they are written."""
    said = [f"{word} {day}" for word, day in zip(("from", "until"), period, strict=True) if day]
    return f"; in force {' '.join(said)}" if said else ""


def text(found: list[Measure], asked: dict[str, str], day: str) -> str | None:
    """Return the corpus, edited by hand to say what is supposed; None where that cannot be said of this one."""
    own: Edits = {}
    more: list[str] = []
    document, days = ("2015-01-01", ""), [period for _, period in found]
    for option, written in asked.items():
        match option:
            case "abolish":
                own[written] = f"existed until {day}"
            case "merge" | "split":
                ending, _, heirs = written.partition("=")
                if "N" in heirs:
                    more.append(f"agency N {{ kind government; territory land; existed from {day} }}")
                for one in ending.split(","):
                    own[one] = f"existed until {day}; succeeded by {heirs}"
            case "repeal":
                own[written] = f"repealed on {day};"
            case "renumber":
                moves = (
                    "moved art 2 to art 5"
                    if written.endswith("2=5")
                    else "moved art 2 to art 7; moved art 3 to art 8; moved art 8 to art 2"
                )
                own["code"] = f"edition later {{ adopted {day}; articles 1 to 9; {moves} }}"
            case "end":
                own[written] = f"existed until {day};"
            case "withdraw" if written == "d":
                document = until(document, day)
            case _:
                if days[0][1] and days[0][1] <= day:
                    return None
                days[0] = until(days[0], day)
    heads = []
    for id_, head in HEADS.items():
        line = head.replace("{}", own.get(id_, ""))
        if id_ == "B" and "existed until" in line:
            line = line.replace("existed from 2015-01-01; existed until", "existed from 2015-01-01 until")
        heads.append(line)
    inner = [
        f"measure {number} {{ {said}{in_force(period)} }}"
        for number, ((said, _), period) in enumerate(zip(found, days, strict=True), 1)
    ]
    return "\n".join(
        [COMMON, *heads, *more, f"memorandum d {{ signatories A, B, C{in_force(document)}", *inner, "}"]
    )


def plainly(found: Iterable[ToldFinding]) -> list[Any]:
    """Return findings as what they say: code, measures, days and situation."""
    return sorted(
        (
            one.finding.code,
            one.finding.message.en,
            one.finding.measures,
            str(one.finding.since),
            str(one.finding.until),
        )
        for one in found
    )


def of_rules(result: Compiled) -> list[Any]:
    """Return the findings about the measures, lists and law: a new body is used by hand, and nobody is told of it."""
    return [item for item in result.findings if item.code != "MOU310" and not is_of_text(item.place)]


def judge(found: list[Measure], asked: dict[str, str], day: str) -> int:
    """Return how much changes; raise AssertionError where supposing and writing it by hand differ."""
    plain, edited = text(found, {}, day), text(found, asked, day)
    assert plain is not None
    if edited is None:
        return 0
    now, by_hand = compile_text(plain), compile_text(edited)
    for side in (now, by_hand):
        assert not side.corpus.faults, [fault.message.en for fault in side.corpus.faults]
    supposing = Supposing(now.corpus, date.fromisoformat(day))
    suppose(supposing, Asked(**{name: (written,) for name, written in asked.items()}))
    then = replace(now, corpus=supposing.corpus)
    sides = [compare(now.corpus, other.corpus) for other in (then, by_hand)]
    told = [
        sorted(
            (
                one.kind,
                one.id,
                one.was,
                one.respect,
                one.before.en,
                one.after.en,
                one.sentence.en,
                str(one.first),
                str(one.behind),
            )
            for one in (told_change(side, change) for change in side.changes)
        )
        for side in sides
    ]
    assert told[0] == told[1], (asked, day)
    compared = [compare_findings(of_rules(now), of_rules(other)) for other in (then, by_hand)]
    for which in ("new", "gone"):
        one, other = (plainly(getattr(item, which)) for item in compared)
        assert one == other, (asked, day, which)
    return len(told[0]) + len(compared[0].new) + len(compared[0].gone)


ANY = (st.lists(measures(), min_size=1, max_size=3), events(), st.sampled_from(DAYS))


@settings(max_examples=12, deadline=None)
@given(*ANY)
def test_what_is_supposed_is_what_the_edited_text_says(
    found: list[Measure], asked: dict[str, str], day: str
) -> None:
    judge(found, asked, day)


@pytest.mark.long
@settings(max_examples=1500, deadline=None)
@given(*ANY)
def test_what_is_supposed_is_what_the_edited_text_says_of_many(
    found: list[Measure], asked: dict[str, str], day: str
) -> None:
    judge(found, asked, day)


@pytest.mark.parametrize(
    ("asked", "least"),
    [
        ({"abolish": "A"}, 2), ({"merge": "A,B=N"}, 2), ({"split": "A=B,N"}, 2), ({"repeal": "code"}, 1),
        ({"renumber": "code:2=5"}, 1), ({"end": "l"}, 1), ({"withdraw": "d"}, 1), ({"withdraw": "d/1"}, 1),
    ],
)  # fmt: skip
def test_the_referee_sees_each_event(asked: dict[str, str], least: int) -> None:
    found = [
        ("on l; by A; prohibit x; basis code art 2", ("", "")),
        ('on m; by B; grant x; basis unknown "why"', ("", "")),
    ]
    assert judge(found, asked, "2018-05-01") >= least
