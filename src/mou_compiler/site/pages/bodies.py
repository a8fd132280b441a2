"""Agencies and roles: what each must, may and need not do, what it keeps and signed, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from mou_compiler import words as w
from mou_compiler.analysis.acting import Charge, acts_with_heirs, charges
from mou_compiler.analysis.wording import day_text, days_text, unknown_text
from mou_compiler.corpus.schema.declarations import Agency, Role
from mou_compiler.corpus.schema.values import Ref, Unknown
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.site.blocks import Block, Facts, Grid, Item, Items, Leaf, Live, Page, Record, Tile, Tiles
from mou_compiler.site.book import Book
from mou_compiler.site.changes import last_changes
from mou_compiler.site.markup import Bit, Line, Link, listed
from mou_compiler.site.telling import (
    NOT_STATED,
    days_line,
    findings_items,
    graph_of,
    named_word,
    period_line,
    refs_line,
    rows_grid,
)
from mou_compiler.site.things import Thing
from mou_compiler.tables.about import KINDS as BEARERS
from mou_compiler.tables.about import Bearer, why_empty
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.text import Text

INDEX = "agencies/index.html"
_TITLE = Text("Agencies and roles", "机构与角色")
_AGENCY, _ROLE = Text("Agency", "机构"), Text("Role", "角色")
_NONE = Text("Nothing.", "无。")
_SHOWN_CHANGES = 12
_CHANGES = {
    "began": Text("began", "开始"),
    "changed": Text("changed", "变更"),
    "ended": Text("ended", "终止"),
}


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the page of each agency and role, and the index of all."""
    bodies = book.of_kind("agency", "role")
    yield Leaf(INDEX, _TITLE, partial(_index, book, bodies))
    for thing in bodies:
        yield Leaf(thing.path, thing.label, partial(_page, book, thing))


def _index(book: Book, bodies: list[Thing]) -> Page:
    records = []
    for thing in bodies:
        rows = book.rows_by_enforcer.get(thing.id, ())
        forces = [sum(row.force == force.en for row in rows) for force in w.FORCES.words]
        records.append(
            Record(
                (
                    Link(thing.label, thing.address),
                    thing.id,
                    _AGENCY if thing.kind == "agency" else _ROLE,
                    *(Text(str(number), str(number)) for number in forces),
                    Text(*[str(len(book.found_of.get(thing.key, ())))] * 2),
                    days_line(thing.days) if thing.days is not None else Text("", ""),
                ),
                thing.days,
            )
        )
    headings = (
        Text("Name", "名称"),
        Text("Id", "标识"),
        Text("Sort", "类别"),
        Text("Must", "应当"),
        Text("May", "可以"),
        Text("For reference", "供参考"),
        Text("Findings", "检查结果"),
        Text("Days", "存续"),
    )
    return Page(
        INDEX,
        _TITLE,
        Text("Who acts", "由谁实施"),
        [
            Grid(
                Text("All of them", "全部"),
                headings,
                records,
                Text("The corpus declares no agency and no role.", "语料未声明任何机构或角色。"),
                numbers=frozenset({3, 4, 5, 6}),
            )
        ],
        lead=Text(
            "How many rows of the enforcement table each must, may, or weighs for reference, over all days.",
            "各机构在措施执行表中应当实施、可以实施、供参考的行数（各日合计）。",
        ),
        scripts=("grid",),
        here=INDEX,
    )


def _page(book: Book, thing: Thing) -> Page:
    blocks: list[Block] = [*_tiles(book, thing), *_rows(book, thing)]
    if thing.kind == "agency":
        blocks += _of_agency(book, thing, book.corpus.agencies[thing.id])
    else:
        blocks += _of_role(book, book.corpus.roles[thing.id])
    blocks += [
        findings_items(
            book.found_of.get(thing.key, ()),
            Text("Findings", "检查结果"),
            Text(
                "Nothing is found that concerns it directly; see each measure.",
                "无直接相关的检查结果；各措施另见其页。",
            ),
        ),
        graph_of(thing),
    ]
    return Page(
        thing.path,
        thing.label,
        _AGENCY if thing.kind == "agency" else _ROLE,
        blocks,
        scripts=("grid", "table", "graph"),
        here=INDEX,
        key=thing.key,
    )


def _tiles(book: Book, thing: Thing) -> Iterator[Block]:
    rows = book.rows_by_enforcer.get(thing.id, ())
    if not rows:
        return
    tiles = []
    for force, said in (
        ("mandatory", Text("it must carry out", "应当实施")),
        ("may", Text("it may carry out", "可以实施")),
        ("reference", Text("for its reference", "供其参考")),
    ):
        number = len({row.measure for row in rows if row.force == force})
        measures = Text(f"measure{'' if number == 1 else 's'} {said.en}", f"项措施{said.zh}")
        tiles.append(Tile(str(number), measures, f"{thing.address}#rows"))
    yield Tiles(Text("In short", "概要"), tiles)


