/* Zoom and pan of one figure by pinch, drag, keys and buttons. Moves the viewBox, draws nothing.
   Until the figure is zoomed, the page's own scroll wins. */
"use strict";

(function (page) {
  const DEEPEST = 8; // times
  const STILL = 8; // px that a finger may slip and still tap

  page.useZoom = function useZoom(svg, box) {
    const [zoomed, setZoomed] = React.useState(false);
    const view = React.useRef(box);
    const fingers = React.useRef(new Map());
    const moved = React.useRef(0);

    function show(next) {
      view.current = next;
      svg.current.setAttribute("viewBox", next.join(" "));
      const near = next[2] < box[2] - 1;
      svg.current.style.touchAction = near ? "none" : "pan-y";
      setZoomed(near);
    }

    React.useEffect(() => show(box), [box.join()]);

    function inside([x, y, w, h]) {
      const left = Math.min(Math.max(x, box[0]), box[0] + box[2] - w);
      const top = Math.min(Math.max(y, box[1]), box[1] + box[3] - h);
      return [left, top, w, h];
    }

    function zoomAt(factor, clientX, clientY) {
      const to = svg.current.getScreenCTM().inverse();
      const ux = to.a * clientX + to.e;
      const uy = to.d * clientY + to.f;
      const [x, y, w, h] = view.current;
      const width = Math.min(box[2], Math.max(box[2] / DEEPEST, w / factor));
      const by = width / w;
      show(inside([ux - (ux - x) * by, uy - (uy - y) * by, width, h * by]));
    }

    function zoomBy(factor) {
      const at = svg.current.getBoundingClientRect();
      zoomAt(factor, at.left + at.width / 2, at.top + at.height / 2);
    }

    function down(event) {
      if (event.isPrimary) fingers.current.clear();
      fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
      if (fingers.current.size === 1) moved.current = 0;
    }

    function move(event) {
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      const now = [event.clientX, event.clientY];
      fingers.current.set(event.pointerId, now);
      moved.current += Math.hypot(now[0] - before[0], now[1] - before[1]);
      if (fingers.current.size === 2) pinch(event.pointerId, before, now);
      else if (zoomed && moved.current > STILL) pan(before, now);
    }

    function pinch(id, before, now) {
      const [, other] = [...fingers.current].find(([key]) => key !== id);
      const was = Math.hypot(before[0] - other[0], before[1] - other[1]);
      const is = Math.hypot(now[0] - other[0], now[1] - other[1]);
      if (was > 0) zoomAt(is / was, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      pan([before[0] / 2, before[1] / 2], [now[0] / 2, now[1] / 2]); // as their middle moves
    }

    function pan(before, now) {
      const [x, y, w, h] = view.current;
      const scale = svg.current.getScreenCTM().a;
      show(inside([x - (now[0] - before[0]) / scale, y - (now[1] - before[1]) / scale, w, h]));
    }

    const up = (event) => fingers.current.delete(event.pointerId);

    React.useEffect(() => {
      // Only with Ctrl (a trackpad's pinch sends it too): a plain wheel scrolls the page.
      const wheel = (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        zoomAt(Math.exp(-event.deltaY * 0.003), event.clientX, event.clientY);
      };
      const node = svg.current;
      node.addEventListener("wheel", wheel, { passive: false });
      return () => node.removeEventListener("wheel", wheel);
    }, [box.join()]);

    return {
      zoomed,
      zoomBy,
      reset: () => show(box),
      tapped: () => moved.current <= STILL,
      handlers: {
        onPointerDown: down,
        onPointerMove: move,
        onPointerUp: up,
        onPointerCancel: up,
        onPointerLeave: up,
      },
    };
  };
})(window.trigger_point_explorer);
