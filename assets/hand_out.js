/* The page for a visit: asks the server for one sheet of what is marked and shown, fits it to A4
   and Letter alike, and prints it instead of the page. What is told of goes in the request's body. */
"use strict";

(function (page) {
  const h = React.createElement;
  const MM = 96 / 25.4;
  const [WIDE, HIGH] = [187 * MM, 255 * MM]; // less than either paper leaves within its margins
  // Type of the patient's half and of the clinician's in pt, and height of the pictures in mm: the
  // first that fits. What a patient reads gets small last, and no type smaller than can be read:
  // where the last does not fit, the clinician's longest lists lose their ends, and say so.
  const SIZES = [
    [11, 9, 72], [10.5, 8.5, 68], [10, 8.5, 64], [10, 8, 62], [9.5, 8, 60], [9.5, 7.5, 58],
    [9, 7.5, 57], [9, 7, 56], [9, 7, 50], [9, 6.5, 50], [8.5, 6.5, 48], [8.5, 6.5, 42], [8, 6.5, 36],
  ];
  const GAP = 4 * MM;
  const root = document.documentElement;
  const shelf = () => document.querySelector("[data-shelf]").dataset.shelf;
  const asked = () =>
    JSON.stringify({
      home: window.location.origin + window.location.pathname,
      state: window.location.hash.replace(/^#/, ""),
    });
  let made = ""; // what the sheet in the page was asked with

  function place(html, body) {
    let sheet = document.querySelector(".hand-out");
    if (!sheet) {
      sheet = document.createElement("div");
      sheet.className = "hand-out";
      sheet.setAttribute("aria-hidden", "true"); // on paper only
      document.body.append(sheet);
    }
    const read = new DOMParser().parseFromString(html, "text/html"); // runs no script
    sheet.replaceChildren(...read.body.children);
    made = body;
    const time = sheet.querySelector("time");
    if (time) {
      const now = new Date();
      time.dateTime = now.toISOString().slice(0, 10);
      time.textContent = now.toLocaleDateString(page.language, { dateStyle: "long" });
    }
    root.classList.toggle("has-sheet", Boolean(html));
    if (html) fit(sheet);
    return sheet;
  }

  /* All pictures at one scale, as large as width and height allow. */
  function scale(figures, wide, high) {
    const size = (one, name) => Number(one.dataset[name]);
    const across = figures.reduce((sum, one) => sum + size(one, "width"), 0);
    const most = (wide - GAP * (figures.length - 1)) / across;
    const unit = Math.min(most, high / Math.max(...figures.map((one) => size(one, "height"))));
    figures.forEach((one) => {
      one.querySelector("img").style.width = `${size(one, "width") * unit}px`;
      one.querySelector("img").style.height = `${size(one, "height") * unit}px`;
    });
  }

  function fit(sheet) {
    const figures = [...sheet.querySelectorAll("figure")];
    const beside = figures.length <= 2;
    const fits = () => sheet.firstElementChild.getBoundingClientRect().height <= HIGH;
    const laid = ([patient, clinician, high]) => {
      sheet.style.setProperty("--patient", `${patient}pt`);
      sheet.style.setProperty("--clinician", `${clinician}pt`);
      scale(figures, beside ? WIDE * 0.48 : WIDE, (beside ? high : high * 0.8) * MM);
      return fits();
    };
    sheet.classList.add("measured");
    if (!SIZES.some(laid)) shorten([...sheet.querySelectorAll(".clinician section:not(.cited)")], sheet.querySelector(".left-out"), fits);
    sheet.classList.remove("measured");
  }

  function shorten(sections, leftOut, fits) {
    const lists = sections.map((section) => [...section.querySelectorAll("p")]);
    lists.forEach((list) => (list.letters = list.reduce((sum, p) => sum + p.textContent.length, 0)));
    for (;;) {
      const longest = lists.filter((list) => list.length > 1).sort((a, b) => b.letters - a.letters)[0];
      if (!longest || fits()) return;
      const last = longest.pop();
      longest.letters -= last.textContent.length;
      last.hidden = true;
      leftOut.hidden = false;
    }
  }

  const worth = (state) => Boolean(state.show) || page.address.hasMarks(state);

  async function prepare() {
    const body = asked();
    if (made === body) return;
    const answer = await fetch(`${shelf()}/hand-out`, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const sheet = place(await answer.text(), body);
    await Promise.all([...sheet.querySelectorAll("img")].map((one) => one.decode()));
  }

  /* The browser's own way to print waits for nothing: so this once, neither do we. */
  function atOnce() {
    const body = asked();
    if (made === body) return;
    if (!window.location.hash && !made) return;
    try {
      const request = new XMLHttpRequest();
      request.open("POST", `${shelf()}/hand-out`, false);
      request.send(body);
      place(request.status === 200 ? request.responseText : "", body);
    } catch {
      place("", body); // without a line the page itself is printed
    }
  }
  window.addEventListener("beforeprint", atOnce);

  page.printVisit = async function printVisit() {
    if (worth(page.address.read())) await prepare();
    window.print();
  };

  /* What to take along: a page to print, the drawing to keep. */
  page.ForVisit = function ForVisit({ id, base }) {
    const some = page.address.use(worth);
    const [said, tell] = React.useState("");
    async function print() {
      tell(page.say("The page is being made …"));
      try {
        await page.printVisit();
        tell("");
      } catch {
        tell(page.say("The page could not be made. Check your connection and try again."));
      }
    }
    return h(
      "section",
      { id, "data-shelf": base, className: "for-visit", "aria-label": page.say("For your visit") },
      h(
        "div",
        { className: "take-along" },
        some && h("button", { type: "button", className: "print-visit", onClick: print }, page.say("Print a page for my visit")),
        h(page.KeepDrawing),
      ),
      h("p", { className: "live", role: "status" }, said),
      h(page.Again, { base }),
    );
  };
})(window.trigger_point_explorer);
