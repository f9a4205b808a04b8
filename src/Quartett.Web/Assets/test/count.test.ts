import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countText } from '../text/count';

const thumbsUp = '\u{1F44D}\u{1F3FD}';
const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
const flag = '\u{1F1E9}\u{1F1EA}';
const fortyLong = 'https://example.com/a/path-of-40-signs/x';

const vectors: [string, string, number, number, number, number, number][] = [
  ['plain letters', 'Hello', 5, 5, 5, 5, 5],
  ['a composed umlaut', '\u00e4', 1, 1, 1, 2, 1],
  ['a decomposed umlaut', 'a\u0308', 1, 2, 2, 3, 1],
  ['two ideographs', '日本', 2, 2, 2, 6, 4],
  ['an emoji with a skin tone', thumbsUp, 1, 2, 4, 8, 2],
  ['a family', family, 1, 7, 11, 25, 2],
  ['a flag', flag, 1, 2, 4, 8, 2],
];

for (const [name, text, graphemes, codePoints, utf16, bytes, weight] of vectors) {
  test(`${name} is counted in every unit as the networks do`, () => {
    assert.deepEqual(
      [countText(text, 'grapheme'), countText(text, 'codePoint'), countText(text, 'utf16'), countText(text, 'utf8Byte'), countText(text, 'xWeighted')],
      [graphemes, codePoints, utf16, bytes, weight]);
  });
}

test('an address of forty characters is forty, or what the network says', () => {
  assert.equal(fortyLong.length, 40);
  assert.equal(countText(fortyLong, 'grapheme'), 40);
  assert.equal(countText(fortyLong, 'grapheme', 23), 23);
  assert.equal(countText(fortyLong, 'xWeighted'), 23);
});

test('the full stop after an address is not part of it', () => {
  assert.equal(countText(`See ${fortyLong}.`, 'grapheme', 23), 4 + 23 + 1);
});

test('301 letters are 301 graphemes', () => assert.equal(countText('ä'.repeat(301), 'grapheme'), 301));
