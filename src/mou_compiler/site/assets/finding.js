// All findings, filtered and of a day; and the page of one of them, named behind the #.
"use strict";

(() => {
  const { both, make, labelled, option, load, all, holds, stretch } = mou;
  const WEIGHT = ["", "info", "warning", "error"];
  const PAGE = 100;
  const read = async () => {
    const [words, things] = await Promise.all([load("words"), mou.things()]);
    return [words, things, await all("findings", words.sizes.findings, words.counts.findings)];
  };
  const line = (words, [key, code, weight, from, to, en, zh]) => make("li", { class: `severity ${WEIGHT[weight]}` },
    make("span", { class: `tag ${WEIGHT[weight]}` }, both(words.severities[weight])), " ", make("a", { href: `${mou.root}checks/${code}.html` }, make("code", {}, code)), " ",
    make("a", { href: `${mou.root}finding.html#${key}` }, both([en, zh])), " ", from || to ? make("span", { class: "note" }, both(stretch(from, to))) : "");

  const list = async (into) => {
    const [words, , findings] = await read();
    const text = labelled(make("input", { type: "search" }), "placeholder", ["Words or a code", "文字或代码"]);
    const weight = make("select", {}, option("", ["all", "全部"]), [3, 2, 1].map((one) => option(String(one), words.severities[one])));
    const codes = [...new Set(findings.map((one) => one[1]))].sort();
    const code = make("select", {}, option("", ["all", "全部"]), codes.map((one) => option(one, one)));
    const status = make("p", { class: "status", "aria-live": "polite" });
    const lines = make("ul");
    const more = make("button", { type: "button", class: "plain" }, both(["More", "更多"]));
    let most = PAGE;
    const field = (name, control, sort = "") => make("label", { class: sort }, make("span", {}, both(name)), control);
    const show = () => {
      const wanted = text.value.trim().toLowerCase();
      const found = findings.filter((one) => (!weight.value || one[2] === Number(weight.value)) && (!code.value || one[1] === code.value) && holds(one[3], one[4])
        && (!wanted || one[1].toLowerCase().includes(wanted) || one[5].toLowerCase().includes(wanted) || one[6].includes(wanted)));
      found.sort((one, other) => other[2] - one[2]);
      lines.replaceChildren(...found.slice(0, most).map((one) => line(words, one)));
      more.hidden = found.length <= most;
      const whole = findings.length;
      status.replaceChildren(both(found.length ? [`${found.length} of ${whole}`, `${whole} 项中的 ${found.length} 项`]
        : whole ? ["No finding is like this: loosen the filters, or choose all days.", "没有符合条件的结果：请放宽筛选，或选择所有日期。"]
          : ["Every check looked and found nothing. What could not be looked at is in the ledger of the overview.", "各项检查均未发现问题。未能核实之处见概览中的依托表。"]));
    };
    more.addEventListener("click", () => { most += PAGE; show(); });
    for (const control of [text, weight, code]) control.addEventListener("input", () => { most = PAGE; show(); });
    document.addEventListener("mou:day", show);
    const box = make("div", { class: "items" }, lines);
    into.replaceChildren(make("div", { class: "controls" }, field(["Find", "查找"], text, "grow"), field(["Weight", "程度"], weight), field(["Check", "检查"], code)), status, box, make("div", { class: "pager" }, more));
    show();
  };

  const situation = (things, given) => {
    if (!given) return both(["It does not depend on a situation.", "与情形无关。"]);
    const facts = [[["Kind of subject", "主体类别"], both(given.subject)], [["Where", "地域"], both(given.territory)], [["Day", "日期"], given.day ? both(mou.spoken(given.day)) : both(["any", "任何一日"])]];
    for (const [list, relation] of given.lists) facts.push([relation ? ["One that it is attached to is on", "其所关联者列入"] : ["On", "列入"], [typeof list === "number" ? things[list].link : list, relation ? [" (", both(relation), ")"] : ""]]);
    for (const [name, value] of given.values) facts.push([name, both(value)]);
    return make("dl", {}, facts.map(([name, value]) => make("div", {}, make("dt", {}, both(name)), make("dd", {}, value))));
  };

  const one = async (into) => {
    const key = location.hash.slice(1);
    const [words, things, findings] = await read();
    const number = findings.findIndex((found) => found[0] === key);
    if (number < 0) {
      into.replaceChildren(make("p", { class: "empty" }, both(key ? ["No finding of this edition has this address: it may have been mended. ", "本版无此检查结果：可能已修正。"] : ["No finding is named in the address. ", "地址中未指明检查结果。"]), make("a", { href: `${mou.root}findings.html` }, both(["All findings", "全部检查结果"]))));
      return;
    }
    const size = words.sizes.finding;
    const told = (await load(`finding-${Math.floor(number / size)}`))[number % size];
    const [, code, weight, from, to, en, zh, concerned] = findings[number];
    mou.entitle([`${code} ${told.name}`, `${code} ${told.name}`], ["Finding", "检查结果"], key.slice(0, 12));
    const heading = (text) => make("h2", {}, both(text));
    const graph = make("div", { "data-part": "graph", "data-about": concerned.map((other) => things[other].key).join("\n") });
    const sections = [
      make("p", { class: `rule severity ${WEIGHT[weight]}` }, make("span", { class: `tag ${WEIGHT[weight]}` }, both(words.severities[weight])), " ", both([en, zh])),
      make("p", {}, make("strong", {}, both(["What to do: ", "建议："])), both(told.help), told.fixes.map((fix) => ["; ", both(fix)])),
      make("dl", {}, [[["Days", "期间"], both(stretch(from, to))], [["Check", "检查"], make("a", { href: `${mou.root}checks/${code}.html` }, code, " ", told.name)], [["Concerned", "涉及"], make("ul", {}, concerned.slice(0, 60).map((other) => make("li", {}, things[other].link, " ", make("code", {}, things[other].id))))]].map(([name, value]) => make("div", {}, make("dt", {}, both(name)), make("dd", {}, value)))),
      make("section", { class: "facts" }, heading(["The smallest situation", "最小情形"]), situation(things, told.witness)),
      make("section", { class: "code" }, heading(["Where it stands", "所在位置"]), told.frames.length ? told.frames.map(([said, path, row, text, carets]) => [make("p", { class: "place" }, make("code", {}, `${path}:${row}`), " ", both(said)), make("pre", { tabindex: 0 }, make("code", {}, `${text}\n`, make("span", { class: "carets" }, carets)))]) : make("p", { class: "empty" }, both(["It is of the corpus as a whole.", "涉及整个语料。"]))),
    ];
    if (told.cases.length > 1) {
      sections.push(make("section", { class: "items" }, make("h2", {}, both(["Every case of it", "各具体情形"]), " ", make("span", { class: "count" }, told.whole)), make("ul", {}, told.cases.map(([numbers, , stretches]) => make("li", {}, numbers.map((other, place) => [place ? " · " : "", things[other].link]), stretches.map((days) => [" ", make("span", { class: "note" }, both([`${days.since || "…"} – ${days.until || "…"}`, `${days.since || "…"} – ${days.until || "…"}`]))])))), told.whole > told.cases.length ? make("p", { class: "note" }, both([`and ${told.whole - told.cases.length} more: see report/findings.json`, `另有 ${told.whole - told.cases.length} 项：见 report/findings.json`])) : ""));
    }
    sections.push(make("section", {}, heading(["The parties, drawn", "各方关系图"]), graph));
    into.replaceChildren(...sections.map((section) => section));
    into.closest("section").querySelector(":scope > h2").hidden = true;
    if (concerned.length) mou.drawGraph(graph); else graph.closest("section").remove();
  };

  const begin = () => {
    for (const [part, fill] of [["findings", list], ["finding", one]]) {
      const into = document.querySelector(`[data-part="${part}"]`);
      if (into) fill(into).catch((error) => mou.told(into, error));
    }
  };
  document.addEventListener("DOMContentLoaded", begin);
  window.addEventListener("hashchange", begin);
})();
