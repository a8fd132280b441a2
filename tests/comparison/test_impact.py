"""`mou impact`: what falls with a law, changes hands with an agency, ends with a list; nothing is edited."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from comparison.comparing import run
from mou_compiler.command_line.supposed import Asked, suppose
from mou_compiler.comparison.changes import Change
from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.found import Found, compare_findings
from mou_compiler.comparison.report import ToldFinding
from mou_compiler.comparison.supposing import Supposing
from mou_compiler.compilation import Compiled
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"
TEXT = """
subject firm "Firm" "企业"
subject shop "Shop" "商店" { within firm }
agency A "First" "甲局" { territory land }
agency B "Second" "乙局" { territory land }
agency OLD "Old" "旧局" { existed until 2015-01-01; succeeded by A }
territory land "Land" "国"
rank statute "Statute" "法律" { may-burden }
law code "Code" "法典" { rank statute; in force from 2000-01-01; edition 2000 { adopted 2000-01-01; articles 1 to 20 } }
act rail "Rail" "乘车"
act bank "Bank" "贷款"
list l "Black" "黑名单" { kind blacklist; keeper A; covers firm
    entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years from entry }
    notice 5 days before entry
    objection to A within 5 days
}
list m "White" "红名单" { kind redlist; keeper B; covers firm; entry 1 { basis code art 2 } }
channel c { from A, B; to A, B }
memorandum d "Memo" "备忘录" { number "甲发〔2017〕1号"; in force from 2017-01-01; signatories A, B
    measure 1 "Ban" "禁乘" { on l; by A; prohibit rail; for 1 year; basis code art 5 }
    measure 2 "Loan" "限贷" { on l; by B; restrict bank; for 1 year; basis code art 7 }
}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the corpus."""
    (tmp_path / "memo.mou").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@cache
def schema() -> Draft202012Validator:
    """Return what every comparison as JSON keeps to."""
    path = files("mou_compiler") / "comparison" / "changes-1.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def supposed(*arguments: str, path: str = "memo.mou") -> dict[str, Any]:
    """Return what is told as JSON; what it rests on is not touched."""
    done = run("impact", path, *arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    schema().validate(told)
    return told


def changes(told: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return class, clause and first day of each change."""
    return [(one["class"], one["clause"], one["since"]) for one in told["changes"]]


def found(told: dict[str, Any], which: str = "new") -> list[tuple[str, str, list[str]]]:
    """Return code, first day and measures of each finding that is new or gone."""
    return [(one["code"], one["since"], one["measures"]) for one in told["findings"][which]]


def test_a_repealed_law_orphans_what_rests_on_it(here: Path) -> None:
    """Measures apply as before, so no change is told; their basis is gone from the day on."""
    told = supposed("--repeal", "code", "--on", "2020-05-01")
    assert changes(told) == []
    assert ("MOU303", "2020-05-01", ["d/1", "d/2"]) in found(told)
    assert told["supposed"] == [
        {"en": "`code` (Code) is repealed on 2020-05-01", "zh": "「code」（法典）自2020年5月1日起废止"}
    ]
    assert (here / "memo.mou").read_text("utf-8") == TEXT


def test_a_law_is_found_by_its_label_in_either_language(here: Path) -> None:
    """A name that is none is answered with the nearest, one of another kind with what it is."""
    del here
    by_id = supposed("--repeal", "code", "--on", "2020-05-01")
    assert supposed("--repeal", "法典", "--on", "2020-05-01") == by_id
    assert supposed("--repeal", "law:Code", "--on", "2020-05-01") == by_id
    for name, said in (
        ("cod", "did you mean `code`?"),
        ("A", "`A` is an agency, no law"),
        ("zzz", "mou names WORD"),
    ):
        done = run("impact", "memo.mou", "--repeal", name, "--on", "2020-05-01")
        assert done.exit_code == 2
        assert said in done.stderr
    done = run("impact", "memo.mou", "--end", "甲局", "--on", "2020-05-01", "--lang", "zh")
    assert "「甲局」是机构，不是名单" in done.stderr


