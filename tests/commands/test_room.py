"""In a terminal no line is wider than it; what programs read is broken nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run, runner, write
from test_ways import CORPUS

from mou_compiler.source.width import width

ASKED = {
    "ways": ("ways", "trade"),
    "stats": ("stats",),
    "coverage": ("coverage", "-v"),
    "audit": ("audit", "-v"),
    "dimensions": ("dimensions",),
}
UNREAD = 'instrument e "Another rule" "另一规定" { in force from 2016-01-01; numbering unknown "the copy that was read does not show how its measures are counted"; measure 1 { on l; by unknown "the copy that was read is cut off before it says who carries it out, and for how long"; inspect trade } }\n'


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    write(tmp_path, a=CORPUS + UNREAD)
    return runner(tmp_path, monkeypatch)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", ASKED)
def test_lines_keep_to_the_terminal(
    mou: Run, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    free = mou(*ASKED[command], "--lang", language)
    assert max(map(width, free.stdout.splitlines())) > 40
    monkeypatch.setattr(f"mou_compiler.commands.{command}.room_in_terminal", lambda: 40)
    kept = mou(*ASKED[command], "--lang", language)
    assert kept.exit_code == free.exit_code
    assert max(map(width, kept.stdout.splitlines())) <= 40
    numbers = [item.strip(",，:：") for item in free.stdout.split() if item.strip(",，:：").isdigit()]
    assert {item for item in numbers if item != "0"} <= {item.strip(",，:：") for item in kept.stdout.split()}
