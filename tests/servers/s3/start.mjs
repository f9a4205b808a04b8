// start.mjs FOLDER PORT KIND: S3-compatible storage with one bucket; prints one line of JSON when ready.
import './loopback.mjs'

const [folder, port, kind] = process.argv.slice(2)
const bucket = 'quartett'
if (kind === 'fauxqs') {
  const { startFauxqs } = await import('fauxqs')
  await startFauxqs({ port: Number(port), logger: false, init: { buckets: [bucket] } })
} else {
  const { default: S3rver } = await import('@20minutes/s3rver')
  await new S3rver({ port: Number(port), address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: bucket, configs: [] }] }).run()
}
console.log(JSON.stringify({ ready: true, kind, address: `http://127.0.0.1:${port}`, key: 'S3RVER', secret: 'S3RVER', bucket }))
