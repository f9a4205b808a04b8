import { call } from '../api';
import { toast } from '../toast';
import { Part, type PostVideo } from './fields';
import { Images } from './images';
import type { Composer } from './index';
import { Library } from './library';

export interface Uploaded { id: string; kind: string; locationRemoved?: boolean; altText?: string }

/** Images and video of the post, from the library or from the device. */
export class Media {
  readonly images: Images;
  private readonly video: Part<PostVideo | null>;

  constructor(private readonly composer: Composer) {
    this.video = new Part<PostVideo | null>(composer.querySelector('input[data-video]')!, null);
    this.images = new Images(composer, this);
    const library = new Library(composer, item => this.take(item, this.images.partOf(library.opener)));
    composer.addEventListener('uploaded', event => {
      const inLibrary = (event.target as Element).closest('#library');
      this.take((event as CustomEvent<Uploaded>).detail, inLibrary ? this.images.partOf(library.opener) : 0);
    });
    this.bindVideo();
    // Another version may have been taken over: draw anew whenever the truth changed without us.
    composer.addEventListener('taken', () => this.draw());
    this.draw();
  }

  has = () => this.images.of(0).length > 0 || this.video.value !== null;

  file = (id: string) => `${this.composer.dataset.files}/${id}/file`;

  thumb = (id: string) => `${this.composer.dataset.files}/${id}/thumb`;

  private take(item: Uploaded, part: number) {
    const kind = item.kind.toLowerCase();
    if (item.locationRemoved) toast(this.composer.say('location'));
    if (kind === 'video') {
      if (this.video.value) toast(this.composer.say('oneVideo'));
      else if (part > 0) toast(this.composer.say('videoFirst'));
      this.video.value = { media: item.id, altText: item.altText ?? '', captionsLanguage: document.documentElement.lang || 'de' };
    } else if (kind === 'captions') {
      if (this.video.value) this.video.value = ordered({ ...this.video.value, captions: item.id });
    } else {
      this.images.put(part, [...this.images.of(part), { media: item.id, altText: item.altText ?? '' }]);
    }
    this.draw();
  }

  private draw() {
    this.images.draw();
    this.drawVideo();
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
