"""Rules, days and findings as lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mou_compiler import words as w
from mou_compiler.analysis.acting import body_told
from mou_compiler.analysis.exactness import day_as_written
from mou_compiler.analysis.labelling import in_labels
from mou_compiler.analysis.wording import days_text, kinds_text, unknown_text
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.corpus.schema.values import Citation, Day, Period, Ref, Unknown
from mou_compiler.findings.finding import Finding, Stretch
from mou_compiler.interpret.spelling import basis_text, citation_text
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.site.blocks import Block, Code, Grid, Item, Items, Live, Record
from mou_compiler.site.book import Book, Found
from mou_compiler.site.markup import Bit, Line, Link, listed
from mou_compiler.site.things import Thing
from mou_compiler.source.place import Place
from mou_compiler.tables import writing as to
from mou_compiler.tables.row import Leave, Row
from mou_compiler.text import Text
from mou_compiler.words import Language, Word

NOT_STATED = Text("not stated", "未载明")
WHOLE_TABLE = Link(Text("There are more rows: the whole table", "更多各行见全部措施"), "measures.html")
"""What stands behind rows where more are left out than are shown."""

MOST_STATIC = 100
"""How many rows a page has that can be read without script."""

_TOKEN = re.compile(r"[\w][\w./-]*")


def word(said: Word | None) -> Text:
    """Return a word of the language in both."""
    return Text(said.en, said.zh) if said is not None else NOT_STATED


def named_word(words: w.Words, english: str | None) -> Text:
    """Return a word of a closed set; that it is not stated where there is none."""
    return word(words.find(english)) if english else NOT_STATED


def days_line(days: Days | None) -> Text:
    """Return on which days something is there."""
    return days_text(days) if days is not None else Text("no days of its own", "无自身期间")


def day_line(day: Day | Unknown | None) -> Text:
    """Return a day, or the month or year where no more is known, or why it is not known."""
    if isinstance(day, Unknown):
        return unknown_text(day.reason)
    if day is None:
        return NOT_STATED
    if day.exact:
        return Text(day.first.isoformat(), f"{day.first.year}年{day.first.month}月{day.first.day}日")
    span = f"{day.first.isoformat()} – {day.last.isoformat()}"
    return Text(f"some day of {span}", f"{span} 之间某日")


def period_line(period: Period | None) -> Text:
    """Return a period by its ends."""
    if period is None:
        return NOT_STATED
    start, end = day_line(period.start), day_line(period.end)
    from_ = Text(f"from {start.en}", f"自{start.zh}起")
    until = Text(f"until {end.en}", f"至{end.zh}前")
    if isinstance(period.start, Unknown):
        from_ = Text(f"since when is {start.en}", f"起始日{start.zh}")
    if isinstance(period.end, Unknown):
        until = Text(f"until when is {end.en}", f"终止日{end.zh}")
    if period.end is None:
        return from_
    if period.start is None:
        return until
    between = "，" if isinstance(period.start, Unknown) or isinstance(period.end, Unknown) else ""
    return Text(f"{from_.en}{', ' if between else ' '}{until.en}", f"{from_.zh}{between}{until.zh}")


def stretch_days(stretch: Stretch) -> Days:
    """Return the days of a stretch as numbers."""
    start = ALWAYS if stretch.since is None else stretch.since.toordinal()
    return Days(start, FOREVER if stretch.until is None else stretch.until.toordinal())


def finding_days(finding: Finding) -> Days:
    """Return the days on which a finding holds, with those on which it pauses."""
    return stretch_days(Stretch(finding.since, finding.until))


def refs_line(book: Book, refs: Iterable[Ref | Unknown], *kinds: str) -> Line:
    """Return what a declaration names, with links; why not where it is not known."""
    lines: list[Line] = []
    for ref in refs:
        if isinstance(ref, Unknown):
            lines.append(unknown_text(ref.reason))
        else:
            lines.append(book.link(ref.id, *(kinds or (ref.kind, "agency", "role", "document", "law"))))
    return listed(lines) or NOT_STATED


def keeper_line(book: Book, keeper: Ref | Unknown | None) -> Line:
    """Return who keeps a list, and who does in its place from which day on."""
    line = refs_line(book, [keeper] if keeper else [])
    if not isinstance(keeper, Ref) or keeper.id not in book.corpus.agencies:
        return line
    bits: list[Bit] = [*listed([line])]
    for acting in book.view.enforcers.acting(keeper.id):
        if acting.bodies == (keeper.id,):
            continue
        day = day_as_written(book.view, acting.days.first)
        bits.append(Text(f"; from {day.en} ", f"；自{day.zh}起为" if acting.bodies else f"；自{day.zh}起"))
        bits += listed(map(book.body, acting.bodies)) or (Text("nobody", "无人承接"),)
    return tuple(bits)


def basis_line(book: Book, basis: Iterable[object]) -> Line:
    """Return legal bases, each with a link to its text."""
    lines: list[Line] = []
    for item in basis:
        if isinstance(item, Citation):
            thing = book.find(item.source.id, "law", "document")
            said = Text(citation_text(item), citation_text(item, "zh"))
            if thing is None:
                lines.append(said)
                continue
            rest = Text(
                said.en.replace(item.source.id, thing.label.en, 1),
                said.zh.replace(item.source.id, f"《{thing.label.zh}》", 1),
            )
            lines.append(Link(rest, thing.address))
        elif isinstance(item, Unknown):
            lines.append(unknown_text(item.reason))
        else:
            text = basis_text([item])  # type: ignore[list-item]
            lines.append(Text(text, "无"))
    return listed(lines, "; ") or NOT_STATED


def labelled(book: Book, text: Text, *kinds: str) -> Text:
    """Return words of the language with the labels of what they name instead of ids; one is `on` a list."""

    def english(found: re.Match[str]) -> str:
        thing = book.find(found[0], *kinds)
        if thing is None:
            return _label_of(book, found[0]).en
        on = "on " if thing.kind == "list" and not found.string[: found.start()].endswith(" on ") else ""
        return f"{on}“{thing.label.en}”"

    def chinese(found: re.Match[str]) -> str:
        thing = book.find(found[0], *kinds)
        if thing is None:
            return _label_of(book, found[0]).zh
        return f"{'列入' if thing.kind == 'list' else ''}「{thing.label.zh}」"

    return Text(_TOKEN.sub(english, text.en), _TOKEN.sub(chinese, text.zh))


def _label_of(book: Book, token: str) -> Text:
    """Return the label of an attribute; what else stands in a condition is a word of the language."""
    attribute = book.corpus.attributes.get(token)
    return Text(f"“{attribute.label.en}”", f"「{attribute.label.zh}」") if attribute else Text(token, token)


def exceptions_line(book: Book, row: Row) -> Text:
    """Return in which cases a row gives way, by whose leave, with labels."""
    return Text(*(_exceptions(book, row, language) for language in _LANGUAGES))


_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def _exceptions(book: Book, row: Row, language: Language) -> str:
    leaves = [
        Leave(
            in_labels(book.view, leave.when, language),
            body_told(book.view, leave.permission, row.charged, row.days).spelled(language)
            if leave.permission
            else None,
        )
        for leave in row.exceptions
    ]
    return to.exceptions_cell(leaves, language)


def condition_line(book: Book, row: Row) -> Text:
    """Return the whole condition of a row, with labels."""
    if row.condition is None:
        return Text("no condition", "无条件")
    text = Text(to.condition_cell(row.condition, "en"), to.condition_cell(row.condition, "zh"))
    return labelled(book, text, "list", "rating")


def targets_line(book: Book, row: Row) -> Text:
    """Return whom a row reaches, with labels."""
    corpus = book.corpus
    english, chinese = [], []
    for target in row.targets:
        kinds = [
            corpus.subjects[ref.id].label if ref.id in corpus.subjects else Text(ref.id, ref.id)
            for ref in target.subjects
        ]
        en = ", ".join(sorted(kind.en for kind in kinds))
        zh = "、".join(sorted(kind.zh for kind in kinds))
        if target.relation is not None:
            relation = corpus.relations.get(target.relation.id)
            label = relation.label if relation else Text(target.relation.id, target.relation.id)
            en, zh = f"{label.en} of {en}", f"{zh}的{label.zh}"
        english.append(en)
        chinese.append(zh)
    if not english:
        return word(to.EVERYBODY)
    return Text("; ".join(english), "；".join(chinese))


def territory_line(book: Book, row: Row) -> Text:
    """Return where a row holds, with labels."""
    english, chinese = [], []
    for part in row.territory:
        place = book.corpus.territories.get(part.territory)
        label = place.label if place else Text(part.territory, part.territory)
        english.append(f"rest of {label.en}" if part.rest else label.en)
        chinese.append(f"{label.zh}其余部分" if part.rest else label.zh)
    return Text("; ".join(english), "；".join(chinese)) if english else word(to.EVERYWHERE)


_WITHOUT_SCRIPT = Text("Read without script", "无脚本时阅读")


def rows_grid(book: Book, heading: Text, rows: Sequence[Row], empty: Text, more: Line) -> Grid:
    """Return rows as a grid to be read without script: who must or may do what, when, for whom, until when.

    Where there are none it stands under the heading whether there is a script or not, and says so.
    """
    return Grid(
        _WITHOUT_SCRIPT if rows else heading,
        (
            Text("Measure", "措施"),
            Text("Who", "实施者"),
            Text("Force", "效力"),
            Text("What", "内容"),
            Text("If", "条件"),
            Text("For whom", "对象"),
            Text("Where", "地域"),
            Text("Basis", "依据"),
            Text("Days", "期间"),
        ),
        [_row_record(book, row) for row in rows[:MOST_STATIC]],
        empty,
        more if len(rows) > MOST_STATIC else None,
        plain=bool(rows),
    )


def _row_record(book: Book, row: Row) -> Record:
    measure = book.things.get(f"measure:{row.measure}")
    named: Line = Link(measure.label, measure.address) if measure else row.measure
    what: list[Bit] = [named_word(w.DOINGS, row.modality), " ", book.link(row.act, row.touched[0])]
    if row.cap is not None:
        what += [" ", Text(to.cap_cell(row.cap, "en"), to.cap_cell(row.cap, "zh"))]
    if row.weight:
        what += [
            " ",
            Text(f"({to.weight_cell(row.weight, 'en')})", f"（{to.weight_cell(row.weight, 'zh')}）"),
        ]
    condition: list[Bit] = [condition_line(book, row)]
    if row.exceptions:
        condition += [Text("; ", "；"), exceptions_line(book, row)]
    who: Line = (
        book.body(row.enforcer)
        if row.enforcer
        else Text(to.enforcer_cell(row, "en"), to.enforcer_cell(row, "zh"))
    )
    return Record(
        (
            named,
            who,
            named_word(w.FORCES, row.force),
            tuple(bit for bit in what if bit != " "),
            tuple(condition),
            targets_line(book, row),
            territory_line(book, row),
            basis_line(book, (item.basis for item in row.basis)),
            days_text(row.days),
        ),
        row.days,
    )


def findings_items(found: Sequence[Found], heading: Text, empty: Text) -> Items:
    """Return findings as a list of links."""
    return Items(heading, [finding_item(one) for one in found], empty)


def finding_item(one: Found) -> Item:
    """Return a finding as a line: its code, what it says, and since when."""
    finding = one.finding
    days = finding_days(finding)
    bits: list[Bit] = [
        word_of_severity(finding),
        finding.code,
        Text(" ", " "),
        Link(finding.message, one.address),
    ]
    if finding.since is not None or finding.until is not None:
        said = days_text(days)
        bits.append(Text(f" ({said.en})", f"（{said.zh}）"))
    return Item(tuple(bits), days, f"severity {finding.severity.label}")


def word_of_severity(finding: Finding) -> Text:
    """Return how grave a finding is."""
    said = finding.severity.word
    return Text(f"{said.en} ", f"{said.zh} ")


def source_code(where: str, extent: Place, heading: Text) -> Code:
    """Return a declaration as it is written, and where."""
    return Code(heading, extent.text, where)


def graph_of(thing: Thing) -> Live:
    """Return the place for the graph around a thing."""
    return Live(
        Text("What it is joined to", "与之相连"),
        "graph",
        thing.key,
        Text(
            "Drawn by script, one step around it; the whole graph is in graph/graph.svg beside the site.",
            "由脚本绘制，一步之内；全图见本站旁的 graph/graph.svg。",
        ),
    )


def closing(book: Book, thing: Thing, declared: Declaration | None = None) -> list[Block]:
    """Return with what the page of a thing closes: what is found of it, its graph, and the declaration as written if one is given."""
    blocks: list[Block] = [
        findings_items(
            book.found_of.get(thing.key, ()),
            Text("Findings", "检查结果"),
            Text("Nothing is found that concerns it directly.", "无直接相关的检查结果。"),
        ),
        graph_of(thing),
    ]
    if declared is not None:
        heading = Text("As it is written", "源文")
        blocks.append(source_code(book.where(declared.place), declared.extent, heading))
    return blocks


def number_text(number: int) -> Text:
    """Return a number in both languages."""
    return Text(str(number), str(number))


def kinds_label(book: Book, kinds: str) -> Text:
    """Return the labels of the kinds that a situation names."""
    return kinds_text(book.corpus, kinds) or Text(kinds, kinds)
