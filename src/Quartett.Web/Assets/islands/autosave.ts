import { call } from './api';
import { make } from './page';
import { fill } from '../text/find';
import { type Fields, mergeFields, sameFields } from '../text/merge';

interface Kept { fields: Fields; base: Fields; revision: number }
interface Theirs { revision: number; changedBy: string; fields: Fields }
interface Saved { revision: number; changedBy?: string; fields?: Fields; url?: string; address?: string; code?: string }
type State = 'idle' | 'waiting' | 'saving' | 'saved' | 'offline' | 'full' | 'expired' | 'failed' | 'conflict';

const pause = 1200;
const retryAfter = 15_000;
const diskFull = 507;

/**
 * <q-autosave data-url data-key data-revision data-method> around, in, or (with data-form) beside a form. Where the method is POST nothing exists yet:
 * the answer then names the url to save to from now on. data-whole names fields that merge only as a whole.
 * Sends { revision, fields }, expects { revision }; 409 answers { revision, changedBy, fields } of the other version.
 * data-key names the draft and the person; the local copy under it lives only until the server has it.
 */
export class Autosave extends HTMLElement {
  private form: HTMLFormElement | null = null;
  private base: Fields = {};
  private person = '';
  private revision = 0;
  private timer = 0;
  private busy = false;
  private running: Promise<void> = Promise.resolve();
  private again = false;

  connectedCallback() {
    this.form = this.dataset.form ? (document.getElementById(this.dataset.form) as HTMLFormElement | null) : this.closest('form') ?? this.querySelector('form');
    if (!this.form || !this.dataset.url) return;
    this.base = this.read();
    this.person = personOf(this);
    this.revision = Number(this.dataset.revision ?? 0);
    for (const name of ['input', 'change', 'submit']) this.form.addEventListener(name, this);
    for (const name of ['online', 'pagehide', 'focus']) window.addEventListener(name, this);
    this.restore();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    if (this.form && this.begun() && this.dirty()) void this.save();
    for (const name of ['input', 'change', 'submit']) this.form?.removeEventListener(name, this);
    for (const name of ['online', 'pagehide', 'focus']) window.removeEventListener(name, this);
  }

  refreshed() {
    const kept = this.kept();
    if (!kept || kept.revision !== this.revision) return this.connectedCallback();
    this.base = kept.base;
    this.write(kept.fields);
    this.later(0);
  }

  handleEvent(event: Event) {
    if (event.type === 'submit') {
      clearTimeout(this.timer);
      return;
    }
    if (event.type === 'pagehide' || event.type === 'online' || event.type === 'focus') {
      const missed = event.type === 'focus' ? ['expired', 'offline', 'full'].includes(this.dataset.state ?? '') : event.type === 'online' || this.begun();
      if (missed && this.dirty()) void this.catchUp();
      return;
    }
    const field = event.target as HTMLInputElement;
    if (field.form !== this.form || field.name.startsWith('_')) return;
    // A text has told of every key by now; that it has been left, also for the conflict's dialog, is nothing new.
    if (event.type === 'change' && field instanceof HTMLTextAreaElement) return;
    this.keep();
    this.show('waiting');
    this.later(pause);
  }

  /** For the page: everything that is written is saved, or the state says why not. */
  async settled(): Promise<void> {
    // Who has closed the question of the two versions and asks for more is asked it again.
    if (this.dataset.state === 'conflict') this.show('waiting');
    await this.save();
    while (this.busy) await this.running;
  }

  save(): Promise<void> {
    if (!this.busy) return (this.running = this.send());
    this.again = true;
    return this.running;
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    if (this.dataset.state === 'conflict') return;
    const fields = this.read();
    if (sameFields(fields, this.base)) return this.show('saved');
    this.busy = true;
    this.show('saving');
    const attempt = () => call<Saved>(this.dataset.method ?? 'PUT', this.dataset.url!, { revision: this.revision, fields }, true);
    let answer = await attempt();
    // The page was open while its person signed in again: its token is of the old session, the person is the same.
    if (answer.status === 400 && answer.data?.code === 'kernel.forged' && await renewToken(this.person)) answer = await attempt();
    this.busy = false;

    if (answer.ok) this.accept(fields, answer.data);
    else if (answer.status === 409 && answer.data?.fields) this.clash(answer.data as Theirs);
    else if (answer.status === 0 || answer.status >= 500) {
      this.show(answer.status === diskFull ? 'full' : 'offline');
      this.later(retryAfter);
    } else this.show(answer.status === 401 || answer.status === 403 ? 'expired' : 'failed', answer.message);

    if (this.again) {
      this.again = false;
      await this.save();
    }
  }

