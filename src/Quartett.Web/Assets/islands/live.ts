/** What the server tells: kind and subject of a change; null when everything should be looked at again. */
export interface Told { what: string; subject: string | null }
type Hearing = (told: Told | null) => void;
type Sign = { sign: 'told'; told: Told } | { sign: 'again' | 'here' };

/** An ear on the event stream. It is alive while signs of the server come; else one has to look by oneself. */
export interface Ear { alive(): boolean; close(): void }

const shortestReturn = 2_000;
const longestReturn = 60_000;
// Ended because the same person has more streams open than they may: coming back at once would end another one.
const crowdedReturn = 300_000;
// The server says every ten seconds that it is there.
const longestSilence = 25_000;

// The page comes first: the stream is opened when nothing more is loaded.
async function quiet() {
  for (let seen = -1; ;) {
    await new Promise(done => setTimeout(done, 1_500));
    const now = performance.getEntriesByType('resource').length;
    if (now === seen && document.readyState === 'complete') return;
    seen = now;
  }
}

/**
 * The event stream of a workspace, one for the whole browser: the tab that gets the lock holds it and passes on what it
 * hears; when that tab closes, the next one takes over. Where a browser has no locks (plain http from another machine)
 * there is no stream, and pages look at intervals.
 */
class Line {
  private readonly hearings = new Set<Hearing>();
  private readonly channel: BroadcastChannel;
  private heardAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly url: string) {
    this.channel = new BroadcastChannel(`quartett:${url}`);
    this.channel.onmessage = event => this.take(event.data as Sign);
    void navigator.locks.request(`quartett:${url}`, () => this.hold());
  }

  hear(hearing: Hearing): Ear {
    this.hearings.add(hearing);
    return { alive: () => performance.now() - this.heardAt < longestSilence, close: () => this.hearings.delete(hearing) };
  }

  private pass(sign: Sign) {
    this.channel.postMessage(sign);
    this.take(sign);
  }

  private take(sign: Sign) {
    this.heardAt = performance.now();
    if (sign.sign === 'here') return;
    for (const hearing of this.hearings) hearing(sign.sign === 'told' ? sign.told : null);
  }

  // The promise never ends: the lock is given back when the page goes.
  private async hold() {
    await quiet();
    let wait = shortestReturn;
    const open = () => {
      const source = new EventSource(this.url);
      source.addEventListener('told', event => this.pass({ sign: 'told', told: JSON.parse(event.data) as Told }));
      source.addEventListener('again', () => this.pass({ sign: 'again' }));
      source.addEventListener('here', () => this.pass({ sign: 'here' }));
      source.addEventListener('enough', () => {
        source.close();
        setTimeout(open, crowdedReturn);
      });
      source.onopen = () => (wait = shortestReturn);
      // The browser comes back by itself from a lost connection, but not from an answer that is none: a proxy without a node, a session that is over.
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return;
        setTimeout(open, wait);
        wait = Math.min(wait * 2, longestReturn);
      };
    };
    open();
    await new Promise<never>(() => undefined);
  }
}

const lines = new Map<string, Line>();

/** Hears of changes in the workspace whose stream this is; null where the browser cannot. */
export function hear(url: string | undefined, hearing: Hearing): Ear | null {
  if (!url || !('locks' in navigator) || !('BroadcastChannel' in window)) return null;
  let line = lines.get(url);
  if (!line) lines.set(url, (line = new Line(url)));
  return line.hear(hearing);
}
