"""Nothing is concluded from a statement that is itself in error, whatever the check; all else is told in the same run."""

from __future__ import annotations

from importlib import import_module

import pytest

from mou_compiler.compilation import compile_text

RULES = """
territory land "Land" "全国" { level national }
subject person "Person" "自然人"
subject firm "Firm" "企业"
rank law "Law" "法律" { may-burden }
agency A "Agency A" "甲" { kind government }
agency B "Agency B" "乙" { kind government }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
act travel "Travel" "出行"
attribute sum "Sum" "金额" { type money; currency yuan }
list L "Blacklist" "黑名单" {
    kind blacklist; keeper A; covers firm
    entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years }
    notice 5 days before entry; objection to A within 5 days
}
list R "Red list" "红名单" { kind redlist; keeper A; covers firm; entry 1 { basis code art 2 } }
channel c "Channel" "通道" { from A; to A, B }
memorandum m "Memorandum" "备忘录" {
    signed 2016-01-01
    signatories A, B
    by A
    basis code art 9
    measure 1 "One" "一" { on L; prohibit trade }
    measure 2 "Two" "二" { on L; prohibit trade }
    measure 3 "Three" "三" { on R; grant trade }
    measure 4 "Four" "四" { on L; by B; restrict travel; basis code art 3 }
}
"""


def codes(old: str = "", new: str = "") -> list[str]:
    assert not old or RULES.count(old) >= 1, old
    found = compile_text(RULES.replace(old, new, 1) if old else RULES).findings
    return [finding.code for finding in found]


def test_all_is_told_of_what_is_in_order() -> None:
    assert codes() == ["MOU401", "MOU403"]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        # redundancy: of the copy, of the original, of either's acts, targets, terms and conditions
        ('measure 2 "Two" "二" { on L;', 'measure 2 "Two" "二" { on L; to firm, their partners;', ["MOU401"]),
        ('measure 2 "Two" "二" { on L;', 'measure 2 "Two" "二" { on L; for 3 fortnights;', ["MOU401"]),
        ('measure 2 "Two" "二" { on L;', 'measure 2 "Two" "二" { on L; when summ > 3 yuan;', ["MOU401"]),
        ('measure 2 "Two" "二" { on L;', 'measure 2 "Two" "二" { on L; force maybe;', ["MOU401"]),
        ('measure 2 "Two" "二" { on L;', 'measure 2 "Two" "二" { on L; force may; force mandatory;', ["MOU401"]),
        ('measure 2 "Two" "二" { on L;', 'measure 2 "Two" "二" { on L; unless minor;', ["MOU401"]),
        # collisions: of one side, or of the list that it is about
        ('measure 3 "Three" "三" { on R;', 'measure 3 "Three" "三" { on R; in nowhere;', ["MOU403"]),
        ('list R "Red list" "红名单" { kind redlist; keeper A; covers firm;',
         'list R "Red list" "红名单" { kind redlist; keeper A; covers firms, persons and others;', ["MOU403"]),
    ],
)  # fmt: skip
def test_relations_rest_on_all_that_measures_say(old: str, new: str, left: list[str]) -> None:
    found = codes(old, new)
    assert [code for code in found if not code.startswith(("MOU1", "MOU2"))] == left
    assert len(found) > len(left)


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("signatories A, B", "signatories A, BB", "MOU302"),  # that B did not sign
        ("entry 1 { basis code art 1 }", "entry 1 { basis code art 1", "MOU301"),
        (
            "exit 1 { kind automatic; after 2 years }",
            "exit 1 { kind automatically; after 2 years }",
            "MOU307",
        ),
        ('law code "Code" "法典" { rank law;', 'law code "Code" "法典" { rank statute;', "MOU303"),
    ],
)
def test_no_orphan_rests_on_what_is_in_error(old: str, new: str, gone: str) -> None:
    found = codes(old, new)
    assert gone not in found
    assert any(code.startswith(("MOU1", "MOU2")) for code in found)


def test_a_mistake_elsewhere_hides_nothing() -> None:
    found = codes('measure 4 "Four" "四" { on L;', 'measure 4 "Four" "四" { on LL;')
    assert ("MOU401" in found, "MOU403" in found, "MOU201" in found) == (True, True, True)
    found = codes("basis code art 3", "basis cod art 3")
    assert ("MOU401" in found, "MOU403" in found) == (True, True)


def test_a_mistake_in_a_notice_says_nothing_of_the_legal_basis() -> None:
    assert "MOU303" in codes("basis code art 3 }", "basis none; notice 3 fortnights }")
    assert "MOU303" not in codes("basis code art 3 }", "basis none, code art; notice 3 days before entry }")


def test_what_is_accepted_is_not_called_stale_while_it_is_not_told() -> None:
    accepted = RULES.replace('measure 2 "Two" "二" {', 'measure 2 "Two" "二" { allow MOU403 "a copy";')
    assert "MOU601" not in [finding.code for finding in compile_text(accepted).findings]
    broken = accepted.replace("prohibit trade }", "prohibit trades }", 1)
    assert "MOU601" not in [finding.code for finding in compile_text(broken).findings]


def concluded(text: str) -> set[str]:
    """Return the codes of what is concluded from a text that has a mistake in it."""
    found = [finding.code for finding in compile_text(text).findings]
    assert any(code.startswith("MOU2") for code in found)
    return {code for code in found if not code.startswith(("MOU1", "MOU2"))}