  private accept(fields: Fields, answer: Saved | null) {
    const revision = answer?.revision ?? this.revision;
    this.base = fields;
    this.setRevision(revision);
    if (answer?.url) this.begin(answer.url);
    // What was written while the answer was on its way is saved next.
    const more = this.dirty();
    if (more) this.keep();
    else this.forget();
    this.show(more ? 'waiting' : 'saved');
    this.dispatchEvent(new CustomEvent('saved', { bubbles: true, detail: { revision, address: answer?.address } }));
  }

  private begin(url: string) {
    this.forget();
    this.dataset.url = url;
    this.dataset.method = 'PUT';
    // As the page is called that is opened next, so that it finds what could not be saved any more.
    this.dataset.key = `${url.split('/').at(-2)}:${this.person}`;
  }

  /** Whether the server knows this draft; without this one that is only begun would be made a second time by the page that is opened next. */
  begun = () => (this.dataset.method ?? 'PUT') !== 'POST';

  // Somebody has signed in again elsewhere: this page's token belongs to the old session.
  private async catchUp() {
    if (this.dataset.state === 'expired') await renewToken(this.person);
    await this.save();
  }

  private clash(theirs: Theirs) {
    const mine = this.read();
    // The last save of a page that was being closed: two say the same, and nobody need be asked.
    if (sameFields(mine, theirs.fields)) return this.accept(mine, theirs);
    this.keep();
    this.show('conflict');
    const merged = mergeFields(this.base, mine, theirs.fields, this.whole());
    const event = new CustomEvent('conflict', { bubbles: true, cancelable: true, detail: { base: this.base, mine, theirs: theirs.fields, merged, changedBy: theirs.changedBy, revision: theirs.revision, take: (fields: Fields) => this.take(fields, theirs) } });
    if (this.dispatchEvent(event)) this.offer(mine, merged, theirs);
  }

  private offer(mine: Fields, merged: Fields | null, theirs: Theirs) {
    const action = make('div', { class: 'notice-action' });
    const offerOne = (text: string | undefined, fields: Fields, kind = '') => {
      const button = make('button', { type: 'button', class: `button button-small ${kind}`.trim() }, text ?? '');
      button.addEventListener('click', () => this.take(fields, theirs));
      action.append(button);
    };
    if (merged) offerOne(this.dataset.sayMerge, merged, 'button-primary');
    offerOne(this.dataset.sayMine, mine);
    offerOne(this.dataset.sayTheirs, theirs.fields);
    this.notice('warn', fill(this.dataset.sayConflict ?? '', { who: theirs.changedBy }), action, this.versions(mine, theirs.fields));
  }

  private versions(mine: Fields, theirs: Fields) {
    const box = make('div', { class: 'diff' });
    for (const name of Object.keys(theirs)) {
      if (JSON.stringify(mine[name] ?? '') === JSON.stringify(theirs[name] ?? '')) continue;
      box.append(make('div', { class: 'diff-line diff-out' }, make('span', {}, String(mine[name] ?? ''))), make('div', { class: 'diff-line diff-in' }, make('span', {}, String(theirs[name] ?? ''))));
    }
    return box;
  }

  private take(fields: Fields, theirs: Theirs) {
    this.base = theirs.fields;
    this.setRevision(theirs.revision);
    this.write(fields);
    this.querySelector('.notice')?.remove();
    this.show('waiting');
    this.keep();
    void this.save();
  }

  private restore() {
    const kept = this.kept();
    if (!kept) return this.show('idle');
    if (sameFields(kept.fields, this.base)) return this.forget();
    if (kept.revision !== this.revision) {
      const theirs = { revision: this.revision, changedBy: this.dataset.changedBy ?? '', fields: this.read() };
      this.base = kept.base;
      this.write(kept.fields);
      return this.clash(theirs);
    }
    const before = this.base;
    // A new post may begin with something this time, such as a file of the library: both are there where they fit.
    this.write(mergeFields(kept.base, kept.fields, before, this.whole()) ?? kept.fields);
    const undo = make('button', { type: 'button', class: 'button button-small' }, this.dataset.sayDiscard ?? '');
    undo.addEventListener('click', () => {
      this.write(before);
      this.forget();
      this.querySelector('.notice')?.remove();
    });
    this.notice('info', this.dataset.sayRestored ?? '', make('div', { class: 'notice-action' }, undo));
    this.later(0);
  }

