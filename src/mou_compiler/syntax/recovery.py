"""What the parser does after a mistake: say it once, give up as little as possible, and go on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, NamedTuple

from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.findings.fix import Advice, Edit, Fix, advised, fixes_by
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.counts_meant import in_brackets
from mou_compiler.syntax.lengths_meant import length_meant
from mou_compiler.syntax.numerals import read_bound, read_han_number
from mou_compiler.syntax.stray import worded_otherwise
from mou_compiler.syntax.tables import ACTIONS, GOTOS
from mou_compiler.syntax.tree import Token
from mou_compiler.syntax.worded import worded_at
from mou_compiler.words import BASIS, BOUND_COMPARISONS, EQUAL, Text

Stretch = tuple[int, int]
"""Offsets of the first letter and behind the last."""

_HOMES = frozenset(state for state, row in enumerate(GOTOS) if "statement" in row)
"""States in which a statement may begin."""

ENDS = frozenset({"SEP", "OPEN", "CLOSE", "$END"})
"""Tokens with which a statement, or its part before the block, ends."""

_VALUES = frozenset({"NAME", "NUMBER", "DATE", "QUANTITY", "STRING", "LPAR", "NOT"})


class Stand(NamedTuple):
    """Where the parser stands: its tokens, its stacks, and what was told so far. Recovery changes them.

    Of statements that are `excused` a mistake was told before.
    """

    source: Source
    tokens: list[Token]
    states: list[int]
    values: list[Any]
    faults: list[Fault]
    broken: list[Stretch]
    excused: list[Stretch]

    @property
    def at_home(self) -> bool:
        """Whether a statement may begin here."""
        return self.states[-1] in _HOMES

    @property
    def depth(self) -> int:
        """How many symbols of the statement at hand stand on the stack."""
        depth = 0
        while self.states[-1 - depth] not in _HOMES:
            depth += 1
        return depth

    @property
    def brackets(self) -> list[Token]:
        """The round brackets open in the statement at hand, outermost first."""
        symbols = self.values[len(self.values) - self.depth :]
        return [symbol for symbol in symbols if type(symbol) is Token and symbol.kind == "LPAR"]

    def tell(self, fault: Fault, token: Token) -> None:
        """Tell a mistake at a token, unless another was told of the same statement."""
        at = bisect_right(self.excused, (token.start, len(self.source.text))) - 1
        if at < 0 or token.start > self.excused[at][1]:
            self.faults.append(fault)

    def takes(self, kind: str) -> bool:
        """Tell whether a token of this kind may stand next."""
        return kind in ACTIONS[self.states[-1]]


def recover(stand: Stand, position: int) -> int:
    """Tell the mistake at a token, mend the stacks and the tokens, and return the position at which to go on."""
    tokens = stand.tokens
    first = tokens[position].start
    if stand.at_home:
        stand.tell(_headless(stand, tokens[position]), tokens[position])
        behind = _behind_headless(tokens, position)
    else:
        stand.tell(_unexpected(stand, position), tokens[position])
        first = stand.values[-stand.depth].start
        behind = position
        while tokens[behind].kind not in ENDS:
            behind += 1
        if tokens[behind].kind in ("CLOSE", "$END"):
            behind -= 1  # in the place of a token that was given up or is on the stack
            tokens[behind] = Token("SEP", "", tokens[behind + 1].start)
        while not stand.takes(tokens[behind].kind):
            stand.states.pop()
            stand.values.pop()
    stand.broken.append((first, tokens[behind].start))
    return behind


def _behind_headless(tokens: list[Token], position: int) -> int:
    """Return the position behind a statement without a keyword, its braces included."""
    depth = 0
    while tokens[position].kind != "$END":
        kind = tokens[position].kind
        if depth == 0 and kind == "SEP":
            return position + 1
        if depth == 0 and kind == "CLOSE":
            return position
        depth += (kind == "OPEN") - (kind == "CLOSE")
        position += 1
        if depth == 0 and kind == "CLOSE":
            return position
    return position


def _headless(stand: Stand, token: Token) -> Fault:
    remedy = Text("begin it with a keyword", "请以关键词开头")
    if token.kind == "STRING":
        remedy = Text("labels stand on the line of the id, before `{`", "名称与编号写在同一行，位于「{」之前")
    elif (behind := _behind_which_keyword(stand, token)) is not None:
        remedy = behind
    return Fault(
        Code.SYNTAX,
        Text(f"no statement can begin with {_shown(token).en}", f"语句不能以{_shown(token).zh}开头"),
        Place(stand.source, token.start, token.end),
        remedy,
    )


_UNITS_COUNTED = re.compile(
    r"(?i)(?:(?:articles?|arts?|sections?|secs?|ss?|regulations?|regs?|rules?)\.?[ \t]+|§§?[ \t]*)(\d+)[ \t]*(?:to|-|–)[ \t]*(\d+)"
)


_OTHERS_COUNTED = re.compile(
    r"(?i)(?:schedules|annexes|appendices|chapters|parts|titles)[ \t]+\d+[ \t]*(?:to|-|–)[ \t]*\d+"
)
_IN_SO_LONG = re.compile(r"[\d一二两三四五六七八九十]+(?:个工作日|个月|[日天周年])(?:以|之)?内")
_ARTICLES_IN_HAN = re.compile(
    r"第([\d一二三四五六七八九十百千零〇]+)条[ \t]*(?:至|到|—|-)[ \t]*第?([\d一二三四五六七八九十百千零〇]+)条(?![\w之第])"
)


_ENDING = re.compile(r"[ \t]*(?:起)?(?:被)?(?:撤销|撤并|废止|失效|终止|停止|取消|届满|止)")
_NUMBERED_CLAUSE = re.compile(r"[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{1,5})[)）]")
_EXISTING = frozenset({"agency", "list", "territory", "机构", "名单", "地域"})
_IN_FORCE = frozenset({
    "law", "edition", "memorandum", "instrument", "measure", "catalogue", "guardrail",
    "法律", "版本", "备忘录", "规范文件", "措施", "惩戒措施", "激励措施", "清单", "底线",
})  # fmt: skip
"""Declarations that say from when until when they exist, and those that say since when they are in force."""


def _before(stand: Stand, token: Token) -> str:
    """Return the kind of what stands before a token; empty where nothing does."""
    at = next(number for number, one in enumerate(stand.tokens) if one is token)
    return stand.tokens[at - 1].kind if at else ""


def _around(stand: Stand, token: Token) -> str:
    """Return the keyword of the declaration in the braces of which a token stands; empty where it stands in none."""
    depth, at = 0, next(number for number, one in enumerate(stand.tokens) if one is token)
    while at > 0 and depth >= 0:
        at -= 1
        depth += (stand.tokens[at].kind == "CLOSE") - (stand.tokens[at].kind == "OPEN")
    while at > 0 and stand.tokens[at - 1].kind not in ENDS:
        at -= 1
    return stand.tokens[at].text if depth < 0 else ""


def _day_alone(stand: Stand, token: Token) -> Text | None:
    """Return behind which keyword a day stands: that of the declaration around it, and of the end where words behind it say so."""
    around = _around(stand, token)
    if around and around not in _EXISTING | _IN_FORCE:
        return None
    field = Text("existed", "存续") if around in _EXISTING else Text("in force", "施行")
    ends = _ENDING.match(stand.source.text, token.end) is not None
    sign = Text("until", "失效") if ends else Text("from", "自")
    return Text(
        f"a day stands behind its keyword: `{field.en} {sign.en} {token.text}`",
        f"日期写在关键词之后：「{field.zh} {sign.zh} {token.text}」",
    )


_HOLDING_CONDITIONS = frozenset({
    "measure", "措施", "entry", "列入", "exclusion", "不列入", "exception", "例外", "exit", "移出", "bar", "不予移出", "lock", "不再列入",
    "memorandum", "备忘录", "instrument", "规范文件", "guardrail", "底线",
})  # fmt: skip


def _sign_alone(stand: Stand, token: Token, line: str) -> Text | None:
    """Return behind what a sign or word stands with which no statement begins."""
    if token.kind == "LPAR" and _NUMBERED_CLAUSE.match(line):
        return Text(
            'a numbered clause begins with what it is, such as `measure 1 "…" { … }` or `entry 1 { … }`; a heading stands behind `#`',
            "编号的条款以其种类开头，如「措施 1「…」｛…｝」「列入 1｛…｝」；标题写在「#」之后",
        )
    if token.kind in ("AND", "OR") and _before(stand, token) == "SEP":
        return Text(
            "it goes on with the statement before: remove the sign that ends that; between names a comma stands, and no "
            f"`{token.text}`",
            f"此处接续前一语句：请删去其句末的标点；名称之间只用顿号，不写「{token.text}」",
        )
    if token.kind == "COMPARE" and token.text == "低于":
        return Text("the ranks right above stand behind `below`", "上一级位阶写在「上位阶」之后")
    if token.kind == "COMPARE" and _around(stand, token) in _HOLDING_CONDITIONS:
        return Text(
            f"a comparison stands behind `when` and an attribute: `when ATTRIBUTE {token.text} …`",
            f"比较写在「条件」及属性之后：「条件 属性 {token.text} …」",
        )
    return None


def _behind_which_keyword(stand: Stand, token: Token) -> Text | None:
    """Return behind which keyword a value stands with which a statement begins."""
    source = stand.source
    line = source.text[token.start : token.start + 80].partition("\n")[0]
    if token.kind == "CITATION" and (counted := _UNITS_COUNTED.match(line)):
        said = f"{counted[1]} to {counted[2]}"
        return Text(f"write `articles {said}`", f"请写「条数 {counted[1]} 至 {counted[2]}」")
    if token.kind == "CITATION" and (beside := _OTHERS_COUNTED.match(line)):
        return Text(
            f"what is counted of a text are its articles or sections, as in `articles 1 to 94`: `{beside[0]}` stands in `note`",
            f"所计者为条文，如「条数 1 至 94」：「{beside[0]}」写入「说明」",
        )
    if token.kind == "CITATION" and (counted := _ARTICLES_IN_HAN.match(line)):
        low, high = (read_han_number(number) for number in counted.groups())
        return Text(f"write `articles {low} to {high}`", f"请写「条数 {low} 至 {high}」")
    if token.kind == "CITATION":
        return Text(
            "a citation stands behind `basis` and its source: `basis LAW art 5`",
            "条文写在「依据」及来源之后：「依据 法律 第五条」",
        )
    if token.kind == "DATE":
        return _day_alone(stand, token)
    if re.match(r"\d+[ \t]*(?:times|次)", line):
        return Text(
            "a condition stands behind `when`: `when 3 times in LIST within 1 year`",
            "条件写在「条件」之后：「条件 3次 于 名单 期间 1年」",
        )
    meant = length_meant(line, whole=False)
    if isinstance(meant, Advice) and meant.writes and _IN_SO_LONG.match(line):
        return Text(
            f"a length stands behind its keyword: `within {meant.writes[0].en}`",
            f"时间长度写在关键词之后：移出写「办理期限 {meant.writes[0].zh}」，措施写「落实时限 {meant.writes[0].zh}」",
        )
    if isinstance(meant, Advice) and meant.writes:
        return Text(
            f"a length stands behind its keyword: `for {meant.writes[0].en}`",
            f"时间长度写在关键词之后：「期限 {meant.writes[0].zh}」",
        )
    return _sign_alone(stand, token, line)


def _unexpected(stand: Stand, position: int) -> Fault:
    """Return the fault of a token that cannot stand where it does: in the words of the first way that recognises it."""
    known = (recognise(stand, position) for recognise in _WAYS)
    return next((fault for fault in known if fault is not None), None) or _out_of_place(stand, position)


def _never_closed(stand: Stand, position: int) -> Fault | None:
    """Recognise the end of a statement in which a bracket is open."""
    token, brackets = stand.tokens[position], stand.brackets
    if not brackets or token.kind not in ENDS:
        return None
    bracket = brackets[-1]
    return Fault(
        Code.SYNTAX,
        Text("the bracket opened here is never closed", "此处的左括号没有对应的右括号"),
        Place(stand.source, bracket.start, bracket.end),
        Text("write `)` where it ends", "在结束处写上「)」"),
        (
            Related(
                Text("the statement ends here", "语句在此结束"), Place(stand.source, token.start, token.end)
            ),
        ),
    )


def _last_of_unfinished(stand: Stand, position: int) -> Token | None:
    """Return the last token of a statement that ends where a value is still to come; None of any other."""
    before = stand.tokens[position - 1]
    ends = stand.tokens[position].kind in ENDS and not stand.takes("SEP")
    return before if ends and before.text else None


def _limit_behind(stand: Stand, position: int) -> Fault | None:
    """Recognise a limit that stands behind its length or amount: `30 days at most`."""
    last = _last_of_unfinished(stand, position)
    limit = worded_at(stand.source, last.start) if last is not None and last.kind == "COMPARE" else None
    if limit is None:
        return None
    return Fault(
        Code.SYNTAX,
        Text("a limit stands before its length or amount", "限度写在数值之前"),
        limit.place,
        limit.advice,
        fixes=limit.fixes,
    )


def _force_denied(stand: Stand, position: int) -> Fault | None:
    """Recognise a force that says what must not be done: `force must not`."""
    last = _last_of_unfinished(stand, position)
    if last is None or last.kind != "NOT":
        return None
    if not _FORCE.search(stand.source.text, max(last.start - 40, 0), last.start):
        return None
    return Fault(
        Code.SYNTAX,
        Text("`force` says whether it must or may be done", "「效力」只写应当或可以"),
        Place(stand.source, last.start, last.end),
        Text(
            "what must not be done is `prohibit ACT`, on a line of its own",
            "不得为之的，另起一行写「禁止 行为」",
        ),
    )


def _without_value(stand: Stand, position: int) -> Fault | None:
    """Recognise a statement that ends where a value is still to come."""
    last = _last_of_unfinished(stand, position)
    if last is None:
        return None
    return Fault(
        Code.SYNTAX,
        Text(f"a value is missing behind `{last.text}`", f"「{last.text}」之后缺少值"),
        Place(stand.source, last.start, last.end),
        Text(f"write it, or remove `{last.text}`", f"补上该值，或删去「{last.text}」"),
    )


def _worded(stand: Stand, position: int) -> Fault | None:
    """Recognise a value that is worded as documents word it."""
    whole = worded_otherwise(stand.source, stand.tokens[position])
    return None if whole is None else Fault(Code.SYNTAX, *whole)


_FORCE = re.compile(r"(?<!\w)(?:force|效力)[ \t:：]+[^\s;；。{}｛｝]*[ \t]*$")
_SOURCE_BEHIND = re.compile(
    r"(?P<cited>[^\n;；。{}｛｝#]*?\d[\w()]*)[ \t]+(?:of|von|der|des|du|de la|del|della)[ \t]+(?:the[ \t]+)?"
    r"(?P<name>《[^》\n]+》|\"[^\"\n]+\"|[^\s\d,，、;；。{}｛｝#()（）]+)(?=[ \t]*(?:[;；。}｝#\n]|$))"
)


def _source_behind(stand: Stand, position: int) -> Fault | None:
    """Recognise places that are cited before the name of their text: sections 6 and 7 of the code."""
    if (
        stand.tokens[position].kind not in ("AND", "OR", "COMMA")
        or stand.tokens[position - 1].kind != "CITATION"
    ):
        return None
    first = position - 1
    while first and stand.tokens[first - 1].kind not in ENDS:
        first -= 1
    if stand.tokens[first].text not in BASIS.spellings or first + 1 != position - 1:
        return None
    found = _SOURCE_BEHIND.match(stand.source.text, stand.tokens[first + 1].start)
    if found is None:
        return None
    written = f"{found['name']} {found['cited']}"
    help_ = Advice(
        f"the source stands before the place: `{written}`",
        f"先写法律，后写条文：「{written}」",
        (Text(written, written),),
    )
    place = Place(stand.source, found.start(), found.end())
    message = Text("a place in a text is not written so here", "此处引注不这样写")
    return Fault(Code.SYNTAX, message, place, help_, fixes=fixes_by(help_, [place]))


_YEAR_IN_BRACKETS = re.compile(
    r"(?P<name>《[^》\n]+》|[^\s(（《》,，、;；{｛]+)[ \t]*[(（](?:[a-z]+[ \t]+)?(?P<year>\d{4})年?(?:修正|修订|修改|版|本)?[)）][ \t]*$"
)


def _edition_in_brackets(stand: Stand, position: int) -> Fault | None:
    """Recognise an edition named by its year in brackets behind the name of a text: 某法（2018年修正）第五条."""
    source, token = stand.source, stand.tokens[position]
    if token.kind != "CITATION" or stand.tokens[position - 1].kind != "RPAR":
        return None
    found = _YEAR_IN_BRACKETS.search(source.text, max(token.start - _LONGEST_NAME, 0), token.start)
    if found is None:
        return None
    place = Place(source, found.start(), token.start)
    written = f"{found['name']}@{found['year']}"
    help_ = Advice(
        f"an edition is named `{written}`; of a text without editions leave the year out",
        f"版本写作「{written}」；该法未分版本的，删去年份",
        (Text(f"{written} ", f"{written} "), Text(f"{found['name']} ", f"{found['name']} ")),
    )
    message = Text("an edition is not named so here", "此处版本不这样写")
    return Fault(Code.SYNTAX, message, place, help_, fixes=fixes_by(help_, [place]))


_LONGEST_NAME = 120


def _comma_and_connective(stand: Stand, position: int) -> Fault | None:
    """Recognise a comma and a connective for one, as English writes before the last of several: A, B, and C."""
    token, before = stand.tokens[position], stand.tokens[position - 1]
    if token.kind not in ("AND", "OR") or before.kind != "COMMA" or stand.tokens[position + 1].kind in ENDS:
        return None
    first = position
    while first and stand.tokens[first - 1].kind not in (*ENDS, "$START"):
        first -= 1
    compared = any(one.kind in ("COMPARE", "BOUND", "NOT") for one in stand.tokens[first:position])
    conditions = compared or stand.tokens[first].text in _OF_CONDITIONS
    kept = (
        Text(", ", "、")
        if token.kind == "AND" and not conditions
        else Text(f" {token.text} ", f" {token.text} ")
    )
    behind = stand.tokens[position + 1].start
    place = Place(stand.source, before.start, behind)
    shown = Text(kept.en.strip(), kept.zh.strip())
    return Fault(
        Code.SYNTAX,
        Text(
            f"a comma and `{token.text}` stand between the same two",
            f"逗号（顿号）与「{token.text}」不能并用",
        ),
        Place(stand.source, before.start, token.end),
        Text(f"write `{shown.en}` alone", f"只写「{shown.zh}」"),
        fixes=(
            Fix(
                Text(f"write `{shown.en}`", f"写作「{shown.zh}」"),
                (Edit(place, kept.zh if before.text != "," else kept.en),),
            ),
        ),
    )


def _comma_between_statements(stand: Stand, position: int) -> Fault | None:
    """Recognise a comma behind a statement that says all by its keyword: `may-burden, below statute`."""
    token = stand.tokens[position]
    if token.kind != "COMMA" or stand.depth != 1 or stand.tokens[position + 1].kind != "NAME":
        return None
    said = stand.tokens[position - 1].text
    if said.endswith(("的", "者", "时")) and not said.isascii():  # 已认证的，取消…
        case = Text(
            f"the case in which it holds stands behind `when`, on a line of its own: `{said}` is no keyword",
            f"适用的情形另起一行，写在「条件」之后：「{said}」不是关键词",
        )
        return _cannot_stand(stand.source, token, case)
    return _cannot_stand(
        stand.source,
        token,
        Advice(
            "statements are parted by `;`, or stand on lines of their own",
            "语句之间用「；」，或各起一行",
            (Text(";", "；"),),
        ),
    )


_RENEWABLE = re.compile(
    r"[,，][ \t]*(?:renewable|extendable|extensible|(?:which|that)[ \t]+may[ \t]+be[ \t]+(?:renewed|extended)|可以?(?:再)?(?:延长|续))"
)


def _extended_behind_comma(stand: Stand, position: int) -> Fault | None:
    """Recognise a limit of time that is said to be extended, behind a comma: up to three years, renewable once."""
    token = stand.tokens[position]
    if token.kind != "COMMA" or not _RENEWABLE.match(stand.source.text, token.start):
        return None
    if worded_at(stand.source, token.start) is not None:  # it says by how much
        return None
    return Fault(
        Code.SYNTAX,
        Text("no comma stands within a term", "期限之内不加逗号"),
        Place(stand.source, token.start, token.end),
        Text(
            "write by how much it may be extended, such as `at most 3 years extendable 3 years`; how often stands in `note`",
            "请写明可延长多久，如「至多 3年 延长 3年」；可延长几次写入「说明」",
        ),
    )


_OF_CONDITIONS = frozenset({"when", "条件", "on", "触发", "given", "已知"})


def _limited_count(stand: Stand, position: int) -> Fault | None:
    """Recognise a count that has a sign before it, behind a connective: not at least 3 times in LIST."""
    source, token = stand.source, stand.tokens[position]
    if token.kind not in ("COMPARE", "BOUND"):
        return None
    advice = in_brackets(source.text[token.start : token.start + 200].partition("\n")[0], len(token.text))
    return None if advice is None else _cannot_stand(source, token, advice)


def _joined_twice(stand: Stand, position: int) -> Fault | None:
    """Recognise a connective that stands before the first of what it joins as well: 或者 A 或者 B.

    Behind another connective it begins what belongs together, which brackets say.
    """
    token, before = stand.tokens[position], stand.tokens[position - 1]
    if token.kind not in ("AND", "OR") or before.kind not in ("NAME", "AND", "OR", "NOT"):
        return None
    behind = position + 1
    while stand.tokens[behind].kind not in (*ENDS, "OPEN", "CLOSE", "RPAR", "$END"):
        behind += 1
    joined = stand.tokens[position + 1 : behind]
    if token.kind not in [one.kind for one in joined]:
        return None
    if before.kind == "NAME":
        advice = Advice(
            f"remove `{token.text}`: it stands between what it joins",
            f"删去「{token.text}」：连接词只写在所连接者之间",
            (Text("", ""),),
            joined[0].start - token.end,
        )
    else:
        said = stand.source.text[joined[0].start : joined[-1].end]
        advice = Advice(
            f"write `({said})`: what it joins stands in brackets",
            f"请写「（{said}）」：所连接者写在括号内",
            (Text(f"({said})", f"（{said}）"),),
            joined[-1].end - token.end,
        )
    return _cannot_stand(stand.source, token, advice)


def _being(stand: Stand, position: int) -> Fault | None:
    """Recognise a verb behind a connective, which the name alone says: and is not minor."""
    token, before, behind = stand.tokens[position], stand.tokens[position - 1], stand.tokens[position + 1]
    said = " ".join(token.text.split())
    if token.kind != "COMPARE" or said not in ("is", "is not") or before.kind not in ("AND", "OR"):
        return None
    if behind.kind != "NAME":
        return None
    if said == "is not":
        return _cannot_stand(stand.source, token, advised([Text("not", "非")]))
    remove = Advice("remove `is`", "删去「is」", (Text("", ""),), behind.start - token.end)
    return _cannot_stand(stand.source, token, remove)


def _equal_before_limit(stand: Stand, position: int) -> Fault | None:
    """Recognise a sign of equality before a limit, which says by itself how it compares: `= 5 or more`."""
    source, before, token = stand.source, stand.tokens[position - 1], stand.tokens[position]
    if token.kind != "BOUND" or before.kind != "COMPARE" or before.text not in EQUAL.spellings:
        return None
    if worded_at(source, token.start) is not None:
        return None
    amount, word = read_bound(token.text)
    sign, place = BOUND_COMPARISONS[word.en], Place(source, before.start, token.end)
    advice = advised([Text(f"{sign.en} {amount}", f"{sign.zh} {amount}")])
    return Fault(
        Code.SYNTAX,
        Text(f"`{before.text}` cannot stand before a limit", f"「{before.text}」不能与上下限连用"),
        place,
        advice,
        fixes=fixes_by(advice, [place]),
    )


def _out_of_place(stand: Stand, position: int) -> Fault:
    """Return the fault of a token of which no more is known than that it cannot stand there."""
    token = stand.tokens[position]
    worded = worded_at(stand.source, token.start)
    advice, fixes = (worded.advice, worded.fixes) if worded else (_remedy(stand, position), ())
    return _cannot_stand(stand.source, token, advice, fixes)


def _cannot_stand(source: Source, token: Token, advice: Text, fixes: tuple[Fix, ...] | None = None) -> Fault:
    """Return the fault of a token that cannot stand there; its fixes are those of the advice where none are given."""
    shown, place = _shown(token), Place(source, token.start, token.end)
    return Fault(
        Code.SYNTAX,
        Text(f"{shown.en} cannot stand here", f"{shown.zh}不能出现在此处"),
        place,
        advice,
        fixes=fixes_by(advice, [place]) if fixes is None else fixes,
    )


def _shown(token: Token) -> Text:
    if not token.text.strip():
        return Text("the end of the line", "行尾")
    return Text(f"`{token.text}`", f"「{token.text}」")


_SIGN_OF_TWO = {"=": Text("=", "＝"), ">": Text(">=", "≥"), "<": Text("<=", "≤")}


def _two_signs(stand: Stand, position: int) -> Fault | None:
    """Recognise two signs of comparison that stand for one, of which the place is both: `=>` the other way round, `==` twice."""
    source, before, token = stand.source, stand.tokens[position - 1], stand.tokens[position]
    if not token.kind == before.kind == "COMPARE" or before.text not in "=＝" or token.text[0].isalpha():
        return None
    ways = _SIGN_OF_TWO.get(token.text.translate(_NARROW)[0])
    run = _SIGNS.match(source.text, before.start)
    place = Place(source, before.start, run.end() if run else token.end)
    remedy: Text = Text("write one sign", "请写一个符号") if ways is None else advised([ways])
    return Fault(
        Code.SYNTAX,
        Text(f"`{place.text}` is no sign of comparison", f"「{place.text}」不是比较符号"),
        place,
        remedy,
        fixes=fixes_by(remedy, [place]),
    )


_WAYS: tuple[Callable[[Stand, int], Fault | None], ...] = (
    _never_closed,
    _limit_behind,
    _force_denied,
    _without_value,
    _worded,
    _two_signs,
    _source_behind,
    _edition_in_brackets,
    _comma_and_connective,
    _extended_behind_comma,
    _comma_between_statements,
    _joined_twice,
    _limited_count,
    _being,
    _equal_before_limit,
)
"""The mistakes that are recognised, in the order in which they are asked: an end before what may stand in its place."""

_SIGNS = re.compile(r"[<>=≥≤≠＞＜＝](?:[ \t]*[<>=≥≤≠＞＜＝])*")
_NARROW = str.maketrans("＝＞＜≥≤", "=><><")


def _remedy(stand: Stand, position: int) -> Text:
    token, before = stand.tokens[position], stand.tokens[position - 1]
    if token.kind == "COMPARE" and stand.depth == 1:
        return Text("write the value behind the keyword, without it", "关键词之后直接写值，不用此符号")
    if token.kind == "CITATION" and before.kind == "AND":
        return Text("put a comma between citations", "条文之间用顿号")
    if not stand.takes("SEP") and not stand.brackets:
        return Text("a value is missing before it", "前面缺少一个值")
    if token.kind == "RPAR":
        return (
            Text("a value is missing between the brackets", "括号内缺少值")
            if stand.brackets
            else Text("remove it: no bracket is open", "删去：没有对应的左括号")
        )
    if token.kind == "CITATION":
        return Text("a citation stands behind the id of a law or document", "条文应写在法律或文件的编号之后")
    if token.kind == "COMPARE":
        return Text(
            "compare two values at a time; join conditions with `and`", "每次比较两个值；多个条件以「且」相连"
        )
    if token.kind not in _VALUES:
        return Text("a value is missing before it, or it is one too many", "前面缺少一个值，或此处多写了")
    return Text(
        "put separate statements on lines of their own, or `;` between them",
        "不同的语句应分行书写，或以「；」隔开",
    )
