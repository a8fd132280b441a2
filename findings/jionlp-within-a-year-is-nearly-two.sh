#!/usr/bin/env bash
# What one expects: a reader of times in Chinese text, told the day from which to count, ends 一年内 (within a year) a year later,
# and as late as 十二个月内 (within twelve months); 180日 is a number of days with 内 (within) behind it or without.
# What happens: it counts in the unit that is written and then takes the whole of it: from 20 January 2016 within a year is
# until 31 December 2017, nearly two, and within twelve months until 31 January 2017; 两年内 and 二十四个月内 end eleven months
# apart. 日 without 内 is a day of the month, also where there is none such: 一百八十日 and 九十日 are 10 January, called
# `accurate`, and 三十日后 (after thirty days) begins on 30 January, ten days later. Of six months from a day that the text
# itself names (自2016年1月20日起六个月) that day alone is left. 180日内 and 15个工作日内 are right, and are what one tests.
# Seen with jionlp 1.5.31. Source: run; github.com/dongrixinyu/JioNLP, README, whose example of a length in days has 天; issue
# 256 (closed), on how 年内 is reckoned.
# mou: twelve months are a year, a term ends on the day that it reaches, and 日 is a number of days
# (tests/language/test_misread_elsewhere.py, tests/checks/test_kinds_of_days.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check jionlp==1.5.31 jiojio==1.2.8 numpy==2.4.6 2>/dev/null
TZ=UTC "$folder/venv/bin/python" -W ignore - <<'PY'
from calendar import timegm
from importlib.metadata import version

import jionlp

print("jionlp", version("jionlp"))
base = timegm((2016, 1, 20, 0, 0, 0))


def read(text: str) -> tuple[str, str]:
    found = jionlp.parse_time(text, time_base=base)
    first, last = (moment[:10] for moment in found["time"])
    print(f"{text}: {first} to {last} ({found['type']}, {found['definition']})")
    return first, last


told = {
    text: read(text)
    for text in ("一年内", "十二个月内", "两年内", "二十四个月内", "一百八十日内", "一百八十日", "三十日后", "自2016年1月20日起六个月")
}
ends = [last for _, last in told.values()]
assert ends[:5] == ["2017-12-31", "2017-01-31", "2018-12-31", "2018-01-31", "2016-07-18"]
assert told["一百八十日"] == ("2016-01-10", "2016-01-10")
assert told["三十日后"] == ("2016-01-30", "inf")
assert told["自2016年1月20日起六个月"] == ("2016-01-20", "2016-01-20")
PY
echo "as described: within a year is nearly two, and a hundred and eighty days are the tenth of the month"
