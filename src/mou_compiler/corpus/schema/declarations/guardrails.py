"""Guardrails: what no rule may do, and what every rule must leave or bring."""

from __future__ import annotations

from dataclasses import dataclass

from mou_compiler import words as w
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import (
    ACT,
    AGENCY,
    LIST,
    RANK,
    SUBJECT,
    TERRITORY,
    Declaration,
)
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import Basis, Condition, Period, Ref
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Guardrail(Declaration):
    """What no rule of its own rank or below may do, in its territory and on its days."""

    KEYWORD = w.GUARDRAIL_WORD
    HELP = Text("what no rule of the corpus may do", "任何规定均不得逾越的底线")
    never: tuple[str, ...] = spec(
        Word("never", "不得"),
        s.choices(w.FORBIDDEN),
        help=Text("no rule has such an effect", "任何规定不得有此类效果"),
    )
    possible: tuple[str, ...] = spec(
        Word("possible", "须可"),
        s.choices(w.POSSIBLE),
        help=Text(
            "what must remain: a way out of each list, the benefit, or one of the acts",
            "须保留者：每份名单的移出途径、该利益，或所列行为之一",
        ),
    )
    always: tuple[str, ...] = spec(
        Word("always", "必须"),
        s.choices(w.OWED),
        help=Text("what must go with each such effect", "每项此类效果须伴有者"),
    )
    modalities: tuple[str, ...] = spec(
        Word("modalities", "方式"),
        s.choices(w.FORBIDDEN),
        help=Text(
            "the effects meant by `always` and `possible`; of `benefit` any benefit, of `act` bans, else any burden, if not said",
            "「必须」「须可」所指的效果；未写则「利益」为任何利益、「行为」为禁止，其余为任何负担",
        ),
    )
    provisions: tuple[Ref, ...] = spec(
        Word("acts", "行为"),
        s.references("act", named=ACT),
        help=Text("on these acts; on any if not said", "所涉行为；未写则不限"),
    )
    subjects: tuple[Ref, ...] = spec(
        Word("to", "对象"),
        s.references("subject", named=SUBJECT),
        help=Text("for these kinds of subject; for anyone if not said", "所保护的主体；未写则不限"),
    )
    lists: tuple[Ref, ...] = spec(
        Word("on", "触发"),
        s.references("list", named=LIST),
        help=Text("set off by these lists; by anything if not said", "触发的名单；未写则不限"),
    )
    list_kinds: tuple[str, ...] = spec(
        Word("list kinds", "名单类别"),
        s.choices(w.LIST_KINDS),
        help=Text("set off by lists of these kinds", "触发名单的类别"),
    )
    enforcers: tuple[Ref, ...] = spec(
        w.ENFORCED_BY,
        s.references(*s.BODIES, named=AGENCY),
        help=Text("carried out by one of these; by anyone if not said", "实施机关；未写则不限"),
    )
    body_kinds: tuple[str, ...] = spec(
        Word("body kinds", "机构类别"),
        s.choices(w.AGENCY_KINDS),
        help=Text("carried out by bodies of these kinds", "实施机关的类别"),
    )
    forces: tuple[str, ...] = spec(
        Word("force", "效力"),
        s.choices(w.FORCES),
        help=Text("with such a force; with any if not said", "效力；未写则不限"),
    )
    when: tuple[Condition, ...] = spec(
        Word("when", "条件"),
        s.CONDITION,
        many=True,
        help=Text("in these situations only", "仅在此情形下"),
    )
    territory: tuple[Ref, ...] = spec(
        Word("in", "地域"),
        s.references("territory", named=TERRITORY),
        help=Text("where; everywhere if not said", "地域；未写则不限"),
    )
    in_force: Period | None = spec(
        Word("in force", "施行"), s.PERIOD, help=Text("its days; always if not said", "施行期间；未写则不限")
    )
    rank: Ref | None = spec(
        Word("rank", "位阶"),
        s.reference("rank", named=RANK),
        help=Text(
            "it binds documents of this rank and below; that of its basis if not said",
            "约束此位阶及以下的文件；未写则取其依据的位阶",
        ),
    )
    resting_on: Ref | None = spec(
        Word("resting on", "依据位阶"),
        s.reference("rank", named=RANK),
        help=Text(
            "the lowest rank of a text that `always basis` is content with", "「必须 依据」所要求的最低位阶"
        ),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))
