"""Files as they come: every failure is told with its place and a remedy, and nothing is read twice."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mou_compiler.findings.fault import Fault
from mou_compiler.input.files import LARGEST, read_sources, read_text
from mou_compiler.source.place import Source

TEXT = 'list 名单甲 "A" "甲名单" { kind blacklist }\n'


def fault_of(raw: bytes) -> Fault:
    found = read_text("case.mou", raw)
    assert isinstance(found, Fault)
    return found


def text_of(raw: bytes) -> str:
    found = read_text("case.mou", raw)
    assert isinstance(found, Source)
    return found.text


def codes(*paths: Path) -> list[str]:
    return [fault.code for fault in read_sources(paths).faults]


# --- bytes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_byte_order_mark_make_no_difference(end: str, mark: bytes) -> None:
    assert text_of(mark + (TEXT * 2).replace("\n", end).encode()) == TEXT * 2


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_that_is_not_utf_8_is_told_at_its_place(mark: bytes, end: str) -> None:
    before = (TEXT + 'list b "乙').replace("\n", end).encode()
    fault = fault_of(mark + before + b'\xff" { }\n')
    assert (fault.code, fault.message.en) == ("MOU106", "byte 0xFF here is not UTF-8")
    assert fault.place is not None
    assert fault.place.span == (2, 10, 2, 11)


def test_a_sequence_cut_off_at_the_end_of_the_file_is_told() -> None:
    fault = fault_of(TEXT.encode() + "名".encode()[:2])
    assert fault.code == "MOU106"
    assert fault.place is not None
    assert fault.place.span[:2] == (2, 1)


@pytest.mark.parametrize("encoding", ["gb18030", "gbk"])
def test_a_file_in_gb18030_is_recognised(encoding: str) -> None:
    fault = fault_of((TEXT * 3).encode(encoding))
    assert fault.message.en == "this file is not UTF-8; it looks like GB18030"
    assert "iconv -f GB18030 -t UTF-8 case.mou" in fault.help.en
    assert fault.place is not None
    assert fault.place.span[:2] == (1, 6)
    assert fault.place.source.line(1) == TEXT.rstrip()


def test_a_damaged_utf_8_file_is_not_taken_for_gb18030() -> None:
    fault = fault_of((TEXT * 20).encode() + b"\xd0\xd0" + (TEXT * 20).encode())
    assert fault.message.en == "byte 0xD0 here is not UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_recognised(encoding: str) -> None:
    fault = fault_of((TEXT * 3).encode(encoding))
    assert (fault.code, fault.message.en) == ("MOU106", "this file is not UTF-8; it looks like UTF-16")
    assert fault.place is not None
    assert fault.place.line == 1


@pytest.mark.parametrize("raw", [b"\0", b"a\0b", b"list\0\0\0\0b", TEXT.encode() * 9 + b"\0\0\0\0"])
def test_a_few_nul_bytes_are_no_utf_16(raw: bytes) -> None:
    assert fault_of(raw).code == "MOU107"


def test_a_nul_byte_is_told_at_its_place() -> None:
    fault = fault_of((TEXT + "list b\0 {}\n").encode())
    assert fault.code == "MOU107"
    assert fault.place is not None
    assert fault.place.span[:2] == (2, 7)


# --- files and folders ---------------------------------------------------------------------------------------


def test_files_are_found_below_folders_in_order_of_path(tmp_path: Path) -> None:
    for name in ("b/z.mou", "b/a.mou", "a.mou", "note.txt", ".hidden/x.mou", "b/.y.mou"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    read = read_sources([tmp_path])
    assert [source.path for source in read.sources] == [
        (tmp_path / name).as_posix() for name in ("a.mou", "b/a.mou", "b/z.mou")
    ]
    assert read.faults == []


def test_a_corpus_of_its_own_is_read_where_it_is_named_and_not_from_above(tmp_path: Path) -> None:
    for name in ("corpus.mou", "a.mou", "other/corpus.mou", "other/lists/b.mou"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")

    def names(*paths: Path) -> list[str]:
        return [Path(source.path).relative_to(tmp_path).as_posix() for source in read_sources(paths).sources]

    assert names(tmp_path) == ["a.mou", "corpus.mou"]
    assert names(tmp_path / "other") == ["other/corpus.mou", "other/lists/b.mou"]
    assert names(tmp_path / "other" / "lists") == ["other/lists/b.mou"]


def test_a_folder_with_nothing_but_a_corpus_of_its_own_is_empty(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "corpus.mou").write_text(TEXT, encoding="utf-8")
    assert codes(tmp_path) == ["MOU112"]


def test_a_file_given_twice_or_by_a_link_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.mou").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.mou").symlink_to("a.mou")
    read = read_sources([tmp_path, tmp_path / "a.mou", tmp_path / "b.mou"])
    assert [Path(source.path).name for source in read.sources] == ["a.mou"]


def test_a_folder_that_holds_nothing_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["MOU112"]


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "none", tmp_path / "none.mou") == ["MOU110", "MOU110"]
    (tmp_path / "a.mou").write_text(TEXT, encoding="utf-8")
    assert codes(tmp_path / "a.mou" / "below") == ["MOU110"]


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mou").symlink_to("nowhere")
    (fault,) = read_sources([tmp_path]).faults
    assert (fault.code, fault.message.en) == ("MOU110", "this link leads nowhere")
    assert codes(tmp_path / "a.mou") == ["MOU110"]


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mou").symlink_to("a.mou")
    assert codes(tmp_path) == codes(tmp_path / "a.mou") == ["MOU111"]


def test_a_link_to_a_folder_above_is_told_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.mou").write_text(TEXT, encoding="utf-8")
    (tmp_path / "inner" / "up").symlink_to(tmp_path)
    read = read_sources([tmp_path])
    assert len(read.sources) == 1
    assert [(fault.code, Path(fault.path).name) for fault in read.faults] == [("MOU111", "up")]


def test_folders_that_many_links_lead_to_are_gone_into_once(tmp_path: Path) -> None:
    for level in range(30):
        (tmp_path / f"{level}").mkdir()
        for name in ("left", "right"):
            (tmp_path / f"{level}" / name).symlink_to(tmp_path / f"{level + 1}")
    (tmp_path / "30").mkdir()
    (tmp_path / "30" / "a.mou").write_text(TEXT, encoding="utf-8")
    read = read_sources([tmp_path / "0"])
    assert len(read.sources) == 1
    assert read.faults == []


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mou").symlink_to("/proc/self/mem")  # it opens, and its first byte cannot be read
    (fault,) = read_sources([tmp_path]).faults
    assert fault.code == "MOU109"
    assert fault.message.en.startswith("this cannot be read: ")


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.mou")
    assert codes(tmp_path) == ["MOU109"]


def test_a_device_without_end_is_too_large() -> None:
    assert codes(Path("/dev/zero")) == ["MOU108"]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.mou").mkdir()
    assert codes(tmp_path / "x.mou") == ["MOU112"]
    (tmp_path / "x.mou" / "a.mou").write_text(TEXT, encoding="utf-8")
    assert codes(tmp_path) == []


def test_a_file_beyond_the_most_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.mou").open("wb") as stream:
        stream.truncate(100 * 2**20)  # sparse: it takes no room
    (fault,) = read_sources([tmp_path]).faults
    assert fault.code == "MOU108"
    assert fault.message.en == f"this file has 100 MiB; {LARGEST // 2**20} is the most"


def test_a_file_whose_name_is_not_utf_8_is_told(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.mou"
    with open(name, "wb") as stream:  # noqa: PTH123 -- a path of bytes
        stream.write(TEXT.encode())
    (fault,) = read_sources([tmp_path]).faults
    assert (fault.code, fault.message.en) == ("MOU109", "the name of this file is not UTF-8")
    fault.path.encode()


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.EACCES, "check its permissions"),
        (errno.ENAMETOOLONG, "give it a shorter name, or move it out of some folders"),
        (errno.EMFILE, "let it open more files (`ulimit -n`)"),
        (errno.EIO, "see that the file is whole and its disk is there"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_remedy_for_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    """Rights are no remedy for a path that is too long, nor for a disk that fails."""
    (tmp_path / "a.mou").write_text(TEXT, "utf-8")

    def refuse(self: Path, *_: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "open", refuse)
    (fault,) = read_sources([tmp_path]).faults
    assert (fault.code, fault.message.en) == ("MOU109", f"this cannot be read: {os.strerror(number)}")
    assert fault.help is not None
    assert fault.help.en == remedy
