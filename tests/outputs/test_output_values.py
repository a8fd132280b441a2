"""An output is a value that is checked when it is found, and a mistake in one is told with its name."""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from editions import CORPUS, file, output

from mou_compiler import outputs
from mou_compiler.compilation import compile_text
from mou_compiler.publishing.edition import Measuring
from mou_compiler.publishing.output import UnusableOutput, files_of, load_outputs, outputs_in
from mou_compiler.publishing.publish import publish

GOOD = """\
from mou_compiler.publishing.output import Output, one_file
from mou_compiler.words import Text

def render(compiled):
    return b"text"

OUTPUT = one_file("good", "good.txt", Text("Good", "好"), "text/plain", render)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, ...]]:
    """Return a function that makes a package of modules and gives the names of the outputs found in it."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "modules", dict(sys.modules))

    def found(**modules: str) -> tuple[str, ...]:
        folder = tmp_path / "planted"
        folder.mkdir()
        (folder / "__init__.py").write_text("")
        for name, text in modules.items():
            (folder / f"{name}.py").write_text(text, "utf-8")
        return tuple(item.name for item in outputs_in(importlib.import_module("planted")))

    return found


def test_every_module_of_outputs_is_an_output() -> None:
    names = [info.name for info in pkgutil.iter_modules(outputs.__path__)]
    assert [item.name for item in load_outputs()] == names
    assert len(names) >= 8


def test_what_is_found_needs_no_list(package: Callable[..., tuple[str, ...]]) -> None:
    assert package(good=GOOD, other=GOOD.replace('"good"', '"other"')) == ("good", "other")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD.replace("OUTPUT =", "OUTPT ="), "has no `OUTPUT` that is an Output"),
        ("FILE = 'good.txt'\n", "has no `OUTPUT` that is an Output"),
        ("OUTPUT = 'good.txt'\n", "has no `OUTPUT` that is an Output"),
        (GOOD.replace('"good"', '"bad"'), "is called 'bad'"),
        (GOOD + "OUTPUT = Output(nmae='good', render=render)\n", "cannot be loaded: TypeError"),
        (GOOD + "OUTPUT = Output('good')\n", "cannot be loaded: TypeError"),
        (GOOD + "OUTPUT = Output('good', 'render')\n", "has a `render` that cannot be called"),
        ("raise RuntimeError('broken')\n", "cannot be loaded: RuntimeError: broken"),
        ("import no_such_module\n", "cannot be loaded: ModuleNotFoundError"),
    ],
)
def test_what_is_no_output_is_told(package: Callable[..., tuple[str, ...]], text: str, fault: str) -> None:
    with pytest.raises(UnusableOutput) as raised:
        package(good=text)
    assert f"the output good {fault}" in str(raised.value)


@pytest.mark.long
def test_a_misspelt_field_is_seen_by_the_type_checker(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    """The types say what an output has: a checker tells each mistake before anything runs."""
    typed = GOOD.replace("def render(compiled):", "def render(compiled: object) -> bytes:")
    (tmp_path / "good.py").write_text(typed, "utf-8")
    (tmp_path / "bad.py").write_text(
        typed.replace("render)\n", "render, nmae=1)\n")
        + "OTHER = Output(name='x', redner=render)\nTHIRD = Output('x', render)\n",
        "utf-8",
    )
    source = Path(outputs.__path__[0]).parents[1]
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull, "good.py", "bad.py"],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert '"redner"' in told
    assert '"nmae"' in told
    assert 'Argument 2 to "Output" has incompatible type' in told
    assert "good.py" not in told


# --- what an output gives ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [("a/one.txt", "a/one.txt"), ("a/One.txt", "a/oNE.txt"), ("é.txt", "É.txt"), ("a", "a/b"), ("a/b", "A")],
)
def test_two_outputs_of_one_path_are_told(first: str, second: str) -> None:
    planted = [output({first: "1"}, "one"), output({second: "2"}, "two")]
    for order in (planted, planted[::-1]):
        with pytest.raises(UnusableOutput, match=r"the output (one|two) writes .*(one|two)"):
            files_of(CORPUS, order)
    with pytest.raises(UnusableOutput, match=r"index\.json"):
        files_of(CORPUS, [output({"Index.json": ""})])


