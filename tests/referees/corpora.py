"""Random small corpora, as text: every feature of the language that bears on meaning, each of them often."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from hypothesis import strategies as st

from referees.rules import Measures
from referees.writing import Chance, Draw, block, said

DAYS = ("2015-01-01", "2015-01-02", "2015-12-31", "2016-01-01", "2016-01-02", "2017-06-30")
"""Few days, some of them neighbours, so that ends and beginnings touch and cross."""

NUMBERS = ('"1号"', '"〔2015〕 2号"', '"(2015)2号"', 'unknown "not printed"')
INEXACT = ("2015", "2015-12", "2016-01")
ACTS = ("trade", "trade.bid", "trade.bid.first", "trade.bidding", "loan", "loan.new")
"""`trade.bidding` is no act below `trade.bid`, whatever its letters say."""

MOVES = ("moved art 5 to art 6", "moved art 5 to art 9", "moved art 6 to art 5", "moved art 9 to art 5")
"""An article may be split, move on and come back; another may come where it was."""

TYPES = {
    "sum": "type money",
    "part": "type share",
    "heads": "type count",
    "delay": "type days",
    "degree": "type choice; options mild, harsh, worst",
    "signed-up": "type flag",
    "born": "type date",
}


@dataclass
class Names:
    """What is declared and can be named."""

    subjects: list[str] = field(default_factory=list)
    territories: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    ranks: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    editions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    ratings: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)
    permissions: list[str] = field(default_factory=list)
    few: bool = False
    plain: str = ""
    """A document of which nothing but its measures says anything: what they say of each other is not hidden."""


def day(c: Chance) -> str:
    """Return a day, now and then one that is known to the month or year only."""
    return c.pick(INEXACT) if c.often(6) else c.pick(DAYS)


def period(c: Chance, *, end: int = 30) -> str:
    """Return a period, with an end in so many cases of a hundred."""
    if c.often(3):
        return 'unknown "not read"'
    if c.often(9):
        return f"until {day(c)}"
    if not c.often(end):
        return f"from {day(c)}"
    days = [day(c), day(c)]
    start, last = days if c.often(15) else sorted(days)
    return f"from {start} until {last}"


def term(c: Chance) -> str:
    """Return a term; those that last as long in another unit are among them."""
    length = c.pick(
        ("1 year", "1 year", "2 years", "12 months", "365 days", "30 days", "1 month", "20 working-days")
    )
    kind = c.number(0, 9)
    if kind == 0:
        return c.pick(("unspecified", "indefinite", "actual", 'unknown "not said"'))
    if kind == 1:
        length = "1 year to 2 years"
    if kind == 2:
        length += " extendable 1 year"
    if kind == 3:
        limited = c.pick(("at most", "at least", "until"))
        if limited == "until":
            return f"until {c.pick(('correction', 'payment'))}"
        length = f"{limited} {length}"
    return length + (f" from {c.pick(('entry', 'publication', 'notice'))}" if c.often(30) else "")


def procedure(c: Chance, body: str, other: str = "") -> str:
    """Return a step owed to the subject, before one body or two."""
    body = f"{body}, {other}" if other not in ("", body) else body
    return c.pick(
        (
            "none",
            'unknown "not read"',
            "5 days",
            "5 days before publication",
            "5 days from entry",
            f"to {body}",
            f"to {body} within 5 days",
            "decided 9 days",
            "before entry",
        )
    )


def citation(c: Chance, names: Names) -> str:
    """Return a basis."""
    kind = c.number(0, 9)
    if kind == 0:
        return "none"
    if kind == 1:
        return 'unknown "not printed"'
    cited = []
    for _ in range(1 if c.often(75) else 2):
        law = c.pick(names.laws + names.documents if c.often(20) else names.laws)
        edition = c.pick(("", "", "", "@old", "@new")) if law in names.laws else ""
        known = names.editions.get(law, ())
        edition = "" if known and edition[1:] not in known else edition
        article = c.pick(("", " art 1", " art 5", " art 5(1)", " art 9", " art 11"))
        cited.append(f"{law}{edition}{article}")
    return ", ".join(dict.fromkeys(cited))  # a place cited twice is a fault of its own


def _or_unknown(c: Chance, name: str) -> str:
    """Return a name, or now and then that it is not known."""
    return 'unknown "not said"' if c.often(4) else name


def _above(c: Chance, ids: list[str]) -> dict[str, list[str]]:
    """Return what each is within, now and then several; the order of ids says nothing of who is above whom."""
    order = c.some(ids, len(ids), len(ids))
    return {
        id_: c.some(order[:place], 1, 2 if c.often(35) else 1)
        for place, id_ in enumerate(order)
        if place and c.often(60)
    }


def _territories(c: Chance, ids: list[str]) -> list[str]:
    above = _above(c, ids)
    over_time = c.often(60)
    return [
        block(
            f"territory {id_}",
            said("within", above.get(id_, []))
            + (["divided wholly"] if c.often(20) else [])
            + (_succeeded(c, [other for other in ids if other > id_]) if over_time else []),
        )
        for id_ in ids
    ]


def _succeeded(c: Chance, later: list[str]) -> list[str]:
    """Return when a territory was there and what succeeds it, one that comes after it."""
    fields = []
    if later and c.often(60):
        fields.append(f"existed until {day(c)}" if c.often(80) else f"existed from 2005-01-01 until {day(c)}")
        if c.often(85):
            fields.append(f"succeeded by {', '.join(c.some(later, 1, 2))}{_since(c, 25)}")
    elif c.often(50):
        fields.append(f"existed from {day(c) if c.often(70) else '2024-01-01'}")
    if later and c.often(12):
        fields.append(f"succeeded by {c.pick(later)}{_since(c, 90)}")
    return fields


def _kinds(c: Chance, ids: list[str]) -> list[str]:
    """Return kinds of subject, some of which exclude each other, as they say or as the wider kind says."""
    above = _above(c, ids)
    made = []
    for id_ in ids:
        fields = said("within", above.get(id_, []))
        others = [other for other in ids if other != id_]
        fields += said("exclusive with", c.some(others, 1, 2)) if others and c.often(35) else []
        fields += ["kinds exclusive"] if c.often(20) else []
        made.append(block(f"subject {id_}", fields))
    return made


def _subjects(c: Chance, names: Names) -> list[str]:
    if c.often(45):
        names.relations = ["head"] if c.often(90) else ["head", "owner"]
    # To whom one is attached has kinds, lists and values too: few of all of them make many situations.
    names.few = bool(names.relations) and c.often(80)
    names.subjects = c.some(("bank", "firm", "person", "school"), 2, 2 if names.few else 4)
    least = 0 if c.often(85 if names.few else 30) else 2
    names.territories = c.some(("east", "land", "west"), least, least if names.few else 3)
    made = _kinds(c, names.subjects) + _territories(c, names.territories)
    for relation in names.relations:
        attached, principals = c.some(names.subjects, 1, 2), c.some(names.subjects, 1, 2)
        made.append(block(f"relation {relation}", said("attaches", attached) + said("to", principals)))
    return made


def _for_acts(c: Chance, percent: int) -> str:
    """Return the acts for which somebody succeeds, in so many cases of a hundred; for all otherwise."""
    return f" for {', '.join(c.some(ACTS, 1, 3))}" if c.often(percent) else ""


def _since(c: Chance, percent: int) -> str:
    """Return from when somebody succeeds, in so many cases of a hundred; not known now and then."""
    if not c.often(percent):
        return ""
    return f" from {day(c)}" if c.often(92) else ' from unknown "not read"'


def _agencies(c: Chance, names: Names) -> list[str]:
    names.agencies = ["A", "B", "C", "D"][: c.number(2, 4)]
    made = []
    for id_ in names.agencies:
        fields = [f"kind {c.pick(BODY_KINDS)}"] if c.often(30) else []
        # A circle of successors, or of bodies within each other, is a fault of its own.
        later = [other for other in names.agencies if other > id_]
        if c.often(35):
            start = f"from {day(c) if c.often(50) else '2010-01-01'} " if c.often(30) else ""
            fields.append(f"existed {start}until {day(c)}")
            if later and c.often(60):
                heirs = ", ".join(c.some(later, 1, 2))
                fields.append(f"succeeded by {heirs}{_for_acts(c, 25)}{_since(c, 30)}")
        elif c.often(15):
            fields.append(f"existed from {day(c)}")
        if later and c.often(15 if fields else 9):
            fields.append(f"succeeded by {c.pick(later)}{_for_acts(c, 60)}{_since(c, 95)}")
        if later and fields and c.often(20):
            fields.append(f"succeeded by {c.pick(later)}{_for_acts(c, 80)}{_since(c, 80)}")
        if names.territories and c.often(40):
            fields.append(f"territory {c.pick(names.territories)}")
        if later and c.often(14):
            fields.append(f"within {c.pick(later)}")
        made.append(block(f"agency {id_}", fields))
    if c.often(45):
        names.roles = ["office"]
        fields = []
        for _ in range(c.number(0, 2)):
            inner = said("by", c.some(names.agencies, 1, 2))
            inner += [f"in {c.pick(names.territories)}"] if names.territories and c.often(45) else []
            inner += [f"during {period(c, end=50)}"] if c.often(50) else []
            fields.append(block("filled", inner))
        made.append(block("role office", fields))
    return made


def _laws(c: Chance, names: Names) -> list[str]:
    names.ranks = ["high", "middle", "lower"]
    made = [
        block("rank high", ["may-burden"] if c.often(85) else []),
        block("rank middle", ["below high", *(["may-burden"] if c.often(20) else [])]),
        block("rank lower", [f"below {c.pick(('high', 'middle'))}"]),
    ]
    names.laws = ["code", "statute", "decree"][: c.number(1, 3)]
    for id_ in names.laws:
        fields = [f"rank {_or_unknown(c, c.pick(names.ranks))}"] if c.often(85) else []
        if c.often(40):
            fields.append(f"in force {period(c)}")
        if c.often(15):
            fields.append(f"adopted {day(c)}")
        others = [other for other in (*names.laws, *names.documents) if other != id_]
        if others and c.often(25):
            fields.append(f"repealed by {c.pick(others)}")
        if c.often(8):
            fields.append(f"repealed on {day(c)}")
        fields += _number(c, names)
        names.editions[id_] = ("old", "new", "newest")[: c.number(0, 3)]
        for edition in names.editions[id_]:
            inner = [f"in force from {day(c)}"] if c.often(85) else [f"adopted {day(c)}"]
            inner += [f"articles 1 to {c.pick((4, 8, 10))}"] if c.often(60) else []
            inner += c.some(MOVES, 1, 2) if c.often(35) else []
            inner += [f"dropped {c.pick(('5', '6'))}"] if c.often(10) else []
            fields.append(block(f"edition {edition}", inner))
        made.append(block(f"law {id_}", fields))
    return made


def _number(c: Chance, names: Names) -> list[str]:
    """Return the number of a text and who made it, now and then."""
    fields = [f"number {c.pick(NUMBERS)}"] if c.often(25) else []
    return fields + (said("issued by", c.some(names.agencies, 1, 1)) if fields and c.often(40) else [])


def _entry(c: Chance, names: Names, number: int, rules: Measures) -> str:
    fields = said(
        "conduct", c.some(("conduct", "conduct.fraud", "conduct.theft"), 0 if c.often(40) else 1, 1)
    )
    fields += [f"of {c.pick(names.subjects)}"] if c.often(15) else []
    fields += [f"when {c.pick(names.lists) if c.often(40) else rules.condition(1)}"] if c.often(30) else []
    fields += ["force may"] if c.often(10) else []
    fields += said("approved by", c.some(names.agencies, 1, 2)) if c.often(15) else []
    fields += [f"term {term(c)}"] if c.often(35) else []
    fields += [f"publicity {c.pick(('0 days', '1 year'))}"] if c.often(8) else []
    return block(f"entry {number}", fields + _resting(c, names, 35))


def _resting(c: Chance, names: Names, percent: int) -> list[str]:
    """Return what a clause rests on, in so many cases of a hundred."""
    return [f"basis {citation(c, names)}"] if c.often(percent) else []


def _exit(c: Chance, names: Names, number: int) -> str:
    kinds = ("automatic", "fulfilment", "application", "application", "consent", "suspension", "correction")
    fields = [f"kind {c.pick(kinds)}"]
    fields += [f"after {c.pick(('1 year', '2 years')) if c.often(40) else term(c)}"] if c.often(45) else []
    fields += [f"off {c.pick(names.lists)}"] if c.often(40) else []
    fields += [f"needs {c.pick(ACTS)}"] if c.often(25) else []
    fields += ["for 1"] if c.often(10) else []
    fields += said("approved by", c.some(names.agencies, 1, 2)) if c.often(12) else []
    fields += [f"when {c.pick(('', 'not '))}{c.pick(names.lists)}"] if c.often(8) else []
    return block(f"exit {number}", fields + _resting(c, names, 15))


def list_rule(c: Chance, names: Names, rules: Measures, percent: int) -> list[str]:
    """Return what is said of a list, each part in so many cases of a hundred."""
    fields = []
    if c.often(percent):
        fields += [_entry(c, names, number, rules) for number in range(1, c.number(1, 2) + 1)]
    if c.often(percent):
        fields += [_exit(c, names, number) for number in range(1, c.number(1, 2) + 1)]
    for keyword in ("notice", "objection", "review"):
        if c.often(percent * 2 // 3):
            fields.append(f"{keyword} {procedure(c, c.pick(names.agencies), c.pick(names.agencies))}")
    fields += [f"term {'unspecified' if c.often(15) else term(c)}"] if c.often(percent // 2) else []
    fields += [f"publicity {'0 days' if c.often(25) else term(c)}"] if c.often(percent // 4) else []
    fields += ["published 3 working-days of 1 month"] if c.often(3) else []
    fields += ["no-exit"] if c.often(4) else []
    if c.often(20):
        fields = [field for field in fields if field.split()[0] not in ("notice", "term")]
        fields += ["notice 5 days before publication", "term 1 year from entry"]
    if c.often(8):
        fields.append(block("lock 1", ["for 1 year", *(["after 1"] if c.often(60) else [])]))
    if c.often(8):
        inner = [f"when {c.pick(names.lists)}", *(["except 1"] if c.often(40) else [])]
        fields.append(block("bar 1", inner + _resting(c, names, 30)))
    if c.often(16):
        inner = [f"of {c.pick(names.subjects)}"] if c.often(60) else []
        inner += [f"when {rules.condition(1)}"] if c.often(40) else []
        inner += ["for 1"] if c.often(10) else []
        fields.append(block("exclusion 1", inner + _resting(c, names, 40)))
    fields += ['unknown "one page is missing"'] if c.often(8) else []
    defining = 'unknown "not found"' if c.often(35) else f"{c.pick(names.laws)} art 5"
    fields += [f"defined by {defining}"] if c.often(17) else []
    return fields


def _lists(c: Chance, names: Names, rules: Measures) -> list[str]:
    made = []
    for place, id_ in enumerate(names.lists):
        others = [other for other in names.lists if other != id_]
        fields = [
            f"kind {c.pick(('blacklist', 'blacklist', 'scrutiny-list', 'redlist', 'exclusion-list', 'trusted-list'))}"
        ]
        fields.append(f"keeper {_or_unknown(c, c.pick(names.agencies + names.roles))}")
        fields += said("covers", c.some(names.subjects, 1, 2)) if c.often(35) else []
        fields += said("excludes", c.some(names.subjects, 1, 1)) if c.often(15) else []
        fields += said("exclusive with", c.some(others, 1, 1)) if others and c.often(20) else []
        part = bool(place) and c.often(35)
        fields += [f"part of {c.pick(names.lists[:place])}"] if part else []
        fields += [f"existed {period(c, end=60)}"] if c.often(15) else []
        fields += [f"territory {c.pick(names.territories)}"] if names.territories and c.often(12) else []
        bare = place == 0 and len(names.lists) > 1 and c.often(15)
        # A part often has grounds and nothing else: what its whole grants does not reach it.
        poor = [_entry(c, names, 1, rules)] if part and c.often(60) else []
        said_of = poor or list_rule(c, names, rules, 0 if bare else 70)
        if others and c.often(20):
            ground = [f"when {c.pick(others)}", "basis code art 1"]
            said_of += [block("entry 9", ground), block("exit 9", ["kind consent"])]
        made.append(block(f"list {id_}", fields + said_of))
    return made


def _rating(c: Chance, names: Names) -> list[str]:
    """Return what is said of a rating and its grades."""
    fields = [f"keeper {_or_unknown(c, c.pick(names.agencies))}", "grades AA, A, B"]
    fields += [f"territory {c.pick(names.territories)}"] if names.territories and c.often(12) else []
    if c.often(45):
        inner = [f"kind {c.pick(('automatic', 'application', 'application', 'correction'))}"]
        inner += said("approved by", c.some(names.agencies, 1, 2)) if c.often(30) else []
        inner += [f"needs {c.pick(ACTS)}"] if c.often(50) else []
        inner += [f"after {c.pick(('1 year', '2 years'))}"] if c.often(30) else []
        fields.append(block("way out 1", inner + _resting(c, names, 25)))
    for keyword in ("notice", "objection", "review"):
        fields += (
            [f"{keyword} {procedure(c, c.pick(names.agencies), c.pick(names.agencies))}"]
            if c.often(45)
            else []
        )
    fields += [f"term {'unspecified' if c.often(20) else term(c)}"] if c.often(30) else []
    fields += [f"publicity {'0 days' if c.often(25) else term(c)}"] if c.often(15) else []
    return fields + (["no-exit"] if c.often(6) else [])


def _channels(c: Chance, names: Names) -> list[str]:
    made = []
    for number in range(c.number(0, 4)):
        bodies = names.agencies + names.roles
        fields = said("from", c.some(bodies, 1, 2)) + said("to", c.some(bodies, 1, 3))
        fields += said("carries", c.some(names.lists + names.ratings, 1, 2)) if c.often(40) else []
        fields += [f"within {c.pick(('3 days', '4 working-days', '10 days'))}"] if c.often(60) else []
        fields += [f"every {c.pick(('3 days', '1 month'))}"] if c.often(45) else []
        made.append(block(f"channel route-{number}", fields + _resting(c, names, 25)))
    return made


def _catalogues(c: Chance, names: Names) -> list[str]:
    made: list[str] = []
    for id_ in ("items", "local-items")[: c.pick((0, 0, 1, 2))]:
        fields = [f"in force {period(c)}"] if c.often(40) else []
        fields += [f"territory {c.pick(names.territories)}"] if names.territories and c.often(30) else []
        fields += said("governs", c.some(names.lists, 1, 1)) if c.often(40) else []
        fields += ["under items"] if made and c.often(80) else []
        fields += ["replaces items"] if made and c.often(20) else []
        fields += ['contents unknown "not all read"'] if c.often(10) else []
        for number in range(1, c.number(1, 2) + 1):
            inner = said("acts", c.some(ACTS[:3], 1, 1)) if c.often(85) else []
            inner += said("modalities", c.some(("prohibit", "restrict"), 1, 2)) if c.often(35) else []
            inner += said("to", c.some(names.subjects, 1, 2)) if c.often(40) else []
            fields.append(block(f"permission {number}", inner))
            names.permissions.append(f"{id_}/{number}")
        made.append(block(f"catalogue {id_}", fields))
    return made


def _escalations(c: Chance, names: Names) -> list[str]:
    return [_escalation(c, names, "up")] if c.often(12) else []


def _escalation(c: Chance, names: Names, id_: str) -> str:
    one, other = c.pick(names.lists), c.pick(names.lists)
    trigger = c.pick((f"any of {', '.join(names.lists)}", one, f"not {one}", f"({one} and not {other})"))
    return block(
        f"escalation {id_}",
        [f"on {trigger}", f"leads to {c.pick(names.lists)}", *_resting(c, names, 30)],
    )


WORDS = ("burden", "burden", "benefit", "prohibit", "restrict", "grant", "publish")
OWED = ("notice", "objection", "review", "remedy", "term", "term", "basis", "basis")
BODY_KINDS = ("government", "bank", "association")
LIST_KINDS = ("blacklist", "scrutiny-list", "redlist")


def _guardrails(c: Chance, names: Names, rules: Measures) -> list[str]:
    return [_guardrail(c, names, rules, id_) for id_ in ("floor", "wall")[: c.pick((0, 1, 2, 2))]]


def _guardrail(c: Chance, names: Names, rules: Measures, id_: str) -> str:
    """Return a guardrail; each part of it narrows it, so that each is there in a few cases only."""
    asked = c.pick(("never", "never", *("always",) * 3, *("possible",) * 5, "both", ""))
    fields = said("never", c.some(WORDS, 1, 2)) if asked in ("never", "both") else []
    fields += said("always", c.some(OWED, 1, 3)) if asked in ("always", "both") else []
    remaining = c.pick(("act", "benefit", "exit", "exit", "exit")) if asked == "possible" else ""
    fields += [f"possible {remaining}"] if remaining else []
    acts = c.some(rules.acts() or ACTS if c.often(70) else ACTS, 1, 2)
    fields += (
        said("acts", acts) if remaining in ("act", "benefit") or c.often(15 if remaining else 30) else []
    )
    narrow = c.some(("to", "on", "list kinds", "by", "body kinds", "force", "when", "in", "rank"), 0, 2)
    narrow = [] if c.often(85 if remaining else 35) else narrow
    fields += said("modalities", c.some(WORDS, 1, 2)) if asked != "never" and c.often(12) else []
    fields += [f"resting on {c.pick(names.ranks)}"] if asked == "always" and c.often(30) else []
    for keyword, values in (
        ("to", names.subjects), ("on", names.lists), ("list kinds", LIST_KINDS), ("in", names.territories),
        ("by", names.agencies + names.roles), ("body kinds", BODY_KINDS), ("force", ("mandatory", "may")),
    ):  # fmt: skip
        fields += said(keyword, c.some(values, 1, 2)) if keyword in narrow else []
    fields += [f"when {rules.condition(1)}"] if "when" in narrow else []
    fields += [f"rank {c.pick(names.ranks)}"] if "rank" in narrow else []
    fields += [f"in force {period(c, end=50)}"] if c.often(20) else []
    fields += [f"basis {citation(c, names)}"] if c.often(20) else []
    return block(f"guardrail {id_}", fields)


def _precedence(c: Chance, names: Names) -> list[str]:
    if not c.often(80):
        return []
    principles = (
        ["later"] if c.often(90 if names.plain else 40) else c.some(("rank", "later", "special"), 1, 3)
    )
    return [block("precedence settled", said("by", principles))]


def _joined_later(c: Chance, id_: str, rules: Measures) -> list[str]:
    """Return what makes a document closed, one of whose measures begins after it."""
    mine = [ref for ref in rules.numbers if ref.startswith(f"{id_}/")]
    if mine:
        rules.said[c.pick(mine)].rest["in force"] = f"from {c.pick(DAYS[1:])}"
    return [f"in force from {DAYS[0]}", f"accession {c.pick(('by-amendment', 'none'))}"]


def _document(c: Chance, names: Names, id_: str, rules: Measures) -> str:
    others = [other for other in names.documents if other != id_]
    ended = [other for other in others if other != names.plain]
    joined_later = c.often(10)
    fields = _joined_later(c, id_, rules) if joined_later else []
    plain = id_ == names.plain
    if plain and not joined_later:
        fields.append(f"in force from {DAYS[0]}")
    fields += [f"in force {period(c, end=25)}"] if not joined_later and not plain and c.often(80) else []
    if not joined_later and not plain and c.often(8):
        # An unknown beginning, of which perhaps something tells.
        fields = ['in force unknown "not read"', *([f"known in force {day(c)}"] if c.often(35) else [])]
    signed = 'unknown "not read"' if c.often(8) else day(c)
    fields += [f"signed {signed}"] if c.often(20 if fields else 75) else []
    fields += [f"rank {_or_unknown(c, c.pick(names.ranks))}"] if c.often(40) else []
    fields += ["articles 1 to 4"] if c.often(15) else []
    fields += _number(c, names)
    if id_.startswith("memo") and c.often(45):
        fields += said("signatories", c.some(names.agencies, 1, 3))
    if others and c.often(32):
        fields += said("amends", c.some(others, 1, 2))
        fields += said("admits", c.some(names.agencies, 1, 2)) if c.often(30) else []
        fields += said("releases", c.some(names.agencies, 1, 2)) if c.often(30) else []
    fields += [f"replaces {c.pick(ended + names.laws)}"] if others and c.often(12) else []
    if not joined_later and c.often(65):
        fields.append(f"accession {c.pick(('by-amendment', 'none', 'open'))}")
    fields += [f"yields to {c.pick([*others, *names.ranks])}"] if others and c.often(18) else []
    if c.often(40):
        over = c.pick((names.attributes or names.lists, names.lists, names.subjects, names.subjects))
        fields.append(f"complete over {c.pick(over)}")
    fields += [] if plain else rules.defaults()
    measures = rules.of(id_)
    withdrawn = [ref for ref in rules.numbers if ref.partition("/")[0] not in (id_, names.plain)]
    fields += [f"withdraws {c.pick(withdrawn)}"] if withdrawn and c.often(12) else []
    if c.often(14):
        fields.append(f"suspends {c.pick([*ended, *withdrawn]) if ended or withdrawn else id_}")
    fields += [f"suspended {period(c, end=70)}"] if not plain and c.often(8) else []
    if c.often(25):
        fields.append(f"numbering 1 to {c.number(1, 4)}")
        fields += ['waived 2 "sets no rule"'] if c.often(30) else []
        fields += ['unknown 3 "not printed"'] if c.often(40) else []
    for list_ in c.some(names.lists, 0, 1 if c.often(60) else 2):
        fields.append(block(f"listing {list_}", list_rule(c, names, rules, 60)))
    fields += [_escalation(c, names, f"up-{id_}")] if c.often(9) else []
    kind = "memorandum" if id_.startswith("memo") else "instrument"
    return block(f"{kind} {id_}", [*fields, *measures])


@st.composite
def corpora(draw: Draw) -> str:
    """Return the text of a small corpus without faults of form."""
    c = Chance(draw)
    names = Names(documents=c.some(("memo-1", "memo-2", "order-1"), 1, 3))
    made = _subjects(c, names)
    if names.few and c.often(70):
        names.documents = names.documents[:1]
    made += _agencies(c, names) + _laws(c, names)
    names.lists = ["alpha", "beta", "gamma"][: c.number(1, 2 if names.few else 3)]
    most = 1 if names.few else 3 if c.often(20) else 2
    spoken = c.some(("attribute", "attribute-2", "rating", "count"), 1, most)
    kinds = ["sum", "degree", "signed-up"] if names.few else list(TYPES)
    names.attributes = c.some(kinds, 1, 1) if "attribute" in spoken else []
    if "attribute-2" in spoken:
        names.attributes += c.some([kind for kind in kinds if kind not in names.attributes], 1, 1)
    names.ratings = ["credit"] if "rating" in spoken else []
    names.counted = names.lists[: c.pick((1, 1, 2))] if "count" in spoken else []
    made += [
        block(f"attribute {id_}", [*TYPES[id_].split("; "), *["own"] * c.often(30)])
        for id_ in names.attributes
    ]
    if names.ratings:
        made.append(block("rating credit", _rating(c, names)))
    made += [block(f"act {path}", []) for path in (*ACTS, "conduct.fraud", "conduct.theft")]
    made += _catalogues(c, names)
    rules = Measures(c, deepcopy(names))
    rules.draw_all()
    made += (
        _lists(c, names, rules) + _channels(c, names) + _escalations(c, names) + _precedence(c, rules.names)
    )
    made += _guardrails(c, names, rules)
    made += [_document(c, rules.names, id_, rules) for id_ in names.documents]
    return "".join(made)
