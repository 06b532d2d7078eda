/* One view of the body as SVG: skin, muscle, zones, cells, points. Lengths are the view's units.
   One tab stop: arrows move to the nearest cell that way, Enter or Space marks it. */
"use strict";

(function (page) {
  const h = React.createElement;
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const LETTER = 0.023; // of the figure's height
  const FULL = new Set(["hands", "feet", "pelvis"]); // these fill their frames
  const ABOVE = 76; // units above them, for the words of their sides

  const Cell = React.memo(function Cell({ figure, id, d, name, pain, own }) {
    const path = h("path", {
      id: `${figure}-${id}`,
      className: pain ? `cell marked pain-${pain}` : "cell",
      d,
      "data-cell": id,
      role: "option",
      "aria-selected": own,
      "aria-label": pain && !own ? page.say("{name}, pain {letter}", { name, letter: pain.toUpperCase() }) : name,
      style: pain ? { fill: `url(#${figure}-hatch-${pain})` } : undefined,
    });
    return pain ? h(React.Fragment, null, page.rim(d, "of-mark"), path) : path;
  });

  /* Out of sight where muscles are picked, but there: to make them anew takes longer than a frame. */
  const Cells = React.memo(function Cells({ figure, cells, names, marks, chosen, away }) {
    return h(
      "g",
      { className: away ? "cells put-away" : "cells", role: "group", "aria-label": page.say("Places") },
      cells.map(([id, d]) => {
        const [name, pain] = [names.get(id)?.name ?? id, marks.get(id)];
        return h(Cell, { key: id, figure, id, d, name, pain, own: pain === chosen });
      }),
    );
  });

  /* Travell's notation: X the usual site, solid felt by nearly everyone, dots felt by some. */
  const SPILLOVER = { nerve: "thin-stripes", organ: "thin-checks" };
  const ESSENTIAL = { nerve: "stripes", organ: "checks" };
  const Pattern = (page.Pattern = React.memo(function Pattern({ figure, layers, of, how }) {
    if (!layers) return null;
    const filled = (texture) => (texture ? { fill: `url(#${figure}-${texture})` } : undefined);
    const counted = how === "counted" && layers.counted;
    const zones = how === "active" || how === "latent";
    return h(
      "g",
      {
        className: `pattern ${of ?? "of-muscle"} ${how}`,
        "aria-hidden": true,
        clipPath: `url(#${figure}-skin)`,
      },
      how !== "explain" && layers.muscle && h("path", { className: "muscle", d: layers.muscle }),
      how !== "explain" && layers.fibre && h("path", { className: "fibre", d: layers.fibre }),
      zones && layers.spillover && page.rim(layers.spillover),
      zones &&
        layers.spillover &&
        h("path", {
          className: "spillover",
          d: layers.spillover,
          style: filled(of ? SPILLOVER[of] : "dots"),
        }),
      zones && layers.essential && page.rim(layers.essential, "of-essential"),
      zones &&
        layers.essential &&
        h("path", { className: "essential", d: layers.essential, style: filled(ESSENTIAL[of]) }),
      counted && h(Counted, { places: layers.counted }),
    );
  }));

  /* Where a study counted pain: the more people felt it, the stronger; the figure is written in. */
  function Counted({ places }) {
    return h(
      React.Fragment,
      null,
      places.map(([d, share], i) =>
        h("path", {
          key: i,
          className: "counted",
          d,
          style: share ? { fillOpacity: 0.1 + 0.75 * share } : { fill: "none", strokeDasharray: "3 4" },
        }),
      ),
    );
  }

  const CROSS = "M-11-11 11 11M-11 11 11-11";
  const Points = (page.Points = React.memo(function Points({ points = [] }) {
    return h(
      "g",
      { className: "points", "aria-hidden": true },
      points.map(([x, y, behind], i) =>
        h(
          "g",
          { key: i, className: behind ? "behind" : "", transform: `translate(${x} ${y})` },
          h("circle", { className: "site", r: 24 }),
          h("path", { className: "cross-halo", d: CROSS }),
          h("path", { className: "cross", d: CROSS }),
        ),
      ),
    );
  }));

  /* The index of the nearest cell in a direction; straight ahead counts more than aside. */
  function nearest(centres, from, [dx, dy]) {
    let best = from;
    let least = Infinity;
    centres.forEach(([x, y], i) => {
      const ahead = (x - centres[from][0]) * dx + (y - centres[from][1]) * dy;
      const aside = Math.abs((x - centres[from][0]) * dy) + Math.abs((y - centres[from][1]) * dx);
      const cost = ahead + 2.5 * aside;
      if (i !== from && ahead > 1 && cost < least) {
        least = cost;
        best = i;
      }
    });
    return best;
  }

  const nameOf = (figure, option) => `${figure}-${option.replace(":", "-")}`;
  function centresOf(figure, options) {
    return options.map(([option]) => {
      const box = document.getElementById(nameOf(figure, option)).getBBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    });
  }

  // A side view is narrow: room for its words and buttons beside the body. Above is room for words too.
  function roomy([x, y, width, height], above) {
    const room = Math.max(width, Math.round(height * 0.42));
    return [x - Math.round((room - width) / 2), y - above, room, height + above];
  }

  /* `say` is called with the id of the cell under the pointer or the focus, or null. */
  page.BodyFigure = function BodyFigure(props) {
    const { id, seen, box, picture, bones, geometry, names, marks, layers, of, how, say } = props;
    const { view, sex, unit, pains, pain, drawn, settled } = props;
    const { layer, muscles, chosen } = props;
    const svg = React.useRef(null);
    const wide = React.useContext(page.Wide);
    const frame = roomy(box, FULL.has(seen.part) ? Math.round(ABOVE * wide) : 0);
    const zoom = page.useZoom(svg, frame);
    const pen = page.usePen({ svg, zoom, view, sex, unit, settled });
    const [active, setActive] = React.useState(0);
    const cells = geometry ? geometry.cells : [];
    // What the arrows move among: places, or in a layer of muscles the muscles, as [id, path, words].
    const picking = page.picks(layer);
    const options = !picking
      ? cells
      : page.uncovered(muscles ?? [], layer, chosen).map((m) => [m.id, m.d, m.words]);
    const ring = options[Math.min(active, options.length - 1)];
    React.useEffect(() => setActive(0), [picking]);

    function act(option) {
      if (picking) page.address.write({ show: option === chosen ? "" : option });
      else page.address.toggle(option);
      setActive(options.findIndex(([key]) => key === option));
    }

    const under = ({ target }) =>
      picking ? target.closest("[data-muscle]")?.dataset.muscle : target.dataset.cell;
    const tell = (option) => say(option, options.find(([key]) => key === option)?.[2]);

    function click(event) {
      const option = under(event);
      if (option && zoom.tapped() && !pen.drawing) act(option);
    }

    function key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || !ring) return;
      const does = {
        Enter: () => act(ring[0]),
        " ": () => act(ring[0]),
        Home: () => step(0),
        End: () => step(options.length - 1),
        Escape: () => (zoom.zoomed ? zoom.reset() : page.address.write({ show: "", compare: [] })),
        "+": () => zoom.zoomBy(1.4),
        "-": () => zoom.zoomBy(1 / 1.4),
      }[event.key];
      const way = ARROWS[event.key];
      if (!does && !way) return;
      event.preventDefault();
      if (does) does();
      else step(nearest(centresOf(id, options), active, way));
    }

    function step(i) {
      setActive(i);
      tell(options[i][0]);
    }

    const [left, top, across] = frame;
    const place = { x: box[0], y: box[1], width: box[2], height: box[3] };
    return h(
      "figure",
      {
        className: ["body-figure", seen.part !== "whole" && "close", pen.drawing && "drawn-on"]
          .filter(Boolean)
          .join(" "),
      },
      h(
        "svg",
        {
          id,
          ref: svg,
          viewBox: frame.join(" "),
          style: { "--wide": wide },
          role: "listbox",
          tabIndex: 0,
          className: [{ bones: "under bare" }[layer] ?? (picking ? "under" : ""), props.className ?? ""].join(" "),
          "aria-multiselectable": !picking,
          "aria-label": `${picking ? page.say("Muscles") : page.say("Places on the body")}, ${seen.title.toLowerCase()}`,
          "aria-busy": picking && !muscles,
          "aria-activedescendant": ring ? nameOf(id, ring[0]) : undefined,
          onClick: click,
          onKeyDown: key,
          onFocus: () => ring && svg.current.matches(":focus-visible") && tell(ring[0]),
          onBlur: () => say(null),
          onPointerOver: (event) => tell(under(event) ?? null),
          onPointerOut: () => say(null),
          ...pen.handlers,
        },
        h(page.Textures, { figure: id, outline: geometry?.outline }),
        bones && h("image", { className: "bones", href: bones, ...place }),
        muscles && h(page.MuscleSheets, { figure: id, muscles, layer, chosen, faint: Boolean(layers && !of) }),
        h("image", { className: "skin", href: picture, ...place }),
        props.under,
        h(Pattern, { figure: id, layers, of, how }),
        props.over?.(id),
        picking && muscles && h(page.ChosenLines, { muscles, chosen }),
        geometry && h(Cells, { figure: id, cells, names, marks, chosen: pain, away: picking }),
        geometry && picking && h(page.Marked, { figure: id, cells, marks }),
        h(page.Drawn, { figure: id, drawn, marks, pains, chosen: pain, size: LETTER * Math.max(box[3], 1.4 * box[2]) }),
        h(Points, { points: layers?.points }),
        h(page.LitPlace, { cells }),
        ring && h("path", { className: "ring", d: ring[1], "aria-hidden": true }),
        h(
          "g",
          { className: "corner", "aria-hidden": true },
          h("text", { x: left + 14, y: top + Math.round(54 * wide) }, seen.corners[0]),
          h("text", { x: left + across - 14, y: top + Math.round(54 * wide), textAnchor: "end" }, seen.corners[1]),
        ),
      ),
      h("canvas", { ref: pen.canvas, className: `ink pain-${pain}`, "aria-hidden": true }),
      h(
        "figcaption",
        null,
        h("span", null, seen.title),
        h(ZoomButtons, { title: seen.title, zoom }),
      ),
    );
  };

  function ZoomButtons({ title, zoom }) {
    const of = title.toLowerCase();
    const button = (label, sign, act, disabled) =>
      h("button", { type: "button", "aria-label": label, disabled, onClick: act }, sign);
    return h(
      "span",
      { className: "zoom" },
      button(page.say("Zoom in, {view}", { view: of }), "+", () => zoom.zoomBy(1.6)),
      button(page.say("Zoom out, {view}", { view: of }), "−", () => zoom.zoomBy(1 / 1.6), !zoom.zoomed),
    );
  }
})(window.trigger_point_explorer);
