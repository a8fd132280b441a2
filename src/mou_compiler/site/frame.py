"""The frame that every page stands in, and how blocks become HTML."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from mou_compiler.publishing.output import File
from mou_compiler.site.blocks import Leaf, Page
from mou_compiler.site.markup import CHINESE, cells, line
from mou_compiler.site.markup import shown as in_both
from mou_compiler.source.frames import visible
from mou_compiler.text import Language, Text

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MEDIA_TYPE = "text/html"
TITLE = Text("Joint-sanction rules", "联合惩戒规则")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


class Way(NamedTuple):
    """An entry of the navigation."""

    path: str
    text: Text


WAYS = (
    Way("index.html", Text("Overview", "概览")),
    Way("agencies/index.html", Text("Agencies", "机构")),
    Way("lists/index.html", Text("Lists", "名单")),
    Way("documents/index.html", Text("Documents", "文件")),
    Way("measures.html", Text("Measures", "措施")),
    Way("acts/index.html", Text("Acts", "行为")),
    Way("laws/index.html", Text("Laws", "法律")),
    Way("findings.html", Text("Findings", "检查结果")),
    Way("graph.html", Text("Graph", "依赖图")),
)


class Edition(NamedTuple):
    """What every page says of the edition that it is part of."""

    language: Language
    as_of: str
    version: str


def page_file(leaf: Leaf, edition: Edition) -> File:
    """Return the file of a page; its bytes are made when it is written."""

    def write(stream: BinaryIO) -> object:
        return stream.write(rendered(leaf.make(), edition))

    return File(leaf.title, MEDIA_TYPE, write)


def rendered(page: Page, edition: Edition) -> bytes:
    """Return a page as HTML."""
    text = _template().render(
        page=page,
        root=page.root,
        edition=edition,
        lang=CHINESE if edition.language == "zh" else "en",
        site=TITLE,
        ways=WAYS,
        policy=POLICY,
        line=partial(line, root=page.root),
        cells=partial(cells, root=page.root),
    )
    return text.encode("utf-8", "replace")


@cache
def _template() -> Template:
    return _templates().get_template("page.html.jinja")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("mou_compiler.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["both"] = in_both
    made.globals |= {
        "shown": visible,
        "shown_lines": lambda text: "\n".join(map(visible, text.split("\n"))),
        "skip": Text("To the content", "跳到内容"),
        "navigation": Text("Sections", "栏目"),
        "of_day": Text("This edition is of one day:", "本版所载为某一日："),
        "made": Text("Made by", "制作："),
        "never": Text(
            "It holds rules, never people: nobody is listed here.",
            "本站只载规则，不载任何人：不登记任何主体。",
        ),
    }
    return made
