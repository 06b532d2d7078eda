/* Two or three patterns on one body: the buttons that collect them, letters and textures on the
   skin, and the difference in words. What is compared stands in the address. */
"use strict";

(function (page) {
  const h = React.createElement;
  const MOST = 3;
  const LETTERS = ["A", "B", "C"];

  page.compare = {
    COLLECTING: page.say("One pattern is set aside. Choose Compare on one or two more."),
    // One that is set aside stays so; two on the body make room for another picture.
    cleared: () => (page.address.read().compare.length > 1 ? { compare: [] } : {}),
  };

  /* Add a pattern, or take it away. The first one is held against the one on the body. */
  function toggle(show) {
    const { compare, show: shown } = page.address.read();
    let next = [...compare, show];
    if (compare.includes(show)) next = compare.filter((one) => one !== show);
    else if (!compare.length && shown && shown !== show) next = [shown, show];
    put(next);
  }

  function put(compare) {
    page.address.write({ compare });
    const map = document.querySelector(".map");
    if (compare.length > 1 && map.getBoundingClientRect().bottom < 240) {
      map.scrollIntoView({ block: "start" }); // on a phone the body is above the cards
    }
  }

  page.CompareButton = function CompareButton({ show, label }) {
    const compare = page.address.use((state) => state.compare);
    const pressed = compare.includes(show);
    const full = !pressed && compare.length >= MOST;
    const alone = pressed && compare.length === 1; // the next step stands where the eye is
    return h(
      "button",
      {
        type: "button",
        className: "compare",
        "aria-pressed": pressed,
        "aria-label": alone
          ? page.say("Compare: choose one more. Chosen: {name}", { name: label })
          : page.say("Compare: {name}", { name: label }),
        disabled: full,
        title: full ? page.say("Three are the most that can be compared") : undefined,
        onClick: () => toggle(show),
      },
      alone ? page.say("Compare: choose one more") : page.say("Compare"),
    );
  };

  page.LookAlikes = function LookAlikes({ show, items }) {
    return h(
      React.Fragment,
      null,
      items.length
        ? h(
            "ul",
            { className: "alike-list" },
            items.map(([other, name, alike]) =>
              h(
                "li",
                { key: other },
                h("span", null, h("b", null, name), h("span", { className: "hint" }, alike)),
                h(
                  "button",
                  { type: "button", "aria-label": page.say("Compare with: {name}", { name }), onClick: () => put([show, other]) },
                  page.say("Compare"),
                ),
              ),
            ),
          )
        : h("p", null, page.say("No other pattern in this library looks much like this one.")),
      h("p", { className: "known" }, h("a", { href: page.path("/look-alikes") }, page.say("All look-alikes at once"))),
    );
  };

  page.Story = function Story({ story }) {
    if (!story) return null;
    const [words, names] = story;
    const compare = names.split(",");
    return h(
      "section",
      { className: "story", "aria-label": page.say("One possible story") },
      h("p", null, words),
      h(
        "button",
        { type: "button", "aria-label": page.say("Show this story on the body"), onClick: () => put(compare) },
        compare.length > 2 ? page.say("Show all three") : page.say("Show both"),
      ),
    );
  };

  // One line has room for one sentence; three stand below the figures.
  const said = (alike) => (alike.length === 1 ? alike[0] : page.say("Below it says how alike they are."));

  /* What is compared, in words and places; null until it is here, and `none` for unknown names. */
  page.useCompared = function useCompared(base, { compare, sex }) {
    const address = base ? `${base}/asked#compare/${compare.join(",")}.json` : null;
    const content = page.useResource(address);
    const none = Boolean(address) && "value" in page.load(address) && !content;
    return React.useMemo(
      () => (none ? { none, of: [], said: "" } : content && { ...content, said: said(content.alike), base, sex }),
      [address, content, none, sex],
    );
  };

  page.Comparing = function Comparing({ compared }) {
    const stop = () => page.address.write({ compare: [] });
    return h(
      "div",
      { className: "showing comparing" },
      h("strong", null, compared?.of.map(([letter, , name]) => `${letter} ${name}`).join(" · ") || page.say("Comparing")),
      h("button", { type: "button", onClick: stop }, page.say("Stop comparing")),
    );
  };

  const LINES = { A: "M0 0V14", B: "M0 0V14" };
  const TURN = { A: 45, B: -45 };

  function Texture({ figure, letter }) {
    const size = letter === "C" ? 16 : 14;
    return h(
      page.Texture,
      { id: `${figure}-${letter}`, size, turn: TURN[letter] },
      h("rect", { className: `ground-${letter}`, width: size, height: size }),
      LINES[letter]
        ? h("path", { className: `line-${letter}`, d: LINES[letter] })
        : h("circle", { className: "ring-C", cx: 8, cy: 8, r: 4.5 }),
    );
  }

  function Layer({ figure, letter, show, base, sex, view, part }) {
    const scene = page.useResource(`${base}/asked#scene/${part}/${show.replace(":", "-")}-${sex}.json`);
    const layers = scene?.views[view];
    if (!layers) return null;
    return h(
      "g",
      { className: `compared ${letter}` },
      layers.spillover && page.rim(layers.spillover),
      layers.essential && page.rim(layers.essential, "of-most"),
      layers.spillover && h("path", { className: "some", d: layers.spillover }),
      layers.essential &&
        h("path", { className: "most", d: layers.essential, style: { fill: `url(#${figure}-${letter})` } }),
    );
  }

  page.CompareLayers = React.memo(function CompareLayers({ figure, compared, view, part }) {
    const names = compared.of.map(([, show]) => show).join(",");
    const letters = page.useResource(
      names && `${compared.base}/asked#letters/${names}/${view}-${compared.sex}.json`,
    );
    return h(
      "g",
      { className: "pattern", "aria-hidden": true },
      h("defs", null, compared.of.map(([letter]) => h(Texture, { key: letter, figure, letter }))),
      h(
        "g",
        { clipPath: `url(#${figure}-skin)` },
        compared.of.map(([letter, show]) =>
          h(Layer, { key: show, figure, letter, show, view, part, base: compared.base, sex: compared.sex }),
        ),
      ),
      (letters ?? []).map(([letter, x, y]) =>
        h("g", { key: letter, className: "compared-letter", transform: `translate(${x} ${y})` },
          h("circle", { r: 22 }),
          h("text", { y: 13, textAnchor: "middle" }, letter)),
      ),
    );
  });

  const WHOLE = { x: 1, y: 1, width: 26, height: 14, rx: 2 };
  const sign = (letter) =>
    page.swatch(
      h("defs", { key: "defs" }, h(Texture, { figure: "legend", letter })),
      h("g", { key: letter, className: `compared ${letter}` },
        h("rect", { ...WHOLE, className: "most", style: { fill: `url(#legend-${letter})` } })),
    );

  page.CompareLegend = function CompareLegend({ compared, marked }) {
    const some = page.swatch(h("g", { className: "compared any" }, h("rect", { ...WHOLE, className: "some" })));
    const yours = page.swatch(h("rect", { ...WHOLE, className: "marked outline" }));
    return h(
      "ul",
      { className: "legend", "aria-label": page.say("What the map shows") },
      (compared?.of ?? []).map(([letter, show, name]) =>
        h("li", { key: show }, sign(letter), h("b", null, letter), ` ${name}`)),
      h("li", { key: "some" }, some, page.say("dashed: felt by some")),
      marked && h("li", { key: "marks" }, yours, page.say("your marks")),
    );
  };

  page.Comparison = function Comparison({ compared }) {
    if (!compared) return null;
    if (compared.none) {
      return h("p", { className: "dropped" }, page.say("A pattern in this address is not in this library, or it stands there twice."));
    }
    const { of, alike, where, apart } = compared;
    return h(
      "section",
      { className: "comparison", "aria-labelledby": "compared-title" },
      h("h2", { id: "compared-title" }, page.say("Side by side")),
      h(
        "div",
        { role: "status" },
        alike.map((words) => h("p", { key: words, className: "alike" }, words)),
        h(
          "ul",
          null,
          where.map(([who, places]) => h("li", { key: who + places }, who && h("b", null, `${who}: `), places)),
        ),
      ),
      h("h3", null, page.say("What else may set them apart")),
      h(
        "div",
        { className: "apart" },
        apart.map(([letter, name, said], i) =>
          h(
            "section",
            { key: letter, className: `one ${letter}` },
            h("h4", null, h("span", { className: "badge" }, letter), name),
            h("dl", null, said.map(([what, words]) =>
              h(React.Fragment, { key: what + words }, h("dt", null, what), h("dd", null, words)))),
            h(
              "button",
              {
                type: "button",
                "aria-label": page.say("Take away: {name}", { name }),
                onClick: () => put(page.address.read().compare.filter((_, at) => at !== i)),
              },
              page.say("Take away"),
            ),
          ),
        ),
      ),
    );
  };
})(window.trigger_point_explorer);
