"""Faults planted in generated corpora: for each check that a readable corpus can set off, one that it finds.

Each fault stands in a file of its own, with names of its own, so that as many sets of them as wanted stand in one
corpus and none changes what is found elsewhere. Earlier revisions can read them too: what the language has
learned since is not used, and a check that a revision lacks finds nothing there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mou_compiler.source.place import Source

FOLDER = "planted"

_ENTRY = 'entry 1 "Fault" "过错" { basis @-law art 2 }'
_EXIT = 'exit 1 "Paid" "缴清" { kind fulfilment }'
_NOTICE = "notice 5 days before entry"
_OBJECTION = "objection to @-agency within 5 days"
_LIST = (_ENTRY, _EXIT, _NOTICE, _OBJECTION, "term 5 years from entry")


def _list(name: str, *fields: str, covers: str = "person") -> str:
    return "\n".join(
        [
            f'list @-{name} "List" "名单" {{ kind blacklist; keeper @-agency; covers {covers}',
            *(f"    {field}" for field in fields),
            "}",
        ]
    )


def _given(list_: str = _list("list", *_LIST), law: str = "law @-law { rank law }") -> tuple[str, ...]:
    return ("agency @-agency { kind government }", law, "act @.act", "attribute @-sum { type money }", list_)


def _rule(*statements: str, name: str = "rule") -> str:
    head = "rank rule; in force from 2018-05-01; on @-list; by @-agency; basis @-law art 1"
    body = "\n".join(f"    {statement}" for statement in statements)
    return f'instrument @-{name} "Rule" "规定" {{\n    {head}\n{body}\n}}'


_ONE = _rule("measure 1 { prohibit @.act }")
_SOUND = (*_given(), _ONE)

PLANTED: Mapping[str, tuple[str, ...]] = {
    "MOU301": (*_given(_list("list", *_LIST[1:])), _ONE),
    "MOU302": (
        *_given(),
        "agency @-former { kind government; existed until 2018-08-01 }",
        "channel @-channel { from @-agency; to @-former; carries @-list }",
        _rule("measure 1 { prohibit @.act; by @-former }"),
    ),
    "MOU303": (
        *_given(law="law @-law { rank law; edition 2001 { in force from 2001-01-01; articles 2 to 9 } }"),
        _ONE,
    ),
    "MOU304": (
        *_given(),
        "agency @-other { kind government }",
        _rule("measure 1 { prohibit @.act; by @-other }"),
    ),
    "MOU305": (
        *_SOUND,
        "act @.permitted",
        (
            'catalogue @-catalogue "Catalogue" "清单" {\n    in force from 2021-01-01; governs @-list\n'
            '    permission 1 "Other" "其他" { acts @.permitted }\n}'
        ),
    ),
    "MOU306": (*_given(), _rule("measure 1 { prohibit @.act; for 6 years from entry }")),
    "MOU307": (*_given(_list("list", _ENTRY, _NOTICE, _OBJECTION)), _ONE),
    "MOU308": (*_given(_list("list", _ENTRY, _EXIT, _NOTICE, "term 5 years from entry")), _ONE),
    "MOU309": (
        *_given(),
        _rule("accession by-amendment", "measure 1 { prohibit @.act; in force from 2019-01-01 }"),
    ),
    "MOU310": (*_SOUND, "act @.unused"),
    "MOU311": (*_given(), _rule("numbering 1 to 2", "measure 1 { prohibit @.act }")),
    "MOU312": (
        (
            "law @-registered {\n    rank law\n"
            '    title "Planted @"\n    edition 2015 { adopted 2015-04-24; articles 1 to 92 }\n}'
        ),
        'instrument @-rule "Rule" "规定" { rank rule; in force from 2018-05-01; basis @-registered art 1 }',
    ),
    "MOU313": (
        *_given(),
        _ONE,
        _list("one", 'entry 1 "From two" "因乙" { when @-two; basis @-law art 1 }', *_LIST[1:]),
        _list("two", 'entry 1 "From one" "因甲" { when @-one; basis @-law art 1 }', *_LIST[1:]),
    ),
    "MOU314": (
        *_given(_list("list")),
        (
            'instrument @-national "Rule" "国家规定" {\n    rank law; in force from 2019-01-01\n'
            f"    listing @-list {{ {'; '.join(_LIST)} }}\n"
            "    measure 1 { on @-list; by @-agency; prohibit @.act; basis @-law art 1 }\n}"
        ),
        (
            'instrument @-local "Rule" "地方规定" {\n    rank rule; in force from 2020-01-01\n'
            "    listing @-list { term 3 years from entry }\n}"
        ),
    ),
    "MOU315": (
        *_SOUND,
        _list("other", "entry 1 { basis @-law art 3 }", *_LIST[1:]),
        _rule("measure 1 { on @-other; force may; leads to @-list }", name="leading"),
    ),
    "MOU316": (
        *_given(_list("list", *_LIST, "exclusion 1 { when @-sum < 5 yuan }")),
        _list("part", *_LIST, "part of @-list"),
        _ONE,
    ),
    "MOU317": (
        *_SOUND,
        'instrument @-one "Rule" "规定" { rank law; number "No. @"; signed 2018-01-01 }',
        'instrument @-other "Rule" "规定" { rank law; number "No. @"; signed 2018-01-01 }',
    ),
    "MOU318": (
        *_given(),
        "agency @-former { kind government; existed until 2018-08-01 }",
        _rule("measure 1 { prohibit @.act; approved by @-former }"),
    ),
    "MOU319": (
        *_given(),
        _ONE,
        _list("other", "entry 1 { when @-list; basis @-law art 3 }", *_LIST[2:], "exit 1 { kind consent }"),
        _rule("measure 1 { on @-other; inspect @.act }", name="using"),
    ),
    "MOU320": (
        *_given(_list("list", "entry 1 { when @-sum >= 0 yuan; basis @-law art 3 }", *_LIST[1:])),
        _ONE,
    ),
    "MOU321": (
        *_given(
            _list(
                "list",
                _ENTRY,
                _EXIT,
                "notice 5 days before publication",
                _OBJECTION,
                "term 5 years from entry",
            )
        ),
        _ONE,
    ),
    "MOU322": (*_given(), _rule("measure 1 { prohibit @.act; for 1 year }")),
    "MOU323": (
        *_given(),
        "act @.act.part",
        'agency @-former { kind government; succeeded by @-agency for @.act.part from unknown "not read" }',
        _rule("measure 1 { on @-sum > 5 yuan; prohibit @.act.part; by @-former }"),
    ),
    "MOU324": (
        *_given(),
        'territory @-former "Former" "旧县" { existed until 2010-01-01 }',
        _rule("measure 1 { on @-sum > 5 yuan; in @-former; grant @.act }"),
    ),
    "MOU325": (
        *_SOUND,
        _list("ended", *_LIST, "existed until 2019-01-01"),
        _rule(
            "measure 1 { leads to @-ended }",
            "measure 2 { on @-ended; in force from 2018-05-01 until 2019-01-01; inspect @.act }",
            name="leading",
        ),
    ),
    "MOU401": (
        *_SOUND,
        'list @-red "Red" "红名单" { kind redlist; keeper @-agency; covers person; entry 1 { basis @-law art 3 } }',
        _rule("measure 1 { on @-red; grant @.act }", name="later"),
    ),
    "MOU402": (
        *_given(),
        _rule(
            "measure 1 { prohibit @.act; for 1 year from entry }",
            "measure 2 { prohibit @.act; for 2 years from entry; when @-sum > 5 yuan }",
        ),
    ),
    "MOU403": (
        *_given(),
        "act @.act.part",
        _rule("measure 1 { prohibit @.act }", "measure 2 { restrict @.act.part }"),
    ),
    "MOU404": (
        *_given(),
        _rule(
            "measure 1 { prohibit @.act }",
            "measure 2 { inspect @.act; when @-sum < 100 yuan; overrides 1 }",
            "measure 3 { condition @.act; when @-sum >= 100 yuan; overrides 1 }",
        ),
    ),
    "MOU405": (*_given(), _rule("measure 1 { prohibit @.act; when @-sum > 100 yuan and @-sum < 100 yuan }")),
    "MOU406": (*_given(), _rule("measure 1 { prohibit @.act; when @-sum >= 0 yuan }")),
    "MOU407": (
        *_given(),
        _rule(
            "complete over @-sum",
            "measure 1 { prohibit @.act; when @-sum > 100 yuan }",
            "measure 2 { inspect @.act; when @-sum < 100 yuan }",
        ),
    ),
    "MOU408": (
        *_given(_list("list", "entry 1 { conduct @.fault; basis @-law art 2 }", *_LIST[1:])),
        "act @.fault",
        _list(
            "same", "entry 1 { conduct @.fault; basis @-law art 3 }", *_LIST[1:-1], "term 2 years from entry"
        ),
        _rule("measure 1 { prohibit @.act }", "measure 2 { on @-same; prohibit @.fault }"),
    ),
    "MOU409": (
        *_given(),
        _rule(
            "measure 1 { prohibit @.act; when @-sum > 9 yuan; overrides 2 }",
            "measure 2 { inspect @.act; when @-sum < 5 yuan }",
        ),
    ),
    "MOU410": (*_SOUND, "precedence @-order { by rank }"),
    "MOU411": (
        *_given(),
        "precedence @-later { by later }",
        _rule(
            "measure 1 { grant @.act; when @-sum > 100 yuan }",
            "measure 2 { prohibit @.act; in force from 2019-01-01 }",
        ),
    ),
    "MOU412": (
        *_given(),
        _rule("measure 1 { prohibit @.act; exception 1 { when @-sum > 5 yuan } }"),
        _rule("measure 1 { prohibit @.act; when @-sum > 7 yuan; for 9 days from entry }", name="second"),
    ),
    "MOU421": (*_given(), "guardrail @-floor { never burden; acts @.act }", _ONE),
    "MOU422": (*_given(), "guardrail @-freedom { possible act; acts @.act }", _ONE),
    "MOU423": (*_given(), "guardrail @-heard { always review; acts @.act }", _ONE),
    "MOU424": (*_SOUND, "guardrail @-vain { acts @.act }"),
    "MOU501": (*_given(), _ONE.replace("2018-05-01", "2018-05-01 until 2030-02-01")),
    "MOU601": (*_given(), _rule('allow MOU409 "not so"', "measure 1 { prohibit @.act }")),
}
"""By code the declarations that set the check off, `@` being what makes their names those of one file."""

AS_OF = "2030-01-01"
"""The day on which what is planted for the check of ends is told; all else is told then too."""

REGISTER = "planted.csv"
"""The register that the planted texts of law are held against."""

_COLUMNS = "collection,section,title,text_date,stated_in_force,last_article,articles_found,repeals"


def plant(sets: int) -> Iterator[Source]:
    """Yield the files of so many sets of faults."""
    yield Source(
        f"{FOLDER}/register.mou",
        f'register planted {{ file "{REGISTER}"; state 2020-12-31; section all {{ rank law }} }}\n',
    )
    for number in range(sets):
        for code, declarations in PLANTED.items():
            name = f"{code.lower()}-{number}"
            text = "\n".join(declarations).replace("@", name)
            yield Source(f"{FOLDER}/{number:03}/{code}.mou", f"{text}\n")


def beside(sets: int) -> dict[str, str]:
    """Return the texts of the files that the planted ones name, by path."""
    rows = [f"all,,Planted mou312-{number},2015-04-24,,94,94," for number in range(sets)]
    return {f"{FOLDER}/{REGISTER}": "\n".join([_COLUMNS, *rows, ""])}


def told(findings: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return by path of planted file the codes of findings, as JSON has them, any party of which stands there."""
    found: dict[str, set[str]] = {}
    for finding in findings:
        places = [finding["location"], *(party["location"] for party in finding["related"])]
        for place in places:
            _, inside, path = (place["path"] if place else "").rpartition(f"{FOLDER}/")
            if inside and path.endswith(".mou"):
                found.setdefault(path, set()).add(finding["code"])
    return found


def expected(sets: int) -> dict[str, set[str]]:
    """Return what `told` has to be for so many sets of faults."""
    return {f"{number:03}/{code}.mou": {code} for number in range(sets) for code in PLANTED}