def test_a_renumbered_law_is_cited_where_it_no_longer_is(here: Path) -> None:
    """What is not named stays; a range moves as a whole; the articles that there are stretch."""
    del here
    told = supposed("--renumber", "code:5=6,7..9=21..23", "--on", "2020-05-01")
    moved = {tuple(measures) for code, since, measures in found(told) if code == "MOU303"}
    assert moved == {("d/1",), ("d/2",)}
    messages = " ".join(one["message"]["en"] for one in told["findings"]["new"])
    assert "art 5 of “Code” is art 6" in messages
    assert "art 7 of “Code” is art 21" in messages


def test_merged_agencies_hand_over_measures_and_lists(here: Path) -> None:
    """To a new one, or to one of them; who keeps a list changes with who carries a measure out."""
    del here
    told = supposed("--merge", "A,B=C", "--on", "2020-05-01")
    assert sorted(changes(told)) == [
        ("re-assigned", clause, "2020-05-01") for clause in ("d/1", "d/2", "l", "m")
    ]
    assert {one["after"]["en"] for one in told["changes"]} == {"`C`"}
    told = supposed("--merge", "B=A", "--on", "2020-05-01")
    assert sorted(changes(told)) == [("re-assigned", clause, "2020-05-01") for clause in ("d/2", "m")]


def test_an_agency_is_split_or_abolished(here: Path) -> None:
    """Split, each carries on for all of it; abolished, nobody does."""
    del here
    told = supposed("--split", "B=B1,B2", "--on", "2020-05-01")
    assert {one["after"]["en"] for one in told["changes"] if one["clause"] == "m"} == {"`B1`, `B2`"}
    told = supposed("--abolish", "B", "--on", "2020-05-01")
    assert {("re-assigned", "d/2", "2020-05-01"), ("re-assigned", "m", "2020-05-01")} == set(changes(told))
    assert ("MOU302", "2020-05-01", ["d/2"]) in found(told)


def test_duties_that_had_passed_on_stay_where_they_are(here: Path) -> None:
    """What is supposed of a later day changes nothing of who acted for some acts before, nor of who acts for them."""
    text = TEXT.replace('"乙局" {', '"乙局" { succeeded by A for bank from 2018-01-01;')
    (here / "memo.mou").write_text(text, "utf-8")
    told = supposed("--abolish", "B", "--on", "2020-05-01")
    assert set(changes(told)) == {("re-assigned", "m", "2020-05-01")}
    assert not any(code == "MOU302" for code, _, _ in found(told))
    told = supposed("--split", "B=B1,B2", "--on", "2020-05-01")
    assert {day for _, _, day in changes(told)} == {"2020-05-01"}


def test_a_list_ends_and_a_document_is_withdrawn(here: Path) -> None:
    """A list that ends orphans what it sets off; a document that ends takes its measures with it."""
    del here
    told = supposed("--end", "l", "--on", "2020-05-01")
    assert ("MOU301", "2020-05-01", ["d/1", "d/2"]) in found(told)
    told = supposed("--withdraw", "甲发〔2017〕1号", "--on", "2020-05-01")
    assert changes(told) == [("re-dated", clause, "2020-05-01") for clause in ("d/1", "d/2")]
    told = supposed("--withdraw", "d/2", "--on", "2020-05-01")
    assert changes(told) == [("re-dated", "d/2", "2020-05-01")]


def test_a_list_that_ends_orphans_what_puts_one_on_it(here: Path) -> None:
    """A measure that leads to it, and an escalation."""
    path = here / "memo.mou"
    lines = path.read_text("utf-8").replace("by B; restrict bank", "by B; leads to m; restrict bank")
    path.write_text(lines + "escalation twice { on 2 times in l within 1 year; leads to m }\n", "utf-8")
    told = found(supposed("--end", "m", "--on", "2020-05-01"))
    assert [one for one in told if one[0] == "MOU325"] == [
        ("MOU325", "2020-05-01", ["d/2"]),
        ("MOU325", "2020-05-01", []),
    ]


