"""The law of a workspace: after any history of edits it answers as a corpus compiled for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from mou_compiler import Compiled, Workspace, compile_sources
from mou_compiler.findings.formats import format_names, load_format
from mou_compiler.outputs import graph_json, tables_json
from workspace.histories import History, Texts, histories

QUICK = 5
SHARDS = 5
EACH = 400
STEPS = 3
DAYS = (date(2016, 1, 1), date(2018, 6, 1))
MEMORANDA = Path(__file__).parents[2] / "memoranda"


def answer(compiled: Compiled) -> Iterator[object]:
    """Yield all that is told of a corpus: its findings in every format, its table and its graph."""
    report = compiled.report
    for name in format_names():
        yield load_format(name).render(report, "zh" if name == "text" else "en")
    if not compiled.corpus.faults:
        yield tables_json.render(compiled)
        yield graph_json.render(compiled)


class Law:
    """A workspace that follows a history, held against compiling anew after each step."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.workspace = Workspace(texts=history.texts)
        self.texts: Texts = dict(history.texts)
        self.done: list[str] = []

    def hold(self) -> None:
        """Bring the workspace up to date, and compare."""
        texts = self.history.texts
        for path in self.texts.keys() - texts.keys():
            self.workspace.close(path)
        for path, text in texts.items():
            if self.texts.get(path) != text:
                self.workspace.edit(path, text)
        self.texts = dict(texts)
        day = self.history.chance.choice((None, None, *DAYS))
        warm, cold = answer(self.workspace.check(day)), answer(compile_sources(texts, day))
        for number, (one, other) in enumerate(zip(warm, cold, strict=True)):
            assert one == other, (self.done, number)

    def follow(self, steps: int) -> None:
        """Go on for so many steps."""
        self.hold()
        for _ in range(steps):
            self.done.append(self.history.step())
            self.hold()


@pytest.mark.early
def test_a_workspace_answers_as_if_asked_for_the_first_time() -> None:
    for history in histories(QUICK, shard=0):
        Law(history).follow(2)


@pytest.mark.long
@pytest.mark.parametrize("shard", range(1, SHARDS + 1))
def test_it_does_after_two_thousand_histories(shard: int) -> None:
    for history in histories(EACH, shard):
        Law(history).follow(STEPS)


@pytest.mark.long
def test_it_does_with_the_real_corpus() -> None:
    files = [*MEMORANDA.rglob("*.mou"), *MEMORANDA.rglob("*.csv")]
    texts = {file.relative_to(MEMORANDA).as_posix(): file.read_text(encoding="utf-8") for file in files}
    Law(History(texts, Random(1), spread=False)).follow(40)
