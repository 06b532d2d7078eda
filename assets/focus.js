/* Where the focus is. What goes away under the keyboard hands it on to its neighbour, and a place
   that is focused in the list has its ring on the body too. */
"use strict";

(function (page) {
  const h = React.createElement;
  const ABLE = "button:not(:disabled), a[href], input:not(:disabled), select, summary, svg[tabindex]";
  let held = null; // what has the focus, the elements around it, and its place among them

  const able = (around) => [...around.querySelectorAll(ABLE)].filter((one) => one.checkVisibility());

  function hold({ target }) {
    held = null;
    if (!target.matches(":focus-visible")) return; // a finger or a mouse needs no handing on
    const around = [];
    for (let one = target.parentElement; one && one !== document.body; one = one.parentElement) {
      around.push([one, able(one).indexOf(target)]);
    }
    held = { target, around };
  }

  function handOn() {
    if (!held || document.activeElement !== document.body) return;
    const { target, around } = held;
    if (target.isConnected && !target.disabled) return;
    for (const [one, index] of around) {
      const near = one.isConnected ? able(one) : [];
      if (near.length) return near[Math.min(Math.max(index, 0), near.length - 1)].focus();
    }
  }

  document.addEventListener("focusin", hold);
  // A frame later: who takes something away may move the focus itself.
  new MutationObserver(() => {
    if (held && (!held.target.isConnected || held.target.disabled)) page.afterPaint(handOn);
  }).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });

  /* The focus to a heading that has just come, so that it is read first. */
  page.focusOn = function focusOn(element) {
    if (!element) return;
    element.setAttribute("tabindex", "-1");
    element.focus();
  };

  let lit = null;
  const listeners = new Set();
  page.lit = {
    at(cell) {
      lit = cell;
      listeners.forEach((listener) => listener());
    },
  };
  const useLit = () =>
    React.useSyncExternalStore(
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      () => lit,
    );

  page.LitPlace = function LitPlace({ cells }) {
    const cell = useLit();
    const found = cell && cells.find(([id]) => id === cell);
    return found ? h("path", { className: "ring lit", d: found[1], "aria-hidden": true }) : null;
  };
})(window.trigger_point_explorer);
