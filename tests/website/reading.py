"""The site as a browser without scripts reads it: every element, link and piece of text of every page."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from mou_compiler.compilation import Compiled
from mou_compiler.site.site import files

VOID = frozenset({"meta", "link", "input", "br", "rect", "path", "line", "circle"})


class Element(NamedTuple):
    """An element as it begins: its name, its attributes, and the names of those around it."""

    name: str
    attributes: Mapping[str, str]
    around: tuple[str, ...]


class Reader(HTMLParser):
    """Keeps every element and every text of a page, and whether all ends as it began."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.odd.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def contents(compiled: Compiled) -> dict[str, bytes]:
    """Return the bytes of every file of the site by path below its folder."""
    return {path.removeprefix("site/"): file.content for path, file in files(compiled).items()}


def pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, Reader]]:
    for path, content in site.items():
        if path.endswith(".html"):
            reader = Reader()
            reader.feed(content.decode())
            yield path, reader


def addresses(reader: Reader) -> Iterator[str]:
    for element in reader.elements:
        for name in ("href", "src", "xlink:href"):
            if name in element.attributes:
                yield element.attributes[name]


def target(page: str, address: str) -> str:
    """Return the path, below the folder of the site, of what an address on a page leads to."""
    path = unquote(urlsplit(address).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


def piece(site: Mapping[str, bytes], name: str) -> Any:
    """Return the value of a piece of data."""
    text = site[f"data/{name}.js"].decode()
    head = f'mou.take("{name}",'
    assert text.startswith(head)
    assert text.endswith(");\n")
    return json.loads(text.removeprefix(head).removesuffix(");\n"))
