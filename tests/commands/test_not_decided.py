"""What could not be looked at is told, with an exit status of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mou_compiler import compile_text
from mou_compiler.checks.mou431_not_decided import CHECK
from mou_compiler.command_line.main import main


def kinds(number: int, more: str = "") -> str:
    return "".join(f"subject k{place} {{ {more} }}\n" for place in range(number))


def told(text: str) -> list[str]:
    return [finding.message.en for finding in compile_text(text).findings if finding.code == "MOU431"]


def ends_with(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_nine_kinds_that_overlap_are_all_looked_at_and_ten_are_not() -> None:
    assert told(kinds(9)) == []
    assert told(kinds(10)) == [
        (
            "10 kinds of subject make more than 512 sets: subjects of more than two kinds, or of two of which no rule "
            "speaks, were not looked at"
        )
    ]


def test_more_than_4096_pairs_leave_single_kinds() -> None:
    spoken = f"agency A {{}}\nlist l {{ kind blacklist; keeper A; covers {', '.join(f'k{n}' for n in range(92))} }}\n"
    assert "there are more than 4096 pairs" in told(kinds(92) + spoken)[0]
    assert "there are more than" not in told(kinds(91) + spoken.replace(", k91", ""))[0]


def test_kinds_that_exclude_each_other_need_no_bound() -> None:
    assert told("subject all { kinds exclusive }\n" + kinds(200, "within all")) == []


def test_the_exit_status_is_three(tmp_path: Path) -> None:
    corpus = tmp_path / "a.mou"
    corpus.write_text(CHECK.failing, "utf-8")
    assert ends_with("check", str(corpus)) == 3
    assert ends_with("check", str(corpus), "--fail-on", "never") == 0
    assert ends_with("check", str(corpus), "--ignore", "MOU431") == 0
    corpus.write_text(CHECK.passing, "utf-8")
    assert ends_with("check", str(corpus)) == 0


def test_what_cannot_be_read_comes_before_what_is_not_decided(tmp_path: Path) -> None:
    (tmp_path / "a.mou").write_text(CHECK.failing, "utf-8")
    (tmp_path / "b.mou").write_bytes(b"\xff\xfe\x00")
    assert ends_with("check", str(tmp_path)) == 2
