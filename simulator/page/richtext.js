// A message's text with its entities as DOM nodes. Offsets are UTF-16 units, as JavaScript's own.

import { copy, element } from "./format.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

function shell(entity, text, onCommand, onCopied) {
  const said = text.slice(entity.offset, entity.offset + entity.length);
  if (entity.type === "text_link" || entity.type === "url") {
    return element("a", { href: entity.url || said, target: "_blank", rel: "noreferrer" });
  }
  if (entity.type === "bot_command") {
    return element("a", { href: "#", className: "command", onclick: (event) => { event.preventDefault(); onCommand(said); } });
  }
  if (entity.type === "spoiler") {
    return element("span", { className: "spoiler", onclick: (event) => event.currentTarget.classList.add("open") });
  }
  const made = element(TAGS[entity.type] || "span");
  if (entity.type === "code") {
    made.title = "Copiar";
    made.onclick = async () => { await copy(said); onCopied(); };
  }
  return made;
}

export function richText(text, entities = [], { onCommand, onCopied }) {
  const root = document.createDocumentFragment();
  const fill = (parent, from, to, inside) => {
    let at = from;
    for (let i = 0; i < inside.length; i += 1) {
      const entity = inside[i];
      if (entity.offset < at) continue;
      const end = entity.offset + entity.length;
      parent.append(text.slice(at, entity.offset));
      const node = shell(entity, text, onCommand, onCopied);
      fill(node, entity.offset, end, inside.filter((other, j) => j > i && other.offset < end));
      parent.append(node);
      at = end;
    }
    parent.append(text.slice(at, to));
  };
  fill(root, 0, text.length, entities);
  return root;
}
