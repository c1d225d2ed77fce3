/**
 * Where the page is: a view and what it shows, kept in the address (`#/review?report=12&fact=34`), so that going back
 * leads to where one came from.
 */

export interface Place {
  view: string;
  params: Record<string, string>;
}

export function readPlace(hash: string): Place | null {
  const match = /^#\/([a-z]+)(?:\?(.*))?$/.exec(hash);
  if (!match?.[1]) return null;
  return { view: match[1], params: Object.fromEntries(new URLSearchParams(match[2] ?? '')) };
}

export function writePlace(view: string, params: Record<string, string> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${view}${query ? `?${query}` : ''}`;
}

export class Route {
  place = $state.raw<Place>({ view: 'overview', params: {} });
  /** The address of `place`, once it is followed; when the window has another one already, a step to elsewhere is on its way. */
  #address: string | null = null;

  /** Follows the address from now on; returns how to stop. */
  follow(): () => void {
    const read = () => {
      this.#address = location.hash;
      this.place = readPlace(location.hash) ?? { view: 'overview', params: {} };
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }

  go(view: string, params: Record<string, string> = {}): void {
    location.hash = writePlace(view, params);
  }

  /** Goes without leaving a step to go back to: for a selection inside a view. */
  replace(view: string, params: Record<string, string> = {}): void {
    if (this.#address !== null && location.hash !== this.#address) return;
    history.replaceState(null, '', writePlace(view, params));
    if (this.#address !== null) this.#address = location.hash;
    this.place = { view, params };
  }

  back(): void {
    history.back();
  }
}