@pytest.mark.parametrize(
    "path", ["", "/a", "../a", "a/../b", "a//b", ".a", "a.", "a ", "con", "a/NUL.txt", "a:b", "a\\b", "a\n", "x" * 101, "e\u0301", 7]
)  # fmt: skip
def test_a_path_that_not_every_system_takes_is_told(path: str) -> None:
    with pytest.raises(UnusableOutput, match="a path that not every system takes"):
        files_of(CORPUS, [output({path: ""})])


def test_an_output_that_raises_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    from mou_compiler.publishing.output import Output

    def fail(compiled: object) -> dict[str, object]:
        raise KeyError("broken")

    with pytest.raises(UnusableOutput, match="the output other fails: KeyError: 'broken'"):
        publish(CORPUS, tmp_path / "out", (), [output({"a.txt": "1"}), Output("other", fail)])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("given", [b"bytes", None, {"title": "x"}])
def test_what_is_no_file_is_told(given: object) -> None:
    from mou_compiler.publishing.output import Output

    with pytest.raises(UnusableOutput, match="gives something else than a File for a"):
        files_of(CORPUS, [Output("other", lambda _: {"a": given})])


# --- the stream and the index ------------------------------------------------------------------------------


def test_what_is_streamed_is_measured_as_it_passes(tmp_path: Path) -> None:
    """Text, chunks and archives are written into the stream; nobody holds the whole."""
    import dataclasses
    import zipfile

    def lines(stream: object) -> None:
        text = io.TextIOWrapper(stream, "utf-8", newline="")  # type: ignore[type-var]
        text.writelines(f"{number} 行\n" for number in range(10_000))
        text.detach()

    def archive(stream: object) -> None:
        with zipfile.ZipFile(stream, "w") as made:  # type: ignore[call-overload]
            made.writestr("a.txt", "text")

    plain = file("")
    files = {
        "lines.txt": dataclasses.replace(plain, write=lines, rows=10_000),
        "chunks.txt": dataclasses.replace(plain, write=lambda stream: stream.writelines([b"a", b"b" * 9])),
        "archive.zip": dataclasses.replace(plain, write=archive),
    }
    from mou_compiler.publishing.output import Output

    publish(CORPUS, tmp_path, (), [Output("streams", lambda _: files)])
    index = json.loads((tmp_path / "index.json").read_bytes())
    for entry in index["files"]:
        raw = (tmp_path / entry["path"]).read_bytes()
        assert (entry["sha256"], entry["bytes"]) == (hashlib.sha256(raw).hexdigest(), len(raw))
        assert entry["schema_version"] == "1.0"
    assert {entry["path"]: entry["rows"] for entry in index["files"]} == {
        "archive.zip": 0,
        "chunks.txt": 0,
        "lines.txt": 10_000,
    }
    assert (tmp_path / "lines.txt").read_text("utf-8").endswith("\n9999 行\n")
    assert zipfile.ZipFile(tmp_path / "archive.zip").read("a.txt") == b"text"


def test_the_index_has_its_own_digest(tmp_path: Path) -> None:
    publish(CORPUS, tmp_path, (), [output({"a.txt": "1"})])
    raw = (tmp_path / "index.json").read_text("utf-8")
    told = json.loads(raw)["sha256"]
    assert hashlib.sha256(raw.replace(told, "0" * 64).encode()).hexdigest() == told


def test_a_stream_takes_every_kind_of_bytes() -> None:
    into = io.BytesIO()
    stream = Measuring(into)
    assert [stream.write(item) for item in (b"ab", bytearray(b"cd"), memoryview(b"efgh")[::1])] == [2, 2, 4]
    assert into.getvalue() == b"abcdefgh"
    assert stream.written == (hashlib.sha256(b"abcdefgh").hexdigest(), 8)


PACKED = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.sqlite3",
    "application/vnd.apache.parquet",
}


def test_the_outputs_of_a_corpus_are_sound() -> None:
    made = files_of(compile_text('agency A "A" "甲" { kind government }'), load_outputs())
    tops = {path.partition("/")[0] for path in made}
    assert tops == {"datapackage.json", "facts", "graph", "legalruleml", "odrl", "report", "site", "tables"}
    for path, item in made.items():
        packed = item.media_type.partition(";")[0] in PACKED
        assert item.content if packed else item.content.decode("utf-8"), path
        assert item.content == item.content, "a file may be written more than once"
