#!/usr/bin/env bash
# What one expects: 一万五 (ten thousand, five: spoken 15,000) is one number to all that read Chinese numerals, or is refused, as 一万零五
# (10,005) and 一万五千 (15,000) are there for who means either.
# What happens: five libraries take it, and part: 15,000 for cn2an, pycnnum and Recognizers-Text, 10,005 for jionlp and nzh; 一百五 is
# 150 or 105. Of 两千三 nzh makes 3, and of 两万, which is twenty thousand in every decree, 0, as it does not know 两; no error, and
# 二万 is right. So a fine has three amounts by who reads it. cn2an refuses 一亿五, which pycnnum reads as 150 million and jionlp as
# 100,000,005, and has a mode (strict) that refuses all of these; nobody else asks. Written with 零 or to the last unit all agree.
# Seen with cn2an 0.5.24, pycnnum 2.1.1, jionlp 1.5.31, nzh 1.0.14, @microsoft/recognizers-text-suite 1.3.1. Source: cn2an, issue 27
# (closed), where such spoken numerals are added; nzh, issue 5 (closed), where 6008 for 六千八 is said to stay.
# mou: refuses it and offers both readings (tests/language/test_misread_elsewhere.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check cn2an==0.5.24 pycnnum==2.1.1 jionlp==1.5.31 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" nzh@1.0.14 @microsoft/recognizers-text-suite@1.3.1 >/dev/null 2>&1
cd "$folder"
cat > ask.cjs <<'JS'
const { cn } = require("nzh");
const { recognizeNumber } = require("@microsoft/recognizers-text-suite");
for (const name of ["nzh", "@microsoft/recognizers-text-suite"])
  console.error(name, require(`./node_modules/${name}/package.json`).version);
const recognized = (text) => recognizeNumber(text, "zh-cn").filter((found) => found.text === text).map((found) => +found.resolution.value)[0] ?? null;
const numerals = JSON.parse(require("node:fs").readFileSync(0));
console.log(JSON.stringify({ nzh: numerals.map((text) => +cn.decodeS(text)), recognizers: numerals.map(recognized) }));
JS
"$folder/venv/bin/python" -W ignore - <<'PY' | grep -v '^# ji'
import json
import subprocess
from importlib.metadata import version

import cn2an
import jionlp
import pycnnum

print({name: version(name) for name in ("cn2an", "pycnnum", "jionlp")})
SPOKEN = ["一万五", "一百五", "两千三", "两万", "一亿五"]
WRITTEN = ["一万零五", "一万五千", "一百零五", "二万"]


def by_cn2an(numeral: str, mode: str = "smart") -> int | None:
    try:
        return cn2an.cn2an(numeral, mode)
    except (KeyError, ValueError):
        return None


def by_jionlp(numeral: str) -> int:
    return int(float(jionlp.parse_money(numeral + "元")["num"]))


numerals = SPOKEN + WRITTEN
asked = subprocess.run(["node", "ask.cjs"], input=json.dumps(numerals), stdout=subprocess.PIPE, text=True, check=True)
answers = {
    "cn2an": [by_cn2an(numeral) for numeral in numerals],
    "pycnnum": [pycnnum.cn2num(numeral) for numeral in numerals],
    "jionlp": [by_jionlp(numeral) for numeral in numerals],
    **json.loads(asked.stdout),
}
print("asked:", *numerals)
for who, numbers in answers.items():
    print(f"{who}:", *numbers)
assert answers["cn2an"][:5] == [15_000, 150, 2_300, 20_000, None]
assert answers["pycnnum"][:5] == [15_000, 150, 2_300, 20_000, 150_000_000]
assert answers["recognizers"][:4] == [15_000, 150, 2_300, 20_000]
assert answers["jionlp"][:5] == [10_005, 105, 2_003, 20_000, 100_000_005]
assert answers["nzh"][:5] == [10_005, 105, 3, 0, 100_000_005]
assert all(numbers[5:] == [10_005, 15_000, 105, 20_000] for numbers in answers.values())
assert not any(by_cn2an(numeral, "strict") for numeral in ("一万五", "一百五", "两千三", "一亿五"))
PY
echo "as described: five over ten thousand are five or five thousand, and twenty thousand nothing"
