import { antiforgery, fieldError } from './api';
import { make, reloadRegion, word } from './page';
import { toast } from './toast';
import { fill } from '../text/find';

interface Answer { detail?: string; title?: string; locationRemoved?: boolean }

/**
 * <q-upload data-upload-url data-max-bytes data-max-files data-say-*> around a label.drop with input[type=file].
 * data-reload names the part of the page to fetch again when something arrived, data-say-location what to say when a picture lost its place.
 * Each file goes by itself, two at a time, as multipart field "file"; the answer's JSON travels in the `uploaded` event. Whichever
 * arrives first: the events come in the order the files were chosen.
 */
class Upload extends HTMLElement {
  private input: HTMLInputElement | null = null;
  private list: HTMLElement | null = null;
  private waiting: (() => Promise<void>)[] = [];
  private running = 0;
  private last: Promise<unknown> = Promise.resolve();
  private arrived = false;
  private located = false;

  connectedCallback() {
    this.input = this.querySelector('input[type=file]');
    this.list = this.querySelector('.upload-list') ?? this.appendChild(this.list ?? make('ul', { class: 'upload-list', role: 'list', 'aria-live': 'polite' }));
    // An accept list without HEIC makes a phone hand over a JPEG of its own accord.
    if (this.input && !this.input.accept) this.input.accept = 'image/jpeg,image/png,image/webp';
    this.input?.addEventListener('change', this);
    for (const name of ['dragover', 'dragleave', 'drop', 'paste']) this.addEventListener(name, this);
  }

  refreshed() {
    this.connectedCallback();
  }

  handleEvent(event: Event) {
    if (event.type === 'change') {
      this.take(this.input!.files);
      this.input!.value = '';
    } else if (event.type === 'paste') this.take((event as ClipboardEvent).clipboardData?.files ?? null);
    else this.drag(event as DragEvent);
  }

  private drag(event: DragEvent) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.toggleAttribute('data-over', event.type === 'dragover');
    if (event.type === 'drop') this.take(event.dataTransfer.files);
  }

  private take(files: FileList | null) {
    for (const file of files ?? []) this.queue(file);
    this.next();
  }

  private queue(file: File) {
    const before = this.last;
    let done = () => {};
    this.last = Promise.all([before, new Promise<void>(resolve => (done = resolve))]);
    this.waiting.push(() => this.send(file, before).finally(done));
  }

  private next() {
    while (this.running < 2 && this.waiting.length > 0) {
      this.running++;
      void this.waiting.shift()!().finally(() => {
        this.running--;
        this.next();
        if (this.running === 0 && this.waiting.length === 0) void this.last.then(() => this.finish());
      });
    }
  }

  private finish() {
    this.dispatchEvent(new CustomEvent('finished', { bubbles: true }));
    const region = document.getElementById(this.dataset.reload ?? '');
    if (region && this.arrived) void reloadRegion(region);
    if (this.located && this.dataset.sayLocation) toast(this.dataset.sayLocation);
    this.arrived = this.located = false;
  }

  private send(file: File, before: Promise<unknown>): Promise<void> {
    const bar = make('progress', { max: '100', value: '0', 'aria-label': file.name });
    const stop = make('button', { type: 'button', class: 'button button-quiet button-small' }, this.dataset.sayCancel ?? '');
    const item = make('li', { class: 'upload-item' }, make('span', { class: 'one-line' }, file.name), stop, bar);
    this.list!.append(item);

    const maxBytes = Number(this.dataset.maxBytes ?? 0);
    if (maxBytes > 0 && file.size > maxBytes) {
      this.fail(item, fill(this.dataset.sayTooLarge ?? word('failed'), { name: file.name, max: Math.round(maxBytes / 1_048_576) }));
      return Promise.resolve();
    }

    return new Promise(done => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append('file', file, file.name);
      request.upload.addEventListener('progress', event => event.lengthComputable && (bar.value = (event.loaded / event.total) * 100));
      request.upload.addEventListener('load', () => bar.removeAttribute('value'));
      request.addEventListener('load', () => this.answered(request, item, file, before));
      request.addEventListener('error', () => this.fail(item, word('offline'), () => this.again(item, file)));
      request.addEventListener('abort', () => item.remove());
      request.addEventListener('loadend', () => done());
      stop.addEventListener('click', () => (request.readyState === XMLHttpRequest.DONE ? item.remove() : request.abort()));
      request.open('POST', this.dataset.uploadUrl!);
      request.setRequestHeader('X-XSRF-TOKEN', antiforgery());
      request.setRequestHeader('accept', 'application/json');
      request.send(body);
    });
  }

  private answered(request: XMLHttpRequest, item: HTMLElement, file: File, before: Promise<unknown>) {
    const data = parse(request.responseText);
    if (request.status >= 200 && request.status < 300) {
      void before.then(() => this.hand(item, data));
      return;
    }
    const answer = data as Answer | null;
    const message = request.status === 401 ? word('expired') : answer?.detail ?? answer?.title ?? word('failed');
    this.fail(item, message, request.status >= 500 ? () => this.again(item, file) : undefined);
  }

  private hand(item: HTMLElement, data: unknown) {
    const wanted = item.isConnected;
    item.remove();
    this.arrived = true;
    this.located ||= (data as Answer | null)?.locationRemoved === true;
    if (wanted) this.dispatchEvent(new CustomEvent('uploaded', { bubbles: true, detail: data }));
  }

  private again(item: HTMLElement, file: File) {
    item.remove();
    this.queue(file);
    this.next();
  }

  private fail(item: HTMLElement, message: string, retry?: () => void) {
    item.querySelector('progress')?.remove();
    item.querySelector('.field-error')?.remove();
    item.append(fieldError(message));
    const button = item.querySelector('button')!;
    button.textContent = this.dataset.sayClose ?? '×';
    button.addEventListener('click', () => item.remove(), { once: true });
    if (!retry) return;
    const once = make('button', { type: 'button', class: 'button button-small' }, this.dataset.sayRetry ?? '');
    once.addEventListener('click', retry);
    button.before(once);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

if (!customElements.get('q-upload')) customElements.define('q-upload', Upload);
