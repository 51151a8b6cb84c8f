import type { ChatId, EventId, TaskId } from '../plan/ids.ts'
import type { By } from '../ports.ts'
import type { Change, Entry } from './change.ts'
import { emptyRecord } from './record.ts'

/** One line of what was done about a task: who, when, from which event. The newest; the journal keeps all. */
export interface TrailLine {
  readonly seq: number
  readonly at: string
  readonly by: By
  readonly eventId?: EventId
  /** Where it was typed or pressed. */
  readonly from?: Whence
  readonly change: TaskChange
}

export interface Whence {
  readonly how: 'typed' | 'pressed'
  readonly chat?: ChatId
  readonly privately?: true
}

/** Where an entry came from, as its own changes say. */
export function whenceOf({ changes }: Pick<Entry, 'changes'>): Whence | undefined {
  for (const change of changes) {
    if (change.kind !== 'message-received' && change.kind !== 'press-received') continue
    const how = change.kind === 'message-received' ? 'typed' : 'pressed'
    const privately = change.kind === 'message-received' && change.privately === true
    return { how, ...(change.chat !== undefined && { chat: change.chat }), ...(privately && { privately }) }
  }
  return undefined
}

/** Changes that are about a task and that somebody may later be asked about. */
export type TaskChange = Extract<Change, { readonly task: TaskId }>

export type TrailState = Record<TaskId, TrailLine[]>

export const emptyTrail = (): TrailState => emptyRecord()

const mostLines = 60
/** Words of the dictionary and half-typed forms are no matter of the task's history. */
const elsewhere: readonly Change['kind'][] = ['word-taught', 'draft-kept']

export function applyTrail(state: TrailState, change: Change, entry: Entry): void {
  if (!('task' in change) || elsewhere.includes(change.kind)) return
  const lines = state[change.task] ?? []
  state[change.task] = lines
  const { seq, at, by, eventId } = entry
  const from = whenceOf(entry)
  lines.push({ seq, at, by, ...(eventId && { eventId }), ...(from && { from }), change })
  if (lines.length > mostLines) lines.shift()
}
