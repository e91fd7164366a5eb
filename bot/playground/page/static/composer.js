// Where people write: drafts that outlive every redraw, the slash menu, and completion of names.

import { touched } from "./morph.js";

const drafts = window.sessionStorage;

/** Everything to do with the composers of one pane. */
export class Composers {
  constructor(pane) {
    this.pane = pane;
    this.commands = [];
    this.people = [];
    pane.root.addEventListener("input", (event) => this.#onInput(event));
    pane.root.addEventListener("keydown", (event) => this.#onKey(event));
    pane.root.addEventListener("submit", (event) => this.#onSubmit(event));
    pane.root.addEventListener("focusout", (event) => this.#onLeave(event));
    pane.root.addEventListener("mousedown", (event) => this.#onPick(event));
  }

  /** Learn what can be completed. */
  learn(facts) {
    this.commands = facts.commands;
    this.people = facts.people;
  }

  /** Give a composer that has just been drawn the draft that belongs to it. */
  wake(root) {
    for (const form of root.querySelectorAll("form.composer:not([data-awake])")) {
      form.toggleAttribute("data-awake", true);
      const area = form.querySelector("textarea");
      touched.add(area);
      area.value = drafts.getItem(this.#draftKey(form)) ?? "";
      fit(area);
    }
  }

  /** Write a beginning into the channel's composer, for the person to go on. */
  begin(text) {
    const form = this.pane.root.querySelector(".room form.composer");
    if (!form) return;
    this.#put(form, text);
    const area = form.querySelector("textarea");
    area.focus();
    this.#suggest(form, area);
  }

  #draftKey(form) {
    return `draft:${this.pane.person}:${form.dataset.composer}`;
  }

  #onInput(event) {
    const form = event.target.closest("form.composer");
    if (!form || event.target.localName !== "textarea") return;
    drafts.setItem(this.#draftKey(form), event.target.value);
    fit(event.target);
    this.#suggest(form, event.target);
  }

  #onLeave(event) {
    const form = event.target.closest?.("form.composer");
    if (form && !form.contains(event.relatedTarget)) hide(form);
  }

  #onPick(event) {
    const option = event.target.closest("[role=option]");
    const form = option?.closest("form.composer");
    if (!form) return;
    event.preventDefault();
    this.#complete(form, option);
  }

  #onKey(event) {
    const form = event.target.closest("form.composer");
    if (!form || event.target.localName !== "textarea" || event.isComposing) return;
    const options = [...form.querySelectorAll("[role=option]")];
    const at = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "Escape" && !list(form).hidden) {
      event.stopPropagation();
      hide(form);
    } else if (options.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(form, options[(at + step + options.length) % options.length]);
    } else if (at >= 0 && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
      event.preventDefault();
      this.#complete(form, options[at]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  }

  async #onSubmit(event) {
    const form = event.target.closest("form.composer");
    if (!form) return;
    event.preventDefault();
    const area = form.querySelector("textarea");
    const text = area.value;
    if (!text.trim()) return;
    hide(form);
    this.#put(form, "");
    const broadcast = form.querySelector("[data-broadcast]");
    form.toggleAttribute("data-busy", true);
    const { problem } = await this.pane.send("write", {
      text,
      thread_ts: form.dataset.threadTs,
      broadcast: broadcast?.checked ?? false,
    });
    form.removeAttribute("data-busy");
    if (problem && !area.value) this.#put(form, text);
    else if (broadcast) broadcast.checked = false;
  }

  #put(form, text) {
    const area = form.querySelector("textarea");
    area.value = text;
    drafts.setItem(this.#draftKey(form), text);
    fit(area);
  }

  #suggest(form, area) {
    const before = area.value.slice(0, area.selectionStart);
    if (/^\/\S*$/.test(before)) this.#suggestCommands(form, before);
    else if (/^\/\S+\s/.test(area.value)) this.#hintUsage(form, area.value.split(/\s/, 1)[0]);
    else if (/(^|\s)@\S*$/.test(before)) this.#suggestPeople(form, before.match(/@(\S*)$/)[1]);
    else hide(form);
  }

  #suggestCommands(form, typed) {
    if (form.dataset.threadTs) {
      show(form, [note("Slash commands do not work in threads", "")]);
      return;
    }
    const found = this.commands.filter(([name]) => name.startsWith(typed) && name !== typed);
    const exact = this.commands.find(([name]) => name === typed);
    const rows = found.map(([name, hint, words]) => row(`${name} `, name, hint, words));
    if (exact) rows.unshift(note(`${exact[0]} ${exact[1]}`, exact[2]));
    show(form, rows, !exact);
  }

  #hintUsage(form, name) {
    const known = this.commands.find(([each]) => each === name);
    if (known && !form.dataset.threadTs) show(form, [note(`${known[0]} ${known[1]}`, known[2])], false);
    else hide(form);
  }

  #suggestPeople(form, typed) {
    const wanted = bare(typed);
    const found = this.people.filter(([handle, name]) => bare(`${handle} ${name}`).includes(wanted));
    show(form, found.slice(0, 7).map(([handle, name]) => row(`@${handle} `, `@${handle}`, "", name)), true);
  }

  #complete(form, option) {
    const area = form.querySelector("textarea");
    const before = area.value.slice(0, area.selectionStart).replace(/\S*$/, option.dataset.text);
    this.#put(form, before + area.value.slice(area.selectionStart));
    area.setSelectionRange(before.length, before.length);
    area.focus();
    this.#suggest(form, area);
  }
}

// As people type names: small letters, no accents.
const bare = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const list = (form) => form.querySelector(".completions");

function show(form, rows, first) {
  if (!rows.length) {
    hide(form);
    return;
  }
  list(form).replaceChildren(...rows);
  list(form).hidden = false;
  const option = first && list(form).querySelector("[role=option]");
  if (option) choose(form, option);
}

function hide(form) {
  list(form).hidden = true;
  list(form).replaceChildren();
  form.querySelector("textarea").removeAttribute("aria-activedescendant");
}

function choose(form, option) {
  for (const each of list(form).querySelectorAll("[role=option]"))
    each.ariaSelected = each === option ? "true" : "false";
  option.id = `${list(form).id}-now`;
  for (const each of list(form).children) if (each !== option) each.removeAttribute("id");
  form.querySelector("textarea").setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function row(text, name, hint, words) {
  const made = note(`${name} ${hint}`.trim(), words);
  made.setAttribute("role", "option");
  made.ariaSelected = "false";
  made.dataset.text = text;
  return made;
}

function note(name, words) {
  const made = document.createElement("div");
  made.className = "completion";
  const strong = document.createElement("strong");
  strong.textContent = name;
  const more = document.createElement("span");
  more.textContent = words;
  made.append(strong, more);
  return made;
}

const FITS_BY_ITSELF = CSS.supports("field-sizing", "content");

function fit(area) {
  if (FITS_BY_ITSELF) return;
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight, 220)}px`;
}
