/* What is marked and drawn, as the figures show it: outlines from the server, textures, letters.
   Each pain has its own colour, hatching and letter. */
"use strict";

(function (page) {
  const h = React.createElement;
  const TURNS = { a: 45, b: -45, c: 90 };

  /* The hatchings of the pains; ids are unique to a figure. */
  page.PainTextures = React.memo(function PainTextures({ figure }) {
    return h(
      React.Fragment,
      null,
      Object.entries(TURNS).map(([pain, turn]) =>
        h(
          page.Texture,
          { key: pain, id: `${figure}-hatch-${pain}`, className: `pain-${pain}`, size: 13, turn },
          h("rect", { className: "hatch-ground", width: 13, height: 13 }),
          h("rect", { className: "hatch-line", width: 5, height: 13 }),
        ),
      ),
    );
  });

  function Letter({ pain, x, y, size }) {
    return h(
      "g",
      { className: `letter pain-${pain}`, transform: `translate(${x} ${y}) scale(${size})` },
      h("circle", { r: 0.62 }),
      h("text", { textAnchor: "middle", dy: "0.36em" }, pain.toUpperCase()),
    );
  }

  /* Where the letters of marked cells stand: measured on the figure, as only it knows the shapes. */
  function useCentres(figure, marks, wanted) {
    const [centres, setCentres] = React.useState([]);
    React.useLayoutEffect(() => {
      const found = wanted
        ? [...marks].flatMap(([cell, pain]) => {
            const box = document.getElementById(`${figure}-${cell}`)?.getBBox();
            return box ? [[cell, pain, box.x + box.width / 2, box.y + box.height / 2]] : [];
          })
        : [];
      setCentres((before) => (before.join() === found.join() ? before : found));
    });
    return centres;
  }

  /* `drawn`: pain to [path, x, y]; `pains`: their letters; `size`: of a letter, in units of the view. */
  page.Drawn = React.memo(function Drawn({ figure, drawn, marks, pains, chosen, size }) {
    const several = pains.length > 1;
    const centres = useCentres(figure, marks, several);
    const inOrder = [...[...pains].filter((pain) => pain !== chosen), chosen].filter((pain) => drawn?.[pain]);
    return h(
      "g",
      { className: "drawn", "aria-hidden": true },
      h(
        "g",
        { clipPath: `url(#${figure}-skin)` },
        inOrder.map((pain) => h(React.Fragment, { key: pain }, page.rim(drawn[pain][0], "of-mark"),
          h("path", {
            className: `drawing pain-${pain}`,
            d: drawn[pain][0],
            style: { fill: `url(#${figure}-hatch-${pain})` },
          }),
        )),
      ),
      several && centres.map(([cell, pain, x, y]) => h(Letter, { key: cell, pain, x, y, size })),
      several && inOrder.map((pain) => h(Letter, { key: pain, pain, x: drawn[pain][1], y: drawn[pain][2], size })),
    );
  });
})(window.trigger_point_explorer);
