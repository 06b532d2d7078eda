/* Where it hurts, as words: the marks as chips, and every place as a real button. An equal way in
   beside the map; the filter works here, without a request. */
"use strict";

(function (page) {
  const h = React.createElement;
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  function Chips({ marks, places }) {
    const known = marks.filter((cell) => places.byId.has(cell));
    const ink = page.address.use((state) => page.address.keyOf("ink", state.pain));
    const strokes = page.address.use((state) => state[ink].length);
    if (!known.length && !strokes) {
      return h("p", { className: "hint" }, page.say("Nothing marked yet. Tap the body, or choose here."));
    }
    return h(
      "ul",
      { className: "chips", "aria-label": page.say("Your marks") },
      known.map((cell) => {
        const { name } = places.byId.get(cell);
        const clear = () => page.address.toggle(cell);
        return h(
          "li",
          { key: cell },
          h(
            "button",
            { type: "button", "aria-label": page.say("Clear {name}", { name }), onClick: clear },
            name,
            h("span", { "aria-hidden": true }, "✕"),
          ),
        );
      }),
      strokes > 0 &&
        h(
          "li",
          null,
          h(
            "button",
            { type: "button", "aria-label": page.say("Clear drawing"), onClick: () => page.address.write({ [ink]: [] }) },
            page.say("Drawing"),
            h("span", { "aria-hidden": true }, "✕"),
          ),
        ),
    );
  }

  function MarkTools() {
    const { undo, clear, canUndo } = page.address;
    const some = page.address.use((state) => page.address.hasMarks(state));
    return h(
      "div",
      { className: "mark-tools" },
      h("button", { type: "button", disabled: !canUndo(), onClick: undo }, page.say("Undo")),
      h("button", { type: "button", disabled: !some, onClick: clear }, page.say("Clear all")),
    );
  }

  const PlaceButton = React.memo(function PlaceButton({ id, name, marked }) {
    return h(
      "li",
      null,
      h(
        "button",
        {
          type: "button",
          "aria-pressed": marked,
          onClick: () => page.address.toggle(id),
          onPointerEnter: () => page.pointed.at(id),
          onPointerLeave: () => page.pointed.at(null),
          onFocus: () => {
            page.pointed.at(id);
            page.lit.at(id);
          },
          onBlur: () => page.lit.at(null),
        },
        name,
      ),
    );
  });

  // Spanish sides agree with their word: who types "rodilla izquierda" wants "lado izquierdo" too.
  const stem = (word) => (word.length > 5 ? word.replace(/[ao]s?$/, "") : word);

  function matching(list, words) {
    const regions = new Map();
    for (const place of list) {
      const text = plain(`${place.name} ${place.called}`);
      if (!words.every((word) => text.includes(word))) continue;
      if (!regions.has(place.region)) regions.set(place.region, []);
      regions.get(place.region).push(place);
    }
    return [...regions];
  }

  const titled = (words) => words[0].toUpperCase() + words.slice(1);

  function Region({ region, list, marks, open }) {
    const [opened, setOpened] = React.useState(false);
    const marked = list.filter((place) => marks.has(place.id)).length;
    const shown = open || opened;
    return h(
      "details",
      { open: shown, onToggle: (event) => !open && setOpened(event.currentTarget.open) },
      h(
        "summary",
        null,
        titled(list[0].called),
        marked > 0 && h("span", { className: "count" }, page.say("{count} marked", { count: marked })),
      ),
      h(
        "ul",
        null,
        list.map(({ id, name }) => h(PlaceButton, { key: id, id, name, marked: marks.has(id) })),
      ),
    );
  }

  page.PlaceList = function PlaceList({ id, base }) {
    // Deferred: the body is painted first, the list of 200 buttons in the next moment.
    const at = React.useDeferredValue(page.address.use((state) => state[page.address.keyOf("at", state.pain)]));
    const places = page.usePlaces(base);
    const [wanted, setWanted] = React.useState("");
    const marks = React.useMemo(() => new Set(at), [at]);
    const words = plain(wanted).split(/\s+/).filter(Boolean).map(stem);
    const found = React.useMemo(() => matching(places.list, words), [places, words.join(" ")]);
    return h(
      "section",
      { id, className: "place-list", "aria-labelledby": `${id}-title` },
      h(
        "div",
        { className: "heading" },
        h("h2", { id: `${id}-title` }, page.say("Where it hurts")),
        h(MarkTools),
      ),
      h(page.PainTabs),
      h("div", { className: "marks" }, h(Chips, { marks: at, places })),
      h(page.PainRow),
      h(
        "label",
        { className: "field" },
        h("span", null, page.say("Find a place")),
        h("input", {
          type: "search",
          value: wanted,
          placeholder: page.say("for example jaw, or left knee"),
          autoComplete: "off",
          onChange: (event) => setWanted(event.target.value),
        }),
      ),
      h(
        "div",
        { className: "places" },
        found.map(([region, list]) =>
          h(Region, { key: region, region, list, marks, open: words.length > 0 }),
        ),
        places.list.length > 0 &&
          !found.length &&
          h("p", { className: "hint" }, page.say("No place has this name. Try another word.")),
      ),
      h(page.FeltHere, { base, names: places.byId }),
    );
  };
})(window.trigger_point_explorer);
