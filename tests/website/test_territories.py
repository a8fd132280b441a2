"""The page of a territory: what names it, what lies around it and in it, what becomes of it, and who acts there."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text
from website.reading import Reader, contents, piece

PLACES = """
territory land "Land" "全国" { level national }
territory east "East" "东省" { level province; within land }
territory town "Town" "镇" { level city; within east; existed until 2018-01-01; succeeded by east }
territory west "West" "西省" { level province; within land }
agency A "First" "甲局" { kind government; level province; territory east }
agency B "Second" "乙局" { kind government; level national; territory land }
agency east "Third" "丙局" { kind government; level national; territory land; existed until 2017-06-01 }
role office "Office" "主管机关" { filled { by B; in town; during until 2017-01-01 } }
list L "List" "名单" { kind blacklist; keeper B }
act trade "Trade" "贸易"
act loan "Loan" "贷款"
act fair "Fair" "会展"
memorandum m "Memo" "备忘录" {
    in force from 2016-01-01; by B
    measure 1 { on L; in town; prohibit trade }
    measure 2 { on L; in east; restrict trade }
    measure 3 { on L; in west; inspect trade }
    measure 4 { on L; prohibit loan }
    measure 5 { on L; in east, west; prohibit fair }
}
"""


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return contents(compile_text(PLACES))


def sections(site: dict[str, bytes], name: str) -> dict[str, str]:
    """Return the text of each section of the page of a territory by its English heading."""
    reader = Reader()
    reader.feed(site[f"territories/{name}.html"].decode())
    found: dict[str, str] = {}
    heading = ""
    for text in filter(None, map(str.strip, reader.texts)):
        if text in HEADINGS:
            heading = text
        elif heading:
            found[heading] = f"{found.get(heading, '')} {text}".strip()
    return found


HEADINGS = {
    "What becomes of it",
    "Who acts there",
    "Lies in",
    "Its parts",
    "What holds everywhere, here too",
    "Read without script",
    "Findings",
}


def about(site: dict[str, bytes], name: str) -> set[str]:
    """Return the territories whose rows a page shows."""
    reader = Reader()
    reader.feed(site[f"territories/{name}.html"].decode())
    (found,) = (
        element.attributes["data-about"]
        for element in reader.elements
        if element.attributes.get("data-part") == "rows"
    )
    assert found.startswith("territories=")
    return {key.removeprefix("territory:") for key in found.removeprefix("territories=").split()}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("land", {"land", "east", "town", "west"}),
        ("east", {"east", "land", "town"}),
        ("town", {"town", "east", "land"}),
        ("west", {"west", "land"}),
    ],
)
def test_it_shows_the_rows_of_what_lies_around_it_and_in_it(
    site: dict[str, bytes], name: str, shown: set[str]
) -> None:
    assert about(site, name) == shown


def test_rows_know_the_territories_that_they_name(site: dict[str, bytes]) -> None:
    things = piece(site, "things-0")
    rows = piece(site, "rows-0")
    named = [
        (things[measure][1], [things[number][1] for number in numbers])
        for measure, numbers in zip(rows["measure"], rows["territories"], strict=True)
    ]
    assert named == [
        ("m/1", ["town"]),
        ("m/2", ["east"]),
        ("m/3", ["west"]),
        ("m/4", []),
        ("m/5", ["east", "west"]),
    ]


def test_it_has_every_row_that_names_it_to_be_read_without_script(site: dict[str, bytes]) -> None:
    pages = {name: site[f"territories/{name}.html"].decode() for name in ("land", "east", "town", "west")}
    assert [name for name, page in pages.items() if "Fair" in page] == ["east", "west"]
    assert [name for name, page in pages.items() if "Trade" in page] == ["east", "town", "west"]


def test_it_says_what_becomes_of_it_and_who_acts_there(site: dict[str, bytes]) -> None:
    town, east = sections(site, "town"), sections(site, "east")
    assert "2018-01-01: ends; passes into `east` (East)" in town["What becomes of it"]
    assert "2018年1月1日：撤销，并入「east」（东省）" in town["What becomes of it"]
    assert "Office" in town["Who acts there"]
    assert "Second" in town["Who acts there"]
    assert "First" not in town["Who acts there"]
    assert "First" in east["Who acts there"]
    assert "Second" not in east["Who acts there"]
    assert ("Land" in east["Lies in"], "Town" in east["Its parts"]) == (True, True)
    assert ("East" in east["Lies in"], "East" in east["Its parts"]) == (False, False)
    assert "Town" not in sections(site, "west")["Its parts"]
    assert "1 measure" in east["What holds everywhere, here too"]
    assert "Nothing is written of its beginning or end." in east["What becomes of it"]


def test_a_circle_of_territories_ends() -> None:
    site = contents(compile_text('territory a "A" "甲" { within b }\nterritory b "B" "乙" { within a }\n'))
    assert about(site, "a") == about(site, "b") == {"a", "b"}
