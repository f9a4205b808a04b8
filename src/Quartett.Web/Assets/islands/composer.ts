import { Autosave } from './autosave';
import { countText, type TextUnit } from '../text/count';

/** <q-count for="textarea id" unit max [max-bytes] [url] near over>: the count in the network's own unit, and how it stands. */
class Count extends HTMLElement {
  private field: HTMLTextAreaElement | HTMLInputElement | null = null;

  connectedCallback() {
    this.field = document.getElementById(this.getAttribute('for') ?? '') as HTMLTextAreaElement | null;
    this.field?.addEventListener('input', this);
    this.show(false);
  }

  disconnectedCallback() {
    this.field?.removeEventListener('input', this);
  }

  refreshed() {
    this.disconnectedCallback();
    this.connectedCallback();
  }

  handleEvent() {
    this.show(true);
  }

  private show(speak: boolean) {
    if (!this.field) return;
    const text = this.field.value;
    const url = this.getAttribute('url');
    const count = countText(text, (this.getAttribute('unit') ?? 'grapheme') as TextUnit, url === null ? undefined : Number(url));
    const max = Number(this.getAttribute('max') ?? 0), maxBytes = Number(this.getAttribute('max-bytes') ?? 0);
    const bytesOver = maxBytes > 0 && countText(text, 'utf8Byte') > maxBytes;
    const state = bytesOver || (max > 0 && count > max) ? 'over' : max > 0 && count >= max * 0.9 ? 'near' : 'fine';
    const before = this.dataset.state;

    const figures = this.querySelector('[data-figures]') ?? this.appendChild(Object.assign(document.createElement('span'), { ariaHidden: 'true' }));
    figures.setAttribute('data-figures', '');
    figures.textContent = bytesOver ? `${countText(text, 'utf8Byte')} / ${maxBytes} B` : max > 0 ? `${count} / ${max}` : String(count);
    this.dataset.state = state;

    // Spoken only when it matters: on crossing a line, not at every key.
    const words = this.querySelector('[data-words]') ?? this.appendChild(document.createElement('span'));
    words.setAttribute('data-words', '');
    words.className = 'only-read';
    words.setAttribute('role', 'status');
    if (speak && state !== before) words.textContent = (this.getAttribute(state) ?? '').replace('{count}', String(count)).replace('{left}', String(max - count)).replace('{over}', String(count - max));
    if (state !== before) this.dispatchEvent(new CustomEvent('count', { bubbles: true, detail: { count, max, state } }));
  }
}

const define = (name: string, element: CustomElementConstructor) => customElements.get(name) ?? customElements.define(name, element);
define('q-count', Count);
define('q-autosave', Autosave);
