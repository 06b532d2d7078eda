/* What was drawn and what is compared, on the turning body: asks for it, and says it.
   It is asked for in the body of a request, as in resources.js. Draws nothing. */
"use strict";

(function (page) {
  const NONE = { coats: [], traces: [], drawn: [], compared: null };
  const INK = ["ink", "ink-b", "ink-c"];
  let last = { asked: "", laid: null };

  page.markedCells = (state) => [...new Set([...state.at, ...state["at-b"], ...state["at-c"]])];

  /* Only what is needed is asked for: a page without strokes asks for nothing. */
  page.askLaid = async function askLaid(shelf, state) {
    const comparing = state.compare.length > 1;
    if (!comparing && !INK.some((key) => state[key].length)) return NONE;
    const asked = page.address.part([...INK, "sex", ...(comparing ? ["compare"] : [])]);
    if (last.asked !== asked) last = { asked, laid: await page.askJson(`${shelf}/laid#${asked}`) };
    return last.laid;
  };

  const both = (laid) => [laid.compared, laid].filter(Boolean); // the drawing lies on top
  page.laidCoats = (laid) => both(laid).flatMap(({ coats }) => coats);
  page.laidTraces = (laid) => both(laid).flatMap(({ traces }) => traces);

  page.laidSaid = function laidSaid({ compared, drawn }) {
    return [
      compared &&
        page.say("Compared: {names}.", { names: compared.of.map(([letter, name]) => `${letter} ${name}`).join(" · ") }),
      drawn.length && page.say("Your drawing is on the body too."),
    ];
  };

  /* One sign in the legend: the letter of each, in its colour, and its name. */
  page.laidLegend = function laidLegend(place, { compared }) {
    place.hidden = !compared;
    place.replaceChildren(
      ...(compared ? compared.of : []).map(([letter, name, colour]) => {
        const one = document.createElement("span");
        const sign = document.createElement("b");
        sign.textContent = letter;
        sign.style.borderColor = colour;
        one.append(sign, ` ${name}`);
        return one;
      }),
    );
  };
})(window.trigger_point_explorer);