  private notice(tone: 'info' | 'warn', text: string, ...more: Node[]) {
    this.querySelector('.notice')?.remove();
    const sign = make('span', { class: 'notice-title', 'aria-hidden': 'true' }, tone === 'warn' ? '!' : 'i');
    this.prepend(make('div', { class: `notice notice-${tone}`, role: tone === 'warn' ? 'alert' : 'status' }, sign, make('div', { class: 'notice-body' }, make('p', {}, text), ...more)));
  }

  private show(state: State, message = '') {
    this.dataset.state = state;
    const places = this.form?.querySelectorAll<HTMLElement>('[data-saved]') ?? [];
    const say = { idle: '', waiting: '', saving: this.dataset.saySaving, saved: this.dataset.saySaved, offline: this.dataset.sayOffline, full: this.dataset.sayFull, expired: this.dataset.sayExpired, failed: message || this.dataset.sayFailed, conflict: '' }[state];
    for (const place of places) {
      place.dataset.state = state;
      place.textContent = say ?? '';
    }
    this.dispatchEvent(new CustomEvent('state', { bubbles: true, detail: { state } }));
  }

  private later(milliseconds: number) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), milliseconds);
  }

  private whole = () => (this.dataset.whole ?? '').split(' ');

  private dirty = () => !sameFields(this.read(), this.base);

  private setRevision(revision: number) {
    this.revision = revision;
    this.dataset.revision = String(revision);
    const field = this.form?.elements.namedItem('revision');
    if (field instanceof HTMLInputElement) field.value = String(revision);
  }

  private read(): Fields {
    const fields: Fields = {};
    for (const [name, value] of new FormData(this.form!)) {
      if (typeof value !== 'string' || name.startsWith('_') || name.startsWith('__') || name === 'revision') continue;
      const before = fields[name];
      fields[name] = before === undefined ? value.replaceAll('\r\n', '\n') : [before, value].flat();
    }
    return fields;
  }

  private write(fields: Fields) {
    for (const element of this.form!.elements) {
      const field = element as HTMLInputElement;
      if (!field.name || field.name.startsWith('_') || field.name === 'revision' || field.type === 'file') continue;
      const values = [fields[field.name] ?? []].flat();
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
      else if (values.length > 0) field.value = values[0]!;
      else if (field.type !== 'submit' && field.type !== 'button') field.value = '';
    }
    // Counters and previews listen to input; ours is told apart so that it does not count as typing. Fields without a name belong to
    // islands: they still show what stood there before and are drawn anew by what follows.
    for (const area of this.form!.querySelectorAll('textarea[name]')) area.dispatchEvent(new Event('input'));
    this.dispatchEvent(new CustomEvent('taken', { bubbles: true }));
  }

  private place = () => `quartett-draft:${this.dataset.key ?? this.dataset.url}`;

  private keep() {
    try {
      localStorage.setItem(this.place(), JSON.stringify({ fields: this.read(), base: this.base, revision: this.revision } satisfies Kept));
    } catch {
      // A full or forbidden store only loses the second net; the server copy is the first.
    }
  }

  private kept(): Kept | null {
    try {
      return JSON.parse(localStorage.getItem(this.place()) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
  }

  private forget() {
    try {
      localStorage.removeItem(this.place());
    } catch {
      // As above: without a store there is nothing to forget.
    }
  }
}

const personOf = (autosave: HTMLElement | null | undefined) => autosave?.dataset.key?.split(':').at(-1) ?? '';

/** Not for somebody else who has signed in meanwhile: what was written here is not theirs. */
async function renewToken(person: string) {
  try {
    const page = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
    const now = new DOMParser().parseFromString(await page.text(), 'text/html');
    const fresh = now.querySelector<HTMLMetaElement>('meta[name="xsrf"]');
    const here = document.querySelector<HTMLMetaElement>('meta[name="xsrf"]');
    if (!page.ok || page.redirected || !fresh || !here || personOf(now.querySelector<HTMLElement>('q-autosave')) !== person) return false;
    here.content = fresh.content;
    for (const field of document.querySelectorAll<HTMLInputElement>('input[name=__RequestVerificationToken]')) field.value = fresh.content;
    return true;
  } catch {
    // Still offline: the state says so already.
    return false;
  }
}
