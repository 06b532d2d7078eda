/* Draw it again: the reader's own earlier drawing, from a file or a link of theirs, held against
   today's. Nothing is sent but the two drawings, and nothing is kept but in the address. */
"use strict";

(function (page) {
  const h = React.createElement;
  const LARGEST = 64 * 1024; // bytes of a file that is read
  const PARTS = { gone: page.say("Gone"), still: page.say("Still there"), new: page.say("New") };
  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /* A drawing in the words of a file or in a link; empty when there is none. */
  page.earlierOf = function earlierOf(text) {
    const day = /\b[12]\d{3}-\d\d-\d\d\b/.exec(text)?.[0].replaceAll("-", "");
    const links = text.match(/#\S+=\S+/g) ?? [];
    const found = links.map((link) => page.address.earlierIn(link, day)).filter(Boolean);
    return found[0] ?? "";
  };

  function keep() {
    const day = today();
    const link = `${window.location.origin}${window.location.pathname}#${page.address.marked()}`;
    const words = [
      page.say("My pain drawing of {day}", { day }),
      page.say("To hold it against a new one: open the page, choose “Compare with an earlier drawing”, and choose this file."),
      link,
    ];
    const url = URL.createObjectURL(new Blob([words.join("\n\n")], { type: "text/plain" }));
    const anchor = document.createElement("a");
    const file = `${page.say("my-pain")}-${day}.txt`;
    Object.assign(anchor, { href: url, download: file });
    anchor.click();
    window.setTimeout(() => URL.revokeObjectURL(url), 1000);
    return file;
  }

  page.KeepDrawing = function KeepDrawing() {
    const some = page.address.use((state) => page.address.hasMarks(state));
    const [file, setFile] = React.useState("");
    return some && h(
      React.Fragment,
      null,
      h("button", { type: "button", onClick: () => setFile(keep()) }, page.say("Keep this drawing")),
      h("p", { className: "kept hint", role: "status" },
        file && page.say("Saved as {file}. To compare later, choose that file here.", { file })),
    );
  };

  const asked = (base, views) => {
    const told = page.address.part(["at", "ink", "at-b", "ink-b", "at-c", "ink-c", "sex", "before"]);
    return `${base}/again#${views.join(",")};${told}`;
  };

  /* What changed, for the map; the last answer stays until the next one is here. */
  page.useChanged = function useChanged(base, state, views) {
    const last = React.useRef(null);
    const here = page.useResource(base && state.before ? asked(base, views) : null);
    if (!base || !state.before) last.current = null;
    else if (here) last.current = here;
    const shown = last.current;
    return shown && views.every((view) => shown.views[view]) ? shown : null;
  };

  const { Layers, sign } = page.drawnApart(
    {
      gone: [h("circle", { key: "ring", className: "line-gone", cx: 7, cy: 7, r: 3.6 })],
      still: [h("path", { key: "line", className: "line-still", d: "M0 0V14" })],
      new: [h("path", { key: "lines", className: "line-new", d: "M0 7H14M7 0V14" })],
    },
    "change",
  );
  page.ChangedLayers = Layers;

  page.ChangedLegend = function ChangedLegend() {
    return h(
      "ul",
      { className: "legend", "aria-label": page.say("What the map shows") },
      Object.entries(PARTS).map(([part, words]) => h("li", { key: part }, sign(part), words.toLowerCase())),
    );
  };

  const dayOf = (before) => {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)\./.exec(before) ?? [];
    const date = new Date(year, month - 1, day);
    if (date.getDate() !== Number(day)) return ""; // there is no such day
    return date.toLocaleDateString(page.language, { dateStyle: "long" });
  };

  function Changes({ base, state, stop }) {
    const told = page.useResource(asked(base, []));
    const last = React.useRef(null);
    if (told) last.current = told;
    const shown = last.current;
    const day = dayOf(state.before);
    return h(
      React.Fragment,
      null,
      h("h2", { id: "again-title", tabIndex: -1 }, day ? page.say("Today and {day}", { day }) : page.say("Today and an earlier drawing")),
      h(
        "div",
        { role: "status" },
        h("p", { className: "whole" }, shown ? shown.whole : page.say("Comparing …")),
        shown?.lists.length > 0 && h("dl", null, shown.lists.map(([title, places]) =>
          h("div", { key: title }, h("dt", null, title), h("dd", null, places)))),
      ),
      shown && h("p", { className: "hint" }, shown.limits.join(" "),
        shown.sources.map(([name, link]) =>
          h(React.Fragment, { key: name }, " ", h("a", { href: link, target: "_blank", rel: "noreferrer" }, name)))),
      h(
        "div",
        { className: "take-along" },
        (state.show || state.compare.length > 1) &&
          h("button", { type: "button", onClick: () => page.address.write({ show: "", compare: [] }) }, page.say("Show the change on the body")),
        h("button", { type: "button", onClick: stop }, page.say("Stop comparing")),
      ),
    );
  }

  page.Again = function Again({ base }) {
    const state = page.address.use();
    const [open, setOpen] = React.useState(false);
    const [wrong, setWrong] = React.useState("");
    const [link, setLink] = React.useState("");
    const from = React.useRef(null);

    function take(text) {
      const before = page.earlierOf(text);
      if (!before) {
        setWrong(page.say("No drawing was found in this. Choose a file that you kept here, or paste a link. Nothing was lost."));
      } else if (!page.address.fits({ before })) {
        setWrong(page.say("The two drawings are too long for one address. Nothing was lost."));
      } else {
        setWrong("");
        setOpen(false);
        page.address.write({ before, show: "", compare: [] });
        page.afterPaint(() => page.focusOn(from.current?.querySelector("h2") ?? from.current));
      }
    }

    async function read(event) {
      const [file] = event.target.files;
      if (file) take(file.size > LARGEST ? "" : await file.text());
      event.target.value = ""; // so that the same file can be chosen again
    }

    const stop = () => {
      page.address.write({ before: "" });
      page.afterPaint(() => page.focusOn(from.current?.querySelector("button")));
    };
    const form = h(
      "form",
      { className: "earlier", onSubmit: (event) => { event.preventDefault(); take(link); } },
      h("label", null, h("span", null, page.say("A file that you kept")),
        h("input", { type: "file", accept: ".txt,text/plain", onChange: read })),
      h("label", null, h("span", null, page.say("Or a link to your drawing")),
        h("input", { type: "text", inputMode: "url", value: link, autoComplete: "off", onChange: (event) => setLink(event.target.value) })),
      h("button", { type: "submit" }, page.say("Compare")),
      h("p", { className: "hint" }, page.say("The file stays with you. It is not stored here.")),
    );
    return h(
      "div",
      { className: "again", ref: from, tabIndex: -1 },
      state.before
        ? h(Changes, { base, state, stop })
        : h("button", { type: "button", "aria-expanded": open, onClick: () => { setOpen(!open); setWrong(""); } }, page.say("Compare with an earlier drawing")),
      !state.before && open && form,
      h("p", { className: "wrong", role: "alert" }, wrong),
    );
  };
})(window.trigger_point_explorer);
