"""What an edition was made of: the files that were read, by path and digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from mou_compiler.compilation import Compiled
from mou_compiler.tables.row import Row


def file_digests(compiled: Compiled) -> dict[str, str]:
    """Return the SHA-256 of the text of each file of the language that was read, by path."""
    return {
        source.path: hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
        for source in compiled.corpus.sources
    }


def corpus_digest(compiled: Compiled) -> str:
    """Return a digest over the texts of all files, whatever they are called and in whatever order they were read."""
    joined = "\n".join(sorted(file_digests(compiled).values()))
    return hashlib.sha256(joined.encode()).hexdigest()


def documents_of(compiled: Compiled, rows: Iterable[Row]) -> Iterator[tuple[str, str, str, str]]:
    """Yield id, number, path and digest of the file of each document that rows come from, in order of id."""
    digests = file_digests(compiled)
    for id_ in sorted({row.document for row in rows}):
        document = compiled.corpus.documents.get(id_)
        if document is not None:
            number = document.number if isinstance(document.number, str) else ""
            path = document.place.path
            yield id_, number, compiled.seen_from(path), digests.get(path, "")
