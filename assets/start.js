/* Start the app once the body is on the screen. On a slow line the scripts would share it with
   the picture, and the page would stay empty for twice as long; this way nothing is later. */
"use strict";

(function () {
  const LONGEST = 1200; // ms to wait for the picture
  const later = document.getElementById("later").content;
  const picture = document.querySelector(".skeleton img");
  let started = false;

  function start() {
    if (started) return;
    started = true;
    document.head.append(...later.querySelectorAll("link"));
    const scripts = [...later.querySelectorAll("script[src]")].map(({ src }) => {
      const script = document.createElement("script");
      return Object.assign(script, { src, async: false }); // loaded at once, run in order
    });
    // What Dash's inline script says; so the page needs no inline script.
    scripts[scripts.length - 1].onload = () => {
      window.renderer = new window.DashRenderer();
    };
    document.body.append(...scripts);
  }

  if (picture.complete) {
    start();
  } else {
    picture.addEventListener("load", start);
    picture.addEventListener("error", start);
    window.setTimeout(start, LONGEST);
  }
})();
