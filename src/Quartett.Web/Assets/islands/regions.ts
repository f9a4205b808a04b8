import { type Ear, hear } from './live';
import { reloadRegion } from './page';

const pause = 1_000;
// The stream says "look again" when it opens; a page that young is as new as the stream.
const young = 5_000;

/** <q-live data-events data-kinds="delivery. post." data-region="id">: renews that part of the page when something of these kinds happened, unless somebody is at work in it. */
class Live extends HTMLElement {
  static observedAttributes = ['data-events'];
  private ear: Ear | null = null;
  private timer = 0;
  private owed = false;

  connectedCallback() {
    document.addEventListener('visibilitychange', this);
    document.addEventListener('focusout', this);
    this.listen();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this);
    document.removeEventListener('focusout', this);
    clearTimeout(this.timer);
    this.ear?.close();
  }

  // Enhanced navigation may turn the page into that of another workspace.
  attributeChangedCallback() {
    if (this.isConnected) this.listen();
  }

  handleEvent() {
    if (this.owed) this.owe();
  }

  private listen() {
    this.ear?.close();
    const since = performance.now();
    this.ear = hear(this.dataset.events, told => {
      if (told ? (this.dataset.kinds ?? '').split(' ').some(kind => told.what.startsWith(kind)) : performance.now() - since > young) this.owe();
    });
  }

  private owe() {
    this.owed = true;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.pay(), pause);
  }

  private async pay() {
    const region = document.getElementById(this.dataset.region ?? '');
    // Nothing is taken away from under somebody's hands.
    if (!region || document.hidden || region.contains(document.activeElement) || document.querySelector('dialog[open]')) return;
    this.owed = false;
    await reloadRegion(region).catch(() => this.owe());
  }
}

if (!customElements.get('q-live')) customElements.define('q-live', Live);
