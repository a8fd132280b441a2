"""`mou timeline`: every kind of change on its day, with why, of all or of one name."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from running import Run, runner

from mou_compiler.command_line.asked_back import asked_back
from mou_compiler.source.width import width
from mou_compiler.tables.events_picture import MOST_ROWS
from mou_compiler.words import Text
from real import real_corpus

RULES = """
territory land "Land" "全国" { level national }
territory north "North" "北省" { within land }
agency A "Agency A" "甲局" { kind government; existed from 2000-01-01 until 2018-04-01; succeeded by B }
agency B "Agency B" "乙局" { kind government }
role office "The office" "主管机关" { filled { by B; in north; during from 2019-01-01 until 2020-01-01 } }
law code "Code" "法典" {
    edition 2000 { adopted 2000-01-01; articles 1 to 9 }
    edition 2010 { in force from 2010-01-01; articles 1 to 8; moved art 3 to art 4; dropped 9 }
    repealed by newer; repealed on 2021-01-01
}
law newer "New code" "新法典" { in force from 2021-01-01 }
act trade "Trade" "贸易"
list L "Black list" "黑名单" { kind blacklist; keeper A; existed until 2022-01-01 }
catalogue c "Catalogue" "清单" { in force from 2021-06-01 until 2023-01-01 }
memorandum old "Old" "旧" {
    signed 2015; by A; basis code art 1
    measure 1 { on L; prohibit trade }
    measure 2 { on L; restrict trade; in force from 2016-02-01 until 2017-02-01 }
    listing L { entry 1 { basis none } }
}
instrument new "New" "新" { in force from 2018-01-01; replaces old; amends other }
instrument other "Other" "另" { in force from 2012-01-01 }
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/a.mou").write_text(RULES, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def told(mou: Run, *words: str) -> list[tuple[str, str]]:
    done = mou("timeline", *words, "rules", "--format", "json")
    assert done.exit_code == 0, done.output
    return [(event["day"], event["en"]) for event in json.loads(done.stdout)["events"]]


def test_every_kind_of_change(mou: Run) -> None:
    assert told(mou) == [
        ("2000-01-01", "agency `A` (Agency A) exists"),
        ("2000-01-01", "law `code` (Code) edition 2000 is in force"),
        (
            "2010-01-01",
            "law `code` (Code) edition 2010 is in force; articles move: 3 → 4; articles dropped: 9",
        ),
        ("2012-01-01", "instrument `other` (Other) is in force"),
        (
            "2015-12-31",
            "list `L` (Black list) is ruled by `old` (Old) (by this day; which one is not known)",
        ),
        ("2015-12-31", "memorandum `old` (Old) is in force (by this day; which one is not known)"),
        ("2016-02-01", "measure `old/2` is in force"),
        ("2017-02-01", "measure `old/2` ends"),
        ("2018-01-01", "instrument `new` (New) is in force and amends `other` (Other)"),
        ("2018-01-01", "list `L` (Black list) is no longer ruled by `old` (Old)"),
        ("2018-01-01", "memorandum `old` (Old) ends, replaced by `new` (New)"),
        ("2018-04-01", "agency `A` (Agency A) ends; `B` (Agency B) succeeds it"),
        ("2019-01-01", "role `office` (The office) is filled in North by `B` (Agency B)"),
        ("2020-01-01", "role `office` (The office) is no longer filled in North by `B` (Agency B)"),
        ("2021-01-01", "law `code` (Code) is repealed by `newer` (New code)"),
        ("2021-01-01", "law `newer` (New code) is in force"),
        ("2021-06-01", "catalogue `c` (Catalogue) is in force"),
        ("2022-01-01", "list `L` (Black list) is no longer kept"),
        ("2023-01-01", "catalogue `c` (Catalogue) ends"),
    ]


def test_in_words_day_by_day(mou: Run) -> None:
    assert mou("timeline", "rules", "--from", "2018-01-01", "--to", "2018-12-31", "--lang", "zh").stdout == (
        "2018年1月1日\n"
        "  规范文件「new」（新）施行，修改「other」（另）\n"
        "  名单「L」（黑名单）不再适用「old」（旧）的规定\n"
        "  备忘录「old」（旧）失效，由「new」（新）替代\n"
        "\n"
        "2018年4月1日\n"
        "  机构「A」（甲局）终止，由「B」（乙局）承接\n"
    )


@pytest.mark.parametrize("name", ["A", "Agency A", "甲局"])
def test_of_one_agency_what_it_takes_part_in(mou: Run, name: str) -> None:
    found = told(mou, name)
    assert ("2018-04-01", "agency `A` (Agency A) ends; `B` (Agency B) succeeds it") in found
    assert any("memorandum `old`" in text for _, text in found), "it carries that out"
    assert not any("`code`" in text or "`c`" in text for _, text in found)


