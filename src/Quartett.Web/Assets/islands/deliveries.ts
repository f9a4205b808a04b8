import { call } from './api';
import { type Ear, hear } from './live';
import { reloadRegions } from './page';

interface Delivery { id: string; state: string; attempts: { outcome: string }[] }

// Heard of at once where there is an event stream; looking at intervals is for the day when it fails.
const every = 2000;
const everyWithStream = 15_000;

/** <q-deliveries data-url data-events data-post data-seen data-moving> inside #deliveries: shows what has changed as soon as it is told, and looks by itself while something is on its way. */
class Deliveries extends HTMLElement {
  static observedAttributes = ['data-moving'];
  private timer = 0;
  private looking = false;
  private again = false;
  private ear: Ear | null = null;

  connectedCallback() {
    document.addEventListener('visibilitychange', this);
    this.ear = hear(this.dataset.events, told => {
      if (!document.hidden && (!told?.subject || told.subject === this.dataset.post)) void this.look();
    });
    this.next();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this);
    this.ear?.close();
    clearTimeout(this.timer);
  }

  attributeChangedCallback() {
    this.next();
  }

  handleEvent() {
    if (document.hidden) return;
    if (this.ear) void this.look();
    else this.next();
  }

  private next() {
    clearTimeout(this.timer);
    if (this.dataset.moving && !document.hidden && this.isConnected) this.timer = window.setTimeout(() => void this.look(), this.ear?.alive() ? everyWithStream : every);
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
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again && this.isConnected) {
        this.again = false;
        await this.compare();
      }
    } finally {
      this.looking = false;
    }
  }

  private async compare() {
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
