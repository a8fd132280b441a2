"""`mou fmt`: what it writes where, what it leaves alone, and how it exits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, Self

import pytest
from running import Run, runner

from mou_compiler import compile_paths
from mou_compiler.input import rewriting
from places import declared, without_places

REPOSITORY = Path(__file__).parents[2]
MEMORANDA = REPOSITORY / "memoranda"
UNTIDY = """\
# A remark.
agency   A "Agency"  "机构甲" {kind court;level national}   # behind


memorandum m { signed 2016年1月20日
  measure 1 { # within
 by A; prohibit travel.rail,
   # on its own
   travel.exit } }
"""
TIDY = """\
# A remark.
agency A "Agency" "机构甲" { kind court; level national }  # behind

memorandum m {
    signed 2016年1月20日
    measure 1 {  # within
        by       A
        prohibit travel.rail,  # on its own
                 travel.exit
    }
}
"""
CHINESE = """\
# A remark.
机构 A 「Agency」 「机构甲」 { 类别 法院; 层级 国家级 }  # behind
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.mou"
    path.write_text(UNTIDY, "utf-8")
    return path


def test_a_file_is_laid_out_in_place_and_then_stays(file: Path, mou: Run) -> None:
    result = mou("fmt", "a.mou")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "changed a.mou\n", "1 of 1 file changed\n")
    assert file.read_text("utf-8") == TIDY
    again = mou("fmt", "a.mou")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "0 of 1 file changed\n")


def test_check_writes_nothing_and_exits_by_whether_anything_would_change(file: Path, mou: Run) -> None:
    result = mou("fmt", "--check", "a.mou")
    assert (result.exit_code, result.stdout) == (1, "would change a.mou\n")
    assert file.read_text("utf-8") == UNTIDY
    file.write_text(TIDY, "utf-8")
    assert mou("fmt", "--check", "a.mou").exit_code == 0


def test_diff_shows_what_would_change_and_writes_nothing(file: Path, mou: Run) -> None:
    result = mou("fmt", "--diff", "a.mou")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "--- a.mou\n+++ a.mou (formatted)\n@@ -1,9 +1,11 @@\n # A remark.\n-agency   A"
    )
    assert file.read_text("utf-8") == UNTIDY


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_and_mark_stays(end: str, mark: bytes, file: Path, mou: Run) -> None:
    tidy, untidy = (mark + text.replace("\n", end).encode() for text in (TIDY, UNTIDY))
    file.write_bytes(tidy)
    assert mou("fmt", "--check", "a.mou").exit_code == 0
    file.write_bytes(untidy)
    assert mou("fmt", "--check", "a.mou").exit_code == 1
    assert mou("fmt", "a.mou").exit_code == 0
    assert file.read_bytes() == tidy


def test_mixed_line_ends_become_those_of_most_lines_and_the_difference_shows_it(file: Path, mou: Run) -> None:
    file.write_bytes(b'territory a "A"\r\nsubject b "B"\nsubject c "C"\r\n')
    assert mou("fmt", "--check", "a.mou").exit_code == 1
    shown = mou("fmt", "--diff", "a.mou").stdout_bytes
    assert b'-subject b "B"\n+subject b "B"\r\n' in shown
    assert mou("fmt", "a.mou").exit_code == 0
    assert file.read_bytes() == b'territory a "A"\r\nsubject b "B"\r\nsubject c "C"\r\n'


def test_the_difference_is_of_what_stands_on_disk_without_a_last_line_end(file: Path, mou: Run) -> None:
    file.write_bytes(b'territory a "A"')
    assert mou("fmt", "--diff", "a.mou").stdout_bytes.endswith(
        b'-territory a "A"\n\\ No newline at end of file\n+territory a "A"\n'
    )


def test_the_other_language(file: Path, mou: Run) -> None:
    file.write_text("\n".join(UNTIDY.splitlines()[:2]), "utf-8")
    assert mou("fmt", "--to", "zh", "a.mou").exit_code == 0
    assert file.read_text("utf-8") == CHINESE


def test_a_file_at_fault_is_left_alone_and_the_others_are_not(file: Path, mou: Run) -> None:
    other = file.with_name("b.mou")
    other.write_text("agency  B {\n  kind\n  ( }\n", "utf-8")
    result = mou("fmt", ".")
    assert result.exit_code == 1
    assert "b.mou:3:3: MOU101 " in result.stderr
    assert other.read_text("utf-8") == "agency  B {\n  kind\n  ( }\n"
    assert file.read_text("utf-8") == TIDY


def test_messages_are_told_in_the_language_of_the_reader(file: Path, mou: Run) -> None:
    result = mou("fmt", "a.mou", MOU_LANG="zh")
    assert (result.stdout, result.stderr) == ("已改动 a.mou\n", "1 个文件，已改动 1 个\n")


