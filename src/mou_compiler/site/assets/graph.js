// A graph that opens one step around something and grows by clicking; never more is laid out than was asked for.
"use strict";

(() => {
  const { both, make, labelled, load, spelled, holds } = mou;
  const SPACE = "http://www.w3.org/2000/svg";
  const COLUMNS = [["law"], ["list", "rating", "channel"], ["document", "catalogue", "permission"], ["measure", "escalation"], ["act"], ["agency", "role", "territory"]];
  const CHAIN = new Set(["rests-on", "triggers", "affects", "enforces", "contains", "leads-to"]);
  const [WIDE, HIGH, ACROSS, DOWN, EDGE] = [206, 38, 64, 12, 16];
  const FEW = 10;
  const MOST = 300;
  const drawn = (name, given, ...parts) => {
    const made = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    made.append(...parts);
    return made;
  };
  // Han letters are twice as wide.
  const cut = (text, room) => {
    let width = 0;
    let out = "";
    for (const letter of mou.shown(text)) {
      width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(letter) ? 2 : 1;
      if (width > room) return `${out}…`;
      out += letter;
    }
    return out;
  };

  class Graph {
    constructor(into, words, things, centres) {
      Object.assign(this, { into, words, things, centres, open: new Set(), whole: new Set(), near: 0, chain: false });
      this.column = new Map(COLUMNS.flatMap((kinds, place) => kinds.map((kind) => [kind, place])));
      this.ties_ = new Map();
    }

    async begin() {
      this.only = make("input", { type: "checkbox" });
      this.only.addEventListener("change", () => { this.chain = this.only.checked; this.draw(); });
      this.says = make("div", { class: "says" });
      this.picture = make("div", { class: "canvas", tabindex: 0, role: "region" });
      labelled(this.picture, "aria-label", ["Graph", "依赖图"]);
      this.status = make("p", { class: "status", "aria-live": "polite" });
      this.into.replaceChildren(
        make("div", { class: "controls" }, make("label", { class: "check" }, this.only, make("span", {}, both(["Only the chain from law to list to measure to act and agency", "只看「法律—名单—措施—行为与机构」之链"]))),
          make("button", { type: "button", class: "plain", onclick: () => { this.open = new Set(this.centres); this.whole.clear(); this.draw(); } }, both(["Start over", "重新开始"]))),
        this.status, this.picture, this.says);
      document.addEventListener("mou:language", () => this.draw());
      document.addEventListener("mou:day", () => this.draw());
      for (const centre of this.centres.slice(0, 12)) { this.open.add(centre); await this.fetch(centre); }
      this.near = this.centres[0];
      this.draw();
    }

    // What a thing is joined to: the other, the relation, whether from it.
    async fetch(number) {
      if (this.ties_.has(number)) return;
      const size = this.words.sizes.ties;
      const flat = (await load(`ties-${Math.floor(number / size)}`))[number % size];
      const found = [];
      for (let at = 0; at < flat.length; at += 3) found.push([flat[at], flat[at + 1], flat[at + 2] === 1]);
      this.ties_.set(number, found);
    }

    allowed(number, [other, relation]) {
      if (this.chain && !CHAIN.has(this.words.ties[relation][0])) return false;
      // A territory joins nothing to anything else that lies in it.
      return this.things[other].kind !== "territory" || this.things[number].kind === "territory" || this.whole.has(`${number} territory`);
    }

    // What is to be seen: nodes, what is folded, and the ties between them.
    seen() {
      const nodes = new Set(this.open);
      const folds = [];
      const arrows = new Map();
      for (const number of this.open) {
        const groups = new Map();
        for (const tie of this.ties_.get(number) || []) {
          if (!this.allowed(number, tie)) continue;
          const key = this.things[tie[0]].kind;
          if (!groups.has(key)) groups.set(key, []);
          groups.get(key).push(tie);
        }
        for (const [kind, ties] of groups) {
          const others = [...new Set(ties.map(([other]) => other))];
          const fresh = others.filter((other) => !nodes.has(other));
          const few = this.whole.has(`${number} ${kind}`) || fresh.length <= FEW + 2 ? fresh : fresh.slice(0, FEW);
          for (const other of few) nodes.add(other);
          if (few.length < fresh.length) folds.push({ number, kind, left: fresh.length - few.length, id: `${number} ${kind}` });
        }
      }
      for (const number of this.open) {
        for (const tie of this.ties_.get(number) || []) {
          if (!nodes.has(tie[0]) || (this.chain && !CHAIN.has(this.words.ties[tie[1]][0]))) continue;
          const [from, to] = tie[2] ? [number, tie[0]] : [tie[0], number];
          const key = `${from} ${to}`;
          if (!arrows.has(key)) arrows.set(key, { from, to, relations: new Set() });
          arrows.get(key).relations.add(tie[1]);
        }
      }
      return { nodes: [...nodes], folds, arrows: [...arrows.values()] };
    }

    draw() {
      const { nodes, folds, arrows } = this.seen();
      const held = document.activeElement && this.picture.contains(document.activeElement) ? document.activeElement.dataset.node : null;
      const columns = COLUMNS.map(() => []);
      for (const number of nodes) columns[this.column.get(this.things[number].kind)].push({ number, id: String(number) });
      for (const fold of folds) columns[this.column.get(fold.kind)].push({ fold, id: fold.id });
      const joined = new Map();
      for (const { from, to } of arrows) for (const [one, other] of [[from, to], [to, from]]) joined.set(one, [...(joined.get(one) || []), other]);
      // Each column in the order of what its nodes are joined to, twice through; folds last.
      const place = new Map();
      columns.forEach((column) => column.forEach((node, row) => place.set(node.id, row)));
      for (let turn = 0; turn < 2; turn += 1) {
        for (const column of columns) {
          const weight = (node) => {
            if (node.fold) return place.get(String(node.fold.number)) + 0.5;
            const others = joined.get(node.number) || [];
            return others.length ? others.reduce((sum, other) => sum + place.get(String(other)), 0) / others.length : 0;
          };
          const weights = new Map(column.map((node) => [node.id, weight(node)]));
          column.sort((one, other) => weights.get(one.id) - weights.get(other.id) || (one.number ?? Infinity) - (other.number ?? Infinity));
          column.forEach((node, row) => place.set(node.id, row));
        }
      }
      const used = columns.filter((column) => column.length);
      const tallest = Math.max(1, ...used.map((column) => column.length));
      const height = tallest * (HIGH + DOWN) - DOWN + 2 * EDGE + 18;
      const width = used.length * (WIDE + ACROSS) - ACROSS + 2 * EDGE;
      const spot = new Map();
      used.forEach((column, across) => {
        const top = EDGE + 18 + ((tallest - column.length) * (HIGH + DOWN)) / 2;
        column.forEach((node, row) => spot.set(node.id, { x: EDGE + across * (WIDE + ACROSS), y: top + row * (HIGH + DOWN) }));
      });
      const svg = drawn("svg", { class: "picture", viewBox: `0 0 ${width} ${height}`, width, height, role: "group" });
      const lines = drawn("g", {});
      for (const { from, to, relations } of arrows) {
        const [one, other] = [spot.get(String(from)), spot.get(String(to))];
        const right = one.x < other.x;
        const level = one.x === other.x;
        const [x1, x2] = level ? [one.x + WIDE, other.x + WIDE] : right ? [one.x + WIDE, other.x] : [one.x, other.x + WIDE];
        const [y1, y2] = [one.y + HIGH / 2, other.y + HIGH / 2];
        const bend = level ? 34 : (right ? 1 : -1) * ACROSS * 0.6;
        const said = [...relations].map((relation) => spelled(this.words.ties[relation][1])).join(", ");
        lines.append(drawn("path", { class: `tie${from === this.near || to === this.near ? " near" : ""}`, d: `M${x1} ${y1}C${x1 + bend} ${y1} ${level ? x2 + bend : x2 - bend} ${y2} ${x2} ${y2}` }, drawn("title", {}, `${spelled(this.things[from].label)} — ${said} → ${spelled(this.things[to].label)}`)));
      }
      svg.append(lines);
      for (const column of used) for (const node of column) svg.append(node.fold ? this.more(node.fold, spot.get(node.id)) : this.box(node.number, spot.get(node.id)));
      used.forEach((column, across) => {
        const kinds = [...new Set(column.map((node) => (node.fold ? node.fold.kind : this.things[node.number].kind)))];
        svg.append(drawn("text", { class: "soft", x: EDGE + across * (WIDE + ACROSS), y: EDGE + 2 }, kinds.map((kind) => spelled(this.words.kinds[kind][1])).join(", ")));
      });
      this.picture.replaceChildren(svg);
      this.status.replaceChildren(both([`${nodes.length} of ${this.things.length} nodes, ${arrows.length} ties. Choose a node to open or close what it is joined to.`, `${this.things.length} 个节点中的 ${nodes.length} 个，${arrows.length} 条联系。选择节点即可展开或收起与之相连者。`]));
      this.tell();
      if (held !== null) { const back = [...svg.querySelectorAll("[data-node]")].find((node) => node.dataset.node === held); if (back) back.focus({ preventScroll: true }); }
    }

    box(number, { x, y }) {
      const thing = this.things[number];
      const open = this.open.has(number);
      const group = drawn("g", { class: `node kind-${thing.kind}${this.centres.includes(number) ? " centre" : ""}${holds(thing.from, thing.to) ? "" : " away"}`, tabindex: 0, role: "button", "aria-expanded": String(open), "aria-label": `${spelled(this.words.kinds[thing.kind][0])}: ${spelled(thing.label)}`, "data-node": String(number) });
      group.append(drawn("rect", { x, y, width: WIDE, height: HIGH, rx: 6 }), drawn("rect", { class: "band", x, y, width: 5, height: HIGH, rx: 2 }),
        drawn("text", { x: x + 12, y: y + 16 }, cut(spelled(thing.label), 24)), drawn("text", { class: "soft small", x: x + 12, y: y + 30 }, cut(thing.id, 27)),
        drawn("text", { class: "soft", x: x + WIDE - 14, y: y + 24 }, open ? "−" : "+"), drawn("title", {}, `${spelled(thing.label)}\n${thing.key}`));
      this.answer(group, () => this.toggle(number));
      return group;
    }

    more(fold, { x, y }) {
      const said = spelled([`${fold.left} more ${spelled(this.words.kinds[fold.kind][1]).toLowerCase()}`, `另有 ${fold.left} 个${this.words.kinds[fold.kind][0][1]}`]);
      const group = drawn("g", { class: "node more", tabindex: 0, role: "button", "aria-label": said, "data-node": fold.id });
      group.append(drawn("rect", { x, y, width: WIDE, height: HIGH, rx: 6 }), drawn("text", { x: x + 12, y: y + 23 }, said));
      this.answer(group, () => { this.whole.add(fold.id); this.draw(); });
      return group;
    }

    answer(group, act) {
      group.addEventListener("click", act);
      group.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
    }

    async toggle(number) {
      this.near = number;
      if (this.open.has(number) && this.open.size > 1) this.open.delete(number);
      else {
        await this.fetch(number);
        this.open.add(number);
        if (this.seen().nodes.length > MOST) {
          this.open.delete(number);
          this.draw();
          this.status.replaceChildren(both([`That would be more than ${MOST} nodes: close one first, or start from another.`, `展开后将超过 ${MOST} 个节点：请先收起某节点，或另选起点。`]));
          return;
        }
      }
      this.draw();
    }

    // The node last chosen, in words: the same that is drawn, for whoever cannot see it.
    tell() {
      const thing = this.things[this.near];
      if (!thing) return;
      const groups = new Map();
      for (const [other, relation, from] of this.ties_.get(this.near) || []) {
        const key = `${relation} ${from}`;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(other);
      }
      const lines = [...groups].map(([key, others]) => {
        const [relation, from] = key.split(" ");
        const verb = this.words.ties[Number(relation)][1];
        const said = from === "true" ? verb : [`← ${verb[0]}`, `← ${verb[1]}`];
        return make("div", {}, make("dt", {}, both(said), " ", make("span", { class: "count" }, others.length)), make("dd", {}, others.slice(0, 20).map((other, place) => [place ? " · " : "", this.things[other].link]), others.length > 20 ? " …" : ""));
      });
      this.says.replaceChildren(make("h3", {}, both(this.words.kinds[thing.kind][0]), " ", thing.link, " ", make("a", { class: "note", href: `${mou.root}graph.html#${encodeURIComponent(thing.key)}` }, both(["from here", "以此为中心"]))), lines.length ? make("dl", {}, lines) : make("p", { class: "empty" }, both(["Nothing is joined to it.", "没有与之相连者。"])));
    }
  }

  const choose = async (into) => {
    const [, things] = await Promise.all([load("words"), mou.things()]);
    const input = labelled(make("input", { type: "search" }), "placeholder", ["A list, an agency, an act, a law …", "名单、机构、行为、法律……"]);
    labelled(input, "aria-label", ["Where to begin", "起点"]);
    const found = make("ul", { class: "choices" });
    const show = async () => {
      const wanted = input.value.trim();
      const entries = wanted ? (await mou.find(wanted)).filter((entry) => entry.key) : things.filter((thing) => thing.kind === "list").map((thing) => ({ label: thing.label, id: thing.id, key: thing.key }));
      found.replaceChildren(...entries.slice(0, 24).map((entry) => make("li", {}, make("a", { href: `#${encodeURIComponent(entry.key)}` }, both(entry.label)), " ", make("code", {}, entry.id))));
      if (!entries.length) found.append(make("li", { class: "empty" }, both([`Nothing is called “${wanted}”.`, `没有名为「${wanted}」的内容。`])));
    };
    input.addEventListener("input", show);
    into.replaceChildren(make("div", { class: "controls" }, make("label", { class: "grow" }, make("span", {}, both(["Begin with", "从何处开始"])), input)), found);
    await show();
  };

  mou.drawGraph = async (into) => {
    try {
      const [words, things] = await Promise.all([load("words"), mou.things()]);
      const keys = (into.dataset.about || decodeURIComponent(location.hash.slice(1))).split("\n").filter(Boolean);
      const byKey = new Map(things.map((thing) => [thing.key, thing.number]));
      const centres = keys.map((key) => byKey.get(key)).filter((number) => number !== undefined);
      if (!centres.length) { await choose(into); return; }
      if (!into.dataset.about) mou.entitle(things[centres[0]].label, words.kinds[things[centres[0]].kind][0], things[centres[0]].key);
      await new Graph(into, words, things, centres).begin();
    } catch (error) { mou.told(into, error); }
  };
  const begin = () => { for (const into of document.querySelectorAll('[data-part="graph"]')) mou.drawGraph(into); };
  document.addEventListener("DOMContentLoaded", begin);
  window.addEventListener("hashchange", () => { if (document.querySelector('main [data-part="graph"][data-about=""]')) begin(); });
})();
