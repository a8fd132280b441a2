// The enforcement table, or the rows of one thing: filtered, sorted and of a day in numbers; only what is seen is drawn.
"use strict";

(() => {
  const { both, make, put, labelled, option, holds, stretch, spoken, load, spelled, language } = mou;
  const PAGE = 50;
  const COLUMNS = ["measure", "enforcer", "force", "act", "condition", "subjects", "territory", "exceptions", "term", "basis", "days", "state"];
  const NUMBERED = ["measure", "document", "enforcer", "declared", "act", "lists", "territories", "force", "modality", "state", "from", "to"];
  const HEADS = {
    measure: ["Measure", "措施"], enforcer: ["Who", "实施者"], force: ["Force", "效力"], act: ["What", "内容"], condition: ["If", "条件"],
    subjects: ["For whom", "对象"], territory: ["Where", "地域"], exceptions: ["Unless", "例外"], term: ["Term", "期限"], basis: ["Basis", "依据"],
    days: ["Days", "期间"], state: ["Status", "状态"],
  };
  const SORTED = new Set(["measure", "enforcer", "force", "act", "days", "state"]);

  const open = async (into) => {
    const [words, things] = await Promise.all([load("words"), mou.things()]);
    const size = words.sizes.rows;
    const parts = await Promise.all(Array.from({ length: Math.ceil(words.counts.rows / size) }, (_, part) => load(`rows-${part}`)));
    const columns = Object.fromEntries(NUMBERED.map((name) => [name, parts.flatMap((part) => part[name])]));
    const own = chosen(columns, things, into.dataset.about, words.counts.rows);
    if (!own.length && into.dataset.about) {
      into.replaceChildren();
      into.closest("section").hidden = true;
      return;
    }
    new Table(into, words, things, columns, own).begin();
  };

  // The numbers of the rows that a page is about.
  const chosen = (columns, things, about, whole) => {
    const every = Array.from({ length: whole }, (_, number) => number);
    if (!about) return every;
    const [what, key] = [about.slice(0, about.indexOf("=")), about.slice(about.indexOf("=") + 1)];
    if (what === "territories") {
      const keys = new Set(key.split(" "));
      const named = new Set(things.filter((one) => keys.has(one.key)).map((one) => one.number));
      return every.filter((row) => columns.territories[row].some((number) => named.has(number)));
    }
    const thing = things.find((one) => one.key === key);
    if (!thing) return [];
    if (what === "list") return every.filter((row) => columns.lists[row].includes(thing.number));
    if (what === "act") {
      const related = new Set(things.filter((one) => one.kind === "act" && (one.id === thing.id || one.id.startsWith(`${thing.id}.`) || thing.id.startsWith(`${one.id}.`))).map((one) => one.number));
      return every.filter((row) => related.has(columns.act[row]));
    }
    return every.filter((row) => columns[what][row] === thing.number);
  };

  class Table {
    constructor(into, words, things, columns, own) {
      Object.assign(this, { into, words, things, columns, own, at: 0, sort: "", down: false, shown: own });
      this.without = new Set(into.dataset.about ? [into.dataset.about.split("=")[0]] : []);
      this.names = COLUMNS.filter((name) => !this.without.has(name));
    }

    begin() {
      const { words } = this;
      this.words_ = labelled(make("input", { type: "search" }), "placeholder", ["Label or id", "名称或标识"]);
      this.force = make("select", {}, option("", ["all", "全部"]), words.forces.map((word, number) => option(String(number), word)));
      this.side = make("select", {}, option("", ["all", "全部"]), option("burden", ["burdens", "负担"]), option("benefit", ["benefits", "优惠"]), option("neither", ["neither", "其他"]));
      this.state = make("select", {}, option("", ["all", "全部"]), words.states.map((word, number) => option(String(number), word)));
      this.when = make("select", {}, option("on", ["in force", "有效"]), option("ended", ["ended", "已终止"]), option("coming", ["not begun", "尚未开始"]), option("", ["all", "全部"]));
      const field = (text, control, name = "") => make("label", { class: name }, make("span", {}, both(text)), control);
      this.whenField = field(["On the day", "该日"], this.when);
      this.status = make("p", { class: "status", "aria-live": "polite" });
      this.body = make("tbody");
      this.heads = new Map();
      const row = make("tr");
      for (const name of this.names) {
        const head = make("th", { scope: "col" });
        if (SORTED.has(name)) head.append(make("button", { type: "button", onclick: () => this.sortBy(name) }, both(HEADS[name])));
        else head.append(both(HEADS[name]));
        this.heads.set(name, head);
        row.append(head);
      }
      this.first = make("button", { type: "button", onclick: () => this.turn(-1) }, both(["Previous", "上一页"]));
      this.next = make("button", { type: "button", onclick: () => this.turn(1) }, both(["Next", "下一页"]));
      this.place = make("span", {});
      const wide = labelled(make("div", { class: "wide", tabindex: 0, role: "region" }, make("table", { class: "records" }, make("thead", {}, row), this.body)), "aria-label", ["Rows", "各行"]);
      this.into.replaceChildren(
        make("div", { class: "controls" }, field(["Find in these rows", "在各行中查找"], this.words_, "grow"), field(["Force", "效力"], this.force), field(["Side", "性质"], this.side), field(["Status", "状态"], this.state), this.whenField),
        this.status, wide, make("div", { class: "pager" }, this.first, this.place, this.next),
      );
      for (const control of [this.words_, this.force, this.side, this.state, this.when]) control.addEventListener("input", () => { this.at = 0; this.refresh(); });
      document.addEventListener("mou:day", () => { this.at = 0; this.refresh(); });
      document.addEventListener("mou:language", () => { if (this.sort) this.order(); this.draw(); });
      const asked = new URLSearchParams(location.hash.slice(1)).get("find");
      if (asked) this.words_.value = asked;
      // What is read without script is told here, and better.
      const instead = this.into.closest("section").nextElementSibling;
      if (instead && instead.classList.contains("plain-rows")) instead.remove();
      this.refresh();
    }

    matching() {
      const wanted = this.words_.value.trim().toLowerCase();
      if (!wanted) return null;
      const found = new Set();
      for (const thing of this.things) {
        const [en, zh] = typeof thing.label === "string" ? [thing.label, ""] : thing.label;
        if (thing.id.toLowerCase().includes(wanted) || en.toLowerCase().includes(wanted) || zh.includes(wanted)) found.add(thing.number);
      }
      return found;
    }

    when_(row) {
      if (!mou.day) return "on";
      const { from, to } = this.columns;
      if (holds(from[row], to[row])) return "on";
      return to[row] && to[row] <= mou.day ? "ended" : "coming";
    }

    refresh() {
      const { columns, words } = this;
      const found = this.matching();
      const [force, state, side, when] = [this.force.value, this.state.value, this.side.value, mou.day ? this.when.value : ""];
      const [burdens, benefits] = words.sides;
      const kind = (modality) => (modality < burdens ? "burden" : modality < burdens + benefits ? "benefit" : "neither");
      this.whenField.hidden = !mou.day;
      this.shown = this.own.filter((row) => (!force || columns.force[row] === Number(force))
        && (!state || columns.state[row] === Number(state))
        && (!side || kind(columns.modality[row]) === side)
        && (!when || this.when_(row) === when)
        && (!found || found.has(columns.measure[row]) || found.has(columns.enforcer[row]) || found.has(columns.act[row]) || found.has(columns.document[row]) || columns.lists[row].some((list) => found.has(list))));
      if (this.sort) this.order();
      this.draw();
    }

    order() {
      const { columns, things } = this;
      const turn = this.down ? -1 : 1;
      if (this.sort === "days" || this.sort === "force" || this.sort === "state") {
        const column = columns[this.sort === "days" ? "from" : this.sort];
        this.shown.sort((one, other) => turn * (column[one] - column[other]) || one - other);
        return;
      }
      // Each label is placed once; rows are then compared by number.
      const order = new Intl.Collator(language() === "zh" ? "zh-Hans" : "en", { numeric: true });
      const column = columns[this.sort];
      const used = [...new Set(this.shown.map((row) => column[row]))];
      const name = (number) => (number < 0 ? "" : spelled(things[number].label));
      const rank = new Map(used.sort((one, other) => order.compare(name(one), name(other))).map((number, place) => [number, place]));
      this.shown.sort((one, other) => turn * (rank.get(column[one]) - rank.get(column[other])) || one - other);
    }

    sortBy(name) {
      this.down = this.sort === name && !this.down;
      this.sort = name;
      for (const [other, head] of this.heads) head.removeAttribute("aria-sort");
      this.heads.get(name).setAttribute("aria-sort", this.down ? "descending" : "ascending");
      this.at = 0;
      this.refresh();
    }

    turn(step) {
      this.at += step * PAGE;
      this.draw();
      this.into.closest("section").scrollIntoView({ block: "start" });
    }

    async draw() {
      const rows = this.shown.slice(this.at, this.at + PAGE);
      const size = this.words.sizes.rows;
      const texts = [...this.names.filter((name) => this.words.titles[name]), "findings"];
      const pieces = new Map();
      const drawing = this.drawing = {};
      await Promise.all([...new Set(rows.map((row) => Math.floor(row / size)))].flatMap((part) => texts.map(async (name) => {
        pieces.set(`${part}-${name}`, await load(`rows-${part}-${name}`));
      })));
      if (this.drawing !== drawing) return;
      const text = (row, name) => {
        const piece = pieces.get(`${Math.floor(row / size)}-${name}`);
        return piece.values[piece.cells[row % size]];
      };
      this.body.replaceChildren(...rows.map((row) => make("tr", {}, this.names.map((name) => make("td", { "data-head-en": HEADS[name][0], "data-head-zh": HEADS[name][1] }, make("div", {}, this.cell(row, name, text)))))));
      const [whole, left] = [this.own.length, this.shown.length];
      this.status.replaceChildren(both(left
        ? [`${left === whole ? whole : `${left} of ${whole}`} row${whole === 1 ? "" : "s"}${mou.day ? ` as of ${spoken(mou.day)[0]}` : ""}`, `${left === whole ? `共 ${whole} 行` : `${whole} 行中的 ${left} 行`}${mou.day ? `（${spoken(mou.day)[1]}）` : ""}`]
        : this.why()));
      const last = Math.max(1, Math.ceil(left / PAGE));
      this.place.replaceChildren(both([`page ${this.at / PAGE + 1} of ${last}`, `第 ${this.at / PAGE + 1} 页，共 ${last} 页`]));
      this.first.disabled = this.at === 0;
      this.next.disabled = this.at + PAGE >= left;
      this.first.parentElement.hidden = left <= PAGE;
      this.body.closest(".wide").hidden = !left;
    }

    // Why no row is left, and where they are.
    why() {
      if (mou.day && this.when.value === "on") {
        const count = (when) => this.own.filter((row) => this.when_(row) === when).length;
        const [ended, coming] = [count("ended"), count("coming")];
        if (!count("on")) return [`Nothing is in force on ${spoken(mou.day)[0]}: ${ended} rows had ended, ${coming} had not begun.`, `${spoken(mou.day)[1]}无有效各行：${ended} 行已终止，${coming} 行尚未开始。`];
      }
      return ["No row is like this: loosen the filters above.", "没有符合条件的行：请放宽以上筛选。"];
    }

    cell(row, name, text) {
      const { columns, things, words } = this;
      const link = (number) => (number >= 0 ? things[number].link : both(number === -2 ? ["not known", "不详"] : ["nobody", "无人"]));
      switch (name) {
        case "measure": return [link(columns.measure[row]), make("br"), make("code", {}, things[columns.measure[row]].id)];
        case "enforcer": return link(columns.enforcer[row]);
        case "force": return both(words.forces[columns.force[row]]);
        case "act": {
          const [burdens, benefits] = words.sides;
          const modality = columns.modality[row];
          return [make("span", { class: `tag ${modality < burdens ? "burden" : modality < burdens + benefits ? "benefit" : ""}` }, both(words.modalities[modality])), " ", link(columns.act[row])];
        }
        case "days": {
          const said = [both(stretch(columns.from[row], columns.to[row]))];
          if (this.when_(row) === "ended") said.push(" ", make("span", { class: "tag warning" }, both(["ended", "已终止"])));
          if (this.when_(row) === "coming") said.push(" ", make("span", { class: "tag info" }, both(["not begun", "尚未开始"])));
          return said;
        }
        case "state": {
          const codes = text(row, "findings");
          const found = typeof codes === "string" ? codes : codes[0];
          return [both(words.states[columns.state[row]]), found === "none" ? "" : found.split("; ").map((code) => [" ", make("a", { class: "tag info", href: `${mou.root}checks/${code}.html` }, code)])];
        }
        default: return this.linked(text(row, name), name);
      }
    }

    // Ids become labels that lead to what they name; the whole text stays.
    linked(given, name) {
      const kinds = name === "condition" || name === "exceptions" ? ["list", "rating", "agency", "role"] : name === "basis" ? ["law", "document"] : name === "territory" ? ["territory"] : [];
      const one = (text, place) => {
        const parts = [];
        let last = 0;
        for (const token of text.matchAll(/[\p{L}\p{N}_][\p{L}\p{N}_./-]*/gu)) {
          const label = name === "subjects" ? this.words.subjects[token[0]] || this.words.relations[token[0]] : this.words.attributes[token[0]];
          const thing = kinds.length ? this.called(token[0], kinds) : null;
          if (!thing && !label) continue;
          parts.push(text.slice(last, token.index));
          const said = thing ? thing.label : label;
          const written = typeof said === "string" ? said : said[place];
          parts.push(thing ? make("a", { href: mou.root + thing.address, title: thing.id }, written) : make("span", { title: token[0] }, written));
          last = token.index + token[0].length;
        }
        parts.push(text.slice(last));
        return parts;
      };
      const [en, zh] = typeof given === "string" ? [given, given] : given;
      return [put(make("bdi", { lang: "en" }), one(en, 0)), put(make("bdi", { lang: "zh-Hans" }), one(zh, 1))];
    }

    called(id, kinds) {
      if (!this.byKey) this.byKey = new Map(this.things.map((thing) => [thing.key, thing]));
      for (const kind of kinds) {
        const thing = this.byKey.get(`${kind}:${id}`);
        if (thing) return thing;
      }
      return null;
    }
  }

  // What changed last in the rows of one thing: on the last day before the day chosen on which any began, ended or became another.
  const SHOWN = 40;
  const WHAT = { began: ["began", "开始"], changed: ["changed", "变更"], ended: ["ended", "终止"] };
  const openChanges = async (into) => {
    const [words, things] = await Promise.all([load("words"), mou.things()]);
    const size = words.sizes.rows;
    const numbers = Array.from({ length: Math.ceil(words.counts.rows / size) }, (_, part) => part);
    const [parts, goings] = await Promise.all(["", "-goings"].map((name) => Promise.all(numbers.map((part) => load(`rows-${part}${name}`)))));
    const columns = Object.fromEntries(NUMBERED.map((name) => [name, parts.flatMap((part) => part[name])]));
    const own = chosen(columns, things, into.dataset.about, words.counts.rows);
    const differs = (row) => { const part = goings[Math.floor(row / size)]; return part.values[part.cells[row % size]]; };
    const goesOn = (row) => goings[Math.floor(row / size)].on[row % size];
    const { from, to } = columns;
    const draw = () => {
      let last = 0;
      for (const row of own) for (const day of [from[row], to[row]]) if (day > last && (!mou.day || day <= mou.day)) last = day;
      const found = [];
      for (const row of last ? own : []) {
        const columnsOf = differs(row);
        if (from[row] === last) found.push([row, columnsOf ? "changed" : "began", columnsOf || []]);
        else if (to[row] === last && !goesOn(row)) found.push([row, "ended", []]);
      }
      if (!found.length) {
        into.replaceChildren(make("p", { class: "empty" }, both(mou.day ? ["Nothing had begun, ended or changed by the day chosen.", "至所选日期尚无开始、终止或变更。"] : ["Nothing has changed.", "没有变化。"])));
        return;
      }
      const title = (name) => words.columns[name] || name;
      const list = (names) => [names.map((name) => (typeof title(name) === "string" ? title(name) : title(name)[0])).join(", "), names.map((name) => (typeof title(name) === "string" ? title(name) : title(name)[1])).join("、")];
      const items = found.slice(0, SHOWN).map(([row, what, names]) => make("li", {}, make("span", { class: "tag info" }, both(WHAT[what])), " ", things[columns.measure[row]].link,
        columns.act[row] >= 0 ? [" · ", things[columns.act[row]].link] : "", names.length ? [" – ", both(list(names))] : ""));
      const more = found.length - items.length;
      into.replaceChildren(make("p", {}, make("strong", {}, both(spoken(last)))), make("ul", {}, items), more > 0 ? make("p", { class: "empty" }, both([`${more} more`, `另有 ${more} 项`])) : "");
    };
    document.addEventListener("mou:day", draw);
    draw();
  };

  mou.tables = () => {
    for (const into of document.querySelectorAll('[data-part="changes"]')) openChanges(into).catch((error) => mou.told(into, error));
    for (const into of document.querySelectorAll('[data-part="rows"]')) open(into).catch((error) => mou.told(into, error));
  };
  document.addEventListener("DOMContentLoaded", mou.tables);
})();
