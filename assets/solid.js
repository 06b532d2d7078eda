/* The page of the turning body: draws what the address says, turns it by buttons, keys and drag.
   Plotly is asked for once the device is known to show 3-D. Nothing moves by itself. */
"use strict";

(function (page) {
  const NO_3D = page.say("This device can't show 3-D. The flat map shows the same.");
  const STEP = Math.PI / 12; // a turn by button or key
  const CLOSER = 0.72; // of the distance
  const SEEN = 0.2; // share of a zone that a view must show, or the body turns to one that does
  const figure = document.getElementById("turning");
  const words = document.getElementById("words");
  const flat = document.getElementById("flat");
  const shelf = document.querySelector("[data-shelf]").dataset.shelf;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const quiet = { displayModeBar: false, scrollZoom: false, showSendToCloud: false, responsive: true };

  let drawn = {}; // what is on the screen: sex, pattern, skin, view
  let camera = null;
  let focus = [0, 0, 0]; // where Closer leads, in Plotly's units
  let latest = 0;

  function has3d() {
    try {
      return Boolean(document.createElement("canvas").getContext("webgl"));
    } catch {
      return false;
    }
  }

  function library() {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: `${page.wordless(shelf)}/plotly.js`, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }

  // Dots of a size on the screen would close up on a small one.
  function dotted(trace) {
    if (!trace.marker) return trace;
    const size = trace.marker.size * Math.min(1, Math.max(0.5, figure.clientHeight / 800));
    return { ...trace, marker: { ...trace.marker, size } };
  }

  function sentence(state, skin, pattern, laid) {
    const names = new Map(skin.stage.cells);
    const marked = page.markedCells(state).filter((cell) => names.has(cell)).map((cell) => names.get(cell));
    const parts = [
      ...page.laidSaid(laid),
      pattern && `${pattern.title}${pattern.plain ? ` (${pattern.plain})` : ""}.`,
      (state.show || state.compare.length > 1) && !pattern && !laid.compared && page.say("The pattern in this address is not known."),
      marked.length && page.say("Marked: {places}.", { places: marked.join(", ") }),
    ].filter(Boolean);
    return parts.join(" ") || page.say("Nothing is marked or shown yet. The flat map is the place to do so.");
  }

  async function draw() {
    const state = page.address.read();
    const turn = (latest += 1);
    const asked = state.show && state.compare.length < 2 && `${state.show.replace(":", "-")}-${state.sex}-${state.how}`;
    const [skin, pattern, laid] = await Promise.all([
      drawn.sex === state.sex ? drawn.skin : page.loadSkin(shelf, state.sex),
      asked && (drawn.asked === asked ? drawn.pattern : page.askJson(`${shelf}/../asked#solid/${asked}.json`)),
      page.askLaid(shelf, state),
      window.Plotly ? null : library(),
    ]);
    if (turn !== latest) return; // the address has changed meanwhile
    const { stage, mesh } = skin;
    const coats = [...(pattern ? pattern.coats : []), ...page.laidCoats(laid)];
    const cells = page.markedCells(state);
    const { colours, centre } = page.mixed(skin, coats, cells);
    const { aspectratio: size, ...axes } = stage.layout.scene;
    const scale = (n) => {
      const [low, high] = axes[`${"xyz"[n]}axis`].range;
      return (value) => ((value - (low + high) / 2) / (high - low)) * size["xyz"[n]];
    };
    focus = centre ? centre.map((value, n) => scale(n)(value)) : [0, 0, 0];
    const first = !camera || drawn.view !== state.view;
    const sideways = first || drawn.asked !== asked;
    if (sideways) camera = stage.cameras[bestView(state.view, pattern)];
    const ink = getComputedStyle(document.documentElement).getPropertyValue("--soft");
    const sides = stage.traces.map((trace) => ({ ...trace, textfont: { ...trace.textfont, color: ink } }));
    const traces = [
      { ...stage.surface, ...mesh, vertexcolor: colours },
      ...sides,
      ...(pattern ? pattern.traces.map(dotted) : []),
      ...page.markTraces(skin, cells),
      ...page.laidTraces(laid).map(dotted),
    ];
    const layout = {
      ...stage.layout,
      scene: { ...stage.layout.scene, camera },
      paper_bgcolor: "rgba(0,0,0,0)",
      hoverlabel: { font: { size: 14 } },
    };
    await window.Plotly.react(figure, traces, layout, quiet);
    drawn = { sex: state.sex, view: state.view, skin, pattern, asked };
    tell(state, skin, pattern, laid);
  }

  // The view of the address, unless the pattern lies on another side.
  function bestView(view, pattern) {
    if (!pattern || pattern.seen[view] >= SEEN) return view;
    const whole = ["front", "back", "left", "right"];
    return whole.reduce((best, one) => (pattern.seen[one] > pattern.seen[best] ? one : best));
  }

  function tell(state, skin, pattern, laid) {
    words.textContent = sentence(state, skin, pattern, laid);
    figure.setAttribute("aria-label", state.sex === "male" ? page.say("The male body in 3-D") : page.say("The female body in 3-D"));
    flat.href = `${page.path("/")}${window.location.hash}`;
    document.documentElement.dataset.theme = state.theme;
    all("[data-sex]").forEach((b) => b.setAttribute("aria-pressed", b.dataset.sex === state.sex));
    const hows = pattern ? pattern.hows : [];
    const how = hows.includes(state.how) ? state.how : "active";
    document.getElementById("hows").hidden = hows.length < 2;
    all("[data-how]").forEach((b) => {
      b.hidden = !hows.includes(b.dataset.how);
      // Only a muscle's point is active or latent.
      if (b.dataset.how === "active") b.textContent = hows.includes("latent") ? page.say("Active") : page.say("Charts");
      b.setAttribute("aria-pressed", b.dataset.how === how);
    });
    const signs = new Set([...(pattern ? pattern.signs : []), ...(page.address.hasMarks(state) ? ["mark"] : [])]);
    all("[data-sign]").forEach((sign) => (sign.hidden = !signs.has(sign.dataset.sign)));
    page.laidLegend(document.getElementById("compared"), laid);
  }

  function look(next) {
    camera = next;
    window.Plotly.relayout(figure, { "scene.camera": next });
  }

  /* Where the viewer stands now, also after a drag: turn about the vertical, rise, come closer. */
  function move({ turn = 0, rise = 0, nearer = 1 }) {
    const now = figure.layout.scene.camera;
    const from = ["x", "y", "z"].map((axis) => now.eye[axis] - now.center[axis]);
    const far = Math.hypot(...from);
    const up = Math.min(1.4, Math.max(-1.4, Math.asin(from[2] / far) + rise));
    const round = Math.atan2(from[1], from[0]) + turn;
    const away = Math.min(2.2, Math.max(0.3, far * nearer));
    const pull = nearer < 1 ? 1 - nearer : 0; // closer also means: towards what is painted
    const whole = nearer > 1 ? (nearer - 1) * 1.2 : 0;
    const center = {};
    const eye = {};
    const way = [Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)];
    ["x", "y", "z"].forEach((axis, n) => {
      const c = now.center[axis];
      center[axis] = (c + (focus[n] - c) * Math.min(1, pull * 2)) * (1 - Math.min(1, whole));
      eye[axis] = center[axis] + way[n] * away;
    });
    look({ eye, center, up: { x: 0, y: 0, z: 1 } });
  }

  const MOVES = {
    left: () => move({ turn: STEP }),
    right: () => move({ turn: -STEP }),
    up: () => move({ rise: STEP }),
    down: () => move({ rise: -STEP }),
    closer: () => move({ nearer: CLOSER }),
    farther: () => move({ nearer: 1 / CLOSER }),
    reset: () => look(drawn.skin.stage.cameras[bestView(page.address.read().view, drawn.pattern)]),
  };
  const KEYS = {
    ArrowLeft: "right", ArrowRight: "left", ArrowUp: "up", ArrowDown: "down",
    "+": "closer", "=": "closer", "-": "farther", Home: "reset",
  };

  const ACTS = {
    look: (view) => {
      look(drawn.skin.stage.cameras[view]);
      drawn.view = view; // this turn is done: the change of the address need not turn it again
      page.address.write({ view }, { replace: true });
    },
    turn: (way) => MOVES[way](),
    sex: (sex) => page.address.write({ sex }, { replace: true }),
    how: (how) => page.address.write({ how }, { replace: true }),
  };

  function listen() {
    document.addEventListener("click", ({ target }) => {
      const act = Object.keys(ACTS).find((name) => target.dataset && name in target.dataset);
      if (act && drawn.skin) ACTS[act](target.dataset[act]);
    });
    figure.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way || !drawn.skin || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      MOVES[way]();
    });
    page.address.subscribe(redraw);
  }

  function redraw() {
    draw().catch(() => {
      words.textContent = page.say("The body could not be loaded. Try again, or use the flat map.");
    });
  }

  document.documentElement.dataset.theme = page.address.read().theme;
  flat.href = `${page.path("/")}${window.location.hash}`;
  if (has3d()) {
    listen();
    redraw();
  } else {
    words.textContent = NO_3D;
    document.querySelector(".solid").classList.add("without-3d");
  }
})(window.trigger_point_explorer);
