"""A corpus that says the same in other words, order, files or years is told the same: metamorphic relations."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from mou_compiler import Compiled
from mou_compiler.corpus.corpus import resolve
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.findings.finding import Category, Finding, Witness
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.source.place import Source
from referees.histories import files_of
from referees.test_histories import texts

MEMORANDA = Path(__file__).parents[2] / "memoranda"
CYCLE = 400
"""Years after which the days of the calendar, leap days and weekdays come again."""

BROKEN = (Category.INVALID, Category.UNREADABLE)
"""What these tell of is known by the place at which it stands."""

Files = dict[str, str]
Known = tuple[object, ...]


def compiled(files: Files) -> Compiled:
    """Return the corpus of files."""
    return Compiled(resolve([Source(path, text) for path, text in files.items()]))


def known(files: Files) -> Counter[Known]:
    """Return what each finding is known by, with its days, its cases and their witnesses, but no words or places."""
    found = [item for item in compiled(files).findings if item.category not in BROKEN]
    return Counter(
        (
            item.code,
            key,
            _witness(item.witness),
            _day(item.since),
            _day(item.until),
            tuple(
                sorted(
                    (case.key, _witness(case.witness), tuple((_day(s), _day(u)) for s, u in case.stretches))
                    for case in item.cases
                )
            ),
        )
        for item, key in zip(found, fingerprints(found), strict=True)
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _witness(found: Witness | None) -> Known:
    if found is None:
        return ()
    return (found.subject, found.lists, found.territory, _day(found.date), found.values)


# --- what means the same ----------------------------------------------------------------------------------


def reordered(files: Files, chance: random.Random) -> Files:
    """Return the declarations in another order, in the same files."""
    found = {}
    for path, text in files.items():
        blocks = list(files_of(text).values())
        chance.shuffle(blocks)
        found[path] = "".join(blocks)
    return found


def merged(files: Files, chance: random.Random) -> Files:
    """Return all of it in one file."""
    return {"all.mou": "\n".join(files[path] for path in chance.sample(sorted(files), len(files)))}


def moved(files: Files, chance: random.Random) -> Files:
    """Return the files under other names, in other folders."""
    paths = sorted(files)
    places = [f"elsewhere/{number}.mou" for number in range(len(paths))]
    chance.shuffle(places)
    return {place: files[path] for place, path in zip(places, paths, strict=True)}


def translated(files: Files, _: random.Random) -> Files:
    """Return it with Chinese keywords."""
    found = {}
    for path, text in files.items():
        written = format_source(Source(path, text), "zh")
        assert written.text is not None
        found[path] = written.text
    return found


def doubly_denied(files: Files, _: random.Random) -> Files:
    """Return it with each condition of a measure said as what is not not so."""
    return {
        path: re.sub(r"(?m)^(\s+when )((?:[^,\n;{}#“”\"]|\n(?=$))+)$", r"\1not (not (\2))", text)
        for path, text in files.items()
    }


def said_twice(files: Files, _: random.Random) -> Files:
    """Return it with each condition of a measure or itself with itself."""
    return {
        path: re.sub(r"(?m)^(\s+when )([^,\n;{}#“”\"]+)$", r"\1(\2) or (\2) and (\2)", text)
        for path, text in files.items()
    }


_SUCCEEDED = re.compile(r"succeeded by ([\w, -]+?)(?= from| for|\n)")


def with_more(files: Files, _: random.Random) -> Files:
    """Return it beside names that nothing uses, the first and the last of their kinds.

    Kinds and places come in within others, as registers grow: one beside the root is as general as that, and one
    within what is divided wholly is one part more of it. None comes into a place that begins, ends or succeeds
    another: it would lie in what that passes into, and is as general as others there once that is gone.
    """
    within: dict[str, str] = {}
    blocks = [block for text in files.values() for block in files_of(text).values()]
    passing = {id_ for block in blocks for said in _SUCCEEDED.findall(block) for id_ in said.split(", ")}
    for block in blocks:
        word, id_ = block.split()[:2]
        moves = word == "territory" and (id_ in passing or "existed" in block or "succeeded by" in block)
        if word in ("subject", "territory") and "divided wholly" not in block and not moves:
            within.setdefault(word, id_)
    more = "".join(
        f"agency {end}1 {{\n}}\nact {end}2 {{\n}}\nattribute {end}3 {{\n    type money\n}}\n"
        + "".join(f"{word} {end}-{word} {{\n    within {id_}\n}}\n" for word, id_ in within.items())
        for end in ("aaaa", "zzzz")
    )
    return {**files, "more.mou": more}


SAME: tuple[Callable[[Files, random.Random], Files], ...] = (
    reordered,
    merged,
    moved,
    translated,
    doubly_denied,
    said_twice,
)

REWORDED = (doubly_denied, said_twice)
"""Where the conditions themselves are worded otherwise."""


def later(text: str, years: int) -> str:
    """Return a text with every day so many years later."""
    return re.sub(
        r"(?<![0-9A-Za-z])(?:19|2\d)\d\d(?![0-9A-Za-z]| yuan)", lambda found: str(int(found[0]) + years), text
    )


def judge(files: Files, number: int) -> None:
    """Raise AssertionError where a corpus is told otherwise for what means the same."""
    told = known(files)
    for rewriting in SAME:
        written = rewriting(files, random.Random(number))
        other = known(written)
        if rewriting in REWORDED:
            told, other = _without_wording(told), _without_wording(other)
        assert other == told, (rewriting.__name__, other - told, told - other)


def _without_wording(found: Counter[Known]) -> Counter[Known]:
    """Return the same without what goes by how a condition is written, or only that it is told."""
    return Counter(
        {
            (item[0], "") if item[0] == "MOU406" else item: number
            for item, number in found.items()
            # A ground that is a list alone is told apart from one that comes to as much.
            if item[0] != "MOU319"
        }
    )


def judge_more(files: Files) -> None:
    """Raise AssertionError where names that nothing uses change what is told of others."""
    told = known(files)
    other = known(with_more(files, random.Random(0)))
    lost = {key[:2] for key in told - other}
    # That nothing uses a name is told of all of its kind in one.
    assert {code for code, _ in lost} <= {"MOU310"}, lost
    assert {key[0] for key in other - told} <= {"MOU310"}, other - told


def judge_later(files: Files) -> None:
    """Raise AssertionError where the same text of another age is told otherwise."""
    told = Counter(repr((item[0], *item[2:])) for item in known(files).elements())
    found = known({path: later(text, CYCLE) for path, text in files.items()})
    # An id may bear a year, and a fingerprint is made of ids.
    # Of a corpus without days the horizon is the first of the year 2000, whatever its age.
    other = Counter(
        later(repr((item[0], *item[2:])), -CYCLE).replace("1600-01-01", "2000-01-01")
        for item in found.elements()
    )
    assert other == told, (other - told, told - other)


def judge_renamed(text: str) -> None:
    """Raise AssertionError where other names, in the same order, change more than the names."""
    told = messages(compiled({"a.mou": text}).findings)
    names = {block.split()[1].partition(".")[0] for block in files_of(text).values()} - {"conduct"}
    written = re.compile(
        r"(?<![\w.-])(?<!kind )(?<!kinds )(" + "|".join(map(re.escape, names)) + r")(?![\w-])"
    )
    # A kind of body may be called as a kind of subject is.
    lines = (
        line if line.lstrip().startswith("body kinds ") else written.sub(r"\1-q", line)
        for line in text.split("\n")
    )
    renamed = "\n".join(lines).replace("part-q of", "part of")
    other = messages(compiled({"a.mou": renamed}).findings)
    assert sorted(line.replace("-q", "") for line in other) == sorted(told)


def messages(findings: Iterable[Finding]) -> list[str]:
    """Return what is told in words."""
    return [
        f"{item.code} {item.message.en} / {item.message.zh} {_witness(item.witness)}" for item in findings
    ]


@pytest.fixture(scope="module")
def corpora() -> list[Files]:
    return [{"a.mou": text} for text in texts(5, 1)]


def test_what_means_the_same_is_told_the_same(corpora: list[Files]) -> None:
    for number, files in enumerate(corpora):
        judge(files, number)


def test_names_that_nothing_uses_change_nothing_else(corpora: list[Files]) -> None:
    for files in corpora:
        judge_more(files)


def test_the_same_in_another_age_is_told_the_same(corpora: list[Files]) -> None:
    for files in corpora:
        judge_later(files)


def test_other_names_change_the_names_alone(corpora: list[Files]) -> None:
    for files in corpora:
        judge_renamed(files["a.mou"])


@pytest.mark.long
@pytest.mark.parametrize("shard", range(10, 16))
def test_many_corpora_that_mean_the_same_are_told_the_same(shard: int) -> None:
    for number, text in enumerate(texts(60, shard)):
        judge({"a.mou": text}, number)
        judge_more({"a.mou": text})
        judge_later({"a.mou": text})
        judge_renamed(text)


@pytest.mark.long
def test_the_real_corpus_that_means_the_same_is_told_the_same() -> None:
    files = {
        path.relative_to(MEMORANDA).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(MEMORANDA.rglob("*.mou"))
    }
    told = known(files)
    for rewriting in (merged, moved, translated):
        other = known(rewriting(files, random.Random(1)))
        assert other == told, (rewriting.__name__, other - told, told - other)
    judge_more(files)
    judge_later(files)
