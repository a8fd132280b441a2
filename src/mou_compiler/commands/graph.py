"""`mou graph`: the dependency graph, or what stands around one node of it, in one of its formats."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mou_compiler import outputs
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.asked_back import asked_back
from mou_compiler.command_line.declaring import Choice, Misused, Number, Target, option
from mou_compiler.command_line.session import compiled, refuse_part, stop_on_faults
from mou_compiler.command_line.suffixes import chosen_form
from mou_compiler.command_line.telling import fail, put
from mou_compiler.command_line.writing import write_output
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.graph.around import Part, around, called, chain, names_of, of_kinds
from mou_compiler.graph.kinds import NODE_KINDS
from mou_compiler.graph.matrix import as_svg
from mou_compiler.site.whole import BY, By, matrix
from mou_compiler.words import Language, Text

if TYPE_CHECKING:
    import networkx as nx

_PREFIX = "graph_"
_FORMATS = tuple(
    module.name.removeprefix(_PREFIX)
    for module in pkgutil.iter_modules(outputs.__path__)
    if module.name.startswith(_PREFIX)
)
_USUAL = "dot"
_VIEWS = ("nodes", "chain", "matrix")


@declaring.command(
    "graph",
    Text(
        "Print the dependency graph of a corpus, whole or around one node.",
        "输出语料的依赖图：全图，或某节点的周围。",
    ),
)
@options.paths_argument
@options.as_of_option
@option(
    "--format",
    "form",
    type=Choice(_FORMATS),
    default=None,
    said=Text(
        f"The format; by default that of the file's suffix, else {_USUAL}.",
        f"格式；默认随文件后缀，否则为 {_USUAL}。",
    ),
)
@option(
    "-o",
    "--output",
    type=Target(),
    said=Text("Write there instead of standard output.", "写入该文件而非标准输出。"),
)
@option(
    "--around",
    "centre",
    value=Text("NODE", "节点"),
    said=Text(
        "Only what is joined to it: an id, kind:id, alias or label.",
        "只输出与之相连的部分：编号、类别:编号、别名或名称。",
    ),
)
@option(
    "--hops",
    type=Number(0),
    default=1,
    show_default=True,
    said=Text("With --around: over how many edges.", "与 --around 合用：经过多少条边。"),
)
@option(
    "--view",
    type=Choice(_VIEWS),
    default=_VIEWS[0],
    show_default=True,
    said=Text(
        "nodes and edges; the chain from law to act that --around is a link of; or the whole as a matrix, an SVG.",
        "nodes 为节点与边；chain 为 --around 所在的自法律至行为之链；matrix 为全部内容的矩阵图（SVG）。",
    ),
)
@option(
    "--by",
    type=Choice(BY),
    default=BY[0],
    show_default=True,
    said=Text("With --view matrix: across from what.", "与 --view matrix 合用：名单与何者相对。"),
)
@option(
    "--kind",
    "kinds",
    multiple=True,
    type=Choice(tuple(NODE_KINDS)),
    said=Text("Only nodes of this kind; may be repeated.", "只输出此类节点；可重复。"),
)
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...],
    as_of: date | None,
    form: str | None,
    output: Path | None,
    centre: str | None,
    hops: int,
    view: str,
    by: By,
    kinds: tuple[str, ...],
    lang: Language | None,
    color: str,
) -> None:
    """Write the graph; drawings have their labels in the language asked for, else in both."""
    language = options.chosen_language(lang)
    usual = "svg" if view == "matrix" else _USUAL
    chosen = chosen_form(form, output, _suffixes(), usual, language) if output else form or usual
    _refuse_view(view, centre, kinds, chosen)
    result = compiled(paths, as_of)
    refuse_part(result, language)
    stop_on_faults(result, language, color)
    if view == "matrix":
        _write(as_svg(matrix(result, by), lang).encode("utf-8", "replace"), output, result, language)
        return
    part = Part(result.graph)
    kept: Collection[str] = ()
    if centre is not None:
        kept = (_node(part.graph, centre, language),)
        part = Part(chain(part.graph, kept[0]) if view == "chain" else around(part.graph, kept[0], hops))
    if kinds:
        part = Part(of_kinds(part.graph, kinds, kept))
        if not part.graph:
            fail(
                Text(f"no node is {', '.join(kinds)}", f"没有节点属于 {'、'.join(kinds)}"),
                Text(
                    "name a kind that the corpus has, or leave --kind out", "写语料中有的类别，或去掉 --kind"
                ),
                language,
            )
    module = _module(chosen)
    content = module.render_in(part, lang) if hasattr(module, "render_in") else module.render(part)
    _write(content, output, result, language)


def _write(content: bytes, output: Path | None, result: Compiled, language: Language) -> None:
    if output is None:
        put(content)
    else:
        write_output(output, content, result, language)


def _refuse_view(view: str, centre: str | None, kinds: tuple[str, ...], form: str) -> None:
    """Stop where what was asked for beside a view has no meaning with it."""
    if centre is None or view != "nodes":
        options.refuse_given(
            "hops",
            Text(
                "--hops is of --around NODE, and of no other view",
                "--hops 只与 --around 节点合用，不用于其他视图",
            ),
        )
    if view != "matrix":
        options.refuse_given("by", Text("--by needs --view matrix", "--by 须同时写 --view matrix"))
    if view == "chain" and centre is None:
        raise Misused(Text("--view chain needs --around NODE", "--view chain 须同时写 --around 节点"))
    if view != "matrix":
        return
    if centre is not None or kinds:
        raise Misused(
            Text(
                "--view matrix is of the whole: leave --around and --kind out",
                "--view matrix 为全部内容：请去掉 --around 与 --kind",
            )
        )
    if form != "svg":
        raise Misused(Text(f"--view matrix is an SVG, not {form}", f"--view matrix 只有 SVG，没有 {form}"))


def _module(form: str) -> Any:
    return importlib.import_module(f"mou_compiler.outputs.{_PREFIX}{form}")


def _suffixes() -> dict[str, tuple[str, ...]]:
    return {form: (Path(_module(form).FILE).suffix,) for form in _FORMATS}


def _node(graph: nx.MultiDiGraph, written: str, language: Language) -> str:
    """Return the one node called so, or stop and say which there are."""
    found = called(graph, written)
    if len(found) == 1:
        return found[0]
    if found:
        fail(*asked_back(written, (Text(node, node) for node in found)), language)
    known = [name for node in graph for name in names_of(graph, node)]
    fail(
        Text(f"nothing in the graph is called `{written}`", f"图中没有名为「{written}」的节点"),
        did_you_mean(written, known)
        or Text(
            "write an id, such as `tax-blacklist` or `list:tax-blacklist`",
            "请写标识，如「tax-blacklist」或「list:tax-blacklist」",
        ),
        language,
    )
