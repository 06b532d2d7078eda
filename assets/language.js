/* The choice of a language by hand. It goes into the address; the page is then asked for anew. */
"use strict";

(function (page) {
  const h = React.createElement;

  page.LanguagePicker = function LanguagePicker({ id, options }) {
    return h(
      "label",
      { className: "picker" },
      h("span", null, page.say("Language")),
      h(
        "select",
        {
          id,
          value: page.language,
          onChange: (event) => page.address.write({ lang: event.target.value }, { replace: true }),
        },
        options.map(([code, name]) => h("option", { key: code, value: code, lang: code }, name)),
      ),
    );
  };

  // By hand, Back, or a link: words come with the page, so another language is another load.
  page.address.subscribe(() => {
    const { lang } = page.address.read();
    if (lang && lang !== page.language) window.location.reload();
  });
})(window.trigger_point_explorer);