@pytest.mark.parametrize(
    ("more", "gone"),
    [
        # what nothing could go beyond, or only what could be read of it
        ('guardrail g "G" { never burden; acts trade; to nobody-of-that-kind }', "MOU424"),
        ('guardrail g "G" { never burden; acts trade; when sum >= lots }', "MOU424"),
        ('guardrail g "G" { always objektion; acts trade }', "MOU424"),
        (('act school "School"\nguardrail g "G" { never restrict; acts school }\n'
         'instrument i { in force from 2016-01-01; measure 1 { on L; by A; restrict skool; basis code art 1 } }'), "MOU424"),
        # what a catalogue permits
        ('catalogue k "K" { in force from 2010-01-01; permission 1 { acts trad } }', "MOU305"),
        ('catalogue k "K" { in force from 2010-01-01; permission 1 { acts trade, travel; to firmz } }', "MOU305"),
        ('catalogue k "K" { in force from 2010-01-01; governs R Z; permission 1 { acts school } }', "MOU305"),
        # who has to know of a list: a role, a body that is gone, a channel
        (('role r "R" { filled { by AA } }\n'
         'instrument i { in force from 2016-01-01; measure 1 { on L; by r; restrict travel; basis code art 1 } }'), "MOU304"),
        (('agency C "C" { kind government; existed until some-day; succeeded by A }\n'
         'instrument i { in force from 2016-01-01; measure 1 { on L; by C; restrict travel; basis code art 1 } }'), "MOU304"),
        (('agency C "C" { kind government }\nchannel d { from A; to CC }\n'
         'instrument i { in force from 2016-01-01; measure 1 { on L; by C; restrict travel; basis code art 1 } }'), "MOU304"),
        # what settles a collision
        ("precedence p { by latest }", "MOU401"),
        ("precedence p { by rank }\nrank low { below lawful }", "MOU401"),
        ("instrument i { in force from 2016-01-01; withdraws m/3 zzz; measure 1 { on L; by A; restrict travel } }", "MOU401"),
        ("instrument i { in force from 2016-01-01; measure 1 { on L; by A; prohibit trade; overrides m/33; basis code art 1 } }", "MOU401"),
        # what is said to be complete
        (('instrument i "I" { in force from 2016-01-01; on L; by A; basis code art 1; complete over sum\n'
         "    measure 1 { prohibit travel; when sum < 5 yuan }\n    measure 2 { prohibit travel; when summ >= 5 yuan }\n}"), "MOU407"),
        # what is numbered
        (('instrument i "I" { in force from 2016-01-01; numbering 1 to 2; unknown 2 "lost" zzz\n'
         "    measure 1 { on L; by A; restrict travel; basis code art 1 }\n}"), "MOU311"),
        # the parts of a list
        (('list W "Whole" { kind blacklist; keeper A }\nlist P "Part" { kind blacklist; keeper A; part of W, zzz; entry 1 { basis code art 1 } }\n'
         "instrument i { in force from 2016-01-01; measure 1 { on W; by A; restrict travel; basis code art 1 } }"), "MOU307"),
    ],
)  # fmt: skip
def test_nothing_rests_on_what_is_in_error_elsewhere(more: str, gone: str) -> None:
    assert gone not in concluded(f"{RULES}\n{more}\n")


def test_kinds_that_may_exclude_each_other_are_not_taken_to_overlap() -> None:
    right = import_module("mou_compiler.checks.mou421_forbidden_effect").CHECK.passing
    wrong = right.replace("exclusive with minor", "exclusive with minor zzz")
    assert wrong != right
    assert "MOU421" in {one.code for one in compile_text(right.replace("exclusive with minor", "")).findings}
    assert "MOU421" not in concluded(wrong)


def test_a_catalogue_item_in_error_says_nothing_of_other_acts() -> None:
    more = 'catalogue k "K" { in force from 2010-01-01; permission 1 { acts travel; modalities forbid } }'
    (found,) = [one for one in compile_text(f"{RULES}\n{more}\n").findings if one.code == "MOU305"]
    assert "m/4" not in found.measures  # travel, which the item in error may permit


def test_since_when_a_list_burdens_is_not_concluded_from_days_that_could_not_be_read() -> None:
    low = RULES.replace("{ rank law; in force", "{ rank low; in force").replace(
        'rank law "Law" "法律"', 'rank low "Low" "低" { below law }\nrank law "Law" "法律"'
    )
    low = low.replace("exit 1 { kind automatic; after 2 years }", "term 1 year")

    def told(text: str) -> set[tuple[str, str]]:
        found = compile_text(text).findings
        return {(one.code, one.cause.kind) for one in found if one.code < "MOU4"}

    about_the_list = {("MOU303", "ground-rank-too-low"), ("MOU322", "entry-from-nowhere")}
    sound = told(low)
    assert about_the_list <= sound
    broken = told(low.replace("signed 2016-01-01", "signed January 1 2016"))
    assert {code for code, _ in broken if code < "MOU3"} == {"MOU204"}
    assert not about_the_list & broken
    other = 'instrument i "Other" "另" { signed 2017-01-01; by A; basis code art 9; measure 1 "x" "x" { on L; prohibit travel } }\n'
    assert about_the_list <= told(low.replace("signed 2016-01-01", "signed January 1 2016") + other)