def test_an_id_is_meant_before_a_label(mou: Run) -> None:
    Path("rules/b.mou").write_text('law z "old" { in force from 2030-01-01 }\n', encoding="utf-8")
    assert not any("`z`" in text for _, text in told(mou, "old"))
    assert [text for _, text in told(mou, "z")] == ["law `z` (old) is in force"]


def test_of_a_document_what_it_rests_on(mou: Run) -> None:
    found = [text for _, text in told(mou, "old")]
    assert "law `code` (Code) is repealed by `newer` (New code)" in found
    assert "agency `A` (Agency A) ends; `B` (Agency B) succeeds it" in found
    assert not any("catalogue" in text for text in found)


def test_nothing_of_that_name(mou: Run) -> None:
    done = mou("timeline", "odl", "rules")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nothing is named `odl`" in done.stderr
    assert "did you mean `old`?" in done.stderr


def test_no_change_is_said(mou: Run) -> None:
    Path("rules/a.mou").write_text('territory land "Land" "全国"\n', "utf-8")
    assert mou("timeline", "rules").stdout == "nothing changes\n"
    assert mou("timeline", "rules", "--from", "2030-01-01").stdout == "nothing changes\n"


def test_long_labels_are_wrapped(mou: Run) -> None:
    Path("rules/b.mou").write_text(f'instrument z "{"word " * 40}end" {{ in force from 2024-01-01 }}\n')
    lines = mou("timeline", "z", "rules").stdout.splitlines()
    assert len(lines) > 2
    assert all(width(line) <= 120 for line in lines)


def test_the_real_corpus_has_its_reforms() -> None:
    from mou_compiler.tables.events import events

    view = real_corpus().view
    found = {(event.id, event.what.en.partition(";")[0]) for event in events(view)}
    assert ("SAIC", "ends") in found
    assert (
        "announcement-41-2014",
        "ends, replaced by `announcement-24-2016` (Publishing major tax cases, trial, revised (2016))",
    ) in found


def test_the_picture_shows_what_the_text_tells(mou: Run) -> None:
    done = mou("timeline", "rules", "--format", "svg")
    assert done.exit_code == 0, done.output
    root = ET.fromstring(done.stdout)
    said = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}title")]
    tips = [line for text in said for line in text.split("\n")]
    for day, sentence in told(mou):
        assert any(line.startswith(f"{day}: ") and sentence in line for line in tips), sentence
    inexact = [e for e in root.iter("{http://www.w3.org/2000/svg}circle") if e.get("fill") == "#fff"]
    assert len(inexact) == 2  # `signed 2015`: that the document begins, and that the list is ruled by it
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Agency A", "Code", "Black list"} <= set(texts)


def test_the_picture_is_chosen_by_the_suffix_and_speaks_chinese(mou: Run, tmp_path: Path) -> None:
    assert mou("timeline", "甲局", "rules", "--lang", "zh", "-o", "a.svg").exit_code == 0
    text = (tmp_path / "a.svg").read_text("utf-8")
    assert "<title>2000年至" in text
    assert "甲局" in text
    assert "Agency" not in text
    assert mou("timeline", "rules", "-o", "a.png").exit_code == 2


def test_many_things_are_put_together_by_kind_and_none_is_lost(mou: Run, tmp_path: Path) -> None:
    laws = "\n".join(
        f"law l{number} {{ in force from 20{number % 20:02}-01-01 }}" for number in range(MOST_ROWS + 5)
    )
    (tmp_path / "rules/b.mou").write_text(laws, encoding="utf-8")
    root = ET.fromstring(mou("timeline", "rules", "--format", "svg").stdout)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert f"law ({MOST_ROWS + 5 + 4})" in texts
    marks = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    numbers = [
        int(e.text or "") for e in root.iter("{http://www.w3.org/2000/svg}text") if e.get("class") == "m"
    ]
    assert sum(numbers) + len(marks) - len(numbers) == len(told(mou))


def test_a_name_that_several_bear_is_asked_back(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "rules/a.mou").write_text(
        RULES.replace('"Agency B" "乙局"', '"Agency A" "甲局"'), encoding="utf-8"
    )
    done = mou("timeline", "甲局", "rules")
    assert done.exit_code == 2
    assert "`甲局` may be any of agency:A, agency:B\n" in done.stderr
    assert "write which, such as `agency:A`" in done.stderr
    assert told(mou, "agency:A") == told(mou, "A") == told(mou, "机构:A")


def test_what_a_name_may_mean_is_shown_with_letters_that_are_not_seen() -> None:
    said, remedy = asked_back("x", [Text("act:a\u202e", "行为:a\u202e"), Text("act:b", "行为:b")])
    assert (said.en, said.zh) == ("`x` may be any of act:a\ufffd, act:b", "「x」可指行为:a\ufffd、行为:b")
    assert remedy.en == "write which, such as `act:a\ufffd`"


