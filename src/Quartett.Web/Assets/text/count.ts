export type TextUnit = 'grapheme' | 'codePoint' | 'utf16' | 'utf8Byte' | 'xWeighted';

const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']/giu;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** Counts text the way a network counts it; the same rules as TextCount in Quartett.Connectors.Abstractions. */
export function countText(text: string, unit: TextUnit, urlCountsAs?: number): number {
  if (unit === 'xWeighted') return weighted(text);
  if (urlCountsAs === undefined) return plain(text, unit);
  const { rest, addresses } = withoutAddresses(text);
  return plain(rest, unit) + addresses * urlCountsAs;
}

function withoutAddresses(text: string) {
  let addresses = 0;
  const rest = text.replace(address, () => {
    addresses++;
    return '';
  });
  return { rest, addresses };
}

function plain(text: string, unit: Exclude<TextUnit, 'xWeighted'>): number {
  switch (unit) {
    case 'grapheme': return [...segmenter.segment(text)].length;
    case 'codePoint': return [...text].length;
    case 'utf16': return text.length;
    case 'utf8Byte': return encoder.encode(text).length;
  }
}

function weighted(text: string): number {
  const { rest, addresses } = withoutAddresses(text.normalize('NFC'));
  let total = addresses * 23;
  for (const { segment } of segmenter.segment(rest)) total += weightOf(segment);
  return total;
}

function weightOf(element: string): number {
  const points = [...element].map(sign => sign.codePointAt(0)!);
  if (points.some(isEmoji)) return 2;
  return points.reduce((sum, point) => sum + (isLight(point) ? 1 : 2), 0);
}

const isLight = (point: number) =>
  point <= 4351 || (point >= 8192 && point <= 8205) || (point >= 8208 && point <= 8223) || (point >= 8242 && point <= 8247);

const isEmoji = (point: number) =>
  (point >= 0x1f000 && point <= 0x1faff) || (point >= 0x2600 && point <= 0x27bf) || point === 0xfe0f || point === 0x20e3;
