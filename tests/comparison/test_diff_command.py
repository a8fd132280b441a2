"""`mou diff`: folders, revisions and days; what cannot be compared is told with status 2 and never as no change."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from comparison.comparing import run

BASE = """
subject firm "firm" "企业"
agency A
agency B
act rail
act bank
list l { kind blacklist; keeper A; entry 1 { conduct bank } }
memorandum d "Memo" "备忘录" { number "甲发〔2017〕1号"; in force from 2017-01-01
 measure 1 "Ban" "禁乘" { on l; by A; prohibit rail; for 1 year }
}
"""


def git(*arguments: str, folder: Path) -> None:
    """Run git as nobody in particular."""
    who = {f"GIT_{part}_{what}": "nobody" for part in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    away = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **who, **away}
    )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two states of a corpus; the second is lengthened, in a file of another name."""
    folder = tmp_path / "work"
    (folder / "memoranda").mkdir(parents=True)
    git("init", "-q", "-b", "main", folder=folder)
    (folder / "memoranda" / "one.mou").write_text(BASE, "utf-8")
    git("add", ".", folder=folder)
    git("commit", "-q", "-m", "first", folder=folder)
    (folder / "memoranda" / "one.mou").unlink()
    (folder / "memoranda" / "two.mou").write_text(BASE.replace("1 year", "2 years"), "utf-8")
    git("add", "-A", folder=folder)
    git("commit", "-q", "-m", "second", folder=folder)
    monkeypatch.chdir(folder)
    return folder


def classes(output: str) -> list[str]:
    """Return the classes of the changes told as JSON."""
    return [change["class"] for change in json.loads(output)["changes"]]


