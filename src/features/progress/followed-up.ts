import type { Element } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { Task } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { inquiriesOf, urgesOf } from '../../state/deadline-standing.ts'
import type { Scene } from '../scene.ts'
import { followedUpWording as wording } from './followed-up-wording.ts'

/** Older ones stand in the record. */
const mostEach = 3

/** What was asked beyond the reports: the newest urges with their answers, the newest explanations of what is late. */
export function followedUp({ id }: Task, { state, settings }: Scene): Element[] {
  const dayOf = (at: string) => dayIn(new Date(at), settings.timeZone)
  const urges = urgesOf(state.deadlines, id)
    .slice(-mostEach)
    .map(({ unit, day, reason, answer }) => {
      const said = answer ? wording.answered(answer.report, answer.text) : wording.waiting
      return wording.urged(unit, day, reason, said)
    })
  const explained = inquiriesOf(state.deadlines, id)
    .slice(-mostEach)
    .map(({ unit, at, cause, remedy, until }) => wording.explained(unit, dayOf(at), { cause, remedy, until }))
  const lines = [...urges, ...explained].map((line) => grey(line))
  return lines.length === 0 ? [] : [markdown([`**${escaped(wording.title)}**`, ...lines].join('\n'))]
}
