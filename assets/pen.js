/* The pen: whether the body is tapped or drawn on, how wide, and the tools for it. Draws nothing. */
"use strict";

(function (page) {
  const h = React.createElement;
  const WIDTHS = [
    ["s", page.say("Fine"), 2],
    ["m", page.say("Middle"), 4],
    ["l", page.say("Broad"), 8],
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
        label: page.say("How to mark"),
        options: [["tap", page.say("Tap places")], ["draw", page.say("Draw")]],
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
      { className: "pen-tools", role: "group", "aria-label": page.say("Drawing") },
      h(
        "div",
        { className: "choice", role: "group", "aria-label": page.say("Width") },
        WIDTHS.map(([width, label, cm]) =>
          h(
            "button",
            {
              key: width,
              type: "button",
              "aria-pressed": brush === width,
              "aria-label": page.say("{width}, {cm} cm", { width: label, cm }),
              title: page.say("{width}, {cm} cm on the body", { width: label, cm }),
              onClick: () => page.pen.set({ brush: width }),
            },
            line(cm * 1.6),
            h("span", null, label),
          ),
        ),
      ),
      tool(page.say("Rub out"), () => page.pen.set({ rubs: !rubs }), { "aria-pressed": rubs, disabled: !strokes && !rubs }),
      tool(page.say("Undo"), undo, { disabled: !canUndo() }),
      tool(page.say("Clear"), () => write({ [key]: [] }), { disabled: !strokes, "aria-label": page.say("Clear drawing") }),
      tool(page.say("Done"), () => take(false), { className: "pen-done" }),
    );
  };

  /* Said when the address has no room left; what is there stays. */
  page.PenFull = function PenFull() {
    const full = React.useSyncExternalStore(page.address.subscribe, page.address.isFull);
    return h(
      "p",
      { className: "pen-full", role: "status" },
      full && page.say("This page is full. What you drew is kept. To draw more, undo or clear a part first."),
    );
  };
})(window.trigger_point_explorer);
