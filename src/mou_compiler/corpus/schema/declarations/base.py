"""What every declaration has, and what fields call the things that they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import Allowance
from mou_compiler.source.place import Place
from mou_compiler.words import Text, Word

AGENCY = Text("agency", "机构")
TERRITORY = Text("territory", "地域")
SUBJECT = Text("subject", "主体")
LAW = Text("law or document", "法律或文件")
DOCUMENT = Text("document", "文件")
MEASURE = Text("measure", "措施")
LIST = Text("list", "名单")
RANK = Text("rank", "位阶")
ACT = Text("act", "行为")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Declaration:
    """What every declaration has: an id, a label in both languages, the place of its id, and its whole extent.

    `unread` are the attributes that it does say, but in a way that could not be read: faults tell how.
    """

    KEYWORD: ClassVar[Word]
    HELP: ClassVar[Text]
    id: str
    label: Text
    place: Place
    extent: Place
    unread: frozenset[str] = frozenset()
    notes: tuple[str, ...] = spec(
        Word("note", "说明"), s.STRING, many=True, help=Text("a remark in your own words", "自拟的说明")
    )
    allowances: tuple[Allowance, ...] = spec(
        Word("allow", "准予"),
        s.ALLOWANCE,
        many=True,
        help=Text("accept a finding here, for a reason", "在此接受一项检查结果，并说明理由"),
    )
