import { call } from './api';
import { goTo, make } from './page';
import { rank } from '../text/find';

interface Place { label: string; href: string; kind?: string }

const enough = 12;

function placesOfNavigation(): Place[] {
  const seen = new Map<string, Place>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a[href]:not(.logo), [data-command]')) {
    const label = link.dataset.command || link.querySelector('[data-label]')?.textContent?.trim() || link.textContent?.trim();
    if (label && !seen.has(`${label} ${link.href}`)) seen.set(`${label} ${link.href}`, { label, href: link.href });
  }
  return [...seen.values()];
}

/** A combobox in a dialog: type, walk with the arrows, Enter goes. */
export function openCommand(owner: HTMLElement) {
  if (owner.querySelector('dialog')) return;
  const label = owner.dataset.label ?? '';
  const input = make('input', {
    class: 'command-input', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: label, 'aria-label': label,
    'aria-controls': 'command-list', 'aria-expanded': 'true', 'aria-autocomplete': 'list',
  });
  const list = make('ul', { class: 'command-list', id: 'command-list', role: 'listbox', 'aria-label': label });
  const none = make('p', { class: 'command-none', role: 'status', hidden: true }, owner.dataset.none ?? '');
  const dialog = make('dialog', { class: 'dialog command', 'aria-label': label }, input, list, none);
  const known = placesOfNavigation();
  let shown: Place[] = [], at = 0, question = 0, timer = 0;

  const go = (place?: Place) => {
    if (!place) return;
    dialog.close();
    goTo(place.href);
  };

  const mark = (next: number) => {
    at = shown.length ? (next + shown.length) % shown.length : 0;
    [...list.children].forEach((option, index) => option.setAttribute('aria-selected', String(index === at)));
    const option = list.children[at];
    input.setAttribute('aria-activedescendant', option?.id ?? '');
    option?.scrollIntoView({ block: 'nearest' });
  };

  const show = (places: Place[]) => {
    shown = places.slice(0, enough);
    list.replaceChildren(...shown.map((place, index) => {
      const option = make('li', { class: 'command-option', role: 'option', id: `command-${index}` }, make('span', {}, place.label));
      if (place.kind) option.append(make('span', { class: 'command-kind' }, place.kind));
      option.addEventListener('click', () => go(place));
      return option;
    }));
    list.hidden = shown.length === 0;
    none.hidden = shown.length > 0;
    mark(0);
  };

  const best = (places: Place[], typed: string) =>
    places.map(place => ({ place, score: rank(place.label, typed) })).filter(found => found.score > 0).sort((a, b) => b.score - a.score).map(found => found.place);

  const ask = () => {
    const typed = input.value.trim(), mine = ++question;
    const near = best(known, typed);
    show(near);
    clearTimeout(timer);
    if (!owner.dataset.url || typed.length < 2) return;
    timer = window.setTimeout(async () => {
      const answer = await call<Place[]>('GET', `${owner.dataset.url}?q=${encodeURIComponent(typed)}`, undefined, true);
      if (mine === question && answer.data?.length) show([...near, ...answer.data.filter(place => URL.canParse(place.href, location.href))]);
    }, 150);
  };

  input.addEventListener('input', ask);
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at - 1);
    else if (event.key === 'Enter') go(shown[at]);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener('close', () => dialog.remove());
  owner.append(dialog);
  dialog.showModal();
  show(known);
  input.focus();
}
