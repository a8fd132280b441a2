"""Random well-typed programs, made by walking the schema: every declaration, field, shape and spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import strategies as st

from mou_compiler import words as w
from mou_compiler.corpus.registers.table import COLUMNS
from mou_compiler.corpus.schema import declarations as d
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.fields import FieldSpec, KindSpec, Shape, kind_of
from mou_compiler.syntax.numerals import Quantity, write_date, write_quantity
from mou_compiler.syntax.written_citations import write_citation
from mou_compiler.words import Word

PRELUDE = """
territory earth {}
territory 地域 {}
subject 主体 {}
subject person {}
relation owner { attaches person; to 主体 }
agency by "Charity Office" "慈善局" {}
agency 类别 {}
role 等级 {}
rank 上位 {}
law 公司法 {}
law law-1 {}
act travel.rail {}
act 行为.甲 {}
attribute sum { type money }
attribute 自愿 { type flag }
list kind { kind blacklist; keeper by }
list 名单甲 { kind redlist; keeper 类别 }
rating 等级 { keeper by; grades A, 10000, 乙 }
catalogue c { permission p {} }
memorandum base { measure 1 { prohibit travel.rail } }
register 数据文件 { file "rows.csv"; state 2025-04-19; may omit 国; section 门类 { rank 上位 } }
"""
"""What the programs refer to; several names look like words of the language."""

_HEADER = ",".join(COLUMNS) + "\n"
BESIDE = {"laws.csv": _HEADER, "rows.csv": _HEADER + "位阶,门类,国甲法,2015-04-24,2001-05-01,94,94,乙法\n"}
"""The files that registers name: an empty one, and that of the prelude."""

NAMES = {
    "territory": ["earth", "地域"], "subject": ["主体", "person"], "relation": ["owner"],
    "agency": ["by", "类别", '"Charity Office"', "「慈善局」"], "role": ["等级"], "rank": ["上位"], "law": ["公司法", "《公司法》", "law-1", "甲法", "《乙法》"],
    "memorandum": ["base"], "instrument": [], "act": ["travel.rail", "行为.甲"], "attribute": ["sum"],
    "list": ["kind", "名单甲"], "rating": ["等级"], "catalogue": ["c"], "permission": ["c/p"], "measure": ["base/1"],
}  # fmt: skip

Draw = Callable[[st.SearchStrategy[Any]], Any]
LANGUAGES = st.sampled_from(["en", "zh"])
CONTENT = st.text(st.sampled_from('aZ 9中文"\\“”「」#{};，'), max_size=8)
DAYS = st.dates()


def spell(draw: Draw, word: Word) -> str:
    joined = (*w.COMPARISONS.words, *w.BOUNDS.words)
    return draw(st.sampled_from([one for one in word.spellings if " " not in one or word in joined]))


def one_of(draw: Draw, *kinds: str) -> str:
    return draw(st.sampled_from([name for kind in kinds for name in NAMES[kind]]))


def listed(draw: Draw, item: Callable[[], str]) -> str:
    text = item()
    for _ in range(draw(st.integers(0, 3))):
        comma = draw(st.sampled_from([", ", "，", "、", ",\n   ", ", # aside\n"]))
        text += comma + item()
    return text


def string(draw: Draw) -> str:
    content = draw(CONTENT)
    style = draw(st.sampled_from('"“「'))
    if style == '"':
        return '"' + content.replace("\\", "\\\\").replace('"', '\\"') + '"'
    closing = "”" if style == "“" else "」"
    return style + content.replace("\\", "\\\\").replace(closing, "\\" + closing) + closing


def quantity(draw: Draw, units: Sequence[Word] = w.TERM_UNITS) -> str:
    unit = draw(st.sampled_from(units))
    value = Decimal(draw(st.sampled_from([1, 2, 7, 30, 180, 1000, 2016, 10_000, 1_000_000, 300_000_000])))
    return write_quantity(Quantity(value, unit.en), draw(LANGUAGES))


def day(draw: Draw) -> str:
    value = draw(DAYS)
    parts = draw(
        st.sampled_from(
            [(value.year, value.month, value.day), (value.year, value.month, None), (value.year, None, None)]
        )
    )
    return write_date(parts, draw(LANGUAGES))


def citation(draw: Draw) -> tuple[object, str]:
    """Return a place, by which it is compared, and how it is cited in one of the languages."""
    levels = draw(
        st.sampled_from(
            [("art",), ("chapter",), ("art", "para"), ("art", "para", "item"), ("art", "item"), ("chapter", "art"), ("part", "item", "subitem"),
             ("part", "chapter", "section", "art", "para", "item", "subitem")]
        )
    )  # fmt: skip
    numbers = st.one_of(
        st.integers(1, 300).map(str), st.sampled_from(["100-1", "10-12", "9A", "3,5", "7..9"])
    )
    plain = st.one_of(st.integers(1, 300).map(str), st.sampled_from(["100-1", "10-12", "9A"]))
    path = (*((level, draw(plain)) for level in levels[:-1]), (levels[-1], draw(numbers)))
    foreign = st.sampled_from(
        [
            "section 6(1)",
            "§ 9.4-2(b)(1)(ii)",
            "arts 3 to 5",
            "art 12(a), (b)",
            "annex IV para 2",
            "ss 6 to 9 and 12",
            "ss 10 to 12A",
            "s 6(1)(a)-(c)",
            "Sch 1 para 3",
            "§ 35 Abs. 1 Satz 2 Nr. 3",
            "article L. 232-22, II, 2°",
            "第十条の二第一項",
            "제10조제2항제3호의2",
            "第六條之一第二項",
            "附则第三条",
            "Rule 12(3)(b) proviso",
            "point (c) of Article 6(1)",
            "第六十三条第一款和第三款",
            "sections 5(1) and 6(2)",
            "recitals 3 to 5",
            "第三条第一款但书",
        ]
    )
    if draw(st.booleans()):
        return path, write_citation(path, draw(LANGUAGES))
    written = draw(foreign)
    return written, written


def unknown(draw: Draw) -> str:
    return f"{spell(draw, w.UNKNOWN)} {string(draw)}"


def lengths(draw: Draw) -> str:
    to = f"{spell(draw, w.TO)} {quantity(draw)}"
    least = write_quantity(Quantity(Decimal(1), draw(st.sampled_from(w.TERM_UNITS)).en), draw(LANGUAGES))
    return draw(st.sampled_from([quantity(draw), f"{least} {to}", f"1 {to}"]))


def term(draw: Draw) -> str:
    text = lengths(draw)
    if draw(st.booleans()):
        text += f" {spell(draw, w.EXTENDABLE)} {lengths(draw)}"
    limit = spell(draw, draw(st.sampled_from([w.AT_LEAST, w.AT_MOST])))
    limited = draw(
        st.sampled_from([f"{limit} {quantity(draw)}", f"{quantity(draw)}以上", "1年以上 3 years or less"])
    )
    text = draw(
        st.sampled_from(
            [text, limited, spell(draw, w.UNSPECIFIED), spell(draw, w.ACTUAL_TERM), unknown(draw)]
        )
    )
    event = spell(draw, draw(st.sampled_from(w.EVENTS.words)))
    counted = f"{text} {spell(draw, w.COUNTED_FROM)} {event}"
    return draw(st.sampled_from([text, counted, f"{spell(draw, w.UNTIL_EVENT)} {event}"]))


AMOUNTS = (
    "1亿2000万元", "3万5千元", "1亿零500万元", "1万2345元", "百分之二十", "百分之12.5", "10 000 €", "1,250.50 £", "₩5000", "₹ 5,00,000",
    "10'000 chf", "US$ 1.5m", "５０００元", "500 $", "10\u00a0000\u00a0€", "5千5百元",
)  # fmt: skip
"""Amounts as drafters of any country write them, in one token each."""


def condition(draw: Draw, depth: int = 2) -> str:
    kind = draw(st.integers(0, 7 if depth else 3))
    match kind:
        case 0:
            return (
                f"sum {spell(draw, draw(st.sampled_from(w.COMPARISONS.words)))} {quantity(draw, (w.YUAN,))}"
            )
        case 1:
            return f"等级 {spell(draw, draw(st.sampled_from(w.COMPARISONS.words)))} {draw(st.sampled_from(['A', '10000', '乙']))}"
        case 2:
            return draw(st.sampled_from(["自愿", "kind", "名单甲"]))
        case 3:
            bound = spell(draw, draw(st.sampled_from(w.BOUNDS.words))) if draw(st.booleans()) else ""
            if bound:
                money = quantity(draw, (w.YUAN, *w.CURRENCIES.words[2::9]))
                money = draw(st.sampled_from([money, *AMOUNTS]))
                return f"sum {money} {draw(st.sampled_from([bound, '以上 三千元 or less']))}"
            return f"sum ≥ {draw(st.sampled_from(['100', '1.50', '3万', '3万5千', '10000', *AMOUNTS]))}"
        case 4:
            return f"{spell(draw, w.NOT)} {draw(st.sampled_from(['自愿', 'kind', '名单甲']))}"
        case 5:
            return f"({trigger(draw, depth - 1)})"
        case _:
            word = draw(st.sampled_from([w.AND, w.OR]))
            gap = draw(st.sampled_from([" ", "\n  ", "  # aside\n "]))
            return f"{condition(draw, depth - 1)}{gap}{spell(draw, word)} {condition(draw, depth - 1)}"


def trigger(draw: Draw, depth: int = 2) -> str:
    kind = draw(st.integers(0, 3))
    if kind == 0:
        times = write_quantity(Quantity(Decimal(3), "times"), draw(LANGUAGES))
        return f"{times} {spell(draw, w.IN)} kind {spell(draw, w.WITHIN)} {quantity(draw)}"
    if kind == 1:
        start = draw(st.sampled_from([spell(draw, w.ANY), spell(draw, w.ALL), "2"]))
        return f"{start} {spell(draw, w.OF)} kind, 名单甲, 等级 ≤ A"
    return condition(draw, depth)


SOURCES = [(law, edition) for law in ("公司法", "law-1", "国甲法") for edition in ("", "@2018")]
"""The laws of the prelude and its register, each with an edition that can be named: no place may be cited twice."""

SPELLINGS = {"公司法": ["公司法", "《公司法》"], "law-1": ["law-1"], "国甲法": ["甲法", "《乙法》"]}


def basis(draw: Draw) -> str:
    sources = iter(draw(st.permutations(SOURCES)))

    def one() -> str:
        law, edition = next(sources)
        cited = list(dict(citation(draw) for _ in range(draw(st.integers(0, 2)))).values())
        law = draw(st.sampled_from(SPELLINGS[law])) + edition
        if cited and cited[0].startswith("第") and draw(st.booleans()):
            law += cited.pop(0)
        return " ".join([law, ": ".join(cited)]).strip()

    return draw(st.sampled_from([listed(draw, one), spell(draw, w.NONE), unknown(draw)]))


def enforcement(draw: Draw) -> str:
    bodies = listed(draw, lambda: one_of(draw, "agency", "role"))
    bodies += draw(st.sampled_from(["", f", {spell(draw, w.OTHERS)}", f" {spell(draw, w.OTHERS)}"]))
    jointly = f"{bodies} {spell(draw, w.JOINTLY)}"
    helped = f"{spell(draw, w.WITH)} {bodies}"
    return draw(
        st.sampled_from(
            [
                bodies,
                jointly,
                helped,
                f"{bodies} {helped}",
                f"{jointly} {helped}",
                spell(draw, w.NONE),
                unknown(draw),
            ]
        )
    )


def procedure(draw: Draw) -> str:
    parts = [
        f"{spell(draw, w.TO)} {one_of(draw, 'agency', 'role')}",
        f"{spell(draw, w.WITHIN)} {draw(st.sampled_from(['', 'at most ', '不超过 ']))}{quantity(draw)}",
        f"{spell(draw, w.BEFORE)} {spell(draw, draw(st.sampled_from(w.EVENTS.words)))}",
        f"{spell(draw, w.DECIDED)} {quantity(draw)}",
        spell(draw, w.SUSPENSIVE),
    ]
    return " ".join(draw(st.lists(st.sampled_from(parts), min_size=1, unique=True)))


def expectation(draw: Draw) -> str:
    effect = f"{spell(draw, draw(st.sampled_from(w.MODALITIES.words)))} travel.rail {spell(draw, w.BY)} by"
    force = spell(draw, draw(st.sampled_from(w.FORCES.words)))
    kept = f"{spell(draw, w.FOR)} {quantity(draw)}"
    said = draw(
        st.sampled_from(
            [
                effect,
                f"{force} {effect} {kept}",
                f"{spell(draw, w.MEASURE_WORD)} base/1",
                f"{force} {spell(draw, w.ENTRY_WORD)} kind {kept}",
                f"{spell(draw, w.EXIT_WORD)} 名单甲 {spell(draw, w.AFTER)} {quantity(draw)}",
                f"{spell(draw, w.EXIT_KINDS.words[0])} {spell(draw, w.EXIT_WORD)} 名单甲",
            ]
        )
    )
    return draw(st.sampled_from([said, f"{spell(draw, w.NO)} {said}"]))


OPTIONS = st.sampled_from(["a-1", "甲", "10000", '"x, y"', "measure"])


def labelled(draw: Draw, id_: str) -> str:
    """Return a grade or an option, perhaps with a label or two behind it."""
    labels = draw(st.sampled_from(["", string(draw), f"{string(draw)} {string(draw)}"]))
    return f"{id_} {labels}".rstrip()


SPECIAL: dict[int, Callable[[Draw], str]] = {
    id(s.FLAG): lambda draw: "",
    id(s.LABEL): lambda draw: draw(st.sampled_from([string(draw), f"{string(draw)} {string(draw)}"])),
    id(s.DAY): lambda draw: draw(st.sampled_from([day(draw), unknown(draw)])),
    id(s.PERIOD): lambda draw: draw(
        st.sampled_from([day(draw), f"{spell(draw, w.FROM)} {day(draw)} {spell(draw, w.UNTIL)} {day(draw)}"])
    ),
    id(s.SUSPENSION): lambda draw: (
        f"{spell(draw, w.FROM)} {day(draw)} {spell(draw, w.UNTIL)} {day(draw)}"
        + draw(st.sampled_from(["", f" {spell(draw, w.BASIS)} {basis(draw)}"]))
    ),
    id(s.TRANSITION): lambda draw: draw(
        st.sampled_from([string(draw), f"{spell(draw, w.UNTIL)} {day(draw)} {string(draw)}", unknown(draw)])
    ),
    id(s.TERM): term,
    id(s.ARTICLES): lambda draw: f"1 {spell(draw, w.TO)} 10000",
    id(s.MOVED): lambda draw: f"art 146 {spell(draw, w.TO)} 第一百七十八条",
    id(s.BASIS): basis,
    id(s.ENFORCEMENT): enforcement,
    id(s.TARGETS): lambda draw: draw(st.sampled_from(["person, 主体", f"owner {spell(draw, w.OF)} 主体"])),
    id(s.TRIGGER): trigger,
    id(s.CONDITION): condition,
    id(s.PROCEDURE): procedure,
    id(s.SUCCESSION): lambda draw: f"类别 {spell(draw, w.FROM)} {day(draw)}",
    id(s.PLACE_SUCCESSION): lambda draw: f"地域 {spell(draw, w.FROM)} {day(draw)}",
    id(s.NUMBERED): lambda draw: f"3-1, 10000 {spell(draw, w.TO)} 10003",
    id(s.WAIVED): lambda draw: f"5, 6 {string(draw)}",
    id(s.NOT_KNOWN): lambda draw: f"{draw(st.sampled_from(['', '5 to 8 ']))}{string(draw)}",
    id(s.ALLOWANCE): lambda draw: f'MOU401 "why" {spell(draw, w.UNTIL)} {day(draw)}',
    id(s.GRADES): lambda draw: ", ".join(labelled(draw, id_) for id_ in ("A", "10000", "乙")),
    id(s.OPTIONS): lambda draw: listed(draw, lambda: labelled(draw, draw(OPTIONS))),
    id(s.SCHEDULE): lambda draw: f"{quantity(draw)} {spell(draw, w.OF)} {quantity(draw)}",
    id(s.RANGE): lambda draw: f"A {spell(draw, w.FROM)} 1万 {spell(draw, w.TO)} 20000",
    id(s.EXPECTATION): expectation,
    id(s.HOLDING): lambda draw: f"kind {spell(draw, w.VIA)} owner {spell(draw, w.OF)} 主体",
    id(s.GIVEN): lambda draw: draw(st.sampled_from(["sum = 100 yuan", "等级 为 乙", "自愿", "非 自愿"])),
}


def value(draw: Draw, shape: Shape) -> str:
    """Return values of a shape; every shape of the schema is known here, or a test of it fails."""
    if id(shape) in SPECIAL:
        return SPECIAL[id(shape)](draw)
    if shape is s.STRING:
        return string(draw)
    if re.fullmatch('"[^"]*"', shape.form.en):  # a string of a form of its own, which the sample has
        return shape.form.en
    if shape.words:
        item = lambda: spell(draw, draw(st.sampled_from(shape.words)))  # noqa: E731
        return listed(draw, item) if shape.plural else item()
    if shape.kinds:
        name = lambda: one_of(draw, *shape.kinds)  # noqa: E731
        text = listed(draw, name) if "…" in shape.form.en else name()
        return (
            f"{text} {spell(draw, w.TO)} 500万" if "AMOUNT" in shape.form.en and draw(st.booleans()) else text
        )
    if shape.plural:
        return listed(draw, lambda: draw(st.sampled_from(["a-1", "甲", "10000", '"x, y"', "measure"])))
    return unknown(draw)


def field(draw: Draw, spec: FieldSpec, depth: int) -> str:
    keyword = draw(st.sampled_from(spec.keyword.spellings))
    if spec.nested is None:
        assert spec.shape is not None
        colon = draw(st.sampled_from(["", "", ":", "："]))
        if spec.attribute == "aliases":  # nothing else may bear one
            return f"{keyword}{colon} {listed(draw, lambda: draw(st.sampled_from(['a-x?', '甲x?', '10x?'])))}"
        return f"{keyword}{colon} {value(draw, spec.shape)}"
    return declaration(draw, kind_of(spec.nested), keyword, depth - 1)


def declaration(draw: Draw, kind: KindSpec, keyword: str, depth: int) -> str:
    chosen = [spec for spec in kind.fields if spec.required]
    optional = [spec for spec in kind.fields if not spec.required and (depth or spec.nested is None)]
    chosen += draw(st.lists(st.sampled_from(optional), max_size=5, unique_by=lambda spec: spec.attribute))
    if kind.data is d.Listing:
        name = "kind"
    elif kind.named:
        name = "x?"
    else:
        name = ""
    label = draw(st.sampled_from(["", string(draw), f"{string(draw)} {string(draw)}"]))
    opening, separators, closing = draw(
        st.sampled_from(
            [(" {\n", "\n", "\n}"), ("{ ", "; ", " }"), (" ｛ # opening\n", " # trailing\n\n\n", "\n# last\n｝"),
             ("\n{\n\n# first\n", "；\n", "；}")]
        )
    )  # fmt: skip
    inner = separators.join(field(draw, spec, depth) for spec in chosen)
    return f"{keyword} {name} {label if name else ''}{opening}{inner}{closing}"


@st.composite
def programs(draw: Draw) -> str:
    """Return the text of a program without faults, to be read together with the prelude."""
    kinds = draw(st.lists(st.sampled_from(d.KINDS), min_size=1, max_size=3))
    parts = [
        declaration(draw, kind_of(kind), draw(st.sampled_from(kind.KEYWORD.spellings)), 2) for kind in kinds
    ]
    between = draw(st.sampled_from(["\n", "\n\n\n# between\n\n", "  # behind\n", "；"]))
    numbers = count(1)
    return re.sub(r"x\?", lambda _: f"x{next(numbers)}", between.join(parts))
