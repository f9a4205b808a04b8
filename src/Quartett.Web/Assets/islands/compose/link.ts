import { call } from '../api';
import { addressIn, Part, type PostLink } from './fields';
import type { Composer } from './index';

interface Card { title: string; description: string; thumbnail: string | null }

/** The link card: offered for the first address in the text while there is no image, editable, removable. */
export class Link {
  private readonly link: Part<PostLink | null>;
  private readonly card: HTMLElement;
  private readonly error: HTMLElement;
  private readonly declined = new Set<string>();
  private timer = 0;
  private asked = '';

  constructor(private readonly composer: Composer) {
    this.link = new Part<PostLink | null>(composer.querySelector('input[data-link]')!, null);
    this.card = composer.querySelector('[data-link-card]')!;
    this.error = composer.querySelector('[data-link-error]')!;
    composer.addEventListener('taken', () => this.draw());
    document.getElementById('post-text')?.addEventListener('input', () => this.notice());
    composer.querySelector('[data-add-link]')?.addEventListener('click', () => {
      this.card.hidden = false;
      this.field('address').focus();
    });
    composer.querySelector('[data-link-remove]')?.addEventListener('click', () => this.remove());
    this.field('address').addEventListener('change', event => {
      event.stopPropagation();
      const address = this.field('address').value.trim();
      if (address) void this.fetch(address);
      else this.link.value = null;
    });
    for (const name of ['address', 'title', 'description'] as const) this.field(name).addEventListener('input', event => {
      event.stopPropagation();
      if (name !== 'address' && this.link.value) this.link.value = ordered({ ...this.link.value, [name]: this.field(name).value });
    });
    // The address below every post is no reason for a card; whoever wants one for it adds it.
    const signed = addressIn(composer.dataset.signature ?? '');
    if (signed) this.declined.add(signed);
    this.draw();
    if (this.error.textContent) this.card.hidden = false;
  }

  private field = (name: string) => this.composer.querySelector<HTMLInputElement>(`[data-link-${name}]`)!;

  private notice() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const address = addressIn((document.getElementById('post-text') as HTMLTextAreaElement).value);
      if (!address && !this.link.value && this.field('address').value === this.asked && this.asked) this.card.hidden = true;
      if (!address || this.link.value || this.composer.media.has() || this.declined.has(address) || this.asked === address) return;
      void this.fetch(address);
    }, 800);
  }

  private async fetch(address: string) {
    this.asked = address;
    this.card.hidden = false;
    this.field('address').value = address;
    this.say(this.composer.say('wait'), false);
    const answer = await call<Card>('POST', this.composer.dataset.linkUrl!, { address }, true);
    if (this.field('address').value !== address) return;
    if (answer.ok && answer.data) {
      this.say('', false);
      this.link.value = ordered({ address, title: answer.data.title, description: answer.data.description, thumbnail: answer.data.thumbnail ?? undefined });
      this.draw();
    } else {
      this.say(answer.message, true);
      this.link.value = null;
    }
  }

  private say(text: string, wrong: boolean) {
    this.error.textContent = text;
    this.error.className = wrong ? 'field-error' : 'field-help';
    this.field('address').setAttribute('aria-invalid', String(wrong));
  }

  private remove() {
    const address = this.field('address').value;
    if (address) this.declined.add(address);
    this.link.value = null;
    this.say('', false);
    for (const name of ['address', 'title', 'description']) this.field(name).value = '';
    this.card.hidden = true;
    document.getElementById('post-text')?.focus();
  }

  private draw() {
    const link = this.link.value;
    this.card.hidden = link === null;
    if (!link) return;
    this.field('address').value = link.address;
    this.field('title').value = link.title;
    this.field('description').value = link.description;
    const thumb = this.composer.querySelector<HTMLElement>('[data-link-thumb]')!;
    thumb.hidden = !link.thumbnail;
    if (link.thumbnail) thumb.querySelector('img')!.src = `${this.composer.dataset.files}/${link.thumbnail}/thumb`;
  }
}

const ordered = ({ address, title, description, thumbnail }: PostLink): PostLink => ({ address, title, description, ...(thumbnail ? { thumbnail } : {}) });
