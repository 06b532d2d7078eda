/* What the server found, laid out: what to check first, cards, look-alikes, finds. The words come
   ready; a card knows from the address alone whether it is the one shown. */
"use strict";

(function (page) {
  const h = React.createElement;

  /* A link that paints a pattern, or takes it away. */
  page.Show = Show;
  function Show({ show, label, children, side = false }) {
    const shown = page.address.use((state) => state.show === show);
    const hide = page.say("Hide from body");
    const words = shown && !side ? hide : children; // of two sides, each keeps its name
    return h(
      "a",
      {
        className: "show",
        href: shown ? "#" : `#show=${show}`, // for a new tab; here the rest of the state stays
        "aria-current": shown ? "true" : undefined,
        "aria-label": shown && side ? `${words}: ${label}. ${hide}` : `${words}: ${label}`,
        onClick: (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          page.address.write({ show: shown ? "" : show, ...page.compare.cleared() });
          const map = document.querySelector(".map");
          if (!shown && map.getBoundingClientRect().bottom < 240) {
            map.scrollIntoView({ block: "start" }); // on a phone the body is above the cards
          }
        },
      },
      words,
    );
  }

  const BARS = { strong: 3, partial: 2, weak: 1 };
  function Bars({ band }) {
    const bar = (i) =>
      h("rect", {
        key: i,
        x: i * 6,
        y: 8 - i * 4,
        width: 4,
        height: 4 + i * 4,
        className: i < BARS[band] ? "full" : "empty",
      });
    return h("svg", { viewBox: "0 0 16 12", width: 16, height: 12, "aria-hidden": true }, [0, 1, 2].map(bar));
  }

  const Card = React.memo(function Card({ show, title, latin, band, looks, why, grade, known }) {
    const shown = page.address.use((state) => state.show === show);
    return h(
      "li",
      { className: `card ${band}${shown ? " shown" : ""}`, "data-show": show },
      h("h3", null, title),
      h("p", { className: "latin" }, latin),
      h("p", { className: "looks" }, h(Bars, { band }), looks),
      h("p", { className: "why" }, why),
      h(
        "div",
        { className: "card-foot" },
        h("span", { className: "grade" }, h("b", null, grade), known),
        h(
          "span",
          { className: "sides" },
          h(page.CompareButton, { show, label: title }),
          h(Show, { show, label: title }, page.say("Show on body")),
        ),
      ),
    );
  });

  function Check({ id, title, className, flags }) {
    if (!flags?.length) return null;
    return h(
      "section",
      { className, "aria-labelledby": id },
      h("h2", { id }, title),
      h(
        "ul",
        null,
        flags.map(([question, act]) => h("li", { key: question }, question, " ", h("b", null, act))),
      ),
    );
  }

  /* Questions to answer before anything is found. An answer is kept in the address. */
  function Ask({ ask, held, answered }) {
    if (!ask?.length) return null;
    const put = (key, ids) => {
      answered.current = true;
      page.address.write({ [key]: [...page.address.read()[key], ...ids] });
    };
    const reply = (key, id) => put(key, [id]);
    return h(
      "section",
      { className: "check-first ask", "aria-labelledby": "ask-title" },
      h("h2", { id: "ask-title" }, held ? page.say("First, to be safe") : page.say("To ask first")),
      h(
        "ul",
        null,
        ask.map(([id, question]) =>
          h(
            "li",
            { key: id },
            h("p", { id: `ask-${id}` }, question),
            h(
              "div",
              { className: "reply", role: "group", "aria-labelledby": `ask-${id}` },
              h("button", { type: "button", onClick: () => reply("yes", id) }, page.say("Yes")),
              h("button", { type: "button", onClick: () => reply("no", id) }, page.say("No")),
            ),
          ),
        ),
      ),
      ask.length > 1 &&
        h(
          "button",
          {
            type: "button",
            className: "no-to-all",
            onClick: () => put("no", ask.map(([id]) => id)),
          },
          page.say("No to all of these"),
        ),
      held && h("p", { className: "hint" }, page.say("What was found comes after your answer.")),
    );
  }

  /* One calm card for what was answered with yes. */
  function Act({ act, held, answered }) {
    if (!act?.length) return null;
    const write = (part) => {
      answered.current = true;
      page.address.write(part);
    };
    return h(
      "section",
      { className: "check-first act", "aria-labelledby": "act-title" },
      h("h2", { id: "act-title" }, act[0][1]),
      act.map(([id, fast, how, maybe], i) =>
        h("div", { key: id }, i > 0 && h("b", null, fast), h("p", null, how), h("p", { className: "may-be" }, page.say("It may be: {what}", { what: maybe }))),
      ),
      h(
        "div",
        { className: "reply" },
        h("button", { type: "button", onClick: () => write({ yes: [] }) }, page.say("I pressed yes by mistake")),
        held && h("button", { type: "button", onClick: () => write({ who: "clinician" }) }, page.say("I am a clinician")),
        held && h("button", { type: "button", onClick: () => write({ who: "student" }) }, page.say("I am a student")),
      ),
    );
  }

  /* Enter in the search: the focus goes to what was found, at once or when it comes. */
  let sent = false;
  page.toFound = function toFound() {
    const title = document.getElementById("found-title");
    sent = !title && page.address.read().q !== "";
    page.focusOn(title);
  };

  function Found({ found }) {
    React.useEffect(() => {
      if (sent && found) page.focusOn(document.getElementById("found-title"));
      sent = false;
    }, [found]);
    if (!found) return null;
    return h(
      "section",
      { className: "found", "aria-labelledby": "found-title" },
      h("h2", { id: "found-title" }, found.title),
      found.items.length
        ? h(
            "ul",
            null,
            found.items.map(([show, title, latin, why]) =>
              h(
                "li",
                { key: show + why },
                h("div", null, h("b", null, title), h("span", { className: "latin" }, latin),
                  why && h("span", { className: "hint" }, why)),
                h(Sides, { show, title }),
              ),
            ),
          )
        : h("p", { className: "hint" }, found.none),
    );
  }

  function Sides({ show, title }) {
    return h(
      "span",
      { className: "sides" },
      ["right", "left"].map((side) =>
        h(Show, { key: side, show: `${show}:${side}`, label: title, side: true }, side === "right" ? page.say("Right") : page.say("Left")),
      ),
    );
  }

  /* Why nerves come first, with who counted it. */
  function Feels({ feels }) {
    if (!feels) return null;
    const [words, sources] = feels;
    return h(
      "p",
      { className: "feels" },
      words,
      h(
        "span",
        { className: "latin" },
        sources.map(([name, link]) => h(React.Fragment, { key: name }, " ", h("a", { href: link, target: "_blank", rel: "noreferrer" }, name))),
      ),
    );
  }

  function Others({ others, feels }) {
    if (!others?.length) return null;
    return h(
      "section",
      { className: "others", "aria-labelledby": "others-title" },
      h("h2", { id: "others-title" }, page.say("Could also be")),
      h(Feels, { feels }),
      h(
        "ul",
        null,
        others.map(([condition, separates, show]) =>
          h(
            "li",
            { key: condition },
            h("b", null, condition),
            h("span", null, separates),
            show &&
              h(
                "span",
                { className: "sides" },
                h(page.CompareButton, { show, label: condition }),
                h(Show, { show, label: condition }, page.say("Show on body")),
              ),
          ),
        ),
      ),
    );
  }

  /* Shown on a phone (see panel.css) while the cards are below the screen. */
  function Jump({ to, words }) {
    const [below, setBelow] = React.useState(false);
    React.useEffect(() => {
      const watch = new IntersectionObserver(([seen]) =>
        setBelow(!seen.isIntersecting && seen.boundingClientRect.top > 0),
      );
      watch.observe(to.current);
      return () => watch.disconnect();
    }, [to]);
    const go = () => {
      to.current.scrollIntoView({ block: "start" });
      to.current.focus({ preventScroll: true });
    };
    return below && h("button", { type: "button", className: "jump", onClick: go }, `${words}\u00a0↓`);
  }

  page.Answer = function Answer({ id, content }) {
    const { dropped, say, act, ask, held, flags, found, lead, cards, story, others, feels } = content;
    const top = React.useRef(null);
    // The question goes away with its answer: the focus moves on to what came in its place.
    const answered = React.useRef(false);
    React.useEffect(() => {
      if (answered.current) page.focusOn(top.current.querySelector("h2"));
      answered.current = false;
    }, [act, ask]);
    React.useEffect(() => page.enter.found(found), [found]);
    React.useEffect(() => page.held.set(Boolean(held)), [held]);
    return h(
      "div",
      { id, className: "answer", ref: top, tabIndex: -1 },
      h("p", { className: "live", role: "status" }, say),
      dropped && h("p", { className: "dropped" }, dropped),
      h(Act, { act, held, answered }),
      h(Ask, { ask, held, answered }),
      h(Found, { found }),
      !held && h(
        "section",
        { className: "looks-like", "aria-labelledby": "looks-like-title" },
        h("h2", { id: "looks-like-title" }, page.say("Looks like")),
        h("p", { className: "hint" }, lead),
        cards?.length > 0 && h("ol", { className: "cards" }, cards.map((card) => h(Card, { key: card.show, ...card }))),
      ),
      h(page.Story, { story }),
      h(Others, { others, feels }),
      h(Check, { id: "when-title", title: page.say("When to get help"), className: "when", flags }),
      h(Check, { id: "anywhere-title", title: page.say("Wherever it hurts"), className: "when", flags: content.anywhere }),
      say && h(Jump, { to: top, words: say }),
    );
  };
})(window.trigger_point_explorer);
