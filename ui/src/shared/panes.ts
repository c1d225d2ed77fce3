/** F6 walks through the panes of the window: the elements marked `data-pane`, in the order of the page. */

/** Moves the focus to the next pane (or the one before): to what had the focus there last, else to the pane itself. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[at === -1 ? 0 : (at + step + panes.length) % panes.length];
  next?.focus({ preventScroll: true });
}
