import { antiforgery, showError } from '../api';
import type { Autosave } from '../autosave';
import { reloadRegion } from '../page';
import { Conflict } from './conflict';
import { readFields } from './fields';
import { Link } from './link';
import { Media } from './media';
import { Parts } from './parts';
import { Tabs } from './tabs';
import { Texts } from './texts';

const pause = 300;

/** <q-composer data-preview-url … data-say-*> around the composer's form and its dialogs: everything that happens while somebody writes. */
export class Composer extends HTMLElement {
  form!: HTMLFormElement;
  tabs!: Tabs;
  media!: Media;
  parts!: Parts;
  private timer = 0;
  private running: AbortController | null = null;
  private leaving = false;
  private path = '';

  connectedCallback() {
    const form = this.querySelector<HTMLFormElement>('form.composer');
    if (!form || this.path) return;
    this.path = location.pathname;
    this.form = form;
    this.parts = new Parts(this);
    this.tabs = new Tabs(this);
    this.media = new Media(this);
    new Link(this);
    new Texts(this);
    new Conflict(this);
    form.addEventListener('input', event => this.changed(event));
    form.addEventListener('change', event => this.changed(event));
    form.addEventListener('submit', event => void this.submit(event));
    this.addEventListener('keydown', event => this.keys(event));
    this.addEventListener('click', event => this.clicked(event));
    this.addEventListener('taken', () => {
      this.tabs.show();
      this.later();
    });
    this.addEventListener('saved', event => void this.saved((event as CustomEvent<{ address?: string }>).detail));
    this.theme(localStorage.getItem('quartett-preview'));
    this.tabs.show();
    // What was kept here has been put back before this was listening: the server has not seen it yet.
    if (this.querySelector('q-autosave .notice')) this.later();
  }

  // Another post has been merged into this page: one draft's script must never write into another's form.
  refreshed() {
    if (this.path && this.path !== location.pathname) location.reload();
    else this.connectedCallback();
  }

  say = (name: string) => this.dataset[`say${name[0]!.toUpperCase()}${name.slice(1)}`] ?? '';

  /** Asks the server anew what the channels make of it, soon. */
  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.check(), pause);
  }

  get autosave() {
    return this.querySelector<Autosave>('q-autosave');
  }

  private changed(event: Event) {
    const field = event.target as HTMLInputElement;
    if (field.form !== this.form || field.name.startsWith('_')) return;
    this.tabs.show();
    this.later();
  }

  private async check() {
    this.running?.abort();
    this.running = new AbortController();
    try {
      const answer = await fetch(this.dataset.previewUrl!, {
        method: 'POST', credentials: 'same-origin', signal: this.running.signal,
        headers: { accept: 'text/html', 'content-type': 'application/json', 'X-XSRF-TOKEN': antiforgery() },
        body: JSON.stringify({ revision: 0, fields: readFields(this.form) }),
      });
      if (answer.ok) this.swap(await answer.text());
    } catch {
      // Offline or overtaken by the next keystroke: what stands there stays until the next answer.
    }
  }

  private swap(html: string) {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const findings = fresh.getElementById('findings'), previews = fresh.getElementById('previews');
    const here = document.getElementById('findings');
    if (findings && here && findings.innerHTML !== here.innerHTML) here.replaceChildren(...document.adoptNode(findings).childNodes);
    if (previews) document.getElementById('previews')?.replaceChildren(...document.adoptNode(previews).childNodes);
    this.theme(localStorage.getItem('quartett-preview'));
    this.tabs.show();
    this.dispatchEvent(new CustomEvent('checked', { bubbles: true }));
  }

  private async submit(event: SubmitEvent) {
    const autosave = this.autosave;
    if (this.leaving || !autosave) return;
    event.preventDefault();
    const button = event.submitter as HTMLButtonElement | null;
    button?.setAttribute('aria-busy', 'true');
    // First what was written, so that two people at one draft are told before anything is planned.
    await autosave.settled();
    button?.removeAttribute('aria-busy');
    const state = autosave.dataset.state ?? '';
    if (state === 'conflict') return;
    if (['offline', 'full', 'expired', 'failed'].includes(state)) return showError(this.form.querySelector('[data-saved]')?.textContent ?? '');
    if (button?.value === 'save' && state === 'saved' && autosave.begun()) return;
    // A form that is still telling of its submission does not begin another one.
    await new Promise(resolve => setTimeout(resolve));
    this.leaving = true;
    this.form.requestSubmit(button);
    this.leaving = false;
  }

  private keys(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || (event.target as Element).closest('dialog')) return;
    event.preventDefault();
    if ((event.target as HTMLElement).id === 'comment') return document.querySelector<HTMLButtonElement>('button[value=comment]')?.click();
    this.form.querySelector<HTMLButtonElement>('.sentence .button-primary')?.click();
  }

  private clicked(event: MouseEvent) {
    const target = event.target as Element;
    const theme = target.closest<HTMLElement>('[data-preview-theme]');
    if (theme) {
      const mode = theme.getAttribute('aria-pressed') === 'true' ? '' : theme.dataset.previewTheme!;
      localStorage.setItem('quartett-preview', mode);
      this.theme(mode);
    }
    const fix = target.closest<HTMLElement>('[data-fix]');
    if (fix) this.fix(fix.dataset.fix!, fix.dataset.fixFor ?? '');
  }

  private fix(what: string, argument: string) {
    if (what === 'alt') return document.getElementById(argument)?.focus();
    const box = document.getElementById(`${what === 'own' ? 'own' : 'thread'}-${argument}`) as HTMLInputElement | null;
    if (!box) return;
    box.checked = true;
    box.dispatchEvent(new Event('change', { bubbles: true }));
    document.getElementById(`tab-${argument}`)?.click();
    if (what === 'own') document.getElementById(`own-text-${argument}`)?.focus();
    else box.focus();
  }

  private theme(mode: string | null) {
    for (const preview of this.querySelectorAll<HTMLElement>('.preview')) {
      if (mode) preview.dataset.theme = mode;
      else delete preview.dataset.theme;
    }
    for (const button of this.querySelectorAll<HTMLElement>('[data-preview-theme]')) button.setAttribute('aria-pressed', String(button.dataset.previewTheme === mode));
  }

  // A draft that has just come into being gets its address and the cards beside it.
  private async saved({ address }: { address?: string }) {
    if (!address) return this.tellSeries();
    history.replaceState(history.state, '', address);
    this.path = location.pathname;
    this.form.action = address;
    const answer = await fetch(address, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const selector of ['#beside', '.composer-head', '#act']) {
      const [was, is] = [document.querySelector(selector), fresh.querySelector(selector)];
      if (is && was) was.replaceWith(document.adoptNode(is));
      else if (is) this.after(document.adoptNode(is));
    }
    document.title = fresh.title;
  }

  // A date of a series that has just got words of its own says so.
  private async tellSeries() {
    const series = document.querySelector('#series:not([data-says-own])');
    if (series) await reloadRegion(series);
  }
}

if (!customElements.get('q-composer')) customElements.define('q-composer', Composer);
