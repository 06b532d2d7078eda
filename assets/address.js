/* The address after # is the state of the page. The only file that reads or writes it.
   The same rules stand in explorer/web/state.py, which reads what the server needs. */
"use strict";
window.trigger_point_explorer = window.trigger_point_explorer || {};

(function (page) {
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const STROKE = /^[a-z]+(-[a-z]+)*:[fm][smlSML][\w-]+$/; // as explorer/ink.py writes it
  const MOST_STROKES = 100;
  const LONGEST = 8000;
  const CHOICES = {
    how: ["active", "latent", "counted", "explain"],
    view: [
      "front", "back", "left", "right",
      "head-front", "head-back", "head-left", "head-right",
      "hands-palm", "hands-back", "feet-top", "feet-sole", "pelvis-front", "pelvis-back",
    ],
    sex: ["female", "male"],
    who: ["patient", "clinician", "student"],
    theme: ["auto", "light", "dark"],
    lang: ["en", "es"],
    feel: ["ache", "sharp", "burning", "tingling", "numb"],
    depth: ["unsure", "skin", "deep"],
    pain: ["a", "b", "c"],
    layer: ["skin", "outer", "middle", "deep", "bones"],
    explain: ["1", "2", "3"],
  };
  const isId = (text) => text.length <= 60 && ID.test(text);
  const oneOf = (key) => (text) => (CHOICES[key].includes(text) ? text : null);

  // Per key: what it is when absent, how to read it (null = drop), how to write it.
  // What is told of each pain; those of B and C end in -b and -c.
  const TOLD = {
    at: {
      absent: [],
      read: (text) => [...new Set(text.split(",").filter(isId))].slice(0, 250),
      write: (cells) => cells.join(","),
    },
    ink: {
      absent: [],
      read: (text) => text.split(".").filter((code) => STROKE.test(code)).slice(0, MOST_STROKES),
      write: (strokes) => strokes.join("."),
    },
    feel: { absent: "ache", read: oneOf("feel") },
    depth: { absent: "unsure", read: oneOf("depth") },
  };
  const keyOf = (key, pain) => (pain === "a" ? key : `${key}-${pain}`);
  const ofAll = (keys) => CHOICES.pain.flatMap((pain) => keys.map((key) => keyOf(key, pain)));
  const MARKS = [...ofAll(Object.keys(TOLD)), "pain"]; // what Undo brings back
  const ids = {
    absent: [],
    read: (text) => [...new Set(text.split(",").filter(isId))].slice(0, 250),
    write: (some) => some.join(","),
  };
  const KEYS = {
    ...Object.fromEntries(ofAll(Object.keys(TOLD)).map((key) => [key, TOLD[key.split("-")[0]]])),
    pain: { absent: "a", read: oneOf("pain") },
    together: { absent: false, read: (text) => text === "on" || null, write: () => "on" },
    show: { absent: "", read: readShown },
    compare: {
      absent: [],
      read: (text) => [...new Set(text.split(",").filter(readShown))].slice(0, 3),
      write: (shown) => shown.join(","),
    },
    how: { absent: "active", read: oneOf("how") },
    view: { absent: "front", read: oneOf("view") },
    sex: { absent: "female", read: oneOf("sex") },
    who: { absent: "patient", read: oneOf("who") },
    q: { absent: "", read: (text) => text.slice(0, 80), write: encodeURIComponent },
    region: { absent: "", read: (text) => (isId(text) ? text : null) },
    yes: ids, // safety questions that were answered
    no: ids,
    theme: { absent: "auto", read: oneOf("theme") },
    lang: { absent: "", read: oneOf("lang") }, // without one, the browser's choice
    layer: { absent: "skin", read: oneOf("layer") },
    before: { absent: "", read: readEarlier }, // an earlier drawing
    density: { absent: false, read: (text) => text === "on" || null, write: () => "on" },
    explain: { absent: "", read: oneOf("explain") }, // the step; it is open while there is one
    mirror: { absent: false, read: (text) => text === "on" || null, write: () => "on" },
  };
  // What the server is not asked with the marks: what only changes the picture, and the chosen
  // pattern, which is a question of its own.
  const NOT_ASKED = [
    "show", "compare", "how", "view", "sex", "theme", "lang", "layer", "density", "explain", "mirror",
    "before", ...ofAll(["depth"]),
  ];
  const CHOICE = ["show", "who"];

  function readShown(text) {
    const [pattern, side, rest] = text.split(":");
    return isId(pattern) && ["right", "left"].includes(side) && rest === undefined ? text : null;
  }

  /* `20261123.right-palm.front:fmj0Bc~left-palm`: a day, then pieces; pains between tildes. */
  function readEarlier(text) {
    const [, day, rest] = /^(?:([12]\d{7})(?:\.|$))?(.*)$/s.exec(text);
    const fits = (piece) => (piece.includes(":") ? STROKE.test(piece) : isId(piece));
    const pains = rest.split("~").map((pain) => pain.split(".").filter(fits).join(".")).filter(Boolean);
    return pains.length ? [day, pains.slice(0, 3).join("~")].filter(Boolean).join(".") : null;
  }

  /* What was marked in an address, as an earlier drawing; empty when nothing was. */
  function earlierIn(fragment, day) {
    const told = parse(fragment);
    const pains = CHOICES.pain.map((pain) => [...told[keyOf("at", pain)], ...told[keyOf("ink", pain)]].join("."));
    return readEarlier([day, pains.filter(Boolean).join("~")].filter(Boolean).join(".")) ?? "";
  }

  function pairs(fragment) {
    return fragment.slice(0, LONGEST).replace(/^#/, "").split("&").filter(Boolean).map((pair) => {
      const cut = pair.indexOf("=");
      return cut < 0 ? [pair, "", pair] : [pair.slice(0, cut), pair.slice(cut + 1), pair];
    });
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function parse(fragment) {
    const state = Object.fromEntries(Object.entries(KEYS).map(([key, k]) => [key, k.absent]));
    const seen = new Set();
    for (const [key, raw] of pairs(fragment)) {
      if (!Object.hasOwn(KEYS, key) || seen.has(key)) continue;
      seen.add(key);
      const value = KEYS[key].read(decode(raw));
      if (value !== null) state[key] = value;
    }
    return Object.freeze(state);
  }

  function format(state, keys = Object.keys(KEYS)) {
    return keys
      .map((key) => {
        const { absent, write = String } = KEYS[key];
        const value = state[key];
        const same = Array.isArray(value) ? !value.length : value === absent;
        return same ? "" : `${key}=${write(value)}`;
      })
      .filter(Boolean)
      .join("&");
  }

  function readWhole({ read, write = String }, text) {
    const value = read(text);
    return value !== null && write(value) === text;
  }

  // What the server is asked: the raw pairs, so that it can say what it could not read.
  function question(fragment) {
    return pairs(fragment)
      .filter(([key, raw]) => !NOT_ASKED.includes(key) || !readWhole(KEYS[key], decode(raw)))
      .map(([, , pair]) => pair)
      .join("&");
  }

  const fragmentNow = () => window.location.hash;
  let state = parse(fragmentNow());
  let earlier = []; // marks before each change since the page was opened, for Undo
  let full = false; // the address has no room for what was last marked
  const listeners = new Set();

  function changed(next) {
    state = next;
    listeners.forEach((listener) => listener());
  }

  function write(change, { replace = false } = {}) {
    const next = Object.freeze({ ...state, ...change });
    const text = format(next);
    full = text.length > LONGEST && text.length > format(state).length;
    if (full) {
      changed(state); // what is there stays
      return;
    }
    if (MARKS.some((key) => key in change)) earlier = [...earlier.slice(-49), state];
    const here = window.location.pathname + window.location.search;
    window.history[replace ? "replaceState" : "pushState"](null, "", text ? `#${text}` : here);
    changed(next);
  }

  function toggle(cell) {
    const key = keyOf("at", state.pain);
    const at = state[key];
    write({ [key]: at.includes(cell) ? at.filter((c) => c !== cell) : [...at, cell] });
  }

  function draw(stroke) {
    const key = keyOf("ink", state.pain);
    full = state[key].length >= MOST_STROKES;
    if (full) changed(state);
    else write({ [key]: [...state[key], stroke] });
  }

  const marksOf = (from) => Object.fromEntries(MARKS.map((key) => [key, from[key]]));

  function undo() {
    const before = earlier.pop();
    if (before === undefined) return;
    write(marksOf(before));
    earlier.pop();
  }

  const whole = (all) => all;

  function subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function reread() {
    const next = parse(fragmentNow());
    const last = earlier[earlier.length - 1];
    if (last && format(last, MARKS) === format(next, MARKS)) earlier.pop(); // Back has undone it
    full = false;
    changed(next);
  }
  window.addEventListener("popstate", reread);
  window.addEventListener("hashchange", reread);

  /* Run when what was just changed is on the screen; gives what calls it off. */
  page.afterPaint = function afterPaint(act) {
    let timer = 0;
    const frame = window.requestAnimationFrame(() => {
      timer = window.setTimeout(act, 0);
    });
    return () => {
      window.cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  };

  page.address = {
    subscribe,
    read: () => state,
    write,
    toggle,
    question: () => question(fragmentNow()),
    draw,
    undo,
    clear: () => write({ ...marksOf(parse("")), yes: [], no: [] }), // a new pain is asked about anew
    hasMarks: (from) => format(from, ofAll(["at", "ink"])) !== "",
    isFull: () => full,
    keyOf,
    earlierIn,
    fits: (change) => format({ ...state, ...change }).length <= LONGEST,
    marked: () => format(state, [...MARKS.filter((key) => key !== "pain"), "sex"]),
    part: (keys) => format(state, keys),
    canUndo: () => earlier.length > 0,
    // The state, or the part of it that a component draws: only a change of that redraws it.
    use: (part = whole) => React.useSyncExternalStore(subscribe, () => part(state)),
  };

  /* The Dash component that reports to callbacks. `question`: what was marked and searched;
     `choice`: which pattern is shown. Each changes only when the server has something to do. */
  page.Address = function Address({ setProps, question: asked = "", choice: chosen = "" }) {
    page.address.use();
    const nextQuestion = question(fragmentNow());
    const nextChoice = CHOICE.map((key) => [key, state[key]])
      .filter(([key, value]) => value !== KEYS[key].absent)
      .map(([key, value]) => `${key}=${value}`)
      .join("&");
    React.useEffect(() => {
      const change = {};
      if (nextQuestion !== asked) change.question = nextQuestion;
      if (nextChoice !== chosen) change.choice = nextChoice;
      if (Object.keys(change).length) return page.afterPaint(() => setProps(change));
    });
    React.useEffect(() => {
      document.documentElement.dataset.theme = state.theme;
    }, [state.theme]);
    // Before the first paint of the app, so that there is never both.
    React.useLayoutEffect(() => document.querySelector(".skeleton")?.remove(), []);
    return null;
  };
})(window.trigger_point_explorer);
