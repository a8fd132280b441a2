"""Every file of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files as resources
from typing import BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.output import File
from mou_compiler.site import data, details
from mou_compiler.site.book import Book
from mou_compiler.site.frame import page_file
from mou_compiler.site.pages import (
    acts,
    bodies,
    checks,
    documents,
    laws,
    lists,
    overview,
    shells,
    territories,
)
from mou_compiler.text import Text

FOLDER = "site"
_ASSETS = {
    "style.css": "text/css",
    "icon.svg": "image/svg+xml",
    "core.js": "text/javascript",
    "search.js": "text/javascript",
    "grid.js": "text/javascript",
    "table.js": "text/javascript",
    "graph.js": "text/javascript",
    "measure.js": "text/javascript",
    "finding.js": "text/javascript",
}
_MADERS = (overview, bodies, lists, documents, laws, acts, territories, checks, shells)


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return every file of the site by path below the folder of the edition."""
    return {f"{FOLDER}/{path}": file for path, file in _files(Book(compiled))}


def _files(book: Book) -> Iterator[tuple[str, File]]:
    for module in _MADERS:
        for leaf in module.pages(book):
            yield leaf.path, page_file(leaf, book.edition)
    yield from data.pieces(book)
    yield from details.pieces(book)
    for name, media_type in _ASSETS.items():
        yield f"assets/{name}", _asset(name, media_type)


def _asset(name: str, media_type: str) -> File:
    def write(stream: BinaryIO) -> object:
        return stream.write(resources("mou_compiler.site").joinpath("assets", name).read_bytes())

    return File(Text("Part of the site", "网站组成部分"), media_type, write)
