"""`mou build` takes nothing that it did not write, and is whole or nothing, however its process ends."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from editions import held, lay

import forking
from forking import Script
from mou_compiler.publishing.publish import finish

BASE = """\
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank law "Law" "法律" { may-burden }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
"""
LIST = """\
list L "Blacklist" "黑名单" {
    kind      blacklist
    keeper    A
    entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years }
    notice    5 days before entry
    objection to A within 5 days
}
"""


def corpus(*agencies: str) -> str:
    """Return a corpus without findings in which each agency has a file of its own."""
    told = "".join(
        f'agency {agency} "Agency {agency}" "{agency} 局" {{ kind government }}\n' for agency in agencies
    )
    channels = "".join(
        f"channel to-{name} {{ from A; to {name}; carries L }}\n" for name in agencies if name != "A"
    )
    measures = "".join(
        f'    measure {number} "No trade" "限制贸易" {{ on L; by {agency}; prohibit trade }}\n'
        for number, agency in enumerate(agencies, 1)
    )
    head = f"signed 2016-01-01; signatories {', '.join(agencies)}; basis code art 9"
    return f'{BASE}{told}{LIST}{channels}memorandum m "Memorandum" "备忘录" {{\n    {head}\n{measures}}}\n'


FOREIGN = {
    "notes.txt": "foreign",
    "tables/my-data.csv": "foreign",
    "tables/agencies/mine.csv": "foreign",
    "pages/index.html": "foreign",
    "datapackage.txt": "foreign",
    ".keep": "",
}


def build(folder: Path, *arguments: str, stdout: int | None = None, **how: Any) -> CompletedProcess[str]:
    return forking.run(Script(("build", *arguments), str(folder), **how), stdout)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two corpora, and under `old` and `new` what a build of each leaves beside foreign files."""
    folder = tmp_path_factory.mktemp("builds")
    lay(folder, {"one.mou": corpus("A", "B", "C"), "two.mou": corpus("A", "C", "D", "E")})
    for name, source in (("old", "one.mou"), ("new", "two.mou")):
        done = build(folder, source, "-o", name, "--fail-on", "never")
        assert done.returncode == 0, done.stderr
        lay(folder / name, FOREIGN)
    assert held(folder / "old") != held(folder / "new")
    return folder


# --- what is not mou's -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "output"),
    [
        (["report"], "."),
        (["report"], "report"),
        (["."], "."),
        (["report/base.mou"], "report"),
        (["report/base.mou"], "."),
        (["report"], "../work"),
        (["report"], "same"),
        (["report", "other"], "other"),
    ],
)
def test_a_folder_that_was_read_or_holds_what_was_read_is_refused(
    tmp_path: Path, paths: list[str], output: str
) -> None:
    """Today's rule for a folder of its own: whatever stands there, nothing is made in the place of an input."""
    folder = tmp_path / "work"
    lay(
        folder,
        {
            "report/base.mou": corpus("A"),
            "other/more.mou": 'subject other "Other" "其他"\n',
            "pages/index.html": "mine",
            "tables/my-data.csv": "mine",
            "datapackage.json": "{}",
        },
    )
    (folder / "same").symlink_to("report")
    before = held(folder)
    english, chinese = (build(folder, *paths, "-o", output, "--lang", lang) for lang in ("en", "zh"))
    assert (english.returncode, english.stdout) == (2, "")
    assert "which was read" in english.stderr or "is the folder that was read" in english.stderr
    assert "= help: choose a folder of its own for what is built" in english.stderr
    assert chinese.returncode == 2
    assert "= 建议：" in chinese.stderr
    assert held(folder) == before


@pytest.mark.parametrize("output", ["build", "rules/build", "../elsewhere", "rules/.build"])
def test_a_folder_below_what_was_read_is_no_input(tmp_path: Path, output: str) -> None:
    folder = tmp_path / "work"
    lay(folder, {"rules/base.mou": corpus("A")})
    assert build(folder, "rules", "-o", output, "--fail-on", "never").returncode == 0
    first = held(folder / output)
    again = build(folder, "rules", "-o", output, "--fail-on", "never")
    assert again.returncode == 0
    assert "1 document, 1 list, 1 measure, 1 agency" in again.stdout, "what was written is not read"
    assert held(folder / output) == first


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("index.json", "{}"),
        ("index.json", '{"name": "site", "files": []}'),
        ("tables/enforcement.csv", "mine"),
        ("tables/agencies/A.csv", "mine"),
        ("graph", "mine"),
        ("report/findings.md", "mine"),
    ],
)
def test_what_mou_did_not_write_is_refused(tmp_path: Path, path: str, content: str) -> None:
    lay(tmp_path, {"base.mou": corpus("A"), f"out/{path}": content, "out/pages/index.html": "mine"})
    before = held(tmp_path)
    done = build(tmp_path, "base.mou", "-o", "out", "--fail-on", "never")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: out/{path} ")
    assert "= help: " in done.stderr
    assert "Traceback" not in done.stderr
    assert held(tmp_path) == before


