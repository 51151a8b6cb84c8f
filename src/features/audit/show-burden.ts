import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { table } from '../../card/table.ts'
import { grey, markdown } from '../../card/text.ts'
import { addDays } from '../../plan/day.ts'
import { periodWords } from '../../plan/period.ts'
import { readPeriod } from '../../plan/read-period.ts'
import type { Settings } from '../../plan/settings.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { burdenIn } from '../../state/burden.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { auditWording as wording } from './wording.ts'

/** What a table of a card holds without being too heavy. */
const mostRows = 100

/** 负担: how many messages, forms and repeated questions each unit got in a month. */
export function showBurden(words: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.burdenCoordinators, scene)
  const { state, now, settings, origin } = scene
  const today = dayIn(now, settings.timeZone)
  const monthly: Settings['cycle'] = { ...settings.cycle, every: 'monthly' }
  const month = readPeriod(words || '本月', today, monthly)?.id
  if (month === undefined) return say(wording.whichMonth, scene)
  const units = burdenIn(state.burden, [month])
  const sum = (key: 'messages' | 'forms' | 'repeats') => units.reduce((all, each) => all + each[key], 0)
  const before = addDays(`${month}-01`, -1).slice(0, 7)
  const after = addDays(`${month}-28`, 4).slice(0, 7)
  const turn = (text: string, to: string) => button(text, { action: 'burden.show', month: to })
  const title = wording.burdenTitle(periodWords({ id: month }))
  const columns = (['unit', 'messages', 'forms', 'repeats'] as const).map((name) => ({
    name,
    title: wording.burdenColumns[name],
    type: name === 'unit' ? ('text' as const) : ('number' as const),
  }))
  const content = card({ title, color: 'blue', summary: title }, [
    markdown(
      units.length === 0
        ? wording.noBurden
        : wording.burdenTotals(units.length, sum('messages'), sum('forms'), sum('repeats')),
    ),
    ...(units.length > 0
      ? [
          table(
            columns,
            units.slice(0, mostRows).map((each) => ({ ...each })),
          ),
        ]
      : []),
    ...(units.length > mostRows ? [markdown(grey(wording.burdenMore(mostRows)))] : []),
    buttonRow([
      turn(wording.monthBefore, before),
      ...(after <= today.slice(0, 7) ? [turn(wording.monthAfter, after)] : []),
    ]),
  ])
  if (origin.kind === 'pressed') return { changes: [], messages: [], reply: { card: content } }
  return replyWith(content, scene)
}
