"""Territories that pass into others, as facts and as ODRL: from which day on a place lies in which."""

from __future__ import annotations

import json

from mou_compiler import compile_text
from mou_compiler.interchange.facts import facts_of
from mou_compiler.outputs import odrl

TEXT = """
territory north
territory county "County" "县" { within north; existed until 2018-03-01; succeeded by city }
territory city "City" "市" { existed from 2018-03-01 }
territory lasting { within north }
subject firm
agency A
act x
memorandum m { signed 2015-01-01; signatories A; measure 1 { in county; by A; grant x } }
"""
DAY = 736754


def test_facts_say_from_when_on_a_place_lies_in_another() -> None:
    found = set(facts_of(compile_text(TEXT)))
    assert {
        ("territory_within", ("county", "north")),
        ("territory_joins", ("county", "city", DAY)),
        ("territory_joins", ("city", "county", DAY)),
        ("territory_leaves", ("county", DAY)),
        ("day", (DAY, "2018-03-01")),
    } <= found
    assert sum(name in ("territory_joins", "territory_leaves") for name, _ in found) == 3


def test_odrl_says_so_too() -> None:
    compiled = compile_text(TEXT)
    text = odrl.files(compiled)[odrl.TERMS].content
    places = {
        node["mou:id"] if "mou:id" in node else node["uid"].rpartition(":")[2]: node
        for node in json.loads(text)["@graph"]
        if "mou:Territory" in str(node.get("type", ""))
    }
    day = {"@value": "2018-03-01", "@type": "xsd:date"}
    assert [one["mou:from"] for one in places["county"]["mou:joins"]] == [day]
    assert places["county"]["mou:leavesOn"] == day
    assert "mou:leavesOn" not in places["city"]
    assert not {"mou:joins", "mou:leavesOn"} & places["lasting"].keys()
