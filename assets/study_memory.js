/* How well each question is known: a box (Leitner) and when it is due. In this browser only; the
   sole user of its storage, under one key. What is stored is data, not truth: it is checked. */
"use strict";

(function (page) {
  const KEY = "trigger-point-explorer.study";
  const DAY = 86_400_000;
  const WAIT = [0, 0, 1, 3, 7, 21]; // days, by box; box 1 comes again at once
  const LAST = WAIT.length - 1;

  const whole = (value, least, most) =>
    Number.isInteger(value) && value >= least && value <= most;

  function read() {
    try {
      const found = JSON.parse(window.localStorage.getItem(KEY) ?? "{}");
      return new Map(
        Object.entries(found).filter(
          ([, one]) =>
            Array.isArray(one) && whole(one[0], 1, LAST) && whole(one[1], 0, Number.MAX_SAFE_INTEGER),
        ),
      );
    } catch {
      return new Map(); // no storage, or not ours to read: start anew
    }
  }

  function write(boxes) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(boxes)));
    } catch {
      // Full or forbidden: it is known until the page is closed.
    }
  }

  page.memory = function () {
    const boxes = read();
    return {
      size: () => boxes.size,
      box: (id) => boxes.get(id)?.[0] ?? 0,
      due: (id, now = Date.now()) => (boxes.has(id) ? boxes.get(id)[1] <= now : false),
      answered(id, right, now = Date.now()) {
        const box = right ? Math.min((boxes.get(id)?.[0] ?? 1) + 1, LAST) : 1;
        boxes.set(id, [box, now + WAIT[box] * DAY]);
        write(boxes);
        return WAIT[box];
      },
      forget() {
        boxes.clear();
        try {
          window.localStorage.removeItem(KEY);
        } catch {
          // Nothing was kept.
        }
      },
      /* Due ones first, the least known of them first; then new ones; then what waits. */
      queue(ids, last) {
        const now = Date.now();
        const rank = (id) => (!boxes.has(id) ? 1 : boxes.get(id)[1] <= now ? 0 : 2);
        const late = (id) => boxes.get(id)?.[1] ?? mixed(id);
        return ids
          .filter((id) => id !== last || ids.length === 1)
          .sort((a, b) => rank(a) - rank(b) || late(a) - late(b));
      },
    };
  };

  /* The new ones in an order of their own, the same each time. */
  function mixed(id) {
    let hash = 2166136261;
    for (const letter of id) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
    return hash;
  }
})(window.trigger_point_study);
