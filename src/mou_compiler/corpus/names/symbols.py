"""Names: who bears them, and what a use of one refers to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol
from unicodedata import is_normalized, normalize

from mou_compiler.corpus.names.editions import CitedEdition
from mou_compiler.corpus.registers.registers import Entry, Registry
from mou_compiler.corpus.registers.titles import TITLED, Bearer, Titles
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import OPTION, with_article
from mou_compiler.corpus.schema.declarations import KINDS, Declaration, Escalation, Measure, Permission
from mou_compiler.corpus.schema.suggest import did_you_mean, nearest, sounding_alike
from mou_compiler.corpus.schema.thesaurus import kind_of_declaration_meant
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import MOST_FAULTS, Fault
from mou_compiler.findings.finding import Related
from mou_compiler.findings.fix import Advice, asked, fixes_by
from mou_compiler.source.place import Place, Source
from mou_compiler.source.width import HAN
from mou_compiler.syntax.numerals import read_han_number
from mou_compiler.syntax.quotes import read_quoted, write_quoted
from mou_compiler.syntax.recovery import Stretch
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.syntax.tree import Statement, Token
from mou_compiler.words import Text

KIND_BY_SPELLING = {spelling: data for data in KINDS for spelling in data.KEYWORD.spellings}
_IN_DOCUMENTS = {
    spelling: data.KEYWORD.en for data in (Measure, Escalation) for spelling in data.KEYWORD.spellings
}
NESTED_NAMES = {
    "memorandum": _IN_DOCUMENTS,
    "instrument": _IN_DOCUMENTS,
    "catalogue": dict.fromkeys(Permission.KEYWORD.spellings, "permission"),
}
"""By kind of declaration, the keywords inside it whose ids can be named from elsewhere, with their kinds."""

_SHARED = {
    "law": "text", "memorandum": "text", "instrument": "text",
    "list": "condition", "attribute": "condition", "rating": "condition",
    "agency": "body", "role": "body",
    "subject": "target", "relation": "target",
}  # fmt: skip
"""Kinds that are named in the same places share one namespace; every other kind has one of its own."""

_ALIASES = frozenset({"alias", "别名"})
_TITLES = frozenset({"title", "题名"})
_VALUES = {"attribute": frozenset({"options", "选项"}), "rating": frozenset({"grades", "等级"})}
"""By kind of declaration, the words of the statement that says its options or grades."""
_MOST_SOUGHT = 20
"""For so many names that nothing bears a register is searched for the nearest title."""

_ALL_KINDS = (*(data.KEYWORD.en for data in KINDS), Measure.KEYWORD.en, Permission.KEYWORD.en, OPTION)
_SPACES = tuple(dict.fromkeys(_SHARED.get(kind, kind) for kind in _ALL_KINDS))
_AS_TITLE = "\0"
"""What stands before a title where it is meant as one; no name begins with it."""

_KIND_TEXT = {data.KEYWORD.en: Text(data.KEYWORD.en, data.KEYWORD.zh) for data in KINDS} | {
    "measure": Text("measure", "措施"), OPTION: Text("option", "选项"), "permission": Text("catalogue item", "清单事项"),
}  # fmt: skip


def fold(name: str) -> str:
    """Return the form by which names are compared: NFC, so that composed and decomposed letters agree; no 《 》 around."""
    if name.isascii():
        return name
    if name[0] == "《" and name[-1] == "》":
        name = name[1:-1]
    return name if is_normalized("NFC", name) else normalize("NFC", name)


@lru_cache(maxsize=1024)
def kind_meant(keyword: str) -> type[Declaration] | None:
    """Return the kind of declaration whose keyword was meant by another word for it, or by one with a slip in it."""
    near = kind_of_declaration_meant(keyword) or nearest(keyword, KIND_BY_SPELLING)
    return None if near is None else KIND_BY_SPELLING[near]


def id_token(statement: Statement) -> Token | None:
    """Return the token that is the id of a declaration, if one stands behind its keyword."""
    if not statement.phrase:
        return None
    first = statement.phrase[0].items[0]
    if len(statement.phrase[0].items) == 1 and isinstance(first, Token) and first.kind in ("NAME", "NUMBER"):
        return first
    return None


def _as_label(name: str) -> str:
    """Return the form by which labels are compared; that of an empty one is no name that could be asked for."""
    return fold(name) or '""'


class Given(NamedTuple):
    """One name that a file gives, and what bears it.

    It is given as a `name`, as a `label` in quotes, as a `title`, or, of the acts above a declared one, as `implied`.
    """

    how: str
    name: str
    bearer: Bearer


def names_given(statement: Statement, source: Source) -> list[Given]:
    """Return the names that a statement at the top of a file gives; they depend on nothing else."""
    token = id_token(statement)
    data = KIND_BY_SPELLING.get(statement.keyword.text) or kind_meant(statement.keyword.text)
    if data is None or token is None:
        return []
    kind = data.KEYWORD.en
    name = fold(token.text)
    bearer = Bearer(kind, name, Place(source, token.start, token.end))
    given = [Given("name", name, bearer)]
    for series in statement.phrase[1:]:
        label = series.items[0]
        if isinstance(label, Token) and label.kind == "STRING":
            given.append(Given("label", read_quoted(label.text), bearer))
    if kind == "act":
        given.extend(Given("implied", path, Bearer(kind, path, bearer.place)) for path in _paths_to(name))
    for inner in statement.block or ():
        _give_inside(kind, name, inner, source, given)
    return given


def _paths_to(act: str) -> Iterator[str]:
    """Yield the acts above a declared one: `travel` and `travel.rail` above travel.rail.bed."""
    steps = act.split(".")
    return (".".join(steps[:length]) for length in range(1, len(steps)))


def _give_inside(kind: str, owner: str, statement: Statement, source: Source, given: list[Given]) -> None:
    """Add the names that a statement inside a declaration gives."""
    if statement.keyword.text in _ALIASES:
        for node in statement.phrase[0].items if statement.phrase else ():
            if isinstance(node, Token):
                alias = node.text.strip('"“”「」')
                bearer = Bearer(kind, owner, Place(source, node.start, node.end))
                given.append(Given("name", fold(alias), bearer))
        return
    if statement.keyword.text in _TITLES and kind in TITLED and statement.phrase:
        node = statement.phrase[0].items[0]
        if isinstance(node, Token) and node.kind == "STRING":
            title = fold(read_quoted(node.text))
            bearer = Bearer(kind, owner, Place(source, node.start, node.end))
            given.append(Given("title", title, bearer))
            if kind == "law":
                given.append(Given("name", title, bearer))
        return
    if statement.keyword.text in _VALUES.get(kind, ()):
        given.extend(_values_given(owner, statement, source))
        return
    nested = NESTED_NAMES.get(kind, {}).get(statement.keyword.text)
    token = id_token(statement)
    if nested is not None and token is not None:
        whole = f"{owner}/{fold(token.text)}"
        given.append(Given("name", whole, Bearer(nested, whole, Place(source, token.start, token.end))))


def _values_given(owner: str, statement: Statement, source: Source) -> Iterator[Given]:
    """Yield the names of options or grades, which only what they are values of knows, and their labels."""
    bearer: Bearer | None = None
    for position, series in enumerate(statement.phrase):
        for number, node in enumerate(series.items):
            if not isinstance(node, Token):
                continue
            text = read_quoted(node.text) if node.kind == "STRING" else node.text
            if position and not number:  # a string behind the last id is its label
                if bearer is not None and node.kind == "STRING":
                    yield Given("label", f"{owner}/{text}", bearer)
                continue
            whole = f"{owner}/{fold(text)}" if text else owner
            bearer = Bearer(OPTION, whole, Place(source, node.start, node.end))
            yield Given("name", whole, bearer)


class SymbolTable(Protocol):
    """The names of a corpus as one who reads declarations asks them, and what they are told."""

    def find(self, name: str, kinds: tuple[str, ...]) -> Bearer | None:
        """Return what bears a name among these kinds."""

    def bears(self, name: str) -> bool:
        """Tell whether anything bears a name."""

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of what a name was meant for."""

    def use(self, bearer: Bearer) -> None:
        """Take in that something refers to a bearer."""

    def miss(self, name: str, kinds: tuple[str, ...], place: Place) -> None:
        """Take in a use of a name that nothing bears."""

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in that an edition of a text is cited by its name."""


class Names:
    """Every declared name of a corpus, what was referred to, and the faults of names told so far."""

    def __init__(self) -> None:
        self._bearers: dict[tuple[str, str], Bearer] = {}
        self._implied: dict[tuple[str, str], Bearer] = {}
        self._undeclared: dict[tuple[str, str], list[tuple[Place, tuple[str, ...]]]] = {}
        self._known: set[str] = set()
        self._labels: list[tuple[str, Bearer]] = []
        self._labels_known = 0
        self._by_label: dict[str, dict[tuple[str, str], Bearer]] = {}
        self._broken: dict[str, Sequence[Stretch]] = {}
        self.used: set[tuple[str, str]] = set()
        self.faults: list[Fault] = []
        self.titles = Titles()
        self.registered: dict[str, Entry] = {}
        self.cited: list[CitedEdition] = []

    def declare(self, statements: Iterable[Statement], source: Source) -> None:
        """Take in the names that the statements of a file declare."""
        slips = 0
        for statement in statements:
            if statement.keyword.text not in KIND_BY_SPELLING:
                slips += 1
                if slips > MOST_FAULTS:
                    continue
            self.take(names_given(statement, source))

    def take(self, given: Iterable[Given]) -> None:
        """Take in the names that a statement at the top of a file gives."""
        for how, name, bearer in given:
            if how == "name":
                self._bear(name, bearer)
            elif how == "label":
                self._labels.append((name, bearer))
            elif how == "title":
                self.titles.give(name, bearer)
                self._known.add(name)
            else:
                self._implied.setdefault((bearer.kind, name), bearer)

    def consult(self, registry: Registry) -> None:
        """Let the titles of registers be names too."""
        told = {fault.place for fault in self.faults}
        for title, bearer, before in self.titles.consult(registry):
            if bearer.place not in told:
                self._twice(title, bearer, before)

    def _bear(self, name: str, bearer: Bearer) -> None:
        key = (_SHARED.get(bearer.kind, bearer.kind), name)
        self._known.add(name)
        before = self._bearers.setdefault(key, bearer)
        if before is not bearer and (before.id != bearer.id or bearer.place.text == before.id == name):
            self._twice(name, bearer, before)

    def _twice(self, name: str, bearer: Bearer, before: Bearer) -> None:
        self.faults.append(
            Fault(
                Code.DUPLICATE,
                Text(f"`{name}` is declared twice", f"「{name}」重复声明"),
                bearer.place,
                Text("rename one of them, or remove it", "改名或删去其一"),
                (Related(Text("first declared here", "首次声明于此"), before.place),),
            )
        )

    def find(self, name: str, kinds: tuple[str, ...]) -> Bearer | None:
        """Return what bears a name among these kinds; failing that, the one thing that bears it as its label."""
        folded = fold(name)
        for kind in kinds:
            key = (_SHARED.get(kind, kind), folded)
            bearer = self._bearers.get(key) or self._implied.get(key)
            if bearer is not None and bearer.kind in kinds:
                return bearer
        found = self._find_titled(folded, kinds) if TITLED.intersection(kinds) else None
        if found is None:
            labelled = self._labelled(folded, kinds)
            found = labelled[0] if len(labelled) == 1 else None
        return found

    def _labelled(self, label: str, kinds: tuple[str, ...]) -> list[Bearer]:
        """Return what bears a label among these kinds, each once."""
        if len(self._labels) != self._labels_known:
            self._labels_known = len(self._labels)
            self._by_label = {}
            for label_, bearer in self._labels:
                bearers = self._by_label.setdefault(_as_label(label_), {})
                bearers.setdefault((bearer.kind, bearer.id), bearer)
        return [bearer for bearer in self._by_label.get(label, {}).values() if bearer.kind in kinds]

    def _find_titled(self, title: str, kinds: tuple[str, ...]) -> Bearer | None:
        """Return what a title stands for; what is declared under the whole of it stands before a law made of rows."""
        found = self.titles.find(title, kinds)
        if found is not None and found.kind == "law":
            found = self._bearers.get(("text", fold(found.id)), found)
        return found if found is not None and found.kind in kinds else None

    def title_names(self, name: str, kinds: tuple[str, ...]) -> Iterator[str]:
        """Yield the further names, as `standing` takes them, on which it depends what a name stands for as a title."""
        yield _AS_TITLE + self.titles.whole(name)
        found = self.titles.find(name, kinds)
        if found is not None:
            yield fold(found.id)

    def names_of(self, given: Given) -> Iterator[str]:
        """Yield the names, as `standing` takes them, to which it makes a difference that a name is given."""
        yield _as_label(given.name) if given.how == "label" else given.name
        if given.how == "title":
            yield _AS_TITLE + self.titles.whole(given.name)

    def standing(self, name: str) -> object:
        """Return a value that is equal in two corpora with the same registers where a name stands for the same in both.

        The name is folded; a whole title, with a mark before it, stands for what it is as a title.  What stands for
        a name is the same where its kind and id are, wherever it is declared.
        """
        if name.startswith(_AS_TITLE):
            return self.titles.standing(name.removeprefix(_AS_TITLE))
        borne = [(space, _key_of(self._bearers.get((space, name)))) for space in _SPACES]
        implied = _key_of(self._implied.get(("act", name)))
        return borne, implied, name in self._known, {_key_of(one) for one in self._labelled(name, _ALL_KINDS)}

    def use(self, bearer: Bearer) -> None:
        """Remember that something refers to a bearer; a law that only a register has is there from then on."""
        self.used.add((bearer.kind, bearer.id))
        if bearer.kind == "law" and ("text", bearer.id) not in self._bearers:
            entry = self.titles.entry(bearer.id)
            assert entry is not None  # nothing else lets an undeclared law be named
            self.registered[bearer.id] = entry

    def of_title(self, title: str) -> Bearer:
        """Return what stands for a title that a register has."""
        bearer = self.find(title, tuple(sorted(TITLED)))
        assert bearer is not None  # a row of the register names it
        return bearer

    def bears(self, name: str) -> bool:
        """Tell whether anything bears a name."""
        return fold(name) in self._known

    def excuse(self, source: Source, broken: Sequence[Stretch]) -> None:
        """Let no name be missed in stretches of a file whose faults were told before."""
        self._broken[source.path] = broken

    def miss(self, name: str, kinds: tuple[str, ...], place: Place) -> None:
        """Remember a use of a name that nothing bears."""
        if not self._excused(place):
            key = (_SHARED.get(kinds[0], kinds[0]), name)
            self._undeclared.setdefault(key, []).append((place, kinds))

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Remember that an edition of a text is cited by its name."""
        if not self._excused(place):
            self.cited.append(CitedEdition(source, edition, place))

    def _excused(self, place: Place) -> bool:
        broken = self._broken.get(place.path, ())
        at = bisect_right(broken, (place.start, len(place.source.text))) - 1
        return at >= 0 and place.start < broken[at][1]

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of what a name was meant for: what bears it as a label, or bears the nearest name."""
        labels = {label: bearer.id for label, bearer in reversed(self._labels) if bearer.kind in kinds}
        if name in labels:
            return labels[name]
        near = nearest(name, self.spellings(kinds)) or nearest(name, labels)
        return None if near is None else labels.get(near, near)

    def spellings(self, kinds: tuple[str, ...]) -> Iterator[str]:
        """Yield every name borne by something of these kinds, titles among them."""
        for name, bearer in self._all_borne():
            if bearer.kind in kinds:
                yield name

    def _all_borne(self) -> Iterator[tuple[str, Bearer]]:
        yield from ((name, bearer) for (_, name), bearer in self._bearers.items())
        yield from self.titles.given

    def undeclared(self) -> list[Fault]:
        """Return one fault for each name that is used and not declared, with every place of use.

        Where a register could not be read, any name of a law may be a title in it; that is one mistake, told.
        """
        missed = [
            (name, sorted(uses, key=lambda use: use[0].order))
            for (_, name), uses in self._undeclared.items()
            if self.titles.registry.complete or not any("law" in kinds for _, kinds in uses)
        ]
        others: dict[str, Bearer] = {}
        for known, bearer in self._all_borne():
            others.setdefault(known, bearer)
        return [
            self._undeclared_fault(name, uses, others.get(fold(name)), number < _MOST_SOUGHT)
            for number, (name, uses) in enumerate(missed)
        ]

    def _undeclared_fault(
        self, name: str, uses: list[tuple[Place, tuple[str, ...]]], other: Bearer | None, sought: bool
    ) -> Fault:
        (first, kinds), *further = uses
        wanted = Text(
            _listed([_KIND_TEXT[kind].en for kind in kinds], ", ", " or "),
            _listed([_KIND_TEXT[kind].zh for kind in kinds], "、", "或"),
        )
        related = tuple(Related(Text("also used here", "亦用于此"), place) for place, _ in further[:5])
        if other is not None and other.kind not in kinds:
            kind = _KIND_TEXT[other.kind]
            return Fault(
                Code.UNDECLARED,
                Text(
                    f"`{name}` is {with_article(kind.en)}, not {with_article(wanted.en)}",
                    f"「{name}」是{kind.zh}，不是{wanted.zh}",
                ),
                first,
                Text(
                    f"write the id of {with_article(wanted.en)}, or declare one",
                    f"请写{wanted.zh}的编号，或另行声明",
                ),
                related,
                about=kinds,
            )
        quoted = first.text.startswith(_QUOTES)
        meant = self._meant(name, kinds, quoted=quoted) if sought else None
        return Fault(
            Code.UNDECLARED,
            Text(f"no {wanted.en} is named `{name}`", f"没有名为「{name}」的{wanted.zh}"),
            first,
            meant or _to_declare(name, kinds, first),
            related,
            about=kinds,
            fixes=() if meant is None else fixes_by(meant, [place for place, _ in uses]),
        )

    def _label_meant(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the label of one thing alone that a name in quotes was meant for; None where none is near."""
        labels = [label for label, bearer in self._labels if bearer.kind in kinds]
        near = nearest(name, labels) or sounding_alike(name, labels)
        return near if near is not None and len(self._labelled(_as_label(near), kinds)) == 1 else None

    def _meant(self, name: str, kinds: tuple[str, ...], *, quoted: bool) -> Text | None:
        titled = [id_ for id_, bearer in sorted(self.titles.documents(name).items()) if bearer.kind in kinds]
        if titled:
            return Advice(
                f"it is the title of {_listed([f'`{id_}`' for id_ in titled], ', ', ' and ')}: write one of them",
                f"这是{_listed([f'「{id_}」' for id_ in titled], '、', '和')}共有的题名：请写其中之一的编号",
                tuple(Text(id_, id_) for id_ in titled),
            )
        ids = [bearer.id for bearer in self._labelled(name, kinds)]
        if ids:
            return Advice(
                f"it is the label of {_listed([f'`{id_}`' for id_ in ids], ', ', ' and ')}: write one of them",
                f"这是{_listed([f'「{id_}」' for id_ in ids], '、', '和')}共有的名称文字：请写其中之一的编号",
                tuple(Text(id_, id_) for id_ in ids),
            )

        owner, of, attached = name.partition("的")
        if (
            of
            and "subject" in kinds
            and self.find(owner, ("subject",))
            and self.find(attached, ("relation",))
        ):
            return asked(f"{attached} 之 {owner}")
        whole = remedies.for_several(name, lambda part: self.find(part, kinds) is not None)
        if whole is not None and whole != name:
            return asked(whole)
        if kinds in (("act",), ("subject",)):
            return self._no_wider(name, kinds)
        by_id = nearest(name, self.spellings(kinds)) is not None
        label = self._label_meant(name, kinds) if quoted and not by_id else None
        if label is not None:
            written = Text(write_quoted(label, "en"), write_quoted(label, "zh"))
            return Advice(f"did you mean {written.en}?", f"是否想写{written.zh}？", (written,))
        near = self.nearest(name, kinds)
        if near is None and "law" in kinds:
            return did_you_mean(name, self.titles.registry.near(name))
        return None if near is None else asked(near)

    def _no_wider(self, name: str, kinds: tuple[str, ...]) -> Text | None:
        """Return what an act or a kind of subject was meant for, never a wider one: whoever took it would widen the rule."""
        ids = {bearer.id for _, bearer in self._all_borne() if bearer.kind in kinds}
        ids |= {bearer.id for bearer in self._implied.values() if bearer.kind in kinds}
        labels = {label: bearer.id for label, bearer in self._labels if bearer.kind in kinds}
        near = self.nearest(name, kinds)
        if (
            near is not None
            and near not in name
            and not any(label in name and id_ == near for label, id_ in labels.items())
        ):
            return asked(near)
        narrower = nearest(name, [id_ for id_ in ids if id_ not in name])
        steps = name.split(".")
        paths = (path if path in ids else labels.get(path) for path in _paths_above(steps))
        above = next(filter(None, paths), None)
        if narrower is not None or above is None:
            return None if narrower is None else asked(narrower)
        words = set(re.split(r"[\W_]+", steps[-1]))
        below = sorted(
            (id_ for id_ in ids if id_.startswith(f"{above}.")),
            key=lambda id_: (-len(words & set(re.split(r"[\W_]+", id_))), id_),
        )
        return _below(above, below) if below else None


