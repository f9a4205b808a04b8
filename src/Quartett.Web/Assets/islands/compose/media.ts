import { call } from '../api';
import { make } from '../page';
import { toast } from '../toast';
import { fill } from '../../text/find';
import { Crop } from './cropping';
import { Part, type PostImage, type PostVideo } from './fields';
import type { Composer } from './index';
import { Library } from './library';

export interface Uploaded { id: string; kind: string; locationRemoved?: boolean; altText?: string }

/** Images and video of the post: the hidden fields are the truth, the list shows them. */
export class Media {
  private readonly images: Part<PostImage[]>;
  private readonly video: Part<PostVideo | null>;
  private readonly list: HTMLElement;
  private readonly crop: Crop;

  constructor(private readonly composer: Composer) {
    this.images = new Part<PostImage[]>(composer.querySelector('input[data-images]')!, []);
    this.video = new Part<PostVideo | null>(composer.querySelector('input[data-video]')!, null);
    this.list = composer.querySelector('[data-image-list]')!;
    this.crop = new Crop(composer);
    new Library(composer, item => this.take(item));
    composer.addEventListener('uploaded', event => this.take((event as CustomEvent<Uploaded>).detail));
    this.bindVideo();
    // Another version may have been taken over: draw anew whenever the truth changed without us.
    composer.addEventListener('taken', () => this.draw());
    this.draw();
  }

  has = () => this.images.value.length > 0 || this.video.value !== null;

  describe(index: number) {
    this.list.querySelectorAll<HTMLTextAreaElement>('textarea')[index]?.focus();
  }

  file = (id: string) => `${this.composer.dataset.files}/${id}/file`;

  thumb = (id: string) => `${this.composer.dataset.files}/${id}/thumb`;

  private take(item: Uploaded) {
    const kind = item.kind.toLowerCase();
    if (item.locationRemoved) toast(this.composer.say('location'));
    if (kind === 'video') {
      if (this.video.value) toast(this.composer.say('oneVideo'));
      this.video.value = { media: item.id, altText: item.altText ?? '', captionsLanguage: document.documentElement.lang || 'de' };
    } else if (kind === 'captions') {
      if (this.video.value) this.video.value = ordered({ ...this.video.value, captions: item.id });
    } else {
      this.images.value = [...this.images.value, { media: item.id, altText: item.altText ?? '' }];
    }
    this.draw();
  }

  private draw() {
    const images = this.images.value;
    this.list.replaceChildren(...images.map((image, at) => this.item(image, at, images.length)));
    this.drawVideo();
  }

  private item(image: PostImage, at: number, count: number) {
    const thumb = make('button', { type: 'button', class: 'image-thumb', 'aria-label': fill(this.composer.say('crop'), { n: at + 1 }) });
    cropped(thumb, this.thumb(image.media), image);
    // The description may have been typed since this was drawn: the fields know, the drawing does not.
    const now = () => this.images.value[at] ?? image;
    thumb.addEventListener('click', () => this.crop.open(this.file(image.media), now(), cut => this.change(at, { ...plain(now()), ...cut })));

    const id = `alt-${at}`;
    const alt = make('textarea', { class: 'input input-low', id, rows: '2', maxlength: '2000', placeholder: this.composer.say('altHint') });
    alt.value = image.altText;
    alt.addEventListener('input', event => {
      event.stopPropagation();
      const now = this.images.value;
      now[at] = { ...now[at]!, altText: alt.value };
      this.images.value = now;
    });
    const tool = (icon: string, say: string, act: () => void, disabled = false) => {
      const button = make('button', { type: 'button', class: 'button button-quiet button-small button-icon', 'aria-label': fill(this.composer.say(say), { n: at + 1 }), title: fill(this.composer.say(say), { n: at + 1 }), disabled }, this.composer.querySelector(`[data-icons] .icon-${icon}`)!.cloneNode(true));
      button.addEventListener('click', act);
      return button;
    };
    const tools = make('div', { class: 'image-tools' },
      tool('up', 'up', () => this.swap(at, at - 1), at === 0), tool('down', 'down', () => this.swap(at, at + 1), at === count - 1),
      tool('crop', 'crop', () => thumb.click()), tool('trash', 'remove', () => this.remove(at)));
    const label = make('label', { class: 'field-label', for: id }, `${fill(this.composer.say('image'), { n: at + 1 })}: ${this.composer.say('alt')}`);
    return make('li', { class: 'image-item' }, thumb, make('div', { class: 'image-words' }, label, alt), tools);
  }

