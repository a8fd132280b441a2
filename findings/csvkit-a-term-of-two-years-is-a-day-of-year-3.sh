#!/usr/bin/env bash
# What one expects: to put a table in order, to look at it, or to turn it into JSON leaves the text in its cells as it is; what
# is taken for a number or a day looks like one.
# What happens: csvkit (agate) asks of each column whether a reader of dates in words can make something of it. Terms such as
# `30 days`, `1 month`, `2 years` are counted from the first day of the calendar and come out of csvsort, csvjson and csvlook as
# 31 January of year 1, 1 February of year 1 and 1 January of year 3. A column that says `may` throughout is 1 May of year 1,
# articles 2:10 and 3:05 of a code are minutes and seconds, and counts of 0 and 1 are False and True. One `must`, `permanent` or
# 2 in the column and all of it is text or number, so an extract by modality shows what the whole table does not. csvcut,
# csvgrep and csvstack leave the cells alone; the others have --no-inference. agate, used alone, does the same. No line is said
# of it.
# Seen with csvkit 2.2.0, agate 1.14.2. Source: csvkit, "Tips and Troubleshooting" (speaks of values changed by inference, by
# the example of leading zeros); agate, issues 653 and 686, pull request 705, csvkit, issues 683, 822 and 935 (closed: the
# default stays).
# mou: keeps a term as text in every table of its own; its CSV wants `--no-inference` there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 2>/dev/null
"$folder/venv/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -E '^(csvkit|agate) '
cd "$folder"
printf '%s\n' act,modality,article,listings,term bid,may,2:10,1,'30 days' lend,may,3:05,0,'1 month' buy,may,3:40,1,'2 years' >permitted.csv
sed 's/^buy,may,3:40,1,2 years$/buy,must,3:40a,2,permanent/' permitted.csv >whole.csv
export TZ=UTC
for name in permitted whole; do
    "$folder/venv/bin/csvsort" -c act "$name.csv" | tee "$name.sorted"
    echo
done
"$folder/venv/bin/csvjson" permitted.csv | tee permitted.json
echo
diff <(sort permitted.sorted) - <<'CSV'
act,modality,article,listings,term
bid,0001-05-01,0:02:10,True,0001-01-31
buy,0001-05-01,0:03:40,True,0003-01-01
lend,0001-05-01,0:03:05,False,0001-02-01
CSV
grep -q '"act": "lend", "modality": "0001-05-01", "article": "0:03:05", "listings": false, "term": "0001-02-01"' permitted.json
diff <(sort whole.csv) <(sort whole.sorted)
diff permitted.csv <("$folder/venv/bin/csvgrep" -c modality -m may permitted.csv)
diff <(sort permitted.csv) <("$folder/venv/bin/csvsort" --no-inference -c act permitted.csv | sort)
echo "as described: sorted by act, a term of two years is the first day of year 3"
