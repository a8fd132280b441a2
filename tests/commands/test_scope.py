"""What PATHS stand for: standard input, a part of a corpus, a file alone; and paths as a forge knows them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run, runner

from mou_compiler import compile_paths

REGISTRY = """\
territory land "Land" { level national }
subject firm "Firm"
rank law "Law" { may-burden }
agency A "Agency A" { kind government }
law code "Code" { rank law; in force from 2000-01-01 }
act trade "Trade"
list L "Blacklist" { kind blacklist; keeper A }
"""
MEMORANDUM = """\
memorandum m "Memorandum" {
    signed 2016-01-01
    by     A
    basis  code art 9
    measure 1 "No trade" { on L; prohibit trade }
}
"""
SCENARIO = """\
scenario flight "Listed" { day 2017-01-01; subject firm; in land; on L; expect prohibit trade }
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


def lay(folder: Path, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.mou").write_text(text, "utf-8")


def codes(text: str) -> set[tuple[str, str]]:
    return {(line.split(":")[0], line.split(" ")[2]) for line in text.splitlines()}


@pytest.mark.parametrize("folder", ["memoranda", "rules"])
def test_a_file_of_a_corpus_is_read_with_the_rest_of_it(mou: Run, tmp_path: Path, folder: str) -> None:
    lay(tmp_path / folder, registry=REGISTRY, memo=MEMORANDUM, other='subject x "X" { within x }\n')
    if folder == "rules":
        (tmp_path / folder / "corpus.mou").write_text("")
    whole = codes(mou("check", folder, "--format", "concise").stdout)
    told = codes(mou("check", f"{folder}/memo.mou", "--format", "concise").stdout)
    assert not any(code == "MOU201" for _, code in told)
    assert {item for item in whole if item[0].endswith("memo.mou")} <= told
    assert not any(path.endswith("other.mou") for path, _ in told)
    assert any(path.endswith("other.mou") for path, _ in whole)
    assert "more in other files of the corpus" in mou("check", f"{folder}/memo.mou").stdout


def test_the_status_counts_the_findings_of_the_part_alone(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "memoranda", a='territory a "A" { within a }\n', b='subject b "B"\n')
    assert mou("check", "memoranda").exit_code == 1
    assert mou("check", "memoranda/b.mou").exit_code == 0
    assert mou("check", "memoranda/a.mou").exit_code == 1
    missing = mou("check", "memoranda/c.mou")
    assert (missing.exit_code, "MOU110" in missing.stdout) == (2, True)
    (tmp_path / "memoranda" / "empty").mkdir()
    assert mou("check", "memoranda/empty").exit_code == 2


def test_from_inside_the_corpus_paths_are_as_one_sees_them(
    mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "memoranda", registry=REGISTRY)
    lay(tmp_path / "memoranda" / "tax", memo=MEMORANDUM)
    monkeypatch.chdir(tmp_path / "memoranda" / "tax")
    told = codes(mou("check", "memo.mou", "--format", "concise").stdout)
    assert {path for path, _ in told} <= {"memo.mou", "../registry.mou"}
    assert "MOU201" not in {code for _, code in told}


def test_a_corpus_of_its_own_is_not_mixed_with_the_one_around_it(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "memoranda", registry=REGISTRY)
    lay(tmp_path / "memoranda" / "apart", memo=MEMORANDUM, corpus="")
    assert "MOU201" in mou("check", "memoranda/apart/memo.mou").stdout


def test_configured_paths_are_one_corpus(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "one", registry=REGISTRY)
    lay(tmp_path / "two", memo=MEMORANDUM)
    assert "MOU201" in mou("check", "two").stdout
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\npaths = ["one", "two"]\n')
    for path in ("two", "two/memo.mou"):
        assert "MOU201" not in mou("check", path).stdout


def test_a_file_outside_of_a_corpus_is_read_alone_and_this_is_said(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "c", registry=REGISTRY, memo=MEMORANDUM)
    result = mou("check", "c/memo.mou")
    assert result.exit_code == 1
    assert "note: c/memo.mou was read alone; 1 more .mou file stands beside it" in result.stderr
    assert "`mou check c`" in result.stderr
    assert "系单独读取" in mou("check", "c/memo.mou", "--lang", "zh").stderr
    assert mou("check", "c").stderr == ""
    assert mou("check", "c/registry.mou").stderr == ""


def test_standard_input_is_read_by_every_command(mou: Run, tmp_path: Path) -> None:
    text = (REGISTRY + MEMORANDUM + SCENARIO).encode()
    lay(tmp_path, base=text.decode())
    for arguments in (
        ("check",), ("test",), ("stats",), ("graph",), ("coverage",), ("table", "A"), ("why", "m/1"),
    ):  # fmt: skip
        piped, named = mou(*arguments, "-", given=text), mou(*arguments, "base.mou")
        assert piped.exit_code == named.exit_code, piped.output
        assert piped.stdout == named.stdout.replace("base.mou", "<stdin>")
    built = mou("build", "-", "-o", "out", "--fail-on", "never", given=text)
    assert built.exit_code == 0, built.output
    assert mou("check", "-", given=b"\xff\xfe\x00a").exit_code == 2


def test_a_comparison_reads_standard_input(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "old", all=REGISTRY + MEMORANDUM)
    changed = (REGISTRY + MEMORANDUM).replace("prohibit trade", "restrict trade").encode()
    for words in (("old", "-"), ("2015-01-01..2017-01-01", "-")):
        found = mou("diff", *words, given=changed)
        assert (found.exit_code, found.stderr) == (0, "")
    assert "softened: `m/1`" in mou("diff", "old", "-", given=changed).stdout
    assert "hardened: `m/1`" in mou("diff", "-", "old", given=changed).stdout
    assert "added: `m/1`" in mou("diff", "2015-01-01..2017-01-01", "-", given=changed).stdout
    assert mou("delta", "old", "-", "-o", "out", given=changed).stdout.startswith("A  Agency A: ")


def test_two_days_are_compared_of_a_whole_corpus(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "memoranda", registry=REGISTRY, memo=MEMORANDUM)
    found = mou("diff", "2015-01-01..2017-01-01", "memoranda/memo.mou")
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith("error: this is told of a whole corpus, and PATHS name a part of one\n")


def test_standard_input_stands_in_for_a_file_of_the_corpus(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "memoranda", registry=REGISTRY, memo="subject (\n")
    arguments = ("check", "-", "--stdin-filename", "memoranda/memo.mou", "--format", "concise")
    told = codes(mou(*arguments, given=MEMORANDUM.encode()).stdout)
    assert told
    assert not {"MOU101", "MOU201"} & {code for _, code in told}
    new = ("check", "-", "--stdin-filename", "memoranda/new.mou", "--format", "concise")
    assert ("memoranda/new.mou", "MOU208") in codes(mou(*new, given=b'subject x "X" { within x }\n').stdout)
    assert mou("check", "memoranda", "--stdin-filename", "memoranda/memo.mou").exit_code == 2


def test_machine_formats_name_files_from_the_root_of_the_repository(
    mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "law" / "memo", base=REGISTRY + MEMORANDUM)
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    monkeypatch.chdir(tmp_path / "law")
    wanted = "law/memo/base.mou"
    for path in ("memo", "./memo/base.mou", "../law/memo", str(tmp_path / "law" / "memo")):
        assert f"file={wanted}," in mou("check", path, "--format", "github").stdout
        body = json.loads(mou("check", path, "--format", "json").stdout)
        assert {item["location"]["path"] for item in body["findings"]} == {wanted}
        assert {
            i["location"]["path"] for i in json.loads(mou("check", path, "--format", "gitlab").stdout)
        } == {wanted}
        for form in ("sarif", "junit", "markdown"):
            shown = mou("check", path, "--format", form).stdout
            assert wanted in shown
            assert str(tmp_path) not in shown
    assert "memo/base.mou:" in mou("check", "memo").stdout
    assert wanted not in mou("check", "memo").stdout
    monkeypatch.chdir("/")
    assert f"file={wanted}," in mou("check", tmp_path / "law", "--format", "github").stdout


def test_outside_of_a_repository_paths_are_as_one_sees_them(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "memo", base=REGISTRY + MEMORANDUM)
    assert "file=memo/base.mou," in mou("check", "./memo", "--format", "github").stdout


def test_a_filter_that_matches_nothing_fails(mou: Run, tmp_path: Path) -> None:
    lay(tmp_path / "memoranda", base=REGISTRY + MEMORANDUM + SCENARIO, other='subject x "X"\n')
    result = mou("test", "-k", "flihgt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: no scenario has `flihgt` in its id\n  = help: did you mean `flight`?\n"
    assert mou("test", "-k", "zzzz").exit_code == 2
    assert mou("test", "-k", "fli").exit_code == 0
    assert mou("test", "memoranda/base.mou").exit_code == 0
    assert mou("test", "memoranda/other.mou").exit_code == 2


AMBIGUOUS = """\
agency old "Customs" { kind government }
agency new "Customs" "海关" { kind government }
"""


@pytest.mark.parametrize("arguments", [("table", "Customs", "memoranda"), ("graph", "--around", "Customs")])
def test_a_name_that_several_bear_is_asked_back(mou: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    lay(tmp_path / "memoranda", a=AMBIGUOUS)
    result = mou(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`Customs` may be any of" in result.stderr
    assert mou("table", "海关").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("-o", "g.png"), None),
        (("-o", "g.PDF"), None),
        (("-o", "g.svg", "--format", "json"), None),
        (("-o", "g.JSON"), b"{"),
        (("-o", "g.SvG"), b"<"),
        (("-o", "g"), b"digraph"),
        (("-o", "g.txt", "--format", "dot"), b"digraph"),
    ],
)
def test_a_suffix_that_cannot_be_met_is_refused(
    mou: Run, tmp_path: Path, arguments: tuple[str, ...], begins: bytes | None
) -> None:
    lay(tmp_path / "memoranda", a=REGISTRY)
    result = mou("graph", *arguments)
    file = tmp_path / arguments[1]
    assert result.exit_code == (2 if begins is None else 0)
    assert file.exists() is (begins is not None)
    assert begins is None or file.read_bytes().startswith(begins)


HOSTILE = "\x1b[31mred\x1b[0m \u202eevil\u2066\u200f"


def test_control_letters_are_shown_as_signs_by_every_command(mou: Run, tmp_path: Path) -> None:
    text = (REGISTRY + MEMORANDUM + SCENARIO.replace("prohibit", "grant")).replace("Agency A", HOSTILE)
    lay(tmp_path / "memoranda", a=text.replace("No trade", HOSTILE).replace("Listed", HOSTILE))
    for arguments in (("check",), ("table", "A"), ("why", "m/1"), ("stats",), ("coverage", "-v"), ("test",)):
        shown = mou(*arguments).output
        assert not set(shown) & set("\x1b\u202e\u2066\u200f"), arguments
    assert "␛[31mred" in mou("table", "A").stdout


def test_folders_however_deep_are_read(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "memoranda").mkdir()
    here = os.open(tmp_path / "memoranda", os.O_RDONLY)
    for _ in range(600):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    with os.fdopen(os.open("a.mou", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as stream:
        stream.write('subject a "A" { within a }\n')
    os.close(here)
    result = mou("check", "--format", "concise")
    assert result.exit_code == 1
    assert "a.mou:1:9: error MOU208" in result.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="drops the rights of root")
def test_a_folder_that_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    for mode in (0o000, 0o600, 0o400):
        folder = tmp_path / f"rules-{mode:o}"
        lay(folder / "shut", a='subject a "A"\n', b='subject b "B"\n')
        lay(folder, c='subject c "C" { within c }\n')
        (folder / "shut").chmod(mode)
    code = (
        "import os, sys; from mou_compiler.input.files import read_sources; from pathlib import Path\n"
        "import codecs; codecs.lookup('utf-8-sig')\n"
        "os.setuid(65534)\n"
        "read = read_sources([Path(sys.argv[1])])\n"
        "print([s.path for s in read.sources], [(f.code, f.path) for f in read.faults])\n"
    )
    for parent in (*tmp_path.parents, tmp_path):
        if os.access(parent, os.W_OK) and str(parent).startswith("/tmp/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    for mode in (0o000, 0o600, 0o400):
        folder = tmp_path / f"rules-{mode:o}"
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
        )
        assert done.stdout == f"{[f'{folder}/c.mou']} {[('MOU109', f'{folder}/shut')]}\n", done.stderr


def test_one_path_may_be_given_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path / "rules", base=REGISTRY + MEMORANDUM)
    monkeypatch.chdir(tmp_path)
    for paths in ("rules", Path("rules"), ["rules"]):
        assert len(compile_paths(paths).rows) == 1


def test_the_package_says_what_it_is() -> None:
    import mou_compiler

    assert (Path(mou_compiler.__file__).parent / "py.typed").exists()
    assert set(mou_compiler.__all__) <= set(dir(mou_compiler))
