/* The heat map of all look-alikes. Draws the figure that the server made; orders it two ways. */
"use strict";

(function () {
  const plot = document.getElementById("look-alikes");
  const buttons = [...document.querySelectorAll("[data-order]")];
  // No logo, no upload: nothing here talks to another host.
  const CONFIG = {
    displaylogo: false,
    showSendToCloud: false,
    responsive: true,
    modeBarButtonsToRemove: ["toImage", "select2d", "lasso2d"],
  };

  function ordered({ data: [map], layout }, names) {
    const at = new Map(map.x.map((name, i) => [name, i]));
    const order = names.map((name) => at.get(name));
    const turned = (rows) => order.map((i) => order.map((j) => rows[i][j]));
    return { ...map, x: names, y: names, z: turned(map.z), text: turned(map.text) };
  }

  async function start() {
    const figure = await (await fetch(plot.dataset.figure)).json();
    const alike = figure.data[0].x;
    const { ids, body } = figure.layout.meta;
    const soft = getComputedStyle(document.body).color;
    const side = Math.max(320, Math.min(plot.clientWidth, 980));
    const layout = { ...figure.layout, font: { color: soft }, height: side, hovermode: "closest" };
    const narrow = plot.clientWidth < 700;
    if (!narrow) layout.height = Math.round(0.84 * side); // the names beside it take the rest
    if (narrow) layout.yaxis = { ...layout.yaxis, showticklabels: false };
    const config = { ...CONFIG, displayModeBar: narrow ? false : "hover" };
    plot.replaceChildren();
    await window.Plotly.newPlot(plot, figure.data, layout, config);
    plot.on("plotly_click", ({ points: [{ x, y }] }) => {
      if (x !== y) window.location.href = `${plot.dataset.home}#compare=${ids[y]}:right,${ids[x]}:right`;
    });
    for (const button of buttons) {
      button.addEventListener("click", () => {
        for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
        const names = button.dataset.order === "body" ? body : alike;
        window.Plotly.react(plot, [ordered(figure, names)], layout, config);
      });
    }
  }

  start().catch(() => {
    plot.textContent = plot.dataset.failed;
  });
})();
