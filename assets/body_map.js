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
      h(page.PenSwitch),
      h(page.Choice, {
        label: "Body",
        options: [["female", "Female"], ["male", "Male"]],
        value: state.sex,
        choose: (sex) => write({ sex }, { replace: true }),
      }),
      h(page.LayerSlider, { id: "layer-slider", layer: state.layer }),
      // A page of its own: its script is heavy, and loads only there.
      h("a", { className: "turn", href: `/solid${window.location.hash}` }, "Turn it (3-D)"),
    );
  }

  const swatch = (page.swatch = (...shapes) =>
    h("svg", { viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": true }, ...shapes));
  const dots = [4, 10, 16, 22].flatMap((x, i) => [
    h("circle", { key: x, className: "dot", cx: x + 1, cy: 5, r: 1.7 }),
    h("circle", { key: -x, className: "dot", cx: x + 1 + (i < 3 ? 3 : -21), cy: 11, r: 1.7 }),
  ]);
  const lines = (className, shift) =>
    [2, 7, 12, 17, 22].map((x) =>
      h("path", { key: x, className, d: `M${x} 14l${shift} -12` }),
    );
  const whole = { width: 28, height: 16, rx: 3 };
  const bands = (thick) =>
    [3, 9, 15].map((y) => h("rect", { key: y, className: "nerve-line", y: y - thick / 2, width: 28, height: thick }));
  const squares = [2, 11, 20].map((x) =>
    h("path", { key: x, className: "organ-check", d: `M${x} 1h6v7h-6zM${x + 4} 8h6v7h-6z` }),
  );
  const frames = [3, 12, 21].map((x) => h("path", { key: x, className: "organ-line", d: `M${x} 5h6v6h-6z` }));
  const inGroup = (of, ...signs) => swatch(h("g", { key: of, className: of }, ...signs));
  const SITE = [swatch(h("path", { className: "cross", d: "M9 3l10 10M9 13l10-10" })), "usual sore point"];
  const MUSCLE = [swatch(lines("fibre", 4)), "muscle"];
  const MARKS = [
    swatch(h("rect", { className: "marked", x: 1, y: 1, width: 26, height: 14, rx: 3 }), lines("hatch-stroke", 6)),
    "your marks",
  ];
  const COUNTS = [90, 50, 10].map((percent) => [
    swatch(h("rect", { className: "counted", ...whole, style: { fillOpacity: 0.1 + 0.0075 * percent } })),
    `felt by ${percent}%`,
  ]);
  const ZONES = {
    muscle: [
      [swatch(h("rect", { className: "essential", ...whole })), "felt by nearly everyone"],
      [swatch(dots), "felt by some"],
    ],
    nerve: [[inGroup("nerve", ...bands(4)), "mostly felt"], [inGroup("nerve", ...bands(1.5)), "felt by some"]],
    joint: [
      [inGroup("joint", h("rect", { className: "essential", ...whole })), "mostly felt"],
      [inGroup("joint", h("rect", { className: "spillover", ...whole })), "felt by some"],
    ],
    organ: [[inGroup("organ", ...squares), "mostly felt"], [inGroup("organ", ...frames), "felt by some"]],
  };

  const ofPain = (pain) => [h(page.PainSign, { pain }), `pain ${pain.toUpperCase()}`];
  const Legend = React.memo(function Legend({ of, how, pains }) {
    const zones = how === "counted" ? COUNTS : ZONES[of];
    const marks = pains.length > 1 ? [...pains].map(ofPain) : [MARKS];
    const shown = of === "muscle" ? [SITE, ...zones, MUSCLE, ...marks] : [...zones, ...marks];
    return h(
      "ul",
      { className: "legend", "aria-label": "What the map shows" },
      shown.map(([sign, words]) => h("li", { key: words }, sign, words)),
    );
  });

  const HOW = { active: "Active", latent: "Latent", counted: "Counted", explain: "Explain" };
  const MEANS = {
    active: "",
    latent: "Sore when pressed, no pain by itself. It may become active.",
    counted: "The stronger the shade, the more people felt pain there.",
    explain: "Your marks and this pattern, drawn apart.",
  };
  const PICK = "Tap a muscle to see its pattern. Mark places in the list.";
  const DRAW = "Draw where it hurts. A tap makes a dot.";
  const COMING = "The muscles are on their way …";
  const hows = (scene, state) => [
    ...(scene.of ? ["active"] : ["active", "latent"]),
    ...(Object.values(scene.views).some((layers) => layers.counted) ? ["counted"] : []),
    ...(page.askedOf(state).length ? ["explain"] : []),
  ];

  function Showing({ scene, state, how }) {
    if (!scene) return null;
    const options = hows(scene, state);
    return h(
      "div",
      { className: "showing" },
      h("strong", null, scene.title),
      options.length > 1 &&
        h(page.Choice, {
          label: "Show the pattern as",
          options: options.map((option) => [option, option === "active" && scene.of ? "Charts" : HOW[option]]),
          value: how,
          choose: (next) => page.address.write({ how: next }, { replace: true }),
        }),
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

  page.BodyMap = function BodyMap({ id, base, boxes, hint, outlines, explained, setProps }) {
    const state = page.address.use();
    const wide = page.useMedia("(min-width: 900px), print");
    const names = page.usePlaces(base).byId;
    const said = React.useRef(null);
    const { drawing } = page.pen.use();
    const pains = page.painsOf(state).join("");
    const marks = React.useMemo(
      () => page.marksOf(state),
      [state.at, state["at-b"], state["at-c"], state.pain],
    );
    const views = wide ? PAIRS[state.view] : [state.view];
    const comparing = state.compare.length > 1;
    const scene = page.useResource(
      state.show && !comparing ? `${base}/scene/${state.show.replace(":", "-")}-${state.sex}.json` : null,
    );

    const sketch = page.address.part(["ink", "ink-b", "ink-c", "sex"]);
    const drawn = sketch.includes("ink") ? outlines : null;

    React.useEffect(() => page.afterPaint(() => setProps({ marks: state.at })), [state.at]);
    React.useEffect(() => {
      if (!sketch.includes("ink")) return undefined;
      return page.afterPaint(() => setProps({ sketch: { address: sketch, views } }));
    }, [sketch, views.join()]);
    // One view at a time: turn to one that shows the pattern, when this one does not.
    React.useEffect(() => {
      if (wide || !scene || scene.views[state.view].essential) return;
      const view = Object.keys(scene.views).find((name) => scene.views[name].essential);
      if (view) page.address.write({ view }, { replace: true });
    }, [scene]);

    const how = scene && hows(scene, state).includes(state.how) ? state.how : "active";
    const apart = page.useExplained({ asked: how === "explain", state, views, explained, setProps });
    const compared = page.useCompared(comparing && base, state);
    const many = page.useDensity(state.density && !comparing && !apart && base);
    const collecting = state.compare.length === 1 ? page.compare.COLLECTING : "";
    const picking = page.picks(state.layer);
    // Asked for by its figure as well: it is fetched once.
    const muscles = page.useMuscles(base, `${views[0]}-${state.sex}`, state.layer);
    const shown = scene ? MEANS[how] : (compared?.said ?? hint);
    const rest = drawing ? DRAW : collecting || (picking ? (muscles ? PICK : COMING) : shown);
    // Written past React: it changes with every move of the pointer.
    const say = React.useCallback(
      (cell, words = cell ? names.get(cell)?.name : "") => {
        const more = words && names.has(cell) ? (many?.said(cell) ?? "") : "";
        said.current.textContent = words ? words + more : rest;
        said.current.classList.toggle("names-place", Boolean(words));
        page.pointed.at(names.has(cell) ? cell : null);
      },
      [names, rest, many],
    );
    React.useEffect(() => say(null), [say]);

    return h(
      "section",
      { id, className: "map", "aria-label": "Body map" },
      h(Tools, { state, wide }),
      h(
        "div",
        { className: drawing ? "lines drawing-lines" : "lines" },
        h("p", { className: "said", ref: said }),
        drawing && h(page.PenTools),
        !drawing && (comparing ? h(page.Comparing, { compared }) : h(Showing, { scene, state, how })),
      ),
      h(page.PenFull),
      h(
        "div",
        { className: picking ? "figures picking" : "figures" },
        views.map((view) =>
          h(Loaded, {
            key: view, id: `${id}-${view}`, view, base, boxes, state, names, marks, pains, say, scene, how,
            outlines: drawn, sketch, apart, compared, many,
          }),
        ),
      ),
      comparing && h(page.CompareLegend, { compared, marked: marks.size > 0 || Boolean(drawn) }),
      apart && h(page.ExplainLegend),
      !comparing && !apart && h(Legend, { of: scene?.of ?? "muscle", how, pains }),
      !comparing && !apart && h(page.HowMany, { on: state.density, many }),
      apart && h(page.ExplainWords, { apart }),
      comparing && h(page.Comparison, { compared }),
    );
  };

  const UNIT = 10; // units of a view a centimetre

  function Loaded({ base, boxes, view, state, scene, how, outlines, sketch, pains, apart, compared, many, ...rest }) {
    const key = `${view}-${state.sex}`;
    const geometry = page.useResource(`${base}/geometry/${key}.json`);
    const alone = apart || compared; // these take the place of the usual zones and of the hatch
    // What the raw ink waits for: the outlines of this very drawing, or an empty one.
    const current = outlines?.sketch?.address === sketch;
    return h(page.BodyFigure, {
      ...rest,
      view,
      sex: state.sex,
      unit: UNIT,
      pain: state.pain,
      drawn: apart ? null : outlines?.views?.[view],
      pains: alone ? "" : pains, // letters stand for other things there
      settled: current || !sketch.includes("ink") ? sketch : null,
      box: boxes[key],
      geometry,
      picture: `${base}/picture/${key}-skin.webp`,
      layer: state.layer,
      bones: state.layer === "skin" ? null : `${base}/picture/${key}-bones.webp`,
      muscles: page.useMuscles(base, key, state.layer),
      chosen: state.show,
      layers: apart ? apart.views[view] : scene?.views[view],
      of: scene?.of,
      how: apart ? "explain" : how === "explain" ? "active" : how,
      className: alone ? `parted${apart ? " explaining" : ""}` : undefined,
      under: many && h(page.Density, { many, cells: geometry?.cells }),
      over: (figure) =>
        h(
          React.Fragment,
          null,
          apart && h(page.ExplainLayers, { figure, layers: apart.views[view] }),
          compared && h(page.CompareLayers, { figure, compared, view }),
        ),
    });
  }
})(window.trigger_point_explorer);
