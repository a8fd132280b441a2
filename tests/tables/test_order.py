"""Measures stand in the order in which people count them, in tables and in findings."""

from __future__ import annotations

from mou_compiler.compilation import compile_text
from mou_compiler.source.order import counting

MEASURES = "\n".join(f"measure {number} {{ prohibit x; basis none }}" for number in (1, 2, 9, 10, 11))
TEXT = f"""
agency A {{ kind government }}
act x
rank statute {{ may-burden }}
list l {{ kind blacklist; keeper A; entry 1 {{ basis unknown }}; exit 1 {{ kind automatic }} }}
instrument i {{ signed 2016-01-20; on l; by A\n{MEASURES} }}
"""


def test_two_comes_before_ten() -> None:
    compiled = compile_text(TEXT)
    wanted = ["i/1", "i/2", "i/9", "i/10", "i/11"]
    assert [row.measure for row in compiled.rows] == wanted
    (finding,) = [item for item in compiled.findings if item.code == "MOU303" and len(item.measures) > 1]
    numbers = [party.message.en.split()[1] for party in finding.related]
    assert numbers == [id_.partition("/")[2] for id_ in wanted[1:]]


def test_names_that_differ_otherwise_are_in_the_order_of_their_letters() -> None:
    names = ["b/1", "a/x", "a/2-10", "a/2-9", "a/10", "a/3"]
    assert sorted(names, key=counting) == ["a/2-9", "a/2-10", "a/3", "a/10", "a/x", "b/1"]
