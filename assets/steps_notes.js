/* What stands beside the pictures: what a clinician may say, look-alikes, what to heed, harms. */
"use strict";

(function (page) {
  const h = React.createElement;

  /* All of it while there is room; of the last step only its own, as more stands below. */
  function Say({ told, step }) {
    const parts = told.steps.map(({ say }, i) => [String(i + 1), say]);
    return h(
      "section",
      { className: "to-say", "aria-labelledby": "to-say" },
      h("h3", { id: "to-say" }, page.say("You may say")),
      h(
        "ol",
        null,
        parts.filter(([one]) => one === step || step !== "3").map(([one, say]) =>
          h("li", { key: one, value: one, "aria-current": one === step ? "step" : undefined }, say),
        ),
      ),
      h("p", { className: "hint" }, page.say("All three steps: {count} words, about 30 seconds.", { count: told.words })),
    );
  }

  const pairs = (items) =>
    h("dl", null, items.map(([term, words]) => h(React.Fragment, { key: term }, h("dt", null, term), h("dd", null, words))));

  function Alike({ told }) {
    return h(
      "section",
      { "aria-labelledby": "steps-alike" },
      h("h3", { id: "steps-alike" }, told.muscle ? page.say("It could also be") : page.say("What sets it apart")),
      pairs(told.alike),
      told.near_alike.length > 0 && h("h4", null, page.say("Patterns that look like this one")),
      told.near_alike.length > 0 && pairs(told.near_alike),
    );
  }

  function Heed({ told }) {
    return h(
      "section",
      { "aria-labelledby": "steps-heed" },
      h("h3", { id: "steps-heed" }, page.say("Before any needling")),
      h("p", null, told.near),
      h("p", null, told.heed),
      h("h4", null, page.say("Harms that were counted")),
      h(
        "ul",
        { className: "harms" },
        told.harms.map(([what, figure, of, source, link]) =>
          h(
            "li",
            { key: what },
            h("b", null, `${what}: ${figure}`),
            ` ${of} (`,
            link ? h("a", { href: link, target: "_blank", rel: "noreferrer" }, source) : source,
            ")",
          ),
        ),
      ),
      h("p", null, h("a", { href: page.path("/learn/harms"), target: "_blank" }, page.say("All figures on harm"))),
    );
  }

  page.StepsNotes = function StepsNotes({ told, step, who, apart, marked, held, mark }) {
    const expert = who !== "patient";
    const last = step === "3";
    if (!expert && !last) return null;
    return h(
      "aside",
      { className: "steps-notes", "aria-label": page.say("Beside the picture"), tabIndex: 0 },
      expert && h(Say, { told, step }),
      last && apart && h(page.ExplainWords, { apart }),
      last && !marked && h(
        "section",
        null,
        h("p", null, held
          ? page.say("A question comes first. Your marks are shown here after it.")
          : page.say("No place is marked yet. Marks are shown here beside the pattern.")),
        h("button", { type: "button", onClick: mark }, held ? page.say("To the question") : page.say("Mark where it hurts")),
      ),
      last && h(Alike, { told }),
      last && expert && told.muscle && h(Heed, { told }),
    );
  };
})(window.trigger_point_explorer);
