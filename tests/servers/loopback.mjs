// Imported first. Every server this process opens binds 127.0.0.1, and every name that is not of this machine fails at
// once: a test never waits for, and never reaches, the world outside.
import dns from 'node:dns'
import net from 'node:net'

const ours = /^(localhost|127(\.\d+){3}|::1|.*\.localhost|.*\.test)$/i
const refusal = (host) => Object.assign(new Error(`loopback only: ${host}`), { code: 'ENOTFOUND', hostname: host })

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (first, ...rest) {
  if (first && typeof first === 'object' && 'port' in first) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  if (/^\d+$/.test(String(first))) return listen.call(this, Number(first), '127.0.0.1', ...rest.filter((x) => typeof x === 'function'))
  return listen.call(this, first, ...rest)
}

dns.lookup = (host, options, done = options) => {
  if (!ours.test(host)) return process.nextTick(done, refusal(host))
  const answer = options?.all ? [[{ address: '127.0.0.1', family: 4 }]] : ['127.0.0.1', 4]
  process.nextTick(done, null, ...answer)
}
const questions = ['resolve', 'resolve4', 'resolve6', 'resolveTxt', 'resolveMx', 'resolveSrv', 'resolveNs', 'resolveCname']
for (const question of questions) {
  dns[question] = dns.Resolver.prototype[question] = (host, ...rest) => process.nextTick(rest.at(-1), refusal(host))
  dns.promises[question] = dns.promises.Resolver.prototype[question] = async (host) => { throw refusal(host) }
}
