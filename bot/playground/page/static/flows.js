// The flows beside the conversation: a text with what is wrong with it, and its picture.

import { elementFrom } from "./morph.js";

const PAUSE = 350;
const LOOK_AGAIN = 1500;
const drafts = window.sessionStorage;

export class Flows {
  constructor(panel, pane, onFile) {
    Object.assign(this, { panel, pane, onFile, name: "", saved: "", mark: "", checking: 0, looking: 0 });
    const find = (selector) => panel.querySelector(selector);
    Object.assign(this, {
      area: find("[data-flow-area]"),
      numbers: find(".flow-numbers"),
      found: find(".flow-found"),
      state: find(".flow-state"),
      paper: find("[data-flow-paper]"),
      discard: find("[data-flow-discard]"),
    });
    panel.addEventListener("click", (event) => this.#onClick(event));
    panel.addEventListener("change", (event) => this.#onChange(event));
    panel.addEventListener("keydown", (event) => this.#onKey(event));
    this.area.addEventListener("input", () => this.#onInput());
    this.area.addEventListener("scroll", () => this.#alignNumbers(), { passive: true });
  }

  /** Open or close the panel, at a file where one is named. */
  async show(open, name) {
    this.panel.hidden = !open;
    clearTimeout(this.looking);
    if (!open) return;
    if (this.name) this.#lookAtPicture();
    else await this.#list(name);
    this.area.focus({ preventScroll: true });
  }

  get #select() {
    return this.panel.querySelector("[data-flow-file]");
  }

  get #isDirty() {
    return this.area.value !== this.saved;
  }

  async #list(wanted) {
    const html = await this.#ask("/page/flows");
    if (html === null) return;
    this.panel.querySelector("[data-flow-files]").replaceChildren(elementFrom(html));
    if ([...this.#select.options].some((option) => option.value === wanted)) this.#select.value = wanted;
    if (this.#select.value && this.#select.value !== this.name) await this.#open(this.#select.value);
  }

  async #open(name) {
    const answer = await this.#ask(`/page/flows/text?${new URLSearchParams({ name })}`);
    if (answer === null) return;
    const { text, mark } = JSON.parse(answer);
    const draft = JSON.parse(drafts.getItem(`flow:${name}`) ?? "null");
    Object.assign(this, { name, saved: text.replaceAll("\r\n", "\n"), mark: draft?.mark ?? mark });
    this.area.value = draft?.text ?? text;
    this.area.setSelectionRange(0, 0);
    this.area.scrollTop = 0;
    this.onFile(name);
    this.#say(draft ? "Your unsaved changes are here." : "");
    this.#fresh();
    this.#check();
    this.#listChecks();
  }

  // The text

  #onInput() {
    drafts.setItem(`flow:${this.name}`, JSON.stringify({ text: this.area.value, mark: this.mark }));
    if (!this.#isDirty) drafts.removeItem(`flow:${this.name}`);
    this.#say(this.#isDirty ? "Not saved yet." : "");
    this.#fresh();
    clearTimeout(this.checking);
    this.checking = setTimeout(() => this.#check(), PAUSE);
  }

  #fresh() {
    const lines = this.area.value.split("\n").length;
    if (this.numbers.dataset.lines !== String(lines)) {
      this.numbers.dataset.lines = lines;
      this.numbers.textContent = Array.from({ length: lines }, (_, at) => at + 1).join("\n");
    }
    this.discard.hidden = !this.#isDirty;
    this.#alignNumbers();
  }

  #alignNumbers() {
    this.numbers.style.transform = `translateY(${-this.area.scrollTop}px)`;
  }

  async #check() {
    const { name, area } = this;
    const text = area.value;
    const html = await this.#ask("/page/flows/check", { name, text });
    if (html === null || name !== this.name || text !== area.value) return;
    this.found.replaceChildren(elementFrom(html));
  }

  async #save() {
    const { name } = this;
    const text = this.area.value;
    const answer = await this.#ask("/page/flows/save", { name, text, mark: this.mark });
    if (answer === null || name !== this.name) return false;
    const { mark, said } = JSON.parse(answer);
    Object.assign(this, { mark, saved: text });
    drafts.removeItem(`flow:${name}`);
    if (this.#isDirty) this.#onInput();
    this.#say(said);
    this.#fresh();
    await this.#list(name);
    this.#listChecks();
    return true;
  }

  async #start() {
    if (this.#isDirty && !(await this.#save())) return;
    const text = this.#select.selectedOptions[0].dataset.start;
    if (!text) {
      this.#say("This file is not on offer; mend it first.");
      return;
    }
    const { problem } = await this.pane.send("write", { text, thread_ts: "" });
    this.#say(problem || `Wrote ${text} as ${this.pane.person}.`);
  }

  #jump({ line, column }) {
    const before = this.area.value.split("\n").slice(0, line - 1);
    const at = before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
    const height = parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.focus();
    this.area.setSelectionRange(at, at);
    this.area.scrollTop = Math.max(0, (line - 1) * height - this.area.clientHeight / 2);
  }

  // The picture

  async #listChecks() {
    const query = this.#place({ name: this.name });
    const html = await this.#ask(`/page/flows/checks?${query}`, null, true);
    const list = this.panel.querySelector("[data-flow-checks]");
    const chosen = list.querySelector("select")?.value ?? "";
    const fresh = elementFrom(html ?? "<select data-flow-check aria-label='Check'><option value=''>The flow as saved</option></select>");
    const before = list.querySelector("select");
    if (before?.innerHTML !== fresh.innerHTML) {
      list.replaceChildren(fresh);
      const has = [...fresh.options].some((option) => option.value === chosen);
      // What has just begun is what somebody wants to follow.
      fresh.value = has && chosen ? chosen : (fresh.options[1]?.value ?? "");
    }
    await this.#lookAtPicture();
  }

