/* The body map: a Dash component without a build. Figures, the switches around them, the line
   that names the place, what is shown. `marks` goes out to callbacks. */
"use strict";

(function (page) {
  const h = React.createElement;
  const { WHOLE, pairOf } = page.views;

  const PICK = page.say("Tap a muscle to see its pattern. Mark places in the list.");
  const DRAW = page.say("Draw where it hurts. A tap makes a dot.");
  const COMING = page.say("The muscles are on their way …");

  page.BodyMap = function BodyMap({ id, base, views, hint, outlines, explained, setProps }) {
    const state = page.address.use();
    const wide = page.useMedia("(min-width: 900px), print");
    const names = page.usePlaces(base).byId;
    const said = React.useRef(null);
    const { drawing } = page.pen.use();
    const pains = page.painsOf(state).join("");
    const marks = React.useMemo(
      () => page.marksOf(state),
      [state.at, state["at-b"], state["at-c"], state.pain],
    );
    const comparing = state.compare.length > 1;
    const { part, beside } = views[state.view];
    const shown = wide ? pairOf(views, state.view) : [state.view];
    const pattern = state.show && !comparing && `${state.show.replace(":", "-")}-${state.sex}.json`;
    const scene = page.useResource(pattern ? `${base}/asked#scene/${WHOLE}/${pattern}` : null);
    const near = page.useResource(
      pattern && part !== WHOLE ? `${base}/asked#scene/${part}/${pattern}` : null,
    );
    const layers = (part === WHOLE ? scene : near)?.views;

    const sketch = page.address.part(["ink", "ink-b", "ink-c", "sex"]);
    const inked = sketch.includes("ink");
    const drawn = inked ? outlines?.views : null;
    // What the raw ink waits for: the outlines of this very drawing, or an empty one.
    const settled = !inked || outlines?.sketch?.address === sketch ? sketch : null;

    React.useEffect(() => page.afterPaint(() => setProps({ marks: state.at })), [state.at]);
    React.useEffect(() => {
      if (!inked) return;
      const asked = wide ? shown : [state.view, beside]; // the second is shown in small
      // At once, before the question of the cards: the hand's own ink is on the screen already.
      setProps({ sketch: { address: sketch, views: asked } });
    }, [sketch, state.view, wide]);
    useTurnToPattern({ state, views, scene, wide });

    const how = scene && page.how.options(scene, state).includes(state.how) ? state.how : "active";
    const apart = page.useExplained({ asked: how === "explain" && !state.explain, state, views: shown, explained, setProps });
    const changed = page.useChanged(!comparing && !scene && base, state, shown);
    const compared = page.useCompared(comparing && base, state);
    const many = page.useDensity(state.density && !comparing && !apart && base);
    const collecting = state.compare.length === 1 ? page.compare.COLLECTING : "";
    const picking = page.picks(state.layer);
    // Asked for by its figure as well: it is fetched once.
    const muscles = page.useMuscles(base, `${shown[0]}-${state.sex}`, state.layer);
    const warm = () => page.fetchMuscles(base, shown.map((view) => `${view}-${state.sex}`));
    const quiet = scene ? page.how.line(scene, how, state.who) : (compared?.said ?? hint);
    const shownNow = () =>
      [page.say("{name}: shown on the body.", { name: scene.titles[state.who][0] }), how !== "active" && quiet]
        .filter(Boolean).join(" ");
    const news = collecting || (scene && !comparing ? shownNow() : "");
    const rest = drawing ? DRAW : collecting || (picking ? (muscles ? PICK : COMING) : quiet);
    // Written past React: it changes with every move of the pointer.
    const say = React.useCallback(
      (cell, words = cell ? names.get(cell)?.name : "") => {
        const more = words && names.has(cell) ? (many?.said(cell) ?? "") : "";
        said.current.textContent = words ? words + more : rest;
        said.current.classList.toggle("names-place", Boolean(words));
        page.pointed.at(names.has(cell) ? cell : null);
      },
      [names, rest, many],
    );
    React.useEffect(() => say(null), [say]);

    // What was pressed goes away with the view: the focus moves on to the new one.
    function turn(view) {
      page.address.write({ view }, { replace: true });
      page.afterPaint(() => document.getElementById(`${id}-${view}`)?.focus({ preventScroll: true }));
    }

    const behind = shown.some((view) => layers?.[view]?.points?.some(([, , unseen]) => unseen));
    const cut = apart ? "explain" : how === "explain" ? "active" : how;
    const all = { base, views, state, marks, of: scene?.of, how: cut };
    const given = (view) => ({
      ...all,
      view,
      layers: apart ? apart.views[view] : layers?.[view],
      drawn: apart || changed ? null : drawn?.[view],
    });
    return h(
      "section",
      { id, className: "map", "aria-label": page.say("Body map") },
      h(page.MapTools, { state, views, wide, warm }),
      h("p", { className: "live", role: "status" }, news),
      h(
        "div",
        { className: drawing ? "lines drawing-lines" : "lines" },
        h("p", { className: "said", ref: said }),
        drawing && h(page.PenTools),
        !drawing &&
          (comparing
            ? h(page.Comparing, { compared })
            : h(page.Showing, { base, scene, state, how, part, views, turn })),
      ),
      h(page.PenFull),
      h(
        "div",
        { className: picking ? "figures picking" : "figures" },
        shown.map((view) =>
          h(Loaded, {
            key: view, id: `${id}-${view}`, names, say, pains, settled, apart, compared, changed, many,
            ...given(view),
          }),
        ),
        !wide && (marks.size > 0 || inked || layers) &&
          h(Beside, { id: `${id}-beside`, ...given(beside), turn: () => turn(beside) }),
      ),
      h(page.CloseUps, { state, views }),
      comparing && h(page.CompareLegend, { compared, marked: marks.size > 0 || Boolean(drawn) }),
      apart && h(page.ExplainLegend),
      changed && h(page.ChangedLegend),
      !comparing && !apart && !changed && h(page.Legend, { of: scene?.of ?? "muscle", how, pains, behind }),
      scene && !comparing && h(page.HowWords, { scene, state }),
      !comparing && !apart && h(page.HowMany, { on: state.density, many }),
      apart && h(page.ExplainWords, { apart }),
      comparing && h(page.Comparison, { compared }),
      !wide && h(page.BodyTools, { state, warm }),
      h(page.InSteps, { base, state, views, explained, setProps }),
    );
  };

  /* A newly chosen pattern is brought into sight, once: after that the reader turns the body.
     What an address says of a close-up stands. */
  function useTurnToPattern({ state, views, scene, wide }) {
    const { part } = views[state.view];
    const turned = React.useRef(part === WHOLE ? "" : state.show);
    React.useEffect(() => {
      if (!state.show) turned.current = "";
      if (!scene || turned.current === state.show) return;
      turned.current = state.show;
      // A muscle that was picked on a close-up is in sight, wherever its pain is felt.
      if (part !== WHOLE && page.picks(state.layer)) return;
      const close = scene.close && views[scene.close].part === part;
      if (part === WHOLE ? wide || scene.views[state.view].essential : close && wide) return;
      const showing = Object.keys(scene.views).find((name) => scene.views[name].essential);
      const view = close ? scene.close : showing;
      if (view) page.address.write({ view }, { replace: true });
    }, [scene, state.show]);
  }

  const pictureOf = (base, view, sex, layer) => `${page.wordless(base)}/picture/${view}-${sex}-${layer}.webp`;
  const useGeometry = (base, view, sex) =>
    page.useResource(`${page.wordless(base)}/geometry/${view}-${sex}.json`);

  function Loaded({ base, views, view, state, pains, apart, compared, changed, many, ...rest }) {
    const geometry = useGeometry(base, view, state.sex);
    const alone = apart || compared || changed; // these take the place of the usual zones and of the hatch
    const box = views[view][state.sex];
    const figure = h(page.BodyFigure, {
      ...rest,
      view,
      seen: views[view],
      box,
      sex: state.sex,
      unit: views[view].unit,
      pain: state.pain,
      pains: alone ? "" : pains, // letters stand for other things there
      geometry,
      picture: pictureOf(base, view, state.sex, "skin"),
      layer: state.layer,
      bones: state.layer === "skin" ? null : pictureOf(base, view, state.sex, "bones"),
      muscles: page.useMuscles(base, `${view}-${state.sex}`, state.layer),
      chosen: state.show,
      className: alone ? `parted${apart || changed ? " explaining" : ""}` : undefined,
      under: many && h(page.Density, { many, cells: geometry?.cells }),
      over: (figure) =>
        h(
          React.Fragment,
          null,
          apart && h(page.ExplainLayers, { figure, layers: apart.views[view] }),
          changed && h(page.ChangedLayers, { figure, layers: changed.views[view] }),
          compared && h(page.CompareLayers, { figure, compared, view, part: views[view].part }),
        ),
    });
    return h(page.Wide.Provider, { value: page.wideOf(box[2]) }, figure);
  }

  function Beside({ base, views, view, state, ...rest }) {
    return h(page.OtherSide, {
      ...rest,
      seen: views[view],
      frame: views[view][state.sex],
      there: useGeometry(base, view, state.sex),
      picture: pictureOf(base, view, state.sex, "skin"),
    });
  }
})(window.trigger_point_explorer);
