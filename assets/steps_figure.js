/* One picture of the view that explains in steps: bones, muscle and X; zones and the way to them;
   marks and pattern apart. In a mirror the picture is flipped, its words are not. */
"use strict";

(function (page) {
  const h = React.createElement;
  const MARGIN = 90; // units of body around marks

  /* From the X to the pain. The white below it keeps it apart from zones. */
  function Way({ line, size }) {
    const [x, y, bendX, bendY, toX, toY] = line;
    const turn = (Math.atan2(toY - bendY, toX - bendX) * 180) / Math.PI;
    const d = `M${x} ${y}Q${bendX} ${bendY} ${toX} ${toY}`;
    const [back, aside] = [-26 * size, 15 * size];
    const tip = { d: `M${back} ${-aside}L0 0L${back} ${aside}`, transform: `translate(${toX} ${toY}) rotate(${turn})` };
    return h(
      "g",
      { className: "way" },
      h("path", { className: "halo", d, pathLength: 1 }),
      h("path", { className: "halo tip", ...tip }),
      h("path", { d, pathLength: 1 }),
      h("path", { className: "tip", ...tip }),
    );
  }

  const inside = ([x, y, width, height], frame) => ({ x, y, width, height, ...frame });

  page.StepsFigure = function StepsFigure(props) {
    const { base, views, stage, step, sex, flipped, layers, of, apart, line } = props;
    const { view, frame, lines } = stage;
    const geometry = page.useResource(`${page.wordless(base)}/geometry/${view}-${sex}.json`);
    const id = `steps-${view}`;
    const picture = (layer) => `${page.wordless(base)}/picture/${view}-${sex}-${layer}.webp`;
    const place = inside(views[view][sex]);
    const { title, corners } = views[view];
    const [before, after] = flipped ? [...corners].reverse() : corners;
    const how = step === "1" ? "site" : "active"; // without zones: where it starts alone
    const size = Math.min(1.1, Math.max(0.5, frame[3] / 800)); // signs of one size on the screen
    const points = apart ? apart.points : layers?.points;
    return h(
      "figure",
      { className: `steps-figure step-${step}` },
      h(
        "svg",
        {
          viewBox: frame.join(" "),
          role: "img",
          "aria-label": `${title}. ${line}`,
          style: { "--cross": size },
        },
        h(page.Textures, { figure: id, outline: geometry?.outline }),
        h(
          "g",
          flipped ? { transform: `translate(${2 * frame[0] + frame[2]} 0) scale(-1 1)` } : null,
          step === "1" && h("image", { className: "bones", href: picture("bones"), ...place }),
          h("image", { className: "skin", href: picture("skin"), ...place }),
          geometry && !apart && (step !== "1" || !of) && h(page.Pattern, { figure: id, layers: step === "1" ? null : layers, of, how }),
          geometry && step === "1" && !of && h(page.Pattern, { figure: id, layers, of, how }),
          geometry && apart && h(page.ExplainLayers, { figure: id, layers: apart }),
          step === "2" && h("g", { className: "ways" }, lines.map((line) => h(Way, { key: line.join(), line, size }))),
          h(page.Points, { points }),
        ),
      ),
      h("span", { className: "side before", "aria-hidden": true }, before),
      h("span", { className: "side after", "aria-hidden": true }, after),
      h("figcaption", null, title),
    );
  };

  const starts = (d) => [...d.matchAll(/M(-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  /* Frames that hold what was marked too, of one height, within the pictures. */
  function around(stages, apart, whole) {
    const grown = stages.map((stage) => {
      const marks = starts(apart.views[stage.view].yours + apart.views[stage.view].both);
      const [x, y, width, height] = stage.frame;
      const across = [x, x + width, ...marks.flatMap(([at]) => [at - MARGIN, at + MARGIN])];
      const down = [y, y + height, ...marks.flatMap(([, at]) => [at - MARGIN, at + MARGIN])];
      const [left, top, wide, tall] = whole[stage.view];
      const from = [Math.max(left, Math.min(...across)), Math.max(top, Math.min(...down))];
      const to = [Math.min(left + wide, Math.max(...across)), Math.min(top + tall, Math.max(...down))];
      return { ...stage, from, to };
    });
    const top = Math.min(...grown.map(({ from }) => from[1]));
    const low = Math.max(...grown.map(({ to }) => to[1]));
    return grown.map(({ from, to, ...stage }) => ({ ...stage, frame: [from[0], top, to[0] - from[0], low - top] }));
  }

  /* Both views of the part where it is felt: marks may be on either. */
  page.pairOfStages = function pairOfStages(stages, views, sex) {
    const [first] = stages;
    const there = (view) => stages.find((stage) => stage.view === view);
    return page.views.pairOf(views, first.view).map((view) => {
      if (there(view)) return there(view);
      const [x, y, width, height] = first.frame;
      const whole = views[view].part === page.views.WHOLE;
      return { view, lines: [], frame: whole ? [-x - width, y, width, height] : views[view][sex] };
    });
  };

  /* Of these, what has marks or was to be shown anyway. */
  page.stagesApart = function stagesApart({ pair, stages, apart, views, sex }) {
    const kept = pair.filter(({ view }) => {
      const { yours, both } = apart.views[view];
      return yours || both || stages.some((stage) => stage.view === view);
    });
    const whole = Object.fromEntries(pair.map(({ view }) => [view, views[view][sex]]));
    return around(kept, apart, whole);
  };

  page.StepsLegend = function StepsLegend({ step, of, led }) {
    const { SITE, MUSCLE, ZONES } = page.signs;
    const way = [
      page.swatch(h("path", { className: "way-sign", d: "M2 12Q10 2 22 8M16 3l7 5-8 4" })),
      page.say("the way from the X to the pain"),
    ];
    const muscle = of === "muscle" ? [SITE, MUSCLE] : [];
    const shown = step === "1" ? muscle : [...(of === "muscle" ? [SITE] : []), ...ZONES[of], ...(led ? [way] : [])];
    if (!shown.length) return null;
    return h(
      "ul",
      { className: "legend", "aria-label": page.say("What the picture shows") },
      shown.map(([sign, words]) => h("li", { key: words }, sign, words)),
    );
  };
})(window.trigger_point_explorer);
