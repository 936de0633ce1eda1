// Lights the notes of a sentence, and the sentences of a note, on hover, focus and tap.
export function lightSources(root) {
  const parts = [...root.querySelectorAll("[data-notes], [data-note]")];
  let held = null;

  const notesOf = part => part.dataset.notes?.split(" ") ?? [part.dataset.note];
  const related = part => {
    const notes = notesOf(part);
    const other = part.dataset.notes === undefined ? "notes" : "note";
    return parts.filter(one => one.dataset[other] !== undefined && notesOf(one).some(note => notes.includes(note)));
  };

  const light = part => {
    parts.forEach(one => one.classList.remove("lit"));
    if (part) {
      [part, ...related(part)].forEach(one => one.classList.add("lit"));
    }
  };

  for (const part of parts) {
    part.addEventListener("mouseenter", () => light(part));
    part.addEventListener("mouseleave", () => light(held));
    part.addEventListener("focusin", () => light(part));
    part.addEventListener("focusout", () => light(held));
    part.addEventListener("click", event => {
      if (event.target.closest("a, button, input, textarea")) {
        return;
      }
      held = held === part ? null : part;
      light(held);
      if (held) {
        related(held)[0]?.scrollIntoView({ block: "nearest" });
      }
    });
  }

  root.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      held = null;
      light(null);
    }
  });
}
