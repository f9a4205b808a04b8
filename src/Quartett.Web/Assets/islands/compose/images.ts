import { make } from '../page';
import { fill } from '../../text/find';
import { Crop } from './cropping';
import { Part, type PostImage } from './fields';
import type { Composer } from './index';
import type { Media } from './media';

/** The images of each part, the first being the post itself: the hidden fields are the truth, the lists show them. */
export class Images {
  private readonly first: Part<PostImage[]>;
  private readonly crop: Crop;
  private written = 0;

  constructor(private readonly composer: Composer, private readonly media: Media) {
    this.first = new Part<PostImage[]>(composer.querySelector('input[data-images]')!, []);
    this.crop = new Crop(composer);
    composer.addEventListener('parts', () => this.draw());
    composer.form.addEventListener('focusin', event => {
      const { id } = event.target as Element;
      if ((event.target as Element).matches('.writing-text')) this.written = id.startsWith('part-') ? Number(id.slice('part-'.length)) + 1 : 0;
    });
  }

  of = (part: number): PostImage[] => (part === 0 ? this.first.value : this.composer.parts.images(part - 1));

  put(part: number, images: PostImage[]) {
    if (part === 0) this.first.value = images;
    else this.composer.parts.show(part - 1, images);
  }

  /** For which part somebody has opened the library: the one that says so, else the one that was written at last. */
  partOf(opener: HTMLElement | null) {
    const named = opener?.dataset.forPart;
    return Math.min(named === undefined ? this.written : Number(named), this.composer.parts.count() - 1);
  }

  draw() {
    const several = this.composer.parts.count() > 1;
    const alone = this.composer.querySelector<HTMLElement>('[data-image-list]')!;
    alone.replaceChildren(...(several ? [] : this.items(0)));
    for (const place of this.composer.querySelectorAll<HTMLElement>('[data-part-images]')) {
      const part = Number(place.dataset.partImages);
      place.hidden = !several;
      place.replaceChildren(...(several ? [this.list(part), this.opener(part)] : []));
    }
    const drop = this.composer.querySelector<HTMLElement>('[data-drop-say]')!;
    drop.textContent = (several ? drop.dataset.with : drop.dataset.without) ?? '';
  }

  private say(name: string, part: number, at: number) {
    const said = fill(this.composer.say(name), { n: at + 1 });
    return this.composer.parts.count() > 1 ? `${fill(this.composer.say('part'), { n: part + 1 })}: ${said}` : said;
  }

  private icon = (name: string) => this.composer.querySelector(`[data-icons] .icon-${name}`)!.cloneNode(true);

  private list(part: number) {
    return make('ol', { class: 'image-list', role: 'list', 'aria-label': fill(this.composer.say('partImages'), { n: part + 1 }) }, ...this.items(part));
  }

  private opener(part: number) {
    const button = make('button', { type: 'button', class: 'button button-quiet button-small' }, this.icon('image'), fill(this.composer.say('partImage'), { n: part + 1 }));
    return make('q-dialog-open' as 'div', { for: 'library', 'data-for-part': String(part) }, button);
  }

  private items = (part: number) => this.of(part).map((image, at, all) => this.item(image, part, at, all.length));

  private item(image: PostImage, part: number, at: number, count: number) {
    const id = part === 0 ? `alt-${at}` : `alt-${part}-${at}`;
    // The description may have been typed since this was drawn: the fields know, the drawing does not.
    const now = () => this.of(part)[at] ?? image;
    const thumb = make('button', { type: 'button', class: 'image-thumb', 'aria-label': this.say('crop', part, at), 'data-thumb': id });
    cropped(thumb, this.media.thumb(image.media), image);
    thumb.addEventListener('click', () => this.crop.open(this.media.file(image.media), now(), cut => {
      this.change(part, images => images.map((old, index) => (index === at ? { ...plain(now()), ...cut } : old)));
      this.focus(part, at);
    }));

    const alt = make('textarea', { class: 'input input-low', id, rows: '2', maxlength: '2000', placeholder: this.composer.say('altHint') });
    alt.value = image.altText;
    alt.addEventListener('input', event => {
      event.stopPropagation();
      this.put(part, this.of(part).map((old, index) => (index === at ? { ...old, altText: alt.value } : old)));
    });
    const label = make('label', { class: 'field-label', for: id }, `${this.say('image', part, at)}: ${this.composer.say('alt')}`);
    return make('li', { class: 'image-item' }, thumb, make('div', { class: 'image-words' }, label, alt, ...this.belongs(part, at)), this.tools(part, at, count, thumb));
  }

  private tools(part: number, at: number, count: number, thumb: HTMLElement) {
    const tool = (icon: string, say: string, act: () => void, disabled = false) => {
      const name = this.say(say, part, at);
      const button = make('button', { type: 'button', class: 'button button-quiet button-small button-icon', 'aria-label': name, title: name, disabled }, this.icon(icon));
      button.addEventListener('click', act);
      return button;
    };
    return make('div', { class: 'image-tools' },
      tool('up', 'up', () => this.swap(part, at, at - 1), at === 0), tool('down', 'down', () => this.swap(part, at, at + 1), at === count - 1),
      tool('crop', 'crop', () => thumb.click()), tool('trash', 'remove', () => this.remove(part, at)));
  }

  private belongs(part: number, at: number) {
    const parts = this.composer.parts.count();
    if (parts === 1) return [];
    const id = `belongs-${part}-${at}`;
    const select = make('select', { class: 'input input-bare', id });
    for (let to = 0; to < parts; to++) select.append(make('option', { value: String(to), selected: to === part }, fill(this.composer.say('part'), { n: to + 1 })));
    for (const name of ['input', 'change']) select.addEventListener(name, event => event.stopPropagation());
    select.addEventListener('change', () => this.move(part, at, Number(select.value)));
    return [make('div', { class: 'image-belongs' }, make('label', { for: id }, fill(this.composer.say('belongs'), { n: at + 1 })), select)];
  }

  private change(part: number, how: (images: PostImage[]) => PostImage[]) {
    this.put(part, how(this.of(part)));
    this.draw();
  }

  private focus(part: number, at: number) {
    this.composer.querySelector<HTMLElement>(`[data-thumb="${part === 0 ? `alt-${at}` : `alt-${part}-${at}`}"]`)?.focus();
  }

  private move(part: number, at: number, to: number) {
    const image = this.of(part)[at];
    if (!image || to === part) return;
    this.put(part, this.of(part).filter((_, index) => index !== at));
    const last = this.of(to).length;
    this.change(to, images => [...images, image]);
    document.getElementById(`belongs-${to}-${last}`)?.focus();
  }

  private swap(part: number, at: number, to: number) {
    const images = this.of(part), one = images[at], other = images[to];
    if (!one || !other) return;
    this.change(part, () => images.map((image, index) => (index === at ? other : index === to ? one : image)));
    this.focus(part, to);
  }

  private remove(part: number, at: number) {
    const left = this.of(part).length - 1;
    this.change(part, images => images.filter((_, index) => index !== at));
    if (left > 0) this.focus(part, Math.min(at, left - 1));
    else document.getElementById(part === 0 ? 'post-text' : `part-${part - 1}`)?.focus();
  }
}

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
