// What a click on something in a pane does: the first row whose selector fits, from the element outwards.

import { busyUntil } from "./controls.js";

/** Where a message stands. */
export const placeOf = (message) => ({ channel: message.dataset.channel, ts: message.dataset.ts });

function followLink(pane, link, event) {
  const url = new URL(link.href);
  const canvas = url.pathname.match(/^\/docs\/(\w+)\/(\w+)$/);
  if (url.port === location.port && canvas?.[1] === pane.root.dataset.team && !apart(event)) {
    event.preventDefault();
    pane.look({ canvas: canvas[2] });
    return;
  }
  const found = url.pathname.match(/^\/archives\/(\w+)\/p(\d+)(\d{6})$/);
  if (url.port !== location.port || !found) return;
  if (apart(event)) return;
  event.preventDefault();
  const [, channel, seconds, micros] = found;
  const thread_ts = url.searchParams.get("thread_ts") ?? "";
  // A window over the message would hide where the link has led.
  const window = link.closest("[data-view]");
  if (window) closeView(pane, link, true);
  pane.look({ channel, thread_ts, tab: "", canvas: "", message: `${seconds}.${micros}` });
}

/** Whether somebody wants a link to open in a tab of its own. */
const apart = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

function edit(pane, button) {
  const message = button.closest("[data-ts]");
  if (message.querySelector("form.edit")) return;
  const form = document.createElement("form");
  form.className = "edit";
  form.toggleAttribute("data-own", true);
  form.innerHTML =
    '<textarea aria-label="Edit the message"></textarea><div><button type="button" class="button small">Cancel</button> <button type="submit" class="button small primary">Save</button></div>';
  const area = form.querySelector("textarea");
  area.value = typedForm(message.querySelector("template.source").content.textContent);
  form.querySelector("button").addEventListener("click", () => form.remove());
  form.addEventListener("submit", async () => {
    const { problem } = await pane.send("edit", { ...placeOf(message), text: area.value });
    if (!problem) form.remove();
  });
  message.querySelector(".body").append(form);
  area.focus();
}

// A message is kept with & < > written out; what the person edits is what they typed.
const typedForm = (kept) => kept.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

export const CLICKS = [
  [
    "a[data-control=button]",
    (pane, link, event) => {
      pane.press(link, null);
      followLink(pane, link, event);
    },
  ],
  ["button[data-control=button]", (pane, button) => button.hasAttribute("data-busy") || pane.press(button, null)],
  [
    "[data-choose]",
    (pane, row, event) => {
      const control = row.closest("[data-control]");
      pane.press(control, row.dataset.choose, control.querySelector("summary"));
      if (row.matches("a[href]")) followLink(pane, row, event);
    },
  ],
  ["a[href]", followLink],
  ["[data-look]", (pane, row) => pane.look({ channel: row.dataset.look, thread_ts: "", tab: "", canvas: "" })],
  ["[data-look-person]", (pane, row) => pane.send("look_person", { other: row.dataset.lookPerson })],
  ["[data-look-app]", (pane, row) => pane.send("look_app", { tab: row.dataset.lookApp || "home" })],
  ["[data-open-thread]", (pane, button) => pane.look({ thread_ts: button.dataset.openThread, canvas: "" })],
  ["[data-close-canvas]", (pane) => pane.look({ canvas: "" })],
  ["[data-close-thread]", (pane) => pane.look({ thread_ts: "" })],
  ["[data-toggle-sidebar]", (pane) => pane.root.toggleAttribute("data-sidebar-open")],
  ["[data-close-view]", (pane, button) => closeView(pane, button, false)],
  ["[data-close-all]", (pane, button) => closeView(pane, button, true)],
  [
    "[data-dismiss-notice]",
    (pane, button) => pane.send("dismiss_notice", { notice: button.closest("[data-notice]").dataset.notice }),
  ],
  [
    "[data-react]",
    (pane, button) => pane.send("react", { ...placeOf(button.closest("[data-ts]")), name: button.dataset.react }),
  ],
  ["[data-edit]", edit],
  [
    "[data-copy-link]",
    (pane, button) => {
      const { channel, ts } = placeOf(button.closest("[data-ts]"));
      const thread = button.dataset.copyLink;
      const query = thread && thread !== ts ? `?thread_ts=${thread}&cid=${channel}` : "";
      navigator.clipboard?.writeText(`${location.origin}/archives/${channel}/p${ts.replace(".", "")}${query}`);
    },
  ],
  [
    "button[data-set]",
    (pane, button) => button.dataset.given && busyUntil(button, pane.send(button.dataset.set, JSON.parse(button.dataset.given))),
  ],
  ["[data-begin]", (pane, button) => pane.composers.begin(button.dataset.begin)],
  ["[data-to-end]", (pane, button) => pane.scrolling.toEnd(button)],
  [
    "[data-do]",
    (pane, button) => {
      const message = button.closest("[data-ts]");
      const more = { ...(message ? placeOf(message) : {}), callback: button.dataset.callback };
      busyUntil(button, pane.send(button.dataset.do, more));
    },
  ],
];

function closeView(pane, button, everything) {
  const view = button.closest("[data-view]").dataset.view;
  busyUntil(button, pane.send("close", { view, everything }));
}
