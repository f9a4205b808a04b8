import '../crop';
import { make } from '../page';
import type { PostImage } from './fields';
import type { Composer } from './index';

type Part = Pick<PostImage, 'cut' | 'focusX' | 'focusY'>;

/** The dialog in which the part of an image is chosen that is shown. */
export class Crop {
  private readonly dialog = document.getElementById('crop') as HTMLDialogElement;
  private readonly place = this.dialog.querySelector<HTMLElement>('[data-crop-place]')!;
  private done: (part: Part) => void = () => undefined;

  constructor(private readonly composer: Composer) {
    this.dialog.querySelector('[data-crop-take]')!.addEventListener('click', () => this.take());
    this.dialog.querySelector('[data-crop-whole]')!.addEventListener('click', () => {
      this.dialog.close();
      this.done({});
    });
    for (const button of this.shapes()) button.addEventListener('click', () => this.shape(button.dataset.ratioChoice!));
  }

  open(source: string, image: PostImage, done: (part: Part) => void) {
    this.done = done;
    const { sayFrame, sayFocus, sayCorner } = this.place.dataset;
    const island = make('q-crop' as 'div', { 'data-say-frame': sayFrame, 'data-say-focus': sayFocus, 'data-say-corner': sayCorner, 'data-prefix': '_crop' });
    const values: Record<string, number | undefined> = { x: image.cut?.x, y: image.cut?.y, w: image.cut?.width, h: image.cut?.height, fx: image.focusX, fy: image.focusY };
    for (const [name, value] of Object.entries(values)) island.append(make('input', { type: 'hidden', name: `_crop${name}`, value: value === undefined ? '' : String(value) }));
    const picture = make('img', { src: source, alt: image.altText });
    picture.addEventListener('error', () => island.replaceChildren(make('p', { class: 'field-error' }, this.composer.say('unavailable'))));
    island.prepend(picture);
    this.mark('');
    this.place.replaceChildren(island);
    this.dialog.showModal();
    this.place.querySelector<HTMLElement>('.crop-frame')?.focus();
  }

  private shapes = () => this.dialog.querySelectorAll<HTMLElement>('[data-ratio-choice]');

  private shape(ratio: string) {
    const island = this.place.querySelector<HTMLElement>('q-crop');
    if (!island) return;
    island.dataset.ratio = ratio;
    this.mark(ratio);
  }

  private mark(ratio: string) {
    for (const button of this.shapes()) button.setAttribute('aria-pressed', String(button.dataset.ratioChoice === ratio));
  }

  private take() {
    const value = (name: string) => Number(this.place.querySelector<HTMLInputElement>(`input[name=_crop${name}]`)?.value ?? '0');
    const cut = { x: value('x'), y: value('y'), width: value('w'), height: value('h') };
    const whole = cut.width >= 0.9995 && cut.height >= 0.9995;
    this.dialog.close();
    this.done({ ...(whole || cut.width === 0 ? {} : { cut }), focusX: value('fx'), focusY: value('fy') });
  }
}
