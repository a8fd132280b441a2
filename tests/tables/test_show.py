"""`mou show`: the text of a document in force on a day, with what others add, replace and withdraw worked in."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comparison.comparing import run
from mou_compiler.compilation import compile_text
from mou_compiler.tables.consolidated import consolidated
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"
TEXT = """
agency A "First" "甲局"
agency B "Second <b>" "乙局" { existed until 2020-01-01; succeeded by A }
act rail "Trains" "乘车"
act bank "Loans" "贷款"
act air "Flights" "乘机"
subject firm "Firm" "企业"
attribute sum "Sum" "金额" { type money }
law code "Code" "法典"
list l "Black list" "黑名单" { kind blacklist; keeper A }
memorandum d "Memo" "备忘录" { number "甲发〔2017〕1号"; signed 2016-12-01; in force from 2017-01-01 until 2022-01-01; signatories A, B
 measure 1 "Ban" "禁乘" { on l; by A; prohibit rail; for 1 year; basis code art 5 }
 measure 2 "Loan" "限贷" { on l; to firm; when sum > 5 yuan; by B; restrict bank }
 measure 3 "Short" "短期" { on l; by A; restrict bank; in force until 2018-01-01 }
 measure 4 "Later" "稍后" { on l; by A; restrict rail; in force from 2019-06-01 }
 measure 5 "Out" "撤回" { on l; by A; restrict air }
}
instrument e "Amendment" "修改决定" { number "甲发〔2019〕2号"; in force from 2019-01-01; amends d; withdraws d/5
 measure 1 "Longer" "延长" { on l; by A; prohibit rail; for 3 years; replaces d/1 }
 measure 2 "New" "新增" { on l; by A; prohibit air }
}
instrument f "Other" "他文" { in force from 2018-01-01; measure 1 { on l; by A; grant rail } }
instrument g "Successor" "新文" { in force from 2022-01-01; replaces d }
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the corpus."""
    (tmp_path / "memo.mou").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*arguments: str, path: str = "memo.mou") -> dict[str, Any]:
    """Return the text as JSON."""
    done = run("show", arguments[0], path, *arguments[1:], "--format", "json")
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def clauses(text: dict[str, Any]) -> list[tuple[str, str]]:
    """Return number and id of each clause in force."""
    return [(one["number"], one["id"]) for one in text["clauses"]]


def gone(text: dict[str, Any]) -> dict[str, str]:
    """Return why each clause is not in force."""
    return {one["number"]: one["why"]["en"] for one in text["not_in_force"]}


@pytest.mark.parametrize(
    ("day", "standing", "without"),
    [
        ("2017-06-01", ["d/1", "d/2", "d/3", "d/5"], {"4": "in force only from 2019-06-01"}),
        (
            "2018-06-01",
            ["d/1", "d/2", "d/5"],
            {"3": "ended on 2018-01-01", "4": "in force only from 2019-06-01"},
        ),
        (
            "2019-02-01",
            ["e/1", "d/2", "e/2"],
            {
                "1": "ended on 2019-01-01 by “Amendment” (甲发〔2019〕2号)",
                "3": "ended on 2018-01-01",
                "4": "in force only from 2019-06-01",
                "5": "ended on 2019-01-01 by “Amendment” (甲发〔2019〕2号)",
            },
        ),
    ],
)
def test_the_text_of_a_day(here: Path, day: str, standing: list[str], without: dict[str, str]) -> None:
    """What is replaced stands in its place, what is added behind, and each that is gone says why."""
    del here
    text = told("d", "--as-of", day)
    assert [id_ for _, id_ in clauses(text)] == standing
    assert gone(text) == without


def test_each_clause_says_where_it_comes_from(here: Path) -> None:
    """The former number stays; the text and number that changed it, and the day, stand beside."""
    del here
    text = told("备忘录", "--as-of", "2019-07-01")
    assert clauses(text) == [("1", "e/1"), ("2", "d/2"), ("4", "d/4"), ("2", "e/2")]
    first, second, _, last = text["clauses"]
    assert first["origin"]["en"] == (
        "in place of the former text, by “Amendment” (甲发〔2019〕2号), number 1, from 2019-01-01"
    )
    assert first["origin"]["zh"] == "自2019年1月1日起由《修改决定》（甲发〔2019〕2号）第1项替代原文"
    assert second["origin"] is None
    assert last["origin"]["en"].startswith("added by “Amendment”")
    assert {"en": "Amended", "zh": "修改"} in [item["role"] for item in text["head"]]
    assert "Amended" not in [item["role"]["en"] for item in told("d", "--as-of", "2018-01-01")["head"]]


def test_a_clause_says_all_of_the_rule_in_labels(here: Path) -> None:
    """Who acts now stands beside whom the text names."""
    del here
    says = {
        item["role"]["en"]: item["says"] for item in told("d", "--as-of", "2020-06-01")["clauses"][1]["says"]
    }
    assert says["Restrict"] == {"en": "Loans", "zh": "贷款"}
    assert says["Set off by"] == {"en": "“Black list”", "zh": "「黑名单」"}
    assert says["When"] == {"en": "“Sum” > 5 yuan", "zh": "「金额」 ＞ 5元"}
    assert says["To"] == {"en": "Firm", "zh": "企业"}
    assert says["By"] == {"en": "Second <b> (now First)", "zh": "乙局（现为甲局）"}
    assert says["Force"] == {"en": "mandatory", "zh": "应当"}
    first = {
        item["role"]["en"]: item["says"] for item in told("d", "--as-of", "2017-06-01")["clauses"][0]["says"]
    }
    assert first["Basis"] == {"en": "“Code” art 5", "zh": "《法典》 第五条"}
    assert first["For"] == {"en": "1 year", "zh": "1年"}


def test_a_text_that_is_not_in_force_says_so(here: Path) -> None:
    """Before its first day, and once another has replaced it; without a day every clause has its own."""
    del here
    assert clauses(told("d", "--as-of", "2016-01-01")) == []
    notes = [told("d", "--as-of", day)["head"][-1]["says"]["en"] for day in ("2016-01-01", "2022-06-01")]
    assert notes == [
        "not yet in force on 2016-01-01",
        "no longer in force on 2022-06-01: replaced by “Successor”",
    ]
    whole = told("d")
    assert [id_ for _, id_ in clauses(whole)] == ["d/1", "e/1", "d/2", "d/3", "d/4", "d/5", "e/2"]
    assert {one["id"]: one["valid_to"] for one in whole["clauses"]}["d/1"] == "2019-01-01"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_a_page_and_a_document(here: Path, language: str) -> None:
    """The same lines in each form, nothing of them markup, the same bytes each time."""
    from docx import Document

    from mou_compiler.tables.shown_text import as_docx, shown

    del here
    asked = ("show", "d", "memo.mou", "--as-of", "2019-07-01", "--lang", language)
    title, label = {"en": ("Memo", "Second <b>"), "zh": ("备忘录", "乙局")}[language]
    page = run(*asked, "--format", "html").stdout
    assert f"<h1>{title}</h1>" in page
    assert "<b>" not in page
    text = run(*asked, "--format", "markdown").stdout
    assert text.startswith(f"# {title}\n")
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert {"en": "Measures", "zh": "一、措施"}[language] in run(*asked).stdout
    compiled = compile_text(TEXT)
    found = shown(consolidated(compiled.view, compiled.corpus.documents["d"], date(2019, 7, 1)), language)  # type: ignore[arg-type]
    raw = as_docx(found)
    assert raw == as_docx(found)
    read = [paragraph.text for paragraph in Document(io.BytesIO(raw)).paragraphs]
    assert read[0] == title
    assert any(label in line for line in read)
    wanted = [line for part in found.parts for first, rest in part.items for line in (first, *rest)]
    assert set(wanted) <= set(read)


def test_a_name_that_is_none_is_answered(here: Path) -> None:
    """With the nearest, and status 2."""
    del here
    done = run("show", "dd", "memo.mou")
    assert done.exit_code == 2
    assert run("show", "Mem", "memo.mou").stderr.endswith("did you mean `Memo`?\n")


def test_the_limits_on_consumption_after_2015() -> None:
    """Each clause of 2010 has given way to that of 2015 in its place; what 2015 adds stands behind."""
    view = real_corpus().view
    document = view.corpus.documents["spc-consumption-limits-2010"]
    after = consolidated(view, document, date(2016, 1, 1)).clauses
    assert (after[0].number, after[0].id) == ("3-1-1", "spc-consumption-limits-2015/3-1-1")
    assert all(one.id.startswith("spc-consumption-limits-2015/") for one in after[:8])
    before = consolidated(view, document, date(2015, 7, 21))
    assert all(one.id.startswith("spc-consumption-limits-2010/") for one in before.clauses)
    assert before.gone == ()


LATER = """
agency A "First" "甲局"
agency B "Second" "乙局"
act rail "Trains" "乘车"
act air "Flights" "乘机"
list l "Black list" "黑名单" { kind blacklist; keeper A }
instrument s "Statute" "条例" { in force from 2016-01-01
 measure 1 { on l; by A; prohibit air }
 measure 2 { on l; by A; prohibit rail }
 measure 3 { on l; by A; restrict air; in force from 2018 }
 measure 4 { on l; by A; restrict rail; in force until 2018-03 }
}
instrument c "Circular" "通知" { in force from 2018-01-01; amends s; measure 2 { changes s/2; for 1 year } }
instrument e "Order" "命令" { in force from 2019-06; withdraws s/1; measure 1 { changes s/2; by B } }
"""


@pytest.mark.parametrize(
    ("day", "number", "why", "chinese"),
    [
        ("2016-06-01", "3", "in force only from some day between 2018-01-01 and 2018-12-31", "自2018年1月1日至2018年12月31日间某日起施行"),
        ("2019-01-01", "4", "ended on some day between 2018-03-01 and 2018-03-31", "自2018年3月1日至2018年3月31日间某日起失效"),
        ("2018-06-01", "2", "changed on 2018-01-01 by “Circular”", "自2018年1月1日起由《通知》变更"),
        ("2019-06-15", "2", "changed on 2018-01-01 by “Circular”", "自2018年1月1日起由《通知》变更"),
        ("2020-01-01", "2", "changed on 2018-01-01 by “Circular”", "自2018年1月1日起由《通知》变更"),
        ("2020-01-01", "1", "ended on some day between 2019-06-01 and 2019-06-30 by “Order”", "自2019年6月1日至2019年6月30日间某日起因《命令》失效"),
    ],
)  # fmt: skip
def test_why_a_clause_is_gone_is_as_exact_as_its_days_and_no_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str, number: str, why: str, chinese: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("later.mou").write_text(LATER, "utf-8")
    found = told("s", "--as-of", day, path="later.mou")["not_in_force"]
    assert [one["why"] for one in found if one["number"] == number] == [{"en": why, "zh": chinese}]


def test_a_clause_is_told_to_be_suspended_with_the_text_that_changes_it() -> None:
    """Its own text goes on; the day on which the change ends is not known, so no end is told."""
    compiled = compile_text(
        """
        agency A "A" "甲"
        act rail "Trains" "乘车"
        list l "L" "名单" { kind blacklist; keeper A }
        memorandum d "D" "文" { in force from 2016-01-01; measure 1 { on l; by A; prohibit rail } }
        memorandum e "E" "改" { in force from 2018-01-01; measure 1 { changes d/1; for 1 year } }
        memorandum f "F" "再改" {
            in force from 2019-01-01; suspended from 2020-01-01 until 2021-01-01
            measure 1 { changes e/1; for 2 years }
        }
        """
    )
    for id_ in ("d", "e", "f"):
        text = consolidated(compiled.view, compiled.corpus.documents[id_], date(2020, 6, 1))
        assert not text.clauses
        assert [one.why.en for one in text.gone] == ["suspended from 2020-01-01 until 2021-01-01"]
        later = consolidated(compiled.view, compiled.corpus.documents[id_], date(2021, 6, 1))
        assert [clause.id for clause in later.clauses] == ["f/1"]


def test_a_text_says_what_it_does_to_others(here: Path) -> None:
    """To texts, their measures and who signs them in its head, in each clause of which it takes the place."""
    (here / "more.mou").write_text(
        TEXT
        + """
        agency C "Third" "丙局"
        instrument h "Pause" "暂停令" { in force from 2020-01-01; amends d; admits C; releases A, B; suspends d/2, f
         measure 1 { changes e/1; for 2 years }
        }
        """,
        "utf-8",
    )
    heads = {
        id_: [(one["role"], one["says"]) for one in told(id_, path="more.mou")["head"]] for id_ in "degh"
    }
    assert [(role["en"], says["en"]) for role, says in heads["h"][1:]] == [
        ("Admits", "Third"),
        ("Releases", "First and Second <b>"),
        ("Amends", "“Memo” (甲发〔2017〕1号)"),
        ("Suspends", "measure 2 of “Memo” (“Loan”) and “Other”"),
    ]
    assert ("Replaces", "“Memo” (甲发〔2017〕1号)") in [(role["en"], says["en"]) for role, says in heads["g"]]
    assert ("撤回", "「备忘录」措施5（「撤回」）") in [(role["zh"], says["zh"]) for role, says in heads["e"]]
    assert not {"Amends", "Withdraws"} & {role["en"] for role, _ in heads["d"]}
    first = {id_: told(id_, path="more.mou")["clauses"][0]["says"][0] for id_ in "deh"}
    assert first["e"]["role"]["en"] == "Replaces"
    assert first["e"]["says"]["en"].startswith("measure 1 of “Memo”")
    assert (first["h"]["role"]["zh"], first["h"]["says"]["en"][:12]) == ("变更", "measure 1 of")
    assert first["d"]["role"]["en"] == "Prohibit"
