import { button, buttonRow } from '../../card/button.ts'
import { card, type Element } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { divider, grey, markdown } from '../../card/text.ts'
import type { TaskId } from '../../plan/ids.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import { versionsOf } from '../../state/standing.ts'
import type { Outcome } from '../outcome.ts'
import { replyWith, type Scene, say } from '../scene.ts'
import { noSuchTask } from './open-form.ts'
import { reportLines } from './receipt-card.ts'
import { progressWording as wording } from './wording.ts'

const perPage = 8

/** 历史 12: every version, newest first, with who and when. */
export function showHistory(id: TaskId, page: number, scene: Scene): Outcome {
  const { ledger, state, people, settings, now } = scene
  const task = ledger.task(id)
  if (!task) return say(noSuchTask(id, scene), scene)
  const versions = versionsOf(state.progress, id).toReversed()
  const shown = versions.slice(page * perPage, (page + 1) * perPage)
  const elements = shown.flatMap((version, place): Element[] => {
    const { report, state: standing, review } = version
    const who = personWords(report.person, people.nameOf(report.person))
    const head = `${wording.states[standing]} · ${who} ${momentWords(report.at, settings.timeZone, now)} · ${report.id}`
    const decided = review
      ? [
          grey(
            `${momentWords(review.at, settings.timeZone, now)} ${people.nameOf(review.person) ?? ''}${standing === 'returned' ? wording.gaveBack : wording.approved}${review.comment ? `：${review.comment}` : ''}`,
          ),
        ]
      : []
    return [...(place > 0 ? [divider] : []), markdown([head, ...reportLines(version, scene), ...decided].join('\n'))]
  })
  const steps = [
    ...(page > 0 ? [button(wording.back, { action: 'progress.history', task: id, page: page - 1 })] : []),
    ...((page + 1) * perPage < versions.length
      ? [button(wording.more, { action: 'progress.history', task: id, page: page + 1 })]
      : []),
  ]
  const title = wording.historyTitle(titleOf(task))
  const body = elements.length > 0 ? elements : [markdown(wording.nothingYet)]
  return replyWith(
    card({ title, color: 'blue', summary: title }, [...body, ...(steps.length > 0 ? [buttonRow(steps)] : [])]),
    scene,
    scene.origin.kind === 'pressed' ? { reply: { toast: { type: 'info', content: title.slice(0, 40) } } } : {},
  )
}
