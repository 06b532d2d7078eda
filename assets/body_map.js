/* The body map: a Dash component without a build. Figures, the switches above them, the line
   that names the place, the legend. `marks` goes out to callbacks. */
"use strict";

(function (page) {
  const h = React.createElement;
  const PAIRS = { front: ["front", "back"], back: ["front", "back"] };
  PAIRS.left = PAIRS.right = ["right", "left"];

  /* A row of buttons of which one is pressed. */
  page.Choice = function Choice({ label, options, value, choose }) {
    return h(
      "div",
      { className: "choice", role: "group", "aria-label": label },
      options.map(([option, text]) =>
        h(
          "button",
          {
            key: option,
            type: "button",
            "aria-pressed": [].concat(value).includes(option),
            onClick: () => choose(option),
          },
          text,
        ),
      ),
    );
  };

  function Tools({ state, wide }) {
    const { write } = page.address;
    const views = wide
      ? [["front", "Front and back"], ["right", "Both sides"]]
      : [["front", "Front"], ["back", "Back"], ["right", "Right"], ["left", "Left"]];
    const value = wide ? PAIRS[state.view] : state.view;
    return h(
      "div",
      { className: "map-tools" },
      h(page.Choice, {
        label: "View",
        options: views,
        value,
        choose: (view) => write({ view }, { replace: true }),
      }),
      h(page.Choice, {
        label: "Body",
        options: [["female", "Female"], ["male", "Male"]],
        value: state.sex,
        choose: (sex) => write({ sex }, { replace: true }),
      }),
      h(
        "label",
        { className: "check" },
        h("input", {
          type: "checkbox",
          checked: state.bones,
          onChange: (event) => write({ bones: event.target.checked }, { replace: true }),
        }),
        "Bones",
      ),
    );
  }

  const swatch = (...shapes) =>
    h("svg", { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": true }, ...shapes);
  const dots = [4, 10, 16, 22].flatMap((x, i) => [
    h("circle", { key: x, className: "dot", cx: x + 1, cy: 5, r: 1.7 }),
    h("circle", { key: -x, className: "dot", cx: x + 1 + (i < 3 ? 3 : -21), cy: 11, r: 1.7 }),
  ]);
  const lines = (className, shift) =>
    [2, 7, 12, 17, 22].map((x) =>
      h("path", { key: x, className, d: `M${x} 14l${shift} -12` }),
    );
  const LEGEND = [
    [swatch(h("path", { className: "cross", d: "M9 3l10 10M9 13l10-10" })), "usual sore point"],
    [swatch(h("rect", { className: "essential", width: 28, height: 16, rx: 3 })), "felt by nearly everyone"],
    [swatch(dots), "felt by some"],
    [swatch(lines("fibre", 4)), "muscle"],
    [swatch(h("rect", { className: "marked", x: 1, y: 1, width: 26, height: 14, rx: 3 }), lines("hatch-stroke", 6)), "your marks"],
  ];

  const Legend = React.memo(function Legend() {
    return h(
      "ul",
      { className: "legend", "aria-label": "What the map shows" },
      LEGEND.map(([sign, words]) => h("li", { key: words }, sign, words)),
    );
  });

  function Showing({ scene }) {
    if (!scene) return null;
    return h(
      "p",
      { className: "showing" },
      h("strong", null, scene.title),
      h("a", { href: "#details", onClick: toDetails }, "Details"),
      h("button", { type: "button", onClick: () => page.address.write({ show: "" }) }, "Hide"),
    );
  }

  // Not a change of the address: that is the state.
  function toDetails(event) {
    event.preventDefault();
    const details = document.querySelector(".details");
    details.scrollIntoView({ block: "start" });
    details.focus({ preventScroll: true });
  }

  page.BodyMap = function BodyMap({ id, base, boxes, hint, setProps }) {
    const state = page.address.use();
    const wide = page.useMedia("(min-width: 900px), print");
    const names = page.usePlaces(base).byId;
    const said = React.useRef(null);
    const marks = React.useMemo(() => new Set(state.at), [state.at]);
    const views = wide ? PAIRS[state.view] : [state.view];
    const [muscle, side] = state.show.split(":");
    const scene = page.useResource(
      state.show ? `${base}/scene/${muscle}-${side}-${state.sex}.json` : null,
    );

    React.useEffect(() => page.afterPaint(() => setProps({ marks: state.at })), [state.at]);
    // One view at a time: turn to one that shows the pattern, when this one does not.
    React.useEffect(() => {
      if (wide || !scene || scene.views[state.view].essential) return;
      const view = Object.keys(scene.views).find((name) => scene.views[name].essential);
      if (view) page.address.write({ view }, { replace: true });
    }, [scene]);

    const rest = scene ? "" : hint;
    // Written past React: it changes with every move of the pointer.
    const say = React.useCallback(
      (cell) => {
        said.current.textContent = cell ? (names.get(cell)?.name ?? "") : rest;
        said.current.classList.toggle("names-place", Boolean(cell));
      },
      [names, rest],
    );
    React.useEffect(() => say(null), [say]);

    return h(
      "section",
      { id, className: "map", "aria-label": "Body map" },
      h(Tools, { state, wide }),
      h("div", { className: "lines" }, h("p", { className: "said", ref: said }), h(Showing, { scene })),
      h(
        "div",
        { className: "figures" },
        views.map((view) =>
          h(Loaded, { key: view, id: `${id}-${view}`, view, base, boxes, state, names, marks, say, scene }),
        ),
      ),
      h(Legend),
    );
  };

  function Loaded({ base, boxes, view, state, scene, ...rest }) {
    const key = `${view}-${state.sex}`;
    return h(page.BodyFigure, {
      ...rest,
      view,
      box: boxes[key],
      geometry: page.useResource(`${base}/geometry/${key}.json`),
      picture: `${base}/picture/${key}-skin.webp`,
      bones: state.bones ? `${base}/picture/${key}-bones.webp` : null,
      layers: scene?.views[view],
    });
  }
})(window.trigger_point_explorer);