def test_a_revision_is_compared_with_the_folder(repository: Path) -> None:
    """The file of the older state is nowhere in the folder any more, and nothing is checked out for it."""
    done = run("diff", "HEAD~1", "memoranda", "--format", "json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert classes(done.stdout) == ["lengthened"]
    assert told["changes"][0]["old"]["path"] == "memoranda/one.mou"
    assert told["changes"][0]["new"]["path"] == "memoranda/two.mou"
    assert sorted(path.name for path in (repository / "memoranda").iterdir()) == ["two.mou"]


def test_two_revisions_are_compared(repository: Path) -> None:
    """Neither stands in the folder; what is not committed does not count."""
    (repository / "memoranda" / "two.mou").write_text(BASE.replace("1 year", "9 years"), "utf-8")
    assert classes(run("diff", "HEAD~1", "main", "--format", "json").stdout) == ["lengthened"]
    assert classes(run("diff", "main", "HEAD", "--format", "json").stdout) == []
    assert classes(run("diff", "HEAD", "memoranda", "--format", "json").stdout) == ["lengthened"]


def test_two_revisions_are_compared_at_the_paths_named_behind_them(repository: Path) -> None:
    git("mv", "memoranda", "rules", folder=repository)
    git("commit", "-qam", "moved", folder=repository)
    Path("rules").mkdir(exist_ok=True)
    (file,) = Path("rules").glob("*.mou")
    file.write_text(file.read_text("utf-8").replace("prohibit rail", "restrict rail"), "utf-8")
    git("commit", "-qam", "softened", folder=repository)
    done = run("diff", "HEAD~1", "HEAD", "rules", "--format", "json")
    assert classes(done.stdout) == ["softened"]
    assert run("diff", "HEAD~1", "HEAD", "nosuch").exit_code == 2
    done = run("diff", "rules", "rules", "rules")
    assert done.exit_code == 2
    assert "two states are compared" in done.stderr


@pytest.mark.parametrize("name", ["v9", "HEAD~7", "--help-all", "-x", "main:memoranda"])
def test_a_revision_that_is_not_there_is_a_failure(repository: Path, name: str) -> None:
    """It is told as such, with status 2."""
    del repository
    done = run("diff", "--", name, "memoranda")
    assert done.exit_code == 2
    assert "no file, folder or revision" in done.stderr
    assert done.stdout == ""


def test_a_revision_without_the_folder_is_a_failure(repository: Path) -> None:
    """There is nothing to compare with, which is not the same as no change."""
    (repository / "memoranda" / "sub").mkdir()
    (repository / "memoranda" / "sub" / "new.mou").write_text("agency Z", "utf-8")
    done = run("diff", "HEAD", "memoranda/sub")
    assert done.exit_code == 2
    assert "there is no .mou file here" in done.stderr


def test_a_file_alone_is_compared_with_what_it_was_in_a_revision(repository: Path) -> None:
    """So is one in a folder of which the name begins with a dot, if it is named."""
    (repository / "memoranda" / "two.mou").write_text(BASE.replace("1 year", "9 years"), "utf-8")
    for file in ("memoranda/two.mou", "memoranda/../memoranda/two.mou"):
        done = run("diff", "HEAD", file, "--format", "json")
        assert classes(done.stdout) == ["lengthened"]
    assert "there is no .mou file here" in run("diff", "HEAD~1", "memoranda/two.mou").stderr
    (repository / ".drafts").mkdir()
    git("mv", "-f", "memoranda/two.mou", ".drafts/three.mou", folder=repository)
    git("commit", "-qam", "third", folder=repository)
    assert classes(run("diff", "HEAD", ".drafts/three.mou", "--format", "json").stdout) == []
    assert classes(run("diff", "HEAD", "HEAD", ".drafts", "--format", "json").stdout) == []
    assert "there is no .mou file here" in run("diff", "HEAD", "HEAD", ".").stderr


def test_a_name_of_a_path_and_of_a_revision_is_asked_back(repository: Path) -> None:
    """Either may be meant, and they say something else."""
    (repository / "main").mkdir()
    (repository / "main" / "two.mou").write_text(BASE, "utf-8")
    done = run("diff", "main", "memoranda")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "`main` is both a path here and a revision" in done.stderr
    assert "write `./main` for the path, `main^0` for the revision" in done.stderr
    assert classes(run("diff", "./main", "memoranda", "--format", "json").stdout) == ["lengthened"]
    assert classes(run("diff", "main^0", "memoranda", "--format", "json").stdout) == []


def test_a_repository_without_a_work_tree_has_revisions(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a forge keeps it, where hooks run."""
    git("clone", "-q", "--bare", ".", "../bare", folder=repository)
    monkeypatch.chdir(repository.parent / "bare")
    assert classes(run("diff", "main~1", "main", ".", "--format", "json").stdout) == ["lengthened"]


def test_a_clone_that_has_not_everything_is_told_so(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may lack former revisions, or what stood in a file: neither is a fault of mou, nor a wrong name."""
    monkeypatch.delenv("MOU_LANG", raising=False)
    git("clone", "-q", "--depth", "1", repository.as_uri(), "../shallow", folder=repository)
    monkeypatch.chdir(repository.parent / "shallow")
    done = run("diff", "HEAD~1", "memoranda")
    assert done.exit_code == 2
    assert "`git fetch --unshallow` gets it" in done.stderr
    monkeypatch.chdir(repository)
    for lost in ("HEAD~1:memoranda/one.mou", "HEAD~1^{tree}"):
        asked = ["git", "rev-parse", lost]
        name = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
        (repository / ".git" / "objects" / name[:2] / name[2:]).unlink()
        done = run("diff", "HEAD~1", "memoranda")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "git cannot read all of `HEAD~1`: " in done.stderr
        assert "Traceback" not in done.stderr


def test_a_repository_that_git_does_not_trust_is_no_missing_one(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What git says of it is told."""
    (repository / ".git" / "config").write_text("[core\n", "utf-8")
    monkeypatch.setenv("LANGUAGE", "de")
    done = run("diff", "HEAD~1", "memoranda")
    assert done.exit_code == 2
    assert "git does not read the repository here: bad config line 1 in file" in done.stderr


def test_standard_input_is_not_compared_with_itself(repository: Path) -> None:
    """It would never differ."""
    del repository
    done = run("diff", "-", "-")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "standard input is one state: name another beside `-`" in done.stderr


def test_a_side_with_errors_is_a_failure(tmp_path: Path) -> None:
    """Whichever side it is, nothing is compared."""
    (tmp_path / "good.mou").write_text(BASE, "utf-8")
    (tmp_path / "bad.mou").write_text(BASE.replace("by A", "by Q"), "utf-8")
    for pair in (("good.mou", "bad.mou"), ("bad.mou", "good.mou")):
        done = run("diff", *(str(tmp_path / name) for name in pair))
        assert done.exit_code == 2
        assert "bad.mou has errors, so nothing was compared" in done.stderr
        assert done.stdout == ""


def test_corpora_that_share_nothing_are_not_compared(tmp_path: Path) -> None:
    """Every change of one into the other would be true, and of no use."""
    (tmp_path / "one.mou").write_text(BASE, "utf-8")
    (tmp_path / "other.mou").write_text(
        BASE.replace("memorandum d", "memorandum e")
        .replace("〕1号", "〕2号")
        .replace("list l", "list k")
        .replace("on l", "on k"),
        "utf-8",
    )
    done = run("diff", str(tmp_path / "one.mou"), str(tmp_path / "other.mou"))
    assert done.exit_code == 2
    assert "share no document and no list" in done.stderr


def test_fail_on_is_a_gate(tmp_path: Path) -> None:
    """Only the classes named make the exit status 1."""
    old, new = tmp_path / "old.mou", tmp_path / "new.mou"
    old.write_text(BASE, "utf-8")
    new.write_text(BASE.replace("1 year", "2 years"), "utf-8")
    assert run("diff", str(old), str(new)).exit_code == 0
    assert run("diff", str(old), str(new), "--fail-on", "widened,lengthened").exit_code == 1
    assert run("diff", str(new), str(old), "--fail-on", "widened,lengthened").exit_code == 0
    wrong = run("diff", str(new), str(old), "--fail-on", "worse")
    assert wrong.exit_code == 2
    assert "no class of change" in wrong.stderr


def test_days_of_one_corpus_are_compared(tmp_path: Path) -> None:
    """What is in force on one day and not on the other is new or gone; the rest is not told."""
    file = tmp_path / "one.mou"
    file.write_text(
        BASE + "instrument e { in force from 2020-05-01; measure 1 { on l; by A; prohibit bank } }\n", "utf-8"
    )
    done = run("diff", "2019-01-01..2021-01-01", str(file), "--format", "json")
    (change,) = json.loads(done.stdout)["changes"]
    assert (change["class"], change["clause"], change["since"]) == ("added", "e/1", "2020-05-01")
    assert change["witness"]["date"] == "2021-01-01"
    assert classes(run("diff", "2020-05-01..2021-01-01", str(file), "--format", "json").stdout) == []
    assert run("diff", "2021-01-01..2020-01-01", str(file)).exit_code == 2
    assert run("diff", "2021-02-30..2022-01-01", str(file)).exit_code == 2


def test_a_finding_that_is_new_is_told_with_what_brought_it(tmp_path: Path) -> None:
    """A grant beside a ban collides with it; a cause is the change of the measure concerned."""
    old, new = tmp_path / "old.mou", tmp_path / "new.mou"
    old.write_text(BASE, "utf-8")
    new.write_text(BASE.rstrip().removesuffix("}") + "measure 2 { on l; by B; grant rail } }\n", "utf-8")
    told = json.loads(run("diff", str(old), str(new), "--format", "json").stdout)["findings"]
    found = {item["code"]: item for item in told["new"]}
    assert "MOU401" in found
    assert {"en": "added: `d/2`", "zh": "新增：「d/2」"} in found["MOU401"]["causes"]
    for language, head in (("en", "MOU401 collision (error)"), ("zh", "MOU401 collision（错误）")):
        assert head in run("diff", str(old), str(new), "--lang", language).stdout


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markdown_keeps_within_the_room_of_a_comment(tmp_path: Path, language: str) -> None:
    """What is left out is counted, and together with what is told it is everything."""
    label = "long " * 300
    many = "\n".join(
        f'measure {n} "{label}{n}" "{label}{n}" {{ on l; by B; restrict bank.b{n} }}' for n in range(2, 60)
    )
    acts = "\n".join(f"act bank.b{n}" for n in range(2, 60))
    old, new = tmp_path / "old.mou", tmp_path / "new.mou"
    old.write_text(BASE, "utf-8")
    new.write_text(BASE.rstrip().removesuffix("}") + many + "}\n" + acts, "utf-8")
    text = run("diff", str(old), str(new), "--format", "markdown", "--lang", language).stdout
    assert len(text.encode("utf-16-le")) // 2 <= 65_536
    last = text.rstrip().splitlines()[-1]
    left = int("".join(letter for letter in last.split(";")[0].split("；")[0] if letter.isdigit()))
    told = sum(line.startswith("- ") for line in text.splitlines())
    whole = json.loads(run("diff", str(old), str(new), "--format", "json").stdout)
    assert told + left == len(whole["changes"]) + len(whole["findings"]["new"]) + len(
        whole["findings"]["gone"]
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_keeps_within_its_lines(tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty columns are enough."""
    from mou_compiler.command_line import differences
    from mou_compiler.source.width import width

    monkeypatch.setattr(differences, "look_of", lambda *_: (False, 60))
    old, new = tmp_path / "o.mou", tmp_path / "n.mou"
    old.write_text(BASE, "utf-8")
    new.write_text(BASE.replace("1 year", "2 years").replace("by A;", "by A, B;"), "utf-8")
    monkeypatch.chdir(tmp_path)
    text = run("diff", "o.mou", "n.mou", "--lang", language).stdout
    assert max(map(width, text.splitlines())) <= 60


def test_one_day_alone_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.mou").write_text(BASE, "utf-8")
    Path("new.mou").write_text(BASE.replace("1 year", "2 years"), "utf-8")
    same = run("diff", "old.mou", "new.mou", "--as-of", "2016-06-01")
    assert "2 clauses mean the same in every situation on 2016-06-01\n" in same.stdout
    assert "every day" not in same.stdout
    said = run("diff", "old.mou", "new.mou", "--as-of", "2018-06-01").stdout
    assert "\n  on 2018-06-01\n" in said
    assert "; compared on 2018-06-01 alone" in said
    assert "nothing before" not in said
    said = run("diff", "old.mou", "new.mou", "--as-of", "2018-06-01", "--lang", "zh").stdout
    assert "仅就2018年6月1日比较" in said
    assert "期限由「1年」改为「2年」" in said


def test_days_that_are_alike_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("memo.mou").write_text(BASE, "utf-8")
    said = run("diff", "2018-01-01..2018-02-01", "memo.mou").stdout
    assert "in every situation on 2018-01-01 and on 2018-02-01\n" in said
    told = json.loads(run("diff", "2018-01-01..2018-02-01", "memo.mou", "--format", "json").stdout)
    assert told["days"] == ["2018-01-01", "2018-02-01"]
    said = run("diff", "2018-01-01..今天", "memo.mou", "--lang", "zh").stdout
    assert "在2018年1月1日与" in said
    assert "任何日期" not in said
    assert run("diff", "2016-01-01..today", "memo.mou").stdout.endswith("; it takes effect on 2017-01-01\n")


def test_labels_of_bodies_stand_in_their_own_quotes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old = BASE.replace("agency A", 'agency A "First" "甲局"').replace("agency B", 'agency B "Second" "乙局"')
    Path("old.mou").write_text(old, "utf-8")
    Path("new.mou").write_text(old.replace("by A", "by B"), "utf-8")
    assert "实施机关由「甲局」改为「乙局」" in run("diff", "old.mou", "new.mou", "--lang", "zh").stdout
    Path("new.mou").write_text(old.replace("by A", "by A, B jointly"), "utf-8")
    assert "「「" not in run("diff", "old.mou", "new.mou", "--lang", "zh").stdout


def test_who_acts_besides_or_no_longer_takes_nobodys_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = BASE.replace("agency A", 'agency A "First" "甲局"').replace("agency B", 'agency B "Second" "乙局"')
    Path("one.mou").write_text(one, "utf-8")
    Path("both.mou").write_text(one.replace("by A", "by A, B"), "utf-8")
    assert "is now also carried out by “Second”" in run("diff", "one.mou", "both.mou").stdout
    assert "增加实施机关「乙局」" in run("diff", "one.mou", "both.mou", "--lang", "zh").stdout
    assert "is no longer carried out by “Second”" in run("diff", "both.mou", "one.mou").stdout
    assert "不再由「乙局」实施" in run("diff", "both.mou", "one.mou", "--lang", "zh").stdout


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "`d/1` and `d/3` likewise, as in: `A` must prohibit `rail`",
        ),
        ("zh", "「d/1」与「d/3」亦然，同于：「A」依「备忘录」措施1须禁止「rail」"),
    ],
)
def test_a_case_that_is_new_is_named_beside_the_one_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    clash = BASE.replace("for 1 year }", "for 1 year }\n measure 2 { on l; by A; grant rail }")
    Path("old.mou").write_text(clash, "utf-8")
    Path("new.mou").write_text(
        clash.replace("grant rail }", "grant rail }\n measure 3 { on l; by A; grant rail; for 2 years }"),
        "utf-8",
    )
    found = json.loads(run("diff", "old.mou", "new.mou", "--format", "json").stdout)["findings"]["new"]
    (message,) = [one["message"][language] for one in found if one["code"] == "MOU401"]
    assert message.startswith(said)
    assert [one["measures"] for one in found if one["code"] == "MOU401"] == [["d/1", "d/3"]]


