import type { Store } from '../ports.ts'
import type { Inspection } from '../sandbox/sandbox.ts'
import type { Change, Entry } from '../state/change.ts'

/** A demonstration lives on its newest entries; more would only fill the memory. */
const kept = 5000

type OutboxRow = Inspection['outbox'][number]

interface Known extends Entry {
  /** To be searched. */
  readonly text: string
}

/** Watches the journal from now on, and tells what it says of one message and of what was sent because of it. */
export function createInspector(store: Store): (messageId: string) => Inspection {
  const known: Known[] = []
  store.onCommitted((entries) => {
    for (const entry of entries) known.push({ ...entry, text: JSON.stringify(entry.changes) })
    if (known.length > 2 * kept) known.splice(0, known.length - kept)
  })

  return (messageId) => {
    const naming = known.filter(({ text }) => text.includes(messageId))
    // A message of the bot is known to the outbox by its key; what decided it names the key alone.
    const own = keysOf(naming.filter((entry) => sendsAs(entry, messageId)))
    const found = known.filter(({ text }) => text.includes(messageId) || own.some((key) => text.includes(key)))
    const rows = keysOf(found).map((key) => rowOf(key, known))
    return {
      entries: found.map(({ seq, at, by, changes }) => ({ seq, at, by, changes: changes.map(withoutSecret) })),
      outbox: rows.filter((row) => row !== undefined),
    }
  }
}

const withoutSecret = (change: Change): Change =>
  change.kind === 'link-secret-made' ? { ...change, secret: '…' } : change

const sendsAs = ({ changes }: Entry, messageId: string) =>
  changes.some((change) => change.kind === 'message-sent' && change.message === messageId)

function keyOf(change: Change): string | undefined {
  switch (change.kind) {
    case 'message-queued':
      return change.message.key
    case 'message-tried':
    case 'message-sent':
    case 'message-held':
    case 'message-released':
    case 'message-recalled':
    case 'message-dropped':
      return change.key
    default:
      return undefined
  }
}

const keysOf = (entries: readonly Entry[]): string[] => [
  ...new Set(entries.flatMap(({ changes }) => changes.flatMap((change) => keyOf(change) ?? []))),
]

/** Where the message stands in the outbox after its last change. */
function rowOf(key: string, entries: readonly Entry[]): OutboxRow | undefined {
  let row: OutboxRow | undefined
  for (const { at, changes } of entries)
    for (const change of changes) if (keyOf(change) === key) row = { key, at, ...standingOf(change) }
  return row
}

function standingOf(change: Change): Omit<OutboxRow, 'key' | 'at'> {
  switch (change.kind) {
    case 'message-tried':
      return { state: 'tried' }
    case 'message-sent':
      return { state: 'sent', messageId: change.message }
    case 'message-held':
      return { state: 'held', detail: `${change.why}: ${change.detail}` }
    case 'message-dropped':
    case 'message-recalled':
      return { state: 'dropped' }
    default:
      return { state: 'waiting' }
  }
}