def test_a_hand_over_is_as_exact_as_it_is_written(mou: Run) -> None:
    Path("rules/a.mou").write_text(
        'agency OLD "Old" { existed until 2018-03-01; succeeded by NEW from 2018-05 }\n'
        'agency NEW "New" { existed from 2018-03-05 }\n',
        encoding="utf-8",
    )
    assert (
        "2018-05-31",
        "agency `OLD` (Old) is succeeded by `NEW` (New) (by this day; which one is not known)",
    ) in told(mou)


def test_the_last_day_of_a_law_is_as_exact_as_what_ends_it(mou: Run) -> None:
    Path("rules/a.mou").write_text(
        'law one "One" { in force from 2001-01-01; repealed by two }\n'
        'law two "Two" { in force from 2019-03 until 2021 }\n'
        'law three "Three" { in force from 2001-01-01; repealed on 2020-05 }\n'
        'law four "Four" { in force from 2001-01-01; repealed on 2020-05-06 }\n',
        encoding="utf-8",
    )
    assert [(day, what) for day, what in told(mou) if "repealed" in what] == [
        ("2019-03-31", "law `one` (One) is repealed by `two` (Two) (by this day; which one is not known)"),
        ("2020-05-06", "law `four` (Four) is repealed"),
        ("2020-05-31", "law `three` (Three) is repealed (by this day; which one is not known)"),
        ("2021-12-31", "law `two` (Two) is repealed (by this day; which one is not known)"),
    ]


def test_the_first_day_of_a_law_is_as_exact_as_it_is_written(mou: Run) -> None:
    Path("rules/a.mou").write_text(
        'law code "Code" { in force from 2019-05; edition 2021 { in force from 2021 } }\n', encoding="utf-8"
    )
    assert told(mou, "code") == [
        ("2019-05-31", "law `code` (Code) is in force (by this day; which one is not known)"),
        ("2021-12-31", "law `code` (Code) edition 2021 is in force (by this day; which one is not known)"),
    ]


INEXACT = """
agency A "Agency A" "甲局" { kind government; existed until 2020 }
list L "Black list" "黑名单" { kind blacklist; keeper A }
act trade "Trade" "贸易"
instrument old "Old" "旧" { in force from 2015-01-01
    measure 1 { on L; by A; prohibit trade }
    measure 2 { on L; by A; restrict trade; in force until 2017-02-01 }
}
instrument other "Other" "另" { in force from 2018-05; withdraws old/1 }
instrument stop "Stop" "停" { in force from 2019-07; suspends other }
"""


def test_an_end_is_no_more_exact_than_what_ends_it(mou: Run) -> None:
    Path("rules/a.mou").write_text(INEXACT, encoding="utf-8")
    assert told(mou) == [
        ("2015-01-01", "instrument `old` (Old) is in force"),
        ("2017-02-01", "measure `old/2` ends"),
        ("2018-05-01", "measure `old/1` ends, withdrawn by `other` (Other) (not before this day; which one is not known)"),
        ("2018-05-31", "instrument `other` (Other) is in force (by this day; which one is not known)"),
        ("2019-07-01", "instrument `other` (Other) is suspended by `stop` (Stop) (not before this day; which one is not known)"),
        ("2019-07-31", "instrument `stop` (Stop) is in force (by this day; which one is not known)"),
        ("2020-12-31", "agency `A` (Agency A) ends; nobody succeeds it (by this day; which one is not known)"),
    ]  # fmt: skip
    said = mou("timeline", "old/1", "rules", "--lang", "zh").stdout
    assert "措施「old/1」失效，由「other」（另）撤回（不早于是日，确切日期不详）" in said


MOVED = """
agency A "Agency A" "甲局" { kind government }
agency B "Agency B" "乙局" { kind government }
agency C "Agency C" "丙局" { kind government }
list L "Black list" "黑名单" { kind blacklist; keeper A }
act trade "Trade" "贸易"
catalogue c "Catalogue" "清单" { in force from 2016-01-01 }
catalogue d "Second" "第二清单" { in force from 2019-01-01; replaces c }
guardrail g "Guard" "底线" { never remove; in force from 2017-05 until 2021 }
guardrail h "Always" "一直" { never remove }
memorandum m "Memo" "备忘" {
    in force from 2016-01-01; signatories A, B; by A
    measure 1 { on L; prohibit trade }
    measure 2 { on L; restrict trade }
    measure 3 { on L; inspect trade }
}
memorandum n "Later" "后备忘" {
    in force from 2018-01-01; by A; amends m; admits A, C; releases B; withdraws m/1; signatories A
    measure 1 { on L; cap trade to 1 time; replaces m/2 }
    measure 2 { changes m/3; for 1 year }
}
memorandum o "Last" "末备忘" { in force from 2022-03; amends m; releases B, C; admits B; replaces n }
"""


