import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largestRect, movePoint, moveRect, resizeRect } from '../text/crop';
import { addDays, addMonths, dayByKey, isDay, weekday } from '../text/days';
import { fill, rank } from '../text/find';
import { mergeFields, mergeTexts, sameFields } from '../text/merge';

test('edits in different places are merged', () => {
  assert.equal(mergeTexts('Wir bauen Tische.', 'Wir bauen schöne Tische.', 'Wir bauen Tische. Kommen Sie vorbei.'), 'Wir bauen schöne Tische. Kommen Sie vorbei.');
  assert.equal(mergeTexts('one two', 'ONE two', 'one TWO'), 'ONE TWO');
});
test('edits in the same place are left to a person', () => {
  assert.equal(mergeTexts('Tisch', 'Tische', 'Tischler'), null);
  assert.equal(mergeTexts('a b c', 'a X c', 'a Y c'), null);
});
test('an edit that only one made is taken', () => {
  assert.equal(mergeTexts('a', 'a', 'b'), 'b');
  assert.equal(mergeTexts('a', 'b', 'a'), 'b');
  assert.equal(mergeTexts('a', 'c', 'c'), 'c');
});
test('a merge never cuts an emoji in two', () => assert.equal(mergeTexts('👍 gut 👍', '👎 gut 👍', '👍 gut 👎'), '👎 gut 👎'));
test('fields merge one by one, lists as a whole', () => {
  assert.deepEqual(mergeFields({ text: 'a', tags: ['x'] }, { text: 'b', tags: ['x'] }, { text: 'a', tags: ['x', 'y'] }), { text: 'b', tags: ['x', 'y'] });
  assert.equal(mergeFields({ tags: ['x'] }, { tags: ['y'] }, { tags: ['z'] }), null);
  assert.ok(sameFields({ a: '', b: '1' }, { b: '1' }));
  assert.ok(!sameFields({ b: '1' }, { b: '2' }));
});

test('days add up over months, leap days and clock changes', () => {
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(addDays('2026-03-28', 2), '2026-03-30');
  assert.equal(addDays('2026-10-26', -1), '2026-10-25');
  assert.equal(addMonths('2027-01-31', 1), '2027-02-28');
  assert.equal(addMonths('2026-12-15', 1), '2027-01-15');
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
});
test('the week begins on Monday', () => {
  assert.equal(weekday('2026-11-23'), 0);
  assert.equal(dayByKey('2026-11-25', 'Home'), '2026-11-23');
  assert.equal(dayByKey('2026-11-25', 'End'), '2026-11-29');
  assert.equal(dayByKey('2026-11-25', 'ArrowDown'), '2026-12-02');
  assert.equal(dayByKey('2026-11-25', 'a'), null);
});
test('only real days are days', () => {
  assert.ok(isDay('2028-02-29'));
  assert.ok(!isDay('2027-02-29'));
  assert.ok(!isDay('tomorrow'));
});

test('a crop stays inside its picture', () => {
  assert.deepEqual(moveRect({ x: 0.5, y: 0.5, w: 0.4, h: 0.4 }, 1, -1), { x: 0.6, y: 0, w: 0.4, h: 0.4 });
  assert.deepEqual(resizeRect({ x: 0.2, y: 0.2, w: 0.4, h: 0.4 }, 'se', 2, 2, null), { x: 0.2, y: 0.2, w: 0.8, h: 0.8 });
  assert.deepEqual(resizeRect({ x: 0.2, y: 0.2, w: 0.4, h: 0.4 }, 'nw', -1, 0, null), { x: 0, y: 0.2, w: 0.6, h: 0.4 });
  assert.deepEqual(movePoint({ x: 0.9, y: 0.1 }, 0.5, -0.5), { x: 1, y: 0 });
});
test('a crop keeps its ratio at the edge', () => {
  const wide = resizeRect({ x: 0, y: 0.5, w: 0.4, h: 0.2 }, 'se', 0.9, 0, 2);
  assert.deepEqual(wide, { x: 0, y: 0.5, w: 1, h: 0.5 });
  assert.deepEqual(largestRect(0.5, { x: 0.9, y: 0.5 }), { x: 0.5, y: 0, w: 0.5, h: 1 });
});

test('what is typed finds words without their dots, best first', () => {
  assert.ok(rank('Kanäle', 'kanal') > 0);
  assert.ok(rank('Beiträge', 'bei') > rank('Neuer Beitrag', 'bei'));
  assert.equal(rank('Kalender', 'xyz'), 0);
});
test('values go into their places and strangers stay', () => assert.equal(fill('{card} auf {day}, {other}', { card: 'A', day: 'B' }), 'A auf B, {other}'));
