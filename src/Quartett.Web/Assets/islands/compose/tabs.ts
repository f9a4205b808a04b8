import { fill } from '../../text/find';
import { countText, type TextUnit } from '../../text/count';
import type { Composer } from './index';

const figure = (count: number) => count.toLocaleString(document.documentElement.lang || 'en');

/** The channels above the text: which are chosen, what each says, how long it is in the network's own unit. */
export class Tabs {
  constructor(private readonly composer: Composer) {
    composer.addEventListener('tab', event => this.filter((event as CustomEvent<{ tab: string }>).detail.tab));
    for (const own of composer.querySelectorAll<HTMLInputElement>('[data-own]')) own.addEventListener('change', () => this.own(own, true));
  }

  show() {
    for (const own of this.composer.querySelectorAll<HTMLInputElement>('[data-own]')) this.own(own, false);
    const chosen = this.chosen();
    for (const tab of this.all()) {
      const id = tab.dataset.tab!;
      tab.hidden = !chosen.has(id);
      if (tab.hidden && tab.getAttribute('aria-selected') === 'true') document.getElementById('tab-all')?.click();
      if (!tab.hidden) this.count(tab, id);
    }
    const names = [...chosen.values()];
    const last = names.pop();
    for (const place of this.composer.querySelectorAll('[data-channel-names]'))
      place.textContent = last === undefined ? this.composer.say('nobody') : names.length === 0 ? last : this.composer.say('and').replace('{0}', names.join(', ')).replace('{1}', last);
    this.filter(this.composer.querySelector('[role=tab][aria-selected=true]')?.id ?? 'tab-all');
  }

  private chosen() {
    const boxes = this.composer.form.querySelectorAll<HTMLInputElement>('input[name=channel]:checked');
    return new Map([...boxes].map(box => [box.value, box.dataset.name ?? '']));
  }

  private all = () => this.composer.querySelectorAll<HTMLElement>('[data-tab]');

  private own(box: HTMLInputElement, asked: boolean) {
    const id = box.dataset.own!;
    const text = document.getElementById(`own-text-${id}`) as HTMLTextAreaElement;
    const note = this.composer.querySelector<HTMLElement>(`[data-shared-note="${id}"]`);
    if (box.checked && asked && text.value.trim() === '') text.value = this.shared();
    text.hidden = text.disabled = !box.checked;
    if (note) note.hidden = box.checked;
  }

  private shared = () => (document.getElementById('post-text') as HTMLTextAreaElement).value;

  private textOf(id: string) {
    const own = document.getElementById(`own-${id}`) as HTMLInputElement | null;
    return own?.checked ? (document.getElementById(`own-text-${id}`) as HTMLTextAreaElement).value : this.shared();
  }

  private count(tab: HTMLElement, id: string) {
    const preview = this.composer.querySelector<HTMLElement>(`.preview-of[data-channel="${id}"]`);
    const thread = (document.getElementById(`thread-${id}`) as HTMLInputElement | null)?.checked;
    const parts = Number(preview?.dataset.parts ?? 1);
    const text = this.textOf(id).trim(), url = tab.dataset.url ? Number(tab.dataset.url) : undefined;
    let over = false, said = '';
    for (const [unit, max] of (tab.dataset.limits ?? '').split(' ').map(limit => limit.split(':') as [TextUnit, string])) {
      const count = countText(text, unit, url), beyond = count > Number(max);
      // The first limit is the one people know; another one is named only when it is the one that does not hold.
      if (said === '' || (beyond && !over)) said = `${figure(count)}/${figure(Number(max))}${unit === 'utf8Byte' ? ' B' : ''}`;
      over ||= beyond;
    }
    const figures = tab.querySelector<HTMLElement>('[data-figures]')!;
    figures.textContent = thread && parts > 1 ? fill(this.composer.say('parts'), { n: parts }) : said;
    figures.dataset.state = over && !thread ? 'over' : 'fine';
    const state = over && !thread ? 'blocked' : preview?.dataset.state ?? '';
    const sign = tab.querySelector<HTMLElement>('[data-sign]')!;
    sign.dataset.state = state;
    tab.querySelector('[data-sign-words]')!.textContent = state === preview?.dataset.state ? preview.dataset.stateWord ?? '' : '';
    const area = document.getElementById(`own-text-${id}`)!;
    area.setAttribute('aria-invalid', String(state === 'blocked' && over));
  }

  private filter(tab: string) {
    const only = tab === 'tab-all' ? null : tab.slice('tab-'.length);
    for (const preview of this.composer.querySelectorAll<HTMLElement>('.preview-of')) preview.hidden = only !== null && preview.dataset.channel !== only;
    const blocked = [...this.all()].some(t => !t.hidden && t.querySelector<HTMLElement>('[data-figures]')?.dataset.state === 'over');
    document.getElementById('post-text')?.toggleAttribute('data-over', blocked);
    document.getElementById('post-text')?.setAttribute('aria-invalid', String(blocked));
  }
}
