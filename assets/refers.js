/* Who can be felt here: the place that the pointer or the focus rests on, and the muscles whose
   pattern reaches it; and how many they are everywhere, as shades on the body. The list of all
   places is asked for when it is first needed. */
"use strict";

(function (page) {
  const h = React.createElement;
  const REST = 600; // ms on one place before it is spoken of
  const FIRST = 3;
  const BOTH = 3;

  /* Told of every place under the pointer or the focus; tells of the one that it rests on. */
  let rested = null;
  let timer = 0;
  const listeners = new Set();
  page.pointed = {
    at(cell) {
      window.clearTimeout(timer);
      if (!cell || cell === rested) return; // the last one stays: one may be on the way to its list
      timer = window.setTimeout(() => {
        rested = cell;
        listeners.forEach((listener) => listener());
      }, REST);
    },
    use: () =>
      React.useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => rested,
      ),
  };

  /* The muscles felt in a place: [{show, name, plain}]. A left place mirrors the right one. */
  function feltIn(who, cell) {
    const left = cell.startsWith("left-");
    const here = who.cells[left ? cell.replace("left-", "right-") : cell] ?? [];
    return here.map(([muscle, sides]) => {
      const [id, name, plain] = who.muscles[muscle];
      const same = sides === BOTH || sides === 1; // the muscle lies on the side of the place
      return { show: `${id}:${same === left ? "left" : "right"}`, name, plain };
    });
  }

  const felt = (n) =>
    n > 1
      ? page.say("{count} muscles can be felt here", { count: n })
      : n
        ? page.say("1 muscle can be felt here")
        : page.say("No muscles can be felt here");

  page.FeltHere = function FeltHere({ base, names }) {
    const cell = page.pointed.use();
    const who = page.useResource(cell ? `${base}/who.json` : null);
    const reader = page.address.use((state) => state.who);
    const [open, setOpen] = React.useState(false);
    const rests = page.useMedia("(hover: hover)"); // a finger can't
    if (!cell || !who) {
      return h("div", { className: "felt-here" },
        h("p", { className: "hint" }, rests
          ? page.say("Rest on a place to see which muscles can be felt there.")
          : page.say("Tap a place to see which muscles can be felt there.")));
    }
    const muscles = feltIn(who, cell);
    const called = (muscle) => (reader === "patient" ? muscle.plain : muscle.name);
    const first = muscles.slice(0, FIRST).map(({ name }) => name).join(", ");
    const more = muscles.length - FIRST;
    return h(
      "div",
      { className: "felt-here" },
      h(
        "p",
        { role: "status" },
        h("b", null, felt(muscles.length)),
        `: ${names.get(cell)?.name.toLowerCase() ?? cell}.`,
        first && h("span", { className: "hint" }, ` ${more > 0 ? page.say("{names} and {more} more", { names: first, more }) : first}.`),
      ),
      muscles.length > 0 &&
        h(
          "button",
          { type: "button", "aria-expanded": open, onClick: () => setOpen(!open) },
          open ? page.say("Close the list") : page.say("List them"),
        ),
      open &&
        h(
          "ul",
          null,
          muscles.map((muscle) =>
            h(
              "li",
              { key: muscle.show },
              h("span", null, h("b", null, muscle.name), h("span", { className: "hint" }, muscle.plain)),
              h(page.Show, { show: muscle.show, label: called(muscle) }, page.say("Show")),
            ),
          ),
        ),
    );
  };

  const STEPS = 4;

  page.useDensity = function useDensity(base) {
    const who = page.useResource(base ? `${base}/who.json` : null);
    return React.useMemo(() => {
      if (!base || !who) return null;
      const count = (cell) => feltIn(who, cell).length;
      const most = Math.max(...Object.values(who.cells).map((here) => here.length));
      const step = Math.ceil(most / STEPS);
      return {
        step,
        level: (cell) => Math.ceil(count(cell) / step),
        said: (cell) => `: ${felt(count(cell)).toLowerCase()}`,
      };
    }, [base, who]);
  };

  page.Density = React.memo(function Density({ many, cells = [] }) {
    return h(
      "g",
      { className: "density", "aria-hidden": true },
      cells.map(([id, d]) => h("path", { key: id, className: `many-${many.level(id)}`, d })),
    );
  });

  function Legend({ many: { step } }) {
    const levels = Array.from({ length: STEPS }, (_, i) => i + 1);
    return h(
      "ul",
      { className: "legend", "aria-label": page.say("How many muscles can be felt in a place") },
      levels.map((level) =>
        h(
          "li",
          { key: level },
          page.swatch(h("rect", { className: `many-${level}`, width: 28, height: 16 })),
          page.say(level === STEPS ? page.say("{from} to {to} muscles") : page.say("{from} to {to}"), {
            from: (level - 1) * step + 1,
            to: level * step,
          }),
        ),
      ),
    );
  }

  /* The switch that shades the body, and what the shades mean. */
  page.HowMany = function HowMany({ on, many }) {
    return h(
      "div",
      { className: "how-many" },
      h(
        "label",
        null,
        h("input", {
          type: "checkbox",
          checked: on,
          onChange: (event) => page.address.write({ density: event.target.checked }, { replace: true }),
        }),
        page.say("Shade by how many muscles can be felt in a place"),
      ),
      many && h(Legend, { many }),
    );
  };
})(window.trigger_point_explorer);
