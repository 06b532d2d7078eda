/* Start the app once the body is on the screen. On a slow line the scripts would share it with
   the picture, and the page would stay empty for twice as long; this way nothing is later. */
"use strict";

(function () {
  const LONGEST = 1200; // ms to wait for the picture
  const later = document.getElementById("later").content;
  const picture = document.querySelector(".skeleton img");
  let started = false;

  /* The language of the address, else the one in which the server wrote this page. Everything that
     has words is asked for below /es; a page that came in the other language is led there. */
  const root = document.documentElement;
  const wanted = /[#&]lang=(en|es)(?:&|$)/.exec(window.location.hash)?.[1] ?? root.lang;
  const before = root.lang === "en" ? "" : `/${root.lang}`;
  const prefix = wanted === "en" ? "" : `/${wanted}`;
  const skeleton = document.querySelector(".skeleton");
  for (const line of skeleton.querySelectorAll("[lang]")) line.hidden = line.lang !== wanted;
  skeleton.classList.add("told"); // only now: no one sees the other language first

  const led = (address) => {
    const path = before && address.startsWith(`${before}/`) ? address.slice(before.length) : address;
    return prefix + path;
  };

  function lead() {
    const config = document.getElementById("_dash-config");
    const known = JSON.parse(config.textContent);
    config.textContent = JSON.stringify({ ...known, requests_pathname_prefix: `${prefix}/` });
    if (wanted === root.lang) return;
    root.lang = wanted;
    const worded = "link[href*='_dash-'], link[href*='places.json'], script[src*='/page.js']";
    later.querySelectorAll(worded).forEach((one) => {
      const name = one.href ? "href" : "src";
      one.setAttribute(name, led(one.getAttribute(name)));
    });
  }

  function start() {
    if (started) return;
    started = true;
    lead();
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
