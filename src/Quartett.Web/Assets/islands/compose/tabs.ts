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
    this.countParts();
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

  private isOwn = (id: string) => (document.getElementById(`own-${id}`) as HTMLInputElement | null)?.checked === true;

  // Where there are threads each part counts for itself, elsewhere all of them stand in one post.
  private textsOf(tab: HTMLElement, id: string): string[] {
    if (this.isOwn(id)) return [(document.getElementById(`own-text-${id}`) as HTMLTextAreaElement).value.trim()];
    const all = [this.shared(), ...this.composer.parts.texts()].map(text => text.trim());
    return tab.dataset.thread ? all : [all.filter(text => text !== '').join(tab.dataset.markdown ? '\n\n---\n\n' : '\n\n')];
  }

  /** How full a text is for a channel: what is said of it and whether it is too much. */
  private measure(tab: HTMLElement, text: string) {
    const url = tab.dataset.url ? Number(tab.dataset.url) : undefined;
    let over = false, said = '', share = 0;
    for (const [unit, max] of (tab.dataset.limits ?? '').split(' ').map(limit => limit.split(':') as [TextUnit, string])) {
      const count = countText(text, unit, url), beyond = count > Number(max);
      // The first limit is the one people know; another one is named only when it is the one that does not hold.
      if (said === '' || (beyond && !over)) said = `${figure(count)}/${figure(Number(max))}${unit === 'utf8Byte' ? ' B' : ''}`;
      share = Math.max(share, count / Number(max));
      over ||= beyond;
    }
    return { over, said, share };
  }

  // Beside each further part stands how full it is on the channel that has the least room.
  private countParts() {
    const tabs = [...this.all()].filter(tab => !tab.hidden && tab.dataset.thread && !this.isOwn(tab.dataset.tab!));
    this.composer.parts.texts().forEach((text, at) => {
      const place = this.composer.querySelector<HTMLElement>(`[data-part-figures="${at}"]`);
      const fullest = tabs.map(tab => this.measure(tab, text.trim())).sort((a, b) => b.share - a.share)[0];
      if (!place) return;
      place.textContent = fullest?.said ?? '';
      place.dataset.state = fullest?.over ? 'over' : 'fine';
      document.getElementById(`part-${at}`)?.setAttribute('aria-invalid', String(fullest?.over === true));
    });
  }

  private count(tab: HTMLElement, id: string) {
    const preview = this.composer.querySelector<HTMLElement>(`.preview-of[data-channel="${id}"]`);
    const thread = (document.getElementById(`thread-${id}`) as HTMLInputElement | null)?.checked;
    const parts = Number(preview?.dataset.parts ?? 1);
    const measures = this.textsOf(tab, id).map(text => this.measure(tab, text));
    const first = measures[0]!, { over, said } = measures.sort((a, b) => b.share - a.share)[0]!;
    const figures = tab.querySelector<HTMLElement>('[data-figures]')!;
    figures.textContent = parts > 1 && (thread || !over) ? fill(this.composer.say('parts'), { n: parts }) : said;
    figures.dataset.state = over && !thread ? 'over' : 'fine';
    figures.dataset.first = first.over && !thread ? 'over' : 'fine';
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
    const blocked = [...this.all()].some(t => !t.hidden && t.querySelector<HTMLElement>('[data-figures]')?.dataset.first === 'over');
    document.getElementById('post-text')?.toggleAttribute('data-over', blocked);
    document.getElementById('post-text')?.setAttribute('aria-invalid', String(blocked));
  }
}
