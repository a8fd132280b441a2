"""What is told of days: each case is one of a kind, beside others of its kind and some that are none of it."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding

_WORLD = """
territory land "Land" { level national }
subject firm "Firm"
rank law "Law" { may-burden }
agency A "Agency A" { kind government }
agency B "Agency B" { kind government }
law code "Code" { rank law; in force from 2000-01-01 }
act trade "Trade"
list L "Blacklist" {
    kind      blacklist
    keeper    A
    entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years }
    notice    5 days before entry
    objection to A within 5 days
}
list R "Red list" { kind redlist; keeper A; entry 1 { basis code art 2 } }
"""


def told(text: str, code: str, day: str = "") -> list[Finding]:
    """Return what is told of one code, over all days or on one."""
    as_of = date.fromisoformat(day) if day else None
    compiled = compile_text(_WORLD + text, as_of)
    assert not compiled.corpus.faults, compiled.corpus.faults
    return [finding for finding in compiled.findings if finding.code == code]


def _memorandum(measures: str, fields: str = "signed 2016-01-01") -> str:
    return f'memorandum m "M" {{ {fields}; by A; basis code art 9\n{measures}\n}}\n'


_BAN = 'measure 1 "No trade" { on L; prohibit trade }'


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            _memorandum(
                f"{_BAN} measure 2 {{ on R; grant trade; in force from 2016-01-01 until 2017-01-01 }}"
                " measure 3 { on R; grant trade; in force from 2019-01-01 until 2020-01-01 }"
            ),
            {"2016-06-01": "2016-06-01", "2018-06-01": "", "2019-06-01": "2019-06-01", "2020-01-01": ""},
        ),
        (
            _memorandum(
                f"{_BAN} measure 2 {{ on R; grant trade; suspended from 2017-01-01 until 2018-01-01 }}"
            ),
            {"2016-12-31": "2016-12-31", "2017-06-01": "", "2018-01-01": "2018-01-01"},
        ),
        (
            _memorandum(_BAN)
            + 'memorandum n "N" { signed 2017-01-01; by A; basis code; measure 1 { on R; grant trade } }'
            + ' memorandum o "O" { signed 2018-01-01; by A; basis code; withdraws n/1 }'
            + ' memorandum p "P" { signed 2019-01-01; by A; basis code; measure 1 { on R; grant trade } }',
            {"2016-06-01": "", "2017-06-01": "2017-06-01", "2018-06-01": "", "2019-01-01": "2019-01-01"},
        ),
        (
            _memorandum(f"{_BAN} measure 2 {{ on R; grant trade }}", "in force from 2016-01-01 until 2017"),
            {"2016-06-01": "2016-06-01", "2017-06-01": ""},
        ),
        (
            _memorandum(_BAN)
            + 'memorandum n "N" { signed 2017-01; by A; basis code; measure 1 { on R; grant trade } }',
            {"2017-01-30": "", "2017-01-31": "2017-01-31"},
        ),
    ],
)
def test_as_of_a_day_only_what_holds_on_it_is_told_with_a_witness_of_it(
    text: str, days: dict[str, str]
) -> None:
    for day, witness in days.items():
        found = told(text, "MOU401", day)
        assert [str(item.witness.date) for item in found if item.witness] == ([witness] if witness else []), (
            day
        )


@pytest.mark.parametrize(
    ("burden", "benefit", "collide"),
    [
        ("12 months", "1 year", False),
        ("1 year", "12 months", False),
        ("24 months", "2 years", False),
        ("7 days", "1 week", False),
        ("2 weeks", "14 days", False),
        ("4800 months", "146097 days", False),
        ("1 month", "1 year", False),
        ("1 month", "31 days", False),
        ("31 days", "1 month", True),
        ("1 year", "366 days", False),
        ("366 days", "1 year", True),
        ("1 month", "30 days", True),
        ("1 year", "365 days", True),
        ("365 days", "1 year", False),
        ("20 working-days", "21 days", True),
        ("20 working-days", "28 days", True),
        ("1 working-day", "1 day", True),
        ("20 days", "20 working-days", False),
        ("21 days", "20 working-days", True),
        ("28 days", "30 working-days", False),
        ("20 working-days", "21 working-days", False),
        ("21 working-days", "20 working-days", True),
        ("5 working-days", "1 year", True),
        ("1 month", "31 working-days", False),
        ("1 week", "7 working-days", False),
    ],
)
def test_windows_are_in_order_where_every_calendar_puts_them_so(
    burden: str, benefit: str, collide: bool
) -> None:
    text = _memorandum(
        f"measure 1 {{ on 3 times in L within {burden}; prohibit trade }}"
        f" measure 2 {{ on R; when not (3 times in L within {benefit}); grant trade }}"
    )
    assert bool(told(text, "MOU401")) is collide


_EDITIONS = (
    'law big "Big law" {{ rank law; edition 2001 {{ in force from 2001-01-01; articles 1 to 10 }} {} }}\n'
)
_CITES_5 = 'measure 1 "No trade" { on L; prohibit trade; basis big art 5 }'


@pytest.mark.parametrize(
    ("editions", "said"),
    [
        (
            "edition 2020 { in force from 2020-01-01; articles 1 to 12; moved art 5 to art 6; moved art 5 to art 7 }",
            ["art 5 of “Big law” is art 6 and art 7"],
        ),
        (
            "edition 2020 { in force from 2020-01-01; articles 1 to 12; moved art 5 to art 5; moved art 5 to art 7 }",
            ["art 5 of “Big law” is art 5 and art 7"],
        ),
        (
            "edition 2020 { in force from 2020-01-01; moved art 5 to art 6; moved art 5 to art 7; moved art 5 to art 8 }",
            ["art 5 of “Big law” is art 6, art 7 and art 8"],
        ),
        (
            (
                "edition 2020 { in force from 2020-01-01; moved art 5 to art 6 }"
                " edition 2022 { in force from 2022-01-01; moved art 6 to art 5 }"
            ),
            ["art 5 of “Big law” is art 6"],
        ),
        (
            (
                "edition 2020 { in force from 2020-01-01; moved art 5 to art 6; moved art 5 to art 7 }"
                " edition 2022 { in force from 2022-01-01; moved art 7 to art 9; dropped 6 }"
            ),
            ["art 5 of “Big law” is art 6 and art 7", "art 5 of “Big law” is art 9"],
        ),
        ("edition 2020 { in force from 2020-01-01; articles 1 to 12 }", []),
        ("edition 2020 { in force from 2020-01-01; moved art 4 to art 6; moved art 4 to art 7 }", []),
        ("edition 2020 { in force from 2020-01-01; articles 1 to 4 }", ["there is no art 5 of “Big law”"]),
    ],
)
def test_an_article_goes_to_several_places_and_comes_back(editions: str, said: list[str]) -> None:
    found = told(_EDITIONS.format(editions) + _memorandum(_CITES_5), "MOU303")
    assert len(found) == len(said)
    for finding, words in zip(sorted(found, key=lambda item: str(item.since)), said, strict=True):
        assert words in finding.message.en


def test_an_article_that_came_back_is_right_again() -> None:
    editions = (
        "edition 2020 { in force from 2020-01-01; moved art 5 to art 6 }"
        " edition 2022 { in force from 2022-01-01; moved art 6 to art 5 }"
    )
    (found,) = told(_EDITIONS.format(editions) + _memorandum(_CITES_5), "MOU303")
    assert (found.since, found.until) == (date(2020, 1, 1), date(2022, 1, 1))


@pytest.mark.parametrize(
    ("routes", "within", "late"),
    [
        (("5 working-days",), "4 working-days", True),
        (("5 working-days", "6 days"), "4 working-days", False),
        (("6 days",), "4 working-days", False),
        (("5 days", "9 days"), "4 days", True),
        (("9 days", "3 days"), "4 days", False),
        (("5 working-days",), "4 days", True),
        (("5 working-days", "3 working-days"), "4 working-days", False),
        (("1 month", "5 days"), "6 days", False),
        (("1 month", "2 months"), "6 days", True),
        (("4 working-days",), "4 days", False),
    ],
)
def test_a_further_route_never_makes_a_list_late(routes: tuple[str, ...], within: str, late: bool) -> None:
    channels = "".join(
        f"channel c{number} {{ from A; to B; within {route} }}\n" for number, route in enumerate(routes)
    )
    text = channels + _memorandum(f"measure 1 {{ on L; by B; within {within}; prohibit trade }}")
    assert bool(told(text, "MOU304")) is late


@pytest.mark.parametrize(
    ("law", "cites", "open_"),
    [
        ("edition 2021 { in force from 2021-06-10; articles 1 to 119 }", "old art 78", True),
        ("edition 2021 { in force from 2021-06-10 }", "old art 78", True),
        ("edition 2021 { adopted 2021-06-10 }", "old art 78", True),
        (
            "edition 2021 { in force from 2021-06-10 } edition 2023 { in force from 2023-01-01 }",
            "old art 3",
            True,
        ),
        ("edition 2021 { in force from 2021 }", "old art 78(1)", True),
        ("edition 2010 { in force from 2010-01-01; articles 1 to 119 }", "old art 78", False),
        ("edition 2021 { in force from 2021-06-10 }", "old", False),
        ("edition 2021 { in force from 2021-06-10 }", "old@2021 art 78", False),
    ],
)
def test_a_basis_older_than_the_first_text_known_is_told_as_not_known(
    law: str, cites: str, open_: bool
) -> None:
    text = f'law old "Old law" {{ rank law; {law} }}\n' + _memorandum(
        f"measure 1 {{ on L; prohibit trade; basis {cites} }}", "signed 2016-05-09"
    )
    found = [item for item in told(text, "MOU303") if "is not known" in item.message.en]
    assert bool(found) is open_
