import { antiforgery } from './api';

/**
 * <q-passkey data-question data-kind="get|create"> inside a form: asks the server for a question, the browser for the
 * answer, and sends the form with it. Says so where the browser cannot.
 */
class Passkey extends HTMLElement {
  connectedCallback() {
    this.refreshed();
  }

  // A form that was sent in vain brings the page's own text back: the button locked, and the word that this needs JavaScript.
  refreshed() {
    const button = this.querySelector<HTMLButtonElement>('[data-passkey]');
    if (!button) return;
    if (!possible()) {
      this.say(this.dataset.impossible ?? '');
      return;
    }
    button.disabled = false;
    this.say('');
    button.onclick = () => void this.ask(button);
  }

  private async ask(button: HTMLButtonElement) {
    const form = this.closest('form');
    const field = this.querySelector<HTMLInputElement>('input[name="credential"]');
    if (!form || !field) return;
    // What is asked for besides the passkey has to be there first.
    if (this.dataset.kind === 'create' && ![...form.querySelectorAll<HTMLInputElement>('[data-before-passkey]')].every(i => i.reportValidity())) return;
    button.disabled = true;
    try {
      field.value = JSON.stringify(await this.answer(form));
      form.noValidate = true;
      form.requestSubmit();
    } catch {
      this.say(this.dataset.failed ?? '');
    } finally {
      button.disabled = false;
    }
  }

  private async answer(form: HTMLFormElement) {
    const given = new FormData(form);
    const response = await fetch(this.dataset.question ?? '', {
      method: 'POST', credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'X-XSRF-TOKEN': antiforgery() },
      body: JSON.stringify({ name: given.get('name') ?? '', email: given.get('email') ?? '' }),
    });
    if (!response.ok) throw new Error(String(response.status));
    const question = await response.json();
    const credential = this.dataset.kind === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
    return (credential as PublicKeyCredential).toJSON();
  }

  private say(text: string) {
    const note = this.querySelector('[data-note]');
    if (note) note.textContent = text;
  }
}

const possible = () => window.isSecureContext && 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential
  && !/^[\d.]+$|^\[/.test(location.hostname);

if (!customElements.get('q-passkey')) customElements.define('q-passkey', Passkey);
