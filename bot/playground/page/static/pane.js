// One person's half of the page: shows what the server sends, and tells it what the person does.

import { CLICKS, placeOf } from "./clicks.js";
import { agreed, busyUntil, chosenIn, dressMultis, formOf, narrow, putBack } from "./controls.js";
import { Composers } from "./composer.js";
import { Link } from "./link.js";
import { patchRegion, touched } from "./morph.js";
import { Scrolling } from "./scrolling.js";

const TYPING_PAUSE = 250;

export class Pane {
  constructor(root, place, onPlace) {
    Object.assign(this, { root, place, onPlace, person: root.dataset.person, side: root.dataset.side });
    this.waiting = new Map();
    this.lastId = 0;
    this.typing = 0;
    this.returnTo = [];
    this.composers = new Composers(this);
    this.scrolling = new Scrolling(root);
    for (const kind of ["click", "change", "input", "submit", "keydown"])
      root.addEventListener(kind, (event) => this[`on_${kind}`](event));
    root.addEventListener("toggle", (event) => this.on_toggle(event), true);
    this.#connect();
  }

  /** Tell the server; gives {problem}, empty when it went well. */
  send(what, more = {}) {
    const id = ++this.lastId;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      if (!this.link.send({ id, do: what, ...more })) this.#settle(id, "The playground cannot be reached.");
    });
  }

  /** Show another person's screen here. */
  become(person) {
    this.link.end();
    for (const region of this.root.querySelectorAll("[data-region]")) region.replaceChildren();
    this.person = this.root.dataset.person = person;
    this.place = {};
    this.#connect();
  }

  #connect() {
    const query = () => {
      const { team } = this.root.dataset;
      return new URLSearchParams({ side: this.side, person: this.person, team, ...this.place });
    };
    this.link = new Link(() => `/page/pane?${query()}`, {
      onRecord: (record) => this[`show_${record.kind}`](record),
      onState: (state) => this.#showState(state),
    });
  }

  #showState(state) {
    const line = this.root.querySelector(".pane-state");
    delete line.dataset.atFirst;
    line.textContent = state;
    line.hidden = !state;
    if (state) for (const id of [...this.waiting.keys()]) this.#settle(id, state);
  }

  #settle(id, problem) {
    this.waiting.get(id)?.({ problem });
    this.waiting.delete(id);
  }

  // What the server says

  show_done({ id, problem }) {
    this.#settle(id, problem);
  }

  show_facts(facts) {
    this.composers.learn(facts);
  }

  show_place({ channel, name, thread_ts, tab, canvas, person }) {
    if (canvas !== this.place.canvas) this.root.querySelector(".canvas-body").scrollTop = 0;
    this.place = { channel, thread_ts, tab, canvas };
    this.root.dataset.channel = name;
    this.root.dataset.tab = tab;
    this.root.toggleAttribute("data-thread", Boolean(thread_ts));
    this.root.removeAttribute("data-sidebar-open");
    this.root.querySelector(".thread").hidden = !thread_ts;
    this.root.querySelector(".canvas").hidden = !canvas;
    this.scrolling.moved(this.place);
    this.onPlace(this.side, { person, name, thread_ts, tab, canvas });
  }

  show_region({ region, order, html }) {
    const element = this.root.querySelector(`[data-region=${region}]`);
    const added = patchRegion(element, order, html);
    dressMultis(element);
    this.composers.wake(element);
    this.scrolling.patched(element, added);
    if (region === "modals") this.#settleModals(element, html, added);
  }

  #settleModals(element, html, added) {
    const top = element.querySelector("dialog:not([data-below])");
    this.root.querySelector(".pane-body").inert = Boolean(top);
    const ours = this.root.contains(document.activeElement) || document.activeElement === document.body;
    if (!ours) return;
    const wrong = top && html[top.dataset.view] && top.querySelector("[aria-invalid]");
    if (wrong) focusIn(wrong);
    else if (added.length && top) {
      this.returnTo.push(document.activeElement);
      focusIn(top.querySelector("[data-focus-first]") ?? firstField(top));
    } else if (!top && this.returnTo.length) {
      const back = this.returnTo.find((each) => each.isConnected && each !== document.body);
      this.returnTo = [];
      (back ?? this.root.querySelector("form.composer textarea"))?.focus();
    } else if (top && !top.contains(document.activeElement)) focusIn(firstField(top));
  }

  // What the person does

  on_click(event) {
    for (const [selector, act] of CLICKS) {
      const found = event.target.closest(selector);
      if (found && this.root.contains(found)) {
        act(this, found, event);
        break;
      }
    }
    for (const menu of this.root.querySelectorAll("details.menu[open]"))
      if (!menu.contains(event.target) || event.target.closest(".menu-row")) menu.open = false;
  }

  on_change(event) {
    const { target } = event;
    if (target.matches("[data-switch-person]")) this.become(target.value);
    else if (target.matches("[data-invite]")) this.#invite(target);
    else if (target.matches("[data-set-zone]")) this.send("time_zone", { tz: target.value });
    if (target.matches("[data-find]")) return;
    const control = target.closest("[data-control]");
    if (!control) return;
    touched.add(target);
    dressMultis(this.root);
    if (control.matches("details.multi")) control.changed = true;
    else if (control.dataset.quiet === undefined) this.press(control, chosenIn(control));
    this.#fillSoon(control.closest("dialog[data-view]"));
  }

  on_input(event) {
    if (event.target.matches("[data-find]")) narrow(event.target);
    else if (event.target.closest("form[data-set]")) touched.add(event.target);
    else if (event.target.closest("[data-control]")) {
      touched.add(event.target);
      this.#fillSoon(event.target.closest("dialog[data-view]"));
    }
  }

  on_toggle(event) {
    const details = event.target;
    if (details.matches("details.menu") && details.open) this.scrolling.keepInSight(details);
    if (!details.matches("details.multi") || details.open || !details.changed) return;
    details.changed = false;
    if (details.dataset.quiet === undefined) this.press(details, chosenIn(details));
  }

  on_submit(event) {
    event.preventDefault();
    const view = event.target.closest("dialog[data-view]");
    if (view) this.#submit(view);
    else if (event.target.matches("form[data-set]")) this.#set(event.target);
  }

  on_keydown(event) {
    if (event.key === "Escape") this.#escape(event);
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
      event.target.closest("dialog[data-view] form")?.requestSubmit();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.target.matches("article.message")) {
      event.preventDefault();
      const all = [...event.target.parentElement.querySelectorAll("article.message")];
      all[all.indexOf(event.target) + step]?.focus();
    }
  }

  /** Press a control, after its confirm question if it has one. */
  async press(control, chosen, shown = control) {
    if (!(await agreed(control, this.root))) {
      putBack(control);
      return;
    }
    const { block, action } = control.dataset;
    const view = control.closest("[data-view]");
    const message = control.closest("[data-ts]");
    const pressed = view
      ? this.send("press_in_view", { view: view.dataset.view, block, action, chosen, form: formOf(view) })
      : this.send("press", { ...placeOf(message), block, action, chosen });
    await busyUntil(shown, pressed);
  }

  async #submit(view) {
    if (view.hasAttribute("data-busy")) return;
    clearTimeout(this.typing);
    const sent = this.send("submit", { view: view.dataset.view, form: formOf(view) });
    await busyUntil(view, busyUntil(view.querySelector("[data-submit]"), sent));
  }

  async #set(form) {
    const given = Object.fromEntries(new FormData(form));
    const { problem } = await busyUntil(form.querySelector("[type=submit]"), this.send(form.dataset.set, given));
    if (problem) return;
    for (const field of form.elements) touched.delete(field);
    form.closest("details.menu").open = false;
  }

  #fillSoon(view) {
    clearTimeout(this.typing);
    if (!view) return;
    const fill = () => view.isConnected && this.send("fill", { view: view.dataset.view, form: formOf(view) });
    this.typing = setTimeout(fill, TYPING_PAUSE);
  }

  #invite(select) {
    this.send("invite", { other: select.value });
    select.value = "";
  }

  #escape(event) {
    const open = event.target.closest("details[open]");
    const view = event.target.closest("dialog[data-view]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (view) this.send("close", { view: view.dataset.view });
    else if (event.target.closest(".canvas")) this.look({ canvas: "" });
    else if (event.target.closest(".thread")) this.look({ thread_ts: "" });
  }

  /** Go somewhere else, or with parts left out stay and change only those. */
  look(place) {
    return this.send("look", { ...this.place, ...place });
  }
}

// What is only read gets the focus as a whole: its first link may stand at its end, far below what one came to read.
// What is to be filled in comes before a menu in a row of buttons, which leads somewhere else.
const FIELD = ".modal-body :is(input, textarea, select, summary)";
const firstField = (view) =>
  view.querySelector(`${FIELD}:not(.actions *)`) ?? view.querySelector(FIELD) ?? view.querySelector(".modal-body");

function focusIn(element) {
  const field = element?.matches("[role=group], [role=radiogroup]") ? element.querySelector("input") : element;
  field?.focus();
}
