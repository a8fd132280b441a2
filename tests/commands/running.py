"""Runs the command line in a folder of its own, and keeps small corpora to run it on."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mou_compiler.command_line.main import mou

Run = Callable[..., Result]
SEPARATE: Any = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
"""What makes click before 8.2 keep standard error apart."""

CLEAN = """\
territory china "China" "中国" { level national }
"""
EXPIRING = """\
instrument trial-rule "Trial rule" "试行办法" { in force from 2018-01-01 until 2020-01-01 }
"""
CYCLES = """\
territory a "A" "甲" { within b }
territory b "B" "乙" { within a }
subject c "C" "丙" { within c }
"""
"""Two findings of MOU208, one at each kind of declaration."""


def runner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `mou` with arguments and variables in a folder, apart from all configuration."""
    monkeypatch.chdir(folder)
    clean = dict.fromkeys(("NO_COLOR", "LC_ALL", "LC_MESSAGES", "MOU_LANG"))

    def run(*arguments: str | Path, given: bytes | None = None, **variables: str) -> Result:
        cache = str(folder.parent / f"{folder.name}-cache")
        environment = {**clean, "LANG": "C.UTF-8", "XDG_CACHE_HOME": cache, **variables}
        return CliRunner(env=environment, **SEPARATE).invoke(
            mou, [str(item) for item in arguments], input=given
        )

    return run


def write(folder: Path, **texts: str) -> None:
    """Write texts to `NAME.mou` below memoranda/ of a folder."""
    below = folder / "memoranda"
    below.mkdir(exist_ok=True)
    for name, text in texts.items():
        (below / f"{name}.mou").write_text(text, "utf-8")
