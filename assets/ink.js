/* Ink under the pointer: drawn on a canvas over a figure, past React, then written as a stroke.
   The code of a stroke is explained in explorer/ink.py, which reads it. */
"use strict";

(function (page) {
  const GRID = 2; // units of the view
  const THINNED = 1 / 8; // of the width
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const MORE = 32;

  function written(number) {
    let rest = number >= 0 ? 2 * number : -2 * number - 1;
    let letters = "";
    do {
      const digit = rest % MORE;
      rest = (rest - digit) / MORE;
      letters += ALPHABET[digit + (rest ? MORE : 0)];
    } while (rest);
    return letters;
  }

  /* Ramer, Douglas, Peucker: leave out points that lie close to the line between those kept. */
  function thinned(points, within) {
    const keep = new Set([0, points.length - 1]);
    const spans = [[0, points.length - 1]];
    while (spans.length) {
      const [first, last] = spans.pop();
      const [ax, ay] = points[first];
      const [lx, ly] = [points[last][0] - ax, points[last][1] - ay];
      const size = Math.max(lx * lx + ly * ly, 1e-9);
      let worst = within;
      let middle = 0;
      for (let i = first + 1; i < last; i++) {
        const [x, y] = [points[i][0] - ax, points[i][1] - ay];
        const share = Math.min(Math.max((x * lx + y * ly) / size, 0), 1);
        const off = Math.hypot(x - share * lx, y - share * ly);
        if (off > worst) [worst, middle] = [off, i];
      }
      if (!middle) continue;
      keep.add(middle);
      spans.push([first, middle], [middle, last]);
    }
    return points.filter((_, i) => keep.has(i));
  }

  /* The code of a stroke of points in units of the view. */
  function coded({ view, sex, brush, rubs, points, width }) {
    let [px, py] = [0, 0];
    let numbers = "";
    for (const point of thinned(points, width * THINNED)) {
      const [x, y] = point.map((value) => Math.round(value / GRID));
      if (numbers && x === px && y === py) continue;
      numbers += written(x - px) + written(y - py);
      [px, py] = [x, y];
    }
    return `${view}:${sex[0]}${rubs ? brush.toUpperCase() : brush}${numbers}`;
  }

  /* Give a figure its pen: handlers that take one finger for ink and leave two to the zoom.
     `unit`: units a cm; `settled`: the drawing that the server has outlined, null until then. */
  page.usePen = function usePen({ svg, zoom, view, sex, unit, settled }) {
    const { drawing, brush, rubs } = page.pen.use();
    const canvas = React.useRef(null);
    const stroke = React.useRef(null);

    function wipe() {
      canvas.current?.getContext("2d").reset?.();
    }
    React.useLayoutEffect(() => {
      if (settled && !stroke.current) wipe();
    }, [settled, view, sex]);

    /* Fit the canvas to the figure, and the pen to the figure's own units. */
    function ready() {
      const board = canvas.current;
      const at = svg.current.getBoundingClientRect();
      const fine = Math.min(window.devicePixelRatio || 1, 2);
      const [width, height] = [Math.round(at.width * fine), Math.round(at.height * fine)];
      if (board.width !== width || board.height !== height) Object.assign(board, { width, height });
      const to = svg.current.getScreenCTM();
      const pen = board.getContext("2d");
      pen.setTransform(to.a * fine, 0, 0, to.d * fine, (to.e - at.left) * fine, (to.f - at.top) * fine);
      pen.lineCap = pen.lineJoin = "round";
      pen.lineWidth = page.WIDTHS[brush] * unit;
      pen.strokeStyle = rubs ? "#ffffff" : getComputedStyle(board).color;
      return { pen, back: to.inverse() };
    }

    function down(event) {
      const now = stroke.current;
      if (now) {
        // A second finger: no stroke, a pinch. The zoom begins where the first finger is by now.
        stroke.current = null;
        wipe();
        zoom.handlers.onPointerDown({ pointerId: now.pointer, clientX: now.x, clientY: now.y });
      }
      zoom.handlers.onPointerDown(event);
      if (!drawing || now || !event.isPrimary || event.button !== 0) return;
      svg.current.setPointerCapture(event.pointerId);
      stroke.current = {
        ...ready(), pointer: event.pointerId, view, sex, brush, rubs, points: [],
        width: page.WIDTHS[brush] * unit,
      };
      extend([event]);
    }

    function extend(events) {
      const now = stroke.current;
      const { pen, back, points } = now;
      const from = points[points.length - 1];
      pen.beginPath();
      if (from) pen.moveTo(...from);
      for (const { clientX, clientY } of events) {
        const point = [back.a * clientX + back.e, back.d * clientY + back.f];
        pen.lineTo(...point);
        if (!from) pen.lineTo(...point); // a dot
        points.push(point);
        [now.x, now.y] = [clientX, clientY];
      }
      pen.stroke();
    }

    function move(event) {
      if (event.pointerId !== stroke.current?.pointer) {
        zoom.handlers.onPointerMove(event);
        return;
      }
      const events = event.nativeEvent.getCoalescedEvents?.() ?? [];
      extend(events.length ? events : [event]);
    }

    function up(event) {
      zoom.handlers.onPointerUp(event);
      const now = stroke.current;
      if (event.pointerId !== now?.pointer) return;
      stroke.current = null;
      if (event.type === "pointercancel") wipe();
      else page.address.draw(coded(now));
      if (page.address.isFull()) wipe();
    }

    return {
      drawing,
      canvas,
      handlers: {
        onPointerDown: down,
        onPointerMove: move,
        onPointerUp: up,
        onPointerCancel: up,
        onPointerLeave: zoom.handlers.onPointerLeave,
        onMouseDown: (event) => drawing && event.preventDefault(), // else it takes the focus
      },
    };
  };
  page.coded = coded;
})(window.trigger_point_explorer);
