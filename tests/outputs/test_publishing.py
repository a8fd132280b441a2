"""An edition takes the place of the one before, and of nothing else."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editions import CORPUS, FOREIGN, NEW, OLD, file, held, lay, output, put

from mou_compiler.publishing import locking
from mou_compiler.publishing.locking import locked
from mou_compiler.publishing.output import File, Output
from mou_compiler.publishing.publish import finish, publish
from mou_compiler.publishing.refusal import Refused
from mou_compiler.publishing.staging import Staging


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder with the old edition and files of others."""
    folder = tmp_path / "out"
    put(folder, OLD)
    lay(folder, FOREIGN)
    return folder


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what the folder holds once the new edition has taken the place of the old one."""
    folder = tmp_path_factory.mktemp("after") / "out"
    put(folder, NEW)
    lay(folder, FOREIGN)
    return held(folder)


def texts(folder: Path) -> dict[str, str]:
    """Return the texts of what is no folder, without index.json."""
    return {
        path: said.partition(" ")[2]
        for path, said in held(folder).items()
        if said != "folder" and path != "index.json"
    }


# --- what goes and what stays ------------------------------------------------------------------------------


def test_only_what_the_last_edition_names_goes(out: Path, after: dict[str, str]) -> None:
    assert put(out, NEW) == sorted([*NEW, "index.json"])
    assert texts(out) == {**NEW, **FOREIGN}
    assert held(out) == after, "folders that the old edition alone had are gone, and nothing is left aside"


def test_an_edition_may_be_published_again(out: Path) -> None:
    before = held(out)
    stood = {path: (out / path).stat().st_ino for path in OLD}
    put(out, OLD)
    assert held(out) == before
    assert {path: (out / path).stat().st_ino for path in OLD} == stood, "what is the same is not written anew"


def test_a_file_that_is_missing_is_written_again(out: Path) -> None:
    (out / "a/one.txt").unlink()
    (out / "gone/deep/three.txt").unlink()
    put(out, NEW)
    assert texts(out) == {**NEW, **FOREIGN}


IN_THE_WAY = [
    (path, kind)
    for path in ("made", "made/deep/six.txt", "b/five.txt")
    for kind in ("file", "folder", "link", "dangling", "pipe")
    if (path, kind) != ("made", "folder")  # a folder where a folder belongs is in nobody's way
]


@pytest.mark.parametrize(("path", "kind"), IN_THE_WAY)
def test_what_is_in_the_way_is_refused(out: Path, path: str, kind: str) -> None:
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    elsewhere = out.parent / "elsewhere"
    elsewhere.mkdir()
    {
        "file": lambda: target.write_text("foreign"),
        "folder": target.mkdir,
        "link": lambda: target.symlink_to(elsewhere),
        "dangling": lambda: target.symlink_to("/nonexistent/x"),
        "pipe": lambda: os.mkfifo(target),
    }[kind]()
    before = held(out) if kind != "pipe" else None
    with pytest.raises(Refused, match=path.replace("/", ".")):
        put(out, NEW)
    assert before is None or held(out) == before
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("path", [*OLD, "index.json"])
def test_a_file_that_was_changed_since_is_refused(out: Path, path: str) -> None:
    text = (out / path).read_text("utf-8")
    (out / path).write_text(
        text.replace("o", "O", 1) if path != "index.json" else text.replace("Text", "Texts", 1)
    )
    before = held(out)
    with pytest.raises(Refused, match=path):
        put(out, NEW)
    assert held(out) == before


@pytest.mark.parametrize("path", ["a/one.txt", "gone/deep/three.txt", "gone", "b"])
def test_a_link_in_the_place_of_what_was_written_is_refused(out: Path, path: str) -> None:
    elsewhere = out.parent / "elsewhere"
    (out / path).rename(elsewhere)
    (out / path).symlink_to(elsewhere)
    before, beyond = held(out), held(out.parent)
    with pytest.raises(Refused, match=r"symbolic link|has been changed"):
        put(out, NEW)
    assert held(out) == before
    assert held(out.parent) == beyond


@pytest.mark.parametrize(
    "index",
    [
        "",
        "{}",
        "[]",
        "nothing of mou's",
        '{"format_version": "1.1", "generator": "mou 0.1.0", "files": []}',
        '{"format_version": "1.0", "generator": "mou 0.1.0", "files": []}',
        '{"format_version": "1.0", "generator": "npm", "files": []}',
        "[" * 100_000,
    ],
)
def test_an_index_that_is_not_mous_is_refused(tmp_path: Path, index: str) -> None:
    lay(tmp_path, {"index.json": index, "a/one.txt": "foreign"})
    before = held(tmp_path)
    with pytest.raises(Refused, match=r"index.json is not as mou wrote it"):
        put(tmp_path, NEW)
    assert held(tmp_path) == before


@pytest.mark.parametrize(
    "path", ["../foreign.txt", "/foreign.txt", "a/../../foreign.txt", "", ".", "a//b", "a/"]
)
def test_an_index_never_leads_out_of_its_folder(out: Path, path: str) -> None:
    """Even one that is whole: as the version before wrote it, which had no digest of its own."""
    lay(out.parent, {"foreign.txt": "old one"})
    body = json.loads((out / "index.json").read_bytes())
    body["format_version"] = "1.0"
    del body["sha256"]
    whole = json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    (out / "index.json").write_text(whole, "utf-8")
    put(out, OLD)
    body["files"][1]["path"] = path
    (out / "index.json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")
    with pytest.raises(Refused, match=r"index.json"):
        put(out, NEW)
    assert (out.parent / "foreign.txt").read_text() == "old one"


def test_an_edition_of_the_version_before_is_known(out: Path) -> None:
    body = json.loads((out / "index.json").read_bytes())
    body["format_version"] = "1.0"
    del body["sha256"]
    (out / "index.json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")
    put(out, NEW)
    assert texts(out) == {**NEW, **FOREIGN}


def test_a_file_may_give_way_to_a_folder_and_a_folder_to_a_file(tmp_path: Path) -> None:
    put(tmp_path / "out", {"a": "file", "b/c": "file"})
    put(tmp_path / "out", {"a/c": "below", "b": "now a file"})
    assert texts(tmp_path / "out") == {"a/c": "below", "b": "now a file"}


def test_the_folder_may_be_a_link_but_not_one_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    put(tmp_path / "link", NEW)
    assert texts(tmp_path / "real") == NEW
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    with pytest.raises(OSError, match=r"."):
        put(tmp_path / "nowhere", NEW)
    assert not (tmp_path / "missing").exists()


def test_modes_stay_and_new_ones_heed_the_umask(out: Path) -> None:
    (out / "a/one.txt").chmod(0o604)
    (out / "b").chmod(0o750)
    before = os.umask(0o027)
    try:
        put(out, NEW)
    finally:
        os.umask(before)
    assert {
        path: oct((out / path).stat().st_mode & 0o777) for path in ("a/one.txt", "b/five.txt", "b", "made")
    } == {
        "a/one.txt": "0o604",
        "b/five.txt": "0o640",
        "b": "0o750",
        "made": "0o750",
    }


def test_the_index_comes_last(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads meanwhile never finds an index that names what is not there yet."""
    placed: list[str] = []
    replace = os.replace

    def noted(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        placed.append(Path(target).relative_to(out).as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", noted)
    put(out, {**NEW, "z/last.txt": "behind the index by name"})
    assert placed[-1] == "index.json"
    assert set(placed) == {*NEW, "z/last.txt", "index.json"} - {"a/kept.txt"}


def test_a_file_that_somebody_changes_while_it_is_replaced_is_not_lost(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the new files were written, and looked whether they may take the place of the old ones."""
    to_disk = Staging.to_disk

    def meanwhile(staging: Staging) -> None:
        to_disk(staging)
        (out / "a/one.txt").write_text("mine")

    monkeypatch.setattr(Staging, "to_disk", meanwhile)
    with pytest.raises(Refused, match=r"one.txt has been changed"):
        put(out, NEW)
    assert texts(out) == {**OLD, **FOREIGN, "a/one.txt": "mine"}


# --- whatever stops it -------------------------------------------------------------------------------------

CALLS = ("open", "mkdir", "link", "rename", "replace", "unlink", "rmdir", "fsync", "chmod")
"""What changes a disk, or waits for it."""


class Stopper:
    """Raises at the n-th call that changes the disk, once or from then on."""

    def __init__(self, at: int, error: BaseException, *, always: bool) -> None:
        self.at = at
        self.error = error
        self.always = always
        self.calls = 0

    def around(self, call: Callable[..., object]) -> Callable[..., object]:
        def stopped(*given: object, **named: object) -> object:
            self.calls += 1
            if self.calls == self.at or (self.always and self.calls > self.at):
                raise self.error
            return call(*given, **named)

        return stopped


def stops(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, run: Callable[[], object], *, always: bool = False
) -> Iterator[int]:
    """Run something again and again, stopped one call later each time, until it comes through."""
    for at in range(1, 1000):
        stopper = Stopper(at, error, always=always)
        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, stopper.around(getattr(os, name)))
            with contextlib.suppress(OSError, KeyboardInterrupt, Refused):
                run()
        yield at
        if stopper.calls < at:
            return


def files_in(state: dict[str, str]) -> dict[str, str]:
    """Leave out folders, of which an empty one may stay where it cannot be removed, and what is ours aside."""
    return {path: said for path, said in state.items() if said != "folder" and not path.startswith(".mou")}


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.long
@pytest.mark.parametrize("error", [FULL, KeyboardInterrupt()], ids=["full", "interrupt"])
def test_stopped_anywhere_it_leaves_the_old_edition_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: dict[str, str], error: BaseException
) -> None:
    folder, seen = tmp_path / "out", set()
    put(folder, OLD)
    lay(folder, FOREIGN)
    before = held(folder)
    for _ in stops(monkeypatch, error, lambda: put(folder, NEW)):
        finish(folder)
        found = files_in(held(folder))
        assert found in (files_in(before), files_in(after))
        seen.add(found == files_in(after))
        put(folder, OLD)
        assert held(folder) == before
    assert seen == {False, True}


@pytest.mark.long
def test_stopped_for_good_it_is_put_right_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: dict[str, str]
) -> None:
    """A disk that is full stays full: not even the undo comes through."""
    folder = tmp_path / "out"
    put(folder, OLD)
    lay(folder, FOREIGN)
    before = held(folder)
    for _ in stops(monkeypatch, FULL, lambda: put(folder, NEW), always=True):
        assert {path: text for path, text in texts(folder).items() if path in FOREIGN} == FOREIGN
        finish(folder)
        assert files_in(held(folder)) in (files_in(before), files_in(after))
        put(folder, OLD)
        assert held(folder) == before


def test_what_had_no_predecessor_goes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "deep" / "out"
    for _ in stops(monkeypatch, FULL, lambda: put(folder, NEW)):
        if (folder / "index.json").exists():
            break
        assert not (tmp_path / "deep").exists() or not any((tmp_path / "deep").rglob("*.txt"))
    assert texts(folder) == NEW


def test_an_output_that_fails_leaves_the_folder_as_it_was(out: Path) -> None:
    def fail(stream: object) -> object:
        raise ValueError("broken")

    before = held(out)
    failing = File(file("").title, "text/plain", fail)
    with pytest.raises(Exception, match=r"z.txt fails: ValueError: broken"):
        publish(CORPUS, out, (), [output(NEW), Output("other", lambda _: {"z.txt": failing})])
    assert held(out) == before


# --- after a process has died ------------------------------------------------------------------------------

KILLED = '''
import os, shutil, sys
from pathlib import Path
from editions import FOREIGN, NEW, OLD, held, lay, put
from mou_compiler.publishing.publish import finish

CALLS = {calls!r}
folder, again = Path("out"), {again!r}

def dying(at, run):
    """Run in a process that dies at its n-th change of the disk; tell whether it died."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    count = 0
    def around(call):
        def counted(*given, **named):
            nonlocal count
            count += 1
            if count == at:
                os._exit(9)
            return call(*given, **named)
        return counted
    for name in CALLS:
        setattr(os, name, around(getattr(os, name)))
    run()
    os._exit(0)

def fresh():
    shutil.rmtree("out", ignore_errors=True)
    put(folder, OLD)
    lay(folder, FOREIGN)

put(Path("new"), NEW)
lay(Path("new"), FOREIGN)
fresh()
states = {{"old": held(folder), "new": held(Path("new"))}}
allowed = {{path: {{state.get(path) for state in states.values()}} for state in states.values() for path in state}}
at, died, told = 0, True, []
while died:
    at += 1
    fresh()
    died = dying(at, lambda: put(folder, NEW))
    for path, said in held(folder).items():
        assert path.startswith(".mou") or said in allowed[path], (at, path)
    for path, text in FOREIGN.items():
        assert (folder / path).read_text() == text, (at, path)
    more = 0
    while again and died and (more := more + 1) and dying(more, lambda: finish(folder)):
        pass
    finish(folder)
    found = {{path: said for path, said in held(folder).items() if not path.startswith(".mou")}}
    told += [name for name, state in states.items() if state == found] or [str((at, found))]
    put(folder, NEW)
    assert held(folder) == states["new"], at
print(*sorted(set(told)), at)
'''


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(False, id="once", marks=pytest.mark.long),
        pytest.param(True, id="and-again-while-it-recovers", marks=pytest.mark.long),
    ],
)
def test_killed_at_any_step_the_folder_is_old_or_new(tmp_path: Path, again: bool) -> None:
    """At each step, not at some: a process that dies is one that never comes back from a call."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED.format(calls=CALLS, again=again)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    *states, steps = done.stdout.split()
    assert states == ["new", "old"]
    assert int(steps) > 40


def test_what_was_changed_after_a_kill_is_not_lost(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("mou_compiler.publishing.change._go_forward", lambda *_: stop())
        patch.setattr("mou_compiler.publishing.change._turn_back", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            put(out, NEW)
    assert (out / ".mou-journal").exists()
    (out / "b/two.txt").write_text("mine")
    with pytest.raises(Refused, match=r"two.txt has been changed"):
        put(out, NEW)
    assert (out / "b/two.txt").read_text() == "mine"
    (out / "b/two.txt").unlink()
    put(out, NEW)
    assert texts(out) == {**NEW, **FOREIGN}


def stop() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("journal", [".mou-journal", ".mou-undo"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1, 2, 3]",
        '["../x", [], []]',
        '[".mou-staging-1/../..", [], []]',
        '[".mou-staging-1", [["../notes.txt", 0, null, null]], []]',
        '[".mou-staging-1", [], ["../a"]]',
    ],
)
def test_a_journal_that_is_not_mous_is_refused(out: Path, journal: str, text: str) -> None:
    lay(out, {journal: text})
    before = held(out)
    with pytest.raises(Refused, match=journal):
        put(out, NEW)
    assert held(out) == before


def test_what_a_dead_build_left_aside_is_cleared(out: Path) -> None:
    lay(out, {".mou-staging-0123456789ab/new/0": "left"})
    put(out, OLD)
    assert texts(out) == {**OLD, **FOREIGN}


# --- one at a time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_file", [False, True], ids=["folder", "file"])
def test_two_builds_do_not_mix(out: Path, monkeypatch: pytest.MonkeyPatch, by_file: bool) -> None:
    monkeypatch.setattr(locking, "PAUSE", 0)
    if by_file:
        monkeypatch.setattr(locking, "fcntl", None)
    before = held(out)
    with locked(out), pytest.raises(Refused, match="another build is writing into"):
        put(out, NEW)
    assert held(out) == before
    put(out, NEW)
    assert texts(out) == {**NEW, **FOREIGN}


def test_the_lock_of_a_dead_process_is_none(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PAUSE", 0)
    monkeypatch.setattr(locking, "fcntl", None)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    lay(out, {".mou-lock": str(ended.pid)})
    put(out, NEW)
    assert texts(out) == {**NEW, **FOREIGN}
    lay(out, {".mou-lock": str(os.getpid())})
    with pytest.raises(Refused, match="another build"):
        put(out, NEW)
