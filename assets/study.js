/* The quiz: which question comes, its answers, whether it was right and why. */
"use strict";

(function (page) {
  const { h, json } = page;
  const shelf = document.querySelector(".study").dataset.shelf;
  const quiz = document.querySelector(".quiz");
  const place = quiz.querySelector(".question");
  const standing = quiz.querySelector(".standing");
  const set = document.getElementById("quiz-set");
  const kinds = [...quiz.querySelectorAll("[data-kind]")];
  const memory = page.memory();
  const LETTERS = "ABCD";
  const LIKE = { pattern: "Whose pattern is this?", vignette: "Whose pain may this be?" };
  let state = { kind: "", last: "", names: {}, turn: 0 };

  const picture = (id) => json(`${shelf}/picture/${id}.json`).then(page.zones);
  const name = (id) => state.names[id][0];
  const felt = (id) => state.names[id][2];
  const map = (id) =>
    h("a", { href: `/#show=${id}:right` }, `Show ${name(id)} on the map`);

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
      state.names = names;
      const found = all.filter(about(set.value, sets[set.value] ?? [], kind));
      tell(found);
      if (turn !== state.turn) return;
      if (!found.length) {
        place.replaceChildren(h("p", {}, "This set has no question of this kind. Choose another."));
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
        place.replaceChildren(h("p", { role: "alert" }, "The question did not load. Choose a kind to try again."));
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
    standing.textContent =
      `${found.length} ${found.length === 1 ? "question" : "questions"}: ${due} due, ` +
      `${found.length - met} new, ${met - due} for later.`;
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
          ? [views[i], h("span", { class: "hint" }, `Felt in ${state.names[id][2]}`)]
          : h("span", { class: "called" }, h("strong", {}, name(id)), h("span", { class: "hint" }, state.names[id][1])),
      );
      button.addEventListener("click", () => judge(question, id, buttons, result, found));
      return button;
    });
    const [title, ...shown] = asked(question, views);
    return [
      heading(title),
      ...shown,
      h("div", { class: impostor ? "choices pictures" : "choices", role: "group", "aria-label": "Answers" }, buttons),
      result,
    ];
  }

  function asked(question, views) {
    if (state.kind === "impostor") {
      return [`Three belong to this set: ${question.says[0]}. Which one is the impostor?`];
    }
    const where = felt(question.answer);
    if (state.kind === "vignette") {
      return [
        LIKE.vignette,
        h("ul", { class: "sentences" }, question.says.map((words) => h("li", {}, `“${words}”`))),
        h("p", {}, `It hurts here: ${where}.`),
      ];
    }
    return [
      LIKE.pattern,
      h("div", { class: "shown" }, views),
      h("p", { class: "hint" }, "Solid: felt by most. Dots: felt by some. Right side."),
      h("details", {}, h("summary", {}, "The picture in words"), h("p", {}, `Felt in ${where}.`)),
    ];
  }

  function judge(question, id, buttons, result, found) {
    const right = id === question.answer;
    for (const button of buttons) {
      const mine = button.dataset.choice;
      button.disabled = true;
      if (mine === question.answer) mark(button, "right", "✓ Right answer");
      else if (mine === id) mark(button, "wrong", "✗ Your answer");
      if (state.kind === "impostor") {
        button.append(h("strong", { class: "called" }, name(mine)));
      }
    }
    const why = state.kind === "impostor"
      ? `${name(question.answer)} is not one of the muscles in this set: ${question.says[0]}.`
      : `${name(question.answer)}: felt in ${felt(question.answer)}.`;
    const other = right || state.kind === "impostor" ? null : h("p", {}, `${name(id)}: felt in ${felt(id)}.`);
    settle(question, right, result, found, [h("p", {}, why), other]);
  }

  function mark(button, kind, words) {
    button.classList.add(kind);
    button.append(h("span", { class: "mark" }, words));
  }

  /* Say it, keep it, go on. */
  function settle(question, right, result, found, why, verdict) {
    const days = memory.answered(question.id, right);
    const again = days === 0 ? "It comes again soon." : `It comes again in ${days} ${days === 1 ? "day" : "days"}.`;
    const next = h("button", { type: "button", class: "next" }, "Next question");
    next.addEventListener("click", () => ask(state.kind, true));
    const words = h("p", { class: "verdict", tabindex: "-1" }, verdict ?? (right ? "Right." : "Not right."));
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
    const check = h("button", { type: "button", class: "next" }, "Check");
    const result = h("div", { class: "result" });
    check.addEventListener("click", () => {
      const { met, of, right, parts, lists } = pointing.settled(body.felt[question.answer]);
      check.remove();
      const beside = parts.yours.length;
      const verdict =
        `${right ? "Right" : "Not right yet"}: you found ${met} of ${of} main ${of === 1 ? "place" : "places"}` +
        `${beside ? `, and ${beside} beside the pattern.` : "."}`;
      settle(question, right, result, found, [lists], verdict);
    });
    return [
      heading(`Where is the pain of this muscle felt? ${name(question.answer)}`),
      h("p", { class: "hint" }, `${state.names[question.answer][1]}; right side. Pick the places, then check.`),
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
      button.textContent = "Forget my progress";
    };
    button.addEventListener("click", () => {
      if (!memory.size()) said.textContent = "There is nothing to forget.";
      else if (!sure) {
        sure = true;
        button.textContent = "Press again to forget all";
        said.textContent = `${memory.size()} answered so far.`;
      } else {
        memory.forget();
        back();
        said.textContent = "Forgotten.";
        if (state.kind) ask(state.kind, false);
      }
    });
    button.addEventListener("blur", back);
  }

  function start() {
    page.startTables();
    quiz.hidden = false;
    standing.textContent = "Choose a kind of question.";
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
