"""A label calls nobody, refers to nothing, is no command to a machine, and moves nothing on a terminal."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from running import Run, runner, write

from mou_compiler.command_line.telling import put
from mou_compiler.source.inert import in_markdown, in_sarif, on_log

LABEL = "of @octocat, #12 owner/repo#1 !3 GH-4 deadbee https://forge/o/r/issues/1 www.x.y [a](1) ::error::x ##[error]y"
TEXT = f"""
territory land "Land"
subject firm "Firm"
rank law "Law" {{ may-burden }}
agency A "{LABEL}"
law code "Code" {{ rank law; in force from 2000-01-01 }}
act trade "Trade"
list L "List {LABEL}" {{ kind blacklist; keeper A }}
memorandum m "Memorandum" {{
    signed 2016-01-01; basis code art 9
    measure 1 "::warning::x" {{ on L; by A; prohibit trade }}
}}
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    write(tmp_path, a=TEXT)
    return runner(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("@octocat", "@&#8203;octocat"),
        ("@org/team", "@&#8203;org/team"),
        ("a#12", "a#&#8203;12"),
        ("!3 $4 %5 &6", "!&#8203;3 $&#8203;4 %&#8203;5 &&#8203;6"),
        ("GH-4", "GH-&#8203;4"),
        ("deadbee", "deadbe&#8203;e"),
        ("https://x", "https:&#8203;//x"),
        ("www.x", "www&#8203;.x"),
        ("at 5 @ 3, # 4, 100%, a decade, no. 12", "at 5 @ 3, # 4, 100%, a decade, no. 12"),
    ],
)
def test_nothing_in_markdown_refers_to_anything(written: str, shown: str) -> None:
    assert in_markdown(written) == shown


def test_markdown_holds_no_mention(mou: Run) -> None:
    text = mou("check", "--format", "markdown").stdout
    assert "octocat" in text
    for live in ("@octocat", "#12", "repo#1", "!3", "GH-4", "deadbee ", "://", "www."):
        assert live not in text, live


@pytest.mark.parametrize(
    "command", [("table", "A"), ("check",), ("why", "m/1"), ("stats",), ("check", "--format", "concise")]
)
def test_no_line_is_a_command_to_a_runner(mou: Run, command: tuple[str, ...]) -> None:
    result = mou(*command)
    lines = (result.stdout + result.stderr).splitlines()
    assert any("octocat" in line or "List of" in line for line in lines)
    assert not [line for line in lines if re.match(r"\s*::[^:\s]", line) or "##[" in line]


def test_lines_that_are_no_commands_stay() -> None:
    assert on_log("a::b\n  : c\n## d") == "a::b\n  : c\n## d"
    assert on_log(" ::: a.mou:1:2") == " ::: a.mou:1:2", "a frame's own mark is the name of no command"
    assert on_log("x\n  ::error::y") == "x\n  :\u200b:error::y"
    assert on_log("a ##vso[task]") == "a #\u200b#vso[task]"


def test_a_message_of_sarif_has_no_link(mou: Run) -> None:
    body = json.loads(mou("check", "--format", "sarif").stdout)
    texts = [result["message"]["text"] for result in body["runs"][0]["results"]]
    assert any("\\[a\\](1)" in text for text in texts)
    assert not any("[a](1)" in text for text in texts)
    assert in_sarif("[a] and (b)") == "[a] and (b)"


def test_what_programs_read_is_shown_as_signs_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    content = '{"a": "b\u202e\x9bc"}\r\n'.encode()
    for terminal in (False, True):
        stream = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
        monkeypatch.setattr(stream, "isatty", lambda terminal=terminal: terminal)
        monkeypatch.setattr(sys, "stdout", stream)
        put(content)
        shown = stream.buffer.getvalue()
        assert (shown == content) is not terminal
        assert bool({"\u202e", "\x9b"} & set(shown.decode())) is not terminal


MOVING = "a\x1b[31m\u202e\u2066\u061c\u200f\x9bb"
"""Letters that colour, turn round or move what stands around them."""
LIVE = frozenset(MOVING) - frozenset("a[31mb")


@pytest.mark.parametrize("form", ["dot", "svg", "mermaid"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_label_turns_a_picture_round(mou: Run, tmp_path: Path, form: str, language: str) -> None:
    write(tmp_path, a=TEXT.replace(LABEL, f"of {MOVING.replace(chr(27), '')}"))
    text = mou("graph", "--format", form, "--lang", language).stdout
    assert "of a[31m" in text or "of a#91;31m" in text
    assert not LIVE & set(text)


def test_data_is_as_it_was_written(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=TEXT.replace(LABEL, "of \u202eb"))
    for form in ("json", "graphml", "gexf"):
        assert "of \u202eb" in mou("graph", "--format", form).stdout


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--select", MOVING),
        ("check", "--ignore", MOVING),
        ("check", "--severity", f"{MOVING}=error"),
        ("check", "--severity", f"MOU301={MOVING}"),
        ("check", MOVING),
        ("check", "--baseline", MOVING),
        ("check", "--format", MOVING),
        ("check", f"--{MOVING}"),
        ("check", "--as-of", MOVING),
        (MOVING,),
        ("ask", "--subject", MOVING, "--day", "2016-02-01"),
        ("ask", "--subject", "firm", "--day", MOVING),
        ("ask", "--subject", "firm", "--day", "2016-02-01", "--on", MOVING),
        ("build", "--since", MOVING),
        ("delta", MOVING, MOVING, "-o", "out"),
        ("diff", MOVING, MOVING),
        ("dimensions", "--on", MOVING),
        ("explain", MOVING),
        ("graph", "--around", MOVING),
        ("impact", "--on", "2017-01-01", "--abolish", MOVING),
        ("impact", "--on", "2017-01-01", "--merge", f"A={MOVING}"),
        ("impact", "--on", "2017-01-01", "--renumber", f"{MOVING}:1=2"),
        ("names", MOVING),
        ("publish", MOVING),
        ("show", MOVING),
        ("table", MOVING),
        ("timeline", MOVING),
        ("verify", MOVING),
        ("ways", MOVING),
        ("why", MOVING),
    ],
)
def test_what_a_command_was_given_is_shown_inert(mou: Run, command: tuple[str, ...], language: str) -> None:
    result = mou(*command, "--lang", language)
    assert result.stderr or result.stdout
    assert not LIVE & set(result.stderr + result.stdout)


def test_a_setting_is_shown_inert(mou: Run, tmp_path: Path) -> None:
    assert not LIVE & set(mou("check", MOU_SELECT=MOVING).stderr)
    for setting in ('select = ["{}"]', 'fail-on = "{}"', '"{}" = 1', 'baseline = "{}"', 'paths = ["{}"]'):
        spelled = "".join(f"\\u{ord(letter):04x}" for letter in MOVING)
        (tmp_path / "pyproject.toml").write_text(f"[tool.mou]\n{setting.format(spelled)}\n", "utf-8")
        result = mou("check")
        assert result.exit_code == 2
        assert not LIVE & set(result.stderr + result.stdout), setting


def test_a_name_of_two_lines_makes_no_line_of_its_own(mou: Run) -> None:
    result = mou("explain", "x\nerror: y")
    assert result.stderr.startswith("error: no check is called `x␊error: y`\n")
