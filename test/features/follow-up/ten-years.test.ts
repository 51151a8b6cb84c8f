import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueOn } from '../../../src/features/follow-up/due.ts'
import { addDays, daysBetween } from '../../../src/plan/day.ts'
import { asChatId, asTaskId, asUnitName } from '../../../src/plan/ids.ts'
import { Roster } from '../../../src/plan/roster.ts'
import { Settings } from '../../../src/plan/settings.ts'
import { createCalendar } from '../../../src/plan/working-days.ts'
import type { Change } from '../../../src/state/change.ts'
import { peopleOf } from '../../../src/state/people.ts'
import { applyEntry, emptyState } from '../../../src/state/state.ts'
import { aLedger, aRawPlan, aRawTarget } from '../../support/a-plan.ts'
import { aReport } from '../../support/a-report.ts'

const calendar = createCalendar()
const unit = asUnitName('市农牧局')
const first = '2024-01-01'
const days = daysBetween(first, '2034-01-01')
const anyDay = fc.integer({ min: 0, max: days - 1 }).map((after) => addDays(first, after))

interface Life {
  readonly targets: readonly string[]
  readonly daysAhead: readonly number[]
  readonly overdueEvery: number
  readonly workdaysOnly: boolean
  /** From one day up to another the service is down. */
  readonly down: readonly (readonly [string, number])[]
  /** The day on which the task is closed, where it ever is. */
  readonly closed: string | undefined
}

const anyLife: fc.Arbitrary<Life> = fc.record({
  targets: fc.array(anyDay, { minLength: 1, maxLength: 3 }),
  daysAhead: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
  overdueEvery: fc.integer({ min: 1, max: 45 }),
  workdaysOnly: fc.boolean(),
  down: fc.array(fc.tuple(anyDay, fc.integer({ min: 1, max: 400 })), { maxLength: 4 }),
  closed: fc.option(anyDay, { nil: undefined }),
})

const isUp = (life: Life, day: string) =>
  !life.down.some(([from, length]) => day >= from && day < addDays(from, length))

/** Lives through the ten years; what goes out when, as the target's place, the day and the stage. */
function live(life: Life): string[] {
  const targets = life.targets.map((day, at) =>
    aRawTarget(`zd-1.${at + 1}`, { deadline: { kind: 'by', day, words: day } }),
  )
  const { tasks, ...plan } = aRawPlan()
  const [task, ...others] = tasks
  const ledger = aLedger({ ...plan, tasks: [{ ...task, units: [unit], targets }, ...others] })
  const state = emptyState()
  const commit = (day: string, ...changes: readonly Change[]) =>
    applyEntry(state, { seq: state.seq + 1, at: `${day}T01:00:00Z`, by: 'timer', changes })
  const { daysAhead, overdueEvery, workdaysOnly } = life
  const settings = Settings.parse({ daysAhead, overdueEvery, workdaysOnly, cycle: { every: 'none' } })
  const people = peopleOf(Roster.parse({}), new Map(), state.roster)
  commit(first, { kind: 'plan-adopted', plan: 'small', on: first, past: [], dated: [] })
  const sent: string[] = []
  for (let at = 0; at < days; at += 1) {
    const day = addDays(first, at)
    if (day === life.closed) commit(day, aReport({ task: 'zd-1', unit, at: `${day}T00:00:00Z`, status: 'done' }))
    if (!isUp(life, day)) continue
    const lines = dueOn({ state, ledger, people, settings, calendar }, day).get(unit) ?? []
    if (lines.length === 0) continue
    sent.push(...lines.map(({ subject, stage }) => `${subject} ${day} ${stage}`))
    commit(day, { kind: 'digest-sent', day, place: asChatId('oc_1'), units: [unit], lines })
  }
  return sent.sort()
}

/** What has to go out, said the other way round: every stage on the first day that can be used, unless a newer has come by then. */
function expected(life: Life): string[] {
  const end = addDays(first, days)
  return life.targets
    .flatMap((due, at) => {
      const before = life.daysAhead.map((ahead) => -ahead)
      const after = Array.from({ length: Math.ceil(days / life.overdueEvery) }, (_, n) => (n + 1) * life.overdueEvery)
      const stages = [...before, ...after].sort((a, b) => a - b)
      return stages.flatMap((stage, place) => {
        let day = addDays(due, stage)
        if (day < first) day = first
        while (day < end && !(isUp(life, day) && (!life.workdaysOnly || calendar.isWorkingDay(day))))
          day = addDays(day, 1)
        const next = stages[place + 1]
        const overtaken = next !== undefined && addDays(due, next) <= day
        const stopped = life.closed !== undefined && day >= life.closed
        return day >= end || overtaken || stopped ? [] : [`zd-1.${at + 1} ${day} ${stage}`]
      })
    })
    .sort()
}

