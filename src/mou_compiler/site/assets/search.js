// Search: Chinese by any two letters, English by the beginnings of words, ids and numbers; over everything that there is.
"use strict";

(() => {
  const { both, make, put, labelled, load, all, spelled } = mou;
  const MOST = 40;
  let index = null;

  const names = (thing) => [thing.id, ...(typeof thing.label === "string" ? [thing.label] : thing.label), ...thing.names];
  const build = async () => {
    const [words, things] = await Promise.all([load("words"), mou.things()]);
    const findings = await all("findings", words.sizes.findings, words.counts.findings);
    return {
      words,
      entries: [
        ...things.map((thing) => ({ text: names(thing).join("\n").toLowerCase(), label: thing.label, sort: words.kinds[thing.kind][0], id: thing.id, key: thing.key, address: thing.address, weight: thing.kind === "measure" ? 1 : 0 })),
        ...findings.map(([key, code, , , , en, zh]) => ({ text: `${code}\n${en}\n${zh}`.toLowerCase(), label: [en, zh], sort: ["finding", "检查结果"], id: code, address: `finding.html#${key}`, weight: 2 })),
      ],
    };
  };
  const HAN = /\p{Script=Han}/u;
  // Of a Han word any part counts; of another the beginning of a word, be it within an id.
  const test = (wanted) => {
    if (HAN.test(wanted)) return (text) => (text.includes(wanted) ? (text.split("\n").includes(wanted) ? 0 : text.split("\n").some((line) => line.startsWith(wanted)) ? 1 : 2) : -1);
    const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const begins = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}`, "u");
    return (text) => {
      if (!text.includes(wanted) || !begins.test(text)) return -1;
      const lines = text.split("\n");
      return lines.includes(wanted) ? 0 : lines.some((line) => line.startsWith(wanted)) ? 1 : 2;
    };
  };
  const find = (entries, asked) => {
    const tests = asked.toLowerCase().split(/\s+/).filter(Boolean).map(test);
    const found = [];
    for (const entry of entries) {
      let rank = 0;
      for (const one of tests) {
        const got = one(entry.text);
        if (got < 0) { rank = -1; break; }
        rank += got;
      }
      if (rank >= 0) found.push([rank * 4 + entry.weight, entry]);
    }
    return found.sort(([one], [other]) => one - other).map(([, entry]) => entry);
  };
  mou.find = async (asked) => { index = index || build(); return find((await index).entries, asked); };

  document.addEventListener("DOMContentLoaded", () => {
    const into = document.getElementById("search");
    const input = make("input", { type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false" });
    labelled(input, "placeholder", ["Search  ( / )", "搜索（/）"]);
    labelled(input, "aria-label", ["Search everything", "搜索全部内容"]);
    const list = labelled(make("div", { class: "results", id: "results", role: "listbox", hidden: true }), "aria-label", ["Results", "结果"]);
    const status = make("p", { class: "unseen", role: "status" });
    into.append(input, list, status);
    into.hidden = false;
    let at = -1;
    const options = () => [...list.querySelectorAll('[role="option"]')];
    const choose = (number) => {
      const each = options();
      at = each.length ? (number + each.length) % each.length : -1;
      each.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
      if (at >= 0) { input.setAttribute("aria-activedescendant", each[at].id); each[at].scrollIntoView({ block: "nearest" }); } else input.removeAttribute("aria-activedescendant");
    };
    const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const show = async () => {
      const asked = input.value.trim();
      if (!asked) { close(); return; }
      let found = [];
      try { found = await mou.find(asked); } catch (error) { mou.told(list, error); list.hidden = false; return; }
      if (input.value.trim() !== asked) return;
      const said = found.length ? [`${found.length} found`, `找到 ${found.length} 项`] : [`Nothing is called “${asked}”. Try two letters of its Chinese name, the beginning of an English word, an id or a document number.`, `没有名为「${asked}」的内容。可试其中文名称中任意两字、英文单词的开头、标识或文号。`];
      list.replaceChildren(...found.slice(0, MOST).map((entry, number) => make("a", { role: "option", id: `result-${number}`, tabindex: -1, "aria-selected": "false", href: mou.root + entry.address }, make("span", {}, both(entry.label)), make("small", {}, both(entry.sort)), make("code", {}, entry.id))));
      if (!found.length) list.append(make("p", { role: "presentation" }, both(said)));
      else if (found.length > MOST) list.append(make("p", { role: "presentation" }, both([`and ${found.length - MOST} more: write more of the name`, `另有 ${found.length - MOST} 项：请多输入几个字`])));
      put(status, []); status.textContent = spelled(said);
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      choose(found.length ? 0 : -1);
    };
    // The names are fetched before the first letter is typed: as soon as the page has nothing else to do, unless whoever reads saves data.
    const ready = () => { index = index || build(); index.catch(() => { index = null; }); };
    input.addEventListener("focus", ready);
    into.addEventListener("pointerenter", ready);
    if (!(navigator.connection && navigator.connection.saveData)) window.addEventListener("load", () => { (window.requestIdleCallback || window.setTimeout)(ready); });
    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") { event.preventDefault(); if (list.hidden) show(); else choose(at + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); choose(at - 1); }
      else if (event.key === "Enter" && at >= 0) { const chosen = options()[at]; close(); chosen.click(); }
      else if (event.key === "Escape") { input.value = ""; close(); }
    });
    document.addEventListener("click", (event) => { if (!into.contains(event.target)) close(); });
    list.addEventListener("click", () => close());
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, select, textarea");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); input.select(); }
    });
  });
})();
