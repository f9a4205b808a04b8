declare global {
  interface Window {
    Blazor?: { addEventListener(name: 'enhancedload', listener: () => void): void; navigateTo(url: string): void };
  }
}

/** Runs now and after every enhanced navigation, which changes the page without loading it. */
export function onEveryPage(run: () => void) {
  run();
  const listen = () => window.Blazor?.addEventListener('enhancedload', run);
  if (window.Blazor) listen();
  else window.addEventListener('load', listen, { once: true });
}

/** Enhanced navigation merges the new page into the old one and takes away what an island built into itself; it builds again here. */
export interface Island extends HTMLElement { refreshed?(): void }

/** Words every island needs, localised by the layout (the q-texts element). */
export const word = (name: string) => document.querySelector<HTMLElement>('q-texts')?.dataset[name] ?? '';

export const language = () => document.documentElement.lang || 'en';

/** Makes an element; children that are strings become text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string | boolean | undefined> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Fetches the current address again and replaces one element, found by its id, with its new self. */
export const reloadRegion = (element: Element) => reloadRegions([element]);

/** The same for several at once, all of one and the same answer, so that they do not tell of two different moments. */
export async function reloadRegions(elements: Element[]): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
  if (!answer.ok || answer.redirected) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = elements.map(element => page.getElementById(element.id));
  if (fresh.includes(null)) return location.reload();
  elements.forEach((element, at) => element.replaceWith(document.adoptNode(fresh[at]!)));
}

/** Enhanced navigation where it is there, a plain load where not. */
export function goTo(url: string) {
  if (window.Blazor) window.Blazor.navigateTo(url);
  else if (url === location.href) location.reload();
  else location.assign(url);
}