  private change(at: number, image: PostImage) {
    const now = this.images.value;
    now[at] = image;
    this.images.value = now;
    this.draw();
    this.list.querySelectorAll<HTMLElement>('.image-thumb')[at]?.focus();
  }

  private swap(at: number, to: number) {
    const now = this.images.value;
    if (!now[at] || !now[to]) return;
    [now[at], now[to]] = [now[to], now[at]];
    this.images.value = now;
    this.draw();
    this.list.querySelectorAll<HTMLElement>('.image-thumb')[to]?.focus();
  }

  private remove(at: number) {
    const before = this.images.value;
    this.images.value = before.filter((_, index) => index !== at);
    this.draw();
    (this.list.querySelectorAll<HTMLElement>('.image-thumb')[Math.min(at, before.length - 2)] ?? document.getElementById('post-text'))?.focus();
  }

  private bindVideo() {
    const part = (name: string) => this.composer.querySelector<HTMLInputElement>(`[data-${name}]`);
    part('video-alt')?.addEventListener('input', event => {
      event.stopPropagation();
      if (this.video.value) this.video.value = { ...this.video.value, altText: (event.target as HTMLTextAreaElement).value };
    });
    part('captions-language')?.addEventListener('change', event => {
      event.stopPropagation();
      if (this.video.value) this.video.value = { ...this.video.value, captionsLanguage: (event.target as HTMLSelectElement).value };
    });
    part('video-remove')?.addEventListener('click', () => {
      this.video.value = null;
      this.draw();
      document.getElementById('post-text')?.focus();
    });
    for (const [selector, key] of [['input[data-captions]', 'captions'], ['input[data-cover]', 'cover']] as const) {
      const input = this.composer.querySelector<HTMLInputElement>(selector);
      input?.addEventListener('change', event => {
        event.stopPropagation();
        if (input.files?.[0]) void this.attach(input.files[0], key);
        input.value = '';
      });
    }
  }

  private async attach(file: File, key: 'captions' | 'cover') {
    const error = this.composer.querySelector<HTMLElement>('[data-video-error]')!;
    error.hidden = true;
    const body = new FormData();
    body.append('file', file, file.name);
    const answer = await call<Uploaded>('POST', this.composer.dataset.mediaUrl!, body, true);
    if (answer.ok && answer.data && this.video.value) {
      this.video.value = ordered({ ...this.video.value, [key]: answer.data.id });
      this.drawVideo();
    } else {
      error.textContent = answer.message;
      error.hidden = false;
    }
  }

  private drawVideo() {
    const card = this.composer.querySelector<HTMLElement>('[data-video-card]')!;
    const video = this.video.value;
    card.hidden = video === null;
    if (!video) return;
    const show = card.querySelector<HTMLVideoElement>('[data-video-show]')!;
    const source = this.file(video.media);
    if (show.getAttribute('src') !== source) show.src = source;
    if (video.cover) show.poster = this.thumb(video.cover);
    card.querySelector<HTMLTextAreaElement>('[data-video-alt]')!.value = video.altText;
    card.querySelector<HTMLSelectElement>('[data-captions-language]')!.value = video.captionsLanguage;
    const say = (selector: string, there: boolean) => {
      const place = card.querySelector<HTMLElement>(selector)!;
      place.textContent = (there ? place.dataset.with : place.dataset.without) ?? '';
    };
    say('[data-captions-say]', Boolean(video.captions));
    say('[data-cover-say]', Boolean(video.cover));
  }
}

// The server writes keys in this order; the same order here keeps equal things equal.
const ordered = ({ media, altText, captions, captionsLanguage, cover }: PostVideo): PostVideo => ({ media, altText, ...(captions ? { captions } : {}), captionsLanguage, ...(cover ? { cover } : {}) });
const plain = ({ media, altText }: PostImage): PostImage => ({ media, altText });

const svg = 'http://www.w3.org/2000/svg';

function cropped(place: HTMLElement, source: string, { cut, altText }: PostImage) {
  const image = make('img', { src: source, alt: altText, draggable: 'false' });
  place.append(image);
  if (!cut) return;
  image.addEventListener('load', () => {
    const [w, h] = [image.naturalWidth, image.naturalHeight];
    const box = document.createElementNS(svg, 'svg'), inner = document.createElementNS(svg, 'image');
    box.setAttribute('viewBox', `${cut.x * w} ${cut.y * h} ${cut.width * w} ${cut.height * h}`);
    box.setAttribute('preserveAspectRatio', 'xMidYMid slice');
    inner.setAttribute('href', source);
    inner.setAttribute('width', String(w));
    inner.setAttribute('height', String(h));
    box.append(inner);
    image.replaceWith(box);
  }, { once: true });
}
