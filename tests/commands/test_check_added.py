"""Checks added from outside the package by the entry points `mou.checks`: run, selected, explained."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import CLEAN, write

MODULE = '''
"""Every territory says its level."""

from mou_compiler.checking.check import Check
from mou_compiler.findings.finding import Severity
from mou_compiler.words import Text

CHECK = Check(
    code="ORG001",
    name="level-missing",
    severity=Severity.WARNING,
    what=Text("A territory that does not say its level.", "地域未载明层级。"),
    why=Text("Our tables sort by level.", "本单位的表格按层级排列。"),
    fix=Text("write its `level`", "请写明「层级」"),
    failing='territory a "A" "甲" {}',
    passing='territory a "A" "甲" { level city }',
)


def run(view):
    """Yield one finding for each territory without a level."""
    for territory in view.corpus.territories.values():
        if territory.level is None:
            yield CHECK.finding(
                Text(f"`{territory.id}` has no level", f"「{territory.id}」未载明层级"), territory.place
            )
'''


def install(folder: Path, entries: str, **modules: str) -> None:
    """Lay out a distribution that adds checks, as an installer would."""
    information = folder / "org_checks-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: org-checks\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(f"[mou.checks]\n{entries}\n")
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, "utf-8")


def mou(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process that has the distributions of a folder installed."""
    path = os.pathsep.join([str(folder / "site"), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-c", "from mou_compiler.command_line.main import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    install(tmp_path / "site", "level = org_level", org_level=MODULE)
    write(tmp_path, a=CLEAN, b='territory here "Here" "此地" { within china }\n')
    return tmp_path


@pytest.mark.long
def test_an_added_check_runs_and_is_selected_like_any_other(folder: Path) -> None:
    done = mou(folder, "check", "--select", "ORG", "--format", "concise", "--fail-on", "warning")
    assert done.stdout == "memoranda/b.mou:1:11: warning ORG001 `here` has no level\n"
    assert done.returncode == 1
    done = mou(folder, "check", "--select", "level-missing", "--severity", "ORG001=error", "--lang", "zh")
    assert done.stdout.startswith("错误[ORG001 level-missing]：「here」未载明层级\n")
    assert done.returncode == 1


def test_an_added_check_is_explained_and_has_its_rule(folder: Path) -> None:
    done = mou(folder, "explain", "org001")
    assert done.stdout.startswith("ORG001 level-missing (warning)\n\nWhat\n  A territory that does not say")
    assert "ORG001  warning  level-missing" in mou(folder, "explain").stdout
    run = json.loads(mou(folder, "check", "--select", "ORG", "--format", "sarif").stdout)["runs"][0]
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert (rule["id"], rule["name"]) == ("ORG001", "LevelMissing")


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("import no_such_module", "cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'"),
        ("def (", "cannot be loaded: SyntaxError: "),
        ("CHECK = 3", "has no CHECK"),
        (MODULE.replace("ORG001", "MOU401"), "bears a code or name that MOU401 (collision) has"),
        (MODULE.replace("level-missing", "collision"), "bears a code or name that MOU401 (collision) has"),
    ],
)
def test_an_added_check_that_cannot_be_used_is_told(tmp_path: Path, module: str, told: str) -> None:
    install(tmp_path / "site", "level = org_broken", org_broken=module)
    write(tmp_path, a=CLEAN)
    done = mou(tmp_path, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        f"error: the check `level = org_broken` of the entry points mou.checks {told}"
    )
    assert done.stderr.endswith("  = help: mend the package that adds it, or uninstall it\n")
    assert "Traceback" not in done.stderr


@pytest.mark.long
def test_every_command_tells_of_a_check_that_cannot_be_used(tmp_path: Path) -> None:
    install(tmp_path / "site", "level = org_broken", org_broken="CHECK = 3")
    write(tmp_path, a=CLEAN + 'agency X "X" "某" { kind government }\n')
    for arguments in (["explain"], ["build", "-o", "out"], ["table", "X"]):
        done = mou(tmp_path, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "of the entry points mou.checks has no CHECK\n" in done.stderr
        assert "Traceback" not in done.stderr
    assert mou(tmp_path, "explain", "--lang", "zh").stderr.startswith(
        "错误：入口点 mou.checks 中的检查「level"
    )
