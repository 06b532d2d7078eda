/* Build what questions show: elements, and a pattern's zones over the skin. Asks nothing. */
"use strict";

(function (page) {
  const SVG = "http://www.w3.org/2000/svg";

  function filled(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null && value !== false) {
        node.setAttribute(name, value === true ? "" : value);
      }
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return node;
  }
  const h = (tag, attributes = {}, ...children) =>
    filled(document.createElement(tag), attributes, children);
  const s = (tag, attributes = {}, ...children) =>
    filled(document.createElementNS(SVG, tag), attributes, children);

  let drawn = 0;

  /* Solid: felt by nearly everyone; dots: felt by some. Each picture has its own dots. */
  function view({ view: name, box, picture, at: [width, left, top], zones }) {
    drawn += 1;
    const dots = `study-dots-${drawn}`;
    const [, , across, down] = box.split(" ").map(Number);
    const img = h("img", { src: picture, alt: "" });
    img.style.width = `${width}%`;
    img.style.left = `${left}%`;
    img.style.top = `${top}%`;
    const shown = h(
      "span",
      { class: "view" },
      img,
      s(
        "svg",
        { viewBox: box, "aria-hidden": "true", focusable: "false" },
        s("defs", {}, s("pattern", { id: dots, width: 14, height: 14, patternUnits: "userSpaceOnUse" },
          s("circle", { class: "dot", cx: 3.5, cy: 3.5, r: 2.9 }),
          s("circle", { class: "dot", cx: 10.5, cy: 10.5, r: 2.9 }))),
        zones.map(([kind, d]) =>
          s("path", { class: kind, d, fill: kind === "spillover" ? `url(#${dots})` : null }),
        ),
      ),
      h("span", { class: "of" }, name),
    );
    shown.style.aspectRatio = `${across} / ${down}`;
    return shown;
  }

  const asked = new Map();
  function json(address) {
    if (!asked.has(address)) {
      const answer = fetch(address).then((reply) => {
        if (!reply.ok) throw new Error(address);
        return reply.json();
      });
      answer.catch(() => asked.delete(address)); // the next try asks again
      asked.set(address, answer);
    }
    return asked.get(address);
  }

  Object.assign(page, {
    h,
    s,
    json,
    zones: (views) => h("span", { class: "views" }, views.map(view)),
  });
})(window.trigger_point_study);
