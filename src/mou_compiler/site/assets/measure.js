// The page of one measure, named behind the #: the rule in a sentence, clause by clause, and what it stands on.
"use strict";

(() => {
  const { both, make, load } = mou;
  const heading = (text, count) => make("h2", {}, both(text), count === undefined ? "" : [" ", make("span", { class: "count" }, count)]);
  const grid = (heads, rows) => make("div", { class: "wide", tabindex: 0, role: "region", "aria-label": mou.spelled(heads[0]) }, make("table", {}, make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, both(head))))), make("tbody", {}, rows.map((row) => make("tr", {}, row.map((cell) => make("td", {}, cell)))))));

  const show = async (into) => {
    const id = decodeURIComponent(location.hash.slice(1));
    const [words, things] = await Promise.all([load("words"), mou.things()]);
    const measures = things.filter((thing) => thing.kind === "measure");
    const place = measures.findIndex((thing) => thing.id === id);
    if (place < 0) {
      into.replaceChildren(make("p", { class: "empty" }, id ? both([`No measure is called “${id}”. `, `没有名为「${id}」的措施。`]) : both(["No measure is named in the address. ", "地址中未指明措施。"]), make("a", { href: `${mou.root}measures.html` }, both(["All measures", "全部措施"]))));
      return;
    }
    const thing = measures[place];
    const size = words.sizes.measures;
    const told = (await load(`measures-${Math.floor(place / size)}`))[place % size];
    const all = await mou.all("findings", words.sizes.findings, words.counts.findings);
    const document_ = things[told.document];
    mou.entitle(thing.label, ["Measure", "措施"], thing.id);
    const sections = [];
    sections.push(make("p", { class: "rule" }, both(told.sentence)));
    sections.push(make("dl", {},
      [[["Document", "文件"], document_.link], [["Number in it", "编号"], make("code", {}, told.number)], [["Days", "期间"], both(mou.stretch(thing.from, thing.to))], [["Written at", "所在位置"], make("code", {}, told.place)],
        ...told.notes.map((note) => [["Note", "说明"], both(note)])].map(([name, value]) => make("div", {}, make("dt", {}, both(name)), make("dd", {}, value)))));
    const findings = told.findings.map((number) => all[number]);
    sections.push(make("section", { class: "items" }, heading(["Findings", "检查结果"], findings.length), findings.length
      ? make("ul", {}, findings.map((one) => make("li", { class: `severity ${["", "info", "warning", "error"][one[2]]}` }, make("a", { href: `${mou.root}finding.html#${one[0]}` }, make("code", {}, one[1]), " ", both([one[5], one[6]])), " ", make("span", { class: "soft" }, both(mou.stretch(one[3], one[4]))))))
      : make("p", { class: "empty" }, both(["Nothing is found of it. The ledger below says what could be looked at.", "未发现问题。下表列明可核实的范围。"]))));
    sections.push(make("section", {}, heading(["What it stands on", "依托"]), grid([["Support", "依托"], ["State", "状况"], ["Why", "原因"]], told.ledger.map(([support, state, reasons, codes]) => [both(support), make("span", { class: `tag ${{ faulty: "error", "not known": "warning", established: "benefit" }[state[0]] || ""}` }, both(state)), [reasons.map((reason) => make("div", {}, both(reason))), codes.map((number) => make("div", {}, make("a", { href: `${mou.root}finding.html#${all[number][0]}` }, both([all[number][5], all[number][6]]))))]]))));
    const column = (name) => both(words.columns[name]);
    const rows = make("section", { class: "facts" }, heading(["The whole rule", "规则全文"]), make("dl", {}, Object.entries(told.same).map(([name, cell]) => make("div", {}, make("dt", {}, column(name)), make("dd", {}, both(cell))))));
    if (told.rows.length) {
      const names = Object.keys(told.rows[0]);
      rows.append(make("h3", {}, both([`Where its ${told.rows.length} rows differ`, `${told.rows.length} 行的不同之处`])), grid(names.map((name) => words.columns[name]), told.rows.map((row) => names.map((name) => both(row[name])))));
    }
    if (!Object.keys(told.same).length) rows.append(make("p", { class: "empty" }, both(["It has no row: it is never in force, touches no act, or not on the day of this edition.", "没有行：从未施行、不涉及行为，或不在本版日期内。"])));
    sections.push(rows);
    sections.push(make("section", {}, heading(["From law to act", "从法律到行为"]), grid([["Link", "环节"], ["What it says", "内容"], ["Place", "位置"]], told.chain.map(([role, says, where]) => [both(role), both(says), where ? make("code", {}, where) : ""]))));
    const graph = make("div", { "data-part": "graph", "data-about": thing.key });
    sections.push(make("section", {}, heading(["What it is joined to", "与之相连"]), graph));
    sections.push(make("section", { class: "code" }, heading(["As it is written", "源文"]), make("p", { class: "place" }, make("code", {}, told.place)), make("pre", { tabindex: 0 }, make("code", {}, told.source))));
    into.replaceChildren(...sections);
    into.closest("section").querySelector(":scope > h2").hidden = true;
    mou.drawGraph(graph);
  };
  const begin = () => {
    const into = document.querySelector('[data-part="measure"]');
    if (into) show(into).catch((error) => mou.told(into, error));
  };
  document.addEventListener("DOMContentLoaded", begin);
  window.addEventListener("hashchange", begin);
})();
