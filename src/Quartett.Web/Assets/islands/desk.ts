import { word } from './page';
import { showError } from './api';
import { toast } from './toast';

/** <q-copy for="id" data-say-done>: the button inside copies that field; without a clipboard it selects the text. */
class Copy extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
  }

  async handleEvent() {
    const field = document.getElementById(this.getAttribute('for') ?? '') as HTMLInputElement | null;
    if (!field) return;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      toast(this.dataset.sayDone ?? '');
    } catch {
      showError(word('failed'));
    }
  }
}

if (!customElements.get('q-copy')) customElements.define('q-copy', Copy);

// form[data-busy] shows its button at work until the answer is there; a second press sends nothing.
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('[data-busy]')) return;
  const button = (event as SubmitEvent).submitter ?? form.querySelector('button');
  button?.setAttribute('aria-busy', 'true');
});
window.addEventListener('pageshow', event => {
  if (event.persisted) for (const button of document.querySelectorAll('[aria-busy="true"]')) button.removeAttribute('aria-busy');
});

// Links with data-shift="ArrowLeft" and so on are followed with Shift and that key, as long as nobody is typing.
document.addEventListener('keydown', event => {
  if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if ((event.target as Element).closest('input, textarea, select, [contenteditable], dialog, [popover]')) return;
  const link = document.querySelector<HTMLElement>(`[data-shift="${CSS.escape(event.key)}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
