/* The switches around the body: which view, which sex, tap or draw, which layer, close-ups. */
"use strict";

(function (page) {
  const h = React.createElement;
  const WHOLE = "whole";

  // The server names a part's views in pairs, each with the one that is shown beside it.
  const viewsOf = (views, part) => Object.keys(views).filter((name) => views[name].part === part);
  function pairOf(views, view) {
    const { beside } = views[view];
    const names = Object.keys(views);
    return names.indexOf(view) < names.indexOf(beside) ? [view, beside] : [beside, view];
  }
  const side = (view) => view.split("-").pop();
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const both = ([one, other]) =>
    side(one) === "right" ? "Both sides" : `${capital(side(one))} and ${side(other)}`;

  page.views = { WHOLE, pairOf, capital };

  /* A row of buttons of which one is pressed. */
  page.Choice = function Choice({ label, options, value, choose }) {
    return h(
      "div",
      { className: "choice", role: "group", "aria-label": label },
      options.map(([option, text]) =>
        h(
          "button",
          {
            key: option,
            type: "button",
            "aria-pressed": [].concat(value).includes(option),
            onClick: () => choose(option),
          },
          text,
        ),
      ),
    );
  };

  page.MapTools = function MapTools({ state, views, wide }) {
    const { write } = page.address;
    const names = viewsOf(views, views[state.view].part);
    const pairs = names.map((name) => pairOf(views, name)).filter(([one], i) => one === names[i]);
    const options = wide
      ? pairs.map((pair) => [pair[0], both(pair)])
      : names.map((name) => [name, capital(side(name))]);
    return h(
      "div",
      { className: "map-tools" },
      options.length > 1 &&
        h(page.Choice, {
          label: "View",
          options,
          value: wide ? pairOf(views, state.view) : state.view,
          choose: (view) => write({ view }, { replace: true }),
        }),
      h(page.PenSwitch),
      wide && h(page.BodyTools, { state }),
    );
  };

  /* Which body and how deep: on a phone below the figure, for the eye and for Tab. */
  page.BodyTools = function BodyTools({ state }) {
    const { write } = page.address;
    return h(
      "div",
      { className: "body-tools" },
      h(page.Choice, {
        label: "Body",
        options: [["female", "Female"], ["male", "Male"]],
        value: state.sex,
        choose: (sex) => write({ sex }, { replace: true }),
      }),
      h(page.LayerSlider, { id: "layer-slider", layer: state.layer }),
      // A page of its own: its script is heavy, and loads only there.
      h("a", { className: "turn", href: `/solid${window.location.hash}` }, "Turn it (3-D)"),
    );
  };

  page.CloseUps = function CloseUps({ state, views }) {
    const parts = [...new Set(Object.values(views).map(({ part }) => part))];
    function choose(part) {
      const names = viewsOf(views, part);
      const view = names.find((name) => side(name) === side(state.view)) ?? names[0];
      page.address.write({ view }, { replace: true });
    }
    return h(
      "div",
      { className: "close-ups" },
      h("span", { "aria-hidden": true }, "Close-ups"),
      h(page.Choice, {
        label: "Close-ups",
        options: parts.map((part) => [part, capital(part)]),
        value: views[state.view].part,
        choose,
      }),
    );
  };
})(window.trigger_point_explorer);
