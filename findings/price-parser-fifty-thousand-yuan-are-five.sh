#!/usr/bin/env bash
# What one expects: a reader of amounts in any language reads 5万元 as 50,000, or gives nothing where it does not know 万.
# What happens: price-parser gives 5, of 3.5亿元 (350 million) 3.5 and of `RMB 2 million` 2, with the currency where it stands
# before, and no sign that a word was passed over. So a fine of five to fifty thousand is one of five, a threshold of 350
# million is passed by all, and in one column 50,000元 beside 5万元 differ by ten thousand times. `5 to 10 yuan` is 5. Full
# figures, with commas or points, are read well, and those are what tests are made of.
# Seen with price-parser 0.5.1, beside cn2an 0.5.24, which reads 5万 as 50000. Source: github.com/scrapinghub/price-parser,
# which shows amounts in figures of many countries and says nothing of words of size.
# mou: reads 万 and 亿, and says what it does not read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1 cn2an==0.5.24 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import cn2an
from price_parser import Price

print({name: version(name) for name in ("price-parser", "cn2an")})
WRITTEN = ("5万元", "3.5亿元", "RMB 2 million", "5 to 10 yuan", "50,000元", "¥350,000,000")
read = {text: Price.fromstring(text) for text in WRITTEN}
for text, price in read.items():
    print(text, "->", price.amount, price.currency)
assert [float(price.amount) for price in read.values()] == [5, 3.5, 2, 5, 50000, 350000000]
assert read["RMB 2 million"].currency == "RMB"
assert cn2an.cn2an("5万", "smart") == 50000
PY
echo "as described: a word of size is passed over"
