import { make, word } from './page';
import { toast } from './toast';

export interface Answer<T> {
  ok: boolean;
  /** 0 when nothing came back. */
  status: number;
  data: T | null;
  /** A sentence for the person, from the server's problem details or, without an answer, from the layout. */
  message: string;
}

export const antiforgery = () => document.querySelector<HTMLMetaElement>('meta[name="xsrf"]')?.content ?? '';

/** Calls our own API: same origin, token in a header, JSON both ways; never throws for what can happen on a train. */
export async function call<T>(method: string, url: string, body?: unknown, quiet = false): Promise<Answer<T>> {
  const answer = await attempt<T>(method, url, body);
  if (!answer.ok && !quiet) showError(answer.message);
  return answer;
}

async function attempt<T>(method: string, url: string, body: unknown): Promise<Answer<T>> {
  const limit = new AbortController();
  const file = body instanceof FormData;
  const timer = setTimeout(() => limit.abort(), file ? 600_000 : 30_000);
  try {
    const response = await fetch(url, {
      method, credentials: 'same-origin', signal: limit.signal, redirect: 'manual', keepalive: method !== 'GET' && !file && JSON.stringify(body ?? null).length < 60_000,
      headers: { accept: 'application/json', 'X-XSRF-TOKEN': antiforgery(), ...(body === undefined || file ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : file ? body : JSON.stringify(body),
    });
    // A redirect from the API means only one thing: please sign in again.
    const status = response.type === 'opaqueredirect' ? 401 : response.status;
    const data = response.headers.get('content-type')?.includes('json') ? ((await response.json()) as T) : null;
    return { ok: response.ok, status, data, message: response.ok ? '' : sentence(status, data) };
  } catch {
    return { ok: false, status: 0, data: null, message: word('offline') };
  } finally {
    clearTimeout(timer);
  }
}

function sentence(status: number, data: unknown): string {
  if (status === 401) return word('expired');
  const problem = (data ?? {}) as { title?: string; detail?: string };
  return problem.detail ?? problem.title ?? word('failed');
}

export const showError = (message: string) => toast(message, { alert: true });

/** A form field's error under the field, tied to it for screen readers. */
export function fieldError(message: string) {
  return make('p', { class: 'field-error', role: 'alert' }, message);
}
