// The controls of Block Kit in the browser: what is chosen in them, and the questions asked before a press.

import { touched } from "./morph.js";

const one = (control) => control.querySelector("select, input, textarea").value || null;
const ticked = (control) =>
  [...control.querySelectorAll("input[type=checkbox]:checked")].map((input) => input.value);
const pickedRadio = (control) => control.querySelector("input[type=radio]:checked")?.value ?? null;

const SEVERAL = (kind) => kind.startsWith("multi_") || kind === "checkboxes";

/** Read what is chosen in a control, in the form the people's verbs take. */
export function chosenIn(control) {
  const kind = control.dataset.control;
  if (SEVERAL(kind)) return ticked(control);
  return kind === "radio_buttons" ? pickedRadio(control) : one(control);
}

/** Read every input of a view. */
export function formOf(view) {
  const form = {};
  for (const control of view.querySelectorAll("[data-control]")) {
    const { control: kind, block, action } = control.dataset;
    if (kind === "button" || kind === "overflow") continue;
    (form[block] ??= {})[action] = chosenIn(control);
  }
  return form;
}

/** Show the ticked entries of multi-selects as chips, and stop at the most that may be chosen. */
export function dressMultis(root) {
  for (const multi of root.querySelectorAll("details.multi")) {
    const boxes = [...multi.querySelectorAll("input[type=checkbox]")];
    const labels = boxes.filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
    const shown = [...multi.querySelectorAll(".chip")].map((chip) => chip.textContent);
    if (labels.join("\n") !== shown.join("\n"))
      multi.querySelector(".chips").replaceChildren(...labels.map(chip));
    const full = labels.length >= Number(multi.dataset.most || Infinity);
    for (const box of boxes) box.disabled = full && !box.checked;
  }
}

function chip(text) {
  const made = document.createElement("span");
  made.className = "chip";
  made.textContent = text;
  return made;
}

/** Narrow a multi-select's list to what is typed. */
export function narrow(find) {
  const wanted = find.value.trim().toLowerCase();
  for (const row of find.parentElement.querySelectorAll(".multi-row"))
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
}

/** Ask the confirm question of a control, in the pane it stands in; true when agreed or when there is none. */
export function agreed(control, pane) {
  const words = control.dataset;
  if (words.confirm === undefined) return Promise.resolve(true);
  const dialog = document.getElementById("confirm").content.firstElementChild.cloneNode(true);
  dialog.querySelector("h2").textContent = words.confirmTitle;
  dialog.querySelector("p").textContent = words.confirm;
  const [yes, no] = [dialog.querySelector("[data-agree]"), dialog.querySelector("[data-deny]")];
  yes.textContent = words.confirmYes;
  no.textContent = words.confirmNo;
  yes.classList.replace("primary", words.confirmStyle);
  pane.querySelector(".asked").append(dialog);
  dialog.show();
  yes.focus();
  return new Promise((resolve) => {
    const end = (answer) => {
      dialog.remove();
      control.focus();
      resolve(answer);
    };
    yes.addEventListener("click", () => end(true));
    no.addEventListener("click", () => end(false));
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") end(false);
      event.stopPropagation();
    });
  });
}

/** Put a control back to what the server drew, when a choice was not confirmed. */
export function putBack(control) {
  for (const input of control.querySelectorAll("select, input")) {
    touched.delete(input);
    if (input.localName === "select") {
      const drawn = [...input.options].find((option) => option.defaultSelected);
      input.value = drawn ? drawn.value : "";
    } else if (input.type === "checkbox" || input.type === "radio") input.checked = input.defaultChecked;
    else input.value = input.defaultValue;
  }
}

/** Show that something is under way until a promise ends. */
export async function busyUntil(element, promise) {
  element.setAttribute("data-busy", "");
  element.setAttribute("aria-busy", "true");
  try {
    return await promise;
  } finally {
    element.removeAttribute("data-busy");
    element.removeAttribute("aria-busy");
  }
}
