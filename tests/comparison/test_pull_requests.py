"""Pull requests as a reviewer meets them: the Markdown of each says what changed, and nothing that did not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from comparison.comparing import run

BASE = """
subject firm "Firm" "企业"
agency A "First" "甲局"
agency B "Second" "乙局"
rank statute "Statute" "法律" { may-burden }
law code "Code" "法典" { rank statute; in force from 2000-01-01 }
act rail "Rail" "乘车"
act bank "Bank" "贷款"
act fraud "Fraud" "欺诈"
list l "Black" "黑名单" { kind blacklist; keeper A; entry 1 "Fraud" "欺诈" { conduct fraud; basis code art 1 } }
list m "White" "红名单" { kind redlist; keeper B; entry 1 { conduct fraud; basis code art 2 } }
memorandum d "Memo" "备忘录" {
    number "甲发〔2017〕1号"; in force from 2017-01-01
    measure 1 "Ban" "禁乘" { on l; by A; prohibit rail; for 2 years from entry; basis code art 5 }
    measure 2 "Loan" "限贷" { on l; by B; restrict bank; for 1 year from entry; basis code art 7 }
}
"""
BAN = 'measure 1 "Ban" "禁乘" { on l; by A; prohibit rail; for 2 years from entry; basis code art 5 }'
LOAN = 'measure 2 "Loan" "限贷" { on l; by B; restrict bank; for 1 year from entry; basis code art 7 }'
COPY = BASE[BASE.index("memorandum d") :].replace("memorandum d", "memorandum e").replace("〕1号", "〕2号")
ON = "On 2017-01-01 a firm that is on “Black”: "


def changed(old: str, new: str) -> str:
    """Return the corpus with one piece written otherwise."""
    assert old in BASE
    return BASE.replace(old, new)


REQUESTS: dict[str, tuple[str, list[str], list[str], list[str]]] = {
    "rename": (
        changed("measure 1 ", "measure 1-1 "),
        [],
        ["`d/1` → `d/1-1`"],
        [],
    ),
    "move": (BASE.replace(BAN, "").replace(LOAN, f"{LOAN}\n    {BAN}"), [], [], []),
    "add a collision": (
        changed(LOAN, f"{LOAN}\n    measure 3 {{ on m; by B; grant rail; basis code art 8 }}"),
        ["**added**: `d/3`"],
        ["On 2017-01-01 a firm that is on “White”: grant “Rail” did not apply, and now does"],
        ["MOU401"],
    ),
    "repeal": (
        changed("in force from 2000-01-01", "in force from 2000-01-01; repealed on 2020-01-01"),
        [],
        ["“Code” is repealed", "law `code` (Code)"],
        ["MOU303"],
    ),
    "end a list in use": (
        changed("kind blacklist; keeper A", "kind blacklist; keeper A; existed until 2020-01-01"),
        ["**re-dated**: `l`", "**re-dated**: `l/1`"],
        ["nothing before 2020-01-01 changes"],
        ["MOU301"],
    ),
    "lengthen a term": (
        changed("for 1 year", "for 3 years"),
        ["**lengthened**: `d/2`"],
        [f"{ON}restrict “Bank” has another term: 1 year from entry before, 3 years from entry now"],
        [],
    ),
    "shorten a term": (
        changed("for 2 years", "for 6 months"),
        ["**shortened**: `d/1`"],
        [f"{ON}prohibit “Rail” has another term: 2 years from entry before, 6 months from entry now"],
        [],
    ),
    "harden": (
        changed("restrict bank", "prohibit bank"),
        ["**hardened**: `d/2`"],
        [f"{ON}prohibit “Bank” has another modality: restrict before, prohibit now"],
        [],
    ),
    "soften": (
        changed("prohibit rail", "force may; prohibit rail"),
        ["**softened**: `d/1`"],
        [f"{ON}prohibit “Rail” has another force: mandatory before, may now"],
        [],
    ),
    "add an enforcer": (
        changed("by B; restrict", "by A, B; restrict"),
        ["**re-assigned**: `d/2`"],
        [f"{ON}restrict “Bank” is now also carried out by “First”"],
        [],
    ),
    "let another act": (
        changed("by B; restrict", "by A; restrict"),
        ["**re-assigned**: `d/2`"],
        [f"{ON}restrict “Bank” has another enforcer: “Second” before, “First” now"],
        [],
    ),
    "rest it on another article": (
        changed("basis code art 7", "basis code art 8(2)"),
        ["**re-based**: `d/2`"],
        [f"{ON}restrict “Bank” has another basis: “Code” art 7 before, “Code” art 8(2) now"],
        [],
    ),
    "set a default for all measures": (
        changed(
            "in force from 2017-01-01",
            "in force from 2017-01-01; within 5 days; objection to B within 9 days",
        ),
        [kind for id_ in ("d/1", "d/2") for kind in [f"**altered otherwise**: `{id_}`"] * 2],
        [
            f"{ON}prohibit “Rail” has another objection: none before, to “Second” within 9 days now",
            f"{ON}restrict “Bank” has another deadline: none before, 5 days now",
        ],
        ["MOU308"],
    ),
    "copy a document": (
        BASE + COPY,
        [],
        ["e/1", "e/2"],
        ["MOU304", "MOU403"],
    ),  # no channel serves the copy either
}
"""By name: the newer text, the changes, what is said of them among other things, and the codes that are new."""


def told(folder: Path, old: str, new: str) -> list[str]:
    """Return the lines of the Markdown."""
    for name, text in (("old", old), ("new", new)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "memo.mou").write_text(text, "utf-8")
    done = run("diff", "old", "new", "--format", "markdown")
    assert done.exit_code == 0, done.stderr
    return [line.replace("\\", "") for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", REQUESTS)
def test_a_reviewer_sees_what_changed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change once, with its sentence; no other change, and no other code that is new."""
    monkeypatch.chdir(tmp_path)
    new, changes, said, codes = REQUESTS[name]
    lines = told(tmp_path, BASE, new)
    text = "\n".join(lines)
    heads = [line.removeprefix("- ") for line in lines if line.startswith("- **") and "MOU" not in line]
    assert [head.partition(" (")[0] for head in heads] == changes
    for piece in said:
        assert piece in text
    at = text.partition("## New findings")[2].partition("## ")[0]
    assert {line[4:10] for line in at.splitlines() if line.startswith("- **MOU")} == set(codes)
    if not changes and not said and not codes:
        assert lines[0].startswith("# mou diff: no change")


