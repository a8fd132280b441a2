"""`mou names`: what bears a word, whole names first, with how often each is used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run, runner

from mou_compiler.source.width import width

RULES = """
subject firm "Firm" "企业"
agency bank "Central Bank" "中央银行" { kind bank; alias "人行", "Bank of Banks" }
agency A "Riverbank Office" "河岸办" { kind government }
act bank-account "Bank account" "银行账户"
list L "List of firms" "银行名单" { kind blacklist; keeper bank; entry 1 { basis none } }
instrument m "Order" "命令" {
    number "银发〔2020〕1号"; in force from 2020-01-01; by bank
    measure 1 "Close the bank" { on L; prohibit bank-account }
}
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/a.mou").write_text(RULES, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def ids(mou: Run, *words: str) -> list[str]:
    done = mou("names", *words, "rules", "--format", "json")
    assert done.exit_code == 0, done.output
    return [item["id"] for item in json.loads(done.stdout)["names"]]


def test_whole_names_come_first_then_beginnings_then_words_then_the_rest(mou: Run) -> None:
    assert ids(mou, "bank") == ["bank", "bank-account", "m/1", "A"]


def test_a_whole_name_comes_before_the_beginning_of_an_earlier_kind(mou: Run) -> None:
    Path("rules/b.mou").write_text('agency orders "Orders Office"\n', encoding="utf-8")
    assert ids(mou, "order") == ["m", "orders"]


def test_two_han_letters_are_found_anywhere_in_a_label_an_alias_or_a_number(mou: Run) -> None:
    assert ids(mou, "银行") == ["bank-account", "L", "bank"]
    assert ids(mou, "行账") == ["bank-account"]
    assert ids(mou, "人行") == ["bank"]
    assert ids(mou, "2020〕1") == ["m"]


@pytest.mark.parametrize("kind", ["agency", "机构"])
def test_one_kind_alone(mou: Run, kind: str) -> None:
    assert ids(mou, kind, "bank") == ["bank", "A"]


def test_case_and_composition_of_letters_do_not_matter(mou: Run) -> None:
    assert ids(mou, "BANK OF B") == ["bank"]
    Path("rules/b.mou").write_text('agency cafe "Café"\n', encoding="utf-8")
    assert ids(mou, "cafe\u0301") == ["cafe"]


def test_how_often_each_is_used(mou: Run) -> None:
    found = json.loads(mou("names", "bank", "rules", "--format", "json").stdout)["names"]
    assert {item["id"]: item["uses"] for item in found} == {"bank": 2, "bank-account": 1, "m/1": 0, "A": 0}
    text = mou("names", "agency", "bank", "rules").stdout
    assert text == (
        "agency  bank  used 2 times  Central Bank; 中央银行; 人行; Bank of Banks\n"
        "agency  A     not used      Riverbank Office; 河岸办\n"
    )
    assert mou("names", "agency", "bank", "rules", "--lang", "zh").stdout == (
        "机构  bank  使用2次  中央银行；Central Bank；人行；Bank of Banks\n"
        "机构  A     未使用   河岸办；Riverbank Office\n"
    )


def test_a_kind_alone_is_a_word(mou: Run) -> None:
    assert ids(mou, "list") == ["L"], "no kind is meant where no word follows: `List of firms` begins with it"
    assert mou("names", "list", MOU_PATHS="rules").exit_code == 0


def test_nothing_found_is_no_success_and_says_what_is_near(mou: Run) -> None:
    done = mou("names", "agency", "rivrbank", "rules")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: no agency has `rivrbank` in its id, label or alias\n")
    done = mou("names", "Centrel Bank", "rules")
    assert "did you mean `Central Bank`?" in done.stderr
    assert "没有任何声明的标识、名称或别名含有「xyz」" in mou("names", "xyz", "rules", "--lang", "zh").stderr


def test_a_long_label_is_wrapped_and_no_id_is_cut(mou: Run) -> None:
    label = "word " * 60
    Path("rules/b.mou").write_text(f'agency {"long-" * 20}id "{label.strip()}"\n', encoding="utf-8")
    lines = mou("names", "long", "rules").stdout.splitlines()
    assert "long-" * 20 + "id" in lines[0]
    assert len(lines) > 2
    assert all(width(line) <= 120 for line in lines[1:])


