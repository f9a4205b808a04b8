interface Edit { from: number; to: number; text: string[] }

/** The one stretch in which two texts differ, in code points, so that no character is cut in two. */
export function editBetween(before: string, after: string): Edit {
  const a = [...before], b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { from: head, to: a.length - tail, text: b.slice(head, b.length - tail) };
}

/** Both edits applied to their common ancestor, or null where they touch the same stretch and a person has to choose. */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const [first, second] = [editBetween(base, mine), editBetween(base, theirs)].sort((x, y) => x.from - y.from || x.to - y.to) as [Edit, Edit];
  const bothInsertHere = first.from === second.from;
  if (bothInsertHere || first.to > second.from) return null;
  const signs = [...base];
  return [...signs.slice(0, first.from), ...first.text, ...signs.slice(first.to, second.from), ...second.text, ...signs.slice(second.to)].join('');
}

export type Fields = Record<string, string | string[]>;

/** Merges field by field; null when one field cannot be merged. Fields named in whole are documents: never spliced. */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields, whole: string[] = []): Fields | null {
  const merged: Fields = {};
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = mergeValue(base[name] ?? '', mine[name] ?? '', theirs[name] ?? '', whole.includes(name));
    if (value === null) return null;
    merged[name] = value;
  }
  return merged;
}

function mergeValue(base: string | string[], mine: string | string[], theirs: string | string[], whole: boolean): string | string[] | null {
  if (!whole && typeof base === 'string' && typeof mine === 'string' && typeof theirs === 'string') return mergeTexts(base, mine, theirs);
  const [b, m, t] = [base, mine, theirs].map(value => (whole ? canonical(String(value)) : JSON.stringify(value)));
  if (m === t || t === b) return mine;
  return m === b ? theirs : null;
}

export const sameFields = (a: Fields, b: Fields) => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every(name => JSON.stringify(a[name] ?? '') === JSON.stringify(b[name] ?? ''));
};

// Two writers of the same document may escape characters differently.
function canonical(text: string) {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
