// One of several replicas under the knife: one event id a line on stdin, the same id on stdout once its entry is durable.
import { createInterface } from 'node:readline'
import { asChatId, asEventId } from '../../src/plan/ids.ts'
import { openPostgresStore } from '../../src/store/postgres-store.ts'
import { databaseUrl } from '../support/database.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const { store } = await openPostgresStore({
  url: databaseUrl,
  tenant: process.argv[2] ?? '',
  clock: { now: () => new Date() },
  log: silent,
  // Small, so that kills also fall into snapshots.
  snapshotEvery: 500,
  onFailed(error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  },
})
process.stdout.write('ready\n')

for await (const event of createInterface({ input: process.stdin })) {
  void store
    .decide('timer', asEventId(event), (state) => {
      // Says on which past it was decided.
      const content = { kind: 'text', text: String(state.seq) } as const
      const act = { kind: 'send', to: { kind: 'chat', chat: asChatId('oc_1') }, content } as const
      const queued = { kind: 'message-queued', message: { key: event, act } } as const
      // Sent at once, so that the state stays as small as a real one.
      return { changes: [queued, { kind: 'message-dropped', key: event }], result: undefined }
    })
    .then(() => process.stdout.write(`${event}\n`))
}
