"""Two editions of one folder, with files of others between theirs, and what a folder holds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.publishing.output import File, Output
from mou_compiler.publishing.publish import publish
from mou_compiler.words import Text

CORPUS = compile_text('territory china "China" "中国" { level national }')
OLD = {
    "a/kept.txt": "the same in both",
    "a/one.txt": "old one",
    "b/two.txt": "old two",
    "gone/deep/three.txt": "in the old one alone",
    "shared/four.txt": "in the old one alone, beside a foreign file",
}
NEW = {
    "a/kept.txt": "the same in both",
    "a/one.txt": "new one",
    "b/two.txt": "new two",
    "b/five.txt": "in the new one alone",
    "made/deep/six.txt": "in the new one alone",
}
FOREIGN = {
    "notes.txt": "foreign",
    "a/notes.txt": "foreign",
    "shared/notes.txt": "foreign",
    ".hidden": "foreign",
    "site/index.html": "foreign",
}


def output(texts: Mapping[str, str], name: str = "texts") -> Output:
    """Return an output of texts by path."""

    def files(compiled: Compiled) -> dict[str, File]:
        return {path: file(text) for path, text in texts.items()}

    return Output(name, files)


def file(text: str) -> File:
    return File(
        Text("Text", "文本"), "text/plain", lambda stream: stream.write(text.encode()), text.count("\n")
    )


def put(folder: Path, texts: Mapping[str, str]) -> list[str]:
    """Publish texts below a folder as an edition."""
    return publish(CORPUS, folder, (), [output(texts)])


def lay(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts below a folder, by no edition."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def held(folder: Path) -> dict[str, str]:
    """Return all that a folder holds: folders, files with mode and text, links with their end; hidden ones too."""
    found = {}
    for above, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(above, name)
            shown = path.relative_to(folder).as_posix()
            if path.is_symlink():
                found[shown] = f"-> {path.readlink()}"
            elif path.is_dir():
                found[shown] = "folder"
            else:
                found[shown] = f"{path.stat().st_mode:o} {path.read_text('utf-8', 'replace')}"
    return dict(sorted(found.items()))
