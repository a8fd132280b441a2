"""What somebody wrote, made so that no program that shows it takes it for more than letters."""

from __future__ import annotations

import re

_NOTHING = "&#8203;"
"""A letter of no width, as Markdown spells it."""
_REFERENCE = r"""(?xi)
    (?<=@)(?=[\w-])                     # somebody, or a team
    | (?<=[#!$%^~&])(?=[\w"\\])         # an issue, a merge request, a snippet, a milestone, a label, an epic
    | (?<=\bGH-)(?=\d)
    | (?<=\b[0-9a-f]{6})(?=[0-9a-f])    # a commit
    | (?<=:)(?=//) | (?<=\bwww)(?=\.)   # an address
    """
_LINK = r"\[([^\[\]]*)\](?=\()"
_COMMAND = r"(?m)^(\s*:)(?=:[^:\s])|(?<=\#)(?=\#(?:\[|vso\[))"
# None is compiled before it is needed: every start loads this, few use it.


def in_markdown(text: str) -> str:
    """Return Markdown, but for code, in which nobody is called and nothing is referred to, whichever forge shows it."""
    return re.sub(_REFERENCE, _NOTHING, text)


def in_sarif(text: str) -> str:
    """Return a message of SARIF in which brackets make no link."""
    return re.sub(_LINK, r"\\[\1\\]", text)


def on_log(text: str) -> str:
    """Return lines of which none is a command to the machine that runs a build and reads its log."""
    if "::" not in text and "##" not in text:
        return text
    return re.sub(_COMMAND, lambda found: f"{found[0]}\u200b", text)