def test_a_kind_is_excluded(here: Path) -> None:
    """From all, or from what is named; kinds within it go too, wider ones stay but for what is within."""
    del here
    told = supposed("--exclude", "shop", "--on", "2020-05-01")
    assert changes(told) == [("narrowed", clause, "2020-05-01") for clause in ("d/1", "d/2")]
    assert {one["witness"]["subject"] for one in told["changes"]} == {"shop"}
    assert changes(supposed("--exclude", "shop=d/2", "--on", "2020-05-01")) == [
        ("narrowed", "d/2", "2020-05-01")
    ]
    told = supposed("--exclude", "firm=l", "--on", "2016-05-01")
    assert [code for code, _, _ in found(told)] == ["MOU404", "MOU404"]  # each is shadowed from its first day


def test_several_things_are_supposed_at_once(here: Path) -> None:
    """All of them, each once."""
    del here
    told = supposed("--merge", "A=B", "--withdraw", "d/2", "--exclude", "shop", "--on", "2020-05-01")
    assert {kind for kind, _, _ in changes(told)} == {"re-assigned", "re-dated", "narrowed"}
    assert len(told["supposed"]) == 3
    twice = run("impact", "memo.mou", "--abolish", "A", "--merge", "A=B", "--on", "2020-05-01")
    assert (twice.exit_code, "is said twice" in twice.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--abolish", "OLD"), "has ended by 2015-01-01 already"),
        (("--merge", "A=OLD"), "would carry on for itself"),
        (("--merge", "A"), "does not say what becomes what"),
        (("--merge", "A=B,C"), "merges into more than one"),
        (("--merge", "A=B、C"), "merges into more than one"),
        (("--merge", "A=A"), "nothing would be merged: `A` (First) is the only agency named"),
        (("--merge", "甲局=A"), "nothing would be merged"),
        (("--split", "A=B,B"), "one agency is named twice as successor"),
        (("--split", "A=N,N"), "one agency is named twice as successor"),
        (("--renumber", "code:99=5"), "`code` (Code) has no article 99"),
        (("--renumber", "code:19..21=22..24"), "`code` (Code) has no article 21"),
        (("--renumber", "code:9=9"), "9 would keep its number"),
        (("--renumber", "code:5=7,8..9=8..9"), "8 would keep its number"),
        (("--exclude", "shop=m"), "no measure of these is in force on 2020-05-01 or later"),
        (("--renumber", "code:1..3=5..6"), "not of one length"),
        (("--merge", "A=l"), "`l` is a list, no agency"),
        (("--exclude", "shop=B"), "`B` is an agency, no list or memorandum"),
        ((), "say what is supposed"),
    ],
)
def test_what_cannot_be_supposed_is_told(here: Path, arguments: tuple[str, ...], said: str) -> None:
    """With status 2, and nothing else."""
    del here
    done = run("impact", "memo.mou", *arguments, "--on", "2020-05-01")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert run("impact", "memo.mou", *arguments).exit_code == 2  # no day is read from a clock


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--abolish", "NEW"), "`NEW` (New) exists only from 2020-05-31"),
        (("--merge", "NEW=A"), "`NEW` (New) exists only from 2020-05-31"),
        (("--split", "NEW=A,B"), "`NEW` (New) exists only from 2020-05-31"),
        (("--end", "late"), "`late` (Late) is kept only from 2021-01-01"),
        (("--end", "late", "--lang", "zh"), "「late」（迟）自2021年1月1日起方开始管理"),
    ],
)
def test_what_is_there_only_later_does_not_end(here: Path, arguments: tuple[str, ...], said: str) -> None:
    """With status 2 and the day from which it is there; from that day on it can end."""
    later = """
        agency NEW "New" "新局" { existed from 2020-05 }
        list late "Late" "迟" { kind blacklist; keeper A; existed from 2021-01-01 }
    """
    (here / "memo.mou").write_text(TEXT + later, "utf-8")
    done = run("impact", "memo.mou", *arguments, "--on", "2020-05-01")
    assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True)
    assert run("impact", "memo.mou", *arguments, "--on", "2021-01-01").exit_code == 0


