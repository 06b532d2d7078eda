/* What never changes is fetched once: places, outlines, patterns. Addresses carry the edition,
   so the browser keeps them for a year.

   Here too, what stands after # is in no address that is sent: it goes in the request's body.
   So no log on the way can tell which pattern was looked at. */
"use strict";

(function (page) {
  const asked = new Map();

  function send(address) {
    const [to, body] = address.split("#");
    return fetch(to, { credentials: "same-origin", ...(body && { method: "POST", body }) });
  }

  page.load = function load(address) {
    if (!asked.has(address)) {
      const answer = send(address).then((response) => {
        if (!response.ok) throw new Error(`${response.status} for ${address}`);
        return response.status === 204 ? null : response.json(); // 204: there is none
      });
      answer.then(
        (value) => asked.set(address, { value }),
        () => asked.delete(address), // so that the next try asks again
      );
      asked.set(address, { answer });
    }
    return asked.get(address);
  };

  /* The resource, or null while it is on its way; null for no address. */
  page.useResource = function useResource(address) {
    const [, redraw] = React.useState(0);
    const entry = address ? page.load(address) : null;
    React.useEffect(() => {
      let wanted = true;
      const done = () => wanted && redraw((n) => n + 1);
      if (entry && entry.answer) entry.answer.then(done, () => {});
      return () => {
        wanted = false;
      };
    }, [entry]); // not the address: what failed is asked for anew, under the same
    return entry && "value" in entry ? entry.value : null;
  };

  /* Names of all cells: {list: [{id, name, region, called}], byId: Map}. */
  page.usePlaces = function usePlaces(base) {
    const places = page.useResource(`${base}/places.json`);
    return React.useMemo(() => {
      const list = places ? places.map(([id, name, region, called]) => ({ id, name, region, called })) : [];
      return { list, byId: new Map(list.map((place) => [place.id, place])) };
    }, [places]);
  };

  page.useMedia = function useMedia(query) {
    const media = React.useMemo(() => window.matchMedia(query), [query]);
    return React.useSyncExternalStore(
      (listener) => {
        media.addEventListener("change", listener);
        return () => media.removeEventListener("change", listener);
      },
      () => media.matches,
    );
  };
})(window.trigger_point_explorer);
