import type { TaskId } from '../plan/ids.ts'
import type { Change } from '../state/change.ts'
import type { Outcome } from './outcome.ts'
import { type Scene, say } from './scene.ts'

/** Of what people send in, as much as a line of the record can carry. */
const longestTyped = 300

export interface Refused {
  readonly task?: TaskId | undefined
  /** What was sent in: words, or a form. */
  readonly typed?: string | Readonly<Record<string, unknown>>
  /** Where the words alone would not tell. */
  readonly why?: string
}

/** Said in words, and kept in the journal with its reason; about a task of the plan it stands in that task's record. */
export function refuse(words: string, scene: Scene, refused: Refused = {}, more: Partial<Outcome> = {}): Outcome {
  return say(words, scene, { ...more, changes: [refusal(words, scene, refused), ...(more.changes ?? [])] })
}

export function refusal(words: string, scene: Scene, { task, typed = '', why = words }: Refused = {}): Change {
  const said = typeof typed === 'string' ? typed : JSON.stringify(typed)
  const kept = { person: scene.origin.person, why: why.slice(0, 200), typed: said.slice(0, longestTyped) }
  return task !== undefined && scene.ledger.task(task)
    ? { kind: 'report-refused', task, ...kept }
    : { kind: 'request-refused', ...kept }
}
