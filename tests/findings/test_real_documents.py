"""The findings of the real documents: in every format, framed at their words, and known again after lines move."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mou_compiler.checking.check import load_checks
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.findings.baseline import compare, read_baseline, write_baseline
from mou_compiler.findings.formats import load_format
from mou_compiler.input.beside import reader_below
from mou_compiler.source.frames import frame
from mou_compiler.source.place import Place, Source
from mou_compiler.source.width import width
from real import real_corpus

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return real_corpus()


def test_every_place_is_framed_at_its_words(compiled: Compiled) -> None:
    def places() -> list[Place]:
        parties = [party.place for finding in compiled.findings for party in finding.related]
        return [finding.place for finding in compiled.findings if finding.place] + parties

    assert places()
    for place in places():
        shown = frame(place, 200)
        assert shown.line[len(shown.blank) :].startswith(place.text.split("\n")[0])
        assert width(shown.blank) == width(shown.line[: len(shown.blank)])
        assert len(shown.carets) == width(place.text.split("\n")[0])


def test_sarif_of_the_real_documents_is_valid(compiled: Compiled) -> None:
    for language in ("en", "zh"):
        body = json.loads(load_format("sarif").render(compiled.report, language))  # type: ignore[arg-type]
        jsonschema.Draft202012Validator(SCHEMA).validate(body)
        assert len(body["runs"][0]["results"]) == len(compiled.findings)


def test_lines_that_move_leave_every_finding_known(compiled: Compiled) -> None:
    known = read_baseline(write_baseline(compiled.findings))
    assert len(known.entries) == len(compiled.findings)
    moved = [
        Source(source.path, f"# one line more\n\n{source.text}\n# and one\n")
        for source in compiled.corpus.sources
    ]
    again = Compiled(resolve(moved, (), reader_below([ROOT / "memoranda"])))
    assert compare(known, again.findings, lambda _: True) == ((), len(compiled.findings), ())


def test_json_of_every_example_and_of_the_corpus_is_as_its_schema_says(compiled: Compiled) -> None:
    schema = json.loads(load_format("json").SCHEMA.read_text("utf-8"))  # type: ignore[attr-defined]
    validator = jsonschema.Draft202012Validator(schema)
    for item in load_checks():
        check = item.check
        result = compile_text(check.failing, check.as_of, beside=dict(check.beside))
        validator.validate(json.loads(load_format("json").render(result.report, "zh")))
    validator.validate(json.loads(load_format("json").render(compiled.report, "en")))
