"""`mou explain CODE`: the page of a check."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from mou_compiler.checking.check import Check
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.choice import all_checks
from mou_compiler.command_line.declaring import Choice, argument, option
from mou_compiler.command_line.telling import fail, put, say
from mou_compiler.findings.finding import Severity
from mou_compiler.findings.page import Elsewhere, as_markdown, examples, first_sentence, sections, title
from mou_compiler.findings.selection import matching
from mou_compiler.source.width import elide, pad, wrap
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.1"
_WIDEST = 88
_MARGIN = "  "


@declaring.command(
    "explain",
    Text(
        "Explain a check by its code or name; without one, list all checks.",
        "按代码或名称说明一项检查；不写则列出所有检查。",
    ),
)
@argument("code", Text("CODE", "代码"), required=False)
@option(
    "--format",
    "form",
    type=Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    said=Text("How to tell it.", "输出的格式。"),
)
@options.language_option
@options.color_option
def command(code: str | None, form: str, lang: str | None, color: str) -> None:
    """Print a page, or the list of the checks that a code begins or that there are."""
    language = options.chosen_language(lang)
    found = _find(code, language)
    text = _render(found, code is None, form, language, options.chosen_color(color))
    if form == "text":
        say(text, sys.stdout)
    else:
        put(text.encode())


def _find(code: str | None, language: Language) -> list[Check]:
    """Return the checks asked for; stop with the nearest name where there is none."""
    checks = {check.code: check for check in all_checks(language)}
    if code is None:
        return list(checks.values())
    names = {check.code: check.name for check in checks.values()}
    found = matching(code, names)
    if not found:
        from mou_compiler.corpus.schema.suggest import did_you_mean
        from mou_compiler.findings.fix import asked

        fail(
            Text(f"no check is called `{code}`", f"没有名为「{code}」的检查"),
            (asked(f"MOU{code}") if f"MOU{code}" in names else None)
            or did_you_mean(code.upper(), names)
            or did_you_mean(code.lower(), names.values())
            or Text("`mou explain` lists all checks", "「mou explain」列出所有检查"),
            language,
        )
    return [checks[item] for item in sorted(found)]


def _render(checks: list[Check], listed: bool, form: str, language: Language, color: bool) -> str:
    if form == "json":
        body = {"format_version": FORMAT_VERSION, "checks": [_plain(check) for check in checks]}
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    if form == "markdown":
        return "\n".join(as_markdown(_in_language(check, language), language) for check in checks)
    room = shutil.get_terminal_size((_WIDEST, 24)).columns if sys.stdout.isatty() else None
    if listed or len(checks) > 1:
        return _table(checks, language, room)
    lines = _page(_in_language(checks[0], language), language, min(room or _WIDEST, _WIDEST), color)
    return "\n".join(lines) + "\n"


def _plain(check: Check) -> dict[str, Any]:
    texts = {"what": check.what, "why": check.why, "fix": check.fix}
    return {
        "code": check.code,
        "name": check.name,
        "severity": check.severity.label,
        **{key: {"en": text.en, "zh": text.zh} for key, text in texts.items()},
        "failing": check.failing.strip("\n"),
        "passing": check.passing.strip("\n"),
        "elsewhere": [
            {
                "country": {"en": one.country.en, "zh": one.country.zh},
                "failing": one.failing.strip("\n"),
                "passing": one.passing.strip("\n"),
            }
            for one in check.elsewhere
        ],
        "beside": dict(check.beside),
    }


def _table(checks: Iterable[Check], language: Language, room: int | None) -> str:
    """Return one line for each check, cut to the room that a terminal has."""
    told = [
        (check.code, check.severity.word.spelled(language), check.name, check.what.spelled(language))
        for check in checks
    ]
    names = max(len(name) for _, _, name, _ in told)
    lines = [
        f"{code}  {pad(severity, 7)}  {name:<{names}}  {first_sentence(what)}"
        for code, severity, name, what in told
    ]
    return "".join(f"{line if room is None else elide(line, room)}\n" for line in lines)


def _page(check: Check, language: Language, room: int, color: bool) -> Iterator[str]:
    """Yield the lines of a page as a terminal shows it."""
    tint = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}[check.severity]
    yield _painted(title(check, language), f"1;{tint}", color)
    for heading, text in sections(check):
        yield ""
        yield _painted(heading.spelled(language), "1", color)
        for line in wrap(text.spelled(language), room - len(_MARGIN)):
            yield _MARGIN + line
    for example in examples(check):
        yield ""
        yield _painted(example.heading.spelled(language), "1", color)
        for line in example.text.split("\n"):
            yield f"{_MARGIN * 2}{line}".rstrip()


def _painted(text: str, tint: str, color: bool) -> str:
    return f"\x1b[{tint}m{text}\x1b[0m" if color else text


def _in_language(check: Check, language: Language) -> Check:
    """Return the check with its examples spelled in the language, as far as the formatter can read them."""
    if language == "en":
        return check
    return dataclasses.replace(
        check,
        failing=_spelled(check.failing, language),
        passing=_spelled(check.passing, language),
        elsewhere=tuple(
            Elsewhere(one.country, _spelled(one.failing, language), _spelled(one.passing, language))
            for one in check.elsewhere
        ),
    )


def _spelled(example: str, language: Language) -> str:
    from mou_compiler.corpus.reading.respell import format_source
    from mou_compiler.source.place import Source

    return format_source(Source("example.mou", example), language).text or example
