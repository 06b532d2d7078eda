/* Up to three pains: which one is marked now, how each feels. One quiet row while there is one. */
"use strict";

(function (page) {
  const h = React.createElement;
  const { keyOf } = page.address;
  const PAINS = ["a", "b", "c"];
  const FEELS = [
    ["ache", page.say("Deep ache")],
    ["sharp", page.say("Sharp")],
    ["burning", page.say("Burning")],
    ["tingling", page.say("Tingling")],
    ["numb", page.say("Numb")],
  ];
  const DEPTHS = [
    ["unsure", page.say("Depth: not sure")],
    ["skin", page.say("Near the skin")],
    ["deep", page.say("Deep inside")],
  ];

  const told = (state, pain) => state[keyOf("at", pain)].length + state[keyOf("ink", pain)].length > 0;
  const key = (state, name) => keyOf(name, state.pain);

  /* The pains that there are: those that were told of, and the one that is marked now. */
  page.painsOf = (state) => PAINS.filter((pain) => told(state, pain) || pain === state.pain);

  /* The pains that the answer is about. */
  page.askedOf = (state) => (state.together ? PAINS : [state.pain]).filter((pain) => told(state, pain));

  /* Cell to the pain that it is drawn as: the chosen one, where there are two. */
  page.marksOf = (state) =>
    new Map(
      [...PAINS.filter((pain) => pain !== state.pain), state.pain].flatMap((pain) =>
        state[keyOf("at", pain)].map((cell) => [cell, pain]),
      ),
    );

  /* A pain's letter on its own hatching: told apart without colour. */
  page.PainSign = function PainSign({ pain }) {
    return h("span", { className: `pain-sign pain-${pain}`, "aria-hidden": true }, pain.toUpperCase());
  };

  function Which({ state, pains }) {
    const choose = (pain) => page.address.write({ pain, together: false }, { replace: true });
    return h(
      "div",
      { className: "which-pain", role: "group", "aria-label": page.say("Pains") },
      pains.map((pain) =>
        h(
          "button",
          {
            key: pain,
            type: "button",
            "aria-pressed": pain === state.pain,
            onClick: () => choose(pain),
          },
          h(page.PainSign, { pain }),
          page.say("Pain {letter}", { letter: pain.toUpperCase() }),
        ),
      ),
    );
  }

  /* Above the marks, when there are several pains. */
  page.PainTabs = function PainTabs() {
    const state = page.address.use();
    const pains = page.painsOf(state);
    return pains.length > 1 && h(Which, { state, pains });
  };

  function Told({ label, options, writes }) {
    const value = page.address.use((state) => state[writes]);
    return h(
      "select",
      {
        "aria-label": label,
        value,
        onChange: (event) => page.address.write({ [writes]: event.target.value }, { replace: true }),
      },
      options.map(([value, text]) => h("option", { key: value, value }, text)),
    );
  }

  /* The next pains move up one letter. */
  function removed(state) {
    const names = ["at", "ink", "feel", "depth"];
    const kept = PAINS.filter((pain) => pain !== state.pain);
    const change = { pain: "a", together: false };
    PAINS.forEach((pain, i) =>
      names.forEach((name) => {
        const from = kept[i];
        change[keyOf(name, pain)] = from ? state[keyOf(name, from)] : { at: [], ink: [], feel: "ache", depth: "unsure" }[name];
      }),
    );
    return change;
  }

  /* Below the marks: how it feels, and another pain; nothing before the first mark. */
  page.PainRow = function PainRow() {
    const state = page.address.use();
    const pains = page.painsOf(state);
    const next = PAINS.find((pain) => !pains.includes(pain));
    const several = pains.length > 1;
    const { write } = page.address;
    if (!several && !told(state, state.pain)) return null;
    return h(
      React.Fragment,
      null,
      h(
        "div",
        { className: "pain-row" },
        h(Told, { label: page.say("How it feels"), options: FEELS, writes: key(state, "feel") }),
        h(Told, { label: page.say("How deep it is"), options: DEPTHS, writes: key(state, "depth") }),
        next &&
          told(state, state.pain) &&
          h("button", { type: "button", onClick: () => write({ pain: next, together: false }) }, page.say("Another pain")),
        several &&
          h("button", { type: "button", onClick: () => write(removed(state)) }, page.say("Remove {letter}", { letter: state.pain.toUpperCase() })),
      ),
      several &&
        h(
          "label",
          { className: "check" },
          h("input", {
            type: "checkbox",
            checked: state.together,
            onChange: (event) => write({ together: event.target.checked }, { replace: true }),
          }),
          page.say("Look at all pains together"),
        ),
    );
  };
})(window.trigger_point_explorer);
