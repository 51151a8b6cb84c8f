// The process under the knife: one event id a line on stdin, the same id on stdout once its entry is durable.
import { createInterface } from 'node:readline'
import { asChatId, asEventId } from '../../src/plan/ids.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const store = await openLowdbStore({
  folder: process.argv[2] ?? '',
  clock: { now: () => new Date() },
  log: silent,
  // Small, so that kills also fall into snapshots and into the change from one file to the next.
  rotateAt: 32 * 1024,
  snapshotEvery: 100,
})
process.stdout.write('ready\n')

for await (const event of createInterface({ input: process.stdin })) {
  const content = { kind: 'text', text: `答复 ${event}` } as const
  const act = { kind: 'send', to: { kind: 'chat', chat: asChatId('oc_1') }, content } as const
  void store
    .decide('timer', asEventId(event), () => ({
      changes: [{ kind: 'message-queued', message: { key: event, act } }],
      result: undefined,
    }))
    .then(() => process.stdout.write(`${event}\n`))
}
