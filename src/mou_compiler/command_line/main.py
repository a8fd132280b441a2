"""`mou`: finds the command asked for, runs it, and turns what went wrong into an exit status.

Exit status: 0 nothing at or above `--fail-on`; 1 findings; 2 usage, configuration, input or output failure.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any

import click

import mou_compiler
from mou_compiler import commands
from mou_compiler.source.collecting import collector_paused

BUG = """\
mou has met a fault of its own and stopped; nothing was written.
Please report it with the text below and, if you can, the file that set it off.
"""


class Commands(click.Group):
    """The commands of this package, each imported only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order."""
        del ctx
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"mou_compiler.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, each with what the first line of its file says; none is imported."""
        rows = [(name, _summary(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command to run; where there is none, fail with the nearest name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near or "id you mean" in error.message:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near[0]!r}?", ctx) from None


def _summary(name: str) -> str:
    file = Path(commands.__path__[0]) / f"{name}.py"
    with file.open(encoding="utf-8") as lines:
        return lines.readline().strip().strip('"').partition(": ")[2]


@click.command(
    cls=Commands,
    context_settings={"auto_envvar_prefix": "MOU", "help_option_names": ["-h", "--help"]},
    help="The memorandum compiler: rules of many agencies to a graph, tables and checked findings.",
)
@click.version_option(mou_compiler.__version__, prog_name="mou", message="%(prog)s %(version)s")
def mou() -> None:
    """Stand for all commands."""


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets a mark in its place, never a crash.
        stream.reconfigure(encoding="utf-8" if stream.encoding == "ascii" else None, errors="replace")  # type: ignore[union-attr]  # both are text streams at start
    try:
        # A command ends before its garbage would matter; one that stays would have to turn the collector on again.
        with collector_paused():
            return mou.main(args=arguments, prog_name="mou")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 -- the one boundary: a fault of ours is told as such
        _tell_unusable(error)
        import traceback

        sys.stderr.write(BUG + "\n" + traceback.format_exc())
        sys.exit(2)


def _tell_unusable(error: Exception) -> None:
    """Stop with exit status 2 where the fault is that of a check that others have added."""
    module: Any = sys.modules.get("mou_compiler.checking.check")
    if isinstance(error, getattr(module, "UnusableCheck", ())):
        from mou_compiler.command_line.options import chosen_language
        from mou_compiler.command_line.telling import fail

        unusable: Any = error
        fail(unusable.message, unusable.help, chosen_language(os.environ.get("MOU_LANG")))


if __name__ == "__main__":
    main()
