import { hear } from './live';
import { reloadRegion } from './page';

const shortest = 1_000;

/** <q-live data-events data-kinds="delivery. post." data-region="id">: renews that part of the page when something of these kinds happened, unless somebody is at work in it. */
class Live extends HTMLElement {
  private deaf: (() => void) | null = null;
  private timer = 0;
  private owed = false;
  private fresh = true;

  connectedCallback() {
    document.addEventListener('visibilitychange', this);
    document.addEventListener('focusout', this);
    this.deaf = hear(this.dataset.events, told => {
      // The page was made a moment before its stream was opened; nothing is owed for that.
      if (!told && this.fresh) return void (this.fresh = false);
      if (told && !(this.dataset.kinds ?? '').split(' ').some(kind => told.what.startsWith(kind))) return;
      this.owe();
    });
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this);
    document.removeEventListener('focusout', this);
    clearTimeout(this.timer);
    this.deaf?.();
  }

  handleEvent() {
    if (this.owed) this.owe();
  }

  private owe() {
    this.owed = true;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.pay(), shortest);
  }

  private async pay() {
    const region = document.getElementById(this.dataset.region ?? '');
    // Nothing is taken away from under somebody's hands.
    if (!region || document.hidden || region.contains(document.activeElement) || document.querySelector('dialog[open]')) return;
    this.owed = false;
    try {
      await reloadRegion(region);
    } catch {
      this.owe();
    }
  }
}

if (!customElements.get('q-live')) customElements.define('q-live', Live);
