"""Random measures: drawn afresh, varied from one before, or split so that several make up another."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from referees.writing import Chance, block, said

if TYPE_CHECKING:
    from referees.corpora import Names

CONSTANTS = {
    "sum": ("0 yuan", "100 yuan", "100.5 yuan", "200 yuan"),
    "part": ("0%", "10%", "99.5%", "100%"),
    "heads": ("0", "1", "2", "3"),
    "delay": ("30 days", "31 days"),
    "degree": ("mild", "harsh", "worst"),
    "born": ("2015-01-01", "2015-01-02"),
}
ORDERED = (">=", "<=", ">", "<", "=", "!=")
BURDENS = (
    "prohibit",
    "prohibit",
    "restrict",
    "inspect",
    "remove",
    "downgrade",
    "condition",
    "review-strictly",
    "oblige",
    "charge",
)
BENEFITS = ("grant", "grant", "exempt", "encourage", "assist", "upgrade", "prefer", "inspect-less")
MOST = 6
"""How many measures a corpus has at most."""


@dataclass
class Said:
    """One measure, field by field as it is written."""

    on: list[str]
    by: list[str]
    do: list[str]
    to: list[str] = field(default_factory=list)
    when: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    rest: dict[str, str] = field(default_factory=dict)
    overrides: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return its fields as text."""
        fields = [f"on {item}" for item in self.on] + [f"by {item}" for item in self.by] + self.do
        fields += [f"to {item}" for item in self.to] + [f"when {item}" for item in self.when]
        fields += said("in", self.where) + said("overrides", self.overrides)
        return fields + [
            value if key.startswith("exception") else f"{key} {value}" for key, value in self.rest.items()
        ]


