import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLinesOf } from '../../../src/features/follow-up/digest-lines.ts'
import type { DueLine } from '../../../src/features/follow-up/due.ts'
import { type Rehearsal, rehearse } from '../../../src/features/follow-up/rehearse.ts'
import { sendDigests } from '../../../src/features/follow-up/send-digests.ts'
import { addDays } from '../../../src/plan/day.ts'
import { asChatId, asOpenId, asUnitName } from '../../../src/plan/ids.ts'
import { sendingDayAfter } from '../../../src/plan/reminder-stage.ts'
import { Roster } from '../../../src/plan/roster.ts'
import { Settings } from '../../../src/plan/settings.ts'
import { createCalendar } from '../../../src/plan/working-days.ts'
import type { Change } from '../../../src/state/change.ts'
import { peopleOf } from '../../../src/state/people.ts'
import { applyEntry, emptyState } from '../../../src/state/state.ts'
import { aLedger, aRawPlan, aRawTarget } from '../../support/a-plan.ts'

const calendar = createCalendar()
const settings = Settings.parse({ cycle: { every: 'monthly' } })
const first = '2025-09-01'
const dayAfter = (most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(first, days))
const nongmu = asUnitName('市农牧局')

/** A plan of random days in one group; the other unit has nobody. */
function aWorld(targets: readonly string[]) {
  const { tasks, ...plan } = aRawPlan()
  const [task, ...others] = tasks
  const dated = targets.map((day, at) => aRawTarget(`zd-1.${at + 1}`, { deadline: { kind: 'by', day, words: day } }))
  const ledger = aLedger({ ...plan, tasks: [{ ...task, targets: dated }, ...others] })
  const state = emptyState()
  const roster = Roster.parse({ units: { 市农牧局: { chats: ['oc_1'] } } })
  const at = (day: string, time: string) => ({
    ...{ state, ledger, settings, calendar, now: new Date(`${day}T${time}:00+08:00`) },
    people: peopleOf(roster, new Map(), state.roster),
  })
  const commit = (changes: readonly Change[], day: string) =>
    applyEntry(state, { seq: state.seq + 1, at: `${day}T01:00:00Z`, by: 'timer', changes })
  commit([{ kind: 'plan-adopted', plan: 'small', on: first, past: [], dated: [] }], first)
  return { at, commit, state }
}

const said = ({ unit, subject, due, stage }: DueLine) => `${unit} ${subject} ${due} ${stage}`
const seen = ({ digests, unreached }: Pick<Rehearsal, 'digests' | 'unreached'>) =>
  [...digests, ...unreached].flatMap(({ lines }) => lines.map(said)).sort()

describe('a rehearsal', () => {
  it('shows what then goes out, from whatever moment it is asked', () => {
    fc.assert(
      fc.property(
        fc.array(dayAfter(150), { minLength: 1, maxLength: 4 }),
        dayAfter(90),
        fc.constantFrom('07:00', '09:00', '12:00', '18:30'),
        fc.integer({ min: 0, max: 40 }),
        fc.array(dayAfter(90), { maxLength: 20 }),
        fc.array(dayAfter(90), { maxLength: 40 }),
        (targets, today, time, ahead, snoozed, down) => {
          const { at, commit } = aWorld(targets)
          const run = (day: string) => {
            const { changes } = sendDigests(at(day, '10:00'))
            if (changes.length > 0) commit(changes, day)
          }
          for (let day = first; day <= today; day = addDays(day, 1)) {
            if (!down.includes(day) && (day < today || time === '12:00')) run(day)
            if (!snoozed.includes(day) || (day === today && time !== '12:00')) continue
            const lines = openLinesOf({ day, units: [nongmu] }, at(day, '11:00'))
            const until = sendingDayAfter(day, settings, calendar)
            const person = asOpenId('ou_1')
            if (lines.length > 0)
              commit([{ kind: 'digest-snoozed', until, place: asChatId('oc_1'), lines, person }], day)
          }

          const asked = addDays(today, ahead)
          const rehearsed = rehearse(at(today, time), asked)

          const runsToday = time !== '18:30' && !(time === '12:00' && down.includes(today))
          for (let day = today; day < asked; day = addDays(day, 1)) if (day > today || runsToday) run(day)
          const real = rehearse(at(asked, '09:00'), asked)
          expect(seen(rehearsed)).toEqual(seen(real))
        },
      ),
      { numRuns: 200 },
    )
  }, 60_000)
})
