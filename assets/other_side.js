/* On a phone one view shows at a time: a small picture of the view beside it, when there are marks
   or zones on it that would be missed. It is a button that turns to that view. */
"use strict";

(function (page) {
  const h = React.createElement;

  function words(marks, zones) {
    if (marks && zones) return page.say(", with your marks and the pattern");
    return marks ? page.say(", with your marks") : zones ? page.say(", with the pattern") : "";
  }

  page.OtherSide = function OtherSide(props) {
    const { id, seen, frame, picture, there, marks, drawn, layers, of, how, turn } = props;
    const marked = (there?.cells ?? []).filter(([cell]) => marks.has(cell));
    const zones = Boolean(layers?.essential || layers?.spillover);
    const strokes = Object.entries(drawn ?? {});
    const mine = marked.length + strokes.length > 0;
    if (!there || !(mine || zones)) return null;
    return h(
      "button",
      {
        type: "button",
        className: "other-side",
        "aria-label": seen.title + words(mine, zones),
        onClick: turn,
      },
      h(
        "svg",
        { viewBox: frame.join(" "), "aria-hidden": true },
        h(page.Textures, { figure: id, outline: there.outline }),
        h("image", {
          className: "skin",
          href: picture,
          x: frame[0],
          y: frame[1],
          width: frame[2],
          height: frame[3],
        }),
        h(page.Pattern, { figure: id, layers, of, how }),
        marked.map(([cell, d]) =>
          h("path", { key: cell, className: `small-mark pain-${marks.get(cell)}`, d }),
        ),
        strokes.map(([pain, [d]]) => h("path", { key: pain, className: `small-mark pain-${pain}`, d })),
      ),
    );
  };
})(window.trigger_point_explorer);
