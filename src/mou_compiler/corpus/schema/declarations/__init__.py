"""Every declaration of the language: what it carries, under which keyword, and one line of help for each field.

This is the schema. The reference in grammar/README.md is made from it, and so are messages and completion.
"""

from __future__ import annotations

from mou_compiler.corpus.schema.declarations.base import Declaration
from mou_compiler.corpus.schema.declarations.catalogues import Catalogue, Permission, Precedence
from mou_compiler.corpus.schema.declarations.documents import Document, Instrument, Memorandum
from mou_compiler.corpus.schema.declarations.guardrails import Guardrail
from mou_compiler.corpus.schema.declarations.laws import Edition, Law, Register, Section
from mou_compiler.corpus.schema.declarations.lists import (
    Bar,
    Entry,
    Exclusion,
    Exit,
    List,
    Listing,
    ListRule,
    Lock,
    Rating,
    Status,
    WayOut,
)
from mou_compiler.corpus.schema.declarations.measures import Escalation, Exemption, Measure, Norm
from mou_compiler.corpus.schema.declarations.registry import (
    Act,
    Agency,
    Attribute,
    Channel,
    Filling,
    Rank,
    Relation,
    Role,
    Subject,
    Territory,
)
from mou_compiler.corpus.schema.declarations.scenarios import Scenario

__all__ = [
    "KINDS",
    "Act",
    "Agency",
    "Attribute",
    "Bar",
    "Catalogue",
    "Channel",
    "Declaration",
    "Document",
    "Edition",
    "Entry",
    "Escalation",
    "Exclusion",
    "Exemption",
    "Exit",
    "Filling",
    "Guardrail",
    "Instrument",
    "Law",
    "List",
    "ListRule",
    "Listing",
    "Lock",
    "Measure",
    "Memorandum",
    "Norm",
    "Permission",
    "Precedence",
    "Rank",
    "Rating",
    "Register",
    "Relation",
    "Role",
    "Scenario",
    "Section",
    "Status",
    "Subject",
    "Territory",
    "WayOut",
]

KINDS: tuple[type[Declaration], ...] = (
    Territory, Subject, Relation, Agency, Role, Rank, Law, Register, Act, Attribute, List, Rating, Channel,
    Memorandum, Instrument, Escalation, Catalogue, Precedence, Guardrail, Scenario,
)  # fmt: skip
"""What may stand at the top of a file, in the order in which a drafter meets it."""
