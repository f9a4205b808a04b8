import { call } from '../api';
import { make } from '../page';
import type { Composer } from './index';
import type { Uploaded } from './media';

interface Item { id: string; kind: string; fileName: string; altText: string; thumb: string | null }

/** The dialog with the media library: search, choose, done. Opened by data-only, it shows one kind of file and takes no new ones. */
export class Library {
  private readonly dialog = document.getElementById('library') as HTMLDialogElement;
  private readonly list = this.dialog.querySelector<HTMLElement>('[data-library]')!;
  private readonly search = this.dialog.querySelector<HTMLInputElement>('[data-library-search]')!;
  private readonly upload = this.dialog.querySelector<HTMLElement>('q-upload')!;
  /** What it was opened by last. */
  opener: HTMLElement | null = null;
  private only = '';
  private timer = 0;

  constructor(private readonly composer: Composer, private readonly take: (item: Uploaded) => void) {
    composer.addEventListener('click', event => {
      const opener = (event.target as Element).closest<HTMLElement>('q-dialog-open[for=library]');
      if (!opener) return;
      this.opener = opener;
      this.only = opener.dataset.only ?? '';
      this.upload.hidden = this.only !== '';
      this.list.replaceChildren();
      void this.load();
    });
    this.search.addEventListener('input', event => {
      event.stopPropagation();
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.load(), 250);
    });
    this.search.addEventListener('keydown', event => event.key === 'Enter' && event.preventDefault());
    this.dialog.addEventListener('uploaded', () => this.dialog.close());
  }

  private async load() {
    const answer = await call<Item[] | { items: Item[] }>('GET', `${this.composer.dataset.mediaUrl}?q=${encodeURIComponent(this.search.value.trim())}${this.only ? `&kind=${this.only}` : ''}`);
    const items = (Array.isArray(answer.data) ? answer.data : answer.data?.items ?? []).filter(item => this.only || item.kind.toLowerCase() !== 'captions');
    this.list.replaceChildren(...items.map(item => this.tile(item)));
    if (items.length === 0) this.list.append(make('li', { class: 'soft' }, this.composer.say(this.only ? 'noCaptions' : 'none')));
  }

  private tile(item: Item) {
    const name = item.altText || item.fileName || this.composer.say('unnamed');
    const button = make('button', { type: 'button', class: 'media-tile' },
      make('span', { class: 'media-picture' }, item.thumb ? make('img', { src: item.thumb, alt: '', loading: 'lazy' }) : item.kind.toLowerCase() === 'captions' ? 'CC' : '▶'), make('span', { class: 'media-name one-line' }, name));
    button.addEventListener('click', () => {
      this.dialog.close();
      this.take({ id: item.id, kind: item.kind, altText: item.altText });
    });
    return make('li', {}, button);
  }
}
