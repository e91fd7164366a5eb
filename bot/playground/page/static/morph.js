// Makes what is on the page equal to fresh HTML while keeping what belongs to the person: text they typed,
// choices they made, menus they opened, and where the focus is. Elements are matched by data-key.

/** Controls the person has changed; from then on their value is theirs. */
export const touched = new WeakSet();

const OURS = new Set(["data-busy", "aria-busy", "data-seen", "data-awake", "style"]);
const keyOf = (node) => (node.nodeType === 1 ? node.getAttribute("data-key") : null);
const alike = (one, other) => one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

/** Read the one element that a piece of HTML holds. */
export function elementFrom(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Bring a region to its items: `order` lists all keys, `html` has those that are new or changed. */
export function patchRegion(region, order, html) {
  const there = new Map([...region.children].map((child) => [keyOf(child), child]));
  const wanted = new Set(order);
  for (const [key, child] of there) if (!wanted.has(key)) child.remove();
  const added = [];
  let next = region.firstElementChild;
  for (const key of order) {
    let element = there.get(key);
    if (html[key] !== undefined) {
      const fresh = elementFrom(html[key]);
      fresh.setAttribute("data-key", key);
      if (element) {
        const morphed = morph(element, fresh);
        if (next === element) next = morphed;
        element = morphed;
      } else {
        element = fresh;
        added.push(element);
      }
    }
    if (element === next) next = next.nextElementSibling;
    else if (element) place(region, element, next);
  }
  return added;
}

/** Make one node equal to another and give the one that now stands there. */
export function morph(old, fresh) {
  if (!alike(old, fresh)) {
    old.replaceWith(fresh);
    return fresh;
  }
  if (old.nodeType !== 1) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return old;
  }
  if (old.isEqualNode(fresh) && !isControl(old)) return old;
  copyAttributes(old, fresh);
  morphChildren(old, fresh);
  if (isControl(old) && !touched.has(old)) copyValue(old, fresh);
  return old;
}

function morphChildren(old, fresh) {
  const keyed = new Map();
  for (const child of old.children) if (keyOf(child) !== null) keyed.set(keyOf(child), child);
  const kept = new Set();
  let next = skipOwn(old.firstChild);
  for (const wanted of [...fresh.childNodes]) {
    const key = keyOf(wanted);
    let match = key !== null ? keyed.get(key) : next && keyOf(next) === null ? next : null;
    if (match && !alike(match, wanted)) match = null;
    if (!match) {
      old.insertBefore(wanted, next);
      kept.add(wanted);
      continue;
    }
    if (match === next) next = skipOwn(next.nextSibling);
    else place(old, match, next);
    kept.add(morph(match, wanted));
  }
  for (const child of [...old.childNodes]) if (!kept.has(child) && !isOwn(child)) child.remove();
}

const isOwn = (node) => node.nodeType === 1 && node.hasAttribute("data-own");

function skipOwn(node) {
  while (node && isOwn(node)) node = node.nextSibling;
  return node;
}

// moveBefore keeps focus and scroll where a browser has it.
function place(parent, child, before) {
  if (parent.moveBefore && child.isConnected) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
}

const isControl = (node) => node.matches("input, textarea, select");

function copyAttributes(old, fresh) {
  const isTheirs = (name) => OURS.has(name) || (name === "open" && old.localName === "details");
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && !isTheirs(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value && !isTheirs(name)) old.setAttribute(name, value);
}

function copyValue(old, fresh) {
  if (old.type === "checkbox" || old.type === "radio") old.checked = fresh.checked;
  else if (old.value !== fresh.value) old.value = fresh.value;
}
