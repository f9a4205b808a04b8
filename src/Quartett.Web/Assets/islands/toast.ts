import { make, word } from './page';

interface ToastOptions { alert?: boolean; undo?: () => void; undoText?: string; seconds?: number }

function region() {
  let element = document.getElementById('toasts');
  if (!element) {
    element = make('div', { id: 'toasts', class: 'toasts' });
    document.body.append(element);
  }
  return element;
}

/** Says something at the foot of the page; stays while it is looked at (pointer or focus). Messages with an undo stay longer. */
export function toast(message: string, { alert = false, undo, undoText, seconds = undo ? 10 : 6 }: ToastOptions = {}) {
  const box = make('div', { class: 'toast', role: alert ? 'alert' : 'status' }, make('span', {}, message));
  const close = () => box.remove();
  if (undo) {
    const button = make('button', { type: 'button', class: 'button button-small' }, undoText || word('undo'));
    button.addEventListener('click', () => {
      close();
      undo();
    });
    box.append(button);
  }
  const dismiss = make('button', { type: 'button', class: 'button button-small button-icon', 'aria-label': word('close') }, '×');
  dismiss.addEventListener('click', close);
  box.append(dismiss);

  let timer = 0;
  const start = () => (timer = window.setTimeout(close, seconds * 1000));
  const hold = () => clearTimeout(timer);
  for (const name of ['pointerenter', 'focusin']) box.addEventListener(name, hold);
  for (const name of ['pointerleave', 'focusout']) box.addEventListener(name, start);
  box.addEventListener('keydown', event => event.key === 'Escape' && close());
  region().append(box);
  start();
}
