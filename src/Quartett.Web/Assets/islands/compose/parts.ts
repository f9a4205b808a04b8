import { make } from '../page';
import { toast } from '../toast';
import { fill } from '../../text/find';
import { type PostImage, Part } from './fields';
import type { Composer } from './index';

interface PostPart { text: string; images?: PostImage[] }

/** The further parts of the text: the hidden field is the truth, the text areas show it. Tells by "parts" that other rows stand there. */
export class Parts {
  private readonly more: Part<PostPart[]> | null = null;
  private readonly list: HTMLElement | null;
  private shown = '';

  constructor(private readonly composer: Composer) {
    this.list = composer.querySelector('[data-part-list]');
    const field = composer.querySelector<HTMLInputElement>('input[data-more]');
    if (!this.list || !field) return;
    this.more = new Part<PostPart[]>(field, []);
    composer.querySelector('[data-add-part]')?.addEventListener('click', () => this.add());
    composer.addEventListener('taken', () => this.draw());
    this.draw();
  }

  texts = () => (this.more?.value ?? []).map(part => part.text);

  /** All there are, with the first. */
  count = () => 1 + this.texts().length;

  images = (at: number): PostImage[] => this.more?.value[at]?.images ?? [];

  show(at: number, images: PostImage[]) {
    this.keep(this.more!.value.map((part, index) => (index === at ? withImages(part, images) : part)));
  }

  private areas = () => this.list!.querySelectorAll<HTMLTextAreaElement>('textarea');

  private add() {
    this.keep([...this.more!.value, { text: '' }]);
    this.draw();
    [...this.areas()].at(-1)?.focus();
  }

  private drop(at: number) {
    const left = this.images(at);
    this.keep(this.more!.value.filter((_, index) => index !== at));
    this.draw();
    // The text is gone because somebody wanted that; the images go to the part above.
    if (left.length > 0) {
      this.composer.media.images.put(at, [...this.composer.media.images.of(at), ...left]);
      this.composer.media.images.draw();
      toast(fill(this.composer.say('imagesMoved'), { n: at + 1 }));
    }
    ([...this.areas()].at(Math.max(at - 1, 0)) ?? document.getElementById('post-text'))?.focus();
  }

  private keep(parts: PostPart[]) {
    this.more!.value = parts.length > 0 ? parts : (null as unknown as PostPart[]);
    this.shown = this.more!.field.value;
  }

  private draw() {
    const parts = this.more!.value;
    this.composer.querySelector<HTMLElement>('[data-parts-help]')!.hidden = parts.length === 0;
    if (this.shown === this.more!.field.value && this.areas().length === parts.length) return;
    this.shown = this.more!.field.value;
    this.list!.replaceChildren(...parts.map((part, at) => this.row(part, at)));
    this.composer.dispatchEvent(new CustomEvent('parts'));
  }

  private row(part: PostPart, at: number) {
    const name = fill(this.composer.say('part'), { n: at + 2 }), id = `part-${at}`;
    const area = make('textarea', { class: 'writing-text', id, rows: '3', 'aria-describedby': 'findings' });
    area.value = part.text;
    area.addEventListener('input', () => this.keep(this.more!.value.map((old, index) => (index === at ? { ...old, text: area.value } : old))));
    const drop = make('button', { type: 'button', class: 'button button-quiet button-small', 'aria-label': fill(this.composer.say('dropPart'), { n: at + 2 }), 'data-drop-part': String(at) }, '×');
    drop.addEventListener('click', () => this.drop(at));
    return make('div', { class: 'writing-part' },
      make('div', { class: 'writing-part-head' }, make('label', { for: id }, name), make('span', { class: 'figures tab-count', 'data-part-figures': String(at) }), drop), area,
      make('div', { class: 'writing-images', 'data-part-images': String(at + 1) }));
  }
}

const withImages = ({ text }: PostPart, images: PostImage[]): PostPart => ({ text, ...(images.length > 0 ? { images } : {}) });
