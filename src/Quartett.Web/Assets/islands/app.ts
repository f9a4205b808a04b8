import { call } from './api';
import { openCommand } from './command';
import { goTo, type Island, onEveryPage } from './page';
import './desk';
import { toast } from './toast';

const yearInSeconds = 31_536_000;

/** <q-theme name="theme"> around radio inputs or a select: applies the choice at once and remembers it in a cookie the server reads. */
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', this);
  }

  handleEvent(event: Event) {
    const { value } = event.target as HTMLInputElement;
    const name = this.getAttribute('name') ?? 'theme';
    document.documentElement.setAttribute(`data-${name}`, value);
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearInSeconds}; samesite=lax${secure}`;
  }
}

/** <q-dialog-open for="id"> around a button: opens that dialog; [data-close] inside it closes it, focus goes back by itself. */
class DialogOpen extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
  }

  handleEvent(event: Event) {
    if (!(event.target as Element).closest('button, a')) return;
    const dialog = document.getElementById(this.getAttribute('for') ?? '');
    if (!(dialog instanceof HTMLDialogElement)) return;
    event.preventDefault();
    dialog.showModal();
  }
}

/** <q-toast data-text data-undo-url data-undo data-undo-method>: a message the server rendered with the page, shown once as a toast. */
class ServerToast extends HTMLElement {
  static observedAttributes = ['data-text'];

  // Enhanced navigation keeps the element and sets one attribute after the other: wait until all are there.
  attributeChangedCallback() {
    queueMicrotask(() => this.announce());
  }

  private announce() {
    const { text, undoUrl, undo, undoMethod = 'POST' } = this.dataset;
    if (!text) return;
    this.replaceChildren();
    this.removeAttribute('data-text');
    toast(text, { alert: this.hasAttribute('alert'), undoText: undo, undo: undoUrl ? () => void this.takeBack(undoMethod, undoUrl) : undefined });
  }

  private async takeBack(method: string, url: string) {
    const answer = await call(method, url);
    if (answer.ok) goTo(location.href);
  }
}

/** <q-command>: Ctrl-K or ⌘K opens a palette over every link of the navigation and what data-url finds. */
class CommandKey extends HTMLElement {
  connectedCallback() {
    document.addEventListener('keydown', this);
    document.addEventListener('click', this);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this);
    document.removeEventListener('click', this);
  }

  handleEvent(event: KeyboardEvent | MouseEvent) {
    const byKey = event instanceof KeyboardEvent && event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const byClick = event instanceof MouseEvent && (event.target as Element).closest?.('[data-command-open]');
    if (!byKey && !byClick) return;
    event.preventDefault();
    openCommand(this);
  }
}

const define = (name: string, element: CustomElementConstructor) => customElements.get(name) ?? customElements.define(name, element);
define('q-theme', ThemeSwitch);
define('q-dialog-open', DialogOpen);
define('q-toast', ServerToast);
define('q-command', CommandKey);

document.addEventListener('click', event => {
  const target = event.target as Element;
  const dialog = target.closest('dialog');
  if (dialog && (target.closest('[data-close]') || target === dialog)) dialog.close();
});

// Menus open beside their button; without script the browser shows them in the middle.
document.addEventListener('toggle', event => {
  const menu = event.target as HTMLElement;
  if (!menu.matches?.('.menu[popover]') || (event as ToggleEvent).newState !== 'open') return;
  const opener = [...document.querySelectorAll(`[popovertarget="${CSS.escape(menu.id)}"]`)].find(button => button.getClientRects().length > 0);
  if (!opener) return;
  const at = opener.getBoundingClientRect(), size = menu.getBoundingClientRect(), edge = 8;
  const below = at.bottom + 4 + size.height <= innerHeight - edge || at.top < size.height;
  menu.style.top = `${below ? at.bottom + 4 : at.top - 4 - size.height}px`;
  menu.style.left = `${Math.max(edge, Math.min(at.left, innerWidth - edge - size.width))}px`;
}, true);

document.addEventListener('keydown', event => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const menu = (event.target as Element).closest?.('.menu[popover]');
  if (!menu) return;
  const items = [...menu.querySelectorAll<HTMLElement>('.menu-item')];
  const next = items.indexOf(event.target as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
  items[(next + items.length) % items.length]?.focus();
  event.preventDefault();
});

// Tabs within a page: [role=tab] with aria-controls; arrows walk, the chosen one is the only tab stop.
const choose = (tab: HTMLElement) => {
  for (const other of tab.closest('[role=tablist]')!.querySelectorAll<HTMLElement>('[role=tab]')) {
    const chosen = other === tab;
    other.setAttribute('aria-selected', String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    const panel = document.getElementById(other.getAttribute('aria-controls') ?? '');
    if (panel) panel.hidden = !chosen;
  }
  tab.dispatchEvent(new CustomEvent('tab', { bubbles: true, detail: { tab: tab.id } }));
};
document.addEventListener('click', event => {
  const tab = (event.target as Element).closest<HTMLElement>('[role=tab]');
  if (tab) choose(tab);
});
document.addEventListener('keydown', event => {
  const tab = (event.target as Element).closest?.<HTMLElement>('[role=tab]');
  if (!tab) return;
  const all = [...tab.closest('[role=tablist]')!.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = all.indexOf(tab);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined) return;
  const wanted = all[(next + all.length) % all.length]!;
  event.preventDefault();
  wanted.focus();
  choose(wanted);
});

// A form that was answered in place leaves the page where it was scrolled to; what is wrong may stand far above.
let sent = false;
document.addEventListener('submit', () => (sent = true));
onEveryPage(() => {
  if (!sent) return;
  sent = false;
  const wrong = document.querySelector<HTMLElement>('main [aria-invalid=true], main .notice[role=alert], main .field-error[role=alert]');
  if (!wrong) return;
  const { top, bottom } = wrong.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) wrong.scrollIntoView({ block: 'center' });
  if (wrong.matches('input, select, textarea')) wrong.focus({ preventScroll: true });
});

// The larger islands come only to pages that have them.
const larger: [string, () => Promise<unknown>][] = [
  ['q-count, q-autosave', () => import('./composer')],
  ['q-composer', () => import('./compose/index')],
  ['q-rhythm', () => import('./rhythm')],
  ['q-deliveries', () => import('./deliveries')],
  ['q-live', () => import('./regions')],
  ['q-calendar', () => import('./calendar')],
  ['q-upload', () => import('./upload')],
  ['q-crop', () => import('./crop')],
  ['q-passkey', () => import('./passkey')],
];
onEveryPage(() => {
  for (const [selector, load] of larger) {
    const islands = document.querySelectorAll<Island>(selector);
    if (islands.length > 0) void load();
    for (const island of islands) island.refreshed?.();
  }
  for (const open of document.querySelectorAll<HTMLElement>('.sheet:popover-open, .menu:popover-open')) open.hidePopover();
});
