"""The README's tour is run as it stands: every command in it, in a fresh folder, must print what it shows.

A line `…` stands for any lines. With `--accept` the output of blocks without such a line is taken over.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import mou_compiler

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SOURCE = str(Path(mou_compiler.__file__).parents[1])
"""The package that is tested, whichever is installed."""
BLOCK = re.compile(r"^```(\w+)(?: ([\w./-]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"


class Step(NamedTuple):
    """A command of the tour and the lines that it is shown to print."""

    command: str
    shown: list[str]


def blocks(kind: str) -> list[tuple[str, str]]:
    text = README.read_text(encoding="utf-8")
    return [(match[2] or "", match[3]) for match in BLOCK.finditer(text) if match[1] == kind]


def steps(block: str) -> list[Step]:
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], []))
        else:
            found[-1].shown.append(line)
    return found


def take_tour(folder: Path) -> list[list[str]]:
    """Return what each step of the tour says, taken one after the other in one folder, as a reader takes them.

    A file of the README is there from the first step on that names it.
    """
    (folder / "memoranda").symlink_to(ROOT / "memoranda")
    waiting = {name: text for name, text in blocks("mou") if name}
    waiting |= {name or "example.py": text for name, text in blocks("python")}
    found = []
    for step in STEPS:
        for name in [name for name in waiting if name in step.command]:
            (folder / name).write_text(waiting.pop(name), encoding="utf-8")
        found.append(run(step.command, folder))
    assert not waiting
    return found


def run(command: str, folder: Path) -> list[str]:
    scripts = str(Path(sys.executable).parent)
    environment = {
        "PATH": os.pathsep.join([scripts, os.environ["PATH"]]),
        "PYTHONPATH": SOURCE,
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
    }
    # What is tested is what this process tests, where it is not what is installed.
    environment |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.rstrip("\n").splitlines()


def agrees(shown: list[str], said: list[str]) -> bool:
    """Tell whether what is shown is what was said, each `…` standing for any lines."""
    if ANYTHING not in shown:
        return shown == said
    pattern = "".join(".*" if line == ANYTHING else f"{re.escape(line)}\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in said), re.DOTALL) is not None


STEPS = [step for _, block in blocks("console") for step in steps(block)]


def test_the_tour_has_steps() -> None:
    assert len(STEPS) >= 12


@pytest.mark.long
def test_each_step_of_the_tour_prints_what_it_shows(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """One test, so that the tour is taken once however many processes share the tests."""
    apart: list[str] = []
    for step, said in zip(STEPS, take_tour(tmp_path), strict=True):
        if request.config.getoption("--accept") and ANYTHING not in step.shown:
            _accept(step, said)
        elif not agrees(step.shown, said):
            apart.append("\n".join([f"$ {step.command}", *said, "--- shown:", *step.shown]))
    assert not apart, "\n\n".join(apart)


def _accept(step: Step, said: list[str]) -> None:
    text = README.read_text(encoding="utf-8")
    before = "\n".join([f"$ {step.command}", *step.shown])
    assert text.count(before) == 1
    README.write_text(text.replace(before, "\n".join([f"$ {step.command}", *said])), encoding="utf-8")


def test_the_commands_of_set_up_are_one_line_each() -> None:
    text = README.read_text(encoding="utf-8")
    for name in ("build", "test"):
        match = re.search(rf"<!-- command: {name} -->\n```sh\n(.*?)\n```", text, re.DOTALL)
        assert match is not None
        assert "\n" not in match[1]
        assert shlex.split(match[1])[0] == "python3"
