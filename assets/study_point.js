/* Point at a pattern: places on two views or in a list, kept in step; then what was met and missed.
   A view is one tab stop: arrows move to the nearest place that way, Enter or Space picks it. */
"use strict";

(function (page) {
  const { say } = window.trigger_point_explorer;
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const SAID = {
    both: say("right answer"),
    yours: say("Yours only"),
    missed: say("Pattern only"),
    some: say("felt by some"),
  };

  function nearest(centres, from, [dx, dy]) {
    let [best, least] = [from, Infinity];
    centres.forEach(([x, y], i) => {
      const ahead = (x - centres[from][0]) * dx + (y - centres[from][1]) * dy;
      const aside = Math.abs((x - centres[from][0]) * dy) + Math.abs((y - centres[from][1]) * dx);
      if (i !== from && ahead > 1 && ahead + 2.5 * aside < least) {
        [best, least] = [i, ahead + 2.5 * aside];
      }
    });
    return best;
  }

  function figure({ title, corners, box, picture, cells }, number, names, toggle, tell) {
    const { h, s } = page;
    const id = `point-${number}`;
    const [x, y, width, height] = box;
    const paths = cells.map(([cell, d]) =>
      s("path", { id: `${id}-${cell}`, class: "place", d, role: "option", "aria-selected": "false",
        "aria-label": names.get(cell), "data-cell": cell }),
    );
    const ring = s("path", { class: "ring", "aria-hidden": "true" });
    const svg = s(
      "svg",
      { viewBox: box.join(" "), role: "listbox", tabindex: "0", "aria-multiselectable": "true",
        "aria-label": say("Places on the body, {view}", { view: title.toLowerCase() }) },
      s("image", { href: picture, x, y, width, height, "aria-hidden": "true" }),
      s("g", { role: "group", "aria-label": say("Places") }, paths),
      ring,
      s("g", { class: "corner", "aria-hidden": "true" },
        s("text", { x: x + 14, y: y + 62 }, corners[0]),
        s("text", { x: x + width - 14, y: y + 62, "text-anchor": "end" }, corners[1])),
    );
    let active = 0;
    const step = (i) => {
      active = i;
      svg.setAttribute("aria-activedescendant", paths[i].id);
      ring.setAttribute("d", cells[i][1]);
      tell(cells[i][0]);
    };
    svg.addEventListener("focus", () => step(active));
    svg.addEventListener("click", ({ target }) => {
      const at = paths.indexOf(target);
      if (at < 0) return;
      step(at);
      toggle(cells[at][0]);
    });
    svg.addEventListener("pointerover", ({ target }) => {
      if (target.dataset.cell) tell(target.dataset.cell);
    });
    svg.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const way = ARROWS[event.key];
      const ends = { Home: 0, End: cells.length - 1 }[event.key];
      if (way) {
        const centres = paths.map((path) => {
          const at = path.getBBox();
          return [at.x + at.width / 2, at.y + at.height / 2];
        });
        step(nearest(centres, active, way));
      } else if (ends !== undefined) step(ends);
      else if (event.key === "Enter" || event.key === " ") toggle(cells[active][0]);
      else return;
      event.preventDefault();
    });
    return { node: h("figure", { class: "point-figure" }, svg, h("figcaption", {}, title)), paths };
  }

  /* Compare what was picked with the pattern; all as lists of cells in body order. */
  function score(cells, picked, [main, some]) {
    const parts = { both: [], yours: [], missed: [], some: [] };
    for (const [cell] of cells) {
      const part = picked.has(cell)
        ? main.includes(cell) || some.includes(cell) ? "both" : "yours"
        : main.includes(cell) ? "missed" : some.includes(cell) ? "some" : null;
      if (part) parts[part].push(cell);
    }
    const met = main.length - parts.missed.length;
    // Half of the main places met, and no more beside the pattern than in it.
    const right = met > 0 && 2 * met >= main.length && parts.yours.length <= parts.both.length;
    return { parts, met, of: main.length, right };
  }

  /* The places to pick from; `settled` shows what was met. */
  page.pointing = function (body) {
    const { h } = page;
    const names = new Map(body.cells.map(([cell, words]) => [cell, words]));
    const picked = new Set();
    const said = h("p", { class: "said hint", "aria-hidden": "true" }, "\u00a0");
    const count = h("p", { class: "hint", role: "status" }, say("No place picked yet."));
    let done = false;
    const tell = (cell) => (said.textContent = names.get(cell));
    const buttons = new Map();

    function toggle(cell) {
      if (done) return;
      if (!picked.delete(cell)) picked.add(cell);
      const on = String(picked.has(cell));
      for (const { paths } of figures) {
        for (const path of paths) {
          if (path.dataset.cell === cell) path.setAttribute("aria-selected", on);
        }
      }
      buttons.get(cell).setAttribute("aria-pressed", on);
      const values = { place: names.get(cell), count: picked.size };
      count.textContent = picked.has(cell)
        ? say("{place} picked. {count} picked.", values)
        : say("{place} taken back. {count} picked.", values);
    }

    const figures = body.figures.map((one, i) => figure(one, i, names, toggle, tell));
    const regions = Map.groupBy
      ? Map.groupBy(body.cells, ([, , region]) => region)
      : body.cells.reduce((all, cell) => all.set(cell[2], [...(all.get(cell[2]) ?? []), cell]), new Map());
    const list = h(
      "details",
      { class: "places-list" },
      h("summary", {}, say("Pick from a list")),
      [...regions].map(([region, cells]) =>
        h(
          "fieldset",
          {},
          h("legend", {}, region),
          cells.map(([cell, words]) => {
            const button = h("button", { type: "button", "aria-pressed": "false" }, words);
            button.addEventListener("click", () => toggle(cell));
            buttons.set(cell, button);
            return button;
          }),
        ),
      ),
    );
    const node = h("div", { class: "pointing" }, h("div", { class: "figures" }, figures.map((f) => f.node)),
      said, count, list);

    function settled(felt) {
      done = true;
      count.remove();
      list.remove();
      const found = score(body.cells, picked, felt);
      for (const [part, cells] of Object.entries(found.parts)) {
        for (const path of figures.flatMap((f) => f.paths)) {
          if (!cells.includes(path.dataset.cell)) continue;
          path.classList.add(part);
          path.setAttribute("aria-label", `${names.get(path.dataset.cell)}, ${SAID[part]}`);
        }
      }
      return { ...found, lists: lists(found.parts) };
    }

    function lists(parts) {
      const rows = [
        ["both", say("Both"), parts.both],
        ["yours", say("Yours only"), parts.yours],
        ["missed", say("Pattern only"), parts.missed],
        ["some", say("Felt by some, too"), parts.some],
      ].filter(([, , cells]) => cells.length);
      return h("dl", { class: "difference" }, rows.map(([part, words, cells]) => [
        h("dt", {}, h("span", { class: `sign ${part}`, "aria-hidden": "true" }), words),
        h("dd", {}, cells.map((cell) => names.get(cell)).join(", ")),
      ]).flat());
    }

    return { node, settled, picked };
  };
})(window.trigger_point_study);