def test_a_translation_is_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twelfth: each keyword in Chinese, by the formatter."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "memo.mou").write_text(BASE, "utf-8")
    run("fmt", "new/memo.mou", "--to", "zh")
    translated = (tmp_path / "new" / "memo.mou").read_text("utf-8")
    assert "备忘录 d" in translated
    lines = told(tmp_path, BASE, translated)
    assert lines[0].startswith("# mou diff: no change")
    assert "Findings: 0 new, 0 gone" in "\n".join(lines)


@pytest.mark.parametrize("name", [name for name, (_, changes, _, _) in REQUESTS.items() if changes])
def test_a_sentence_in_chinese_has_no_id_and_no_english(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told(tmp_path, BASE, REQUESTS[name][0])
    done = run("diff", "old", "new", "--format", "json")
    sentences = [change["sentence"]["zh"] for change in json.loads(done.stdout)["changes"]]
    assert sentences
    assert [text for text in sentences if re.search("[A-Za-z]", text)] == []


def test_what_a_rule_of_a_list_says_is_told_in_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    more = 'entry 2 "Debt" "欠债" { conduct debt; basis code art 3 }; exit 1 "Paid" "还清" { kind fulfilment }; entry 1 "Fraud"'
    text = "\n".join(told(tmp_path, BASE, changed('entry 1 "Fraud"', more) + 'act debt "Owing" "拖欠"\n'))
    assert "entry on “Black” for “Owing” did not apply, and now does" in text
    assert "a way off “Black” did not apply, and now does" in text
    done = run("diff", "old", "new", "--lang", "zh")
    assert "因「拖欠」列入「黑名单」，原不适用，现适用" in done.stdout.replace("\n  ", "")
    assert "移出「黑名单」的途径，原不适用，现适用" in done.stdout.replace("\n  ", "")