def test_the_mode_of_a_file_stays_and_a_link_stays_a_link(file: Path, mou: Run) -> None:
    file.chmod(0o640)
    link = file.with_name("link.mou")
    link.symlink_to("a.mou")
    assert mou("fmt", "link.mou").exit_code == 0
    assert link.is_symlink()
    assert file.read_text("utf-8") == TIDY
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in file.parent.iterdir()) == ["a.mou", "link.mou"]


def test_hard_links_stay_one_file(file: Path, mou: Run) -> None:
    other = file.with_name("b.txt")
    other.hardlink_to(file)
    assert mou("fmt", "a.mou").exit_code == 0
    assert other.read_text("utf-8") == file.read_text("utf-8") == TIDY
    assert other.samefile(file)
    assert sorted(path.name for path in file.parent.iterdir()) == ["a.mou", "b.txt"]


def test_a_hard_link_that_cannot_be_written_keeps_its_text(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.with_name("b.txt").hardlink_to(file)

    def full(_: int) -> os.stat_result:
        raise OSError(28, "full")

    monkeypatch.setattr(rewriting.os, "fstat", full)
    with pytest.raises(OSError, match="full"):
        rewriting.rewrite(file, b"new")
    monkeypatch.undo()
    assert file.read_text("utf-8") == UNTIDY
    assert sorted(path.name for path in file.parent.iterdir()) == ["a.mou", "b.txt"]


@pytest.mark.parametrize("text", [b"new", b"new " * 500])
def test_a_hard_link_holds_the_new_text_and_nothing_behind_it(file: Path, text: bytes) -> None:
    file.with_name("b.txt").hardlink_to(file)
    rewriting.rewrite(file, text)
    assert file.read_bytes() == file.with_name("b.txt").read_bytes() == text


class Full:
    """A stream on a disk that is full when it is flushed for the first time."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.flushed = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def flush(self) -> None:
        self.stream.flush()
        self.flushed += 1
        if self.flushed == 1:
            raise OSError(28, "full")


@pytest.mark.parametrize("text", [b"new", b"new " * 500])
def test_a_hard_link_on_a_full_disk_gets_its_old_text_back(
    file: Path, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    file.with_name("b.txt").hardlink_to(file)
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda path, mode: Full(opened(path, mode)))
    with pytest.raises(OSError, match="full"):
        rewriting.rewrite(file, text)
    monkeypatch.undo()
    assert file.read_text("utf-8") == UNTIDY


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_of_a_file_stays(file: Path, mou: Run) -> None:
    os.chown(file, 65534, 65534)
    assert mou("fmt", "a.mou").exit_code == 0
    assert (file.stat().st_uid, file.stat().st_gid) == (65534, 65534)
    assert file.read_text("utf-8") == TIDY


def test_standard_input_keeps_its_line_ends_and_stands_alone(file: Path, mou: Run) -> None:
    given = UNTIDY.replace("\n", "\r\n").encode()
    assert mou("fmt", "-", given=given).stdout_bytes == TIDY.replace("\n", "\r\n").encode()
    assert mou("fmt", "--diff", "-", "--stdin-filename", "x.mou", given=given).stdout.startswith(
        "--- x.mou\n"
    )
    assert mou("fmt", "-", "a.mou", given=given).exit_code == 2
    assert file.read_text("utf-8") == UNTIDY


@pytest.mark.parametrize(
    ("given", "arguments", "status", "written"),
    [
        (UNTIDY.encode(), (), 0, TIDY),
        (TIDY.encode(), ("--check",), 0, ""),
        (UNTIDY.encode(), ("--check",), 1, ""),
        (b"\xff", (), 2, ""),
        (b"agency {", (), 1, ""),
    ],
)
def test_standard_input_is_laid_out_to_standard_output(
    given: bytes, arguments: tuple[str, ...], status: int, written: str
) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "mou_compiler.command_line.main", "fmt", *arguments, "-"],
        input=given, capture_output=True, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stdout.decode()) == (status, written)
    assert b"Traceback" not in result.stderr


# --- the real documents --------------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    """Return a copy of the corpus, the files beside it too."""
    return Path(shutil.copytree(MEMORANDA, folder / "memoranda"))


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.mou")}


@pytest.mark.long
def test_the_real_documents_go_to_chinese_and_back_without_loss(tmp_path: Path, mou: Run) -> None:
    folder = copied(tmp_path)
    assert mou("fmt", "--to", "en", "memoranda").exit_code == 0
    before = files(folder)
    told = compile_paths(["memoranda"])
    assert mou("fmt", "--to", "zh", "memoranda").exit_code == 0
    chinese = files(folder)
    told_in_chinese = compile_paths(["memoranda"])
    assert mou("fmt", "--to", "zh", "--check", "memoranda").exit_code == 0
    assert mou("fmt", "--to", "en", "memoranda").exit_code == 0
    assert files(folder) == before
    assert chinese != before
    assert declared(told_in_chinese.corpus) == declared(told.corpus)
    assert without_places(told_in_chinese.rows) == without_places(told.rows)
