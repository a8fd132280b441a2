"""What is asked of a part of a corpus, of a kind or of a form is answered for that, or refused; never for the whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run, runner, write

ONE = """
territory land "Land"
subject firm "Firm"
agency A "Agency A"
act trade "Trade"
list L "List" { kind blacklist; keeper A }
memorandum one "One" { signed 2016-01-01; measure 1 { on L; by A; prohibit trade } }
"""
TWO = 'memorandum two "Two" { signed 2016-01-01; measure 1 { on L; by A; restrict trade } }'


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    write(tmp_path, one=ONE, two=TWO)
    return runner(tmp_path, monkeypatch)


def test_a_table_has_the_rows_of_the_files_named(mou: Run) -> None:
    result = mou("table", "A", "memoranda/two.mou", "--format", "json")
    assert [row["measure"] for row in json.loads(result.stdout)["rows"]] == ["two/1"]
    assert "1 more row stands in other files of the corpus" in result.stderr
    assert len(json.loads(mou("table", "A", "memoranda", "--format", "json").stdout)["rows"]) == 2


def test_coverage_is_that_of_the_documents_in_the_files_named(mou: Run, tmp_path: Path) -> None:
    body = json.loads(mou("coverage", "memoranda/two.mou", "--format", "json").stdout)
    assert [item["document"] for item in body["documents"]] == ["two"]
    assert body["summary"]["documents"] == 1
    write(tmp_path, none='territory sea "Sea"')
    assert mou("coverage", "memoranda/none.mou").exit_code == 2


def test_why_is_told_of_a_measure_in_the_files_named(mou: Run) -> None:
    assert mou("why", "two/1", "memoranda/two.mou").exit_code == 0
    result = mou("why", "one/1", "memoranda/two.mou")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "one.mou, which is not among PATHS" in result.stderr


@pytest.mark.parametrize("command", ["graph", "stats"])
def test_what_is_told_of_a_whole_corpus_only_is_refused_of_a_part(mou: Run, command: str) -> None:
    assert mou(command, "memoranda").exit_code == 0
    result = mou(command, "memoranda/two.mou")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a whole corpus" in result.stderr
    assert "整个语料" in mou(command, "memoranda/two.mou", "--lang", "zh").stderr


def test_a_kind_that_no_node_is_of_is_refused(mou: Run) -> None:
    assert mou("graph", "--kind", "list").exit_code == 0
    result = mou("graph", "--kind", "rating")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no node is rating" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("-o", "x.svg"), "<?xml"),
        (("-o", "x.SVG"), "<?xml"),
        (("-o", "x.json"), "{"),
        (("-o", "x"), "documents 2"),
        (("-o", "x.svg", "--format", "svg"), "<?xml"),
        (("-o", "x.dat", "--format", "json"), "{"),
        (("-o", "x.png"), None),
        (("-o", "x.svg", "--format", "json"), None),
    ],
)
def test_statistics_are_written_as_the_suffix_says_or_refused(
    mou: Run, tmp_path: Path, arguments: tuple[str, ...], begins: str | None
) -> None:
    result = mou("stats", *arguments)
    file = tmp_path / arguments[1]
    assert result.exit_code == (2 if begins is None else 0)
    assert file.exists() is (begins is not None)
    if begins is not None:
        assert file.read_text("utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("paths", "help_"),
    [
        (("memoranda",), "write some: `scenario ID"),
        (("memoranda/two.mou",), "name the folder of the whole corpus"),
    ],
)
def test_where_no_scenario_stands_nothing_was_tried(mou: Run, paths: tuple[str, ...], help_: str) -> None:
    result = mou("test", *paths)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no scenario stands in these files, so nothing was tried" in result.stderr
    assert help_ in result.stderr
    assert "未作任何检验" in mou("test", *paths, "--lang", "zh").stderr


@pytest.mark.parametrize("command", [("check",), ("build", "-o", "out")])
def test_a_selection_of_which_nothing_is_left_is_refused(
    mou: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """A gate that runs no check is not green, wherever the two halves of it are written."""
    chosen = mou(*command, "--select", "MOU401", "--select", "gap", "--ignore", "MOU4")
    assert (chosen.exit_code, chosen.stdout) == (2, "")
    assert "every check of --select (MOU401, gap) is one of --ignore (MOU4)" in chosen.stderr
    assert not (tmp_path / "out").exists()
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\nignore = ["MOU401"]\n', "utf-8")
    assert mou(*command, "--select", "MOU401").exit_code == 2
    assert mou(*command, "--select", "MOU401", "--select", "MOU402", "--fail-on", "never").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("verify", "out", "--shrink", "5"), "--shrink needs --previous DIR"),
        (("verify", "out", "--accept"), "--accept needs --previous DIR"),
        (("graph", "--hops", "2"), "--hops is of --around NODE"),
        (("graph", "--around", "A", "--view", "chain", "--hops", "2"), "--hops is of --around NODE"),
        (("graph", "--by", "agencies"), "--by needs --view matrix"),
        (("dimensions", "--on", "2016-01-01", "--from", "2010"), "leave --from out"),
        (("dimensions", "--on", "2016-01-01", "--to", "2010"), "leave --to out"),
        (("test", "--coverage", "--only", "x"), "leave --only out"),
        (("check", "--write-baseline", "known.json", "--output-file", "o.json"), "leave --output-file out"),
        (("check", "--write-baseline", "known.json", "--as-scenarios", "out"), "leave --as-scenarios out"),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(
    mou: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = mou(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    written = next(name for name in arguments[::-1] if name.startswith("--"))
    assert written in mou(*arguments, "--lang", "zh").stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memoranda"]


def test_days_before_an_end_are_counted_from_a_day(mou: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one nothing is said to end soon, which is told where somebody asks for it here."""
    told = "--expiry-days counts from --as-of"
    assert told in mou("check", "--expiry-days", "30").stderr
    assert told not in mou("check", "--expiry-days", "30", "--as-of", "2016-06-01").stderr
    monkeypatch.setenv("MOU_EXPIRY_DAYS", "30")
    assert told not in mou("check").stderr


@pytest.mark.parametrize("command", [("check",), ("build", "-o", "out")])
@pytest.mark.parametrize("text", ["", "\ufeff\n  \n", "# nothing yet\r\n// nor here\r\n"])
def test_what_declares_nothing_passes_no_gate(
    mou: Run, tmp_path: Path, command: tuple[str, ...], text: str
) -> None:
    """A file cut off, or the empty answer of what failed before in a pipe, is no corpus in which nothing is amiss."""
    (tmp_path / "cut.mou").write_bytes(text.encode())
    for path, given in (("cut.mou", ""), ("-", text)):
        result = mou(*command, path, given=given.encode())
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{path}: nothing is declared here" in result.stderr
    assert "此处没有任何声明" in mou(*command, "cut.mou", "--lang", "zh").stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cut.mou", "memoranda"]
    (tmp_path / "memoranda" / "cut.mou").write_bytes(text.encode())
    assert mou(*command).exit_code in (0, 1)
