/* The way into the view that explains a pattern in three steps: its button, Enter in the search, and
   its own script and style, which come when it is opened first. */
"use strict";

(function (page) {
  const h = React.createElement;
  let code = null; // on its way, or here

  function part(made, to) {
    return new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement(made), { ...to, onload, onerror }));
    });
  }

  function load(base) {
    code = code ?? Promise.all([
      part("script", { src: `${base}/steps/view.js` }),
      part("link", { rel: "stylesheet", href: `${page.wordless(base)}/steps/view.css` }),
    ]);
    code.catch(() => {
      code = null; // so that the next try asks again
    });
    return code;
  }

  /* The view, while the address has a step of it. */
  page.InSteps = function InSteps(props) {
    const { base, state } = props;
    const open = Boolean(state.explain && state.show);
    const [here, setHere] = React.useState(Boolean(page.StepsView));
    React.useEffect(() => {
      if (!open || here) return;
      load(base).then(
        () => setHere(true),
        () => page.address.write({ explain: "" }, { replace: true }),
      );
    }, [open, here]);
    return open && here ? h(page.StepsView, props) : null;
  };

  page.InStepsButton = function InStepsButton({ base, who }) {
    const soon = () => load(base).catch(() => {});
    const name = who === "patient" ? page.say("See it in 3 steps") : page.say("Explain in 3 steps");
    return h(
      "button",
      {
        type: "button",
        className: who === "clinician" ? "in-steps first" : "in-steps",
        onClick: () => page.address.write({ explain: "1" }),
        onPointerEnter: soon,
        onFocus: soon,
        "aria-label": name,
        title: name,
      },
      page.say("3 steps"), // the line has room for little more
    );
  };

  /* Whether a question of safety waits: until then, a patient is not told what the marks are like. */
  let held = false;
  const listeners = new Set();
  page.held = {
    set(now) {
      held = now;
      listeners.forEach((listener) => listener());
    },
    use: () =>
      React.useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => held,
      ),
  };

  /* Enter in the search: what fits best is shown on the body; once more, and it is explained. */
  let wanted = null; // what was asked for by Enter, and how often
  let found = null; // what the server found last
  const plain = (words) => words.trim().replace(/\s+/g, " ").slice(0, 80);

  function follow() {
    const best = wanted && found?.q === wanted.q && found.best;
    if (!best) return;
    const { show, who, compare } = page.address.read();
    const shown = show.split(":")[0] === best.split(":")[0] && compare.length < 2;
    const explained = who === "clinician" && wanted.times > (shown ? 0 : 1);
    wanted = null;
    const change = shown ? {} : { show: best, compare: [], ...(who === "clinician" && { layer: "skin" }) };
    if (explained) change.explain = "1";
    if (Object.keys(change).length) page.address.write(change);
  }

  page.enter = {
    pressed(words) {
      const q = plain(words);
      wanted = q ? { q, times: wanted?.q === q ? wanted.times + 1 : 1 } : null;
      follow();
    },
    found(now) {
      found = now ?? null;
      follow();
    },
  };

  /* Below the search, while its best match is on the body. */
  page.EnterHint = function EnterHint({ typed }) {
    const ready = page.address.use(
      ({ who, show, q, explain }) =>
        who === "clinician" && !explain && q !== "" && found?.q === q &&
        Boolean(found.best) && found.best.split(":")[0] === show.split(":")[0],
    );
    const said = ready && plain(typed) === found.q;
    return h("span", { className: "enter-hint", role: "status" }, said ? page.say("Enter: explain it in 3 steps") : "");
  };
})(window.trigger_point_explorer);