def _rows(book: Book, thing: Thing) -> Iterator[Block]:
    acts = book.rows_by_enforcer.get(thing.id, ())
    named = [row for row in book.rows_by_declared.get(thing.id, ()) if row.enforcer != thing.id]
    if acts:
        yield Live(
            Text("What it carries out", "所实施的措施"),
            "rows",
            f"enforcer={thing.key}",
            Text("Every row, to be read as it stands:", "各行如下："),
        )
        more = (
            Text("There are more rows: ", "更多各行见："),
            *listed(_downloads(book, thing)),
        )
        yield rows_grid(book, Text("What it carries out", "所实施的措施"), acts, _NONE, more)
        yield _last_changes(book, thing)
        yield Items(
            Text("Downloads", "下载"),
            [Item(line) for line in _downloads(book, thing)],
        )
    else:
        bearer = Bearer(BEARERS.named(thing.kind), thing.id, thing.label)
        reasons = why_empty(book.view, book.compiled.rows, bearer, book.compiled.as_of)
        yield Items(
            Text("Why it carries out nothing", "为何没有所实施的措施"), [Item(text) for text in reasons]
        )
    if named:
        heirs = dict.fromkeys(row.enforcer for row in named if row.enforcer)
        counts = [(heir, sum(row.enforcer == heir for row in named)) for heir in heirs]
        nobody = sum(not row.enforcer for row in named)
        items = [
            Item((book.body(heir), Text(f": {number} row{'' if number == 1 else 's'}", f"：{number}行")))
            for heir, number in counts
        ]
        if nobody:
            items.append(Item(Text(f"nobody, or not known who: {nobody} rows", f"无人或不详：{nobody}行")))
        yield Items(Text("Named here, carried out by", "文件列此机构，实际实施者"), items)


def _last_changes(book: Book, thing: Thing) -> Block:
    """Return what changed last in what a body carries out, of all days; a script tells it as of a day."""
    rows = book.compiled.rows
    numbers = [book.numbers[id(row)] for row in book.rows_by_enforcer[thing.id]]
    day, changes = last_changes(rows, numbers, book.goings)
    said: list[Line] = []
    for change in changes[:_SHOWN_CHANGES]:
        row = rows[change.number]
        columns = [COLUMNS[number].title for number in change.columns]
        which = Text(", ".join(one.en for one in columns), "、".join(one.zh for one in columns))
        what = _CHANGES[change.what]
        told = (
            Text(f"{what.en}: {which.en} – ", f"{what.zh}：{which.zh}——")
            if columns
            else Text(f"{what.en}: ", f"{what.zh}：")
        )
        measure = book.link(row.measure, "measure")
        said.append((told, measure, Text(f" ({row.act_label.en})", f"（{row.act_label.zh}）")))
    more = len(changes) - len(said)
    if more > 0:
        said.append(Text(f"{more} more", f"另有{more}项"))
    when = day_text(date.fromordinal(day)) if day else Text("", "")
    nothing = Text("Nothing has changed.", "没有变化。")
    instead: Line = (Text(f"{when.en}: ", f"{when.zh}："), *listed(said, "; ")) if said else nothing
    return Live(Text("What changed last", "最近变化"), "changes", f"enforcer={thing.key}", instead)


def _downloads(book: Book, thing: Thing) -> list[Line]:
    kinds = (("csv", "CSV"), ("xlsx", "XLSX"), ("json", "JSON"))
    return [
        Link(Text(name, name), book.table_address(thing.id, suffix))
        for suffix, name in kinds
        if suffix != "xlsx" or book.has_sheets
    ]


def _of_agency(book: Book, thing: Thing, agency: Agency) -> Iterator[Block]:
    facts: list[tuple[Text, Line]] = [
        (Text("Kind", "性质"), named_word(w.AGENCY_KINDS, agency.kind)),
        (Text("Level", "层级"), named_word(w.LEVELS, agency.level)),
        (Text("Competent in", "辖区"), _one(book, agency.territory, Text("everywhere", "不限"))),
        (Text("Part of", "隶属"), _one(book, agency.parent, NOT_STATED)),
    ]
    if agency.aliases:
        facts.append(
            (Text("Also called", "别名"), Text(", ".join(agency.aliases), "、".join(agency.aliases)))
        )
    if agency.existed is not None:
        facts.append((Text("Existed", "存续"), period_line(agency.existed)))
    yield Facts(Text("About it", "基本情况"), facts)
    changes = [Item(item) for item in _successions(book, thing)]
    if changes:
        yield Items(Text("Who acts in its place", "由谁承接"), changes)
    yield Items(
        Text("Lists that it keeps", "所管理的名单"),
        list(_kept(book, agency.id)),
        Text("It keeps no list.", "不管理任何名单。"),
    )
    yield Items(
        Text("Documents that it issued or signed", "制定或签署的文件"), _signed(book, agency.id), _NONE
    )
    yield Items(
        Text("Roles that it fills", "所承担的角色"),
        _filled(book, agency.id),
        Text("It fills no role.", "不承担任何角色。"),
    )


