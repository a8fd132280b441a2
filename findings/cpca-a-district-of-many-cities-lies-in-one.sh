#!/usr/bin/env bash
# What one expects: 鼓楼区 is a district of Fuzhou, Nanjing, Xuzhou and Kaifeng, so of 鼓楼区税务局, the tax office there, a reader of
# addresses says that it cannot tell the city, or leaves it empty.
# What happens: cpca puts it in Kaifeng in Henan, with a code of six figures; 朝阳区人民法院 lies in Changchun, not in Beijing,
# whose district of that name has millions of people; 和平区 in Tianjin, not in Shenyang, 市中区 in Leshan, of four cities
# that have one. One of them is kept, and nothing tells that there were others. So whom a local rule reaches, and which office
# enforces it, comes out of the order of rows. Named with its city each is right, and tests name the city. jionlp leaves
# province and city empty for all of these.
# Seen with cpca 0.5.5, jionlp 1.5.31, pandas 2.3.3. Source: run; github.com/DQinYuan/chinese_province_city_area_mapper, README (umap
# lets one say which city is meant), issue 88 (open).
# mou: a territory is an id that is declared, with what it lies within, and is never guessed from a name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check cpca==0.5.5 jionlp==1.5.31 pandas==2.3.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY' 2>&1 | grep -v '^#'
from importlib.metadata import version

import cpca
import jionlp

print({name: version(name) for name in ("cpca", "jionlp", "pandas")})
places = {
    "鼓楼区税务局": "开封市",
    "朝阳区人民法院": "长春市",
    "和平区税务局": "市辖区",
    "市中区税务局": "乐山市",
}
table = cpca.transform(list(places))
for place, (province, city, district, _, code) in zip(places, table.itertuples(index=False), strict=True):
    other = jionlp.parse_location(place)
    print(f"{place}: cpca {province} {city} {district} {code}; jionlp {other['province']} {other['city']} {other['county']}")
    assert city == places[place] and other["province"] is None and other["city"] is None
assert table["省"].tolist() == ["河南省", "吉林省", "天津市", "四川省"]
named = cpca.transform(["福州市鼓楼区税务局", "南京市鼓楼区税务局", "北京市朝阳区人民法院"])
print("with its city:", named[["省", "区", "adcode"]].to_numpy().tolist())
assert named["adcode"].tolist() == ["350102", "320106", "110105"]
PY
echo "as described: a district of four cities lies in one"
