"""`mou graph`: the dependency graph in one of its formats."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mou_compiler.commands import options
from mou_compiler.commands.session import compiled, stop_on_faults

_FORMATS = ("json", "graphml", "dot", "mermaid", "svg")


@click.command("graph", help="Print the dependency graph of a corpus.")
@options.paths_argument
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="dot", show_default=True, help="The format."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write there instead of standard output.",
)
@options.language_option
@options.color_option
def command(paths: tuple[Path, ...], form: str, output: Path | None, lang: str | None, color: str) -> None:
    """Write the graph."""
    import importlib

    from mou_compiler.outputs.writing import write_file

    result = compiled(paths)
    stop_on_faults(result, options.chosen_language(lang), color)
    content: bytes = importlib.import_module(f"mou_compiler.outputs.graph_{form}").render(result)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(output, content)
