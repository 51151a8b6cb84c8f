import type { ReportVersion } from '../../plan/progress.ts'
import { versionById } from '../../state/standing.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { type Scene, say } from '../scene.ts'
import { receiptCard } from './receipt-card.ts'
import { redraws } from './redraws.ts'
import { progressWording as wording } from './wording.ts'

/** 撤回: one's own report, as long as nobody has reviewed it. What counts is corrected instead, so that it stays visible. */
export function withdrawReport(id: string | undefined, scene: Scene): Outcome {
  const { state, origin } = scene
  const all = Object.values(state.progress.tasks).flatMap(({ versions }) => versions)
  const mine = all.filter(({ report }) => report.person === origin.person)
  const found: ReportVersion | undefined =
    id === undefined
      ? mine.filter((version) => version.state === 'pending').sort((a, b) => (a.report.at < b.report.at ? 1 : -1))[0]
      : versionById(state.progress, id)
  if (found?.state !== 'pending' || found.report.person !== origin.person) {
    return refuse(wording.nothingToWithdraw, scene, { task: found?.report.task, typed: found?.report.id ?? '' })
  }
  const withdrawn: ReportVersion = { ...found, state: 'withdrawn' }
  const { task, id: report } = found.report
  const outcome = {
    changes: [{ kind: 'report-withdrawn' as const, task, report, person: origin.person }],
    messages: redraws(withdrawn, scene, origin.kind === 'pressed' ? origin.message : undefined),
  }
  if (origin.kind === 'typed') return say(wording.withdrawn, scene, outcome, 'success')
  return {
    ...outcome,
    reply: { toast: { type: 'success', content: wording.withdrawn }, card: receiptCard(withdrawn, scene) },
  }
}
