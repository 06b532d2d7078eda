/* Parts of drawings laid apart on the body, each with a ground and lines of its own, and the same
   in a legend: told apart in gray and by who sees no colours. */
"use strict";

(function (page) {
  const h = React.createElement;
  const hatch = { size: 14, turn: 45 };
  const ground = (part) => h("rect", { key: "ground", className: `ground-${part}`, width: 14, height: 14 });

  /* From each part's lines, the lowest part first: what to lay on a figure, and a part's sign. */
  page.drawnApart = function drawnApart(lines, className) {
    const parts = Object.keys(lines);
    const filled = (figure, part) => ({
      key: part,
      className: `${className} ${part}`,
      style: { fill: `url(#${figure}-${part})` },
    });
    const Textures = ({ figure }) =>
      h(
        "defs",
        null,
        parts.map((part) => h(page.Texture, { key: part, id: `${figure}-${part}`, ...hatch }, ground(part), lines[part])),
      );
    const Layers = React.memo(({ figure, layers }) =>
      h(
        "g",
        { className: "pattern", "aria-hidden": true },
        h(Textures, { figure }),
        h(
          "g",
          { clipPath: `url(#${figure}-skin)` },
          parts.map((part) => layers[part] && h("path", { d: layers[part], ...filled(figure, part) })),
          layers.edge && page.rim(layers.edge),
          layers.edge && h("path", { className: "pattern-edge", d: layers.edge }),
        ),
      ),
    );
    const sign = (part) =>
      page.swatch(
        h(Textures, { key: "textures", figure: `legend-${part}` }),
        h("rect", { x: 1, y: 1, width: 26, height: 14, rx: 2, ...filled(`legend-${part}`, part) }),
      );
    return { Layers, sign };
  };
})(window.trigger_point_explorer);
