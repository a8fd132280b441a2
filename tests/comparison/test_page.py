"""A comparison as a page: all that JSON tells stands on it, in both languages, and no label is markup."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from comparison.comparing import run
from mou_compiler.command_line.differences import report_of
from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.formats import load_format
from mou_compiler.comparison.found import Found
from mou_compiler.comparison.telling import told_change
from mou_compiler.compilation import compile_text
from mou_compiler.words import Language

BASE = """
subject firm "firm" "企业"
agency A
act rail "<b>rail</b>" "乘车"
act bank
list l "List" "名单" { kind blacklist; keeper A; entry 1 { conduct bank } }
memorandum d "Memo <script>x</script>" "备忘录" { number "甲发〔2017〕1号"; in force from 2017-01-01
 measure 1 "Ban & more" "禁乘" { on l; by A; prohibit rail; for 1 year }
 measure 2 "Loan" "限贷" { on l; by A; restrict bank; for 1 year }
 measure 3 "Same" "同" { on l; by A; inspect bank }
}
"""
LATER = (
    BASE.replace("prohibit rail; for 1 year", "prohibit rail; for 2 years")
    .replace("restrict bank; for 1 year", "grant bank")
    .replace("measure 3", "measure 4")
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.mou").write_text(BASE, "utf-8")
    (tmp_path / "new.mou").write_text(LATER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(page: str) -> str:
    """Return what a reader sees."""
    return unescape(re.sub(r"<[^>]+>", "", page[page.index("<body>") :]))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_that_is_told_stands_on_the_page(here: Path, language: str) -> None:
    del here
    page = run("diff", "old.mou", "new.mou", "--format", "html", "--lang", language).stdout
    told = json.loads(run("diff", "old.mou", "new.mou", "--format", "json").stdout)
    seen = words(page)
    assert told["changes"]
    assert told["findings"]["new"]
    for change in told["changes"]:
        assert change["sentence"][language] in seen
        assert change["document_number"] in seen
        assert change["since"] in seen
        assert f'<h2 id="{change["class"]}">' in page
        assert f'<a href="#{change["class"]}">' in page
        assert f"{change['new']['path']}:{change['new']['line']}" in seen
    for change in told["changes"]:
        assert seen.count(change["sentence"][language]) == 1
    for finding in (*told["findings"]["new"], *told["findings"]["gone"]):
        assert finding["message"][language] in seen
    for one in told["renamed"]:
        assert f"{one['old']} → {one['new']}" in seen
    assert f'<html lang="{ {"en": "en", "zh": "zh-Hans"}[language] }">' in page
    assert "<script" not in page
    assert "<b>" not in page
    assert "Ban &amp; more" in page or language == "zh"


def test_impact_and_branches_are_pages_too(here: Path) -> None:
    del here
    page = run("impact", "old.mou", "--end", "l", "--on", "2020-01-01", "--format", "html").stdout
    assert "`l` (List) ends on 2020-01-01" in words(page)
    assert "MOU301" in words(page)
    page = run("diff", "old.mou", "new.mou", "--base", "old.mou", "--format", "html").stdout
    assert "only together" in words(page)


def test_an_edition_is_compared_on_a_page(here: Path) -> None:
    del here
    run("build", "old.mou", "-o", "made")
    page = run("diff", "made", "new.mou", "--format", "html").stdout
    assert "made is an edition: rows are compared" in words(page)
    told = json.loads(run("diff", "made", "new.mou", "--format", "json").stdout)
    assert page.count("<section>") == len(told["rows"]) > 0


def test_a_build_tells_what_changed_since_an_earlier_state(here: Path) -> None:
    done = run("build", "new.mou", "--since", "old.mou", "-o", "out", "--fail-on", "never")
    assert done.exit_code == 0, done.stderr
    alone = json.loads(run("diff", "old.mou", "new.mou", "--format", "json").stdout)
    built = json.loads(Path("out/report/changes.json").read_text("utf-8"))
    assert built["changes"] == alone["changes"]
    assert built["findings"] == alone["findings"]
    assert Path("out/report/changes.md").read_text("utf-8").startswith("# mou diff: ")
    home = Path("out/site/index.html").read_text("utf-8")
    for address in ("changes.html", "changes.zh.html"):
        assert f'href="{address}"' in home
        assert (Path("out/site") / address).is_file()
    assert "since old.mou" in home
    named = {entry["path"] for entry in json.loads(Path("out/index.json").read_text("utf-8"))["files"]}
    assert {"report/changes.json", "report/changes.md", "site/changes.html", "site/changes.zh.html"} <= named


def test_without_an_earlier_state_there_is_no_such_page(here: Path) -> None:
    run("build", "new.mou", "-o", "out", "--fail-on", "never")
    assert not Path("out/report/changes.json").exists()
    assert "changes.html" not in Path("out/site/index.html").read_text("utf-8")
    for wrong in ("nosuch", "broken.mou"):
        Path("broken.mou").write_text("agency {", "utf-8")
        assert run("build", "new.mou", "--since", wrong, "-o", "elsewhere").exit_code == 2
        assert not Path("elsewhere").exists()


@pytest.mark.parametrize(
    ("form", "language", "label"), [("markdown", "en", "“Memo”"), ("html", "zh", "「备忘录」")]
)
def test_a_document_without_a_number_is_named_by_its_label(form: str, language: Language, label: str) -> None:
    old, new = (
        compile_text(text.replace('number "甲发〔2017〕1号"; ', "").replace(" <script>x</script>", "")).corpus
        for text in (BASE, LATER)
    )
    found = compare(old, new)
    changes = tuple(told_change(found, one) for one in found.changes)
    assert {change.number for change in changes} == {""}
    report = report_of(("a", "b"), found, changes, Found((), (), 0))
    assert label in load_format(form).render(report, language)
