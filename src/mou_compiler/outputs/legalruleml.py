"""The enforcement table as rules of LegalRuleML, OASIS Core 1.0 in its compact serialization.

`legalruleml/rules.xml` has a statement for each row, with its sources, days, place and authority; grammar/legalruleml.md maps it
all. It is the same in every language: labels stand in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.interchange.legalruleml import document, left_out_text
from mou_compiler.publishing.output import File, Output
from mou_compiler.words import Text

RULES = "legalruleml/rules.xml"
MEDIA_TYPE = "application/xml; charset=utf-8"
TITLE = Text("Rules in LegalRuleML 1.0", "LegalRuleML 1.0 规则")


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return the file of rules; rows of the table are counted, what is left out of them among them."""

    def write(stream: BinaryIO) -> object:
        return stream.writelines(f"{line}\n".encode("utf-8", "replace") for line in document(compiled))

    return {RULES: File(TITLE, MEDIA_TYPE, write, len(compiled.rows))}


def left_out(compiled: Compiled) -> Text | None:
    """Return what `mou build` tells of measures without a statement; None where each has one."""
    return left_out_text(compiled, RULES)


OUTPUT = Output("legalruleml", files, left_out=left_out)
