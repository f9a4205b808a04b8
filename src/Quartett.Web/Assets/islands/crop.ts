import { make } from './page';
import { type Corner, largestRect, movePoint, moveRect, type Point, type Rect, resizeRect } from '../text/crop';

const step = 0.01, leap = 0.1;
const corners: Corner[] = ['nw', 'ne', 'sw', 'se'];
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * <q-crop data-ratio="1.91" data-say-frame data-say-focus data-say-corner> around an image and hidden inputs named x, y, w, h, fx, fy
 * (data-prefix before the names). Arrows move, with Shift in leaps; on the frame plus and minus change its size. Values are shares, 0 to 1.
 */
class Crop extends HTMLElement {
  static observedAttributes = ['data-ratio'];

  private rect: Rect = { x: 0, y: 0, w: 1, h: 1 };
  private focal: Point = { x: 0.5, y: 0.5 };
  private image: HTMLImageElement | null = null;
  private frame!: HTMLElement;
  private spot!: HTMLElement;

  connectedCallback() {
    this.image = this.querySelector('img');
    if (!this.image || this.querySelector('.crop-stage')) return;
    const stage = make('div', { class: 'crop-stage' });
    this.frame = make('div', { class: 'crop-frame', tabindex: '0', role: 'group' });
    this.spot = make('button', { type: 'button', class: 'crop-focus' });
    this.image.before(stage);
    this.image.draggable = false;
    this.frame.setAttribute('aria-label', this.dataset.sayFrame ?? '');
    this.spot.setAttribute('aria-label', this.dataset.sayFocus ?? '');
    for (const at of corners) this.frame.append(this.handle(at));
    stage.append(this.image, this.frame, this.spot);
    this.hold(this.frame, (dx, dy) => (this.rect = moveRect(this.rect, dx, dy)));
    this.hold(this.spot, (dx, dy) => (this.focal = movePoint(this.focal, dx, dy)));
    this.frame.addEventListener('keydown', event => this.size(event));
    if (this.image.complete) this.begin();
    else this.image.addEventListener('load', () => this.begin(), { once: true });
  }

  refreshed() {
    this.connectedCallback();
  }

  attributeChangedCallback() {
    if (!this.image?.naturalWidth) return;
    this.rect = largestRect(this.ratio(), this.focal);
    this.show();
  }

  private begin() {
    const value = (name: string, otherwise: number) => Number.parseFloat(this.field(name)?.value ?? '') || otherwise;
    this.focal = { x: value('fx', 0.5), y: value('fy', 0.5) };
    const kept = { x: value('x', 0), y: value('y', 0), w: value('w', 0), h: value('h', 0) };
    this.rect = kept.w > 0 && kept.h > 0 ? kept : largestRect(this.ratio(), this.focal);
    this.show();
  }

  private handle(at: Corner) {
    const button = make('button', { type: 'button', class: 'crop-handle', 'data-at': at, 'aria-label': `${this.dataset.sayCorner ?? ''} ${at.toUpperCase()}`.trim() });
    this.hold(button, (dx, dy) => (this.rect = resizeRect(this.rect, at, dx, dy, this.ratio())));
    return button;
  }

  /** The wanted ratio in shares of this picture, or null where any shape will do. */
  private ratio(): number | null {
    const wanted = Number.parseFloat(this.dataset.ratio ?? '');
    return wanted > 0 && this.image?.naturalWidth ? (wanted * this.image.naturalHeight) / this.image.naturalWidth : null;
  }

  private hold(element: HTMLElement, move: (dx: number, dy: number) => void) {
    element.addEventListener('pointerdown', event => {
      event.preventDefault();
      event.stopPropagation();
      element.focus();
      element.setPointerCapture(event.pointerId);
      const box = this.image!.getBoundingClientRect();
      let last = { x: event.clientX, y: event.clientY };
      const drag = (now: PointerEvent) => {
        move((now.clientX - last.x) / box.width, (now.clientY - last.y) / box.height);
        last = { x: now.clientX, y: now.clientY };
        this.show();
      };
      element.addEventListener('pointermove', drag);
      element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', drag), { once: true });
    });
    element.addEventListener('keydown', event => {
      const way = arrows[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      const far = event.shiftKey ? leap : step;
      move(way[0] * far, way[1] * far);
      this.show();
    });
  }

  private size(event: KeyboardEvent) {
    const by = { '+': step * 2, '-': -step * 2 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.rect = resizeRect(this.rect, 'se', by, by, this.ratio());
    this.show();
  }

  private show() {
    const percent = (share: number) => `${share * 100}%`;
    Object.assign(this.frame.style, { left: percent(this.rect.x), top: percent(this.rect.y), width: percent(this.rect.w), height: percent(this.rect.h) });
    Object.assign(this.spot.style, { left: percent(this.focal.x), top: percent(this.focal.y) });
    const values = { ...this.rect, fx: this.focal.x, fy: this.focal.y };
    for (const [name, value] of Object.entries(values)) {
      const field = this.field(name);
      if (field) field.value = value.toFixed(4);
    }
    this.dispatchEvent(new CustomEvent('crop', { bubbles: true, detail: values }));
  }

  private field = (name: string) => this.querySelector<HTMLInputElement>(`input[name="${CSS.escape((this.dataset.prefix ?? '') + name)}"]`);
}

if (!customElements.get('q-crop')) customElements.define('q-crop', Crop);
