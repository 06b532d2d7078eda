/* The tables of the page of study: sort by the buttons of their heads, filter by words and choices.
   What stays hidden is hidden for all; how many are left is announced. */
"use strict";

(function (page) {
  const { language, say } = window.trigger_point_explorer;
  const order = new Intl.Collator(language, { numeric: true });
  const $ = (id) => document.getElementById(id);

  /* Without capitals and accents, as who types in haste writes. */
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function keyOf(row, column) {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent;
  }

  function sort(table, column, way) {
    const body = table.tBodies[0];
    const rows = [...body.rows].sort(
      (a, b) => way * order.compare(keyOf(a, column), keyOf(b, column)),
    );
    body.append(...rows); // equal rows keep their order
  }

  function sortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sort(table, column, up ? 1 : -1);
      });
    });
  }

  function start() {
    const tables = [...document.querySelectorAll(".browse table")];
    const rows = tables.map((table) =>
      [...table.tBodies[0].rows].map((row) => ({ row, words: plain(row.textContent) })),
    );
    const [words, part, root, depth] = ["filter", "filter-part", "filter-root", "filter-depth"].map($);
    const count = document.querySelector(".count");
    const kept = ({ row: { dataset }, words: own }, wanted) =>
      wanted.every((word) => own.includes(word)) &&
      (!part.value || dataset.parts.split(" ").includes(part.value)) &&
      (!root.value || dataset.roots.split("|").includes(root.value)) &&
      (!depth.value || dataset.depth === depth.value);

    function filter() {
      const wanted = plain(words.value).split(/\s+/).filter(Boolean);
      const [muscles, others] = rows.map((all) => {
        let left = 0;
        for (const one of all) {
          one.row.hidden = !kept(one, wanted);
          if (!one.row.hidden) left += 1;
        }
        return left === all.length ? `${left}` : say("{left} of {all}", { left, all: all.length });
      });
      count.textContent = say("{muscles} muscles; {others} nerves, joints and organs", { muscles, others });
    }

    tables.forEach(sortable);
    for (const box of [words, part, root, depth]) box.addEventListener("input", filter);
    document.querySelector(".filters").hidden = false;
    filter(); // a browser may have kept what was typed
  }

  page.startTables = start;
})((window.trigger_point_study = {}));
