/* The quiz: which question comes, its answers, whether it was right and why. */
"use strict";

(function (page) {
  const { h, json } = page;
  const { say } = window.trigger_point_explorer;
  const { shelf, home } = document.querySelector(".study").dataset;
  const quiz = document.querySelector(".quiz");
  const place = quiz.querySelector(".question");
  const standing = quiz.querySelector(".standing");
  const set = document.getElementById("quiz-set");
  const kinds = [...quiz.querySelectorAll("[data-kind]")];
  const memory = page.memory();
  const LETTERS = "ABCD";
  const LIKE = { pattern: say("Whose pattern is this?"), vignette: say("Whose pain may this be?") };
  let state = { kind: "", last: "", names: {}, sets: {}, turn: 0 };

  const picture = (id) => json(`${shelf}/picture/${id}.json`).then(page.zones);
  const name = (id) => state.names[id][0];
  const felt = (id) => state.names[id][2];
  const map = (id) =>
    h("a", { href: `${home}#show=${id}:right` }, say("Show {name} on the map", { name: name(id) }));
  const feltIn = (id) => say("{name}: felt in {places}.", { name: name(id), places: felt(id) });
  const called = (question) => state.sets[question.says[0]][0];

  async function ask(kind, focus) {
    const turn = (state.turn += 1); // what comes late for an older question is dropped
    state.kind = kind;
    for (const one of kinds) one.setAttribute("aria-pressed", String(one.dataset.kind === kind));
    place.setAttribute("aria-busy", "true");
    try {
      const [all, { names, sets }] = await Promise.all([
        json(`${shelf}/${kind}.json`),
        json(`${shelf}/names.json`),
      ]);
      Object.assign(state, { names, sets });
      const found = all.filter(about(set.value, sets[set.value]?.[1] ?? [], kind));
      if (turn !== state.turn) return;
      tell(found);
      if (!found.length) {
        place.replaceChildren(h("p", {}, say("This set has no question of this kind. Choose another.")));
        return;
      }
      const by = new Map(found.map((question) => [question.id, question]));
      const question = by.get(memory.queue([...by.keys()], state.last)[0]);
      const shown = kind === "point" ? await pointed(question, found) : await chosen(question, found);
      if (turn !== state.turn) return;
      state.last = question.id;
      place.replaceChildren(...shown);
      place.dataset.question = question.id;
      if (focus) place.querySelector("h3").focus();
    } catch {
      if (turn === state.turn) {
        place.replaceChildren(h("p", { role: "alert" }, say("The question did not load. Choose a kind to try again.")));
      }
    } finally {
      if (turn === state.turn) place.removeAttribute("aria-busy");
    }
  }

  const about = (chosenSet, members, kind) => (question) =>
    !chosenSet ||
    (kind === "impostor" ? question.says[0] === chosenSet : members.includes(question.answer));

  function tell(found) {
    const due = found.filter(({ id }) => memory.due(id)).length;
    const met = found.filter(({ id }) => memory.box(id)).length;
    const values = { count: found.length, due, fresh: found.length - met, later: met - due };
    standing.textContent = found.length === 1
      ? say("1 question: {due} due, {fresh} new, {later} for later.", values)
      : say("{count} questions: {due} due, {fresh} new, {later} for later.", values);
  }

  const heading = (words) => h("h3", { tabindex: "-1" }, words);

  /* One of four is right. */
  async function chosen(question, found) {
    const impostor = state.kind === "impostor";
    const views = await Promise.all(
      (impostor ? question.choices : state.kind === "pattern" ? [question.answer] : []).map(picture),
    );
    const result = h("div", { class: "result" });
    const buttons = question.choices.map((id, i) => {
      const button = h(
        "button",
        { type: "button", class: impostor ? "choice pictured" : "choice", "data-choice": id },
        h("span", { class: "letter" }, LETTERS[i]),
        impostor
          ? [views[i], h("span", { class: "hint" }, say("Felt in {places}", { places: felt(id) }))]
          : h("span", { class: "called" }, h("strong", {}, name(id)), h("span", { class: "hint" }, state.names[id][1])),
      );
      button.addEventListener("click", () => judge(question, id, buttons, result, found));
      return button;
    });
    const [title, ...shown] = asked(question, views);
    return [
      heading(title),
      ...shown,
      h("div", { class: impostor ? "choices pictures" : "choices", role: "group", "aria-label": say("Answers") }, buttons),
      result,
    ];
  }

  function asked(question, views) {
    if (state.kind === "impostor") {
      return [say("Three belong to this set: {set}. Which one is the impostor?", { set: called(question) })];
    }
    const where = felt(question.answer);
    if (state.kind === "vignette") {
      return [
        LIKE.vignette,
        h("ul", { class: "sentences" }, question.says.map((words) => h("li", {}, h("q", {}, words)))),
        h("p", {}, say("It hurts here: {places}.", { places: where })),
      ];
    }
    return [
      LIKE.pattern,
      h("div", { class: "shown" }, views),
      h("p", { class: "hint" }, say("Solid: felt by most. Dots: felt by some. Right side.")),
      h("details", {}, h("summary", {}, say("The picture in words")), h("p", {}, say("Felt in {places}.", { places: where }))),
    ];
  }

  function judge(question, id, buttons, result, found) {
    const right = id === question.answer;
    for (const button of buttons) {
      const mine = button.dataset.choice;
      button.disabled = true;
      if (mine === question.answer) mark(button, "right", `✓ ${say("Right answer")}`);
      else if (mine === id) mark(button, "wrong", `✗ ${say("Your answer")}`);
      if (state.kind === "impostor") {
        button.append(h("strong", { class: "called" }, name(mine)));
      }
    }
    const why = state.kind === "impostor"
      ? say("{name} is not one of the muscles in this set: {set}.", {
        name: name(question.answer), set: called(question),
      })
      : feltIn(question.answer);
    const other = right || state.kind === "impostor" ? null : h("p", {}, feltIn(id));
    settle(question, right, result, found, [h("p", {}, why), other]);
  }

  function mark(button, kind, words) {
    button.classList.add(kind);
    button.append(h("span", { class: "mark" }, words));
  }

  /* Say it, keep it, go on. */
  function settle(question, right, result, found, why, verdict) {
    const days = memory.answered(question.id, right);
    const again = days === 0 ? say("It comes again soon.")
      : days === 1 ? say("It comes again in 1 day.")
      : say("It comes again in {days} days.", { days });
    const next = h("button", { type: "button", class: "next" }, say("Next question"));
    next.addEventListener("click", () => ask(state.kind, true));
    const words = h("p", { class: "verdict", tabindex: "-1" }, verdict ?? (right ? say("Right.") : say("Not right.")));
    result.replaceChildren(
      words,
      ...why.filter(Boolean),
      h("p", {}, map(question.answer)),
      h("p", { class: "hint" }, again),
      next,
    );
    result.classList.add(right ? "right" : "wrong");
    tell(found);
    words.focus();
  }

  /* Where is it felt? */
  async function pointed(question, found) {
    const body = await json(`${shelf}/body.json`);
    const pointing = page.pointing(body);
    const check = h("button", { type: "button", class: "next" }, say("Check"));
    const result = h("div", { class: "result" });
    check.addEventListener("click", () => {
      const { met, of, right, parts, lists } = pointing.settled(body.felt[question.answer]);
      check.remove();
      const beside = parts.yours.length;
      const verdict = [
        right ? say("Right.") : say("Not right yet."),
        say("Main places found: {met} of {of}.", { met, of }),
        ...(beside ? [say("Places beside the pattern: {beside}.", { beside })] : []),
      ].join(" ");
      settle(question, right, result, found, [lists], verdict);
    });
    return [
      heading(say("Where is the pain of this muscle felt? {name}", { name: name(question.answer) })),
      h("p", { class: "hint" }, say("{plain}; right side. Pick the places, then check.", { plain: state.names[question.answer][1] })),
      pointing.node,
      check,
      result,
    ];
  }

  function forgetting(button) {
    const said = quiz.querySelector(".forgot");
    let sure = false;
    const back = () => {
      sure = false;
      button.textContent = say("Forget my progress");
    };
    button.addEventListener("click", () => {
      if (!memory.size()) said.textContent = say("There is nothing to forget.");
      else if (!sure) {
        sure = true;
        button.textContent = say("Press again to forget all");
        said.textContent = say("{count} answered so far.", { count: memory.size() });
      } else {
        memory.forget();
        back();
        said.textContent = say("Forgotten.");
        if (state.kind) ask(state.kind, false);
      }
    });
    button.addEventListener("blur", back);
  }

  function start() {
    page.startTables();
    quiz.hidden = false;
    standing.textContent = say("Choose a kind of question.");
    for (const one of kinds) one.addEventListener("click", () => ask(one.dataset.kind, false));
    set.addEventListener("change", () => state.kind && ask(state.kind, false));
    for (const button of document.querySelectorAll(".ask-set")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        set.value = button.dataset.set;
        document.getElementById("quiz").scrollIntoView();
        ask(state.kind || "pattern", true);
      });
    }
    forgetting(quiz.querySelector(".forget"));
  }

  start();
})(window.trigger_point_study);
