// A private Bluesky: identity directory (PLC) and personal data server (PDS) on loopback, with three accounts.
// Prints one line of JSON when ready; stops on SIGTERM or SIGINT. Argument: an empty folder for its files.
import './loopback.mjs'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PDS } from '@atproto/pds'
import * as plc from '@did-plc/server'

const started = Date.now()
const home = process.argv[2]
const secret = (bytes) => randomBytes(bytes).toString('hex')
const folder = (name) => {
  const full = path.join(home, name)
  fs.mkdirSync(full, { recursive: true })
  return full
}
const servers = []

async function stop(code) {
  setTimeout(() => process.exit(code || 3), 5000).unref()
  for (const server of servers.reverse()) await server.destroy().catch((e) => console.error('while stopping:', e.message))
  process.exit(code)
}
process.once('SIGTERM', () => stop(0))
process.once('SIGINT', () => stop(0))

const directory = plc.PlcServer.create({ db: plc.Database.mock(), port: 0 })
const plcPort = (await directory.start()).address().port
servers.push(directory)

// The PDS writes its own address into identities, so its port must be known before it starts.
const port = Number(process.argv[3])
const pds = await PDS.fromEnv({
  devMode: true,
  port,
  hostname: 'localhost',
  serviceName: 'Test PDS',
  serviceHandleDomains: ['.test'],
  dataDirectory: folder('pds'),
  blobstoreDiskLocation: folder('blobs'),
  blobstoreDiskTmpLocation: folder('blobs-tmp'),
  didPlcUrl: `http://localhost:${plcPort}`,
  plcRotationKeyK256PrivateKeyHex: secret(32),
  jwtSecret: secret(16),
  adminPassword: 'admin-pass',
  inviteRequired: false,
  disableSsrfProtection: true,
  enableDidDocWithSession: true,
  bskyAppViewUrl: 'http://127.0.0.1:9', // nobody listens there: this server only publishes
  bskyAppViewDid: 'did:example:none',
})
await pds.start()
servers.push(pds)

const address = `http://localhost:${port}`
const accounts = []
for (const name of ['alice', 'bob', 'carol']) {
  const account = { handle: `${name}.test`, email: `${name}@example.test`, password: `${name}-pass-1` }
  const answer = await fetch(`${address}/xrpc/com.atproto.server.createAccount`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(account),
  })
  const body = await answer.json()
  if (!answer.ok) throw new Error(`createAccount ${name}: ${JSON.stringify(body)}`)
  accounts.push({ ...account, did: body.did })
}
await pds.ctx.backgroundQueue.processAll()
console.log(JSON.stringify({ ready: true, startMs: Date.now() - started, pds: address, plc: `http://localhost:${plcPort}`, accounts }))