  #place(more) {
    const { team } = this.pane.root.dataset;
    return new URLSearchParams({ team, person: this.pane.person, channel: this.pane.place.channel ?? "", ...more });
  }

  async #lookAtPicture() {
    clearTimeout(this.looking);
    if (this.panel.hidden || this.paper.closest("[hidden]")) return;
    const check = this.panel.querySelector("[data-flow-check]")?.value ?? "";
    const answer = await fetch(`/page/flows/picture?${this.#place({ name: this.name, check })}`).catch(() => null);
    const html = answer ? await answer.text() : "";
    if (answer && html !== this.drawn) {
      this.drawn = html;
      if (answer.ok) this.paper.replaceChildren(elementFrom(html));
      else this.paper.textContent = html;
      this.paper.querySelector(".here")?.scrollIntoView({ block: "nearest" });
    }
    clearTimeout(this.looking);
    this.looking = setTimeout(() => this.#listChecks(), LOOK_AGAIN);
  }

  // Everything

  #onClick({ target }) {
    const problem = target.closest("[data-line]");
    const tab = target.closest("[data-flow-tab]");
    if (problem) this.#jump(problem.dataset);
    if (tab) this.#turnTo(tab.dataset.flowTab);
    if (target.closest("[data-flow-save]")) this.#save();
    if (target.closest("[data-flow-start]")) this.#start();
    if (target.closest("[data-flow-discard]")) {
      drafts.removeItem(`flow:${this.name}`);
      this.#open(this.name);
    }
  }

  #onChange({ target }) {
    if (target.matches("[data-flow-file]")) this.#open(target.value);
    if (target.matches("[data-flow-check]")) this.#lookAtPicture();
  }

  #onKey(event) {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#save();
    }
  }

  #turnTo(name) {
    for (const tab of this.panel.querySelectorAll("[data-flow-tab]")) {
      const on = tab.dataset.flowTab === name;
      tab.ariaSelected = on ? "true" : "false";
      document.getElementById(`flow-${tab.dataset.flowTab}`).hidden = !on;
    }
    if (name === "picture") this.#listChecks();
  }

  #say(words) {
    this.state.textContent = words;
  }

  /** Ask the server, and give what it answers; a refusal is said, unless it may be quiet. */
  async #ask(url, sent = null, quiet = false) {
    const more = sent && { method: "POST", body: JSON.stringify(sent) };
    const answer = await fetch(url, more ?? {}).catch(() => null);
    const text = answer ? await answer.text() : "The playground cannot be reached.";
    if (answer?.ok) return text;
    if (!quiet) this.#say(text);
    return null;
  }
}
