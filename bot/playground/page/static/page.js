// Puts the page together: two panes, the desk, and an address that brings all of it back.

import { Desk } from "./desk.js";
import { Flows } from "./flows.js";
import { Pane } from "./pane.js";

const query = new URLSearchParams(location.search);

function remembered(side) {
  const channel = query.get(`${side}_in`);
  if (!channel) return {};
  const [thread_ts, tab, canvas] = ["thread", "tab", "canvas"].map((each) => query.get(`${side}_${each}`) ?? "");
  const place = { channel, thread_ts, tab, canvas };
  const message = query.get(`${side}_at`);
  return message ? { ...place, message } : place;
}

function put(name, value) {
  if (value) query.set(name, value);
  else query.delete(name);
}

function remember(side, { person, name, thread_ts, tab, canvas }) {
  put(side, person);
  put(`${side}_in`, name);
  put(`${side}_thread`, thread_ts);
  put(`${side}_tab`, tab);
  put(`${side}_canvas`, canvas);
  query.delete(`${side}_at`);
  writeAddress();
  if (side === "left" && desk && desk.shownFor !== person) {
    desk.shownFor = person;
    desk.again();
  }
}

const writeAddress = () => history.replaceState(null, "", `/?${query}`);

function showPanes(both) {
  document.body.toggleAttribute("data-one", !both);
  document.querySelector("[data-toggle-panes]").ariaPressed = both ? "true" : "false";
  put("panes", both ? "" : "1");
}

function showDesk(open) {
  document.getElementById("desk").hidden = !open;
  document.querySelector("[data-toggle-desk][aria-expanded]").ariaExpanded = open ? "true" : "false";
  put("desk", open ? "1" : "");
  if (open) desk.showNewest();
}

const panes = [...document.querySelectorAll(".pane")].map(
  (root) => new Pane(root, remembered(root.dataset.side), remember),
);
const desk = new Desk(document.getElementById("desk"), () => panes[0].person);
desk.shownFor = panes[0].person;
const flowsPanel = document.getElementById("flows");
const flows = flowsPanel && new Flows(flowsPanel, panes[0], (name) => put("flow", name));

function showFlows(open) {
  if (!flows) return;
  document.body.toggleAttribute("data-flows", open);
  document.querySelector("[data-toggle-flows][aria-expanded]").ariaExpanded = open ? "true" : "false";
  put("flows", open ? "1" : "");
  flows.show(open, query.get("flow") ?? "");
}

/** Show another workspace on one side; whoever comes first there is who looks at it. */
function showTeam(side, team) {
  for (const each of ["", "_in", "_thread", "_tab", "_canvas", "_at"]) query.delete(`${side}${each}`);
  put(`${side}_team`, team);
  location.assign(`/?${query}`);
}

showPanes(query.get("panes") !== "1");
showDesk(query.get("desk") === "1");
showFlows(query.get("flows") === "1");
document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-switch-team]")) showTeam(target.closest(".pane").dataset.side, target.value);
});
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-toggle-panes]")) showPanes(document.body.hasAttribute("data-one"));
  if (target.closest("[data-toggle-flows]")) showFlows(flowsPanel.hidden);
  if (target.closest("[data-toggle-desk]")) showDesk(document.getElementById("desk").hidden);
  writeAddress();
});
