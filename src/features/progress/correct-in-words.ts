import { versionById } from '../../state/standing.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { type Scene, say } from '../scene.ts'
import { refuseReporting, reportable, sendForm, versionToCorrect } from './open-form.ts'
import { fieldsFor, wordsOf } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'
import { fieldNamed } from './words-report.ts'

/** 不是85是58 · 应该是58 · 改成58 · 写错了,58: the figure that is meant. */
const meant = [
  /不是\s*[^,，。是]{1,20}?[,，]?\s*(?:而)?是\s*([^,，。;；的那]{1,20})/,
  /(?:应该?是|应为|应当是|改成|改为|更正为|实际是|其实是|正确的?是)\s*([^,，。;；的那]{1,20})/,
  /(?:报错|写错|填错|搞错|弄错)了?[,，。:： ]*\s*(-?[\d.,]+%?|[一二三四五六七八九十百点]+(?:成[一二三四五六七八九]?)?%?)/,
]

/** In reply to a receipt: the form with the figure put right, for one more tap. The old version stays. */
export function correctInWords(id: string, text: string, said: string, scene: Scene): Outcome {
  const { state } = scene
  const version = versionById(state.progress, id)
  if (!version) return refuse(wording.notReviewable, scene, { typed: text })
  const { report } = version
  const may = reportable(report.task, 'correction', scene, report.unit)
  if (may.kind === 'no') return refuse(may.words, scene, { task: report.task, typed: text })
  if (may.kind === 'not-yours') return refuseReporting(may.task, may.owners, scene, text)
  const figure = meant.map((pattern) => pattern.exec(text)?.[1]?.trim()).find((found) => found !== undefined)
  if (figure === undefined) return say(wording.cannotCorrect, scene)
  const { task, unit, onBehalf } = may
  const fields = fieldsFor(task, unit, scene)
  const reported = fields.filter((field) =>
    report.values.some(({ target, banner }) => target === field.target.id && banner === field.banner),
  )
  const before = /不是\s*([\d.]+)/.exec(text)?.[1]
  const byOldValue = reported.find((field) =>
    report.values.some(({ target, value }) => target === field.target.id && String(value) === before),
  )
  const field = fieldNamed(text, fields) ?? byOldValue ?? (reported.length === 1 ? reported[0] : undefined)
  if (!field) return say(wording.whichTarget(reported.map(({ target }) => target.metric)), scene)
  const values = { ...wordsOf(report, fields), [field.name]: figure }
  const typed = { status: report.status, note: said.slice(0, 200), values }
  const corrects = versionToCorrect(task.id, unit, scene, id)?.report.id
  const lead = wording.correctionLead
  return sendForm({ task, unit, mode: 'correction', onBehalf, fields, typed, corrects, lead }, scene)
}
