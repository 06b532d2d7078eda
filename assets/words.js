/* What the page says, in the reader's language. English is in the scripts themselves; the words of
   another language stand at the head of the script that the server sends for it. */
"use strict";
window.trigger_point_explorer = window.trigger_point_explorer || {};

(function (page) {
  const words = page.words ?? {};
  page.language = page.language ?? "en";

  /* A message, with its {braces} filled in. What has no translation stays English. */
  page.say = function say(message, values = {}) {
    const said = Object.hasOwn(words, message) ? words[message] : message;
    return said.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? values[name] : hole));
  };

  /* Where a page of this language stands. */
  page.path = (path) => (page.language === "en" ? path : `/${page.language}${path}`);

  /* The shelf without its language: pictures and outlines are the same in all, and kept once. */
  page.wordless = (base) => base.slice(base.indexOf("/-/"));
})(window.trigger_point_explorer);
