/** Who signs, as the decree prints it: the head, or somebody in the head's name with a post of their own. */

export const authorities = ['self', 'KT', 'TL', 'TUQ'] as const;

/** The head signs; or for the head (KT.), by order (TL.), by delegation (TUQ.). */
export type Authority = (typeof authorities)[number];

export interface Signer {
  authority: Authority;
  /** Post of the head. */
  head: string;
  /** Own post of who signs in the head's name. */
  post: string;
}

/** The printed lines taken apart. */
export function signerOf(lines: string[]): Signer {
  const [first = '', post = ''] = lines;
  const authority = authorities.find((one) => one !== 'self' && first.startsWith(`${one}.`)) ?? 'self';
  const head = authority === 'self' ? first : first.slice(authority.length + 1).trim();
  return { authority, head, post: authority === 'self' ? '' : post };
}

/** The lines that are printed. */
export function linesOf({ authority, head, post }: Signer): string[] {
  return authority === 'self' ? [head] : [`${authority}. ${head}`, post];
}
