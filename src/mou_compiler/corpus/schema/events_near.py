"""The events nearest in meaning to one from which no time counts, and where all of them stand."""

from __future__ import annotations

from mou_compiler.pattern import Pattern
from mou_compiler.words import EVENT_MEANINGS, EVENTS, Text

_BY_MEANING: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"convict|verdict|judge?ment|court|guilt|sentenc|final|appeal|定罪|判决|判处|裁判|裁定|法院|宣判|上诉", ("effective-judgment", "completion-of-sentence")),
    (r"releas|prison|imprison|jail|custod|parole|probation|刑|释放|出狱|缓刑|假释", ("completion-of-sentence", "effective-judgment")),
    (r"pay|paid|fine|debt|repa|settle|discharg|缴|付|还款|偿|罚款|清偿", ("payment", "completion-of-penalty")),
    (r"penalt|sanction|punish|处罚|执行|履行", ("completion-of-penalty", "decision", "service")),
    (r"offen[cs]e|infring|violat|breach|misconduct|commit|违法|行为|违约|失信", ("conduct", "end-of-conduct", "recognition")),
    (r"find|found|establish|determin|discover|detect|known|aware|认定|查实|发现|查明|知道", ("recognition", "decision")),
    (r"list|regist|inclu|enter|entr|record|列入|录入|登记|纳入", ("entry", "publication")),
    (r"remov|delet|leav|off|移出|退出|删除", ("exit", "revocation")),
    (r"publi|gazett|announc|promulg|website|公示|公布|公开|公告|发布", ("publication", "end-of-notice")),
    (r"notif|notic|inform|told|letter|告知|通知", ("notice", "service", "receipt")),
    (r"serv|deliver|hand|送达|交付", ("service", "receipt")),
    (r"receiv|receipt|arriv|收到|接到|签收", ("receipt", "notice")),
    (r"appl|submi|petition|fil(?:e|ing)|申请|提交|申报", ("application", "receipt")),
    (r"request|ask|demand|请求|要求", ("request", "application")),
    (r"correct|rectif|remed|repair|comply|compli|整改|改正|纠正|修复", ("correction", "exit")),
    (r"revo|withdraw|annul|cancel|rescind|lift|撤销|撤回|取消|吊销|注销", ("revocation", "decision")),
    (r"force|effect|commenc|valid|生效|施行|实施|效力", ("effect", "effective-judgment")),
    (r"decid|decision|order|impos|adopt|issu|sign|approv|grant|决定|作出|批准|签发|下达|立案", ("decision", "effect")),
    (r"end|expir|ceas|stop|over|terminat|结束|终止|期满|届满|到期", ("end-of-conduct", "end-of-notice", "completion-of-penalty")),
)  # fmt: skip
_EACH = tuple((Pattern(words), events) for words, events in _BY_MEANING)
_MOST_OFTEN = ("decision", "entry", "publication")
_MOST_OFFERED = 4


def events_near(said: str) -> Text:
    """Return the few events nearest in meaning to what is said, those that are most often meant where none is near, and where all stand."""
    folded = said.casefold()
    near = dict.fromkeys(event for words, events in _EACH if words.search(folded) for event in events)
    offered = list(near or dict.fromkeys(_MOST_OFTEN))[:_MOST_OFFERED]
    en = ", ".join(f"`{name}` ({EVENT_MEANINGS[name].en})" for name in offered)
    zh = "、".join(f"「{EVENTS.named(name).zh}」（{EVENT_MEANINGS[name].zh}）" for name in offered)
    lead = Text("nearest in meaning", "含义相近的有") if near else Text("most often meant", "常用的有")
    return Text(
        f"{lead.en}: {en}; all {len(EVENT_MEANINGS)} stand in grammar/README.md under `events from which a term counts`; where it is "
        "none of them, write the length alone and the event in `note`",
        f"{lead.zh}：{zh}；全部{len(EVENT_MEANINGS)}种见 grammar/README.md 的「期限的起算点」；均不符合的，只写时间长度，并将起算点写入「说明」",
    )