def _below(above: str, ids: list[str]) -> Text:
    """Return the advice to write one of the acts below another, those first that are most alike."""
    shown, more = ids[:_MOST_OFFERED], len(ids) - _MOST_OFFERED
    of, be = ("act", "is") if len(ids) == 1 else ("acts", "are")
    en = ", ".join(f"`{id_}`" for id_ in shown) + (f" and {more} more" if more > 0 else "")
    zh = "、".join(f"「{id_}」" for id_ in shown) + (f"等{len(ids)}项" if more > 0 else "")
    chosen = Text("it", "该行为") if len(ids) == 1 else Text("one of them", "其中之一")
    return Text(
        f"the {of} below `{above}` {be} {en}: write {chosen.en}, or declare another",
        f"「{above}」之下的行为有{zh}：请写{chosen.zh}，或另行声明",
    )


_MOST_OFFERED = 5


def _key_of(bearer: Bearer | None) -> tuple[str, str] | None:
    return None if bearer is None else (bearer.kind, bearer.id)


def _paths_above(steps: list[str]) -> Iterator[str]:
    """Yield the paths above one, the nearest first."""
    return (".".join(steps[:length]) for length in range(len(steps) - 1, 0, -1))


_COMPARED = re.compile(
    r"[ \t]*(?:[<>!]=|[<>=≥≤≠＞＜＝]|\d|at (?:least|most)|(?:more|less|not more) than|不|超过|至)[^\n;；}｝]*"
)
_HOLDS_LISTS = re.compile(r"(?:on|off|触发|须先移出)[ \t:：][^\n;；]*$")
_TYPES = (
    (r"%|％|percent", Text("share", "比例")),
    (r"\d{4}-\d|\d{4}年", Text("date", "日期")),
    (r"working-day|days?(?!\w)|日|天", Text("days", "天数")),
    (r"yuan|元|[$€£₹¥]|(?i:usd|eur|gbp|inr|jpy|cny)(?!\w)", Text("money", "金额")),
    (r"\d", Text("count", "数量")),
)
"""Of what type an attribute is that is compared with a value, by what stands in the value."""