def _one(book: Book, ref: Ref | Unknown | None, nothing: Text) -> Line:
    return refs_line(book, [ref], "agency", "territory") if ref is not None else nothing


def _kept(book: Book, id_: str) -> Iterator[Item]:
    """Yield the lists and ratings that an agency keeps, for itself or in the place of another, each with its days."""
    corpus = book.corpus
    for other in book.of_kind("list", "rating"):
        keeper = getattr(corpus.lists.get(other.id) or corpus.ratings.get(other.id), "keeper", None)
        if not isinstance(keeper, Ref):
            continue
        there = other.days or ALL_DAYS
        for acting in book.view.enforcers.acting(keeper.id):
            days = acting.days.meet(there)
            if days and id_ in acting.bodies:
                yield Item(
                    _kept_line(book, other, keeper.id if keeper.id != id_ else None, days, there), days
                )


def _kept_line(book: Book, other: Thing, in_place_of: str | None, days: Days, there: Days) -> Line:
    """Return a list that is kept, with the days where they are not all of its own, and in whose place."""
    bits: list[Bit] = [Link(other.label, other.address)]
    if days != there:
        when = days_text(days)
        bits.append(Text(f" {when.en}", f"（{when.zh}）"))
    if in_place_of is not None:
        bits += [Text(", in the place of ", "，代"), book.body(in_place_of)]
    return tuple(bits)


def _successions(book: Book, thing: Thing) -> Iterator[Line]:
    acts = acts_with_heirs(book.view, thing.id)
    by_act = charges(book.view, thing.id, acts, ALL_DAYS)
    if acts:  # and for whatever act none is named
        by_act = (*(one if one.acts else one._replace(acts=acts) for one in by_act), _left(book, thing.id))
    for charge in by_act:
        for acting in charge.acting:
            if acting.bodies == (thing.id,):
                continue
            when = days_text(acting.days)
            bits: list[Bit] = [Text(f"{when.en}", f"{when.zh}")]
            if charge.acts:
                bits += [
                    Text(" for ", "，就"),
                    *listed(book.link(act, "act") for act in charge.acts),
                ]
            elif acts:
                bits.append(Text(" for all other acts", "，就其余行为"))
            bits.append(Text(": ", "："))
            bits += listed(map(book.body, acting.bodies)) or (Text("nobody", "无人"),)
            yield tuple(bits)


_ANY_OTHER = "\1"
"""Stands for an act of which nothing is said: no id has it."""


def _left(book: Book, id_: str) -> Charge:
    """Return who acts for a body for the acts that nothing is said of."""
    (found,) = charges(book.view, id_, (_ANY_OTHER,), ALL_DAYS)
    return found


def _signed(book: Book, id_: str) -> list[Item]:
    found = []
    for other in book.of_kind("document"):
        document = book.corpus.documents[other.id]
        roles = [
            text
            for refs, text in (
                (document.issuers, Text("issued", "制定")),
                (document.signatories, Text("signed", "签署")),
            )
            if any(isinstance(ref, Ref) and ref.id == id_ for ref in refs)
        ]
        if roles:
            said = Text(", ".join(item.en for item in roles), "、".join(item.zh for item in roles))
            found.append(
                Item((Link(other.label, other.address), Text(f" ({said.en})", f"（{said.zh}）")), other.days)
            )
    return found


def _filled(book: Book, id_: str) -> list[Item]:
    found = []
    for other in book.of_kind("role"):
        for filling in book.corpus.roles[other.id].fillings:
            if any(ref.id == id_ for ref in filling.agencies):
                bits: list[Bit] = [Link(other.label, other.address)]
                if filling.territory is not None:
                    bits += [Text(" in ", "，"), book.link(filling.territory.id, "territory")]
                found.append(Item(tuple(bits)))
    return found


def _of_role(book: Book, role: Role) -> Iterator[Block]:
    items = []
    for filling in role.fillings:
        bits: list[Bit] = list(listed(book.body(ref.id) for ref in filling.agencies))
        if filling.territory is not None:
            bits += [Text(" in ", "，于"), book.link(filling.territory.id, "territory")]
        if filling.during is not None:
            said = period_line(filling.during)
            bits.append(Text(f", {said.en}", f"，{said.zh}"))
        items.append(Item(tuple(bits)))
    why = role.unfilled.reason if role.unfilled else ""
    yield Items(
        Text("Filled by", "由谁承担"),
        items,
        _capital(unknown_text(why)) if why else Text("Nobody fills it.", "无人承担。"),
    )


def _capital(text: Text) -> Text:
    return Text(text.en[:1].upper() + text.en[1:], text.zh)


def ended(days: Days | None) -> Text | None:
    """Return when something ended; None where no end is known."""
    if days is None or days.behind is None:
        return None
    day = day_text(days.behind)
    return Text(f"ended on {day.en}", f"{day.zh}终止")
