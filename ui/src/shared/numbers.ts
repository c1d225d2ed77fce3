/**
 * Numbers for Vietnamese readers. A number crosses the bridge as a canonical decimal (`-?\d+(\.\d+)?`) and is only ever
 * rearranged here, digit by digit: the page never turns it into a float and never computes with it.
 */

/** `2252000` → `2.252.000`, `95.75` → `95,75`, `-3.2` → `−3,2`. */
export function vietnamese(canonical: string): string {
  const negative = canonical.startsWith('-');
  const [whole = '', fraction] = (negative ? canonical.slice(1) : canonical).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return (negative ? '−' : '') + grouped + (fraction ? `,${fraction}` : '');
}

/** A count of things. */
export function count(n: number): string {
  return vietnamese(String(n));
}

/** With its sign: `+5,9`, `−3,2`, `0`. */
export function signed(canonical: string): string {
  const plain = vietnamese(canonical);
  return canonical === '0' || canonical.startsWith('-') ? plain : `+${plain}`;
}
