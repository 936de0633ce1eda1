// A part of a page that keeps up with the record: it is asked for again with the whole page and put in the place of the old one.
export const keepLive = root => {
  const part = root.querySelector("[data-live]");
  if (!part) {
    return;
  }

  const wait = Number(part.dataset.live) * 1000;
  const refresh = async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(10000) });
      const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
      const old = root.querySelector("[data-live]");
      // Nobody's place is taken from under them.
      if (fresh && old && !old.contains(root.activeElement)) {
        old.replaceWith(root.importNode(fresh, true));
      }
    } catch {
      // The page stays as it was, and says of which minute it is.
    }
    setTimeout(refresh, wait);
  };
  setTimeout(refresh, wait);
};
