"""What is told of a name that nothing bears: what it is instead, what was meant, or how it is declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mou_compiler.corpus.names.declaring import KIND_TEXT, to_declare
from mou_compiler.corpus.names.given import fold
from mou_compiler.corpus.names.symbols import Names
from mou_compiler.corpus.registers.titles import Bearer
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import with_article
from mou_compiler.corpus.schema.suggest import did_you_mean, nearest, singulars, sounding_alike
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.findings.fix import Advice, asked, fixes_by
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Place
from mou_compiler.syntax.amounts_meant import comparison_meant
from mou_compiler.syntax.days_compared import day_compared_behind
from mou_compiler.syntax.quotes import write_quoted
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.words import Text

_MOST_SOUGHT = 20
"""For so many names that nothing bears a register is searched for the nearest title."""


def faults_of_undeclared(names: Names) -> list[Fault]:
    """Return one fault for each name that is used and not declared, with every place of use.

    Where a register could not be read, any name of a law may be a title in it; that is one mistake, told.
    """
    missed = [
        (name, sorted(uses, key=lambda use: use[0].order))
        for name, uses in names.missed()
        if names.titles.registry.complete or not any("law" in kinds for _, kinds in uses)
    ]
    if not missed:
        return []
    others: dict[str, Bearer] = {}
    for known, bearer in names.borne():
        others.setdefault(known, bearer)
    return [
        _undeclared_fault(names, name, uses, others.get(fold(name)), number < _MOST_SOUGHT)
        for number, (name, uses) in enumerate(missed)
    ]


def _undeclared_fault(
    names: Names, name: str, uses: list[tuple[Place, tuple[str, ...]]], other: Bearer | None, sought: bool
) -> Fault:
    (first, kinds), *further = uses
    wanted = Text(
        _listed([KIND_TEXT[kind].en for kind in kinds], ", ", " or "),
        _listed([KIND_TEXT[kind].zh for kind in kinds], "、", "或"),
    )
    related = tuple(Related(Text("also used here", "亦用于此"), place) for place, _ in further[:5])
    if other is not None and other.kind not in kinds:
        kind = KIND_TEXT[other.kind]
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
    meant = _day_compared(names, name, kinds, first) if sought else None
    alone = meant is None or len(uses) == 1
    if meant is None and sought and not quoted and len(uses) == 1:
        meant = _first_of_several_words(names, name, kinds, first)
    meant = meant or (_meant(names, name, kinds, quoted=quoted) if sought else None)
    return Fault(
        Code.UNDECLARED,
        Text(f"no {wanted.en} is named `{name}`", f"没有名为「{name}」的{wanted.zh}"),
        first,
        meant or to_declare(name, kinds, first),
        related,
        about=kinds,
        fixes=() if meant is None or not alone else fixes_by(meant, [place for place, _ in uses]),
    )


def _day_compared(names: Names, name: str, kinds: tuple[str, ...], place: Place) -> Text | None:
    """Return what to write where an attribute and the day with which it is compared are one word: 到期日在2016年1月1日以前."""
    if "attribute" not in kinds or name.isascii():
        return None
    line = re.split(r"[\n;；。}｝]", place.source.text[place.start : place.start + 200], maxsplit=1)[0]
    for length in range(len(name) - 1, 0, -1):
        if names.find(name[:length], ("attribute",)) is None:
            continue
        meant = day_compared_behind(line, name[:length])
        if meant is not None and meant.behind >= len(name):
            return replace(meant, behind=meant.behind - len(name))
    return None


def _first_of_several_words(names: Names, name: str, kinds: tuple[str, ...], place: Place) -> Text | None:
    """Return that a label of several words stands in quotes, of which a name is the first: Federal Government."""
    behind = _CAPITALS.match(place.source.text, place.end)
    if not name[:1].isupper() or len(name) < _A_WORD or behind is None or "agency" not in kinds:
        return None
    said = f"{name}{behind[0]}"
    borne = len(names.labelled(said, kinds)) == 1
    return Text(
        f'a label of several words stands in quotes: `"{said}"`' + ("" if borne else ", once it is declared"),
        f"多词名称须加引号：「{said}」" + ("" if borne else "，并须先声明"),
    )


_CAPITALS = Pattern(r"(?:[ \t]+(?:(?:of|for|and|the)[ \t]+)*[A-Z][a-z][\w-]+)+")
_A_WORD = 3


def _label_meant(names: Names, name: str, kinds: tuple[str, ...]) -> str | None:
    """Return the label of one thing alone that a name in quotes was meant for; None where none is near."""
    labels = [label for label, bearer in names.labels if bearer.kind in kinds]
    near = nearest(name, labels) or sounding_alike(name, labels)
    return near if near is not None and len(names.labelled(near, kinds)) == 1 else None


def _meant(names: Names, name: str, kinds: tuple[str, ...], *, quoted: bool) -> Text | None:
    titled = [id_ for id_, bearer in sorted(names.titles.documents(name).items()) if bearer.kind in kinds]
    if titled:
        return Advice(
            f"it is the title of {_listed([f'`{id_}`' for id_ in titled], ', ', ' and ')}: write one of them",
            f"这是{_listed([f'「{id_}」' for id_ in titled], '、', '和')}共有的题名：请写其中之一的编号",
            tuple(Text(id_, id_) for id_ in titled),
        )
    ids = [bearer.id for bearer in names.labelled(name, kinds)]
    if ids:
        return Advice(
            f"it is the label of {_listed([f'`{id_}`' for id_ in ids], ', ', ' and ')}: write one of them",
            f"这是{_listed([f'「{id_}」' for id_ in ids], '、', '和')}共有的名称文字：请写其中之一的编号",
            tuple(Text(id_, id_) for id_ in ids),
        )

    single = _singular(names, name, kinds)
    if single is not None:
        return asked(single)
    if kinds == ("subject",) and (attached := _singular(names, name, ("relation",))):
        return Text(f"write `{attached} of SUBJECT`", f"请写「{attached} 之 主体」")
    if "subject" in kinds:
        too = remedies.for_attached_too(
            name,
            lambda one: names.find(one, ("subject",)) is not None,
            lambda one: names.find(one, ("relation",)) is not None,
        )
        if too is not None:
            return too
    owner, of, attached = name.partition("的")
    if of and "subject" in kinds and names.find(owner, ("subject",)) and names.find(attached, ("relation",)):
        return asked(f"{attached} 之 {owner}")
    if "measure" in kinds and (numbered := _NUMBERED.fullmatch(name)):
        return asked(numbered[1])
    if "attribute" in kinds and (compared := _WITH_ITS_AMOUNT.fullmatch(name)):
        attribute = names.find(compared[1], ("attribute",))
        ids = [attribute.id] if attribute else [one.id for one in names.labelled(compared[1], ("attribute",))]
        persons = comparison_meant(ids[0], compared[2]) if len(ids) == 1 and "人" in compared[2] else None
        if persons is not None:
            return replace(persons, behind=0)
        if len(ids) == 1:
            return asked(f"{ids[0]} {compared[2]}")
    if "/" in name and {"agency", "subject", "act"}.intersection(kinds):
        parts = name.split("/")
        if all(names.find(part, kinds) for part in parts):
            return asked(", ".join(parts), "、".join(parts))
    whole = remedies.for_several(name, lambda part: names.find(part, kinds) is not None)
    if whole is not None and whole != name:
        return asked(whole)
    called = _called_by_its_kind(names, name, kinds)
    if called is not None:
        return asked(called)
    if not quoted and not name.isascii():
        more = _conditions_in_one(names, name, kinds) if "attribute" in kinds else None
        more = more or _several_in_one(names, name, kinds) or _more_than_a_name(names, name, kinds)
        if more is not None:
            return more
    if kinds in (("act",), ("subject",)):
        return _no_wider(names, name, kinds)
    by_id = nearest(name, names.spellings(kinds)) is not None
    label = _label_meant(names, name, kinds) if quoted and not by_id else None
    if label is not None:
        written = Text(write_quoted(label, "en"), write_quoted(label, "zh"))
        return Advice(f"did you mean {written.en}?", f"是否想写{written.zh}？", (written,))
    near = names.nearest(name, kinds)
    if near is None and "law" in kinds:
        return did_you_mean(name, names.titles.registry.near(name))
    return None if near is None else asked(near)


_JOINT_IN_HAN = Pattern(r"(?P<or>或者|或)|(?:并且|同时|且)")


def _conditions_in_one(names: Names, name: str, kinds: tuple[str, ...]) -> Text | None:
    """Return conditions that were written as one word: 罚款5万元以上或者被吊销许可证; None where a part of it is not known."""
    written: list[str] = []
    at = 0
    joints = list(_JOINT_IN_HAN.finditer(name))
    for joint in (*joints, None):
        part = name[at : joint.start() if joint else len(name)]
        compared = _WITH_ITS_AMOUNT.fullmatch(part)
        if names.find(part, kinds) is not None:
            written.append(part)
        elif compared is not None and names.find(compared[1], ("attribute",)) is not None:
            written.append(f"{compared[1]} {compared[2]}")
        else:
            return None
        if joint is not None:
            written.append("或" if joint["or"] else "且")
            at = joint.end()
    return asked(" ".join(written)) if joints else None


def _more_than_a_name(names: Names, name: str, kinds: tuple[str, ...]) -> Text | None:
    """Return what to write for a Han name with more around it than it says: 甲商乙, 甲等六部门, 一年内累计罚款10万元以上."""
    if "agency" in kinds and (asking := _ASKING.fullmatch(name)):
        one, other = asking["one"], asking["other"]
        if names.find(one, kinds) and names.find(other, kinds):
            return remedies.for_asking(one, other)
    if "agency" in kinds and (so_many := _SO_MANY_BODIES.fullmatch(name)) and names.find(so_many[1], kinds):
        if "role" not in kinds:  # where bodies are named that do not act, no others can be said
            return Text(
                'write each of the bodies, with commas between; that the copy read does not name them all is said by `unknown "why"` on a line of its own',
                "请逐一写明各单位，以顿号隔开；所见文本未全部列明的，另起一行写「不详「原因」」",
            )
        return Text(
            f"write each of the bodies, with commas between; where the copy read does not name them, `{so_many[1]}, others` behind `by`",
            f"请逐一写明各单位，以顿号隔开；所见文本未列明的，实施者写「{so_many[1]} 等」",
        )
    return _compared_within(names, name) if "attribute" in kinds else None


_ASKING = Pattern(
    r"(?P<one>.+?)(?:商(?:请)?|(?:在)?征求|征得|经与)(?P<other>.+?)(?:意见)?(?:后|协商后|协商一致后?)?"
)
_SO_MANY_BODIES = Pattern(
    r"(.+?)等[一二两三四五六七八九十\d]+(?:个|家)?(?:部门|单位|机关|机构|部委|厅局|委办局)?(?:联合|共同)?"
)


def _compared_within(names: Names, name: str) -> Text | None:
    """Return the comparison that a Han name holds, and what else it says, which is to be told in a remark."""
    kinds = ("attribute",)
    spellings = {*names.spellings(kinds), *(label for label, bearer in names.labels if bearer.kind in kinds)}
    for attribute in sorted((one for one in spellings if one in name), key=lambda one: (-len(one), one)):
        before, _, behind = name.partition(attribute)
        rest = _REACHING.sub("", behind).removesuffix("的")
        bearer = names.find(attribute, kinds)
        meant = comparison_meant(bearer.id, rest) if bearer and rest else None
        if meant is not None and meant.writes and not before:  # sum大于5万元小于10万元
            return replace(meant, behind=0)
        if meant is not None and len(meant.writes) == 1:
            written = meant.writes[0]
            return Text(
                f"write `{written.en}`, and `{before}` in `note` or by a condition of its own",
                f"请写「{written.zh}」，「{before}」另写条件或写入「说明」",
            )
    return None


_REACHING = Pattern(r"^(?:在|为|达到|达|已)")


def _called_by_its_kind(names: Names, name: str, kinds: tuple[str, ...]) -> str | None:
    """Return the name before which stands, without a blank, of what kind it is: 机构甲局."""
    for kind in kinds:
        rest = name.removeprefix(KIND_TEXT[kind].zh)
        if rest != name and rest and names.find(rest, kinds) is not None:
            return rest
    return None


def _several_in_one(names: Names, name: str, kinds: tuple[str, ...]) -> Text | None:
    """Return what to write for several names in one with `or` between them, or of which some are not named."""

    def borne(part: str) -> bool:
        return names.find(part, kinds) is not None

    if "agency" in kinds and (others := remedies.for_others(name, borne)) is not None:
        return others
    parts = remedies.for_one_of_several(name, borne)
    if parts is None:
        return remedies.for_what_else(name, borne)
    if "agency" in kinds and len(parts) > 1:
        return remedies.for_either_body(parts)
    if "agency" in kinds:
        return Text(
            "say who acts: all of them, with commas between, where each does; where the source leaves open which, "
            "`unknown` and its words",
            "须写明由谁实施：各自实施的，逐一写明；原文未定由何者实施的，写「不详」及原文",
        )
    return asked(", ".join(parts), "、".join(parts))


def _singular(names: Names, name: str, kinds: tuple[str, ...]) -> str | None:
    """Return how one thing is named of which a name says several; None where nothing, or several things, bear that."""
    for one in singulars(name):
        bearer = names.find(one, kinds) or names.find(one.capitalize(), kinds)
        if bearer is not None:
            return one if names.find(one, kinds) and _NAME.fullmatch(one) else bearer.id
    return None


def _no_wider(names: Names, name: str, kinds: tuple[str, ...]) -> Text | None:
    """Return what an act or a kind of subject was meant for, never a wider one: whoever took it would widen the rule."""
    ids = {bearer.id for _, bearer in names.borne() if bearer.kind in kinds}
    ids |= {bearer.id for bearer in names.implied() if bearer.kind in kinds}
    labels = {label: bearer.id for label, bearer in names.labels if bearer.kind in kinds}
    near = names.nearest(name, kinds)
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


def _paths_above(steps: list[str]) -> Iterator[str]:
    """Yield the paths above one, the nearest first."""
    return (".".join(steps[:length]) for length in range(len(steps) - 1, 0, -1))


_QUOTES = ('"', "“", "「")
_NAME = Pattern(next(pattern for name, pattern in TERMINALS if name == "NAME"))


_NUMBERED = Pattern(r"(?:第|本|上述)?(?:措施|measure-?)(\d[\w.-]*)项?")
_WITH_ITS_AMOUNT = Pattern(
    r"(\D+?)((?:超过|不满|不超过|不低于|达到|至少|至多)?(?:[\d.]+|(?=[一二两三四五六七八九十百千])[一二两三四五六七八九十百千万亿]+)万?亿?"
    r"(?:(?:元|次|日|天|个月|年|人|件)(?:以上|以下)?|以上|以下))"
)
"""An attribute and what it is compared with, written in one: 罚款金额五十万元以上."""


def _listed(words: list[str], comma: str, last: str) -> str:
    """Return words as a list, the last one behind `or`."""
    return last.join(filter(None, (comma.join(words[:-1]), words[-1])))