def test_of_what_was_declared_otherwise_only_what_a_finding_names_is_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    laws = "".join(f"law {name} {{ in force from 2000-01-01 }}\n" for name in ("code", "other"))
    old = laws + BASE.replace("for 1 year }", "for 1 year; basis code art 1 }")
    Path("old.mou").write_text(old, "utf-8")
    Path("new.mou").write_text(old.replace("2000-01-01 }", "2000-01-01; repealed on 2020-01-01 }"), "utf-8")
    found = json.loads(run("diff", "old.mou", "new.mou", "--format", "json").stdout)["findings"]["new"]
    (causes,) = [one["causes"] for one in found if one["code"] == "MOU303"]
    assert [one["en"] for one in causes] == ["law `code`"]
    assert [one["zh"] for one in causes] == ["法律「code」"]


def test_one_more_rule_of_a_list_is_told_as_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list was there before: what is new is what one more text says of it."""
    monkeypatch.chdir(tmp_path)
    Path("memo.mou").write_text(
        'agency A "Agency A" "甲局"\nlist l "List" "名单甲" { kind blacklist; keeper A; notice 3 days before entry }\n'
        'instrument d "Order" "命令" { in force from 2017-01-01; listing l { objection to A within 10 days } }\n',
        "utf-8",
    )
    said = " ".join(run("diff", "2016-01-01..2018-01-01", "memo.mou").stdout.split())
    what = "what “Order” says of “List” (objection to “Agency A” within 10 days)"
    assert f"{what} did not apply, and now does" in said
    assert "the list “List” did not apply" not in said
    said = (
        run("diff", "2016-01-01..2018-01-01", "memo.mou", "--lang", "zh")
        .stdout.replace("\n", "")
        .replace(" ", "")
    )
    assert "「命令」对「名单甲」的规定（异议10日内向「甲局」提出），原不适用，现适用" in said
