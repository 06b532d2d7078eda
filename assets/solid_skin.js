/* The skin of the turning body: reads its geometry, mixes its colours, hatches what is marked.
   Draws nothing. Lengths are cm. */
"use strict";

(function (page) {
  // What stands after # goes in the body, as in resources.js: no address names a pattern.
  const ask = async (address) => {
    const [to, body] = address.split("#");
    const response = await fetch(to, { credentials: "same-origin", ...(body && { method: "POST", body }) });
    if (!response.ok) throw new Error(`${response.status} for ${address}`);
    return response;
  };
  page.askJson = async (address) => {
    const response = await ask(address);
    return response.status === 204 ? null : response.json(); // 204: there is none
  };

  /* Columns of whole numbers, each written as steps from one to the next. */
  async function columns(address, Kind, count) {
    const steps = new Kind(await (await ask(address)).arrayBuffer());
    const length = steps.length / count;
    return Array.from({ length: count }, (_, k) => {
      const column = steps.slice(k * length, (k + 1) * length);
      for (let i = 1; i < length; i += 1) column[i] += column[i - 1]; // wraps as it was written
      return column;
    });
  }

  /* Everything of a body that no pattern changes. The second sex brings only its points. */
  let shared = null;
  page.loadSkin = async function loadSkin(shelf, sex) {
    shared = shared || Promise.all([
      columns(`${page.wordless(shelf)}/triangles.bin`, Uint16Array, 3),
      columns(`${page.wordless(shelf)}/cells.bin`, Int16Array, 1),
    ]);
    const [stage, points, [[i, j, k], [cells]]] = await Promise.all([
      page.askJson(`${shelf}/stage-${sex}.json`),
      columns(`${page.wordless(shelf)}/skin-${sex}.bin`, Int16Array, 3),
      shared,
    ]);
    const [x, y, z] = points.map((column) => Float32Array.from(column, (v) => v / stage.perCm));
    return { stage, mesh: { x, y, z, i, j, k }, cells };
  };

  function read({ dtype, bdata }) {
    const bytes = Uint8Array.from(atob(bdata), (c) => c.charCodeAt(0));
    return dtype === "u2" ? new Uint16Array(bytes.buffer) : bytes;
  }

  /* One CSS colour a vertex, and the middle of what is coloured (null where nothing is). */
  page.mixed = function mixed({ stage, mesh, cells }, coats, marks) {
    const count = mesh.x.length;
    const bare = `rgb(${stage.skin})`;
    const colours = new Array(count).fill(bare);
    const touched = new Map();
    const cover = (vertex, [r, g, b], amount) => {
      const under = touched.get(vertex) || stage.skin;
      const mix = (one, n) => under[n] * (1 - amount) + one * amount;
      touched.set(vertex, [mix(r, 0), mix(g, 1), mix(b, 2)]);
    };
    const centre = [0, 0, 0, 0];
    const weigh = (vertex, amount) => {
      [mesh.x, mesh.y, mesh.z].forEach((column, n) => (centre[n] += column[vertex] * amount));
      centre[3] += amount;
    };
    for (const { colour, at, amount } of coats) {
      const amounts = read(amount);
      read(at).forEach((vertex, n) => {
        cover(vertex, colour, amounts[n] / 255);
        weigh(vertex, (amounts[n] / 255) ** 2); // the stronger zone is looked at
      });
    }
    const marked = page.markedVertices({ stage, cells }, marks);
    if (marked) {
      marked.forEach((is, vertex) => is && cover(vertex, stage.marks.colour, stage.marks.amount));
      if (!centre[3]) marked.forEach((is, vertex) => is && weigh(vertex, 1));
    }
    touched.forEach((rgb, vertex) => (colours[vertex] = `rgb(${rgb.map(Math.round)})`));
    return { colours, centre: centre[3] ? centre.slice(0, 3).map((v) => v / centre[3]) : null };
  };

  /* 1 for each vertex of a marked place, or null when none is marked. */
  page.markedVertices = function markedVertices({ stage, cells }, marks) {
    const wanted = new Set(marks);
    const numbers = new Set();
    stage.cells.forEach(([id], n) => wanted.has(id) && numbers.add(n));
    return numbers.size ? Uint8Array.from(cells, (cell) => numbers.has(cell)) : null;
  };

  /* Edge and hatching of the marks as traces: where planes cut the marked triangles. */
  page.markTraces = function markTraces({ stage, mesh, cells }, marks) {
    const marked = page.markedVertices({ stage, cells }, marks);
    if (!marked) return [];
    const { along, gap, lift, hatch, edge } = stage.marks;
    const at = (v) => [mesh.x[v], mesh.y[v], mesh.z[v]];
    const dot = (p, q) => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
    const between = (p, q, t) => p.map((value, n) => value + (q[n] - value) * t);
    const lines = { hatch: [[], [], []], edge: [[], [], []] };
    const draw = (to, from, until, out) => {
      for (const point of [from, until]) {
        to.forEach((column, n) => column.push(point[n] + lift * out[n]));
      }
      to.forEach((column) => column.push(null)); // lifts the pen
    };
    for (let t = 0; t < mesh.i.length; t += 1) {
      const corners = [mesh.i[t], mesh.j[t], mesh.k[t]];
      const count = marked[corners[0]] + marked[corners[1]] + marked[corners[2]];
      if (!count) continue;
      const points = corners.map(at);
      const out = outwards(points);
      if (count < 3) {
        const alone = corners.findIndex((v) => marked[v] === (count === 1 ? 1 : 0));
        const ends = [1, 2].map((n) => between(points[alone], points[(alone + n) % 3], 0.5));
        draw(lines.edge, ends[0], ends[1], out);
        continue;
      }
      const heights = points.map((p) => dot(p, along) / gap);
      const top = Math.max(...heights);
      for (let level = Math.ceil(Math.min(...heights)); level <= top; level += 1) {
        const cut = [0, 1, 2]
          .map((a) => [a, (a + 1) % 3])
          .filter(([a, b]) => heights[a] < level !== heights[b] < level)
          .map(([a, b]) => between(points[a], points[b], (level - heights[a]) / (heights[b] - heights[a])));
        if (cut.length === 2) draw(lines.hatch, cut[0], cut[1], out);
      }
    }
    const trace = (style, [x, y, z]) => ({ ...style, x, y, z });
    return [trace(hatch, lines.hatch), trace(edge, lines.edge)];
  };

  function outwards([a, b, c]) {
    const [u, v] = [b, c].map((p) => p.map((value, n) => value - a[n]));
    const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    const size = Math.hypot(...cross) || 1;
    return cross.map((value) => value / size);
  }
})(window.trigger_point_explorer);
