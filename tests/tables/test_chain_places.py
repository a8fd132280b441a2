"""Of a rule that goes on with what it amends, the chain names the line on which each thing is written."""

from __future__ import annotations

from mou_compiler.compilation import compile_text
from mou_compiler.tables.chain import chain

TEXT = """agency A
act trade
list L { kind blacklist; keeper A }
instrument first {
    in force from 2015-01-01
    listing L {
        entry 1
        notice 5 days before entry
        objection to A within 5 days
        term 2 years from entry
        publicity 1 year
        published 3 working-days of 1 month
        exit 1 { kind fulfilment }
    }
}
instrument second { in force from 2017-01-01; amends first; listing L { review to A within 5 days } }
instrument burden { in force from 2018-01-01; measure 1 { on L; by A; prohibit trade } }
"""


def test_each_thing_stands_where_it_is_written() -> None:
    compiled = compile_text(TEXT)
    found = {
        link.role.en.strip(): link.place.line
        for link in chain(compiled.view, compiled.corpus.measures["burden/1"])
        if link.place is not None
    }
    named = ("entry", "notice", "objection", "stays", "publicity", "published", "way out", "review")
    assert [found[role] for role in named] == [7, 8, 9, 10, 11, 12, 13, 16]
