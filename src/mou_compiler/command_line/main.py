"""`mou`: finds the command asked for, runs it, and turns what went wrong into an exit status.

Exit status: 0 nothing at or above `--fail-on`; 1 findings, and nothing else; 2 usage, configuration, input or
output failure, or a selection that selects nothing; 3 something was not decided; 130 interrupted.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

import mou_compiler
from mou_compiler import commands
from mou_compiler.command_line.configuration import BOTH, LANGUAGES
from mou_compiler.command_line.declaring import (
    COMMANDS,
    Bilingual,
    Choice,
    Misused,
    option,
    usage_message,
    write_section,
)
from mou_compiler.command_line.speaking import language_of, spoken
from mou_compiler.command_line.streams import fit_streams
from mou_compiler.command_line.telling import (
    FAILURE,
    INTERRUPTED,
    Unwritable,
    fail,
    flush,
    remark,
    say,
    tell_refusal,
    tell_unwritable,
)
from mou_compiler.source.collecting import collector_paused
from mou_compiler.text import Language, Text

BUG = """\
mou has met a fault of its own and stopped; nothing was written.
Please report it with the text below and, if you can, the file that set it off.
"""
_HELP = Text(
    "The memorandum compiler: rules of many agencies to a graph, tables and checked findings.",
    "备忘录编译器：把多部门规则编译为依赖图、执行表与检查结果。",
)


class Commands(Bilingual, click.Group):
    """The commands of this package, each imported only when it is called or listed."""

    said = _HELP

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order."""
        del ctx
        import pkgutil  # slow to load, and not needed to tell the version

        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"mou_compiler.commands.{cmd_name}").command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write every option, and every command below."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, each with what its file says; in English none is imported for it."""
        language = language_of(ctx)
        rows = [(name, self._summary(ctx, name, language)) for name in self.list_commands(ctx)]
        write_section(formatter, COMMANDS, rows, language)

    def _summary(self, ctx: click.Context, name: str, language: Language) -> str:
        """Return in a line what a command does: in English the first line of its file."""
        if language == "zh":
            said = getattr(self.get_command(ctx, name), "said", None)
            if said is not None:
                return str(said.zh)
        file = Path(commands.__path__[0]) / f"{name}.py"
        with file.open(encoding="utf-8") as lines:
            return lines.readline().strip().strip('"').partition(": ")[2]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command to run; where there is none, fail with the nearest name."""
        name = args[0]
        if name in self.list_commands(ctx) or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(name, self.list_commands(ctx), n=1)
        meant = Text(f" Did you mean {near[0]!r}?", f"；是否想写「{near[0]}」？") if near else Text("", "")
        raise Misused(Text(f"No such command {name!r}.{meant.en}", f"没有命令「{name}」{meant.zh}"), ctx)

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, *given: Any, **extra: Any
    ) -> Any:
        """Run a command line; exit with its status."""
        del given, extra
        arguments = list(sys.argv[1:] if args is None else args)
        if args is None and os.name == "nt":
            arguments = click.utils._expand_args(arguments)
        name = prog_name or "mou"
        self._main_shell_completion({}, name, None)
        sys.exit(self._run(arguments, name))

    def _run(self, arguments: list[str], name: str) -> int:
        """Run a command line and return its exit status, having told what kept it from its end."""
        try:
            status = self._status(arguments, name)
            flush()
        except Unwritable as stopped:
            tell_unwritable(stopped, spoken(arguments))
        except OSError as error:
            tell_refusal(error, spoken(arguments))
        except (KeyboardInterrupt, click.Abort):
            return INTERRUPTED
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else FAILURE
        except Exception as error:  # noqa: BLE001 -- the one boundary: a fault of ours is told as such
            _tell_fault(error)
        else:
            return status
        return FAILURE

    def _status(self, arguments: list[str], name: str) -> int:
        """Run a command and return the status with which it ends."""
        try:
            with self.make_context(name, list(arguments), obj=tuple(arguments)) as context:
                self.invoke(context)
        except click.UsageError as error:
            if type(error).__name__ == "NoArgsIsHelpError":
                remark(error.format_message())
            else:
                remark(usage_message(error, spoken(arguments)))
            return FAILURE
        except click.ClickException as error:
            remark(f"{'错误：' if spoken(arguments) == 'zh' else 'Error: '}{error.format_message()}")
            return FAILURE
        except click.exceptions.Exit as ended:
            return ended.exit_code
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else 0 if ended.code is None else FAILURE
        except Exception as error:
            _tell_unusable(error, spoken(arguments))
            raise
        return 0


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        say(f"mou {mou_compiler.__version__}\n", sys.stdout)
        context.exit()


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_HELP.en,
)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    said=Text("Show the version and exit.", "显示版本并退出。"),
)
@option(
    "--lang",
    type=Choice((*LANGUAGES, BOTH)),
    expose_value=False,
    said=Text(
        "Language of messages; `both` where tables are written. May also stand behind the command.",
        "消息的语言；写出表格处可用 both。也可写在命令之后。",
    ),
)
def mou() -> None:
    """Stand for all commands."""


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; exit with its status."""
    fit_streams()
    # A command ends before its garbage would matter; one that stays would have to turn the collector on again.
    with collector_paused():
        try:
            return mou.main(args=arguments, prog_name="mou")
        finally:
            gc.freeze()  # or the interpreter, as it ends, looks through all that was read and found for cycles


def _tell_fault(error: BaseException) -> None:
    import traceback

    try:
        remark(BUG + "\n" + "".join(traceback.format_exception(error)))
    except Unwritable as stopped:
        tell_unwritable(stopped, "en")


def _tell_unusable(error: Exception, language: Language) -> None:
    """Stop with exit status 2 where the fault is that of a check that others have added."""
    module: Any = sys.modules.get("mou_compiler.checking.check")
    if isinstance(error, getattr(module, "UnusableCheck", ())):
        unusable: Any = error
        fail(unusable.message, unusable.help, language)


if __name__ == "__main__":
    main()
