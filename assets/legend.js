/* What the signs on the map mean, for the kind of pattern that is shown. */
"use strict";

(function (page) {
  const h = React.createElement;
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
  const SITE = [swatch(h("path", { className: "cross", d: "M9 3l10 10M9 13l10-10" })), page.say("usual sore point")];
  const BEHIND = [
    swatch(h("g", { className: "behind" }, h("path", { className: "cross", d: "M9 3l10 10M9 13l10-10" }))),
    page.say("sore point, on the other side"),
  ];
  const MUSCLE = [swatch(lines("fibre", 4)), page.say("muscle")];
  const MARKS = [
    swatch(h("rect", { className: "marked", x: 1, y: 1, width: 26, height: 14, rx: 3 }), lines("hatch-stroke", 6)),
    page.say("your marks"),
  ];
  const COUNTS = [90, 50, 10].map((percent) => [
    swatch(h("rect", { className: "counted", ...whole, style: { fillOpacity: 0.1 + 0.0075 * percent } })),
    page.say("felt by {percent}%", { percent }),
  ]);
  const ZONES = {
    muscle: [
      [swatch(h("rect", { className: "essential", ...whole })), page.say("felt by nearly everyone")],
      [swatch(dots), page.say("felt by some")],
    ],
    nerve: [[inGroup("nerve", ...bands(4)), page.say("mostly felt")], [inGroup("nerve", ...bands(1.5)), page.say("felt by some")]],
    joint: [
      [inGroup("joint", h("rect", { className: "essential", ...whole })), page.say("mostly felt")],
      [inGroup("joint", h("rect", { className: "spillover", ...whole })), page.say("felt by some")],
    ],
    organ: [[inGroup("organ", ...squares), page.say("mostly felt")], [inGroup("organ", ...frames), page.say("felt by some")]],
  };

  // Dimmed, as the figure has them: dotted edges.
  const LATENT = [
    [inGroup("latent", h("rect", { className: "essential", x: 1, y: 1, width: 26, height: 14, rx: 3 })), page.say("felt by nearly everyone")],
    [inGroup("latent", h("rect", { className: "spillover bare", x: 1, y: 1, width: 26, height: 14, rx: 3 })), page.say("felt by some")],
  ];

  page.signs = { SITE, MUSCLE, ZONES };

  const ofPain = (pain) => [h(page.PainSign, { pain }), page.say("pain {letter}", { letter: pain.toUpperCase() })];
  page.Legend = React.memo(function Legend({ of, how, pains, behind }) {
    const zones = how === "counted" ? COUNTS : how === "latent" ? LATENT : ZONES[of];
    const marks = pains.length > 1 ? [...pains].map(ofPain) : [MARKS];
    const shown = of === "muscle" ? [SITE, ...(behind ? [BEHIND] : []), ...zones, MUSCLE, ...marks] : [...zones, ...marks];
    return h(
      "ul",
      { className: "legend", "aria-label": page.say("What the map shows") },
      shown.map(([sign, words]) => h("li", { key: words }, sign, words)),
    );
  });
})(window.trigger_point_explorer);
