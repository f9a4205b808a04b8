/** What the server tells: kind and subject of a change; null when everything should be looked at again. */
export interface Told { what: string; subject: string | null }
type Hearing = (told: Told | null) => void;

const shortestReturn = 2_000;
const longestReturn = 60_000;

/**
 * The event stream of a workspace, one for the whole browser: the tab that gets the lock holds it and passes on what it
 * hears; when that tab closes, the next one takes over. Where a browser has no locks (plain http from another machine)
 * there is no stream, and pages look at intervals as before.
 */
class Line {
  private readonly hearings = new Set<Hearing>();
  private readonly channel: BroadcastChannel;

  constructor(private readonly url: string) {
    this.channel = new BroadcastChannel(`quartett:${url}`);
    this.channel.onmessage = event => this.pass(event.data as Told | null);
    void navigator.locks.request(`quartett:${url}`, () => this.hold());
  }

  hear(hearing: Hearing): () => void {
    this.hearings.add(hearing);
    return () => this.hearings.delete(hearing);
  }

  private say(told: Told | null) {
    this.channel.postMessage(told);
    this.pass(told);
  }

  private pass(told: Told | null) {
    for (const hearing of this.hearings) hearing(told);
  }

  // The promise never ends: the lock is given back when the page goes.
  private hold() {
    let wait = shortestReturn;
    const open = () => {
      const source = new EventSource(this.url);
      source.addEventListener('told', event => this.say(JSON.parse(event.data) as Told));
      source.addEventListener('again', () => this.say(null));
      source.onopen = () => (wait = shortestReturn);
      // The browser comes back by itself from a lost connection, but not from an answer that is none: a proxy without a node, a session that is over.
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return;
        setTimeout(open, wait);
        wait = Math.min(wait * 2, longestReturn);
      };
    };
    open();
    return new Promise<never>(() => undefined);
  }
}

const lines = new Map<string, Line>();

/** Hears of changes in the workspace whose stream this is, until the returned function is called; null without one. */
export function hear(url: string | undefined, hearing: Hearing): (() => void) | null {
  if (!url || !('locks' in navigator) || !('BroadcastChannel' in window)) return null;
  let line = lines.get(url);
  if (!line) lines.set(url, (line = new Line(url)));
  return line.hear(hearing);
}
