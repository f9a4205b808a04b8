import { call } from './api';
import { language, make, reloadRegion } from './page';
import { toast } from './toast';
import { dayByKey, sayDay } from '../text/days';
import { fill } from '../text/find';

/**
 * <q-calendar id data-move-url="/api/v1/…/{id}" data-say-*>: cards [data-id][data-day] move between cells [data-day].
 * Mouse: drag. Keyboard: M on a card, arrows to the day, Enter drops, Escape gives up. Touch: the card's own page has the date.
 */
class Calendar extends HTMLElement {
  private moving: HTMLElement | null = null;
  private target = '';
  private dragged = false;
  private voice: HTMLElement | null = null;

  connectedCallback() {
    this.voice = this.querySelector('[data-voice]') ?? this.appendChild(make('p', { class: 'only-read', role: 'status', 'data-voice': true }));
    for (const card of this.cards()) {
      card.draggable = true;
      card.setAttribute('aria-keyshortcuts', 'M');
    }
    for (const name of ['dragstart', 'dragover', 'dragleave', 'drop', 'dragend', 'keydown', 'focusout']) this.addEventListener(name, this);
  }

  refreshed() {
    this.stop();
    this.connectedCallback();
  }

  handleEvent(event: Event) {
    switch (event.type) {
      case 'dragstart': return this.pick(event as DragEvent);
      case 'dragover': return this.over(event as DragEvent);
      case 'dragleave': return this.leave(event as DragEvent);
      case 'drop': return this.drop(event as DragEvent);
      case 'dragend': return this.stop();
      case 'keydown': return this.key(event as KeyboardEvent);
      case 'focusout': return this.lost(event as FocusEvent);
    }
  }

  private cards = () => this.querySelectorAll<HTMLElement>('[data-id]:not([data-fixed])');
  private cell = (day: string) => this.querySelector<HTMLElement>(`.day[data-day="${CSS.escape(day)}"]`);
  private cellAt = (event: Event) => (event.target as Element).closest<HTMLElement>('.day[data-day]');

  private pick(event: DragEvent) {
    const card = (event.target as Element).closest<HTMLElement>('[data-id]:not([data-fixed])');
    if (!card) return;
    this.moving = card;
    this.dragged = true;
    this.target = '';
    card.toggleAttribute('data-moving', true);
    event.dataTransfer!.effectAllowed = 'move';
    event.dataTransfer!.setData('text/plain', card.dataset.id!);
  }

  private over(event: DragEvent) {
    const cell = this.cellAt(event);
    if (!this.moving || !cell) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'move';
    this.aim(cell.dataset.day!);
  }

  private leave(event: DragEvent) {
    if (!this.contains(event.relatedTarget as Node | null)) this.clearAim();
  }

  private drop(event: DragEvent) {
    const cell = this.cellAt(event), card = this.moving;
    if (!cell || !card) return;
    event.preventDefault();
    this.stop();
    void this.move(card, cell.dataset.day!);
  }

  private key(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const card = (event.target as Element).closest<HTMLElement>('[data-id]:not([data-fixed])');
    if (!this.moving) {
      if (!card || event.key.toLowerCase() !== 'm') return;
      event.preventDefault();
      this.moving = card;
      card.toggleAttribute('data-moving', true);
      this.aim(card.dataset.day || (this.querySelector<HTMLElement>('.day-today') ?? this.querySelector<HTMLElement>('.day[data-day]'))?.dataset.day || '');
      this.say('sayPick');
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      this.say('sayCancel');
      this.stop();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const moved = this.moving, day = this.target;
      this.stop();
      void this.move(moved, day);
    } else {
      const day = dayByKey(this.target, event.key);
      if (day === null) return;
      event.preventDefault();
      if (!this.cell(day)) return this.say('sayEdge');
      this.aim(day);
      this.say('sayOver');
    }
  }

  // A drag takes the focus away from its card by itself; only the keyboard's move ends when the person goes elsewhere.
  private lost(event: FocusEvent) {
    if (this.moving && !this.dragged && !this.contains(event.relatedTarget as Node | null)) this.stop();
  }

  private aim(day: string) {
    if (day === this.target && this.cell(day)?.hasAttribute('data-target')) return;
    this.clearAim();
    this.target = day;
    const cell = this.cell(day);
    cell?.toggleAttribute('data-target', true);
    cell?.scrollIntoView({ block: 'nearest' });
  }

  private clearAim() {
    for (const cell of this.querySelectorAll('[data-target]')) cell.removeAttribute('data-target');
  }

  private stop() {
    this.moving?.removeAttribute('data-moving');
    this.moving = null;
    this.dragged = false;
    this.clearAim();
  }

  private async move(card: HTMLElement, day: string) {
    const from = card.dataset.day ?? '';
    if (!day || day === from) return;
    const home = { parent: card.parentElement!, next: card.nextSibling };
    this.cell(day)?.append(card);
    card.focus({ preventScroll: true });
    const id = card.dataset.id!;
    const answer = await call('PATCH', this.dataset.moveUrl!.replace('{id}', encodeURIComponent(id)), { day });
    if (!answer.ok) {
      home.parent.insertBefore(card, home.next);
      card.focus({ preventScroll: true });
      return;
    }
    card.dataset.day = day;
    const done = fill(this.dataset.sayDone ?? '', { card: this.name(card), day: sayDay(day, language()) });
    toast(done, from ? { undoText: this.dataset.sayUndo, undo: () => void this.undo(id, from) } : {});
    this.dispatchEvent(new CustomEvent('moved', { bubbles: true, detail: { id, from, day } }));
    await this.refresh(id);
  }

  private async undo(id: string, day: string) {
    const here = document.getElementById(this.id) as Calendar | null;
    const answer = await call('PATCH', this.dataset.moveUrl!.replace('{id}', encodeURIComponent(id)), { day });
    if (answer.ok && here) await here.refresh(id);
  }

  async refresh(id: string) {
    if (!this.id) return;
    await reloadRegion(this);
    document.getElementById(this.id)?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  }

  private name = (card: HTMLElement) => card.dataset.name || card.querySelector('.slip-words')?.textContent?.trim() || '';

  private say(text: 'sayPick' | 'sayOver' | 'sayCancel' | 'sayEdge') {
    if (this.voice) this.voice.textContent = fill(this.dataset[text] ?? '', { card: this.moving ? this.name(this.moving) : '', day: this.target ? sayDay(this.target, language()) : '' });
  }
}

if (!customElements.get('q-calendar')) customElements.define('q-calendar', Calendar);