def test_an_edited_table_is_not_lost(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "old", tmp_path / "out")
    table = tmp_path / "out" / "tables" / "agencies" / "B.csv"
    table.write_text(table.read_text("utf-8") + "a note by hand\n", "utf-8")
    before = held(tmp_path / "out")
    done = build(made, "two.mou", "-o", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "B.csv has been changed since mou wrote it" in done.stderr
    assert held(tmp_path / "out") == before


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, {"base.mou": corpus("A")})
    (tmp_path / "out").mkdir()
    for target in ("/nonexistent/x", str(tmp_path / "elsewhere")):
        (tmp_path / "out" / "tables").symlink_to(target)
        done = build(tmp_path, "base.mou", "-o", "out")
        assert (done.returncode, [path.name for path in (tmp_path / "out").iterdir()]) == (2, ["tables"])
        assert "out/tables is a symbolic link" in done.stderr
        (tmp_path / "out" / "tables").unlink()
        (tmp_path / "elsewhere").mkdir(exist_ok=True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_files_of_others_stay_and_the_next_edition_takes_the_place_of_the_last(
    made: Path, tmp_path: Path
) -> None:
    shutil.copytree(made / "old", tmp_path / "out")
    assert build(made, "two.mou", "-o", str(tmp_path / "out"), "--fail-on", "never").returncode == 0
    assert held(tmp_path / "out") == held(made / "new")


def test_rights_are_those_that_the_umask_leaves(tmp_path: Path) -> None:
    lay(tmp_path, {"base.mou": corpus("A")})
    for mask, name in ((0o077, "mine"), (0o002, "ours")):
        build(tmp_path, "base.mou", "-o", name, umask=mask)
        modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (tmp_path / name).rglob("*")}
        assert modes == {True: 0o777 & ~mask, False: 0o666 & ~mask}


def test_the_index_names_every_file(made: Path) -> None:
    index = json.loads((made / "old" / "index.json").read_bytes())
    paths = {entry["path"] for entry in index["files"]}
    written = {path for path, said in held(made / "old").items() if said != "folder"}
    assert written == {*paths, *FOREIGN, "index.json"}
    assert {entry["agency"] for entry in index["files"] if "agency" in entry} == {"A", "B", "C"}
    for entry in index["files"]:
        assert set(entry) >= {"path", "title", "media_type", "sha256", "bytes", "rows", "schema_version"}


