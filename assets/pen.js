/* The pen: whether the body is tapped or drawn on, how wide, and the tools for it. Draws nothing. */
"use strict";

(function (page) {
  const h = React.createElement;
  const WIDTHS = [
    ["s", "Fine", 2],
    ["m", "Middle", 4],
    ["l", "Broad", 8],
  ];
  page.WIDTHS = Object.fromEntries(WIDTHS.map(([brush, , cm]) => [brush, cm]));

  // Not in the address: it says nothing of the pain.
  let held = Object.freeze({ drawing: false, brush: "m", rubs: false });
  const listeners = new Set();
  page.pen = {
    read: () => held,
    set: (change) => {
      held = Object.freeze({ ...held, ...change });
      listeners.forEach((listener) => listener());
    },
    use: () => React.useSyncExternalStore(subscribe, () => held),
  };
  function subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /* On a phone the body does not scroll while it is drawn on: all of it has to be in sight. */
  function take(drawing) {
    page.pen.set({ drawing, rubs: false });
    if (drawing && window.matchMedia("(max-width: 899px)").matches) {
      document.querySelector(".map").scrollIntoView({ block: "start", behavior: "instant" });
    }
  }

  page.PenSwitch = function PenSwitch() {
    const { drawing } = page.pen.use();
    return h(
      "div",
      { className: "pen-switch" },
      h(page.Choice, {
        label: "How to mark",
        options: [["tap", "Tap places"], ["draw", "Draw"]],
        value: drawing ? "draw" : "tap",
        choose: (way) => take(way === "draw"),
      }),
    );
  };

  const line = (width) =>
    h(
      "svg",
      { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": true },
      h("path", { className: "width", d: "M7 8h14", style: { strokeWidth: width } }),
    );

  page.PenTools = function PenTools() {
    const { brush, rubs } = page.pen.use();
    const key = page.address.use((state) => page.address.keyOf("ink", state.pain));
    const strokes = page.address.use((state) => state[key].length);
    const { undo, canUndo, write } = page.address;
    const tool = (label, act, more) => h("button", { type: "button", onClick: act, ...more }, label);
    return h(
      "div",
      { className: "pen-tools", role: "group", "aria-label": "Drawing" },
      h(
        "div",
        { className: "choice", role: "group", "aria-label": "Width" },
        WIDTHS.map(([width, label, cm]) =>
          h(
            "button",
            {
              key: width,
              type: "button",
              "aria-pressed": brush === width,
              "aria-label": `${label}, ${cm} cm`,
              title: `${label}, ${cm} cm on the body`,
              onClick: () => page.pen.set({ brush: width }),
            },
            line(cm * 1.6),
            h("span", null, label),
          ),
        ),
      ),
      tool("Rub out", () => page.pen.set({ rubs: !rubs }), { "aria-pressed": rubs, disabled: !strokes && !rubs }),
      tool("Undo", undo, { disabled: !canUndo() }),
      tool("Clear", () => write({ [key]: [] }), { disabled: !strokes, "aria-label": "Clear drawing" }),
      tool("Done", () => take(false), { className: "pen-done" }),
    );
  };

  /* Said when the address has no room left; what is there stays. */
  page.PenFull = function PenFull() {
    const full = React.useSyncExternalStore(page.address.subscribe, page.address.isFull);
    return h(
      "p",
      { className: "pen-full", role: "status" },
      full && "This page is full. What you drew is kept. To draw more, undo or clear a part first.",
    );
  };
})(window.trigger_point_explorer);
