import { button, buttonRow } from '../../card/button.ts'
import type { Card } from '../../card/card.ts'
import { card } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import type { MessageSubject, OutgoingMessage } from '../../state/change.ts'
import { draftKey } from '../../state/progress.ts'
import { closingOf, versionById, versionsOf } from '../../state/standing.ts'
import { currentPeriod, mayReport } from '../../state/who-may.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import type { Outcome } from '../outcome.ts'
import { refusal, refuse } from '../refuse.ts'
import { formAbout, privatelyTo, replyWith, type Scene, say, sendPrivately } from '../scene.ts'
import { type FormFacts, progressForm } from './progress-form.ts'
import { fieldsFor, type TypedReport, type ValueField, wordsOf } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

/** A task that may be reported on now, by whom it is asked; or the words that say why not. */
export type Reportable =
  | { readonly kind: 'yes'; readonly task: Task; readonly unit: UnitName; readonly onBehalf: boolean }
  | { readonly kind: 'no'; readonly words: string }
  | { readonly kind: 'not-yours'; readonly task: Task; readonly owners: readonly UnitName[] }

/** With the numbers that there are. */
export const noSuchTask = (id: TaskId, { ledger }: Scene): string =>
  wording.noSuchTask(
    id,
    Math.max(0, ...ledger.plan.tasks.flatMap(({ kind, number }) => (kind === 'key' ? [number] : []))),
  )

export function reportable(id: TaskId, mode: ReportMode, scene: Scene, preferred?: UnitName): Reportable {
  const task = scene.ledger.task(id)
  if (!task) return { kind: 'no', words: noSuchTask(id, scene) }
  if (task.units.length === 0) return { kind: 'no', words: wording.noOwner(titleOf(task)) }
  const permission = mayReport(scene.origin.person, task, scene, preferred)
  if (permission.kind === 'not-yours') return { kind: 'not-yours', task, owners: permission.owners }
  const { unit, onBehalf } = permission
  const closing = closingOf(scene.state.progress, id)
  if (closing && mode !== 'correction')
    return { kind: 'no', words: wording.closed(titleOf(task), wording.statuses[closing.report.status]) }
  if (mode === 'correction' && !versionToCorrect(task.id, unit, scene))
    return { kind: 'no', words: wording.nothingToCorrect }
  return { kind: 'yes', task, unit, onBehalf }
}

/** What a correction replaces: the version that is meant, else the unit's newest word that counts or waits, else anybody's. */
export function versionToCorrect(task: TaskId, unit: UnitName, { state }: Scene, meant?: string) {
  const standing = versionsOf(state.progress, task).filter(
    (version) => version.state === 'counted' || version.state === 'pending',
  )
  const found = standing.find(({ report }) => report.id === meant)
  return found ?? standing.findLast(({ report }) => report.unit === unit) ?? standing.at(-1)
}

/** 填报 12, 补报 12, 更正 12, or a button: the form goes to the person alone. */
export function openForm(id: TaskId, mode: ReportMode, scene: Scene, meant?: string): Outcome {
  const may = reportable(id, mode, scene, versionById(scene.state.progress, meant ?? '')?.report.unit)
  if (may.kind === 'no') return refuse(may.words, scene, { task: id, typed: wording.formTitle[mode] })
  if (may.kind === 'not-yours') return refuseReporting(may.task, may.owners, scene)
  const { task, unit, onBehalf } = may
  const fields = fieldsFor(task, unit, scene)
  return sendForm({ task, unit, mode, onBehalf, fields, ...filledIn(may, mode, fields, scene, meant) }, scene)
}

/** What the form holds besides the last values: what is to be corrected, what came back, what was questioned. */
function filledIn(
  { task, unit }: Extract<Reportable, { kind: 'yes' }>,
  mode: ReportMode,
  fields: readonly ValueField[],
  scene: Scene,
  meant: string | undefined,
): Partial<FormFacts> {
  const { state, origin } = scene
  if (mode === 'correction') {
    const version = versionToCorrect(task.id, unit, scene, meant)
    if (!version) return {}
    const { report } = version
    return { typed: { status: report.status, note: '', values: wordsOf(report, fields) }, corrects: report.id }
  }
  if (mode !== 'report') return {}
  const draft = state.progress.drafts[draftKey(task.id, origin.person)]
  if (draft?.unit === unit) return { typed: typedOf(draft.fields), basis: draft.fields.basis ?? '' }
  const newest = versionsOf(state.progress, task.id).findLast(({ report }) => report.person === origin.person)
  return newest?.state === 'returned' ? comeBack(newest, fields, scene) : {}
}

/** A returned report as a form again: as it was typed, and for what it was meant. */
export function comeBack({ report, review }: ReportVersion, fields: readonly ValueField[], scene: Scene) {
  const who = review ? (scene.people.nameOf(review.person) ?? '') : ''
  const corrected = versionById(scene.state.progress, report.corrects ?? '')
  const late = report.late && report.period !== currentPeriod(scene).id
  return {
    typed: { status: report.status, note: report.note, values: wordsOf(report, fields) },
    lead: `${wording.returnedTitle(who)}。${wording.returnedWhy(review?.comment ?? '')}`,
    ...(corrected?.state === 'counted'
      ? { mode: 'correction' as const, corrects: corrected.report.id }
      : late && { mode: 'late' as const, period: report.period }),
    ...(report.onBehalf && { basis: report.onBehalf.basis }),
  }
}

export const typedOf = ({ status = '', note = '', ...rest }: Readonly<Record<string, string>>): TypedReport => {
  const { basis: _, ...values } = rest
  return { status, note, values }
}

/** In a private chat as a reply; from a group to the person, with a word in the group. */
export const sendForm = (facts: FormFacts, scene: Scene, more: Partial<Outcome> = {}): Outcome =>
  sendPrivately(progressForm(facts, scene), formAbout(facts.task.id, scene), wording, scene, more)

export function privately(content: Card, about: MessageSubject, { origin }: Scene): OutgoingMessage {
  const to = privatelyTo(origin)
  return { key: `${origin.eventId}:form`, act: { kind: 'send', to, content: { kind: 'card', card: content } }, about }
}

/** Not their task: who reports on it, and how a figure can be passed on. */
export function refuseReporting(task: Task, owners: readonly UnitName[], scene: Scene, typed?: string): Outcome {
  const words = wording.notYours(titleOf(task), owners)
  const refused = refusal(words, scene, { task: task.id, typed: typed ?? '' })
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
  const title = { title: wording.othersTask, subtitle: titleOf(task), color: 'orange', summary: words } as const
  const content = card(title, [
    markdown(escaped(wording.reportedBy(owners))),
    markdown(grey(wording.notYoursHint)),
    ...steps,
  ])
  return replyWith(content, scene, { changes: [refused] })
}

/** The first of the units whose name, or another name of whom, stands in the words. */
export const unitNamed = (units: readonly UnitName[], words: string, { ledger }: Scene): UnitName | undefined =>
  units.find((unit) => {
    const known = ledger.unit(unit)
    const names = known ? [known.name, ...known.aliases, ...known.shortAliases] : [unit]
    return names.some((name) => words.includes(name))
  })

/** The owner that the words name, else the appointed reporter or the first that can be reached. */
export function proposalReceiver(task: Task, owners: readonly UnitName[], words: string, scene: Scene): UnitName {
  const { people } = scene
  const named = unitNamed(owners, words, scene)
  const reachable = owners.find((unit) => people.liaisonsOf(unit).length > 0 || people.chatsOf(unit).length > 0)
  return named ?? reachable ?? owners[0] ?? task.units[0] ?? ('' as UnitName)
}
