"""Random histories of edits: corpora one after another, each the one before with a line or a declaration changed.

Every declaration stands in a file of its own, so that an edit moves no other; where the next corpus says the same,
its declarations are the very objects of the one before.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.source.place import Source

Files = dict[str, str]


def files_of(text: str) -> Files:
    """Return a text as files, one for each declaration, named by its first line."""
    blocks = re.findall(r"^\S.*?\n\}\n", text, flags=re.DOTALL | re.MULTILINE)
    return {block.split(" {")[0].replace(" ", "-") + ".mou": block for block in blocks}


def edits(files: Files, others: Files, chance: random.Random) -> Iterator[Files]:
    """Yield the files after one edit, two, and so on without end; `others` are what may come in."""
    now = dict(files)
    former = [now]
    while True:
        now = _edited(now, others, chance) if chance.random() < 7 / 8 else chance.choice(former)
        former.append(now)
        yield now


def _edited(files: Files, others: Files, chance: random.Random) -> Files:
    found = dict(files)
    what = chance.randrange(8)
    if what == 0 and len(found) > 1:
        del found[chance.choice(sorted(found))]
    elif what == 1 and others:
        path = chance.choice(sorted(others))
        found[path] = others[path]
    else:
        # Documents say most, and most of it is about others.
        paths = sorted(found, key=lambda path: (chance.random() * len(found[path]), path))
        path = paths[-1]
        found[path] = _line_edited(found[path], [*files.values(), *others.values()], chance)
    return found


def _line_edited(text: str, texts: list[str], chance: random.Random) -> str:
    lines = text.split("\n")
    simple = [number for number, line in enumerate(lines) if line.startswith(" ") and line[-1] not in "{}"]
    if not simple:
        return text
    number = chance.choice(simple)
    word = lines[number].split()[0]
    if chance.random() < 1 / 4:
        del lines[number]
        return "\n".join(lines)
    alike = [
        line.strip()
        for other in texts
        for line in other.split("\n")
        if line.startswith(" ") and line.split()[0] == word and line[-1] not in "{}"
    ]
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    line = indent + chance.choice(sorted(alike))
    if chance.random() < 1 / 3:
        lines.insert(number, line)
    else:
        lines[number] = line
    return "\n".join(lines)


def corpus_of(files: Files) -> Corpus:
    """Return the corpus of files."""
    return resolve([Source(path, text) for path, text in files.items()])


def sharing(before: Corpus, after: Corpus) -> Corpus:
    """Return a corpus with the declarations of another wherever they say the same."""

    def shared(
        one: Mapping[str, Declaration], other: Mapping[str, Declaration]
    ) -> MappingProxyType[str, Declaration]:
        return MappingProxyType(
            {
                id_: one[id_] if id_ in one and repr(one[id_]) == repr(item) else item
                for id_, item in other.items()
            }
        )

    declarations = {
        kind: shared(before.declarations[kind], items) for kind, items in after.declarations.items()
    }
    return replace(after, declarations=MappingProxyType(declarations))