def test_the_gate_takes_classes_and_findings(here: Path) -> None:
    """A class of change, the gravity of a new finding, or its code."""
    del here
    for words, status in (("re-assigned", 1), ("widened", 0), ("MOU302", 1), ("error", 1), ("MOU401", 0)):
        done = run("impact", "memo.mou", "--abolish", "B", "--on", "2020-05-01", "--fail-on", words)
        assert done.exit_code == status, words
    assert run("impact", "memo.mou", "--end", "l", "--on", "2020-05-01", "--fail-on", "worse").exit_code == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_and_markdown_say_what_is_supposed(here: Path, language: str) -> None:
    """Before all else."""
    del here
    arguments = ("impact", "memo.mou", "--end", "l", "--on", "2020-05-01", "--lang", language)
    assert run(*arguments).stdout.startswith({"en": "if `l` (Black) ends", "zh": "假设「l」"}[language])
    page = run(*arguments, "--format", "markdown").stdout
    assert page.startswith({"en": "# mou impact: ", "zh": "# mou impact："}[language])
    assert {"en": "\n- `l` (Black) ends", "zh": "\n- 「l」（黑名单）"}[language] in page


@cache
def corpus() -> Compiled:
    """Return the corpus of real documents, compiled and checked once."""
    return real_corpus()


def of_corpus(day: str, **asked: tuple[str, ...]) -> tuple[list[Change], Found]:
    """Return what would change in the corpus of real documents, and be found."""
    now = corpus()
    supposing = Supposing(now.corpus, date.fromisoformat(day))
    suppose(supposing, Asked(**asked))
    then = replace(now, corpus=supposing.corpus)
    return list(compare(now.corpus, then.corpus).changes), compare_findings(
        *([one for one in side.findings if one.code != "MOU312"] for side in (now, then))
    )


def told_of(found: tuple[ToldFinding, ...]) -> list[tuple[str, str, list[str]]]:
    """Return code, first day and measures of each finding."""
    return [(one.finding.code, str(one.finding.since), list(one.finding.measures)) for one in found]


def test_repealing_the_company_law() -> None:
    """Six clauses cite it: two of the tax memorandum of 2014, two of its own editions of 2018 and, later on, of 2023.

    The article that item 3 of the memorandum cites was to move in 2024; it no longer can.
    """
    changed, findings = of_corpus("2020-01-01", repeal=("法律:公司法",))
    own = [f"company-law-{clause}" for clause in ("2018/146-1", "2018/146-3", "2023/178-1", "2023/178-3")]
    citing = [*own[:2], "tax-3062-2014/3", "tax-3062-2014/12", *own[2:]]
    assert told_of(findings.new) == [("MOU303", "2020-01-01", citing)]
    assert told_of(findings.gone) == [("MOU303", "2024-07-01", ["tax-3062-2014/3"])]
    assert changed == []


def test_merging_the_central_bank_and_the_securities_commission() -> None:
    """What either carries out or keeps on the day or later changes hands, and nothing else: neither keeps a list.

    The bank keeps the credit records by which it rates.

    The memorandum on patents names the bank in items 2(4), 2(5) and 2(7) and the commission in 2(8), the regulation
    on private funds the commission in article 43; the survey of 2018 sets no measures.
    """
    changed, findings = of_corpus("2024-01-01", merge=("人民银行,证监会=新机构",))
    patents = [f"patents-1702-2018/2-{number}" for number in (4, 5, 7, 8)]
    funds = ["private-funds-regulation-2023/43-1"]
    records = ["central-bank-credit"]
    assert sorted((one.kind, one.clause.id, str(one.days.first)) for one in changed) == sorted(
        ("re-assigned", clause, "2024-01-01") for clause in (*records, *patents, *funds)
    )
    assert {one.before.en for one in changed} == {
        "“People's Bank of China”",
        "“Securities Regulatory Commission”",
    }
    assert (findings.new, findings.gone) == ((), ())
