import { titleOf } from '../../plan/task.ts'
import { newestOf, versionById } from '../../state/standing.ts'
import type { BulletinIntent } from '../../understand/intents/bulletin.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { bulletinWording as wording } from './wording.ts'

type MarkPractice = Extract<BulletinIntent, { kind: 'mark-practice' }>

/** 好做法 12: a report's own words go into the next bulletin as an example. */
export function markPractice({ task: id, report, marked }: MarkPractice, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { ledger, state, origin } = scene
  const task = ledger.task(id)
  if (!task) return say(wording.noSuchTask(id), scene)
  const title = titleOf(task)
  if (!marked) {
    const known = Object.values(state.board.practices).findLast(
      (each) => each.task === id && (report ?? each.report) === each.report,
    )
    if (!known) return say(wording.notMarked, scene)
    const change = { kind: 'practice-unmarked', task: id, report: known.report, person: origin.person } as const
    return say(wording.unmarked(title), scene, { changes: [change] }, 'success')
  }
  const version = report === undefined ? newestOf(state.progress, id) : versionById(state.progress, report)
  if (version?.state !== 'counted') return say(wording.nothingToMark, scene)
  const { note, unit } = version.report
  if (note === '') return say(wording.noNote, scene)
  const change = {
    kind: 'practice-marked',
    ...{ task: id, report: version.report.id, unit, note, person: origin.person },
  } as const
  return say(wording.marked(title), scene, { changes: [change] }, 'success')
}
