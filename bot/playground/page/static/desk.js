// The desk: every call and delivery, the clock and the faults.

import { Link } from "./link.js";
import { elementFrom, patchRegion } from "./morph.js";

/** Say in the head of the page that nothing there is news until the playground answers again. */
function showAway(state) {
  const away = document.querySelector("[data-link-away]");
  delete away.dataset.atFirst;
  away.textContent = state ? "Playground not connected" : "";
  away.hidden = !state;
  document.querySelector("[data-region=link]").hidden = Boolean(state);
}

export class Desk {
  constructor(panel, person) {
    this.panel = panel;
    this.follow = panel.querySelector("[data-desk-follow]");
    this.filter = panel.querySelector("[data-desk-filter]");
    this.list = panel.querySelector(".calls-list");
    this.person = person;
    const { team } = document.querySelector(".pane").dataset; // the one on the left
    this.link = new Link(() => `/page/desk?${new URLSearchParams({ team, person: this.person() })}`, {
      onRecord: (record) => this.#show(record),
      onState: (state) => showAway(state),
    });
    panel.addEventListener("click", (event) => this.#onClick(event));
    document.addEventListener("change", (event) => this.#onChange(event));
    this.filter.addEventListener("input", () => this.#narrow());
    document.querySelector("[data-region=clock]").addEventListener("click", ({ target }) => {
      const by = target.closest("[data-advance]")?.dataset.advance;
      if (by) this.link.send({ do: "advance", by });
    });
    document.querySelector("[data-region=went]").addEventListener("click", ({ target }) => {
      if (target.closest("[data-went-heard]")) this.link.send({ do: "heard" });
    });
  }

  /** Show the newest, where they are followed: what was not before anyone, as a desk that was shut, did not scroll. */
  showNewest() {
    if (this.follow.checked) this.list.scrollTop = this.list.scrollHeight;
  }

  /** Start over, as when the person on the left is another one. */
  again() {
    this.link.socket.close();
  }

  #show({ region, order, html }) {
    patchRegion(document.querySelector(`[data-region=${region}]`), order, html);
    if (region !== "calls") return;
    this.#narrow();
    this.showNewest();
  }

  #narrow() {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const call of this.list.querySelectorAll("[data-call]")) {
      const text = call.textContent.toLowerCase();
      call.hidden = !words.every((word) => text.includes(word));
    }
  }

  async #onClick({ target }) {
    const tab = target.closest("[data-desk-tab]");
    if (tab) this.#turnTo(tab.dataset.deskTab);
    const call = target.closest("[data-call]");
    if (!call) return;
    this.follow.checked = false;
    for (const each of this.list.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
    call.setAttribute("aria-current", "true");
    const answer = await fetch(`/page/calls/${call.dataset.call}?${new URLSearchParams({ tz: call.dataset.zone })}`);
    const text = await answer.text();
    const detail = this.panel.querySelector("[data-call-detail]");
    if (answer.ok) detail.replaceChildren(elementFrom(text));
    else detail.textContent = text;
    detail.scrollTop = 0;
  }

  #turnTo(name) {
    for (const tab of this.panel.querySelectorAll("[data-desk-tab]")) {
      const on = tab.dataset.deskTab === name;
      tab.ariaSelected = on ? "true" : "false";
      document.getElementById(`panel-${tab.dataset.deskTab}`).hidden = !on;
    }
    for (const each of this.panel.querySelectorAll(".desk-filter, .desk-follow")) each.hidden = name !== "calls";
    if (name === "calls") this.showNewest();
  }

  #onChange({ target }) {
    if (target === this.follow) this.showNewest();
    const fault = target.dataset.faultSetting;
    if (fault) this.link.send({ do: "fault", fault, setting: target.value });
    if (target.matches("[data-limits]")) this.link.send({ do: "limits", on: target.checked });
  }
}
