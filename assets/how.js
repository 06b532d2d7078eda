/* The ways to show a pattern, each with its name and a line that says what it means; the line of
   words and buttons over the body while a pattern is shown. */
"use strict";

(function (page) {
  const h = React.createElement;
  const NAMES = {
    active: page.say("Active"), latent: page.say("Latent"),
    counted: page.say("Counted"), explain: page.say("Explain"),
  };
  const MEANS = {
    active: page.say("It may hurt by itself, in the places shown."),
    charts: page.say("Where the charts say that people may feel it."),
    latent: page.say("Sore when pressed, no pain by itself. It may become active."),
    counted: page.say("The stronger the shade, the more people felt pain there."),
    explain: page.say("Your marks and this pattern, drawn apart."),
  };
  const ID = "what-it-means-";

  const named = (scene, option) => (option === "active" && scene.of ? page.say("Charts") : NAMES[option]);
  const means = (scene, option) => MEANS[option === "active" && scene.of ? "charts" : option];

  page.how = {
    options: (scene, state) => [
      ...(scene.of ? ["active"] : ["active", "latent"]),
      ...(Object.values(scene.views).some((layers) => layers.counted) ? ["counted"] : []),
      ...(page.askedOf(state).length ? ["explain"] : []),
    ],
    // Who knows the charts needs no word for what is as in every chart.
    line: (scene, how, who) => (how === "active" && who !== "patient" ? "" : means(scene, how)),
  };

  /* Every way in a line of its own, for who does not know the words; the buttons are told by it. */
  page.HowWords = function HowWords({ scene, state }) {
    const options = page.how.options(scene, state);
    if (state.who !== "patient" || options.length < 2) return null;
    return h(
      "dl",
      { className: "how-words" },
      options.map((option) =>
        h("div", { key: option }, h("dt", null, named(scene, option)), h("dd", { id: ID + option }, means(scene, option))),
      ),
    );
  };

  /* A magnifying glass and a word: the line has room for little more. */
  function SeeClose({ part, see }) {
    const called = page.views.called(part);
    const name = page.say("See it close: {part}", { part: called });
    return h(
      "button",
      { type: "button", className: "see-close", "aria-label": name, title: name, onClick: see },
      h(
        "svg",
        { viewBox: "0 0 24 24", width: 16, height: 16, "aria-hidden": true },
        h("path", { d: "M10 4a6 6 0 1 0 0 12a6 6 0 0 0 0-12zM15 15l6 6M10 7v6M7 10h6" }),
      ),
      page.views.capital(called),
    );
  }

  page.Showing = function Showing({ base, scene, state, how, part, views, turn }) {
    if (!scene) return null;
    const options = page.how.options(scene, state);
    const close = scene.close && views[scene.close].part;
    const [name, second] = scene.titles[state.who];
    return h(
      "div",
      { className: second ? "showing two-names" : "showing" },
      h("p", { className: "shown-name" }, h("strong", null, name), second && h("span", { className: "latin" }, second)),
      options.length > 1 &&
        h(page.Choice, {
          label: page.say("Show the pattern as"),
          options: options.map((option) => [option, named(scene, option), state.who === "patient" ? ID + option : undefined]),
          value: how,
          choose: (next) => page.address.write({ how: next }, { replace: true }),
        }),
      h(page.InStepsButton, { base, who: state.who }),
      close && close !== part && h(SeeClose, { part: close, see: () => turn(scene.close) }),
      h(
        "span",
        { className: "showing-ends" }, // together: neither is left alone on a line
        h("a", { href: "#details", onClick: toDetails }, page.say("Details")),
        h("button", { type: "button", onClick: () => page.address.write({ show: "" }) }, page.say("Hide")),
      ),
    );
  };

  // Not a change of the address: that is the state.
  function toDetails(event) {
    event.preventDefault();
    const details = document.querySelector(".details");
    details.scrollIntoView({ block: "start" });
    details.focus({ preventScroll: true });
  }
})(window.trigger_point_explorer);
