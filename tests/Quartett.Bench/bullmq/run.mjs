// The same work with BullMQ: delayed jobs, 20 calls in flight, Redis waiting for the disk with every write.
// node run.mjs REDIS_PORT NETWORK COUNT CHANNELS FIRST START_MS SPREAD_MS   waits for a line on stdin, then works until all jobs have ended
import http from 'node:http';
import readline from 'node:readline/promises';
import { Queue, Worker } from 'bullmq';

const [redisPort, network, count, channels, first, start, spread] = process.argv.slice(2).map((word, at) => (at === 1 ? word : Number(word)));
const connection = { host: '127.0.0.1', port: redisPort, maxRetriesPerRequest: null };
const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });

const publish = (account, handle, text) => new Promise((done, fail) => {
  const body = JSON.stringify({ text });
  const request = http.request(`${network}handle/${account}/posts`, {
    method: 'POST', agent,
    headers: { authorization: 'Bearer streng-geheim', 'idempotency-key': handle, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  }, answer => {
    let said = '';
    answer.setEncoding('utf8').on('data', piece => said += piece).on('end', () => answer.statusCode === 201 ? done(JSON.parse(said)) : fail(new Error(`${answer.statusCode}`)));
  });
  request.on('error', fail);
  request.end(body);
});

const queue = new Queue('deliveries', { connection });
const jobs = [];
for (let number = first; number < first + count; number++) {
  const due = start + (spread * (number - first)) / count;
  jobs.push({ name: 'deliver', data: { account: `konto-${number % channels}`, text: `Beitrag Nummer ${number}` }, opts: { jobId: `d-${number}`, delay: Math.max(0, due - Date.now()), removeOnComplete: false } });
}
for (let at = 0; at < jobs.length; at += 1000) await queue.addBulk(jobs.slice(at, at + 1000));

const lines = readline.createInterface({ input: process.stdin });
console.log(JSON.stringify({ ready: true, late: Date.now() > start }));
await new Promise(done => lines.once('line', done));
lines.close();

const before = process.cpuUsage();
let ended = 0;
const worker = new Worker('deliveries', job => publish(job.data.account, job.id, job.data.text), { connection, concurrency: 20 });
await new Promise(done => worker.on('completed', () => { if (++ended === count) done(); }));
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ endedAt: Date.now(), cpuMs: (user + system) / 1000, rss: process.memoryUsage().rss }));
await worker.close();
await queue.close();
agent.destroy();
