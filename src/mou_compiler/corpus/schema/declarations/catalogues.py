"""Catalogues of what is permitted at all, and principles of precedence."""

from __future__ import annotations

from dataclasses import dataclass

from mou_compiler import words as w
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import ACT, AGENCY, LIST, SUBJECT, TERRITORY, Declaration
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import Basis, Period, Ref, Term, Unknown
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Permission(Declaration):
    """One item of a catalogue."""

    KEYWORD = Word("permission", "事项")
    HELP = Text("one item that the catalogue permits", "清单中的一个事项")
    provisions: tuple[Ref, ...] = spec(
        Word("acts", "行为"), s.references("act", named=ACT), help=Text("the acts", "行为")
    )
    modalities: tuple[str, ...] = spec(
        Word("modalities", "方式"),
        s.choices(w.MODALITIES),
        help=Text("how they may be touched; any way if not said", "方式；未写则不限"),
    )
    subjects: tuple[Ref, ...] = spec(
        Word("to", "对象"),
        s.references("subject", named=SUBJECT),
        help=Text("whom it may reach; anyone if not said", "对象；未写则不限"),
    )
    lists: tuple[Ref, ...] = spec(
        Word("on", "触发"),
        s.references("list", named=LIST),
        help=Text("the lists; any if not said", "名单；未写则不限"),
    )
    enforcers: tuple[Ref, ...] = spec(
        w.ENFORCED_BY,
        s.references(*s.BODIES, named=AGENCY),
        help=Text("who may carry it out", "实施机关"),
    )
    term: Term | None = spec(Word("for", "期限"), s.TERM, help=Text("how long", "期限"))
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue(Declaration):
    """The closed set of measures permitted at all."""

    KEYWORD = Word("catalogue", "清单")
    HELP = Text("the closed set of measures permitted at all", "准许采取的措施的封闭清单")
    level: str | None = spec(Word("level", "层级"), s.choice(w.LEVELS), help=Text("its level", "层级"))
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.unknown_or(s.reference("territory", named=TERRITORY)),
        help=Text("where it holds", "适用地域"),
    )
    in_force: Period | None = spec(Word("in force", "施行"), s.PERIOD, help=Text("its days", "施行期间"))
    parent: tuple[Ref, ...] = spec(
        Word("under", "上级清单"),
        s.references("catalogue", named=Text("catalogue", "清单")),
        help=Text("catalogues of a higher level", "上级清单"),
    )
    replaces: tuple[Ref, ...] = spec(
        Word("replaces", "替代"),
        s.references("catalogue", named=Text("catalogue", "清单")),
        help=Text("the edition before", "前一版本"),
    )
    lists: tuple[Ref, ...] = spec(
        Word("governs", "约束"),
        s.references("list", named=LIST),
        help=Text(
            "lists whose measures need an item; all if not said", "其措施须有对应事项的名单；未写则全部"
        ),
    )
    partial: Unknown | None = spec(
        Word("contents", "内容"),
        s.UNKNOWN,
        help=Text("`unknown` where not every item is known", "事项未全知时写「不详」"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))
    permissions: tuple[Permission, ...] = spec(
        Permission.KEYWORD, nested=Permission, many=True, help=Text("its items", "事项")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Precedence(Declaration):
    """Which principles settle a collision in this corpus."""

    KEYWORD = Word("precedence", "优先规则")
    HELP = Text("which principles settle a collision", "解决冲突的原则")
    principles: tuple[str, ...] = spec(
        Word("by", "依"), s.choices(w.PRINCIPLES), required=True, help=Text("the principles", "原则")
    )