def _to_declare(name: str, kinds: tuple[str, ...], place: Place) -> Text:
    """Return how to declare a name that nothing bears; of which a condition speaks, it may be a fact or a list.

    What is compared with a number is an attribute of a quantity, and what is one of several that a measure is `on` a list.
    """
    if name.casefold() in ("a", "an", "the"):
        return Text(f"remove `{name}`", f"删去「{name}」")
    if "agency" in kinds and name.casefold() in _ALL_OF_THEM:
        return Text("write each of them, with commas between", "请逐一写明，以顿号隔开")
    if often := _SO_OFTEN.fullmatch(name):
        length = f"{read_han_number(often[1])}{'个月' if often[2] in '个月' else '年'}"
        return Text(
            f"write `{read_han_number(often[3])} times in LIST within {length}`",
            f"请写「{read_han_number(often[3])}次 于 名单 期间 {length}」",
        )
    if "agency" in kinds and name in _WHOEVER_KEEPS_IT:
        return Text("write the id of the agency that keeps the list", "请写出管理该名单的机构的编号")
    named = _declared_as(name)
    list_ = Text(f"{kinds[0]} {named.en} {{ … }}", f"{_KIND_TEXT[kinds[0]].zh} {named.zh}｛…｝")
    text = place.source.text
    if (
        "attribute" not in kinds
        or "list" not in kinds
        or _HOLDS_LISTS.search(text[: place.start].rpartition("\n")[2])
    ):
        return Text(f"declare it: {list_.en}", f"请先声明：{list_.zh}")
    compared = _COMPARED.match(text, place.end)
    type_ = next((type_ for pattern, type_ in _TYPES if compared and re.search(pattern, compared[0])), None)
    if type_ is not None:
        return Text(
            f"declare it: attribute {named.en} {{ type {type_.en} }}",
            f"请先声明：属性 {named.zh}｛类型 {type_.zh}｝",
        )
    return Text(
        f"declare it: attribute {named.en} {{ type flag }} for a fact, or {list_.en}",
        f"请先声明：事实写「属性 {named.zh}｛类型 是否｝」，名单写「{list_.zh}」",
    )


