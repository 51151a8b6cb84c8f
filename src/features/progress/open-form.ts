import { button, buttonRow } from '../../card/button.ts'
import type { Card } from '../../card/card.ts'
import { card } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import type { MessageSubject, OutgoingMessage } from '../../state/change.ts'
import { draftKey } from '../../state/progress.ts'
import { closingOf, countedOf, versionsOf } from '../../state/standing.ts'
import { mayReport } from '../../state/who-may.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { privatelyTo, replyWith, type Scene, say } from '../scene.ts'
import { type FormFacts, progressForm } from './progress-form.ts'
import { type TypedReport, valueFields } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

/** A task that may be reported on now, by whom it is asked; or the words that say why not. */
export type Reportable =
  | { readonly kind: 'yes'; readonly task: Task; readonly unit: UnitName; readonly onBehalf: boolean }
  | { readonly kind: 'no'; readonly words: string }
  | { readonly kind: 'not-yours'; readonly task: Task; readonly owners: readonly UnitName[] }

export function reportable(id: TaskId, mode: ReportMode, scene: Scene, preferred?: UnitName): Reportable {
  const task = scene.ledger.task(id)
  if (!task) return { kind: 'no', words: wording.noSuchTask(id) }
  if (task.units.length === 0) return { kind: 'no', words: wording.noOwner(titleOf(task)) }
  const permission = mayReport(scene.origin.person, task, scene, preferred)
  if (permission.kind === 'not-yours') return { kind: 'not-yours', task, owners: permission.owners }
  const { unit, onBehalf } = permission
  const closing = closingOf(scene.state.progress, id)
  if (closing && mode !== 'correction')
    return { kind: 'no', words: wording.closed(titleOf(task), wording.statuses[closing.report.status]) }
  if (mode === 'correction' && !newestToCorrect(task.id, unit, scene))
    return { kind: 'no', words: wording.nothingToCorrect }
  return { kind: 'yes', task, unit, onBehalf }
}

/** What a correction replaces: the unit's newest word that counts or waits, else anybody's. */
export function newestToCorrect(task: TaskId, unit: UnitName, { state }: Scene) {
  const standing = versionsOf(state.progress, task).filter(
    (version) => version.state === 'counted' || version.state === 'pending',
  )
  return standing.findLast(({ report }) => report.unit === unit) ?? standing.at(-1)
}

/** 填报 12, 补报 12, 更正 12, or a button: the form goes to the person alone. */
export function openForm(id: TaskId, mode: ReportMode, page: number, scene: Scene): Outcome {
  const may = reportable(id, mode, scene)
  if (may.kind === 'no') return say(may.words, scene)
  if (may.kind === 'not-yours') return refuseReporting(may.task, may.owners, scene)
  const { task, unit, onBehalf } = may
  const draft = scene.state.progress.drafts[draftKey(id, scene.origin.person)]
  const kept = draft && draft.unit === unit && mode === 'report' ? { typed: typedOf(draft.fields) } : {}
  return sendForm({ ...kept, task, unit, mode, onBehalf, page, fields: valueFields(task, unit, scene.ledger) }, scene)
}

const typedOf = ({ status = '', note = '', ...values }: Readonly<Record<string, string>>): TypedReport => ({
  status,
  note,
  values,
})

/** In a private chat as a reply; from a group to the person, with a word in the group. */
export function sendForm(facts: FormFacts, scene: Scene, more: Partial<Outcome> = {}): Outcome {
  const { origin } = scene
  const about: MessageSubject = { tasks: [facts.task.id], person: origin.person, askedIn: origin.chat }
  const message = privately(progressForm(facts, scene), about, scene)
  const outcome = { ...nothing, ...more, messages: [message, ...(more.messages ?? [])] }
  if (origin.kind === 'pressed')
    return { ...outcome, reply: { toast: { type: 'info', content: wording.sentPrivately } } }
  if (origin.chatKind === 'private') return outcome
  return say(wording.sentPrivatelyHow, scene, outcome, 'info')
}

export function privately(content: Card, about: MessageSubject, { origin }: Scene): OutgoingMessage {
  const to = privatelyTo(origin)
  return { key: `${origin.eventId}:form`, act: { kind: 'send', to, content: { kind: 'card', card: content } }, about }
}

/** Not their task: who reports on it, and how a figure can be passed on. */
export function refuseReporting(task: Task, owners: readonly UnitName[], scene: Scene, typed?: string): Outcome {
  const words = wording.notYours(titleOf(task), owners)
  const refused = {
    kind: 'report-refused',
    task: task.id,
    person: scene.origin.person,
    why: 'not-yours',
    typed: (typed ?? '').slice(0, 300),
  } as const
  if (scene.origin.kind === 'pressed') return say(words, scene, { changes: [refused] })
  const [owner] = owners
  const steps =
    typed !== undefined && owner !== undefined
      ? [
          buttonRow([
            button(
              wording.propose(proposalReceiver(task, owners, typed, scene)),
              { action: 'progress.propose', task: task.id },
              'primary',
            ),
          ]),
        ]
      : []
  const content = card({ title: words.split('，')[0] ?? words, color: 'orange', summary: words }, [
    markdown(escaped(words)),
    markdown(grey(wording.notYoursHint)),
    ...steps,
  ])
  return replyWith(content, scene, { changes: [refused] })
}

/** The owner that the words name, else the appointed reporter or the first that can be reached. */
export function proposalReceiver(task: Task, owners: readonly UnitName[], words: string, scene: Scene): UnitName {
  const { people } = scene
  const named = owners.find((unit) => {
    const known = scene.ledger.unit(unit)
    const names = known ? [known.name, ...known.aliases, ...known.shortAliases] : [unit]
    return names.some((name) => words.includes(name))
  })
  const reachable = owners.find((unit) => people.liaisonsOf(unit).length > 0 || people.chatsOf(unit).length > 0)
  return named ?? reachable ?? owners[0] ?? task.units[0] ?? ('' as UnitName)
}

/** Nothing has been said yet that could be said again. */
export const lastOf = (task: TaskId, { state }: Scene) => countedOf(state.progress, task)[0]
