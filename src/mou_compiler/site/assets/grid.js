// Tables that are read without script are sorted with it: a button in each heading.
"use strict";

(() => {
  const { both, make, labelled, language } = mou;
  const text = (row, column) => {
    const cell = row.cells[column];
    const said = cell.querySelectorAll(`[lang="${language() === "zh" ? "en" : "zh-Hans"}"]`);
    if (!said.length) return cell.textContent.trim();
    const copy = cell.cloneNode(true);
    for (const other of copy.querySelectorAll(`[lang="${language() === "zh" ? "en" : "zh-Hans"}"]`)) other.remove();
    return copy.textContent.trim();
  };
  const sorted = (table, column, down) => {
    const order = new Intl.Collator(language() === "zh" ? "zh-Hans" : "en", { numeric: true });
    const rows = [...table.tBodies[0].rows].map((row) => [text(row, column), row]);
    rows.sort(([one], [other]) => (down ? -1 : 1) * order.compare(one, other));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  const filterable = (section, table) => {
    if (table.tBodies[0].rows.length < 12) return;
    const input = labelled(make("input", { type: "search" }), "placeholder", ["Filter these lines", "筛选各行"]);
    labelled(input, "aria-label", ["Filter these lines", "筛选各行"]);
    const status = make("p", { class: "status", "aria-live": "polite" });
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      let left = 0;
      for (const row of table.tBodies[0].rows) {
        row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
        left += row.hidden ? 0 : 1;
      }
      status.replaceChildren(wanted ? both(left ? [`${left} lines`, `${left} 行`] : [`Nothing here has “${input.value}” in it.`, `没有含「${input.value}」的行。`]) : "");
    });
    section.querySelector(".wide").before(make("div", { class: "controls" }, make("label", { class: "grow" }, input)), status);
  };
  document.addEventListener("DOMContentLoaded", () => {
    for (const table of document.querySelectorAll("table.grid")) {
      filterable(table.closest("section"), table);
      const headings = [...table.tHead.rows[0].cells];
      headings.forEach((heading, column) => {
        const button = make("button", { type: "button" }, [...heading.childNodes]);
        heading.append(button);
        button.addEventListener("click", () => {
          const down = heading.getAttribute("aria-sort") === "ascending";
          for (const other of headings) other.removeAttribute("aria-sort");
          heading.setAttribute("aria-sort", down ? "descending" : "ascending");
          sorted(table, column, down);
        });
      });
    }
  });
})();