def test_paths_may_be_configured(mou: Run) -> None:
    assert mou("names", "bank", MOU_PATHS="rules").exit_code == 0
    Path("pyproject.toml").write_text('[tool.mou]\npaths = ["rules"]\n')
    assert mou("names", "人行").stdout.startswith("agency  bank")


ENDING = """
agency A "First" "甲局" { kind government; existed 2005-01-01 until 2018-04-20; succeeded by B }
agency B "Second" "乙局" { kind government; existed from 2018-04-20 }
agency C "Third" "丙局" { kind government; existed until unknown "not read" }
agency D "Fourth" "丁局" { kind government; existed 2005-01 until 2010 }
law X "Law X" "甲法" { in force from 2005-01-01; repealed by Y; repealed on 2015-01-01 }
law Y "Law Y" "乙法" { in force unknown "no copy" }
law Z "Law Z" "丙法" { in force unknown "no copy"; edition 2010 { in force from 2010-01-01 } }
list L "List L" "甲名单" { kind blacklist; keeper A; existed until 2012-01-01 }
territory T "Old county" "旧县" { existed 2000-01-01 until 2018-01-01; succeeded by U }
territory U "New city" "新市" { existed from 2018-01-01 }
instrument m "Order" "命令" { in force from 2020-01-01; by A }
"""


@pytest.mark.parametrize(
    ("id_", "day", "english", "chinese"),
    [
        ("A", "2004-12-31", "it exists only from 2005-01-01", "自2005年1月1日起方存续"),
        ("A", "2005-01-01", None, None),
        ("A", "2018-04-19", None, None),
        ("A", "2018-04-20", "it exists only before 2018-04-20; “Second” acts for it", "已于2018年4月20日终止；由「乙局」代行"),
        ("C", "2019-01-01", "until when it exists is not known (not read)", "存续至何时不详（编者注：not read）"),
        ("D", "2004-12-31", "it exists only from 2005-01-01", "自2005年1月1日起方存续"),
        ("D", "2005-01-15", "it begins on some day from 2005-01-01 to 2005-01-31", "于2005年1月1日至2005年1月31日间某日开始"),
        ("D", "2005-01-31", None, None),
        ("D", "2010-06-01", "it ends on some day from 2010-01-01 to 2010-12-31", "于2010年1月1日至2010年12月31日间某日终止"),
        ("D", "2010-12-31", "it exists only before 2010-12-31", "已于2010年12月31日终止"),
        ("X", "2014-12-31", None, None),
        ("X", "2015-01-01", "it is in force only before 2015-01-01", "已于2015年1月1日失效"),
        ("Y", "2015-01-01", "since when it is in force is not known (no copy)", "自何时起施行不详（编者注：no copy）"),
        ("Z", "2015-01-01", None, None),
        ("L", "2011-12-31", None, None),
        ("L", "2012-01-01", "it is kept only before 2012-01-01", "已于2012年1月1日终止"),
        ("T", "1999-12-31", "it exists only from 2000-01-01", "自2000年1月1日起方存续"),
        ("T", "2017-12-31", None, None),
        ("T", "2018-01-01", "it exists only before 2018-01-01; it lies in “New city”", "已于2018年1月1日终止，其区域今属「新市」"),
        ("m", "2019-12-31", "it is in force only from 2020-01-01", "自2020年1月1日起方施行"),
    ],
)  # fmt: skip
def test_what_is_not_there_on_the_day_that_is_asked_about_says_why(
    mou: Run, id_: str, day: str, english: str | None, chinese: str | None
) -> None:
    Path("rules/a.mou").write_text(ENDING, encoding="utf-8")
    asked = json.loads(mou("names", id_, "rules", "--as-of", day, "--format", "json").stdout)
    found = next(item for item in asked["names"] if item["id"] == id_)
    assert (asked["as_of"], found.get("absent")) == (day, english and {"en": english, "zh": chinese})
    for language, told in (("en", f"[{english}]"), ("zh", f"【{chinese}】")):
        done = mou("names", id_, "rules", "--as-of", day, "--lang", language)
        assert done.exit_code == 0, done.output
        assert (told in " ".join(done.stdout.split())) is (english is not None)
    assert "absent" not in mou("names", id_, "rules", "--format", "json").stdout
