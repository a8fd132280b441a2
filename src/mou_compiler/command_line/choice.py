"""From the codes and severities asked for, as written, to the selection of findings that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.core import ParameterSource

from mou_compiler.checking.check import Check, UnusableCheck, load_checks
from mou_compiler.command_line.configuration import SEVERITIES
from mou_compiler.command_line.options import Asked, configuration
from mou_compiler.command_line.telling import fail
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.findings.finding import Category, Severity
from mou_compiler.findings.selection import Selection, matching
from mou_compiler.words import Language, Text


def all_checks(language: Language) -> tuple[Check, ...]:
    """Return every check, by code; stop with exit status 2 where one from outside cannot be used."""
    try:
        return tuple(item.check for item in load_checks())
    except UnusableCheck as unusable:
        fail(unusable.message, unusable.help, language)


def choose(asked: Asked) -> Selection:
    """Return the selection asked for; stop with exit status 2 where it names what is not there."""
    checks = {check.code: check for check in all_checks(asked.language)}
    names = {code: check.name for code, check in checks.items()}
    select = _codes("select", asked.select, names, asked.language)
    ignore = _codes("ignore", asked.ignore, names, asked.language)
    severities: dict[str, Severity] = {}
    # What names fewer checks, or names them at greater length, says it more exactly; it stands over the rest.
    for _, codes, severity in sorted(
        _severities(asked, names), key=lambda said: (-len(said[1]), len(said[0]))
    ):
        severities |= dict.fromkeys(codes, severity)
    _refuse_unreadable(ignore | frozenset(severities), checks, asked.language)
    if asked.select and not select - ignore:
        fail(
            Text(
                f"every check of --select ({', '.join(asked.select)}) is one of --ignore "
                f"({', '.join(asked.ignore)}), so none would be run",
                f"--select 所选检查（{'、'.join(asked.select)}）均在 --ignore（{'、'.join(asked.ignore)}）之列，无检查可运行",
            ),
            Text(
                "leave one of them out; either may stand in [tool.mou] or in the environment",
                "请去掉其一；二者亦可能写在 [tool.mou] 或环境变量中",
            ),
            asked.language,
        )
    return Selection(select if asked.select else None, ignore, severities)


def _codes(option: str, patterns: Iterable[str], names: dict[str, str], language: Language) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for pattern in patterns:
        codes = matching(pattern, names)
        if not codes:
            _unknown(option, pattern, names, language)
        found |= codes
    return found


def _severities(asked: Asked, names: dict[str, str]) -> Iterable[tuple[str, frozenset[str], Severity]]:
    for written in asked.severity:
        pattern, _, word = written.partition("=")
        if word not in SEVERITIES:
            where = _origin("severity")
            fail(
                Text(
                    f"{where.en}: `{written}` gives no severity", f"{where.zh}：「{written}」未给出严重程度"
                ),
                Text(
                    "write CODE=error, CODE=warning or CODE=info",
                    "请写「代码=error」「代码=warning」或「代码=info」",
                ),
                asked.language,
            )
        yield pattern, _codes("severity", (pattern,), names, asked.language), Severity[word.upper()]


def _unknown(option: str, pattern: str, names: dict[str, str], language: Language) -> None:
    where = _origin(option)
    fail(
        Text(f"{where.en}: no check is called `{pattern}`", f"{where.zh}：没有名为「{pattern}」的检查"),
        did_you_mean(pattern.upper(), names)
        or did_you_mean(pattern.lower(), names.values())
        or Text("`mou explain` lists all checks", "「mou explain」列出所有检查"),
        language,
    )


def _refuse_unreadable(codes: frozenset[str], checks: dict[str, Check], language: Language) -> None:
    """Stop where a finding is to be left out or made light of that says that a text could not be read."""
    for code in sorted(codes):
        if checks[code].category is Category.UNREADABLE:
            name = checks[code].name
            fail(
                Text(
                    f"{code} ({name}) cannot be ignored or given another severity: "
                    "what it tells of was not read, and so not checked",
                    f"不能忽略 {code}（{name}）或改变其严重程度：所涉内容未能读取，因而未经检查",
                ),
                Text(
                    "mend what cannot be read, or leave its file out of PATHS",
                    "修正无法读取之处，或不将该文件列入路径",
                ),
                language,
            )


def _origin(option: str) -> Text:
    """Return where the value of an option was written."""
    source = click.get_current_context().get_parameter_source(option)
    file = configuration().file
    if source is ParameterSource.ENVIRONMENT:
        return Text(f"MOU_{option.upper()}", f"MOU_{option.upper()}")
    if source is ParameterSource.DEFAULT and file is not None:
        shown = configuration().path(file.name)
        return Text(f"{shown}: `{option}` of [tool.mou]", f"{shown}：[tool.mou] 的「{option}」")
    return Text(f"--{option}", f"--{option}")
