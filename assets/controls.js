/* The controls of the top bar: search, browse, reader, theme, copy, print. Each one writes one
   part of the address. */
"use strict";

(function (page) {
  const h = React.createElement;
  const PAUSE = 250; // ms without typing before a search is asked

  page.SearchBox = function SearchBox({ id, label, placeholder }) {
    const q = page.address.use((state) => state.q);
    const [typed, setTyped] = React.useState(q);
    const written = React.useRef(q);
    const timer = React.useRef(0);
    React.useEffect(() => {
      if (q !== written.current) setTyped(q); // Back, or a link
      written.current = q;
    }, [q]);

    function type(text) {
      setTyped(text);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => ask(text), PAUSE);
    }

    function ask(text) {
      window.clearTimeout(timer.current);
      written.current = text.trim().slice(0, 80);
      if (written.current !== page.address.read().q) {
        page.address.write({ q: written.current }, { replace: true });
      }
    }

    return h(
      "form",
      {
        id,
        className: "search",
        role: "search",
        onSubmit: (event) => {
          event.preventDefault();
          ask(typed);
          page.enter.pressed(typed);
          // A clinician's next Enter explains it: the focus stays.
          if (page.address.read().who !== "clinician") page.toFound();
        },
      },
      h("input", {
        type: "search",
        "aria-label": label,
        placeholder,
        value: typed,
        maxLength: 80,
        autoComplete: "off",
        onChange: (event) => type(event.target.value),
      }),
      h(page.EnterHint, { typed }),
    );
  };

  /* A labelled list of options that writes one key of the address. */
  page.Picker = function Picker({ id, label, options, writes }) {
    const value = page.address.use((state) => state[writes]);
    return h(
      "label",
      { className: "picker" },
      h("span", null, label),
      h(
        "select",
        {
          id,
          value,
          onChange: (event) => page.address.write({ [writes]: event.target.value }, { replace: true }),
        },
        options.map(([value, text]) => h("option", { key: value, value }, text)),
      ),
    );
  };

  const THEMES = { auto: "light", light: "dark", dark: "auto" };
  const COLOURS = { auto: page.say("auto"), light: page.say("light"), dark: page.say("dark") };
  const icon = (d) =>
    h("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": true }, h("path", { d }));
  const ICONS = {
    theme: "M12 3a9 9 0 1 0 0 18zM12 3v18a9 9 0 0 0 0-18",
    copy: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
    print: "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
  };

  page.PageTools = function PageTools({ id }) {
    const theme = page.address.use((state) => state.theme);
    const [copied, setCopied] = React.useState("");
    const tool = (key, label, act) =>
      h("button", { type: "button", className: `tool ${key}`, "aria-label": label, title: label, onClick: act }, icon(ICONS[key]));

    async function copy() {
      try {
        await navigator.clipboard.writeText(window.location.href);
        setCopied(page.say("Link copied"));
      } catch {
        setCopied(page.say("Copy it from the address bar"));
      }
      window.setTimeout(() => setCopied(""), 3000);
    }

    return h(
      "div",
      { id, className: "page-tools" },
      h("span", { className: "copied", role: "status" }, copied),
      tool("theme", page.say("Colours: {theme}. Change", { theme: COLOURS[theme] }), () =>
        page.address.write({ theme: THEMES[theme] }, { replace: true })),
      tool("copy", page.say("Copy link to this page"), copy),
      tool("print", page.say("Print"), () => page.printVisit().catch(() => window.print())),
    );
  };

  /* Not a link to #id: what stands after # is the state. */
  page.SkipLink = function SkipLink({ id, to, label }) {
    return h(
      "button",
      { id, type: "button", className: "skip", onClick: () => document.getElementById(to)?.focus() },
      label,
    );
  };
})(window.trigger_point_explorer);
