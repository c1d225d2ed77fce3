/** Reading a number as typed, for the stand-in only: the real program has its own, exact one. */

/** `1.045,5` → `1045.5`; none where it is no number. */
export function readVietnamese(typed: string): string | null {
  const trimmed = typed.trim().replace(/^[−-]/, '-');
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(trimmed)) return null;
  const plain = trimmed.replaceAll('.', '').replace(',', '.');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain.replace(/^(-?)0+(?=\d)/, '$1');
}
