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
from mou_compiler.command_line.declaring import Choice, Number, Target, option
from mou_compiler.command_line.session import compiled, refuse_part, stop_on_faults
from mou_compiler.command_line.suffixes import chosen_form
from mou_compiler.command_line.telling import fail, put
from mou_compiler.command_line.writing import write_output
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.graph.around import Part, around, called, names_of, of_kinds
from mou_compiler.graph.kinds import NODE_KINDS
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
    kinds: tuple[str, ...],
    lang: Language | None,
    color: str,
) -> None:
    """Write the graph; drawings have their labels in the language asked for, else in both."""
    language = options.chosen_language(lang)
    chosen = chosen_form(form, output, _suffixes(), _USUAL, language) if output else form or _USUAL
    result = compiled(paths, as_of)
    refuse_part(result, language)
    stop_on_faults(result, language, color)
    part = Part(result.graph)
    kept: Collection[str] = ()
    if centre is not None:
        kept = (_node(part.graph, centre, language),)
        part = Part(around(part.graph, kept[0], hops))
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
    if output is None:
        put(content)
    else:
        write_output(output, content, result, language)


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
        fail(
            Text(f"`{written}` may be any of {', '.join(found)}", f"「{written}」可指 {'、'.join(found)}"),
            Text(f"write which, such as `{found[0]}`", f"请写明，如「{found[0]}」"),
            language,
        )
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