_QUOTES = ('"', "“", "「")
_NAME = re.compile(next(pattern for name, pattern in TERMINALS if name == "NAME"))
_HAN_LETTER = re.compile(f"[{HAN}]")


def _declared_as(name: str) -> Text:
    """Return the id and labels with which a name can be declared: what has blanks or marks in it is a label and no id."""
    if _NAME.fullmatch(name):
        return Text(f'{name} "…" "…"', f"{name}「…」「…」")
    id_ = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
    id_ = id_ if _NAME.fullmatch(id_) else "ID"
    labels = ("…", name) if _HAN_LETTER.search(name) else (name, "…")
    en, zh = (
        " ".join(write_quoted(label, "en") for label in labels),
        "".join(write_quoted(label, "zh") for label in labels),
    )
    return Text(f"{id_} {en}", f"{id_}{zh}")


_SO_OFTEN = re.compile(
    r"([\d一二两三四五六七八九十]+)(年|个?月)(?:以?内)?(?:累计)?([\d一二两三四五六七八九十]+)次(?:以上)?"
)
_ALL_OF_THEM = frozenset({"all", "each", "every", "any", "全部", "所有", "各"})
_WHOEVER_KEEPS_IT = frozenset({"keeper", "管理机关", "管理单位", "列入机关", "认定单位"})
"""What documents write for a body that a list names elsewhere; a reference names it itself."""


