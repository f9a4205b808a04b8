import type { Fields } from '../../text/merge';

export interface Cut { x: number; y: number; width: number; height: number }
export interface PostImage { media: string; altText: string; cut?: Cut; focusX?: number; focusY?: number }
export interface PostVideo { media: string; altText: string; captions?: string; captionsLanguage: string; cover?: string }
export interface PostLink { address: string; title: string; description: string; thumbnail?: string }

/** A hidden field that holds a part of the post as JSON, in the order of keys the server writes. */
export class Part<T> {
  constructor(readonly field: HTMLInputElement, private readonly empty: T) {}

  get value(): T {
    try {
      return this.field.value ? (JSON.parse(this.field.value) as T) : this.empty;
    } catch {
      return this.empty;
    }
  }

  set value(value: T) {
    const text = value === null ? '' : JSON.stringify(value);
    if (text === this.field.value) return;
    this.field.value = text;
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** What the form would send, without our own bookkeeping; the same reading as autosave's. */
export function readFields(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || name.startsWith('_') || name === 'revision') continue;
    const before = fields[name];
    fields[name] = before === undefined ? value.replaceAll('\r\n', '\n') : [before, value].flat();
  }
  return fields;
}

export const addressIn = (text: string) => /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']/iu.exec(text)?.[0] ?? null;
