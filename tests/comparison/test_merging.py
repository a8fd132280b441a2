"""Two corpora that come of one, put together: what is found only then, and what both changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from comparison.comparing import COMMON, document, run
from comparison.test_every_situation import pairs
from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.merging import Merged, merge
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.corpus import Corpus

BAN = "on l; by A; prohibit travel.rail"
GRANT = "on m; by B; grant travel.rail"
OTHER = "on l; by A; restrict loan; for 1 year"


def corpus(text: str, common: str = COMMON) -> Corpus:
    """Return a sound corpus."""
    found = compile_text(common + text).corpus
    assert not found.faults
    return found


def merged(base: str, one: str, other: str, commons: tuple[str, str, str] = (COMMON,) * 3) -> Merged:
    """Return two texts put together."""
    return merge(*(corpus(text, common) for text, common in zip((base, one, other), commons, strict=True)))


def conflicts(found: Merged) -> list[tuple[str, str]]:
    """Return each conflict: of what, and what it is."""
    return [(conflict.id, conflict.said.en) for conflict in found.conflicts]


def test_what_each_adds_stands_in_both() -> None:
    """A measure of one and a measure of the other, in one document."""
    found = merged(document(f"1 {{ {OTHER} }}"), document(f"1 {{ {OTHER} }}", f"2 {{ {BAN} }}"),
                   document(f"1 {{ {OTHER} }}", f"3 {{ {GRANT} }}"))  # fmt: skip
    assert list(found.corpus.measures) == ["d/1", "d/2", "d/3"]
    assert conflicts(found) == []


def test_fields_of_one_measure_are_put_together() -> None:
    """The term by one, the body by the other."""
    base, one, other = (
        document(text) for text in (OTHER, OTHER.replace("1 year", "2 years"), OTHER.replace("by A", "by B"))
    )
    found = merged(base, one, other)
    assert conflicts(found) == []
    whole = corpus(document(OTHER.replace("1 year", "2 years").replace("by A", "by B")))
    assert compare(found.corpus, whole).changes == ()


def test_a_field_that_both_change_is_a_conflict() -> None:
    """The first stands; where both change it alike there is none."""
    texts = [document(OTHER.replace("1 year", term)) for term in ("1 year", "2 years", "3 years")]
    found = merged(*texts)
    assert conflicts(found) == [("d/1", "both sides change `for`")]
    assert compare(found.corpus, corpus(texts[1])).changes == ()
    assert conflicts(merged(texts[0], texts[1], texts[1])) == []


def test_what_one_removes_and_the_other_needs_is_a_conflict() -> None:
    """Changed by the other, or named by it; it stays."""
    base = document(f"1 {{ {OTHER} }}", f"2 {{ {BAN} }}")
    less = document(f"1 {{ {OTHER} }}")
    harder = document(f"1 {{ {OTHER} }}", f"2 {{ {BAN}; for 1 year }}")
    found = merged(base, less, harder)
    assert conflicts(found) == [("d/2", "one side removes it, the other changes it")]
    assert "d/2" in found.corpus.measures
    assert conflicts(merged(base, harder, less)) == conflicts(found)
    assert "d/2" not in merged(base, less, base).corpus.measures
    naming = document(f"1 {{ {OTHER} }}", f"2 {{ {BAN} }}", f"3 {{ {GRANT}; overrides d/2 }}")
    found = merged(base, less, naming)
    assert [id_ for id_, _ in conflicts(found)] == ["d/2"]
    assert "names it" in conflicts(found)[0][1]
    assert "d/2" in found.corpus.measures


def test_a_list_that_one_ends_to_declare_and_the_other_uses() -> None:
    """A whole declaration is put back, so that what is found can be trusted."""
    without = COMMON.replace("list m { kind blacklist; keeper A }", "")
    base, using = document(BAN), document(BAN, GRANT)
    found = merged(base, base, using, (COMMON, without, COMMON))
    assert [id_ for id_, _ in conflicts(found)] == ["m"]
    assert "m" in found.corpus.lists


def test_both_declare_one_thing() -> None:
    """Alike, it is one; otherwise, or as another kind, that is a conflict."""
    base = document(BAN)
    new = ["agency N { kind court }\n", "agency N { kind party }\n", "act N\n"]
    assert conflicts(merged(base, new[0] + base, new[0] + base)) == []
    assert conflicts(merged(base, new[0] + base, new[1] + base)) == [
        ("N", "both sides declare it, each otherwise")
    ]
    assert conflicts(merged(base, new[0] + base, new[2] + base)) == [
        ("N", "one side declares it as agency, the other as act")
    ]


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_what_one_side_left_alone_is_as_the_other_has_it(pair: tuple[str, str]) -> None:
    """Whatever the change, and whichever side makes it."""
    base, new = (corpus(text, "") for text in pair)
    for found in (merge(base, new, base), merge(base, base, new), merge(base, new, new)):
        assert found.conflicts == ()
        assert compare(new, found.corpus).changes == ()
        assert sorted(found.corpus.measures) == sorted(new.measures)


@pytest.fixture
def branches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two branches, each sound, that collide only together, and what they come of."""
    base = document(f"1 {{ {OTHER} }}")
    for name, text in (
        ("base", base),
        ("one", document(f"1 {{ {OTHER} }}", f"2 {{ {BAN} }}")),
        ("other", document(f"1 {{ {OTHER.replace('1 year', '2 years')} }}", f"3 {{ {GRANT} }}")),
    ):
        (tmp_path / f"{name}.mou").write_text(COMMON + text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_collision_of_both_is_told(branches: Path) -> None:
    """With its situation, and with the change of each side that brought it; nothing that one alone has is told."""
    done = run(
        "diff", "--base", "base.mou", "one.mou", "other.mou", "--format", "json", "--fail-on", "MOU401"
    )
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    (finding,) = told["findings"]["new"]
    assert (finding["code"], finding["measures"], finding["witness"]["lists"]) == (
        "MOU401",
        ["d/2", "d/3"],
        ["l", "m"],
    )
    assert [cause["en"] for cause in finding["causes"]] == [
        "one.mou: added: `d/2`",
        "other.mou: added: `d/3`",
    ]
    assert told["summary"]["changes_of"] == {"old": 1, "new": 2}
    assert told["conflicts"] == []
    assert run("diff", "--base", "base.mou", "one.mou", "other.mou", "--fail-on", "conflict").exit_code == 0
    (branches / "one.mou").write_text(
        (branches / "other.mou").read_text("utf-8").replace("2 years", "9 years")
    )
    assert run("diff", "--base", "base.mou", "one.mou", "other.mou", "--fail-on", "conflict").exit_code == 1


@pytest.mark.parametrize(
    ("language", "said"), [("en", "only together: MOU401"), ("zh", "合并后才出现：MOU401")]
)
def test_it_is_told_in_both_languages(branches: Path, language: str, said: str) -> None:
    """As text and as Markdown."""
    del branches
    asked = ("diff", "--base", "base.mou", "one.mou", "other.mou", "--lang", language)
    assert run(*asked).stdout.startswith(said)
    assert "MOU401" in run(*asked, "--format", "markdown").stdout


def test_a_base_of_days_or_of_nothing_is_refused(branches: Path) -> None:
    """With status 2."""
    (branches / "far.mou").write_text("agency Z\nlist z { kind blacklist; keeper Z }\n", "utf-8")
    assert run("diff", "--base", "far.mou", "one.mou", "other.mou").exit_code == 2
    assert run("diff", "--base", "nothing", "one.mou", "other.mou").exit_code == 2
    assert run("diff", "--base", "base.mou", "2017-01-01..2018-01-01", "one.mou").exit_code == 2
