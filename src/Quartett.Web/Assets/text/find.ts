const plainly = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();

/** How well a label answers what was typed: 0 is no match. Start of the label beats start of a word beats anywhere. */
export function rank(label: string, typed: string): number {
  const words = plainly(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const text = plainly(label);
  let total = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    total += at === 0 ? 3 : text.includes(` ${word}`) ? 2 : 1;
  }
  return total;
}

/** Puts values into {name} places of a text that came localised from the server. */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
