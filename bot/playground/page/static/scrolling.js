// Where a column of messages stands: at its end while somebody follows it, otherwise where they read.

const NEAR = 48;

export class Scrolling {
  constructor(root) {
    this.root = root;
    this.at = {};
    this.following = new Map();
    this.tops = new Map();
    for (const scroller of root.querySelectorAll(".scroller")) {
      this.following.set(scroller, true);
      scroller.addEventListener("scroll", () => this.#scrolled(scroller), { passive: true });
      // A composer that grows, a picture that loads or a card that changes must not push the end out of sight.
      const sizes = new ResizeObserver(() => this.following.get(scroller) && this.#toEnd(scroller));
      for (const element of [scroller, ...scroller.children]) sizes.observe(element);
    }
  }

  /** Take note that a column shows something else from now on. */
  moved({ channel, thread_ts, tab }) {
    const [room, thread] = this.following.keys();
    const elsewhere = channel !== this.at.channel || tab !== this.at.tab;
    if (elsewhere) this.following.set(room, tab !== "home");
    if (elsewhere && tab === "home") room.scrollTop = 0;
    if (elsewhere || thread_ts !== this.at.thread_ts) this.following.set(thread, true);
    for (const button of this.root.querySelectorAll("[data-to-end]")) button.hidden = true;
    this.at = { channel, thread_ts, tab };
  }

  /** Settle a column after its region was patched; `added` are the elements that are new in it. */
  patched(region, added) {
    const scroller = region.closest(".scroller");
    if (!scroller || region.dataset.region === "home") return;
    const lit = region.querySelector(".message.lit:not([data-seen])");
    if (lit) {
      lit.setAttribute("data-seen", "");
      this.following.set(scroller, false);
      lit.scrollIntoView({ block: "center" });
      lit.focus({ preventScroll: true });
    } else if (this.following.get(scroller) || added.some((each) => each.matches("[data-mine], [data-ephemeral]")))
      this.#toEnd(scroller);
    else if (added.includes(region.lastElementChild)) this.#button(scroller).hidden = false;
  }

  /** Go to the newest message. */
  toEnd(button) {
    this.#toEnd(button.parentElement.querySelector(".scroller"));
  }

  /** Open a menu upwards when there is no room below it, and to the left when there is none to the right. */
  keepInSight(menu) {
    const box = menu.querySelector(".menu-list");
    menu.removeAttribute("data-up");
    menu.removeAttribute("data-left");
    const within = (menu.closest(".scroller, .modal-body") ?? this.root).getBoundingClientRect();
    const room = menu.getBoundingClientRect().top - within.top > box.offsetHeight;
    menu.toggleAttribute("data-left", box.getBoundingClientRect().right > within.right);
    menu.toggleAttribute("data-up", room && box.getBoundingClientRect().bottom > within.bottom);
  }

  #scrolled(scroller) {
    const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    // Only a way upwards is somebody's own; what grows below also takes the end away, and is followed.
    const wentUp = scroller.scrollTop < (this.tops.get(scroller) ?? 0);
    this.tops.set(scroller, scroller.scrollTop);
    this.following.set(scroller, near || (this.following.get(scroller) && !wentUp));
    if (near) this.#button(scroller).hidden = true;
  }

  #toEnd(scroller) {
    this.following.set(scroller, true);
    scroller.scrollTop = scroller.scrollHeight;
    this.#button(scroller).hidden = true;
  }

  #button(scroller) {
    return scroller.parentElement.querySelector("[data-to-end]");
  }
}
