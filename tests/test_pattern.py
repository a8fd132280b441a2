"""Regular expressions that are compiled when first asked."""

from __future__ import annotations

import re
import subprocess
import sys

from mou_compiler.pattern import Pattern

WORDS = r"(?P<first>[a-z]+)[ ,]+"
TEXT = "one, TWO three 4"
STARTED = """
import gc
import mou_compiler.commands.check
from mou_compiler.pattern import Pattern

patterns = [item for item in gc.get_objects() if isinstance(item, Pattern)]
print(len(patterns) > 50, [item.pattern for item in patterns if "_compiled" in vars(item)])
"""


def test_it_answers_as_one_that_is_compiled_at_once() -> None:
    asked, at_once = Pattern(WORDS, re.IGNORECASE), re.compile(WORDS, re.IGNORECASE)
    for start, end in ((0, len(TEXT)), (3, len(TEXT)), (0, 4), (5, 9), (5, 8)):
        for name in ("match", "fullmatch", "search"):
            found, wanted = getattr(asked, name)(TEXT, start, end), getattr(at_once, name)(TEXT, start, end)
            assert (found and found.span()) == (wanted and wanted.span()), (name, start, end)
    assert [match["first"] for match in asked.finditer(TEXT)] == ["one", "TWO", "three"]
    assert asked.split(TEXT) == at_once.split(TEXT)
    assert asked.sub("-", TEXT) == "---4"
    assert asked.sub("-", TEXT, 2) == "--three 4"


def test_a_command_starts_without_those_for_faulty_text() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True)
    assert done.stdout == "True []\n"
