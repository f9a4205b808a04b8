import { call } from '../api';
import { toast } from '../toast';
import type { Composer } from './index';

/** Signatures, hashtag sets, templates and mentions: put in where the cursor is, and kept from what is written. */
export class Texts {
  private readonly dialog = document.getElementById('keep-block') as HTMLDialogElement;
  private last: HTMLTextAreaElement | null = null;

  constructor(private readonly composer: Composer) {
    composer.form.addEventListener('focusin', event => {
      if ((event.target as Element).matches('.writing-text')) this.last = event.target as HTMLTextAreaElement;
    });
    composer.addEventListener('click', event => this.clicked(event));
    this.dialog.querySelector('[data-block-keep]')?.addEventListener('click', () => void this.keep());
  }

  private clicked(event: MouseEvent) {
    const target = event.target as Element;
    const insert = target.closest<HTMLElement>('[data-insert]');
    if (insert) this.insert(insert.dataset.insert!, insert.dataset.insertKind);
    const mention = target.closest<HTMLElement>('[data-mention]');
    if (mention) this.mention(mention);
    const template = target.closest<HTMLElement>('[data-template]');
    const signature = this.composer.dataset.signature ?? '';
    if (template && ['', signature].includes(this.area().value.trim())) {
      event.preventDefault();
      template.closest<HTMLElement>('[popover]')?.hidePopover();
      const text = template.dataset.template!.trimEnd();
      this.write(this.area(), signature && !text.endsWith(signature) ? `${text}\n\n${signature}` : text, text.length);
    }
    if (target.closest('[data-keep-block]')) {
      target.closest<HTMLElement>('[popover]')?.hidePopover();
      this.ask();
    }
  }

  private area() {
    const visible = (area: HTMLTextAreaElement | null) => area && !area.disabled && area.offsetParent !== null;
    return visible(this.last) ? this.last! : [...this.composer.querySelectorAll<HTMLTextAreaElement>('.writing-text')].find(visible) ?? (document.getElementById('post-text') as HTMLTextAreaElement);
  }

  private insert(text: string, kind?: string) {
    document.querySelector<HTMLElement>('.menu:popover-open')?.hidePopover();
    const area = this.area();
    const before = area.value.slice(0, area.selectionStart), after = area.value.slice(area.selectionEnd);
    // Hashtags and signatures belong at the end; a mention where the cursor is.
    if (kind) return this.write(area, `${area.value.trimEnd()}${area.value.trim() ? '\n\n' : ''}${text}`);
    const gap = before && !/\s$/.test(before) ? ' ' : '';
    this.write(area, before + gap + text + after, before.length + gap.length + text.length);
  }

  private mention(button: HTMLElement) {
    button.closest<HTMLElement>('[popover]')?.hidePopover();
    const area = document.getElementById('comment') as HTMLTextAreaElement;
    area.setRangeText(button.dataset.mention!, area.selectionStart, area.selectionEnd, 'end');
    area.focus();
  }

  private write(area: HTMLTextAreaElement, text: string, cursor = text.length) {
    area.value = text;
    area.focus();
    area.setSelectionRange(cursor, cursor);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private block = (name: string) => this.dialog.querySelector<HTMLInputElement>(`[name=block-${name}]`)!;

  private ask() {
    this.block('text').value = this.area().value;
    this.dialog.showModal();
    this.block('name').focus();
  }

  private async keep() {
    const error = this.dialog.querySelector<HTMLElement>('[data-block-error]')!;
    const kind = this.block('kind').value;
    const answer = await call('POST', this.composer.dataset.blocksUrl!, { kind: kind[0]!.toLowerCase() + kind.slice(1), name: this.block('name').value, text: this.block('text').value }, true);
    error.hidden = answer.ok;
    error.textContent = answer.message;
    if (!answer.ok) return;
    this.dialog.close();
    toast(this.composer.say('kept'));
  }
}
