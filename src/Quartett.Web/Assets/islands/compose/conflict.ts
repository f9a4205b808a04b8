import { make } from '../page';
import { fill } from '../../text/find';
import { mergeTexts, type Fields } from '../../text/merge';
import type { Composer } from './index';

interface Clash { base: Fields; mine: Fields; theirs: Fields; merged: Fields | null; changedBy: string; take: (fields: Fields) => void }

/** Two people at one draft: both versions side by side, and the two together where they fit or a person makes them fit. */
export class Conflict {
  private readonly dialog = document.getElementById('conflict') as HTMLDialogElement;
  private clash: Clash | null = null;

  constructor(composer: Composer) {
    composer.addEventListener('conflict', event => {
      event.preventDefault();
      this.open((event as CustomEvent<Clash>).detail);
    });
    this.on('take-theirs', clash => clash.theirs);
    this.on('take-mine', clash => clash.mine);
    this.on('take-merged', clash => ({ ...(clash.merged ?? this.rest(clash)), text: this.part<HTMLTextAreaElement>('merged').value }));
  }

  private part = <T extends HTMLElement>(name: string) => this.dialog.querySelector<T>(`[data-conflict-${name}]`)!;

  private on(name: string, choose: (clash: Clash) => Fields) {
    this.part(name).addEventListener('click', () => {
      if (!this.clash) return;
      const { take } = this.clash;
      const fields = choose(this.clash);
      this.clash = null;
      this.dialog.close();
      take(fields);
      document.getElementById('post-text')?.focus();
    });
  }

  private open(clash: Clash) {
    this.clash = clash;
    const text = (fields: Fields) => String(fields['text'] ?? '');
    const merged = mergeTexts(text(clash.base), text(clash.mine), text(clash.theirs));
    this.part('who').textContent = fill(this.dialog.dataset.sayWho ?? '', { who: clash.changedBy });
    this.show('mine', text(clash.mine), text(clash.base));
    this.show('theirs', text(clash.theirs), text(clash.base));
    this.part('their-title').textContent = clash.changedBy || this.part('their-title').textContent;
    this.part<HTMLTextAreaElement>('merged').value = merged ?? `${text(clash.mine)}\n\n${text(clash.theirs)}`;
    this.part('how').textContent = (merged === null ? this.dialog.dataset.sayBoth : this.dialog.dataset.sayClean) ?? '';
    if (!this.dialog.open) this.dialog.showModal();
    // On a phone the dialog begins above it: first who and what, then the text.
    this.part('merged').focus({ preventScroll: true });
  }

  private show(side: 'mine' | 'theirs', text: string, base: string) {
    const kept = new Set(base.split('\n'));
    this.part(side).replaceChildren(...text.split('\n').map(line => kept.has(line)
      ? make('div', { class: 'diff-line' }, make('span', {}, line))
      : make('div', { class: 'diff-line diff-in' }, make('span', {}, make('ins', {}, line)))));
  }

  // Fields only one of the two has touched merge by themselves; where both did, the writer's own holds.
  private rest({ base, mine, theirs }: Clash): Fields {
    const fields: Fields = {};
    for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      const [b, m, t] = [base[name] ?? '', mine[name] ?? '', theirs[name] ?? ''];
      fields[name] = JSON.stringify(m) === JSON.stringify(b) ? t : m;
    }
    return fields;
  }
}
