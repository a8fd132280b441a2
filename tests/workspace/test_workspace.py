"""A workspace over files and folders, and texts over them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

import pytest

import mou_compiler
from mou_compiler import Workspace, compile_paths, compile_sources
from mou_compiler.corpus.schema.declarations import Measure

AGENCY = 'agency A "Bureau" "甲" { kind government }\n'
MEMORANDUM = 'memorandum m "M" "文" { by A; measure 1 { by A; prohibit doing } }\nact doing "d" "做"\n'
REGISTER = 'register laws { file "laws.csv"; state 2025-04-19; section 法律 { rank basic } }\nrank basic { may-burden }\n'
HEADER = "collection,section,title,text_date,stated_in_force,last_article,articles_found,repeals\n"


def codes(workspace: Workspace) -> list[str]:
    return sorted({finding.code for finding in workspace.findings()})


def told(compiled: mou_compiler.Compiled) -> list[tuple[str, str]]:
    return [(finding.path or finding.place.path, finding.message.en) for finding in compiled.findings]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.mou").write_text(AGENCY, encoding="utf-8")
    (tmp_path / "corpus" / "m.mou").write_text(MEMORANDUM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "corpus"


def test_it_is_public() -> None:
    assert {"Workspace", "compile_sources"} <= set(dir(mou_compiler))


def test_a_text_stands_over_a_file_until_it_is_closed(folder: Path) -> None:
    workspace = Workspace("corpus")
    assert "MOU201" not in codes(workspace)
    workspace.edit("corpus/a.mou", AGENCY.replace("agency A", "agency B"))
    assert "MOU201" in codes(workspace)
    (folder / "a.mou").write_text("# nobody\n", encoding="utf-8")
    workspace.close("corpus/a.mou")
    assert not workspace.corpus.agencies
    (folder / "a.mou").write_text(AGENCY, encoding="utf-8")
    assert not workspace.corpus.agencies
    workspace.reread(["corpus/a.mou"])
    assert [*workspace.corpus.agencies] == ["A"]


def test_a_text_over_a_file_is_the_same_by_any_path(folder: Path) -> None:
    workspace = Workspace("corpus")
    workspace.edit(str(folder / "a.mou"), "")
    assert not workspace.corpus.agencies
    assert [source.path for source in workspace.corpus.sources] == ["corpus/a.mou", "corpus/m.mou"]
    workspace.close("corpus/../corpus/a.mou")
    assert [*workspace.corpus.agencies] == ["A"]


def test_a_text_may_stand_where_there_is_no_file_yet(folder: Path) -> None:
    workspace = Workspace(folder)
    workspace.edit("corpus/new.mou", 'agency B "B" "乙" { kind government }')
    assert [*workspace.corpus.agencies] == ["A", "B"]
    workspace.close("corpus/new.mou")
    assert [*workspace.corpus.agencies] == ["A"]


def test_files_may_come_and_go(folder: Path) -> None:
    workspace = Workspace("corpus")
    assert [*workspace.corpus.agencies] == ["A"]
    (folder / "b.mou").write_text('agency B "B" "乙" { kind government }', encoding="utf-8")
    (folder / "a.mou").unlink()
    assert [*workspace.corpus.agencies] == ["A"]
    workspace.reread([str(folder / "b.mou"), str(folder / "a.mou")])
    assert told(workspace.check()) == told(compile_paths("corpus"))
    (folder / "b.mou").unlink()
    (folder / "m.mou").unlink()
    workspace.reread()
    assert [finding.code for finding in workspace.findings()] == ["MOU112"]


def test_what_cannot_be_read_is_told_until_it_can(folder: Path) -> None:
    workspace = Workspace("corpus")
    (folder / "a.mou").write_bytes(b"\xff\xfe\x00")
    workspace.reread(["corpus/a.mou"])
    assert told(workspace.check()) == told(compile_paths("corpus"))
    assert "MOU106" in codes(workspace)
    workspace.edit("corpus/a.mou", AGENCY)
    assert "MOU106" not in codes(workspace)


def test_a_text_that_is_no_text_is_a_finding() -> None:
    workspace = Workspace(texts={"a.mou": "agency \ud800", "b.mou": "act \0"})
    assert {"MOU106", "MOU107"} <= set(codes(workspace))


def test_the_file_of_a_register_is_read_again_when_it_has_changed(folder: Path) -> None:
    (folder / "r.mou").write_text(REGISTER, encoding="utf-8")
    (folder / "laws.csv").write_text(HEADER, encoding="utf-8")
    cited = MEMORANDUM.replace("prohibit", "basis 民法 art 3; prohibit")
    workspace = Workspace("corpus", {"corpus/m.mou": cited})
    assert "no law, memorandum or instrument is named `民法`" in " ".join(
        finding.message.en for finding in workspace.findings()
    )
    row = "法律,法律,民法,2015-04-24,2015-05-01,94,94,\n"
    workspace.edit("corpus/laws.csv", HEADER + row)
    assert [*workspace.corpus.laws] == ["民法"]
    workspace.close("corpus/laws.csv")
    assert not workspace.corpus.laws
    (folder / "laws.csv").write_text(HEADER + row, encoding="utf-8")
    workspace.reread(["corpus/laws.csv"])
    assert [*workspace.corpus.laws] == ["民法"]


def test_an_unchanged_register_keeps_what_it_filled_in(folder: Path) -> None:
    rows = HEADER + "法律,法律,民法,2015-04-24,2015-05-01,94,94,\n"
    texts = {"r.mou": REGISTER, "laws.csv": rows, "m.mou": 'law civil { title "民法" }', "a.mou": AGENCY}
    workspace = Workspace(texts=texts)
    law = workspace.corpus.laws["civil"]
    assert len(law.editions) == 1
    workspace.edit("a.mou", "# aside\n" + AGENCY)
    assert workspace.corpus.laws["civil"] is law
    workspace.edit("laws.csv", rows.replace("94,94", "95,95"))
    assert workspace.corpus.laws["civil"] is not law


def test_nothing_is_worked_out_twice_without_an_edit() -> None:
    workspace = Workspace(texts={"a.mou": AGENCY})
    assert workspace.check() is workspace.check()
    assert workspace.corpus is workspace.corpus


def test_a_day_may_be_asked_about() -> None:
    ended = AGENCY.replace("government", "government; existed until 2018-01-01")
    workspace = Workspace(texts={"a.mou": ended, "m.mou": MEMORANDUM})
    texts = {"a.mou": ended, "m.mou": MEMORANDUM}
    for day in (date(2017, 1, 1), date(2019, 1, 1)):
        assert told(workspace.check(day)) == told(compile_sources(texts, day))


def test_a_text_beside_a_corpus_of_texts_is_no_part_of_it() -> None:
    compiled = compile_sources({"a.mou": AGENCY, "notes.txt": "{{{"})
    assert [source.path for source in compiled.corpus.sources] == ["a.mou"]


THREE = """\
memorandum m "Memorandum" "备忘录" {
    signed 2016-01-01
    signatories A
    by A
    measure 1 { prohibit x }  # first
    measure 2 { restrict x }
    measure 3 { encourage x }
}
"""


def measures(workspace: Workspace) -> list[Measure]:
    """Return the measures of a workspace, in order."""
    return [*workspace.corpus.measures.values()]


def places(found: Iterable[Measure]) -> list[tuple[str, int, str]]:
    """Return where measures stand, and how they are written."""
    return [(measure.id, measure.place.line, measure.extent.text) for measure in found]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("restrict x", "restrict x;\n\n for 3 years", ["m/1", "m/3"]),
        ("by A\n", "by A, B\n\n", ["m/1", "m/2", "m/3"]),
        ("# first", "# once first", ["m/2", "m/3"]),
        ("    measure 2 { restrict x }\n", "", ["m/1", "m/3"]),
        ("measure 2", "measure 1", []),
        ("measure 2 {", "measure 2 {{", []),
    ],
)
def test_an_edit_of_a_document_leaves_the_other_measures_as_they_are(
    before: str, after: str, kept: list[str]
) -> None:
    beside = AGENCY + AGENCY.replace(" A ", " B ")
    texts = {"a.mou": beside, "m.mou": f"# aside\n{THREE}"}
    workspace = Workspace(texts=texts)
    workspace.check()
    for text in (f"# aside\n{THREE.replace(before, after)}", f"\n\n{THREE.replace(before, after)}"):
        then = {measure.id: measure for measure in measures(workspace)}
        workspace.edit("m.mou", text)
        now = compile_sources({**texts, "m.mou": text})
        assert told(workspace.check()) == told(now)
        assert places(measures(workspace)) == places(now.corpus.measures.values())
        if text.startswith("#"):
            assert [measure.id for measure in measures(workspace) if then.get(measure.id) is measure] == kept


def test_what_trades_places_does_not_stay_as_it_is() -> None:
    lines = THREE.splitlines(keepends=True)
    swapped = "".join([*lines[:4], lines[6], lines[5], lines[4], *lines[7:]])
    other = THREE.replace("memorandum m", "memorandum n")
    texts = {"a.mou": AGENCY, "m.mou": THREE + other}
    for text in (swapped + other, other + THREE.replace("by A", "by A, A"), other + swapped, THREE + other):
        workspace = Workspace(texts=texts)
        workspace.check()
        workspace.edit("m.mou", text)
        now = compile_sources({**texts, "m.mou": text})
        assert told(workspace.check()) == told(now)
        assert places(measures(workspace)) == places(now.corpus.measures.values())


MANY = "".join(
    f'agency A{number} "Bureau {number}" "局{number}" {{ kind government }}\nact x{number} "X" "行"\n\n'
    for number in range(12)
)
WRITTEN = ("{", "}", '"', "#", "\n", "\n\n", " ", ";", "act y", " parent A3 ", "agency A5", "x", "《", "「")


@pytest.mark.parametrize("shard", range(3))
def test_a_part_of_a_file_read_again_is_read_as_in_the_whole(shard: int) -> None:
    chance = Random(shard)
    workspace = Workspace(texts={"many.mou": MANY})
    text = MANY
    for _ in range(40):
        at = chance.randrange(len(text) + 1)
        taken = chance.choice((0, 0, 1, 3, 30))
        text = text[:at] + chance.choice(WRITTEN) + text[at + taken :]
        if chance.random() < 1 / 3:
            text = MANY.replace("局3", f"局{chance.random()}")
        workspace.edit("many.mou", text)
        now = compile_sources({"many.mou": text})
        assert where(workspace.check()) == where(now), text


def where(compiled: mou_compiler.Compiled) -> list[object]:
    """Return what is found and where, and where everything declared stands."""
    found = [(item.message, item.place and item.place.order, item.path) for item in compiled.findings]
    return [
        *found,
        *((item.id, item.place.order, item.extent.order) for item in compiled.corpus.everything()),
    ]
