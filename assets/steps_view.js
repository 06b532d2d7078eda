/* A pattern explained in three steps, as large as the window: where it starts, where it is felt,
   what of it the patient marked. The step and the mirror stand in the address. */
"use strict";

(function (page) {
  const h = React.createElement;
  const STEPS = ["1", "2", "3"];
  const leave = () => page.address.write({ explain: "" }, { replace: true });
  const go = (explain) => page.address.write({ explain }, { replace: true });

  /* As large as the screen, where the browser can; else it is as large as the window. */
  function useFullScreen(room) {
    const [full, setFull] = React.useState(false);
    React.useEffect(() => {
      const changed = () => setFull(Boolean(document.fullscreenElement));
      document.addEventListener("fullscreenchange", changed);
      return () => {
        document.removeEventListener("fullscreenchange", changed);
        if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      };
    }, []);
    const toggle = () =>
      (full ? document.exitFullscreen() : room.current.requestFullscreen()).catch(() => {});
    return { can: Boolean(document.fullscreenEnabled), full, toggle };
  }

  function useDialog() {
    const dialog = React.useRef(null);
    React.useLayoutEffect(() => {
      const element = dialog.current;
      if (element.showModal) element.showModal();
      else element.setAttribute("open", ""); // it lies over the page all the same
      element.querySelector("h2").focus();
      return () => {
        if (element.close) element.close(); // gives the focus back to where it was
        if (document.activeElement === document.body) {
          page.afterPaint(() => document.querySelector(".in-steps")?.focus());
        }
      };
    }, []);
    return dialog;
  }

  function key(event) {
    const at = STEPS.indexOf(page.address.read().explain);
    const to = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: 2 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (STEPS[to]) {
      event.preventDefault();
      go(STEPS[to]);
    }
  }

  function Numbers({ step, told }) {
    const names = [
      told.muscle ? page.say("Where it starts") : page.say("What it is"),
      page.say("Where it is felt"),
      page.say("Your pain"),
    ];
    return h(
      "ol",
      { className: "steps-numbers", "aria-label": page.say("Steps") },
      STEPS.map((one, i) =>
        h(
          "li",
          { key: one },
          h(
            "button",
            { type: "button", "aria-current": one === step ? "step" : undefined, onClick: () => go(one) },
            h("b", null, one),
            " ",
            names[i],
          ),
        ),
      ),
    );
  }

  function Tools({ show, told, mirror, screen }) {
    const [id, side] = show.split(":");
    return h(
      "div",
      { className: "steps-tools" },
      told.sided && h(page.Choice, {
        label: page.say("Side"),
        options: [["right", page.say("Right")], ["left", page.say("Left")]],
        value: side,
        choose: (next) => page.address.write({ show: `${id}:${next}` }, { replace: true }),
      }),
      h(
        "button",
        { type: "button", "aria-pressed": mirror, onClick: () => page.address.write({ mirror: !mirror }, { replace: true }) },
        page.say("Mirror"),
      ),
      screen.can && h("button", { type: "button", className: "full", "aria-pressed": screen.full, onClick: screen.toggle }, page.say("Full screen")),
      h("button", { type: "button", className: "leave", onClick: leave }, page.say("Close")),
    );
  }

  function Foot({ step }) {
    const at = STEPS.indexOf(step);
    const last = at === 2;
    return h(
      "div",
      { className: "steps-foot" },
      h("button", { type: "button", disabled: at === 0, onClick: () => go(STEPS[at - 1]) }, `← ${page.say("Previous")}`),
      h("button", { type: "button", className: "first", onClick: last ? leave : () => go(STEPS[at + 1]) }, last ? page.say("Done") : `${page.say("Next")} →`),
    );
  }

  /* The layers of a pattern on every view of the parts that are shown. */
  function useLayers(base, parts, { show, sex }) {
    const of = (part) => part && `${base}/asked#scene/${part}/${show.replace(":", "-")}-${sex}.json`;
    const one = page.useResource(of(parts[0]));
    const other = page.useResource(of(parts[1]));
    return [one, other].filter(Boolean);
  }

  page.StepsView = function StepsView(props) {
    const { base, state, views } = props;
    const dialog = useDialog();
    const room = React.useRef(null);
    const screen = useFullScreen(room);
    const address = `${base}/asked#steps/${state.show.replace(":", "-")}-${state.sex}.json`;
    const told = page.useResource(address);
    const unknown = "value" in page.load(address) && !told;
    return h(
      "dialog",
      {
        ref: dialog,
        className: "steps-view",
        "aria-labelledby": "steps-title",
        onKeyDown: key,
        onCancel: (event) => event.preventDefault(), // Escape is a key like the others
        onClose: () => state.explain && page.address.read().explain && leave(),
      },
      h(
        "div",
        { className: "steps-room", ref: room },
        h(
          "header",
          { className: "steps-top" },
          h(
            "div",
            { className: "steps-name" },
            h("h2", { id: "steps-title", tabIndex: -1 }, told ? (state.who === "patient" ? told.plain : told.latin) : page.say("Explain in 3 steps")),
            told && told.latin !== told.plain && h("p", null, state.who === "patient" ? told.latin : told.plain),
          ),
          told
            ? h(Tools, { show: state.show, told, mirror: state.mirror, screen })
            : h("div", { className: "steps-tools" }, h("button", { type: "button", className: "leave", onClick: leave }, page.say("Close"))),
          told && h(Numbers, { step: state.explain, told }),
        ),
        unknown && h("p", { className: "steps-line" }, page.say("The pattern in this address is not known.")),
        told && h(Shown, { ...props, told, views }),
      ),
    );
  };

  function Shown({ base, state, views, told, explained, setProps }) {
    const { explain: step, sex, who } = state;
    const held = page.held.use();
    const marked = page.askedOf(state).length > 0 && !held;
    const felt = told.steps[1].stages;
    const pair = page.pairOfStages(felt, views, sex);
    const apart = page.useExplained({
      asked: step === "3" && marked,
      state,
      views: pair.map(({ view }) => view),
      explained,
      setProps,
    });
    const plain = step === "1" ? told.steps[0].stages : felt;
    const stages = apart ? page.stagesApart({ pair, stages: felt, apart, views, sex }) : plain;
    const parts = [...new Set(stages.map(({ view }) => views[view].part))];
    const scenes = useLayers(base, parts, state);
    const flips = (view) => state.mirror && told.flips.includes(view);
    const share = !apart ? "unknown" : apart.shared ? "some" : "none";
    const line = step === "3" ? told.yours[share] : told.steps[step - 1].line;
    const of = scenes[0]?.of ?? "muscle";
    const hint = state.mirror
      ? stages.some(({ view }) => flips(view))
        ? page.say("As in a mirror: your right is on the right.")
        : page.say("Seen from here, no flip is needed.")
      : step === "1" && !told.muscle
        ? page.say("It lies inside and is not drawn here. The bones help to point to it.")
        : "";
    // Leaves, and goes to where places are named, or to the question.
    const mark = () => {
      leave();
      page.afterPaint(() => (held ? page.focusOn(document.querySelector(".answer h2")) : document.querySelector(".field input")?.focus()));
    };
    return h(
      React.Fragment,
      null,
      h("p", { className: "steps-line", role: "status" }, h("span", { className: "unseen" }, page.say("Step {step} of 3.", { step }), " "), line),
      h(
        "div",
        { className: "steps-body" },
        h(
          "div",
          { className: "steps-pictures" },
          h(
            "div",
            { className: "steps-figures" },
            stages.map((stage) =>
              h(page.StepsFigure, {
                key: `${stage.view} ${step}`,
                base, views, stage, step, sex, line,
                flipped: flips(stage.view),
                layers: scenes.map((scene) => scene.views[stage.view]).find(Boolean),
                of: told.muscle ? null : of,
                apart: apart?.views[stage.view],
              }),
            ),
          ),
          // Its room is there when it says nothing: the picture stays as large as it is.
          h("p", { className: "hint steps-hint", role: "status" }, hint),
          apart ? h(page.ExplainLegend) : h(page.StepsLegend, { step, of, led: step === "2" && stages.some(({ lines }) => lines.length > 0) }),
        ),
        h(page.StepsNotes, { told, step, who, apart, marked, held, mark }),
      ),
      h("p", { className: "steps-safety" }, told.safety),
      h(Foot, { step }),
    );
  }
})(window.trigger_point_explorer);
