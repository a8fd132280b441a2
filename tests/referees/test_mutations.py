"""Every breakage still applies to the source as it is; whether each is noticed, `mutations.py` tells."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from referees import positions
from referees.mutations import MUTANTS, stale
from referees.positions import StaleError, applies, broken


@pytest.mark.long
def test_every_breakage_still_applies() -> None:
    assert stale(MUTANTS) == []


@pytest.mark.long
def test_every_breakage_changes_its_module() -> None:
    for mutant in MUTANTS:
        mutant.applied()


def test_each_part_is_broken_in_three_ways_or_more() -> None:
    breakages = Counter(mutant.part for mutant in MUTANTS)
    assert {part: count for part, count in breakages.items() if count < 3} == {}
    places = {(mutant.path, mutant.inside, mutant.old, mutant.nth, mutant.new) for mutant in MUTANTS}
    assert len(places) == len(MUTANTS)


MODULE = """
LIMITS = {"day": 1, 'week': 7}

class Box:
    def meet(self, other):  # a comment
        if self.start < other.end and (
            self.end > other.start
        ):
            found.append(Box(start=max(self.start, other.start), end=None))
            return True
        match other:
            case None:
                return False
        return self.start
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a module that is all there is."""
    (tmp_path / "box.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(positions, "SOURCE", tmp_path)
    positions.forget()
    return "box.py"


@pytest.mark.parametrize(
    ("inside", "old", "new", "then"),
    [
        ("LIMITS", '"week"', '"month"', "LIMITS = {'day': 1, 'month': 7}"),
        ("Box.meet", "self.end > other.start", "True", "if self.start < other.end and True:"),
        ("Box.meet", "if self.start < other.end and self.end > other.start:", "if True:", "if True:\n"),
        ("Box.meet", "end=None", "end=1", "other.start), end=1))"),
        ("Box.meet", "end=None", "", "other.start)))"),
        ("Box.meet", "case None", "case 0", "case 0:"),
        ("Box.meet", "return True", "return False", "end=None))\n            return False"),
        ("Box.meet", "return self . start", "", "return False\n"),
        (
            "Box",
            "def meet(self, other):",
            "def meet(self, *other):",
            "def meet(self, *other):\n        if",
        ),
    ],
)
def test_a_piece_is_found_whatever_the_layout(
    module: str, inside: str, old: str, new: str, then: str
) -> None:
    assert then in broken(module, inside, old, new) + "\n"


@pytest.mark.parametrize(
    ("path", "inside", "old", "nth", "words"),
    [
        ("boxes.py", "Box.meet", "self.end", 0, "there is no boxes.py; near: box.py"),
        ("box.py", "Box.met", "self.end", 0, "nothing is called Box.met; near: Box.meet"),
        ("box.py", "Box.meet", "self.end >= other.start", 0, "near: 'self.end > other.start'"),
        ("box.py", "Box.meet", "self.start", 0, "3 pieces unparse to 'self.start'; nth is 0"),
        ("box.py", "Box.meet", "self.start", 4, "3 pieces unparse to 'self.start'; nth is 4"),
        ("box.py", "LIMITS", "return True", 0, "the same stands in Box, Box.meet"),
    ],
)
def test_what_is_stale_says_what_is_near(
    module: str, path: str, inside: str, old: str, nth: int, words: str
) -> None:
    with pytest.raises(StaleError) as told:
        applies(path, inside, old, nth)
    assert words in str(told.value)
    assert str(told.value).startswith(path) or "there is no" in words


def test_what_changes_nothing_is_stale(module: str) -> None:
    with pytest.raises(StaleError, match="changes nothing"):
        broken(module, "Box.meet", "self.end", "(self.end)")
