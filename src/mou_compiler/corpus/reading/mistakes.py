"""What is told of statements that the schema does not take: the fact, its place and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import Any

from mou_compiler import words as w
from mou_compiler.corpus.names.given import KIND_BY_SPELLING, kind_meant
from mou_compiler.corpus.reading.left_over import Behind, meant_behind
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import Misshapen, with_article
from mou_compiler.corpus.schema.declarations import KINDS
from mou_compiler.corpus.schema.fields import FieldSpec, KindSpec, kind_of
from mou_compiler.corpus.schema.shapes.citations import NOT_WRITTEN_SO, cited_otherwise
from mou_compiler.corpus.schema.shapes.pieces import DOCUMENTS
from mou_compiler.corpus.schema.shapes.time import DAYS_NOT_WRITTEN_SO, period_otherwise
from mou_compiler.corpus.schema.suggest import singulars
from mou_compiler.corpus.schema.thesaurus import Meant
from mou_compiler.corpus.schema.worded_bases import basis_meant, may_be_worded
from mou_compiler.corpus.schema.worded_names import (
    article_before_a_name,
    article_in_a_condition,
    held_meant,
    kind_before_a_name,
    led_to_be_cited,
    names_joined,
    neither_meant,
    signals,
)
from mou_compiler.corpus.schema.worded_procedures import heard_meant
from mou_compiler.corpus.schema.worded_values import values_listed
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.findings.fix import Advice, Edit, Fix, advised, asked
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.days_compared import DAYS_COMPARED, day_compared
from mou_compiler.syntax.multiples import charged_multiple
from mou_compiler.syntax.numerals import read_han_number
from mou_compiler.syntax.piece_meant import PieceMeant
from mou_compiler.syntax.tree import (
    Both,
    Either,
    Expression,
    Group,
    Limit,
    Negation,
    Reference,
    Series,
    Statement,
    Token,
)
from mou_compiler.syntax.worded import worded_at
from mou_compiler.words import UNKNOWN, Text, Word

_MOST_OWNERS = 4
_INSIDE_VALUES = (
    w.FROM, w.UNTIL, w.TO, w.OF, w.IN, w.BY, w.WITH, w.WITHIN, w.BEFORE, w.DECIDED, w.JOINTLY, w.OTHERS, w.ANY, w.ALL, w.EXTENDABLE,
    w.UNKNOWN, w.NONE, w.UNSPECIFIED, w.INDEFINITE, w.VIA, w.SUSPENSIVE, w.UNTIL_EVENT,
)  # fmt: skip
_WORDS_HERE = frozenset(
    part
    for spelling in (
        *w.CONNECTIVES.spellings,
        *w.COMPARISONS.spellings,
        *(one for word in _INSIDE_VALUES for one in word.spellings),
    )
    for part in spelling.split()
)
"""Words of the language that stand inside values, none of which is part of a name without quotes."""


def place_of(source: Source, node: Token | Series) -> Place:
    """Return the place of a node of the tree."""
    return Place(source, node.start, node.end)


def unknown_declaration(source: Source, keyword: Token) -> Fault:
    """Return the fault of a keyword at the top of a file with which no declaration begins."""
    written = keyword.text
    return Fault(
        Code.UNKNOWN_KEYWORD,
        Text(f"no declaration is called `{written}`", f"没有名为「{written}」的声明"),
        place_of(source, keyword),
        _belongs_in(written) or _kind_asked(written) or _possible(data.KEYWORD for data in KINDS),
    )


def one_more_value(
    source: Source, spec: FieldSpec, before: Statement, statement: Statement, is_value: Callable[[str], bool]
) -> Fault | None:
    """Return the fault of a value or condition parted from those before it by the end of a statement: `by A; B`.

    Only behind a field that takes several; None of any other.
    """
    keyword = statement.keyword
    between = source.text[before.end : keyword.start].strip()
    conditions = spec.keyword.en == "when"
    several = spec.shape is not None and ("…" in spec.shape.form.en or conditions)
    if not several or between not in ("", ";", "；", "。") or statement.block is not None:
        return None
    if not is_value(keyword.text):
        return None
    ended = Text(f"`{between}`", f"「{between}」") if between else Text("the end of the line", "行尾")
    sign = Place(
        source, before.end, source.text.index(between, before.end) + len(between) if between else before.end
    )
    joints = (Text(" and", " 且"), Text(" or", " 或")) if conditions else (Text(",", "、"),)
    remedy = Text("write `,` between several values", "多个值之间写「、」")
    if conditions:
        remedy = Text(
            "write `and` between them where both must hold, `or` where one will do",
            "须同时满足的，其间写「且」；满足其一即可的，写「或」",
        )
    return Fault(
        Code.WRONG_VALUE,
        Text(
            f"`{keyword.text}` belongs to `{spec.keyword.en}`, which ends with {ended.en} before it",
            f"「{keyword.text}」属于「{spec.keyword.zh}」一项，而该项已止于其前的{ended.zh}",
        ),
        place_of(source, keyword),
        remedy,
        fixes=tuple(
            Fix(
                Text(f"write `{joint.en.strip()}`", f"写作「{joint.zh.strip()}」"),
                (Edit(sign, joint.en if keyword.text.isascii() else joint.zh),),
            )
            for joint in joints
        ),
    )


def unknown_field(source: Source, kind: KindSpec, keyword: Token, meant: Meant | None) -> Fault:
    """Return the fault of a keyword inside a declaration that has no such field, and what may be meant."""
    written = keyword.text
    apart = None
    if written in KIND_BY_SPELLING and not (meant and meant.certain and meant.beginning):
        apart = Text(
            f"`{written}` begins a declaration of its own: end this one before it with `}}`",
            f"「{written}」是独立的声明：请在其前以「}}」结束本声明",
        )
    return Fault(
        Code.UNKNOWN_KEYWORD,
        Text(
            f"{with_article(kind.keyword.en)} has no field `{written}`",
            f"{kind.keyword.zh}没有「{written}」这一项",
        ),
        place_of(source, keyword),
        apart
        or _from_its_signing(written, kind)
        or _asked(meant)
        or _in_two(written, kind)
        or _belongs_in(written, kind)
        or _possible(spec.keyword for spec in kind.fields),
    )


_FROM_AN_EVENT = re.compile(
    r"(?:本\w{1,6})?自(?P<event>\w{2,4})之日起(?:\w{0,4}(?:施行|实施|生效|执行))?|(?:in[ ]+)?(?:force|effect)[ ]+from[ ]+signing"
)


def _from_its_signing(written: str, kind: KindSpec) -> Text | None:
    """Return what to do with a closing sentence that counts the first day from an event: 自签署之日起施行."""
    match = _FROM_AN_EVENT.fullmatch(written) if "in force" in kind.keywords else None
    if match is None:
        return None
    if match["event"] in ("签署", "签订", "签发", "签字") and "signed" in kind.keywords:
        return Text(
            "leave it out: a document is in force from the day on which it is `signed`, unless it says otherwise",
            "删去：文件未另行写明的，自「签署」之日起施行",
        )
    return Text(
        'write the day itself: `in force from 2018-05-01`; where it cannot be told, `in force unknown "why"`',
        "请写明具体日期：「施行 自 2018年5月1日」；无从得知的，写「施行 不详「原因」」",
    )


def _in_two(written: str, kind: KindSpec) -> Text | None:
    """Return what to write for a keyword that says two things, or holds its value too."""
    if written in ("may", "shall", "must") and "force" in kind.keywords:
        return Text(
            f"write `force {written}`, and what {written} be done on a line of its own",
            "效力写作「效力 可以」或「效力 应当」，所采取的措施另起一行",
        )
    return remedies.for_field_and_value(written, kind.keywords)


def _kind_asked(written: str) -> Text | None:
    data = kind_meant(written)
    if data is None:
        return None
    keyword = data.KEYWORD.en if written.isascii() else data.KEYWORD.zh
    return asked(keyword)


def _asked(meant: Meant | None) -> Text | None:
    if meant is None:
        return None
    if not meant.others:
        return asked(meant.shown.en, meant.shown.zh, meant.behind)
    ways = (meant.shown, *meant.others)
    en, zh = " or ".join(f"`{way.en}`" for way in ways), "还是".join(f"「{way.zh}」" for way in ways)
    return Advice(f"did you mean {en}?", f"是否想写{zh}？", ways, meant.behind)


def _possible(known: Iterable[Word]) -> Text:
    """Return the keywords that can stand somewhere, each once: what else it may be spelled is no other field."""
    words = list(known)
    note = len(words) > _MANY and any(word.en == "note" for word in words)
    return Text(
        "possible here: "
        + ", ".join(word.en for word in words)
        + ('; what the language has no word for stands in `note "…"`' if note else ""),
        "此处可用："
        + "、".join(word.zh for word in words)
        + ("；语言中无对应用词的，写入「说明」" if note else ""),
    )


_MANY = 20
"""Of so many keywords hardly one was meant; it is told where to say what none of them does."""


def _belongs_in(written: str, kind: KindSpec | None = None) -> Text | None:
    """Return whose field a keyword is, where it is one of a few; of what stands inside a kind before all others."""
    owners = _owners().get(written, ())
    inside = [spec.nested for spec in kind.fields if spec.nested is not None] if kind else []
    owners = tuple(one for one in owners if any(one is kind_of(each) for each in inside)) or owners
    if not 0 < len(owners) <= _MOST_OWNERS:
        return None
    return Text(
        f"`{written}` belongs inside the braces of {with_article(' or '.join(kind.keyword.en for kind in owners))}",
        f"「{written}」应写在{'或'.join(kind.keyword.zh for kind in owners)}的花括号之内",
    )


@cache
def _owners() -> dict[str, tuple[KindSpec, ...]]:
    """Return for each keyword of a field the kinds that have it."""
    found: dict[str, tuple[KindSpec, ...]] = {}
    for kind in _all_kinds():
        for keyword in kind.keywords:
            found[keyword] = (*found.get(keyword, ()), kind)
    return found


def _all_kinds() -> Iterator[KindSpec]:
    waiting: list[type[Any]] = list(KINDS)
    for data in waiting:  # grows as nested kinds are met
        kind = kind_of(data)
        waiting.extend(spec.nested for spec in kind.fields if spec.nested and spec.nested not in waiting)
        yield kind


def without_id(source: Source, kind: KindSpec, statement: Statement) -> Fault:
    """Return the fault of a declaration that has no id behind its keyword; what a number or label there is to be, where that is known."""
    id_ = "ID" if kind.data in KINDS else "1"
    first = statement.phrase[0] if statement.phrase else None
    number = None if first is None or kind.data in KINDS else _NUMBER.fullmatch(place_of(source, first).text)
    help_: Text = Text(
        f'write `{kind.keyword.en} {id_} "English" "中文" {{ … }}`',
        f"请写「{kind.keyword.zh} {'编号' if id_ == 'ID' else id_}「English」「中文」｛…｝」",
    )
    place = place_of(source, statement.keyword)
    if first is not None and number is not None:
        bare = str(read_han_number(number["number"]))
        help_, place = advised([Text(bare, bare)]), place_of(source, first)
    elif first is not None and (label := _label_of(first)) and (slug := slug_of(label) or id_) != "ID":
        slug = slug if kind.data in KINDS else id_
        written = Text(f"{kind.keyword.en} {slug}", f"{kind.keyword.zh} {slug}")
        help_ = Advice(
            f"write an id before the label, such as `{written.en}`",
            f"名称之前写编号，如「{written.zh}」",
            (written,),
        )
    return Fault(
        Code.MISSING,
        Text(f"this {kind.keyword.en} has no id", f"此{kind.keyword.zh}缺少编号或名称"),
        place,
        help_,
    )


_NUMBER = re.compile(
    r"(?:(?:N(?:o|r|um)|item|para|art)\.?[ ]*)?[（(]?第?[（(]?(?P<number>\d+|[一二三四五六七八九十百]+)[）)]?[条条項项款目号]?[）)]?"
)
"""A number as documents write it, which is an id without its brackets and words."""


def _label_of(series: Series) -> str:
    token = series.items[0]
    return token.text[1:-1] if isinstance(token, Token) and token.kind == "STRING" else ""


def slug_of(label: str) -> str:
    """Return an id made of a label in Latin letters; empty for any other."""
    if not label.isascii():
        return ""
    slug = re.sub(r"[^a-z0-9]+", "-", label.casefold().replace("'", "")).strip("-")
    return slug if slug[:1].isalpha() else ""


def labels_joined(source: Source, series: Series) -> Fault:
    """Return the fault of labels with a comma between them, of which the second would be lost."""
    place = place_of(source, series)
    each = [place_of(source, node) for node in series.items if isinstance(node, Token)]
    labels = " ".join(one.text for one in each)
    alone = len(each) == len(series.items) == 2 and is_label(series)  # noqa: PLR2004 -- English and Chinese
    help_: Text = Text("labels stand side by side, without a comma", "两个名称之间不加逗号")
    return Fault(
        Code.WRONG_VALUE,
        Text("only an id and two labels can stand before the brace", "花括号之前只能有编号和两个名称"),
        place,
        Advice(help_.en, help_.zh, (Text(labels, labels),)) if alone else help_,
    )


def nothing_before_brace(source: Source, kind: KindSpec, statement: Statement, extra: Series) -> Fault:
    """Return the fault of what stands behind the id and labels of a declaration."""
    first = extra.items[0]
    several = _id_of_several_words(source, kind, statement, extra)
    if several is not None:
        return several
    inside = _without_its_braces(source, kind, statement, extra)
    if inside is not None:
        return inside
    help_ = Text("write everything else inside the braces", "其他内容写入花括号内")
    if isinstance(first, Token) and first.kind == "NAME" and first.text not in kind.keywords:
        quotes = (Text(f'"{first.text}"', f"「{first.text}」"),) if len(extra.items) == 1 else ()
        help_ = Advice(
            f'write a label in quotes: `"{first.text}"`', f"名称须加引号：「{first.text}」", quotes
        )
    return Fault(
        Code.WRONG_VALUE,
        Text("only an id and two labels can stand before the brace", "花括号之前只能有编号和两个名称"),
        place_of(source, extra),
        help_,
    )


def _without_its_braces(source: Source, kind: KindSpec, statement: Statement, extra: Series) -> Fault | None:
    """Return the fault of a declaration of which what it says stands without braces: `exception small when minor`."""
    if statement.block is not None or not statement.phrase or kind.data in KINDS:
        return None
    start, end = statement.phrase[0].start, statement.phrase[-1].end
    words = [_name_in_any(series) for series in (statement.phrase[0], extra)]
    if words[0] in kind.keywords:  # the id is left out, where there is one
        id_ = "1 " if kind.named else ""
        written = Text(f"{id_}{{ {source.text[start:end]} }}", f"{id_}｛ {source.text[start:end]} ｝")
    elif words[1] in kind.keywords:
        start = extra.start
        written = Text(f"{{ {source.text[start:end]} }}", f"｛ {source.text[start:end]} ｝")
    else:
        return None
    return Fault(
        Code.WRONG_VALUE,
        Text("what it says stands in braces", "其内容须写在花括号之内"),
        Place(source, start, end),
        advised([written]),
    )


def _name_in_any(series: Series) -> str:
    """Return the name that begins a series; empty where something else does."""
    token = series.items[0]
    return token.text if isinstance(token, Token) and token.kind == "NAME" else ""


def _id_of_several_words(source: Source, kind: KindSpec, statement: Statement, extra: Series) -> Fault | None:
    """Return the fault of an id that is written as several words; None where something else stands there.

    Where no label follows, the words behind the first may be one that lacks its quotes.
    """
    words = list(takewhile(lambda series: _name_in(series, kind) is not None, statement.phrase))
    labels = statement.phrase[len(words) :]
    if len(words) < 2 or extra is not words[1] or not all(map(is_label, labels)):  # noqa: PLR2004
        return None
    if sum(len(series.items) for series in labels) not in (0, 1, 2):
        return None
    names = [_name_in(series, kind) or "" for series in words]
    kept = names[1:] if names[0].casefold() in ("the", "a", "an") else names
    latin = any(name.isascii() and name[:1].isalpha() for name in kept)
    one = ("-" if latin or not any(name[:1].isalpha() for name in kept) else "").join(kept)
    ways, quoted = [Text(one, one)], Text("", "")
    if not labels and kept == names and all(name[:1].isalpha() for name in names):
        rest = " ".join(names[1:])
        ways.append(Text(f'{names[0]} "{rest}"', f"{names[0]} 「{rest}」"))
        quoted = Text(f", and a label stands in quotes: `{ways[1].en}`", f"，名称加引号：「{ways[1].zh}」")
    return Fault(
        Code.WRONG_VALUE,
        Text("only an id and two labels can stand before the brace", "花括号之前只能有编号和两个名称"),
        Place(source, words[0].start, words[-1].end),
        Advice(f"an id is one word: `{one}`{quoted.en}", f"编号为一个词：「{one}」{quoted.zh}", tuple(ways)),
    )


def _name_in(series: Series, kind: KindSpec) -> str | None:
    """Return the name or number that alone is a series; None where there is another thing, or a keyword of the kind."""
    token = series.items[0]
    if isinstance(token, Group) and len(series.items) == len(token.phrase) == 1:
        token = token.phrase[0].items[0]
    alone = len(series.items) == 1 and isinstance(token, Token) and token.kind in ("NAME", "NUMBER")
    return token.text if alone and isinstance(token, Token) and token.text not in kind.keywords else None


def is_label(series: Series) -> bool:
    """Tell whether a series is text in quotes alone."""
    return all(isinstance(token, Token) and token.kind == "STRING" for token in series.items)


def without_braces(source: Source, spec: FieldSpec, statement: Statement) -> Fault:
    """Return the fault of braces behind a field that has none."""
    return Fault(
        Code.WRONG_VALUE,
        Text(f"`{spec.keyword.en}` has no braces", f"「{spec.keyword.zh}」之后没有花括号"),
        place_of(source, statement.keyword),
        _form_help(spec),
    )


def begins_another(source: Source, token: Token) -> Fault:
    """Return the fault of a statement that begins on the line of another without anything between."""
    return Fault(
        Code.WRONG_VALUE,
        Text(f"`{token.text}` begins another statement", f"「{token.text}」是另一语句的开头"),
        place_of(source, token),
        Text("put it on a line of its own, or `;` before it", "另起一行，或在其前加「；」"),
    )


def parted_by_comma(source: Source, before: Statement, token: Token) -> Fault:
    """Return the fault of a statement that begins behind a comma."""
    comma = Place(source, before.end, token.start)
    return Fault(
        Code.WRONG_VALUE,
        Text(f"`{token.text}` begins another statement", f"「{token.text}」是另一语句的开头"),
        place_of(source, token),
        Text("put `;` before it, or a line of its own, and no comma", "其前写「；」或另起一行，不用逗号"),
        fixes=(
            Fix(
                Text("write `;`", "写作「；」"),
                (Edit(comma, "; " if token.text.isascii() else "；"),),
            ),
        ),
    )


def runs_on(source: Source, keyword: Token, token: Token) -> Fault:
    """Return the fault of a line whose last letters say that it goes on, while the next is another statement."""
    return Fault(
        Code.WRONG_VALUE,
        Text(
            f"the line before goes on, so `{token.text}` is read as a part of `{keyword.text}`",
            f"上一行未结束，「{token.text}」被读作「{keyword.text}」的一部分",
        ),
        place_of(source, token),
        Text(
            "end that line without a comma, `and` or comparison, or write what belongs behind it",
            "去掉上一行末尾的逗号、连接词或比较符，或补全其后的内容",
        ),
    )


def worded_otherwise(source: Source, spec: FieldSpec, extra: Series) -> Fault | None:
    """Return the fault of a value that goes on as documents word it, where all of it is known; `extra` is what is left."""
    assert spec.shape is not None
    place = place_of(source, extra)
    if "art " in spec.shape.form.en and (otherwise := cited_otherwise(source, place)):
        return Fault(Code.WRONG_VALUE, NOT_WRITTEN_SO, *otherwise)
    if "ATTRIBUTE" in spec.shape.form.en and (compared := day_compared(source.text, place.start, place.end)):
        where = Place(source, compared.start, compared.end)
        return Fault(Code.WRONG_VALUE, DAYS_COMPARED, where, compared.advice)
    if "ATTRIBUTE" in spec.shape.form.en and spec.keyword.en != "given":
        line = source.text[place.start : place.start + _LONGEST_BASIS].partition("\n")[0]
        counted = remedies.for_count_over_time(line)
        if counted is not None:
            return Fault(
                Code.WRONG_VALUE,
                Text("nothing is counted over a time here", "此处不能按期间计数"),
                place,
                counted,
            )
    if "EVENT" in spec.shape.form.en and (whole := _IN_FULL.match(source.text, place.start)):
        word = whole[0]
        return Fault(
            Code.WRONG_VALUE,
            Text("nothing more can stand here", "此处不能再有其他内容"),
            Place(source, whole.start(), whole.end()),
            Advice(f"remove `{word}`: the event says it", f"删去「{word}」：事件已含此意", (Text("", ""),)),
        )
    if spec.keyword.en == "by" and (asks := _WHO_ASKS.match(source.text, place.start)):
        written = Text(f"; applied for by {asks['body']}", f"；提出 {asks['body']}")
        return Fault(
            Code.WRONG_VALUE,
            Text("who asks for it is said apart", "提出机关须另行写明"),
            Place(source, asks.start(), asks.end()),
            Advice(f"write `{written.en}`", f"请写「{written.zh}」", (written,)),
        )
    if "until DAY" in spec.shape.form.en and (days := period_otherwise(source, place)):
        return Fault(Code.WRONG_VALUE, DAYS_NOT_WRITTEN_SO, *days)
    return None


def all_of_them(
    source: Source, spec: FieldSpec, phrase: tuple[Series, ...], is_name: Callable[[str], bool]
) -> Fault | None:
    """Return the fault of words for all of those that have to be named: `by all signatories`."""
    if len(phrase) != 2 or spec.shape is None:  # noqa: PLR2004
        return None
    kind = next((kind for kind in ("subject", "agency") if kind.upper() in spec.shape.form.en), None)
    if kind is None:
        return None
    first, second = phrase[0].items[0], phrase[1].items[-1]
    if not isinstance(first, Token) or is_name(first.text) or not isinstance(second, Token):
        return None
    place = Place(source, first.start, second.end)
    if first.text.casefold() not in remedies.ALL_OF_THEM or phrase[0].items[1:] or second.kind != "NAME":
        return None
    return Fault(
        Code.WRONG_VALUE,
        Text(f"`{place.text}` is no name", f"「{place.text}」不是名称"),
        place,
        remedies.for_all_of_them((kind,)),
    )


def names_otherwise(
    source: Source, spec: FieldSpec, phrase: tuple[Series, ...], is_name: Callable[[str], bool]
) -> Fault | None:
    """Return the fault of names that are joined as documents join them: `by both A and B`, `by agency A`, `A and/or B`.

    It is asked only of what cannot be read as it stands.
    """
    if not phrase or spec.shape is None:
        return None
    form, start, end = spec.shape.form.en, phrase[0].start, phrase[-1].end
    text = source.text[start:end]
    found: PieceMeant | None = None
    if "ATTRIBUTE" in form or "LIST" in form:
        found = (neither_meant(text) if not is_name("neither") else None) or held_meant(text, is_name)
        found = found or article_in_a_condition(text, is_name)
    elif _NAMES_IN.search(form):
        found = names_joined(text, form, is_name)
    if found is None and "LAW" in form:
        found = led_to_be_cited(text, is_name)
    if found is None and _KINDS_IN.search(form):
        found = kind_before_a_name(text, is_name, numbers="MEASURE" in form)
    found = found or (article_before_a_name(text, is_name) if _NAMES_IN.search(form) else None)
    return _otherwise(source, start, found, Text("names are not written so here", "此处名称不这样写"))


def _otherwise(source: Source, start: int, found: PieceMeant | None, message: Text) -> Fault | None:
    """Return the fault of a piece that is worded as documents word it, in what begins there; None where none is found."""
    if found is None:
        return None
    place = Place(source, start + found.start, start + found.end)
    return Fault(Code.WRONG_VALUE, message, place, found.advice)


def basis_otherwise(
    source: Source, spec: FieldSpec, phrase: tuple[Series, ...], is_name: Callable[[str], bool]
) -> Fault | None:
    """Return the fault of what something rests on, as documents put it: `section 6 of the Act`, 根据某法第五条的规定."""
    if not phrase or spec.shape is None or "LAW[" not in spec.shape.form.en:
        return None
    node = phrase[0].items[0]
    node = node.items[0] if isinstance(node, Both) else node
    first = node.name if isinstance(node, Reference) else node
    negated = isinstance(node, Negation)
    behind = phrase[1].items[0] if len(phrase) > 1 else None
    dated = isinstance(behind, Group) or (isinstance(behind, Token) and behind.kind == "NUMBER")
    worded = isinstance(first, Token) and may_be_worded(first.kind, first.text)
    if not (worded or negated or dated):
        return None
    start = phrase[0].start
    found = basis_meant(source.text[start : start + _LONGEST_BASIS], is_name)
    return _otherwise(source, start, found, NOT_WRITTEN_SO)


_LONGEST_BASIS = 300


_SEVERAL = re.compile(r"[,，、或和且]|属于|(?<!\w)(?:or|and|in|of|nor)(?!\w)")


def several_values(
    source: Source,
    spec: FieldSpec,
    phrase: tuple[Series, ...],
    is_value: Callable[[str, str], bool],
    is_condition: Callable[[str], bool],
) -> Fault | None:
    """Return the fault of one thing compared with several of its values at once: `standing = low or high`."""
    if not phrase or spec.shape is None or not re.search("ATTRIBUTE|RATING", spec.shape.form.en):
        return None
    start = phrase[0].start
    if spec.keyword.en == "given" or not _SEVERAL.search(source.text, start, phrase[-1].end):
        return None
    found = values_listed(source.text[start : phrase[-1].end], is_value, is_condition)
    return _otherwise(source, start, found, Text("each value is compared by itself", "每个值须分别比较"))


_JOINING_WORDS = frozenset({"of", "for", "on", "in", "the"})
_POINTING = frozenset(
    {"their", "its", "his", "her", "our", "such", "said", "this", "that", "these", "those", "a", "an"}
)
"""Words that point to something named elsewhere, and are part of no name."""
_WHO_ASKS = re.compile(
    r"(?:on|upon|at)[ \t]+(?:the[ \t]+)?(?:application|request|proposal|motion|initiative|recommendation)[ \t]+of[ \t]+(?:the[ \t]+)?"
    r"(?P<body>\"[^\"\n]+\"|[^\s,，;；{}｛｝#]+)(?=[ \t]*(?:[;；}｝#\n]|$))"
)
_OF_ONE_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_MOST_WORDS = 6
_BEGINS_WITH_NAMES = re.compile("AGENCY|SUBJECT|ACT|TERRITORY")
_PARTS = re.compile(r"(?<!\w)(?:(?!(?<!\w)(?:with|jointly)(?!\w))[^,，、;；\n])+")
"""What stands between commas, and words that say how bodies act together."""


def name_of_several_words(
    source: Source, spec: FieldSpec, phrase: tuple[Series, ...], is_name: Callable[[str], bool]
) -> Fault | None:
    """Return the fault of a name of several words without quotes: by Charity Commission; None where each may be a name of its own."""
    if len(phrase) < 2 or spec.shape is None or not _BEGINS_WITH_NAMES.match(spec.shape.form.en):  # noqa: PLR2004
        return None
    here = frozenset(re.findall("[a-z]+", spec.shape.form.en))  # words of the field: for, from, of
    start = phrase[0].start
    for part in _PARTS.finditer(source.text[start : phrase[-1].end]):
        words = part[0].split()
        while words and words[-1] in _WORDS_HERE:
            words.pop()
        said = " ".join(words)
        if len(words) < 2 or len(words) > _MOST_WORDS or not all(map(_OF_ONE_NAME.fullmatch, words)):  # noqa: PLR2004
            continue
        borne = next((one for one in (said, *singulars(said)) if is_name(one)), "")
        if not borne and (
            here.intersection(words) or any(map(is_name, words)) or not _may_be_one_name(words)
        ):
            continue
        at = start + part.start() + part[0].find(said)
        if said in part[0]:  # with one blank between
            return _in_quotes(Place(source, at, at + len(said)), spec, borne)
    return None


def _may_be_one_name(words: list[str]) -> bool:
    """Tell whether words in Latin letters that nothing bears may be one name: none of them is a word of the language."""
    if not all(word.isascii() for word in words) or words[0].casefold() in _JOINING_WORDS:
        return False
    return all(
        word.casefold() in _JOINING_WORDS
        or (word.casefold() not in _WORDS_HERE | _POINTING and not signals(word))
        for word in words
    )


def _in_quotes(place: Place, spec: FieldSpec, borne: str) -> Fault:
    """Return the fault of a name that has to stand in quotes; as what it is borne, empty where it has to be declared."""
    said = place.text
    quoted = Text(f'"{borne or said}"', f"「{borne or said}」")
    if borne:
        help_: Text = Advice(
            f"a label of several words stands in quotes: `{quoted.en}`",
            f"多词名称须加引号：{quoted.zh}",
            (quoted,),
        )
        return Fault(
            Code.WRONG_VALUE, Text("a name of several words stands here", "此处为多词名称"), place, help_
        )
    assert spec.shape is not None
    wanted = [data.KEYWORD for data in KINDS if data.KEYWORD.en in kinds_in(spec.shape.form.en)]
    slug = slug_of(said) or "ID"
    first = wanted[0]
    declared = Text(f'{slug} "{said}" "…"', f"{slug}「{said}」「…」")
    generic = remedies.for_generic_body(said, declared) if first.en == "agency" else None
    return Fault(
        Code.UNDECLARED,
        Text(
            f"no {' or '.join(kind.en for kind in wanted)} is named `{said}`",
            f"没有名为「{said}」的{'或'.join(kind.zh for kind in wanted)}",
        ),
        place,
        generic
        or (charged_multiple(said) if first.en == "act" else None)
        or Text(
            f"a label of several words stands in quotes: `{quoted.en}`; declare it: {first.en} {declared.en} {{ … }}",
            f"多词名称须加引号：{quoted.zh}，并须先声明：{first.zh} {declared.zh}｛…｝",
        ),
        fixes=(),
    )


def kinds_in(form: str) -> tuple[str, ...]:
    """Return the kinds of things that a form says are named there."""
    return tuple(
        kind for word, kinds in _KINDS_BY_WORD.items() if re.search(rf"{word}\b", form) for kind in kinds
    )


_KINDS_BY_WORD = {
    "AGENCY": ("agency", "role"), "SUBJECT": ("subject",), "RELATION": ("relation",), "ACT": ("act",), "TERRITORY": ("territory",),
    "LIST": ("list", "attribute", "rating"), "ATTRIBUTE": ("attribute", "list", "rating"), "LAW": DOCUMENTS, "DOCUMENT": DOCUMENTS,
    "MEASURE": ("measure",), "RANK": ("rank",),
}  # fmt: skip


@cache
def takes_names(form: str) -> bool:
    """Tell whether a form says that names, or conditions over them, stand there."""
    return _NAMES_IN.search(form) is not None or _KINDS_IN.search(form) is not None


def may_join(series: Series) -> bool:
    """Tell whether a word stands in a series that may say how names are joined or introduced."""
    for item in series.items:
        if type(item) is Token:
            if item.kind == "NAME" and signals(item.text):
                return True
            continue
        for one in item.items if isinstance(item, Both | Either) else (item,):
            token = _first_token(one)
            if isinstance(token, Token) and signals(token.text.split(maxsplit=1)[0]):
                return True
    return False


def _first_token(node: Expression) -> Expression:
    if isinstance(node, Negation):
        return node.operand
    return node.operator if isinstance(node, Limit) else node


_IN_FULL = re.compile(r"in[ \t]+full(?!\w)")
_NAMES_IN = re.compile(r"AGENCY|SUBJECT|ACT\b|TERRITORY|DOCUMENT|MEASURE|RANK")
_KINDS_IN = re.compile(r"LAW|LIST|ATTRIBUTE|MEASURE")


def worded_as_one(
    source: Source, spec: FieldSpec, phrase: tuple[Series, ...], is_name: Callable[[str], bool]
) -> Fault | None:
    """Return the fault of who hears whom, in how long, as documents say it around a name: 收到告知之日起10日内向甲提出."""
    if not phrase or spec.shape is None or "to AGENCY" not in spec.shape.form.en:
        return None
    place = Place(source, phrase[0].start, phrase[-1].end)
    several = len(phrase) > 1
    said = remedies.for_several("".join(place.text.split()), is_name)
    if said is not None and not several:
        return None  # it is told of the name
    if said is not None and "…" not in said and place.text[:1].isalpha() and not place.text[:1].isascii():
        return Fault(Code.WRONG_VALUE, _HEARD_OTHERWISE, place, asked(said))
    start = phrase[0].start
    found = heard_meant(source.text[start : phrase[-1].end], is_name)
    return _otherwise(source, start, found, _HEARD_OTHERWISE)


_HEARD_OTHERWISE = Text("who hears, and in how long, is not written so here", "异议机关及期间不这样写")


def nothing_more(
    source: Source,
    kind: KindSpec,
    spec: FieldSpec,
    extra: Series,
    before: Series | None,
    is_name: Callable[[str], bool],
) -> Fault:
    """Return the fault of a value behind the last that a field of a kind of declaration takes."""
    assert spec.shape is not None
    help_ = _form_help(spec)
    first = place_of(source, extra).text.split(maxsplit=1)[0]
    if before is not None and "…" in spec.shape.form.en and is_name(first):
        help_ = Text("put a comma between several values", "多个值之间加顿号或逗号")
    help_ = _of_its_own(kind, spec, first) or meant_behind(spec, Behind.of(source, extra, before)) or help_
    place = place_of(source, extra)
    worded = None if isinstance(help_, Advice) else worded_at(source, place.start)
    if worded is not None and worded.advice.en == help_.en and place.start >= worded.place.start:
        place, help_ = worded.place, replace(worded.advice, behind=0)
    return Fault(
        Code.WRONG_VALUE,
        Text("nothing more can stand here", "此处不能再有其他内容")
        if place.start == extra.start
        else Text("values are not written so here", "此处的值不这样写"),
        place,
        help_,
    )


def _of_its_own(kind: KindSpec, spec: FieldSpec, word: str) -> Text | None:
    """Return that a word begins a statement of its own, where it is the second word of a field that begins alike."""
    own = f"{spec.keyword.en.partition(' ')[0]} {word}"
    if own == spec.keyword.en or own not in kind.keywords:
        return None
    written = Text(f"; {own}", f"；{own}")
    return Advice(
        f"this is a statement of its own: write `{written.en}` for `{word}`",
        f"此为另一项：「{word}」改为「{written.zh}」",
        (written,),
    )


def wrong_value(mistake: Misshapen) -> Fault:
    """Return the fault of a value that is not of the shape asked for.

    `in force up to 2020-12-31` is read as a place and a comparison, and told as the days that it is.
    """
    days = None if isinstance(mistake.help, Advice) else period_otherwise(mistake.place.source, mistake.place)
    if days is not None:
        return Fault(Code.WRONG_VALUE, DAYS_NOT_WRITTEN_SO, *days)
    return Fault(Code.WRONG_VALUE, mistake.message, mistake.place, mistake.help)


def missing_fields(kind: KindSpec, id_: str, place: Place, missing: list[FieldSpec]) -> Fault:
    """Return the fault of a declaration that does not say what it must."""
    en = " and ".join(f"`{spec.keyword.en}`" for spec in missing)
    zh = "".join(f"「{spec.keyword.zh}」" for spec in missing)
    helps = [_form_help(spec) for spec in missing]
    if id_.rpartition("/")[2] in UNKNOWN.spellings:
        helps = [
            Text(
                f'say what is not known of the whole: `{UNKNOWN.en} "why"`, without `{kind.keyword.en}`',
                f"不详者写于整体之中：「{UNKNOWN.zh}「原因」」，不写「{kind.keyword.zh}」",
            )
        ]
    return Fault(
        Code.MISSING,
        Text(
            f"{kind.keyword.en} `{id_}` does not say {en}"
            if id_
            else f"this {kind.keyword.en} does not say {en}",
            f"{kind.keyword.zh}「{id_}」缺少{zh}" if id_ else f"此{kind.keyword.zh}缺少{zh}",
        ),
        place,
        Text("; ".join(text.en for text in helps), "；".join(text.zh for text in helps)),
        about=tuple(spec.keyword.en for spec in missing),
    )


def repeated_field(source: Source, spec: FieldSpec, again: Statement, before: Statement) -> Fault:
    """Return the fault of a field that is written twice."""
    several = spec.shape is not None and spec.shape.plural
    return Fault(
        Code.REPEATED,
        Text(f"`{spec.keyword.en}` is said twice", f"「{spec.keyword.zh}」重复"),
        place_of(source, again.keyword),
        Text("write all values in one, with commas between", "合为一项，各值以顿号隔开")
        if several
        else Text("keep one of them", "保留其一"),
        (Related(Text("first said here", "首次出现于此"), place_of(source, before.keyword)),),
    )


def repeated_id(name: str, place: Place, before: Place) -> Fault:
    """Return the fault of an id that two declarations bear."""
    return Fault(
        Code.DUPLICATE,
        Text(f"`{name}` is declared twice", f"「{name}」重复声明"),
        place,
        Text("rename one of them, or remove it", "改名或删去其一"),
        (Related(Text("first declared here", "首次声明于此"), before),),
    )


def _form_help(spec: FieldSpec) -> Text:
    if spec.shape is None:
        return Text(f"write `{spec.keyword.en} ID {{ … }}`", f"请写「{spec.keyword.zh} 编号｛…｝」")
    return Text(
        f"write `{spec.keyword.en} {spec.shape.form.en}`", f"请写「{spec.keyword.zh} {spec.shape.form.zh}」"
    )
