"""What is so on several stretches of days is told, and told with `--as-of`, on none of the days between."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import compile_text

GIVEN = """
subject firm
agency A
agency B { existed until 2019-01-01 }
act trade
rank law { may-burden }
rank low { below law }
law act { rank low }
list alpha { kind blacklist; keeper A; LISTED }
instrument always { rank law; in force from 2015-01-01; measure 1 { on alpha; by A; prohibit trade; for 1 year from entry } }
instrument paused { rank low; in force from 2015-01-01; suspended from 2016-01-01 until 2018-01-01; listing alpha { PAUSED } }
"""
WHOLE = "entry 1; term 2 years from entry; notice 5 days before entry; objection to A within 5 days; exit 1 { kind fulfilment }"


@pytest.mark.parametrize(
    ("code", "listed", "paused"),
    [
        ("MOU303", WHOLE, "entry 2 { basis act art 1 }"),
        ("MOU307", "entry 1; notice 5 days before entry; objection to A within 5 days", "no-exit"),
        ("MOU314", WHOLE, "term 5 years from entry"),
        ("MOU314", "entry 1", "entry 1; term 1 year from entry; exit 2 { kind application; after 1 year }"),
        ("MOU320", WHOLE, "entry 1; entry 2 { when alpha }"),
        ("MOU321", WHOLE, "entry 1; term 2 years from decision; notice 5 days before entry"),
        ("MOU322", WHOLE, "entry 1; term 2 years"),
    ],
)
def test_between_its_stretches_nothing_is_told(code: str, listed: str, paused: str) -> None:
    compiled = compile_text(GIVEN.replace("LISTED", listed).replace("PAUSED", paused))

    def told(day: date) -> bool:
        return any(finding.code == code for finding in compiled.on(day).findings)

    assert told(date(2015, 6, 1))
    assert told(date(2018, 6, 1))
    (finding, *_) = [item for item in compiled.findings if item.code == code and item.cases]
    assert [stretch.until for case in finding.cases for stretch in case.stretches] == [date(2016, 1, 1), None]
    assert finding.since == date(2015, 1, 1)
    assert not any(
        item.code == code and item.cause == finding.cause for item in compiled.on(date(2017, 1, 1)).findings
    )
