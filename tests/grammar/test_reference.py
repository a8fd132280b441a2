"""The language reference cannot drift: it is made from the schema, and every example in it compiles."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.schema.declarations import KINDS
from mou_compiler.corpus.schema.fields import kind_of
from mou_compiler.corpus.schema.reference import BEGIN, END, reference, rewritten
from mou_compiler.interpret.situations import Situation
from mou_compiler.source.place import Source
from places import declared

GRAMMAR = Path(__file__).parents[2] / "grammar"
README = (GRAMMAR / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```mou\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
ENGLISH, CHINESE, MIXED = EXAMPLES


def faults_of(compiled: Compiled) -> list[str]:
    return [finding.message.en for finding in compiled.findings if finding.code < "MOU3"]


def test_is_made_from_the_schema() -> None:
    assert rewritten(README) == README


def test_tells_every_field_of_every_declaration() -> None:
    made = reference()
    waiting = list(KINDS)
    while waiting:
        kind = kind_of(waiting.pop())
        assert re.search(rf"^#+ {kind.keyword.en} {kind.keyword.zh}$", made, re.MULTILINE)
        for field in kind.fields:
            assert f"| `{field.keyword.en}` `{field.keyword.zh}`" in made
            if field.nested is not None and field.nested not in KINDS:
                waiting.append(field.nested)


def test_what_is_told_is_told_once() -> None:
    headings = re.findall(r"^#+ .*$", README, re.MULTILINE)
    assert len(headings) == len(set(headings))


def test_links_lead_to_headings() -> None:
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings
    for file in re.findall(r"\]\((\w[\w.]*)\)", README):
        assert (GRAMMAR / file).is_file()


def test_a_file_without_markers_is_not_touched() -> None:
    with pytest.raises(ValueError, match="markers"):
        rewritten(f"{END} {BEGIN}")


@pytest.mark.parametrize("text", EXAMPLES, ids=["english", "chinese", "mixed"])
def test_examples_compile(text: str) -> None:
    assert faults_of(compile_text(text)) == []


def test_the_pages_in_english_and_chinese_declare_the_same() -> None:
    english, chinese = compile_text(ENGLISH).corpus, compile_text(CHINESE).corpus
    assert declared(english) == declared(chinese)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_pages_are_laid_out(text: str) -> None:
    assert format_source(Source("page.mou", text)).text == text


SAID = README.partition("## What documents say")[2].partition("\n## ")[0]
PHRASES = re.findall(r"^\| (\w+) \S+ \| [^|]+ \| `([^|]+)` \| `([^|]+)` \|$", SAID, re.MULTILINE)
OWNERS = {
    "measure": "instrument phrases {{ in force 2016-01-01; measure 1 {{ {} }} }}",
    "list": "list phrases {{ kind blacklist; keeper customs; {} }}",
    "agency": "agency phrases {{ {} }}",
    "subject": "subject phrases {{ {} }}",
}


@pytest.mark.parametrize(("owner", "english", "chinese"), PHRASES, ids=[english for _, english, _ in PHRASES])
def test_phrases_of_documents_mean_the_same_in_both_languages(owner: str, english: str, chinese: str) -> None:
    read = [compile_text(ENGLISH + OWNERS[owner].format(one)) for one in (english, chinese)]
    assert [faults_of(one) for one in read] == [[], []]
    assert declared(read[0].corpus) == declared(read[1].corpus)


def test_every_phrase_of_the_table_is_tested() -> None:
    assert len(PHRASES) == len(re.findall(r"^\| ", SAID, re.MULTILINE)) - 2 > 0


def test_the_page_finds_what_it_says() -> None:
    (shown,) = re.findall(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    found = {finding.message.en for finding in compile_text(ENGLISH).findings}
    assert set(shown.splitlines()) <= found


def test_the_scenario_of_the_page_comes_true() -> None:
    compiled = compile_text(ENGLISH)
    (scenario,) = compiled.corpus.scenarios.values()
    day = date(2019, 5, 1)
    assert [expected.modality for expected in scenario.expectations if expected.present] == ["prohibit"]
    assert compiled.applying(Situation("enterprise", ["tax-evaders"], "coast", day)) == ("joint-2016/1",)
    assert compiled.view.enforcers.bodies("old-customs", day.toordinal()) == ("customs",)


def test_the_grammar_fits_on_three_screens() -> None:
    lines = (GRAMMAR / "mou.lark").read_text(encoding="utf-8").splitlines()
    assert 0 < len(lines) <= 150
