"""A single file that is written takes the place of mou's own alone, of whatever format."""

from __future__ import annotations

import os
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest
from running import EXPIRING, Run, runner, write

from mou_compiler.publishing.own_files import refuse_foreign
from mou_compiler.publishing.refusal import Refused

COMMANDS = {
    "check": ("check", "--output-file"),
    "graph": ("graph", "-o"),
    "timeline": ("timeline", "-o"),
    "stats": ("stats", "-o"),
    "dimensions": ("dimensions", "-o"),
}
MARKED = [
    *(("check", form) for form in ("json", "sarif", "junit", "markdown")),
    *(("graph", form) for form in ("json", "dot", "mermaid", "svg", "graphml", "gexf")),
    *(("timeline", form) for form in ("json", "svg")),
    *((command, "json") for command in ("stats", "dimensions")),
]
NOTED = [
    *(("check", form) for form in ("text", "concise", "github")),
    *((command, "text") for command in ("timeline", "stats", "dimensions")),
    *(pytest.param("dimensions", form, marks=pytest.mark.long) for form in ("svg", "png")),
]
ANOTHER = """\
rank law "Law" "法律" { may-burden }
law code "Code" "法典" { rank law; in force from 2001-02-03; repealed on 2019-01-01 }
agency A "A" "甲"
list L "L" "名单" { kind blacklist; keeper A }
act trade "Trade" "贸易"
memorandum m "Memo" "备忘录" { in force from 2017-01-01; by A; basis code art 1; measure 1 { on L; prohibit trade } }
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    write(tmp_path, a=EXPIRING)
    return runner(tmp_path, monkeypatch)


def written(mou: Run, command: str, form: str, **variables: str) -> int:
    return mou(*COMMANDS[command], "out", "memoranda", "--format", form, **variables).exit_code


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "content",
    [
        b"mine\n",
        b'{"mine": 1}',
        b"[1, 2]",
        b'{"$schema": "mine", "version": "2.1.0", "runs": [{"tool": {"driver": {"name": "another"}}}]}',
        b'[{"check_name": "mine"}]',
        b"[]",
        b'{"$schema":1,"runs":[]}',
        b'{\n    "format_version": "1.2",\n    "planned_values": {}\n}\n',
        b"# mou: my own notes\n",
        b"digraph mou {\n a -> b;\n}\n",
        b'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
        b"\xff\xfe",
    ],
)
def test_what_is_not_its_own_is_refused(mou: Run, tmp_path: Path, command: str, content: bytes) -> None:
    (tmp_path / "out").write_bytes(content)
    result = mou(*COMMANDS[command], "out", "memoranda", "--format", "json")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: out is a file that mou did not write, or was changed since\n")
    assert "move it away or choose another file" in result.stderr
    assert (tmp_path / "out").read_bytes() == content


@pytest.mark.parametrize(("command", "form"), MARKED)
def test_what_bears_its_mark_gives_way_wherever_it_was_written(
    mou: Run, tmp_path: Path, command: str, form: str
) -> None:
    assert written(mou, command, form) in (0, 1)
    before = (tmp_path / "out").read_bytes()
    write(tmp_path, a=ANOTHER)
    assert written(mou, command, form, XDG_CACHE_HOME=str(tmp_path / "another cache")) in (0, 1)
    assert (tmp_path / "out").read_bytes() != before


def test_reports_of_findings_give_way_to_reports_of_others(mou: Run, tmp_path: Path) -> None:
    for text in (ANOTHER, ANOTHER.replace("2019", "2018")):
        for form in ("gitlab", "sarif", "markdown"):
            for language in ("en", "zh"):
                write(tmp_path, a=text)
                name = f"out-{form}-{language}"
                words = ("memoranda", "--format", form, "--lang", language, "--output-file", name)
                cache = str(tmp_path / f"cache {text.count('2019')}")
                assert mou("check", *words, XDG_CACHE_HOME=cache).exit_code == 1, name
                assert b"MOU303" in (tmp_path / name).read_bytes()


def test_a_large_file_is_not_held_in_memory(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as stream:
        stream.truncate(2**26)  # takes no room
    tracemalloc.start()
    try:
        with pytest.raises(Refused):
            refuse_foreign(tmp_path / "out", b"content")
        assert tracemalloc.get_traced_memory()[1] < 2**22
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("command", "form"), NOTED)
def test_what_bears_none_gives_way_as_it_was_written(
    mou: Run, tmp_path: Path, command: str, form: str
) -> None:
    assert written(mou, command, form) in (0, 1)
    before = (tmp_path / "out").read_bytes()
    write(tmp_path, a=ANOTHER)
    assert written(mou, command, form) in (0, 1)
    own = (tmp_path / "out").read_bytes()
    assert own != before
    (tmp_path / "out").write_bytes(own + b"a remark of mine\n")
    write(tmp_path, a=EXPIRING)
    assert written(mou, command, form) == 2
    assert (tmp_path / "out").read_bytes() == own + b"a remark of mine\n"


@pytest.mark.parametrize(("command", "form"), MARKED)
def test_what_bears_its_mark_and_was_changed_since_is_refused(
    mou: Run, tmp_path: Path, command: str, form: str
) -> None:
    assert written(mou, command, form) in (0, 1)
    own = (tmp_path / "out").read_bytes()
    (tmp_path / "out").write_bytes(own + b"<!-- a remark of mine -->\n")
    write(tmp_path, a=ANOTHER)
    result = mou(*COMMANDS[command], "out", "memoranda", "--format", form)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: out was changed since mou wrote it\n")
    assert "delete it where the change need not be kept" in result.stderr
    assert (tmp_path / "out").read_bytes() == own + b"<!-- a remark of mine -->\n"
    (tmp_path / "out").unlink()
    assert written(mou, command, form) in (0, 1)


def test_what_is_as_before_a_writing_that_failed_is_its_own(
    mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert written(mou, "timeline", "text") == 0
    before = (tmp_path / "out").read_bytes()
    write(tmp_path, a=ANOTHER)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("mou_compiler.publishing.writing.write_file", full)
        assert written(mou, "timeline", "text") == 2
    assert (tmp_path / "out").read_bytes() == before
    assert written(mou, "timeline", "text") == 0
    assert (tmp_path / "out").read_bytes() != before


def test_a_note_is_of_one_file(mou: Run, tmp_path: Path) -> None:
    assert written(mou, "timeline", "text") == 0
    (tmp_path / "another").write_bytes((tmp_path / "out").read_bytes())
    write(tmp_path, a=ANOTHER)
    result = mou("timeline", "-o", "another", "memoranda", "--format", "text")
    assert (result.exit_code, "that mou did not write" in result.stderr) == (2, True)


def test_where_nothing_can_be_noted_all_else_is_as_ever(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "no folder").write_bytes(b"")
    cache = str(tmp_path / "no folder")
    (tmp_path / "out").write_bytes(b"")
    assert written(mou, "timeline", "text", XDG_CACHE_HOME=cache) == 0
    assert written(mou, "timeline", "text", XDG_CACHE_HOME=cache) == 0  # the same once more
    write(tmp_path, a=ANOTHER)
    assert written(mou, "timeline", "text", XDG_CACHE_HOME=cache) == 2
    (tmp_path / "out").unlink()
    assert written(mou, "timeline", "text", XDG_CACHE_HOME=cache) == 0


def test_it_is_refused_in_chinese_too(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine\n")
    result = mou("graph", "memoranda", "-o", "out", "--format", "dot", "--lang", "zh")
    assert (result.exit_code, (tmp_path / "out").read_bytes()) == (2, b"mine\n")
    assert "out 不是 mou 写成的文件，或其后有改动" in result.stderr
    assert "请移走该文件或另选文件；原有内容未变" in result.stderr


@pytest.mark.parametrize("form", ["json", "text"])
def test_what_was_written_is_noted_whether_or_not_it_bears_a_mark(
    mou: Run, tmp_path: Path, form: str
) -> None:
    assert written(mou, "timeline", form, XDG_CACHE_HOME=str(tmp_path / "cache")) == 0
    (note,) = (tmp_path / "cache" / "mou" / "written").iterdir()
    assert note.read_text("ascii").split() == [sha256((tmp_path / "out").read_bytes()).hexdigest()]


def test_no_more_than_a_thousand_files_are_noted(mou: Run, tmp_path: Path) -> None:
    noted = tmp_path / "cache" / "mou" / "written"
    noted.mkdir(parents=True)
    for number in range(1003):
        (noted / str(number)).write_bytes(b"")
    assert written(mou, "timeline", "text", XDG_CACHE_HOME=str(tmp_path / "cache")) == 0
    assert len(list(noted.iterdir())) == 1000
    write(tmp_path, a=ANOTHER)
    assert written(mou, "timeline", "text", XDG_CACHE_HOME=str(tmp_path / "cache")) == 0


@pytest.mark.parametrize(
    "words",
    [
        *((*words, "-", "memoranda") for words in COMMANDS.values()),
        ("check", "--write-baseline", "-", "memoranda"),
        ("check", "--as-scenarios", "-", "memoranda"),
        ("build", "-o", "-", "memoranda"),
        ("delta", "memoranda", "memoranda", "-o", "-"),
    ],
)
def test_what_stands_for_a_stream_is_no_name_of_an_output(
    mou: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    result = mou(*words)
    assert (result.exit_code, (tmp_path / "-").exists()) == (2, False)
    assert "'-' stands for standard input or output" in result.stderr
    assert "「-」指标准输入或输出" in mou(*words, "--lang", "zh").stderr


def test_a_file_of_that_name_is_written_by_its_path(mou: Run, tmp_path: Path) -> None:
    assert mou("timeline", "-o", "./-", "memoranda", "--format", "text").exit_code == 0
    assert (tmp_path / "-").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("fmt", ""),
        ("fmt", "memoranda", ""),
        ("check", ""),
        ("stats", ""),
        ("table", "A", ""),
        ("verify", ""),
        ("verify", "memoranda", "--previous", ""),
        ("publish", "sqlite:///a.db", "--edition", ""),
        ("build", "-o", ""),
        ("build", "", "-o", "out"),
        ("check", "--write-baseline", ""),
        ("check", "--output-file", ""),
        ("check", "--as-scenarios", ""),
    ],
)
def test_an_empty_path_is_not_the_folder_in_which_it_runs(
    mou: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "loose.mou").write_text('agency   A   "A" "甲"   { }\n', "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = mou(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a path is empty; the folder in which mou runs is '.'" in result.stderr
    assert "路径为空；当前文件夹请写「.」" in mou(*words, "--lang", "zh").stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "words",
    [
        ("names", "agency", "A", ""),
        ("names", ""),
        ("timeline", ""),
        ("timeline", "memoranda", ""),
        ("diff", "", "memoranda"),
        ("diff", "HEAD", "HEAD", ""),
        ("diff", "2020-01-01..today", ""),
        ("delta", "HEAD", "HEAD", "", "-o", "out"),
    ],
)
def test_an_empty_word_is_no_name_and_no_path(mou: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = mou(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a name or path is empty; the folder in which mou runs is '.'" in result.stderr
    assert "名称或路径为空" in mou(*words, "--lang", "zh").stderr


def test_paths_of_the_environment_are_parted_as_its_system_does(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "more.mou").write_text('agency B "Bureau" "乙局" { kind government }\n', "utf-8")
    both = f"memoranda{os.pathsep}more.mou"
    found = mou("names", "agency", "Bureau", MOU_PATHS=both)
    assert (found.exit_code, "Bureau" in found.stdout) == (0, True)
    assert "agencies 1," in mou("stats", MOU_PATHS=both).stdout
    assert mou("check", MOU_PATHS="").exit_code == mou("check").exit_code
    for words in (("check",), ("names", "Bureau"), ("timeline",)):  # a part of it without a value
        assert "a path is empty" in mou(*words, MOU_PATHS=f"memoranda{os.pathsep}").stderr
