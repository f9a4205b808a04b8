import { call } from './api';
import { reloadRegions } from './page';

interface Delivery { id: string; state: string; attempts: { outcome: string }[] }

const every = 2000;

/** <q-deliveries data-url data-seen data-moving> inside #deliveries: looks again while something is on its way and shows what has changed. */
class Deliveries extends HTMLElement {
  static observedAttributes = ['data-moving'];
  private timer = 0;

  connectedCallback() {
    document.addEventListener('visibilitychange', this);
    this.next();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this);
    clearTimeout(this.timer);
  }

  attributeChangedCallback() {
    this.next();
  }

  handleEvent() {
    if (!document.hidden) this.next();
  }

  private next() {
    clearTimeout(this.timer);
    if (this.dataset.moving && !document.hidden && this.isConnected) this.timer = window.setTimeout(() => void this.look(), every);
  }

  // Nothing is taken away from under somebody's hands; it follows as soon as they have left it.
  private whenFree(part: HTMLElement) {
    const left = (event: FocusEvent) => {
      if (part.contains(event.relatedTarget as Node | null)) return;
      part.removeEventListener('focusout', left);
      if (part.isConnected) void reloadRegions([part]);
    };
    part.addEventListener('focusout', left);
  }

  private async look() {
    const answer = await call<{ stage: string; deliveries: Delivery[] }>('GET', this.dataset.url!, undefined, true);
    if (!this.isConnected) return;
    if (answer.ok && answer.data) {
      const now = answer.data.deliveries.map(({ id, state, attempts }) => `${id}:${state}:${attempts.length}:${attempts.at(-1)?.outcome ?? ''}`).join(' ');
      if (now !== this.dataset.seen) {
        const parts = ['deliveries', 'stage', 'sentence'].map(id => document.getElementById(id)).filter(part => part !== null);
        const held = parts.find(part => part.id === 'sentence' && part.contains(document.activeElement));
        if (held) this.whenFree(held);
        return reloadRegions(parts.filter(part => part !== held)).catch(() => this.next());
      }
    }
    this.next();
  }
}

if (!customElements.get('q-deliveries')) customElements.define('q-deliveries', Deliveries);
