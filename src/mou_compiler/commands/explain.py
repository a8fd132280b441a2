"""`mou explain CODE`: the page of a check."""

from __future__ import annotations

import click

from mou_compiler.checks.check import Check, load_checks
from mou_compiler.commands import options
from mou_compiler.commands.session import fail
from mou_compiler.words import Language, Text

_HEADINGS = {
    "what": Text("What", "内容"),
    "why": Text("Why it matters", "为何重要"),
    "fix": Text("How to fix", "如何修正"),
    "failing": Text("Finds something in", "会报告的例子"),
    "passing": Text("Finds nothing in", "不会报告的例子"),
}


@click.command("explain", help="Explain a check by its code or name; without one, list all checks.")
@click.argument("code", required=False)
@options.language_option
def command(code: str | None, lang: str | None) -> None:
    """Print a page, or the list of pages."""
    language = options.chosen_language(lang)
    checks = {item.check.code: item.check for item in load_checks()}
    if code is None:
        for check in checks.values():
            click.echo(
                f"{check.code}  {check.severity.label:<7}  {check.name:<22}  {_first(check.what.spelled(language))}"
            )
        return
    by_name = {check.name: check for check in checks.values()}
    found = checks.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        from mou_compiler.corpus.suggest import did_you_mean

        fail(
            Text(f"no check is called `{code}`", f"没有名为「{code}」的检查"),
            did_you_mean(code.upper(), checks)
            or Text("`mou explain` lists all checks", "「mou explain」列出所有检查"),
            language,
        )
    click.echo(page(found, language), nl=False)


def _first(text: str) -> str:
    """Return the first sentence, or what stands before the first colon."""
    for mark in (":", "：", ". ", "。"):
        text = text.split(mark, maxsplit=1)[0]
    return text.rstrip(".。")


def page(check: Check, language: Language) -> str:
    """Return the page of a check as plain Markdown."""
    parts = [f"# {check.code} {check.name} ({check.severity.label})"]
    for key in ("what", "why", "fix"):
        text: Text = getattr(check, key)
        parts.append(f"## {_HEADINGS[key].spelled(language)}\n\n{text.spelled(language)}")
    for key in ("failing", "passing"):
        example: str = getattr(check, key)
        if example:
            parts.append(f"## {_HEADINGS[key].spelled(language)}\n\n```mou\n{example.strip()}\n```")
    return "\n\n".join(parts) + "\n"
