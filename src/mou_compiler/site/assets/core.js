// What every page needs: the language, the theme, the day, and the pieces of data. Loaded before the page is shown.
"use strict";

const mou = (() => {
  const page = document.documentElement;
  const root = page.dataset.root;
  page.dataset.script = "on";

  // --- what is remembered, where the browser lets one ---
  const kept = (store, name, value) => {
    try {
      if (value === undefined) return window[store].getItem(`mou.${name}`);
      if (value === null) window[store].removeItem(`mou.${name}`);
      else window[store].setItem(`mou.${name}`, value);
    } catch { /* kept for this page only */ }
    return null;
  };

  // --- pieces of data: scripts, since a page opened from a file can fetch nothing ---
  const arrived = new Map();
  const awaited = new Map();
  const take = (name, value) => { arrived.set(name, value); };
  const load = (name) => {
    if (arrived.has(name)) return Promise.resolve(arrived.get(name));
    if (!awaited.has(name)) {
      awaited.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${root}data/${name}.js`;
        script.addEventListener("load", () => { script.remove(); arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name)); });
        script.addEventListener("error", () => { script.remove(); awaited.delete(name); reject(new Error(name)); });
        document.head.append(script);
      }));
    }
    return awaited.get(name);
  };
  const all = async (name, size, number) => {
    const parts = [];
    for (let part = 0; part * size < number; part += 1) parts.push(load(`${name}-${part}`));
    return (await Promise.all(parts)).flat();
  };

  // --- elements; what somebody wrote only ever becomes text ---
  const shown = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f]/g, (letter) => String.fromCharCode(0x2400 + letter.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu, "\ufffd");
  const put = (into, ...parts) => {
    for (const part of parts.flat(Infinity)) {
      if (part === null || part === undefined || part === false) continue;
      into.append(part instanceof Node ? part : shown(String(part)));
    }
    return into;
  };
  const make = (name, given = {}, ...parts) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(given)) {
      if (value === null || value === undefined || value === false) continue;
      if (key === "class") made.className = value;
      else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value === true ? "" : value);
    }
    return put(made, parts);
  };
  // A text is one string for both languages, or English and Chinese.
  const both = (text) => {
    if (typeof text === "string") return make("bdi", {}, text);
    if (text[0] === text[1]) return make("bdi", {}, text[0]);
    const found = document.createDocumentFragment();
    found.append(make("bdi", { lang: "en" }, text[0]), make("bdi", { lang: "zh-Hans" }, text[1]));
    return found;
  };
  const spelled = (text) => (typeof text === "string" ? text : text[language() === "zh" ? 1 : 0]);
  // Attributes that are read out or shown in the language chosen.
  const labelled = (element, attribute, text) => {
    element.dataset[`${attribute === "placeholder" ? "place" : "label"}En`] = typeof text === "string" ? text : text[0];
    element.dataset[`${attribute === "placeholder" ? "place" : "label"}Zh`] = typeof text === "string" ? text : text[1];
    element.setAttribute(attribute, spelled(text));
    return element;
  };

  // --- the language ---
  const language = () => (page.lang.startsWith("zh") ? "zh" : "en");
  const speak = (chosen, keep) => {
    page.lang = chosen === "zh" ? "zh-Hans" : "en";
    if (keep) kept("localStorage", "language", chosen);
    if (!document.body) return;
    const name = chosen === "zh" ? "Zh" : "En";
    for (const element of document.querySelectorAll("[data-label-en]")) element.setAttribute("aria-label", element.dataset[`label${name}`]);
    for (const element of document.querySelectorAll("[data-place-en]")) element.setAttribute("placeholder", element.dataset[`place${name}`]);
    for (const option of document.querySelectorAll("option[data-en]")) option.textContent = option.dataset[name.toLowerCase()];
    const title = document.querySelector("title");
    if (title) document.title = title.dataset[name.toLowerCase()] || document.title;
    const choice = document.getElementById(`in-${chosen}`);
    if (choice) choice.checked = true;
    document.dispatchEvent(new CustomEvent("mou:language"));
  };
  const option = (value, text, given = {}) => {
    const [en, zh] = typeof text === "string" ? [text, text] : text;
    return make("option", { value, "data-en": en, "data-zh": zh, ...given }, language() === "zh" ? zh : en);
  };

  // --- the theme ---
  const dark = () => page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = kept("localStorage", "theme");
  if (theme === "dark" || theme === "light") page.dataset.theme = theme;
  const remembered = kept("localStorage", "language");
  if (remembered === "zh" || remembered === "en") page.lang = remembered === "zh" ? "zh-Hans" : "en";

  // --- the day: 0 for all days, else the number of one; 1 is the first of January of the year 1 ---
  const EPOCH = 719163;
  const dayText = (day) => new Date((day - EPOCH) * 86400000).toISOString().slice(0, 10);
  const dayNumber = (text) => {
    const time = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(time) ? 0 : Math.round(time / 86400000) + EPOCH;
  };
  const spoken = (day) => {
    const text = dayText(day);
    const [year, month, date] = text.split("-").map(Number);
    return [text.replaceAll("-", "\u2011"), `${year}年${month}月${date}日`];
  };
  const stretch = (from, to) => {
    if (!from && !to) return ["at all times", "一直以来"];
    const [first, behind] = [from ? spoken(from) : ["", ""], to ? spoken(to) : ["", ""]];
    if (!to) return [`from ${first[0]}`, `自${first[1]}起`];
    if (!from) return [`until ${behind[0]}`, `${behind[1]}以前`];
    return [`from ${first[0]} until ${behind[0]}`, `自${first[1]}起至${behind[1]}前`];
  };
  let day = 0;
  const holds = (from, to) => !day || ((!from || from <= day) && (!to || day < to));
  const settle = () => {
    for (const section of document.querySelectorAll("section.items, section.grid")) {
      let inside = 0;
      const dated = section.querySelectorAll("[data-from], [data-to]");
      if (!dated.length) continue;
      for (const element of dated) {
        const on = holds(Number(element.dataset.from || 0), Number(element.dataset.to || 0));
        element.classList.toggle("off", !on);
        inside += on ? 1 : 0;
      }
      const count = section.querySelector("h2 .count");
      if (count) {
        const rest = Number(count.dataset.whole) - dated.length;
        count.textContent = day ? `${inside + rest} / ${count.dataset.whole}` : count.dataset.whole;
      }
      let none = section.querySelector(".none");
      if (day && inside === 0 && dated.length === section.querySelectorAll("li, tbody tr").length) {
        if (!none) section.append(none = make("p", { class: "empty none" }, both(["Nothing of this is in force on the day chosen; choose all days to see the rest.", "所选日期无有效内容；选择「所有日期」可查看其余。"])));
      } else if (none) none.remove();
    }
  };
  const setDay = (chosen) => {
    day = chosen;
    kept("sessionStorage", "day", day ? String(day) : null);
    settle();
    document.dispatchEvent(new CustomEvent("mou:day"));
  };

  const dayBar = async () => {
    const bar = document.getElementById("day");
    if (page.dataset.asOf) return;
    const days = await load("days");
    if (!days.length) return;
    const slider = labelled(make("input", { type: "range", min: 0, max: days.length, step: 1, value: days.length }), "aria-label", ["As of: a day on which something changes", "时点：发生变化的日期"]);
    const date = labelled(make("input", { type: "date", min: dayText(days[0]) }), "aria-label", ["As of: any day", "时点：任一日期"]);
    const said = make("strong", { "aria-live": "polite" });
    const today = make("button", { type: "button", class: "plain", onclick: () => setDay(dayNumber(new Date().toLocaleDateString("sv"))) }, both(["Today", "今日"]));
    const every = make("button", { type: "button", class: "plain", onclick: () => setDay(0) }, both(["All days", "所有日期"]));
    const show = () => {
      said.replaceChildren(both(day ? spoken(day) : ["all days", "所有日期"]));
      slider.setAttribute("aria-valuetext", day ? dayText(day) : spelled(["all days", "所有日期"]));
      date.value = day ? dayText(day) : "";
      let place = 0;
      while (day && place < days.length && days[place] <= day) place += 1;
      slider.value = day ? String(Math.max(0, place - 1)) : String(days.length);
      bar.classList.toggle("on", day > 0);
      every.hidden = !day;
    };
    let waiting = 0;
    slider.addEventListener("input", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => setDay(Number(slider.value) >= days.length ? 0 : days[Number(slider.value)]));
    });
    date.addEventListener("change", () => setDay(date.value ? dayNumber(date.value) : 0));
    document.addEventListener("mou:day", show);
    document.addEventListener("mou:language", show);
    bar.append(make("span", {}, both(["Everything as of", "查看时点"])), said, slider, date, today, every);
    labelled(bar, "aria-label", ["Day", "日期"]);
    show();
    bar.hidden = false;
  };

  // --- what is known of things ---
  let known = null;
  const things = () => {
    known = known || load("words").then(async (words) => {
      const found = await all("things", words.sizes.things, words.counts.things);
      return found.map((given, number) => new Thing(number, given, words.folders));
    });
    return known;
  };
  class Thing {
    constructor(number, [kind, id, en, zh, from, to, file, names], folders) {
      Object.assign(this, { number, kind, id, label: zh === 0 ? en : [en, zh], from, to, names: names || [], key: `${kind}:${id}` });
      const name = encodeURIComponent(id);
      if (file !== "") this.address = `${folders[kind]}/${encodeURIComponent(file || id)}.html`;
      else if (kind === "measure") this.address = `measure.html#${name}`;
      else this.address = `graph.html#${encodeURIComponent(this.key)}`;
    }
    get link() { return make("a", { href: root + this.address }, both(this.label)); }
  }
  const told = (into, why) => into.replaceChildren(make("p", { class: "empty bad", role: "alert" }, both([`A piece of data could not be loaded: ${why.message}. Load the page again, or use the files beside the site.`, `数据未能载入：${why.message}。请重新载入本页，或使用网站旁的文件。`])));

  // A page that is one of many says which it is.
  const entitle = (label, sort, id) => {
    const [en, zh] = typeof label === "string" ? [label, label] : label;
    document.querySelector("h1").replaceChildren(both(label));
    document.querySelector(".sort").replaceChildren(both(sort), " ", make("code", {}, id));
    const title = document.querySelector("title");
    title.dataset.en = shown(en);
    title.dataset.zh = shown(zh);
    document.title = shown(spelled([en, zh]));
  };

  document.addEventListener("DOMContentLoaded", () => {
    const saved = Number(kept("sessionStorage", "day") || 0);
    day = page.dataset.asOf ? dayNumber(page.dataset.asOf) : saved;
    speak(language(), false);
    for (const choice of document.querySelectorAll("input[name=language]")) choice.addEventListener("change", () => speak(choice.value, true));
    const button = document.getElementById("theme");
    const paint = () => { button.textContent = dark() ? "☀" : "☾"; labelled(button, "aria-label", dark() ? ["Light theme", "浅色主题"] : ["Dark theme", "深色主题"]); };
    button.addEventListener("click", () => { page.dataset.theme = dark() ? "light" : "dark"; kept("localStorage", "theme", page.dataset.theme); paint(); });
    paint();
    button.hidden = false;
    settle();
    dayBar().catch(() => {});
  });

  return { page, root, take, load, all, make, both, put, shown, spelled, labelled, option, language, things, told, entitle, holds, stretch, spoken, dayText, get day() { return day; }, setDay };
})();
