"""Why nothing was written: a fact and its remedy, on their way to a message."""

from __future__ import annotations

from mou_compiler.words import Text


class Refused(Exception):  # noqa: N818 -- it is an answer, not a fault of the program
    """What was asked would lose something of the user's, or cannot be done; nothing was written."""

    def __init__(self, message: Text, help_: Text) -> None:
        self.message = message
        self.help = help_
        super().__init__(message.en)
