/* The marks and the shown pattern drawn apart: yours only, both, pattern only. The server cuts the
   surface along the evidence of the match; here it gets its textures and its words. */
"use strict";

(function (page) {
  const h = React.createElement;
  const PARTS = { yours: page.say("Yours only"), both: page.say("Both"), theirs: page.say("Pattern only") };

  /* Ask for the parts while they are wanted. The last answer stays until the next one is here. */
  page.useExplained = function useExplained({ asked, state, views, explained, setProps }) {
    const question = asked ? `${page.address.question()}&show=${state.show}&sex=${state.sex}` : "";
    React.useEffect(() => {
      if (question) return page.afterPaint(() => setProps({ explain: { question, views } }));
    }, [question, views.join()]);
    const fits =
      asked &&
      explained?.show === state.show &&
      explained.sex === state.sex &&
      views.every((view) => explained.views[view]);
    return fits ? explained : null;
  };

  const across = h("path", { key: "across", className: "line-yours", d: "M0 0V14" });
  const down = h("path", { key: "down", className: "line-theirs", d: "M0 0H14" });
  const { Layers, sign } = page.drawnApart({ theirs: [down], yours: [across], both: [down, across] }, "part");
  page.ExplainLayers = Layers;

  page.ExplainLegend = function ExplainLegend() {
    return h(
      "ul",
      { className: "legend", "aria-label": page.say("What the map shows") },
      Object.entries(PARTS).map(([part, words]) => h("li", { key: part }, sign(part), words.toLowerCase())),
      h("li", { key: "edge" }, page.swatch(h("path", { className: "pattern-edge", d: "M2 8H26" })), page.say("edge of the pattern")),
    );
  };

  page.ExplainWords = function ExplainWords({ apart }) {
    return h(
      "div",
      { role: "status", className: "explained-words" },
      h(
        "dl",
        { className: "explained" },
        Object.keys(PARTS).map((part, i) => {
          const [title, places] = apart.lists[i];
          return h("div", { key: part }, h("dt", null, sign(part), title), h("dd", null, places));
        }),
      ),
      apart.site && h("p", { className: "hint" }, page.say("The usual site that fits your marks best: {site}.", { site: apart.site })),
    );
  };
})(window.trigger_point_explorer);