class Measures:
    """The measures of one corpus, by document and number."""

    def __init__(self, c: Chance, names: Names) -> None:
        self.c = c
        self.names = names
        self.numbers: list[str] = []
        self.said: dict[str, Said] = {}

    # --- conditions -----------------------------------------------------------------------------------

    def atom(self) -> str:
        """Return a comparison, a flag, a grade, a count or a list."""
        c, names = self.c, self.names
        kinds = ["list"] * 3 + ["attribute"] * 5 * bool(names.attributes)
        kinds += ["rating"] * 3 * bool(names.ratings) + ["count"] * 3 * bool(names.counted)
        match c.pick(kinds):
            case "attribute":
                name = c.pick(names.attributes)
                if name == "signed-up":
                    return name
                operators = ("=", "!=") if name == "degree" else ORDERED
                return f"{name} {c.pick(operators)} {c.pick(CONSTANTS[name])}"
            case "rating":
                return f"credit {c.pick(ORDERED)} {c.pick(('AA', 'A', 'B'))}"
            case "count":
                window = c.pick(("1 year", "1 year", "12 months", "360 days", "200 working-days"))
                return f"({c.number(1, 2)} times in {c.pick(names.counted)} within {window})"
            case _:
                return c.pick(names.lists)

    def condition(self, depth: int = 2) -> str:
        """Return a condition."""
        c = self.c
        kind = c.number(0, 9)
        if depth == 0 or kind < 4:
            return self.atom()
        if kind < 6:
            atom = self.atom()
            return f"({atom} or not {atom})" if c.often(40) else f"not {atom}"
        if kind == 6:
            members = ", ".join(self.atom() for _ in range(3))
            return f"({c.number(1, 3)} of {members})"
        word = c.pick(("and", "or"))
        both = f"({self.condition(depth - 1)} {word} {self.condition(depth - 1)})"
        return f"not {both}" if c.often(15) else both

    def trigger(self) -> str:
        """Return what sets a measure off."""
        c, lists = self.c, self.names.lists
        kind = c.number(0, 19)
        if kind < 11:
            return c.pick(lists)
        if kind < 13:
            return f"{c.pick(('any', 'all'))} of {', '.join(c.some(lists, 1, 3))}"
        if kind == 13:
            return f"2 of {', '.join(c.some(lists, 1, 3))}"
        if kind < 16 and self.names.ratings:
            return f"credit {c.pick(('<=', '=', '<'))} {c.pick(('A', 'B'))}"
        if kind < 17 and self.names.counted:
            return f"{c.number(1, 3)} times in {self.names.counted[0]} within 1 year"
        return self.condition() if kind > 17 else c.pick(lists)

    # --- fields ---------------------------------------------------------------------------------------

    def provision(self) -> str:
        """Return one modality over one act or two."""
        c = self.c
        acts = ("trade", "trade.bid", "trade.bid", "trade.bid.first", "trade.bidding", "loan")
        modality = c.pick(BURDENS if c.often(60) else BENEFITS)
        kind = c.number(0, 19)
        if kind == 0:
            return f"{c.pick(('publish', 'publish', 'withhold', 'refer', 'leave-free'))} {c.pick(acts)}"
        if kind < 3:
            return f"cap {c.pick(acts)} to {c.pick(('500 yuan', '500 yuan', '900 yuan'))}"
        if kind < 5:
            return f"{modality} {', '.join(c.some(acts, 1, 2))}"
        return f"{modality} {c.pick(acts)}"

    def target(self) -> str:
        """Return whom a measure reaches."""
        c, names = self.c, self.names
        if names.relations and c.often(60):
            return f"{c.pick(names.relations)} of {', '.join(c.some(names.subjects, 1, 2))}"
        return ", ".join(c.some(names.subjects, 1, 2))

    def enforcers(self) -> str:
        """Return who carries a measure out."""
        c, names = self.c, self.names
        bodies = names.agencies + names.roles
        kind = c.number(0, 19)
        if kind == 0:
            return 'unknown "cut off"'
        if kind == 1:
            return "none"
        if kind < 3:
            return f"{c.pick(bodies)}, others"
        if kind < 6:
            return f"{', '.join(c.some(bodies, 1, 2))} jointly"
        return c.pick(bodies)

    def fresh(self) -> Said:
        """Return a measure drawn from nothing."""
        c, names = self.c, self.names
        made = Said(
            [self.trigger() for _ in range(c.pick((1, 1, 1, 2)))] if c.often(94) else [],
            [self.enforcers()] if c.often(85) else [],
            [self.provision() for _ in range(c.pick((1, 1, 2)))],
        )
        made.to = [self.target() for _ in range(c.pick((0, 0, 1, 1, 2)))]
        made.when = [self.condition() for _ in range(c.pick((0, 0, 1)))]
        made.where = c.some(names.territories, 1, 2) if c.often(40) else []
        self.extras(made)
        return made

    def extras(self, made: Said) -> None:
        """Add the fields that many measures do without."""
        from referees.corpora import citation, period, procedure, term

        c, names = self.c, self.names
        if c.often(25):
            made.rest["force"] = c.pick(("mandatory", "may", "may", "reference"))
        if c.often(45):
            made.rest["for"] = term(c)
        if c.often(60):
            made.rest["basis"] = citation(c, names)
        if c.often(25):
            made.rest["within"] = c.pick(("5 days", "5 working-days", "10 days", "30 days"))
        if c.often(40):
            made.rest["leads to"] = c.pick(names.lists)
        if c.often(22):
            made.rest["in force"] = period(c, end=50)
        if c.often(7):
            made.rest["suspended"] = period(c, end=70)
        if c.often(12):
            resting = [f"basis {citation(c, names)}"] if c.often(30) else []
            made.rest["exception"] = block("exception 1", [f"when {self.condition(1)}", *resting])
        if c.often(12):
            made.rest["exception permitted"] = self.leave()
        if names.permissions and c.often(20):
            made.rest["permitted as"] = c.pick(names.permissions)
        if any(line.startswith("refer") for line in made.do) and c.often(60):
            made.rest["weight"] = c.pick(("attention", "prudential"))
        for keyword in ("approved by", "applied for by"):
            if c.often(10):
                made.rest[keyword] = c.pick(names.agencies + names.roles)
        for keyword in ("notice", "objection"):
            if c.often(8):
                made.rest[keyword] = procedure(c, c.pick(names.agencies))

    def acts(self) -> list[str]:
        """Return the acts that measures touch, each as often as one does."""
        return [
            word.rstrip(",") for item in self.said.values() for line in item.do for word in line.split()[1:2]
        ]

    def spare(self) -> str:
        """Return an exception that needs no leave."""
        return block("exception 1", [f"when {self.condition(1)}"])

    def leave(self) -> str:
        """Return an exception by permission."""
        c = self.c
        case = [f"when {self.condition(1)}"] if c.often(60) else []
        return block("exception 2", [*case, f"permitted by {c.pick(self.names.agencies)}"])

    def varied(self) -> Said:
        """Return a measure that differs from an earlier one in a thing or two."""
        from referees.corpora import citation, period, term

        c = self.c
        model = self.said[c.pick(self.numbers)]
        if c.often(40):
            model.rest.setdefault("for", term(c))
        made = deepcopy(model)
        made.overrides = []
        parts = (
            "on",
            "do",
            "against",
            "weigh",
            "weigh",
            "to",
            "when",
            "where",
            "for",
            "force",
            "in force",
            "by",
            "leave",
            "spare",
            "basis",
        )
        for what in c.pick((["for"], ["weigh"], ["for", "to"])) if c.often(30) else c.some(parts, 1, 2):
            match what:
                case "on":
                    made.on = [self.trigger()]
                case "do":
                    made.do = [self.provision()]
                case "weigh":
                    made.do = [self.heavier(made.do[0]), *made.do[1:]]
                case "against":
                    made.do = [self.opposite(made.do[0])]
                case "to":
                    made.to = [self.target()] if c.often(70) else []
                case "when":
                    made.when = [self.condition()] if c.often(60) else []
                case "where":
                    made.where = c.some(self.names.territories, 0, 1)
                case "for":
                    made.rest["for"] = term(c)
                case "force":
                    made.rest["force"] = c.pick(("mandatory", "may"))
                case "in force":
                    made.rest["in force"] = period(c)
                case "leave":
                    made.rest["exception permitted"] = self.leave()
                case "spare":
                    model.rest["exception"] = self.spare()
                case "by":
                    made.by = [self.enforcers()]
                case _:
                    made.rest["basis"] = citation(c, self.names)
        return made

    def for_longer(self) -> Said:
        """Return a measure that says for two years what an earlier one then says for one."""
        model = self.said[self.c.pick(self.numbers)]
        made = deepcopy(model)
        made.overrides = []
        model.rest["for"], made.rest["for"] = "1 year", "2 years"
        return made

    def copy(self) -> Said:
        """Return the same as an earlier measure says, of which something is not known."""
        model = self.said[self.c.pick(self.numbers)]
        match self.c.number(0, 2):
            case 0:
                model.by = ['unknown "cut off"']
            case 1:
                model.by = [f"{self.c.pick(self.names.agencies)}, others"]
            case _:
                model.rest["for"] = self.c.pick(("unspecified", 'unknown "not said"'))
        return deepcopy(model)

    def wider(self) -> Said:
        """Return what stands against an earlier measure, later and in more cases than that one then speaks of."""
        model = self.said[self.c.pick(self.numbers)]
        made = deepcopy(model)
        model.when.append(self.atom())
        made.do, made.overrides = [self.opposite(made.do[0])], []
        model.rest.pop("in force", None)
        made.rest["in force"] = "from 2016-01-02"
        return made

    def pair(self) -> list[Said]:
        """Return two measures on one list that stand to each other in one way, and in no other."""
        c, names = self.c, self.names
        provision = f"{c.pick(BURDENS[:3])} {c.pick(('trade', 'loan'))}"
        first = Said([c.pick(names.lists)], [c.pick(names.agencies)], [provision])
        second = deepcopy(first)
        kind = c.pick(
            ("silent", "silent", "silent", "longer", "longer", "weaker", "hidden", "spared", "spared")
        )
        if kind == "longer":
            first.rest["for"], second.rest["for"] = "1 year", "2 years"
        elif kind == "spared":
            first.rest["exception"] = self.leave() if c.often(40) else self.spare()
        else:
            first.when.append(self.atom())
        if kind == "silent":  # the later is the wider, and says nothing of the narrower
            second.do, second.rest["in force"] = [f"grant {provision.split()[1]}"], "from 2016-01-02"
            if c.often(50):
                first.do, second.do = second.do, first.do
        if kind == "hidden":
            second.overrides = ["first"]
        return [first, second]

    def opposite(self, provision: str) -> str:
        """Return a favour for a burden on the same act, and the other way round; or what hides it, or shows it."""
        modality, _, act = provision.partition(" ")
        if modality == "publish" or self.c.often(10):
            hiding = self.c.pick(("withhold", "prohibit", "exempt")) if modality == "publish" else "publish"
            return f"{hiding} {act.partition(' ')[0].rstrip(',')}"
        return f"{self.c.pick(BURDENS if modality in BENEFITS else BENEFITS)} {act.partition(' ')[0].rstrip(',')}"

    def heavier(self, provision: str) -> str:
        """Return another modality of the same side on the same act, or on the one above."""
        c = self.c
        modality, _, rest = provision.partition(" ")
        act = rest.partition(" ")[0].rstrip(",")
        act = act.rpartition(".")[0] or act if c.often(30) else act
        if c.often(15):
            act = {"trade.bid": "trade.bidding", "trade.bidding": "trade.bid"}.get(act, act)
        if modality in BENEFITS:
            return f"{c.pick(BENEFITS)} {act}"
        return f"cap {act} to 500 yuan" if c.often(30) else f"{c.pick(BURDENS)} {act}"

    def split(self, whole: str) -> list[Said]:
        """Return measures that together reach as far as one of the earlier ones, or nearly."""
        c = self.c
        first, second = deepcopy(self.said[whole]), deepcopy(self.said[whole])
        first.overrides, second.overrides = [], []
        kind = c.number(0, 3)
        if kind == 0:
            condition = self.atom()
            first.when.append(condition)
            second.when.append(f"not {condition}")
        elif kind == 1:
            first.rest["in force"], second.rest["in force"] = "until 2016-01-01", "from 2016-01-01"
        elif kind == 2 and self.names.territories:
            first.where, second.where = self.names.territories[:1], self.names.territories[1:]
        else:
            first.to, second.to = [", ".join(self.names.subjects[:1])], [", ".join(self.names.subjects[1:])]
        pieces = [first, second]
        if c.often(30):
            third = deepcopy(second)
            condition = self.atom()
            second.when.append(condition)
            third.when.append(f"not ({condition})")
            pieces.append(third)
        if c.often(60):
            for piece in pieces:
                piece.overrides = [whole]
                if c.often(60):
                    piece.do = [self.provision()]
        return pieces

    def of_two(self) -> list[Said]:
        """Return a burden and a favour by way of one relation that no one principal may be able to meet together."""
        c, names = self.c, self.names
        relation = c.pick(names.relations)
        first = Said([self.trigger()], [self.enforcers()], [self.provision()])
        first.to = [f"{relation} of {', '.join(c.some(names.subjects, 1, len(names.subjects)))}"]
        self.extras(first)
        second = deepcopy(first)
        second.do = [self.opposite(first.do[0])]
        parted = c.number(0, 2)
        if parted == 0:
            condition = self.atom()
            first.when.append(condition)
            second.when.append(f"not {condition}")
        elif parted == 1:
            second.to = [f"{relation} of {', '.join(c.some(names.subjects, 1, 2))}"]
            second.on = [c.pick(names.lists)]
        else:
            second.on = [f"not ({item})" for item in first.on[:1]] if c.often(30) else [c.pick(names.lists)]
        return [first, second]

    # --- all of them ----------------------------------------------------------------------------------

    def draw_all(self) -> None:
        """Draw every measure, and which of them override or replace others."""
        c = self.c
        drawn: list[Said] = []
        pair = self.pair() if c.often(45) else []
        most = MOST - len(pair)
        for place in range(c.number(1, most - 1)):
            made = self.varied() if place and c.often(55) else self.fresh()
            drawn.append(made)
            self._number(made)
        if self.names.relations and len(self.numbers) < most - 1 and c.often(60):
            for piece in self.of_two():
                self._number(piece)
        if len(self.numbers) < most - 1 and c.often(40):
            for piece in self.split(c.pick(self.numbers)):
                self._number(piece)
        if len(self.numbers) < most - 1 and c.often(45):
            self._number(self.for_longer())
        if len(self.numbers) < most and c.often(15):
            self._number(self.copy())
        if len(self.numbers) < most and c.often(25):
            self._number(self.wider())
        for id_, made in self.said.items():
            if c.often(11):
                made.overrides = list(dict.fromkeys([*made.overrides, *c.some(self.numbers, 1, 2)]))
            if c.often(12):
                made.rest["replaces"] = c.pick(self.numbers)
                if made.rest["replaces"] == id_:
                    del made.rest["replaces"]
        for place, id_ in enumerate(self.numbers):
            if place and c.often(14):
                self._change(self.said[id_], self.numbers[:place])
        self.names.plain = c.pick(self.names.documents) if pair else ""
        for piece in pair:
            self._number(piece, self.names.plain)
            piece.overrides = [self.numbers[-2] for _ in piece.overrides]

    def _change(self, made: Said, earlier: list[str]) -> None:
        """Let a measure change one before it, and leave some of what it says to that one."""
        c = self.c
        made.rest["changes"] = c.pick(earlier)
        for name in ("on", "by", "do", "to", "when", "where"):
            if c.often(55):
                setattr(made, name, [])
        if c.often(20):
            made.rest["drops"] = ", ".join(c.some(("when", "exception", "to", "in", "for"), 1, 2))
        for key in [key for key in made.rest if key not in ("changes", "drops")]:
            if c.often(45):
                del made.rest[key]

    def _number(self, made: Said, document: str = "") -> None:
        c = self.c
        document = document or c.pick(self.names.documents)
        taken = {id_.partition("/")[2] for id_ in self.numbers if id_.startswith(f"{document}/")}
        number = next(
            name for name in c.some(("1", "2", "3", "4", "2-1", "5", "6"), 7, 7) if name not in taken
        )
        self.numbers.append(f"{document}/{number}")
        self.said[self.numbers[-1]] = made

    def defaults(self) -> list[str]:
        """Return what a document says for all its measures."""
        from referees.corpora import citation, term

        c, names = self.c, self.names
        fields = [f"on {self.trigger()}"] if c.often(35) else []
        fields += [f"by {self.enforcers()}"] if c.often(60) else []
        fields += [f"to {self.target()}"] if c.often(12) else []
        fields += [f"when {self.condition(1)}"] if c.often(10) else []
        atom = self.atom()
        fields += [f"when ({atom} or not {atom})"] if c.often(15) else []
        fields += said("in", c.some(names.territories, 1, 1)) if c.often(20) else []
        fields += [f"for {term(c)}"] if c.often(15) else []
        fields += ["within 10 days"] if c.often(8) else []
        return fields + ([f"basis {citation(c, names)}"] if c.often(70) else [])

    def of(self, document: str) -> list[str]:
        """Return the measures of a document as text."""
        mine = {id_: made for id_, made in self.said.items() if id_.startswith(f"{document}/")}
        return [block(f"measure {id_.partition('/')[2]}", made.lines()) for id_, made in mine.items()]
