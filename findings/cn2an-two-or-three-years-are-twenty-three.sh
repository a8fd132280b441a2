#!/usr/bin/env bash
# What one expects: 两三年 is two or three years; a reader of Chinese numerals refuses it, or leaves it as it is.
# What happens: `cn2an.transform` writes 23年, 三五年 (three to five) 35年, 七八个月 (seven or eight) 78个月: two digits side by
# side are read place by place, as in 二〇一六, also where the text counts about so many. No warning. Right beside it
# 二年 and 二十三年 come out right, so a text of law read in bulk has some terms ten times too long.
# Seen with cn2an 0.5.24, `transform(text, "cn2an")`. Source: cn2an/transform.py and cn2an/cn2an.py, mode `smart`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check cn2an==0.5.24 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import cn2an

print("cn2an", version("cn2an"))
read = {text: cn2an.transform(text, "cn2an") for text in ("二年", "二十三年", "两三年", "三五年", "七八个月")}
print(read)
assert list(read.values()) == ["2年", "23年", "23年", "35年", "78个月"]
PY
echo "as described: about two or three becomes twenty-three"
