import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

// The tests run with the Assets folder as their place.
const css = readFileSync('styles/tokens.css', 'utf8');

type Rgb = [number, number, number];
interface Token { light: Rgb; dark: Rgb }

/** OKLCH to linear sRGB (Ottosson), clipped to the gamut as a browser without wide gamut would show it. */
function linear(l: number, c: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180, a = c * Math.cos(angle), b = c * Math.sin(angle);
  const L = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const M = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const S = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S),
    clip(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S),
    clip(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S),
  ];
}
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(one: Rgb, other: Rgb) {
  const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const number = '([\\d.]+)', colour = `oklch\\(${number} ${number} ${number}\\)`;
const tokens = new Map<string, Token>();
for (const [, name, ...values] of css.matchAll(new RegExp(`--([\\w-]+): light-dark\\(${colour}, ${colour}\\)`, 'g'))) {
  const [a, b, c, d, e, f] = values.map(Number) as [number, number, number, number, number, number];
  // A colour without chroma may be written with hue 0.
  tokens.set(name!, { light: linear(a, b, c), dark: linear(d, e, f) });
}

const grounds = ['paper', 'surface', 'raised'];
const hues = ['marketing', 'objectives', 'policy', 'people', 'good', 'info', 'warn', 'harm'];
const pairs: [string, string, number][] = [
  ...grounds.flatMap(ground => [
    ...['ink', 'ink-soft', 'ink-faint', ...hues.map(hue => `${hue}-text`)].map((text): [string, string, number] => [text, ground, 4.5]),
    ...['edge', 'focus', 'accent', ...hues.map(hue => `${hue}-fill`)].map((sign): [string, string, number] => [sign, ground, 3]),
  ]),
  ...['ink', 'ink-soft', 'ink-faint'].map((text): [string, string, number] => [text, 'sunk', 4.5]),
  ...hues.flatMap((hue): [string, string, number][] => [[`${hue}-text`, `${hue}-tint`, 4.5], ['ink', `${hue}-tint`, 4.5], ['ink-soft', `${hue}-tint`, 4.5]]),
  ...hues.slice(0, 4).map((hue): [string, string, number] => [`${hue}-fill`, 'sunk', 3]),
  ['on-accent', 'accent', 4.5], ['on-accent', 'accent-hover', 4.5], ['on-harm', 'harm-fill', 4.5], ['paper', 'ink', 4.5],
];

for (const mode of ['light', 'dark'] as const) {
  for (const [front, back, least] of pairs) {
    test(`${mode}: ${front} on ${back} reaches ${least}`, () => {
      const seen = contrast(tokens.get(front)![mode], tokens.get(back)![mode]);
      assert.ok(seen >= least, `${front} on ${back} in ${mode}: ${seen.toFixed(2)} is less than ${least}`);
    });
  }
}

test('the measure is right: black on white is 21, and a pale text would be caught', () => {
  assert.ok(Math.abs(contrast(linear(0, 0, 0), linear(1, 0, 0)) - 21) < 0.01);
  assert.ok(contrast(linear(0.75, 0.02, 80), tokens.get('paper')!.light) < 4.5);
});