describe('ten years of reminders', () => {
  it('bring every stage exactly once, never on a day off, never after the end, only the newest after a downtime', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        expect(live(life)).toEqual(expected(life))
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('remind of a reporting period when it opens and before it closes, on working days, until it is reported', () => {
    const ledger = aLedger()
    const settings = Settings.parse({ daysAhead: [], overdueEvery: 365 })
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { maxLength: 60 }), (reports) => {
        const state = emptyState()
        const people = peopleOf(Roster.parse({}), new Map(), state.roster)
        const sent: { day: string; period: string; stage: number }[] = []
        const adopted: Change = { kind: 'plan-adopted', plan: 'small', on: first, past: [], dated: [] }
        applyEntry(state, { seq: 1, at: `${first}T00:00:00Z`, by: 'timer', changes: [adopted] })
        const reportedOn = new Map(reports.map((day) => [day.slice(0, 7), day]))
        for (let at = 0; at < days; at += 1) {
          const day = addDays(first, at)
          const commit = (change: Change) =>
            applyEntry(state, { seq: state.seq + 1, at: `${day}T01:00:00Z`, by: 'timer', changes: [change] })
          if (reportedOn.get(day.slice(0, 7)) === day)
            commit(aReport({ task: 'zd-1', unit, at: `${day}T00:00:00Z`, period: day.slice(0, 7) }))
          const lines = (dueOn({ state, ledger, people, settings, calendar }, day).get(unit) ?? []).filter(
            ({ period }) => period,
          )
          for (const { due, stage } of lines) sent.push({ day, period: due, stage })
          if (lines.length > 0) commit({ kind: 'digest-sent', day, place: asChatId('oc_1'), units: [unit], lines })
        }
        expect(sent.every(({ day, period }) => calendar.isWorkingDay(day) && day.startsWith(period))).toBe(true)
        expect(sent.every(({ day, period }) => day < (reportedOn.get(period) ?? '9'))).toBe(true)
        expect(new Set(sent.map(({ period, stage }) => `${period} ${stage}`)).size).toBe(sent.length)
        const unreported = sent.filter(({ period }) => !reportedOn.has(period))
        const months = new Set(Array.from({ length: days }, (_, at) => addDays(first, at).slice(0, 7)))
        for (const month of months)
          if (!reportedOn.has(month)) expect(unreported.some(({ period }) => period === month)).toBe(true)
      }),
      { numRuns: 5 },
    )
  }, 120_000)
})

describe('a target of every year', () => {
  it('is reminded of to the end of each year, each stage at most once, and never of a year that is over', () => {
    const { tasks, ...plan } = aRawPlan()
    const [task, ...others] = tasks
    const targets = [aRawTarget('zd-1.1', { deadline: { kind: 'yearly', words: '每年' } })]
    const ledger = aLedger({ ...plan, tasks: [{ ...task, units: [unit], targets }, ...others] })
    const state = emptyState()
    const people = peopleOf(Roster.parse({}), new Map(), state.roster)
    const settings = Settings.parse({ cycle: { every: 'none' } })
    const adopted: Change = { kind: 'plan-adopted', plan: 'small', on: first, past: [], dated: [] }
    applyEntry(state, { seq: 1, at: `${first}T00:00:00Z`, by: 'timer', changes: [adopted] })
    const sent: { day: string; due: string; stage: number }[] = []
    for (let at = 0; at < days; at += 1) {
      const day = addDays(first, at)
      const lines = dueOn({ state, ledger, people, settings, calendar }, day).get(unit) ?? []
      for (const { due, stage } of lines) sent.push({ day, due, stage })
      const change: Change = { kind: 'digest-sent', day, place: asChatId('oc_1'), units: [unit], lines }
      if (lines.length > 0)
        applyEntry(state, { seq: state.seq + 1, at: `${day}T01:00:00Z`, by: 'timer', changes: [change] })
    }

    const years = Array.from({ length: 10 }, (_, at) => `${2024 + at}-12-31`)
    const last = years.map((end) => sent.findLast(({ due }) => due === end))
    expect(last.map((line) => `${line?.day} ${line?.stage}`)).toEqual(
      years.map((end) => `${calendar.previousWorkingDay(end)} 0`),
    )
    expect(sent.every(({ day, due }) => day <= due && calendar.isWorkingDay(day))).toBe(true)
    expect(new Set(sent.map(({ due, stage }) => `${due} ${stage}`)).size).toBe(sent.length)
  })
})

describe('a target', () => {
  it('without a date is never reminded of', () => {
    const { tasks, ...plan } = aRawPlan()
    const [task, ...others] = tasks
    const targets = [aRawTarget('zd-1.1', { deadline: undefined })]
    const ledger = aLedger({ ...plan, tasks: [{ ...task, targets }, ...others] })
    const state = emptyState()
    const people = peopleOf(Roster.parse({}), new Map(), state.roster)
    const settings = Settings.parse({ cycle: { every: 'none' } })

    const due = Array.from({ length: 730 }, (_, at) => addDays('2025-01-01', at)).filter(
      (day) => dueOn({ state, ledger, people, settings, calendar }, day).size > 0,
    )

    expect(due).toEqual([])
    expect(ledger.task(asTaskId('zd-1'))?.targets).toHaveLength(1)
  })
})
