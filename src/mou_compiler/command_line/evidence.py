"""Findings as evidence: for each a file that runs by itself, with the rules that it needs, and what to expect of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from mou_compiler.command_line.telling import fail, note
from mou_compiler.command_line.writing import writing_to
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.schema.declarations import Agency, Declaration, Document, List
from mou_compiler.findings.finding import Case, Finding, Witness
from mou_compiler.findings.fingerprint import case_fingerprint, fingerprints
from mou_compiler.interpret.situations import Situation, UnknownName
from mou_compiler.meaning.boxes import Witness as Point
from mou_compiler.publishing.inputs import files_read
from mou_compiler.publishing.output import File
from mou_compiler.publishing.publish import publish_files
from mou_compiler.scenarios.evaluation import evaluate_all
from mou_compiler.scenarios.skeletons import can_be_written, scenario_text
from mou_compiler.scenarios.slicing import slice_of
from mou_compiler.words import Language, Text

_MOST_WHOLE = 100
"""How many measures a corpus has at most that is shown whole where no part of it shows a finding."""


class Evidence(NamedTuple):
    """A file for one finding: how it is called, what it is about, and its text."""

    name: str
    title: Text
    text: str


def evidence(compiled: Compiled, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Evidence | None]]:
    """Yield each finding with a file in which it is found again, None where none was made that shows it."""
    listed = list(findings)
    for finding, key in zip(listed, fingerprints(listed), strict=True):
        yield finding, _of(compiled, finding, key)


def _of(compiled: Compiled, finding: Finding, key: str) -> Evidence | None:
    case = finding.cases[0] if finding.cases else None
    wanted = case_fingerprint(key, case) if case is not None else key
    measures, others = _concerned(compiled, finding, case)
    witness = case.witness if case is not None and case.witness is not None else finding.witness
    for wide in range(3 if len(compiled.corpus.measures) > _MOST_WHOLE else 4):
        rules = slice_of(compiled.corpus, measures, others, wide=wide)
        scenario = _scenario(compiled, finding, measures, witness)
        for text in dict.fromkeys((rules + scenario, rules)):
            whole = _head(finding) + text
            if _shows(whole, wanted):
                return Evidence(f"{finding.code}-{wanted[:10]}", finding.message, whole)
    return None


def _shows(text: str, wanted: str) -> bool:
    """Tell whether a text has no faults, has the finding, and its scenarios hold."""
    made = compile_text(text)
    if made.corpus.faults:
        return False
    found = list(made.findings)
    keys = {
        known
        for finding, key in zip(found, fingerprints(found), strict=True)
        for known in (key, *(case_fingerprint(key, case) for case in finding.cases))
    }
    return wanted in keys and all(outcome.passed for outcome in evaluate_all(made.view))


def _concerned(
    compiled: Compiled, finding: Finding, case: Case | None
) -> tuple[list[str], list[Declaration]]:
    """Return the measures that a case is about, and the other declarations at the top of files."""
    corpus = compiled.corpus
    measures = list(dict.fromkeys(case.measures if case is not None else finding.measures))
    tops = {(item.KEYWORD.en, item.id): item for item in corpus.everything()}
    places = [finding.place, *(party.place for party in finding.related if not measures)]
    others = []
    for item in tops.values():
        extent = item.extent
        inside = any(
            place is not None and place.path == extent.path and extent.start <= place.start < extent.end
            for place in places
        )
        named = case is not None and f"{item.KEYWORD.en} {item.id}" in case.declarations
        if named or (inside and not (measures and isinstance(item, Document))):
            others.append(item)
    witness = case.witness if case is not None and case.witness is not None else finding.witness
    if witness is not None:
        ids = {
            *witness.subject.split(", "),
            witness.territory,
            *(name.partition("@")[0] for name in witness.lists),
        }
        ids |= {name.partition("@")[2] for name in witness.lists}
        others += [
            item for item in tops.values() if item.id in ids and not isinstance(item, Document | Agency)
        ]
    if not measures:
        lists = [item.id for item in others if isinstance(item, List)]
        measures = [id_ for list_ in lists for id_ in compiled.view.set_off_by(list_)]
    return measures, others


def _head(finding: Finding) -> str:
    """Return the comment that says what is shown and how to see it."""
    lines = [finding.message.en, finding.message.zh]
    told = "\n".join(f"# {line}" for message in lines for line in message.split("\n"))
    return (
        f"# {finding.code} {finding.name}\n{told}\n"
        f"# Expected 预期: `mou check --select {finding.code}` on this file tells it; `mou test` passes where a scenario stands.\n\n"
    )


def _scenario(compiled: Compiled, finding: Finding, measures: Iterable[str], witness: Witness | None) -> str:
    """Return the situation of a finding as a scenario, empty where there is none that can be written."""
    ids = [id_ for id_ in measures if id_ in compiled.corpus.measures]
    if witness is None or not ids or not can_be_written(witness):
        return ""
    situation = _situation(compiled, witness)
    if situation is None:
        return ""
    book = compiled.rules
    expected = {id_: book.applies(book.rules[id_], situation) for id_ in ids}
    return f"\n{scenario_text(finding.code.lower(), witness, expected)}"


def _situation(compiled: Compiled, witness: Witness) -> Point | None:
    try:
        return compiled.witness(
            Situation(witness.subject, witness.lists, witness.territory, witness.date, dict(witness.values))
        )
    except UnknownName:
        return None


def _writing(text: str) -> Callable[[BinaryIO], object]:
    return lambda stream: stream.write(text.encode("utf-8", "surrogatepass"))


def write_evidence(
    compiled: Compiled, findings: Iterable[Finding], folder: Path, read: Iterable[Path], language: Language
) -> None:
    """Write a file for each finding below a folder, all or nothing, and say how many; stop where that cannot be."""
    paths = list(read)
    place = folder.resolve()
    for path in paths:
        if path.is_dir() and place.is_relative_to(path.resolve()):
            fail(
                Text(
                    f"{folder} lies in {path}, which is read: its files would count as rules",
                    f"{folder} 在所读的 {path} 之中：其中的文件会被当作规则",
                ),
                Text("choose a folder outside of the corpus", "请在语料之外另选文件夹"),
                language,
            )
    files: dict[str, File] = {}
    without = []
    for finding, made in evidence(compiled, findings):
        if made is None:
            without.append(finding.code)
        else:
            files[f"{made.name}.mou"] = File(made.title, "text/plain", _writing(made.text))
    with writing_to(folder, "--as-scenarios", language):
        publish_files(dict(sorted(files.items())), folder, "scenarios", [*paths, *files_read(compiled)])
    note(
        Text(
            f"{folder} has {len(files)} {'file' if len(files) == 1 else 'files'}, each of which shows its finding by itself",
            f"{folder} 中有 {len(files)} 个文件，各自独立显示其检查结果",
        ),
        language,
    )
    if without:
        codes = ", ".join(sorted(set(without)))
        note(
            Text(
                f"{len(without)} {'finding' if len(without) == 1 else 'findings'} show only in the whole corpus and have no file: {codes}",
                f"{len(without)} 项检查结果只在整个语料中才显示，没有文件：{codes}",
            ),
            language,
        )
