/* The textures of a figure: what tells zones apart without colour. A wide close-up is shown smaller:
   its textures grow with it, so that dots are dots and lines are lines on every figure. */
"use strict";

(function (page) {
  const h = React.createElement;
  const NARROW = 900; // units; letters, signs and textures grow with what is wider

  page.wideOf = (across) => Math.max(1, across / NARROW);
  page.Wide = React.createContext(1); // of the figure that a texture lies on

  /* One texture; ids are unique to a figure. `turn` in degrees. */
  page.Texture = function Texture({ id, size, turn, className, children }) {
    const wide = React.useContext(page.Wide);
    const changed = [turn && `rotate(${turn})`, wide !== 1 && `scale(${wide})`].filter(Boolean).join(" ");
    const made = { id, className, width: size, height: size, patternUnits: "userSpaceOnUse" };
    return h("pattern", { ...made, patternTransform: changed || undefined }, children);
  };

  /* A light line below a dark edge: one of the two is seen on any ground. */
  page.rim = (d, of = "") => h("path", { className: `rim ${of}`, d, "aria-hidden": true });

  const texture = (id, size, ...children) => h(page.Texture, { id, size }, ...children);
  page.Textures = React.memo(function Textures({ figure, outline }) {
    return h(
      "defs",
      null,
      outline && h("clipPath", { id: `${figure}-skin` }, h("path", { d: outline })),
      texture(
        `${figure}-dots`,
        14,
        h("circle", { className: "dot", cx: 3.5, cy: 3.5, r: 2.9 }),
        h("circle", { className: "dot", cx: 10.5, cy: 10.5, r: 2.9 }),
      ),
      texture(
        `${figure}-stripes`,
        16,
        h("rect", { className: "nerve-ground", width: 16, height: 16 }),
        h("rect", { className: "nerve-line", width: 16, height: 7 }),
      ),
      texture(`${figure}-thin-stripes`, 16, h("rect", { className: "nerve-line", width: 16, height: 2.5 })),
      texture(
        `${figure}-checks`,
        18,
        h("rect", { className: "organ-ground", width: 18, height: 18 }),
        h("path", { className: "organ-check", d: "M0 0H9V9H18V18H9V9H0Z" }),
      ),
      texture(`${figure}-thin-checks`, 18, h("path", { className: "organ-line", d: "M5 5h8v8h-8z" })),
      h(page.PainTextures, { figure }),
    );
  });
})(window.trigger_point_explorer);
