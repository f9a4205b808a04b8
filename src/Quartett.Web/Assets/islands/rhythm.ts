import { antiforgery } from './api';

const pause = 250;

/** <q-rhythm data-url> around the fields of a rhythm: asks the server which days follow from them, and shows them in [data-dates]. */
class Rhythm extends HTMLElement {
  private timer = 0;
  private running: AbortController | null = null;

  connectedCallback() {
    this.addEventListener('input', this);
    this.addEventListener('change', this);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  handleEvent() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), pause);
  }

  private async ask() {
    this.running?.abort();
    this.running = new AbortController();
    const fields = new URLSearchParams();
    for (const field of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
      if (field instanceof HTMLInputElement && /checkbox|radio/.test(field.type) && !field.checked) continue;
      fields.append(field.name, field.value);
    }
    try {
      const answer = await fetch(this.dataset.url!, {
        method: 'POST', credentials: 'same-origin', signal: this.running.signal, body: fields, redirect: 'manual',
        headers: { accept: 'text/html', 'X-XSRF-TOKEN': antiforgery() },
      });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      this.querySelector('[data-dates]')?.replaceChildren(...page.body.childNodes);
    } catch {
      // What stands there stays; the server says it again when the series begins.
    }
  }
}

// Choosing to repeat opens the fields further up; whoever chose it wants to see them.
document.addEventListener('change', event => {
  const select = event.target as HTMLSelectElement;
  if (select.id === 'when' && select.value === 'repeat') document.getElementById('rhythm')?.scrollIntoView({ block: 'center' });
});

customElements.get('q-rhythm') ?? customElements.define('q-rhythm', Rhythm);
