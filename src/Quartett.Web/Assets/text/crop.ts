/** All values are shares of the picture, 0 to 1. */
export interface Rect { x: number; y: number; w: number; h: number }
export interface Point { x: number; y: number }
export type Corner = 'nw' | 'ne' | 'sw' | 'se';

const smallest = 0.05;
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));
const round = (value: number) => Math.round(value * 10_000) / 10_000;
const rounded = (rect: Rect): Rect => ({ x: round(rect.x), y: round(rect.y), w: round(rect.w), h: round(rect.h) });

export const moveRect = (rect: Rect, dx: number, dy: number): Rect =>
  rounded({ ...rect, x: clamp(rect.x + dx, 0, 1 - rect.w), y: clamp(rect.y + dy, 0, 1 - rect.h) });

/** Drags one corner while the opposite one stays; ratio is width to height in shares (picture's own ratio taken out), or null for free. */
export function resizeRect(rect: Rect, corner: Corner, dx: number, dy: number, ratio: number | null): Rect {
  const west = corner.endsWith('w'), north = corner.startsWith('n');
  const fixed = { x: west ? rect.x + rect.w : rect.x, y: north ? rect.y + rect.h : rect.y };
  const room = { w: west ? fixed.x : 1 - fixed.x, h: north ? fixed.y : 1 - fixed.y };
  let w = clamp(rect.w + (west ? -dx : dx), smallest, room.w);
  let h = clamp(rect.h + (north ? -dy : dy), smallest, room.h);
  if (ratio !== null) {
    w = Math.min(Math.abs(dx) >= Math.abs(dy) ? w : h * ratio, room.w, room.h * ratio);
    h = w / ratio;
  }
  return rounded({ x: west ? fixed.x - w : fixed.x, y: north ? fixed.y - h : fixed.y, w, h });
}

/** The largest rectangle of a ratio around a point. */
export function largestRect(ratio: number | null, around: Point): Rect {
  if (ratio === null) return { x: 0, y: 0, w: 1, h: 1 };
  const w = Math.min(1, ratio), h = w / ratio;
  return rounded({ x: clamp(around.x - w / 2, 0, 1 - w), y: clamp(around.y - h / 2, 0, 1 - h), w, h });
}

export const movePoint = (point: Point, dx: number, dy: number): Point => ({ x: round(clamp(point.x + dx, 0, 1)), y: round(clamp(point.y + dy, 0, 1)) });
