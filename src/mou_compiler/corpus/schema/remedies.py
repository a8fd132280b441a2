"""What to write instead of values as documents word them: lengths of time, thresholds, lists of bodies, citations.

Each function returns advice where it knows better than the form of the value does, and None elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from mou_compiler.findings.fix import Advice, advised, asked
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Source
from mou_compiler.syntax.amounts_meant import amount_meant, comparison_meant
from mou_compiler.syntax.days_meant import day_meant
from mou_compiler.syntax.lengths_meant import (
    SURELY_BEHIND,
    about_behind,
    about_meant,
    event_meant,
    event_named,
    length_meant,
    open_term_meant,
)
from mou_compiler.syntax.numerals import PLAIN, read_han_number, read_two_at_once
from mou_compiler.syntax.parts_meant import inexact_part
from mou_compiler.syntax.uneven_ranges import uneven_meant
from mou_compiler.syntax.worded import currency_declared
from mou_compiler.words import CITATION_SPELLED, COMPARISONS, CONNECTIVES, EVENTS, TERM_UNITS, Text

_UNITS_EN = "|".join(spelling for unit in TERM_UNITS for spelling in unit.spellings if spelling.isascii())
_UNITS_ZH = "个工作日|工作日|个星期|个月|日|天|周|年"
_TWO_DIGITS = Pattern(rf"([一二两三四五六七八九])([一二两三四五六七八九])({_UNITS_ZH})(?:以内|之内|内)?")
_HAN_LENGTH = Pattern(rf"([一二两三四五六七八九十百]+)({_UNITS_ZH})(?:以内|之内|内)?")
_EVERY = Pattern(rf"(?:每|every-?)?({_UNITS_ZH}|月|{_UNITS_EN})")
_UNTIL = ("until", "to", "至", "到", "失效")


def for_length(line: str, written: int, *, lasting: bool = False) -> Text | None:
    """Return what to write for the length of time with which a line begins, of which so many letters are in error.

    `lasting`: it is how long something goes on.
    """
    about = about_meant(line) if lasting else None
    meant = about or length_meant(line, lasting=lasting) or open_term_meant(line)
    if meant is None:
        part = length_meant(line, whole=False, lasting=lasting)
        if not isinstance(part, Advice):
            return part
        if not SURELY_BEHIND.match(line, part.behind):
            return about_behind(line[: part.behind], line[part.behind :]) if lasting else None
        meant = part
    return meant.from_its_start(written) if isinstance(meant, Advice) else meant


def for_term(text: str, following: str, line: str, *, lasting: bool = False) -> Text | None:
    """Return what to write for a term of which not all is read: the first word of a line, and the one that follows it."""
    if text.casefold() in ("maximum", "max", "minimum", "min"):
        limit = Text("at most", "至多") if text.casefold().startswith("max") else Text("at least", "至少")
        return Text(f"write `{limit.en}` and the length", f"请写「{limit.zh}」及时间长度")
    if text.startswith("直至") and EVENTS.find(text[2:]):
        return asked(f"直至 {text[2:]}")
    if match := _TWO_DIGITS.fullmatch(text):
        least, most, unit = read_han_number(match[1]), read_han_number(match[2]), match[3]
        return asked(f"{least}{unit} 至 {most}{unit}")
    if (match := _HAN_LENGTH.fullmatch(text)) and (two := read_two_at_once(match[1])):
        return asked(" 至 ".join(f"{read_han_number(one)}{match[2]}" for one in two))
    for words in (text, line[: line.find(following, len(text)) + len(following)]):
        meant = length_meant(words, lasting=lasting)
        if isinstance(meant, Advice):
            return meant.from_its_start(len(text))
    if match := _EVERY.fullmatch(text):
        unit = {"月": "个月", "周": "周"}.get(match[1], match[1])
        return asked(f"1 {unit}" if unit.isascii() else f"1{unit}")
    if text[:1] in "自从" or text in ("from", "since", "after"):
        return Text("write the length first: `2 years from publication`", "先写时间长度：「2年 自 公布」")
    if text in ("by", "up"):
        return Text(f"remove `{text}`", f"删去「{text}」")
    if text.casefold() in _UNTIL or re.match(r"\d{4}[-年]", text):
        return Text(
            "write how long, such as `2 years`; a last day stands behind `in force until`",
            "写时间长度，如「2年」；截止日期写在「施行 失效」之后",
        )
    return None


def for_until(before: str, line: str, written: int) -> Text | None:
    """Return what to write for what stands behind `until` and is no event: further notice, the day, the fine is paid.

    So many letters of the line are in error.
    """
    if not re.search(r"(?:until|till|直至|持续至)[ \t]*$", before):
        return None
    day = day_meant(line)
    if isinstance(day, Advice) and day.writes:
        shown = day.writes[0]
        return Text(
            f"a term is a length or ends with an event; a last day is written `in force until {shown.en}`, on a line of "
            "its own",
            f"期限为时间长度或至某一事件；截止日期另起一行，写作「施行 失效 {shown.zh}」",
        )
    named = event_named(line)
    if named is not None:
        return named.from_its_start(written)
    meant = open_term_meant(f"until {line}")
    if not isinstance(meant, Advice) or not all(way.en.startswith("until ") for way in meant.writes):
        return None if meant is None else Text(meant.en, meant.zh)
    ways = tuple(Text(way.en.removeprefix("until "), way.zh.removeprefix("直至 ")) for way in meant.writes)
    return Advice(meant.en, meant.zh, ways, meant.behind - len("until ")).from_its_start(written)


def for_event(text: str, following: str, line: str) -> Text | None:
    """Return what to write for an event as documents name it, perhaps with an article before it."""
    named = event_named(line)
    if named is not None:
        return named.from_its_start(len(text))
    meant = event_meant(line)
    if meant is not None:
        return Text(f"write `{meant.en}`", f"请写「{meant.zh}」")
    if text.casefold() in ("the", "a", "an", "its", "date", "day") and EVENTS.find(following):
        return Text(f"remove `{text}`: `from {following}`", f"删去「{text}」")
    return None


_JOINED_CONDITIONS = Pattern(
    r"(?<!\w)(?:and|or(?![ \t]+(?:more|less|above|over|below|under)(?!\w)))(?!\w)|[且非]|或者?|(?:^|(?<=[(（,，])|(?<=and|not)|(?<=or))[ \t]*not(?!\w)"
)
_NAME_AND_SIGN = Pattern(r"[ \t]*([^\s<>=≥≤≠＞＜＝]+)[ \t]*([<>!]=|[<>=≥≤≠＞＜＝])?[ \t]*(.*)", re.DOTALL)


def for_threshold(source: Source, before: str, line: str, *, single: bool = False) -> Text | None:
    """Return the comparison meant by an amount that is worded as documents word it, as in 货值 10万元以内.

    `before` is what was read of the condition, and `line` all that is written from its beginning on.  A sign of several
    currencies is of that in which the source declares the attribute to be counted.
    """
    joints = list(_JOINED_CONDITIONS.finditer(before))
    start = joints[-1].end() if joints else 0
    match = _NAME_AND_SIGN.match(line[start:])
    if match is None:
        return None
    meant = comparison_meant(
        match[1],
        match[3],
        COMPARISONS.find(match[2]) if match[2] else None,
        single=single,
        currency=currency_declared(source, match[1]),
        before=CONNECTIVES.find(joints[-1][0].strip()) if joints else None,
    )
    return inexact_part(line) if meant is None else Text(meant.en, meant.zh)


def for_alternative(source: Source, before: str, line: str) -> Text | None:
    """Return what to write for an amount that stands behind `or` without what is compared: `sum = 5 or 100 usd`."""
    joint = _OR_AT_END.search(before)
    return for_threshold(source, before[: joint.start()], f"{before}{line}") if joint else None


_OR_AT_END = Pattern(r"(?:(?<!\w)(?:or|and)|或者?|且)[ \t]*$")


def for_amount(line: str) -> Text | None:
    """Return what to write for an amount that is worded as documents word it, one way or several."""
    meant = amount_meant(line)
    return None if meant is None else Text(meant.en, meant.zh)


_AT_MOST = Pattern(
    r"(?:(?:at most|up to|no(?:t)? more than|not exceeding|不超过|不得超过|至多|最多)[ \t]*)?(.*?)(?:[ \t]*(?:及?以下|以内|or less|or below))?$"
)


def for_ceiling(line: str) -> Text | None:
    """Return what to write for the amount of a ceiling beside which stands that it is the most: 5万元以下."""
    said = re.split(r"[;；。}｝#]", line)[0].strip()
    match = _AT_MOST.match(said)
    meant = amount_meant(match[1]) if match and match[1] != said else None
    return None if meant is None else Text(meant.en, meant.zh)


LASTING = ("for", "term", "期限", "publicity", "公示期限", "restarts", "重新计算")
"""Keywords of statements that say how long something goes on."""


def for_tail_of_length(keyword: str, before: str, text: str) -> Text | None:
    """Return what to write for a length behind which stands that it is the most, or about so much."""
    if keyword not in LASTING:
        return None
    if (about := about_behind(before, text)) is not None:
        return about
    meant = length_meant(f"{before}{text}", lasting=True) if text in ("内", "以内", "之内") else None
    return None if meant is None else Text(meant.en, meant.zh)


def for_list(text: str, line: str) -> Text | None:
    """Return what to write for a word with which documents join the last of several, with which a line begins.

    It is written in the place of that word, where it is all that is in error.
    """
    match = re.match(
        r"(and/or|as[ ]+well[ ]+as|together[ ]+with|along[ ]+with|plus|(?:和|及|与)/或|以及|和|与|及|and)(?=[第《“「\"]|\s|$)",
        line,
    )
    if match is None:
        return None
    alone = (Text(",", "、"),) if match[1] == text and "或" not in text else ()
    return Advice(f"write a comma in the place of `{match[1]}`", f"以顿号代替「{match[1]}」", alone)


def for_tail(text: str) -> Text | None:
    """Return what to do with words that documents put behind a length of time."""
    if text in ("内", "以内", "之内", "起", "之日起", "間", "间", "간"):
        return Text(f"remove `{text}`", f"删去「{text}」")
    return None


_OTHER_BODIES = Pattern(
    r"(?P<named>.*?)[ \t]*,?[ \t]*\band[ \t]+(?:any[ \t]+)?other(?:[ \t]+(?:relevant|competent|public))?"
    r"[ \t]+(?:bodies|units|departments|agencies|authorities|offices)(?:[ \t]+concerned)?(?!\w)"
)
_THEIR = Pattern(r"(?P<owner>[\w-]+)[ \t]+and[ \t]+(?:its|their|his|her)[ \t]+(?P<attached>[\w-]+)")


def for_names(names: list[str], line: str, taken: int, *, whole: bool = True) -> Text:
    """Return several names as they are written, with commas between them.

    `line` is what stands from the first on, of which so many letters were read as names that are joined; `whole` says that
    these are all of them.
    """
    others = _OTHER_BODIES.match(line)
    if others is not None:
        each = [one for one in re.split(r"[ \t]*,[ \t]*|[ \t]+and[ \t]+", others["named"]) if one]
        written = Text(f"{', '.join(each)}, others", f"{'、'.join(each)} 等")
        return advised([written], max(len(others[0]) - taken, 0))
    their = _THEIR.match(line)
    if their is not None:
        owner, attached = their["owner"], their["attached"]
        return Text(
            f"write `{owner}`, and `to {attached} of {owner}` on a line of its own",
            f"请写「{owner}」，并另起一行写「对象 {attached} 之 {owner}」",
        )
    written = Text(", ".join(names), "、".join(names))
    return Advice(
        f"write `{written.en}`: commas stand between several",
        f"请写「{written.zh}」，以顿号隔开",
        (written,) if whole else (),
    )


def for_targets(subjects: list[str], attached: list[str], owners: list[str]) -> Advice:
    """Return how a measure says that it reaches kinds of subject and those attached to some of them."""
    of = Text(
        f"{', '.join(attached)} of {', '.join(owners)}", f"{'、'.join(attached)} 之 {'、'.join(owners)}"
    )
    written = Text(f"{', '.join(subjects)}; to {of.en}", f"{'、'.join(subjects)}；对象 {of.zh}")
    return Advice(f"write `to {written.en}`", f"请写「对象 {written.zh}」", (written,))


def for_one_of(names: list[str]) -> Text:
    """Return that one of several names is to be chosen, where only one can stand."""
    en, zh = " or ".join(f"`{one}`" for one in names), "或".join(f"「{one}」" for one in names)
    return Text(
        f"only one can stand here: write {en}, and what the others do in `note`",
        f"此处只能有一个：请写{zh}，其余的写入「说明」",
    )


def for_either_body(names: list[str]) -> Text:
    """Return the question who acts where a document names bodies with `or` between them: each, or it is left open."""
    every, said = Text(", ".join(names), "、".join(names)), Text(" or ".join(names), "或".join(names))
    return Text(
        f'say who acts: `{every.en}` where each of them does; where the source leaves open which, `unknown "{said.en}"`',
        f"须写明由谁实施：各自实施的，写「{every.zh}」；原文未定由何者实施的，写「不详「{said.zh}」」",
    )


def for_asking(one: str, other: str) -> Text:
    """Return the question what the second body does where the first acts after it has asked it."""
    return Text(
        f"write `{one}` where it acts and only asks `{other}`, with that in `note`; `{one} with {other}` where both take part",
        f"仅征求{other}意见的，写「{one}」并写入「说明」；{other}参与实施的，写「{one} 会同 {other}」",
    )


WHICH_IS_CITED = Text(
    'write every place that is relied on, with commas between; where the source leaves open which, `unknown "why"`',
    "请逐一写明所依据之处，以顿号隔开；原文未定依据何者的，写「不详「原因」」",
)
"""What to do where one of several places is said to be relied on."""


_ARTICLES = Pattern(
    r"art(?:icle)?s[ \t]+\d[^;；。{}｛｝#\n]*?(?=[ \t]*(?:[;；。{}｛｝#\n]|//|$))", re.IGNORECASE
)


def for_articles(line: str, taken: int) -> Text:
    """Return what to write for `articles 5 to 9, 12(3)`, which without more is what an edition says of itself.

    It is written in the place of so many letters of the line and the rest of what is cited; all of it, or nothing.
    """
    match = _ARTICLES.match(line)
    meant = uneven_meant(match[0]) if match else None
    if match is None or meant is None:
        return Text(
            "write `art` before each number, or `arts 5 to 9`", "逐条写「第…条」，或写「第五条至第九条」"
        )
    return replace(meant, behind=len(match[0]) - taken) if isinstance(meant, Advice) else meant


def for_attached_too(name: str, known: Callable[[str], bool], attached: Callable[[str], bool]) -> Text | None:
    """Return what to write for kinds of subject and those attached to them in one word: 企业及其法定代表人."""
    owner, joint, relation = name.partition("及其")
    if not joint or not owner or not attached(relation):
        return None
    if known(owner):
        return for_targets([owner], [relation], [owner])
    return Text(
        f"write `to SUBJECT; to {relation} of SUBJECT`, and declare what `{owner}` is: subject {owner} …",
        f"请写「对象 主体；对象 {relation} 之 主体」，并先声明：主体 {owner}「…」「…」｛…｝",
    )


_GENERIC = Pattern(
    r"(?:各级|各地|地方|所在地|属地|有关|相关|县级以上|同级|当地|上级|下级).*|.*(?:主管|监管|有关)(?:部门|机关)|"
    r"(?:competent|relevant|local|regional|appropriate)(?!\w).*|(?:.*(?<!\w))?(?:authorities|agencies|courts|bodies|offices|governments)",
    re.IGNORECASE,
)


def for_generic_body(name: str, declared: Text) -> Text | None:
    """Return how to declare what names bodies by what they are, of which there is one in each place: 各级主管部门, local authorities."""
    if not _GENERIC.fullmatch(name):
        return None
    return Text(
        f"declare it: role {declared.en} {{ filled {{ by AGENCY; in TERRITORY }} }} where it differs from place to place which body that is, "
        f"or agency {declared.en} {{ … }} for one body",
        f"请先声明：因地而异的写「角色 {declared.zh}｛承担 ｛由 机构；地域 地域｝｝」，仅指一个机构的写「机构 {declared.zh}｛…｝」",
    )


_OTHERS_IN_HAN = Pattern(r"(.+?)(?:以?及|和|与|、)?其[他它](?:有关|相关|各)?(?:部门|单位|机关|机构|成员单位)")


def for_others(name: str, borne: Callable[[str], bool]) -> Text | None:
    """Return what to write for a body and others that are not named: 甲局及其他有关部门."""
    match = _OTHERS_IN_HAN.fullmatch(name)
    return asked(f"{match[1]}, others", f"{match[1]} 等") if match and borne(match[1]) else None


ALL_OF_THEM = frozenset({"all", "each", "every", "any", "全部", "所有", "各"})
_ALL_IN_ONE = Pattern(
    r"(?:全体|全部|所有|各)(?:有关|相关|签署|成员|参与|联合|会签)*(?:单位|部门|机构|成员|机关|各?方|主体)"
)


def means_all_of_them(name: str) -> bool:
    """Tell whether a word that no thing bears stands for all of those that have to be named."""
    return name.casefold() in ALL_OF_THEM or _ALL_IN_ONE.fullmatch(name) is not None


def for_all_of_them(kinds: tuple[str, ...]) -> Text:
    """Return what to write for words that stand for all of those of some kinds."""
    if "subject" in kinds:
        return Text(
            "write each kind of subject that it reaches, with commas between; who acts stands behind `by`",
            "请逐一写明所及的主体类别，以顿号隔开；实施者写在「实施」之后",
        )
    return Text("write each of them, with commas between", "请逐一写明，以顿号隔开")


_OF_THE_SOURCE = Pattern(
    r"(?:of|du|de la|des|der|dem|del|della|dello|van|da|do)[ \t]+(?:the[ \t]+)?[^\s\d,，、;；。}｝#]+"
    r"(?:[ \t]+[^\s\d,，、;；。}｝#]+)*(?:[ \t]+\d{4})?(?=[ \t]*(?:[;；。}｝#\n,，、]|//|$))",
    re.IGNORECASE,
)


_SAID_OF_IT = Pattern(r"(?:的|之)?(?:有关|相关)?规定")
_AND_OTHERS = Pattern(
    r"等(?:条款|条文)?(?:的)?(?:有关|相关)?(?:规定|法律|法规|条款|条文)*|及?其他(?:有关|相关)?规定"
)


def for_written_otherwise(text: str, line: str) -> Text | None:
    """Return what to write for a citation in letters that are not read: 第三（一）项, art6, 第伍条, of the Act."""
    nested = re.fullmatch(r"第([一二三四五六七八九十\d]+)", text)
    inner = re.match(r"第[一二三四五六七八九十\d]+[（(]([一二三四五六七八九十\d]+)[）)](项|款|条)?", line)
    if nested and inner:
        outer, item = read_han_number(nested[1]), read_han_number(inner[1])
        return Text(
            f"write `part {outer} item {item}` or `item {outer}({item})`",
            f"请写「第{nested[1]}部分第（{inner[1]}）项」或「第（{nested[1]}）项第{inner[1]}目」",
        )
    formal = text.translate(PLAIN)
    if formal != text and text[0] == "第":
        return asked(formal)
    joined = re.fullmatch(
        r"(art|article|sec|section|s|rule|r|reg|regulation|para|clause)[-.]?(\d[\w.()-]*)",
        text,
        re.IGNORECASE,
    )
    if joined is not None:
        return asked(f"{joined[1]} {joined[2]}")
    source = _OF_THE_SOURCE.match(line)
    if source is not None:
        return Advice(
            f"remove `{source[0]}`: the source stands before the citation",
            f"删去「{source[0]}」：来源写在引注之前",
            (Text("", ""),),
            len(source[0]) - len(text),
        )
    said_so = _SAID_OF_IT.fullmatch(text)
    if said_so is not None:
        return Advice(
            f"remove `{text}`: the place alone is cited", f"删去「{text}」：只写条文", (Text("", ""),)
        )
    if _AND_OTHERS.fullmatch(text):
        return Text(
            f"remove `{text}`: cite each place that is relied on, and say in `note` that there are others",
            f"删去「{text}」：逐一写明所依据的条文，另有其他的写入「说明」",
        )
    bare = re.match(r"(项|款|目|条)(?!\w)", text)
    if bare is not None:
        return Text(
            f"write `第（一）{bare[0]}`: `第` before the number",
            f"编号之前须有「第」，如「第（一）{bare[0]}」",
        )
    until = re.fullmatch(r"[至到]([一二三四五六七八九十百零\d]+[条款项])", text)
    if until is not None:
        return asked(f"至第{until[1]}")
    if (
        re.match(r"[^\W\d]+\.?[ \t]+\d", line)
        and text.casefold() not in CITATION_SPELLED
        and text.casefold() not in _JOINING
    ):
        return Text(
            f"write `art`, `section`, `para` or `item` in the place of `{text}`",
            f"以「art」「section」「para」「item」或「第…条」等代替「{text}」",
        )
    return None


def for_part_of_a_place(text: str, line: str) -> Text | None:
    """Return what to write for a number in brackets without its unit, and for a part that no step can name."""
    bare = re.match(r"\d+[A-Za-z]{0,3}(?:\([\dA-Za-z]{1,5}\))+", line)
    if bare is not None:
        return Text(
            f"say what is numbered: `art {bare[0]}`, `section {bare[0]}`, `rule {bare[0]}` or `§ {bare[0]}`",
            f"须写明条文单位，如 `art {bare[0]}`、`section {bare[0]}`、`rule {bare[0]}` 或 `§ {bare[0]}`",
        )
    if re.fullmatch(r"(?:[前中后後](?:半?段|款|项|項|条|條)|本文)(?:规定)?", text):
        return Text(
            f"write the number of what `{text}` means, or leave it out and say it in `note`",
            f"写出「{text}」所指的编号，或略去并在「说明」中写明",
        )
    return None


_WORD_AND_NUMBER = Pattern(r"(?P<word>[^\W\d_]{3,})\.?[ \t]+(?:\d[\w.()-]*|[IVXLC]+|[A-Z])(?![\w])")


def for_unknown_level(line: str) -> Text | None:
    """Return what to do with a word and its number that name no level of a text: Part 4, Division 2."""
    match = _WORD_AND_NUMBER.match(line)
    if match is None or match["word"].casefold() in CITATION_SPELLED:
        return None
    return Text(
        f"`{match[0]}` is of no level that can be cited: cite the section or article, or what is around it, and say this in `note`",
        f"「{match[0]}」不属可引用的层级：请引用条、节或其所在部分，并写入「说明」",
    )


def for_article(text: str) -> Text | None:
    """Return what to write for the number of an article that stands alone behind another citation."""
    if text.isdecimal():
        return Text(
            f"say what is numbered: `art {text}`, `section {text}`, `rule {text}` or `§ {text}`",
            f"须写明条文单位，如「第{text}条」、`section {text}`、`rule {text}` 或 `§ {text}`",
        )
    if re.fullmatch(r"[\d一二三四五六七八九十百零]+[章节条款项目].*", text):
        return asked(f"第{text}")
    return None


_JOINING = ("and", "or", "et", "ou", "und", "oder", "to", "bis", "à", "y", "e", "en", "och")
_JOINED = Pattern(r"以及|[与和及]")
_BEHIND_NAMES = Pattern(
    r"(.+?)(等(?:有关|相关)?(?:单位|部门|机关)?)?(共同|联合)?"
    r"(?:分别|各自|均|都|(?:分别)?按照?(?:各自)?(?:法定)?(?:职责|职能|分工)(?:分工|分别)?)?(?:负责|实施|执行|落实|办理)?"
)
_LED = Pattern(r"(.+?)(?:牵头|主办|为主|(配合|协助|协办))(?:负责|实施|执行|落实|办理)?")
_EITHER = Pattern(r"或者|(?:和|及|与)?/?或")
_ANY_OF_THEM = Pattern(r"(?:之?中|当中|其中)?的?任[一何意].{0,3}$")
_AND_MORE = Pattern(r"以?及其|以及|或者|[和与及或]")
_CITED = Pattern(r"(.+?)(第[（(]?[\d〇零一二两三四五六七八九十百千]+[）)]?[条章节款].*)")


_HEARD = Pattern(
    rf"(?:自)?(?:收到)?(?P<event>[^\d自]+?)之日起(?P<number>[\d一二两三四五六七八九十百]+)(?P<unit>{_UNITS_ZH})(?:以|之)?内向(?P<body>.+?)(?:以?书面(?:形式|方式)?)?(?:提出|提交|申请|申诉|反映)(?:书面|异议|申诉|复核|复议|复查|申请|陈述申辩|陈述和申辩|意见|材料|的)*"
)
_BEFORE_IN_CHINESE = Pattern(
    r"(?:应当?)?(?:在|于)?(.+?)(?:之)?前([\d一二两三四五六七八九十百]+)(个工作日|工作日|个月|日|天)(?:以|之)?内?(以?书面(?:形式)?)?(?:告知|通知)?(?:当事人)?"
)


def for_before(text: str) -> Text | None:
    """Return what to write for 列入前十五日: how long, and before which event."""
    match = _BEFORE_IN_CHINESE.fullmatch(text)
    if match is None or EVENTS.find(match[1]) is None:
        return None
    written = f"{read_han_number(match[2])}{match[3]} 先于 {match[1]}"
    if match[4]:
        return Text(
            f"write `{written}`, and `书面告知` in `note`", f"请写「{written}」，并将“书面告知”写入「说明」"
        )
    return asked(written)


_PRIOR = Pattern(
    r"(?:prior[ \t]+to|ahead[ \t]+of|earlier[ \t]+than|in[ \t]+advance[ \t]+of|preceding|not[ \t]+later[ \t]+than)[ \t]+(?=\S)",
    re.IGNORECASE,
)
_AHEAD = Pattern(
    rf"(?:提前|事先)([\d一二两三四五六七八九十百]+)({_UNITS_ZH})(?:以上)?[ \t]*(?=[;；。}}｝\n#]|//|$)"
)
_EVENT_BEHIND = Pattern(r"([^\s\d;；。}｝]{1,12}?)(?:之?前|以前)(?=[\s;；。}｝]|$)")
_WHICH_EVENT = Pattern(
    r"(?:之?前|以前)(?=[\s;；。}｝]|$)|(?:prior|beforehand|in[ \t]+advance|ahead|earlier)(?=[ \t]*(?:[;；}｝#\n]|$))"
)


def for_notice(length: str, line: str) -> Text | None:
    """Return what to write for how long before an event as documents word it: prior to entry, 提前5日, 5日前.

    `length` is what was read before the line; empty where it says nothing of how long.
    """
    prior = _PRIOR.match(line)
    if prior is not None:
        event = event_meant(line[prior.end() :])
        if event is None:
            return Text("write `before` and the event: `before entry`", "写明先于何事：「先于 列入」")
        alone = re.match(r"(?:the[ \t]+)?[a-z-]+(?=[ \t]*(?:[;；}｝#]|$))", line[prior.end() :])
        first = len(line.split(maxsplit=1)[0])
        if alone is None:
            return Text(f"write `before {event.en}`", f"请写「先于 {event.zh}」")
        return asked(f"before {event.en}", f"先于 {event.zh}", prior.end() + alone.end() - first)
    of = re.match(r"of[ \t]+(?:the[ \t]+)?([a-z-]+)(?=[ \t]*(?:[;；}｝#]|$))", line) if length else None
    if of is not None and (event := event_meant(of[1])):
        return advised(
            [
                Text(f"{sign} {event.en}", f"{han} {event.zh}")
                for sign, han in (("before", "先于"), ("from", "自"))
            ],
            of.end() - len("of"),
        )
    ahead = _AHEAD.match(line)
    if ahead is not None:
        return _before_what(f"{read_han_number(ahead[1])}{ahead[2]}")
    behind = _EVENT_BEHIND.match(line)
    if behind is not None and length and (event := EVENTS.find(behind[1])):
        return asked(
            f"before {event.en}", f"先于 {event.zh}", len(behind[0]) - len(line.split(maxsplit=1)[0])
        )
    return _before_what(length) if length and _WHICH_EVENT.match(line) else None


def _before_what(length: str) -> Text:
    """Return the question before which event so long a time is to be."""
    meant = length_meant(length)
    shown = meant.writes[0] if isinstance(meant, Advice) and meant.writes else Text(length, length)
    return Text(
        f"say before which event, such as `{shown.en} before entry`",
        f"须写明先于何事，如「{shown.zh} 先于 列入」",
    )


_OVER_A_TIME = Pattern(
    r"(?:(?P<often>\d+|once|twice|one|two|three|four|five|six|seven|eight|nine|ten)[ \t]+(?:times?|[a-z]+s)[ \t]+|(?:once|twice)[ \t]+)?"
    r"(?:with)?(?:in|over|during)[ \t]+(?:(?:any|the)[ \t]+)?(?:(?:last|past|previous|preceding|period[ \t]+of)[ \t]+)?(?:any[ \t]+)?"
    r"(?P<long>(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ \t]+(?:consecutive[ \t]+)?(?:years?|months?|weeks?|days?))(?!\w)",
    re.IGNORECASE,
)


def for_count_over_time(line: str) -> Text | None:
    """Return what to write for what is counted over a time, with which a line begins: 3 convictions within 5 years."""
    match = _OVER_A_TIME.match(line)
    meant = length_meant(match["long"]) if match else None
    if match is None or not isinstance(meant, Advice) or len(meant.writes) != 1:
        return None
    window = meant.writes[0]
    return Text(
        f"entries on a list are counted over a time: `3 times in LIST within {window.en}`; of anything else the attribute itself says over "
        "what time it is counted",
        f"仅名单的列入可按期间计次：「3次 于 名单 期间 {window.zh}」；其他事项由属性自身写明统计期间",
    )


def for_field_and_value(written: str, keywords: Iterable[str]) -> Text | None:
    """Return what to write for a keyword and its value without a blank between them: 满一年 is `满 一年`."""
    for keyword in sorted(keywords, key=len, reverse=True):
        rest = written.removeprefix(keyword)
        if not keyword.isascii() and rest != written and re.match(r"[\d一二两三四五六七八九十百]", rest):
            return asked(f"{keyword} {rest}")
    return None


def for_several(name: str, borne: Callable[[str], bool]) -> str | None:
    """Return several names that were written as one, as they are to be written: 甲与乙共同 is `甲、乙 共同`."""
    led, found, others = name.partition("会同")
    if found and borne(led) and borne(others):
        return f"{led} 会同 {others}"
    if name.startswith("向") and borne(name[1:]):
        return f"至 {name[1:]}"
    heard = _HEARD.fullmatch(name)
    event = heard["event"].removesuffix("书") if heard is not None else ""
    if heard is not None and borne(heard["body"]) and EVENTS.find(event):
        return f"至 {heard['body']} 期间 {read_han_number(heard['number'])}{heard['unit']} 自 {event}"
    cited = _CITED.fullmatch(name)
    if cited is not None and borne(cited[1]):
        articles = _JOINED.sub("、", cited[2])
        return f"{cited[1]}{articles}{'…' if articles.endswith('、') else ''}"
    led_by = _LED.fullmatch(name)
    if led_by is not None and borne(led_by[1]):
        return f"会同 {led_by[1]}" if led_by[2] else led_by[1]
    match = _BEHIND_NAMES.fullmatch(name)
    if match is None:  # a label in quotes may be empty, or of several lines
        return None
    parts = _JOINED.split(match[1])
    if parts == [name] or not all(borne(part) for part in parts):
        return None
    tail = "".join(f" {word}" for word in ("等" if match[2] else "", match[3] or "") if word)
    return "、".join(parts) + tail


def for_one_of_several(name: str, borne: Callable[[str], bool]) -> list[str] | None:
    """Return the names that were written as one with `or` between them, or as any of them: 甲或乙, 乙中任一."""
    parts = _EITHER.split(_ANY_OF_THEM.sub("", name))
    return parts if parts != [name] and all(borne(part) for part in parts) else None


def for_what_else(name: str, borne: Callable[[str], bool]) -> Text | None:
    """Return what to write for a name and something more that is not named: 甲及其下属机构, never the name alone."""
    parts = [part for part in _AND_MORE.split(name) if part]
    known = [part for part in parts if borne(part)]
    if not known or len(known) == len(parts):
        return None
    return Text(
        f"write `{', '.join(known)}` and what else is meant, each by a name that is declared, with commas between",
        f"请写「{'、'.join(known)}」及另指者，各用已声明的名称，以顿号隔开",
    )