def test_signatories_guardrails_catalogues_and_what_ends_a_measure(mou: Run) -> None:
    Path("rules/a.mou").write_text(MOVED, encoding="utf-8")
    assert told(mou) == [
        ("2016-01-01", "catalogue `c` (Catalogue) is in force"),
        ("2016-01-01", "memorandum `m` (Memo) is in force"),
        ("2017-05-31", "guardrail `g` (Guard) is in force (by this day; which one is not known)"),
        ("2018-01-01", "measure `m/1` ends, withdrawn by `n` (Later)"),
        ("2018-01-01", "measure `m/2` ends, replaced by `n/1`"),
        ("2018-01-01", "measure `m/3` is changed by `n` (Later)"),
        ("2018-01-01", "memorandum `m` (Memo) has `C` (Agency C) as a signatory, admitted by `n` (Later)"),
        ("2018-01-01", "memorandum `m` (Memo) no longer has `B` (Agency B) as a signatory, released by `n` (Later)"),
        ("2018-01-01", "memorandum `n` (Later) is in force and amends `m` (Memo)"),
        ("2019-01-01", "catalogue `c` (Catalogue) ends, replaced by `d` (Second)"),
        ("2019-01-01", "catalogue `d` (Second) is in force"),
        ("2021-01-01", "guardrail `g` (Guard) ends (not before this day; which one is not known)"),
        ("2022-03-31", "memorandum `m` (Memo) has `B` (Agency B) as a signatory, admitted by `o` (Last) (by this day; which one is not known)"),
        ("2022-03-31", "memorandum `m` (Memo) no longer has `C` (Agency C) as a signatory, released by `o` (Last) (by this day; which one is not known)"),
        ("2022-03-31", "memorandum `n` (Later) ends, replaced by `o` (Last) (by this day; which one is not known)"),
        ("2022-03-31", "memorandum `o` (Last) is in force and amends `m` (Memo) (by this day; which one is not known)"),
    ]  # fmt: skip
    of_one = mou("timeline", "B", "rules", "--lang", "zh").stdout
    assert "备忘录「m」（备忘）依「n」（后备忘）不再以「B」（乙局）为签署单位" in of_one
    assert "措施「m/1」失效，由「n」（后备忘）撤回" in mou("timeline", "m", "rules", "--lang", "zh").stdout


def test_a_change_ends_with_the_text_that_it_changes(mou: Run) -> None:
    Path("rules/a.mou").write_text(
        MOVED.replace("from 2016-01-01; signatories", "from 2016-01-01 until 2020-01-01; signatories"),
        encoding="utf-8",
    )
    assert ("2020-01-01", "measure `n/2` (3) ends with `m` (Memo)") in told(mou)
    said = mou("timeline", "n", "rules", "--lang", "zh").stdout
    assert "措施「n/2」（3）随「m」（备忘）失效" in said


def test_of_a_document_what_its_measures_come_to(mou: Run) -> None:
    Path("rules/a.mou").write_text(INEXACT, encoding="utf-8")
    found = [day for day, text in told(mou, "old") if "agency" not in text]
    assert found == ["2015-01-01", "2017-02-01", "2018-05-01", "2018-05-31", "2019-07-01"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("--from", "2030-01-01"),
            "nothing changes from 2030-01-01; the last change before is of 2023-01-01",
        ),
        (("--to", "1990-01-01"), "nothing changes until 1990-01-01; the next is of 2000-01-01"),
        (
            ("--from", "2001-01-01", "--to", "2001-02-01"),
            "nothing changes from 2001-01-01 until 2001-02-01; the last change before is of 2000-01-01; the next is of 2010-01-01",
        ),
    ],
)
def test_an_empty_answer_says_when_the_nearest_changes_are(
    mou: Run, asked: tuple[str, ...], said: str
) -> None:
    done = mou("timeline", "rules", *asked)
    assert (done.exit_code, done.stdout.split("\n\n")[0].strip()) == (0, said)
    plain = mou("timeline", "rules", *asked, "--format", "json")
    assert (json.loads(plain.stdout)["events"], plain.stderr) == ([], f"note: {said}\n")


def test_days_that_go_backwards_are_refused(mou: Run) -> None:
    done = mou("timeline", "rules", "--from", "2018-01-01", "--to", "2017-01-01")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: no day lies from 2018-01-01 to 2017-01-01\n")
    assert mou("timeline", "rules", "--from", "2018-01-01", "--to", "2018-01-01").exit_code == 0
