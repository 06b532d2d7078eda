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
  const NAMES = {
    front: page.say("front"), back: page.say("back"), left: page.say("left"), right: page.say("right"),
    palm: page.say("palm"), top: page.say("top"), sole: page.say("sole"), whole: page.say("whole"),
    head: page.say("head"), hands: page.say("hands"), feet: page.say("feet"), pelvis: page.say("pelvis"),
  };
  const called = (name) => NAMES[name] ?? name;
  const both = ([one, other]) =>
    side(one) === "right"
      ? page.say("Both sides")
      : page.say("{one} and {other}", { one: capital(called(side(one))), other: called(side(other)) });

  page.views = { WHOLE, pairOf, capital, called };

  /* A row of buttons of which one is pressed: [value, text, id of what explains it] each. */
  page.Choice = function Choice({ label, options, value, choose }) {
    return h(
      "div",
      { className: "choice", role: "group", "aria-label": label },
      options.map(([option, text, told]) =>
        h(
          "button",
          {
            key: option,
            type: "button",
            "aria-describedby": told,
            "aria-pressed": [].concat(value).includes(option),
            onClick: () => choose(option),
          },
          text,
        ),
      ),
    );
  };

  page.MapTools = function MapTools({ state, views, wide, warm }) {
    const { write } = page.address;
    const names = viewsOf(views, views[state.view].part);
    const pairs = names.map((name) => pairOf(views, name)).filter(([one], i) => one === names[i]);
    const options = wide
      ? pairs.map((pair) => [pair[0], both(pair)])
      : names.map((name) => [name, capital(called(side(name)))]);
    return h(
      "div",
      { className: "map-tools" },
      options.length > 1 &&
        h(page.Choice, {
          label: page.say("View"),
          options,
          value: wide ? pairOf(views, state.view) : state.view,
          choose: (view) => write({ view }, { replace: true }),
        }),
      h(page.PenSwitch),
      wide && h(page.BodyTools, { state, warm }),
    );
  };

  /* Which body and how deep: on a phone below the figure, for the eye and for Tab. */
  page.BodyTools = function BodyTools({ state, warm }) {
    const { write } = page.address;
    return h(
      "div",
      { className: "body-tools" },
      h(page.Choice, {
        label: page.say("Body"),
        options: [["female", page.say("Female")], ["male", page.say("Male")]],
        value: state.sex,
        choose: (sex) => write({ sex }, { replace: true }),
      }),
      h(page.LayerSlider, { id: "layer-slider", layer: state.layer, warm }),
      // A page of its own: its script is heavy, and loads only there.
      h("a", { className: "turn", href: `${page.path("/solid")}${window.location.hash}` }, page.say("Turn it (3-D)")),
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
      h("span", { "aria-hidden": true }, page.say("Close-ups")),
      h(page.Choice, {
        label: page.say("Close-ups"),
        options: parts.map((part) => [part, capital(called(part))]),
        value: views[state.view].part,
        choose,
      }),
    );
  };
})(window.trigger_point_explorer);