def test_a_corpus_at_fault_still_ends_what_was_interrupted(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "old", tmp_path / "whole")
    steps = int(stepped(made, tmp_path / "whole", die_at=0).stdout.split()[-1])
    shutil.copytree(made / "old", tmp_path / "out")
    stepped(made, tmp_path / "out", die_at=steps * 2 // 3)
    assert any(name.startswith(".mou") for name in held(tmp_path / "out"))
    lay(tmp_path, {"bad.mou": "list {"})
    assert build(tmp_path, "bad.mou", "-o", "out").returncode == 1
    assert held(tmp_path / "out") in (held(made / "old"), held(made / "new"))
    assert not any(name.startswith(".mou") for name in held(tmp_path / "out"))


# --- kills -------------------------------------------------------------------------------------------------

STEPS = """\
import os, signal, sys
count = 0
def around(call):
    def counted(*given, **named):
        global count
        count += 1
        if count == {at}:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*given, **named)
    return counted
for name in ("mkdir", "link", "rename", "replace", "unlink", "rmdir", "fsync", "chmod"):
    setattr(os, name, around(getattr(os, name)))
from mou_compiler.command_line.main import main
try:
    main(sys.argv[1:])
finally:
    print(count)
"""


def rebuild(made: Path, folder: Path, text: str = forking.COMMAND) -> Script:
    """Return what builds the second corpus into a folder."""
    return Script(("build", "two.mou", "-o", str(folder), "--fail-on", "never"), str(made), text)


def stepped(made: Path, folder: Path, die_at: int) -> CompletedProcess[str]:
    """Build into a folder in a process that is killed at the n-th change of the disk; 0 is never."""
    return forking.run(rebuild(made, folder, STEPS.format(at=die_at)))


def timed(made: Path, folder: Path, after: float) -> None:
    """Build into a folder in a process that is killed after so many seconds, wherever it then is."""
    process = forking.Process(rebuild(made, folder))
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    process.end()


def spoiled(made: Path, out: Path, spoil: Callable[[Path], object]) -> str:
    """Spoil a build into a folder with the old edition; return whether the old or the new one stands there then."""
    old, new = held(made / "old"), held(made / "new")
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(made / "old", out, symlinks=True)
    spoil(out)
    found = held(out)
    for path, said in found.items():
        assert path.startswith(".mou") or said in (old.get(path), new.get(path)), path
    finish(out)
    found = {path: said for path, said in held(out).items() if not path.startswith(".mou-staging-")}
    assert {path: found.get(path) for path in FOREIGN} == {path: old[path] for path in FOREIGN}
    assert found in (old, new)
    return "old" if found == old else "new"


def kills(made: Path, out: Path, number: int, seed: int) -> list[str]:
    """Kill builds, half of them at a step and half at a moment, and return what stood there after each."""
    chance = random.Random(seed)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(made / "old", out, symlinks=True)
    started = time.monotonic()
    steps = int(stepped(made, out, 0).stdout.split()[-1])
    took = time.monotonic() - started
    seen = []
    for count in range(number):
        if count % 2:
            at = chance.randint(1, steps)
            seen.append(spoiled(made, out, lambda folder, at=at: stepped(made, folder, at)))  # type: ignore[misc]
        else:
            after = chance.uniform(0.2, 1.1) * took
            seen.append(spoiled(made, out, lambda folder, after=after: timed(made, folder, after)))  # type: ignore[misc]
        if count % 10 == 0:
            assert build(made, "two.mou", "-o", str(out), "--fail-on", "never").returncode == 0
            assert held(out) == held(made / "new")
    return seen


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 11))
def test_three_hundred_killed_builds(made: Path, tmp_path: Path, seed: int) -> None:
    assert set(kills(made, tmp_path / "out", 30, seed)) == {"old", "new"}


@pytest.mark.long
def test_twenty_disks_without_room(made: Path, tmp_path: Path) -> None:
    assert disks(made, tmp_path / "out", 20, seed=1) == {"old"}


def disks(made: Path, out: Path, number: int, seed: int) -> set[str]:
    """Build where no file may grow beyond so many bytes, as on a disk that is full."""
    chance = random.Random(seed)
    largest = max(path.stat().st_size for path in (made / "new").rglob("*") if path.is_file())

    def build_in(folder: Path) -> None:
        most = chance.randrange(largest)
        done = build(made, "two.mou", "-o", str(folder), largest=most)
        assert done.returncode == 2
        assert done.stderr.startswith(f"error: cannot write to {folder}: File too large\n")
        assert "Traceback" not in done.stderr

    return {spoiled(made, out, build_in) for _ in range(number)}


@pytest.mark.parametrize("stream", ["closed", "full"])
def test_a_summary_that_nobody_takes_comes_after_the_edition(made: Path, tmp_path: Path, stream: str) -> None:
    def spoil(folder: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            shut = (1,) if stream == "closed" else ()
            done = build(made, "two.mou", "-o", str(folder), stdout=full.fileno(), shut=shut)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr

    assert spoiled(made, tmp_path / "out", spoil) == "new"


@pytest.mark.long
def test_a_real_disk_that_is_full(made: Path, tmp_path: Path) -> None:
    """A file system of a few pages, where one may be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    sizes = [path.stat().st_size for path in (made / "old").rglob("*") if path.is_file()]
    least = sum(-(-size // 4096) for size in sizes)
    statuses = set()
    for pages in range(least, 3 * least, least // 4):
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={pages * 4}k", "none", str(disk)],
            capture_output=True,
            check=False,
        )
        if mounted.returncode:
            pytest.skip("no file system may be mounted here")
        try:
            shutil.copytree(made / "old", disk / "out")
            done = build(made, "two.mou", "-o", str(disk / "out"), "--fail-on", "never")
            assert done.returncode in (0, 2), done.stderr
            statuses.add(done.returncode)
            assert "Traceback" not in done.stderr
            finish(disk / "out")
            assert held(disk / "out") == held(made / ("new" if done.returncode == 0 else "old"))
        finally:
            subprocess.run(["umount", str(disk)], check=True)
    assert statuses == {0, 2}
