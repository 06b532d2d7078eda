/* The layers between skin and bones: the slider, and a view's muscles as sheets that can be
   picked. Knows the order of layers; what is picked goes into the address. */
"use strict";

(function (page) {
  const h = React.createElement;
  const LAYERS = [
    ["skin", page.say("Skin")],
    ["outer", page.say("Outer muscles")],
    ["middle", page.say("Middle muscles")],
    ["deep", page.say("Deep muscles")],
    ["bones", page.say("Bones")],
  ];
  const SIDES = { right: page.say("right"), left: page.say("left") };
  const DEPTHS = ["deep", "intermediate", "superficial"];
  const UNCOVERED = { outer: 3, middle: 2, deep: 1 }; // how many depths a layer still shows

  /* In a layer of muscles a click picks a muscle; elsewhere it marks a place. */
  page.picks = (layer) => layer in UNCOVERED;

  page.LayerSlider = function LayerSlider({ id, layer, warm }) {
    const at = LAYERS.findIndex(([name]) => name === layer);
    const words = LAYERS[at][1];
    return h(
      "div",
      { className: "layer-slider" },
      h("label", { htmlFor: id }, page.say("Layer")),
      h("input", {
        id,
        type: "range",
        min: 0,
        max: LAYERS.length - 1,
        step: 1,
        value: at,
        "aria-valuetext": words,
        // Who comes near may move it: what it uncovers is there by then.
        onFocus: warm,
        onPointerEnter: warm,
        onChange: (event) =>
          page.address.write({ layer: LAYERS[event.target.value][0] }, { replace: true }),
      }),
      h("span", { className: "layer-name", "aria-hidden": true }, words),
    );
  };

  const musclesAt = (base, key) => `${base}/muscles/${key}.json`;
  page.fetchMuscles = (base, keys) => keys.forEach((key) => page.load(musclesAt(base, key)));

  /* The muscles of a view, fetched when a layer shows them, and kept for when one does again. */
  page.useMuscles = function useMuscles(base, key, layer) {
    const opened = React.useRef("");
    if (page.picks(layer)) opened.current = key;
    const found = page.useResource(opened.current === key ? musclesAt(base, key) : null);
    return React.useMemo(() => found && found.muscles.map((muscle) => named(muscle, found.names)), [found]);
  };

  function named([id, side, depth, d, belly, fibres, tendons], names) {
    const [name, plain] = names[id];
    const words = page.say("{name}, {side}: {plain}", { name, side: SIDES[side], plain });
    return { id: `${id}:${side}`, words, depth, d, belly, fibres, tendons };
  }

  /* Those that a layer uncovers, back to front; the chosen one is seen through what covers it. */
  page.uncovered = (muscles, layer, chosen) =>
    muscles.filter(({ id, depth }) => DEPTHS.indexOf(depth) < UNCOVERED[layer] || id === chosen);

  const Sheet = React.memo(function Sheet({ figure, muscle, chosen }) {
    const { id, words, depth, d, belly, fibres, tendons } = muscle;
    return h(
      "g",
      {
        id: `${figure}-${id.replace(":", "-")}`,
        className: `sheet ${depth}${chosen ? " chosen" : ""}`,
        role: "option",
        "aria-selected": chosen,
        "aria-label": words,
        "data-muscle": id,
      },
      h("path", { className: "tendon", d }),
      h("path", { className: "strands", d: tendons }),
      h("path", { className: "flesh", d: belly }),
      h("path", { className: "fibres", d: fibres }),
      h("path", { className: "edge", d }),
    );
  });

  const Every = React.memo(function Every({ figure, muscles, chosen }) {
    return muscles.map((muscle) => h(Sheet, { key: muscle.id, figure, muscle, chosen: muscle.id === chosen }));
  });

  /* All muscles of a view; layers.css keeps from sight what the layer does not uncover. To mount
     them at each move of the slider takes several frames, to show them less than one.
     `faint`: a muscle's pattern is shown, so that all others step back, here and where it is not. */
  page.MuscleSheets = React.memo(function MuscleSheets({ figure, muscles, layer, chosen, faint }) {
    return h(
      "g",
      {
        className: `sheets ${page.picks(layer) ? layer : "put-away"}${faint ? " one-chosen" : ""}`,
        "aria-hidden": !page.picks(layer),
        role: "group",
        "aria-label": page.say("Muscles"),
      },
      h(Every, { figure, muscles, chosen }),
    );
  });

  /* The chosen muscle's edge and fibres once more, over the zones that may lie on it. */
  page.ChosenLines = React.memo(function ChosenLines({ muscles, chosen }) {
    const muscle = muscles.find(({ id }) => id === chosen);
    if (!muscle) return null;
    return h(
      "g",
      { className: "chosen-lines", "aria-hidden": true },
      h("path", { className: "fibres", d: muscle.fibres }),
      h("path", { className: "edge", d: muscle.d }),
    );
  });

  /* Marks stay in sight where muscles are picked; places are marked by the list then. */
  page.Marked = React.memo(function Marked({ figure, cells, marks }) {
    return h(
      "g",
      { className: "only-marks", "aria-hidden": true },
      cells
        .filter(([id]) => marks.has(id))
        .map(([id, d]) =>
          h("path", {
            key: id,
            className: `marked pain-${marks.get(id)}`,
            d,
            style: { fill: `url(#${figure}-hatch-${marks.get(id)})` },
          }),
        ),
    );
  });
})(window.trigger_point_explorer);