def _listed(words: list[str], comma: str, last: str) -> str:
    """Return words as a list, the last one behind `or`."""
    return last.join(filter(None, (comma.join(words[:-1]), words[-1])))


class Scope:
    """Names as seen from inside one document: its own measures need no prefix.

    Where `uses` is False, as in a scenario, to speak of a thing is not to use it.
    """

    def __init__(self, names: SymbolTable, document: str = "", *, uses: bool = True) -> None:
        self.names = names
        self.document = document
        self.uses = uses

    def refer(self, token: Token, kinds: tuple[str, ...], source: Source) -> Ref:
        """Return the reference; where nothing bears the name it is remembered as a fault."""
        place = Place(source, token.start, token.end)
        if self.document and ("measure" in kinds or "permission" in kinds):
            own = self.names.find(f"{self.document}/{token.text}", kinds)
            if own is not None:
                self.names.use(own)
                return Ref(own.id, own.kind, place)
        bearer = self.names.find(token.text, kinds)
        if bearer is not None:
            if self.uses:
                self.names.use(bearer)
            return Ref(bearer.id, bearer.kind, place)
        self.names.miss(fold(token.text), kinds, place)
        return Ref(fold(token.text), kinds[0], place, found=False)

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in that an edition of a text is cited by its name."""
        self.names.cite(source, edition, place)

    def knows(self, name: str, kinds: tuple[str, ...]) -> bool:
        """Tell whether something of these kinds bears a name."""
        return self.names.find(name, kinds) is not None

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of what a name was meant for: what bears it as a label, or bears the nearest name."""
        return self.names.nearest(name, kinds)
