import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../../src/card/limits.ts'
import { escalate } from '../../../src/features/follow-up/escalate.ts'
import { sendDigests } from '../../../src/features/follow-up/send-digests.ts'
import type { Outcome } from '../../../src/features/outcome.ts'
import { addDays, daysBetween } from '../../../src/plan/day.ts'
import { asOpenId, asTargetId, asTaskId, asUnitName } from '../../../src/plan/ids.ts'
import { Roster } from '../../../src/plan/roster.ts'
import { Settings } from '../../../src/plan/settings.ts'
import { createCalendar } from '../../../src/plan/working-days.ts'
import type { Change } from '../../../src/state/change.ts'
import { peopleOf } from '../../../src/state/people.ts'
import { applyEntry, emptyState } from '../../../src/state/state.ts'
import { type ReadCard, readCard } from '../../journeys/support/read-card.ts'
import { aLedger, aRawPlan, aRawTarget } from '../../support/a-plan.ts'
import { aReport } from '../../support/a-report.ts'

const calendar = createCalendar()
const [unit, other] = [asUnitName('市农牧局'), asUnitName('市水利局')]
const due = '2025-12-31'
const begin = '2025-12-15'
const office = { coordinators: [{ name: '督办科', openId: 'ou_boss' }], coordinatorChat: 'oc_desk' }
const leader = { name: '赵永胜', openId: 'ou_leader' }
const ofUnit = { chats: ['oc_1'] }

interface Sent {
  readonly day: string
  readonly to: string
  readonly card: ReadCard
}

interface Life {
  readonly leaderAfter?: number
  readonly coordinatorsAfter?: number
  readonly overdueEvery?: number
  readonly days?: number
  readonly units?: readonly string[]
  /** Who is in the roster on a day. */
  readonly roster?: (day: string) => object
  readonly isUp?: (day: string) => boolean
  /** What people do on a day, before the timer. */
  readonly deeds?: (day: string) => readonly Change[]
}

/** The timer at nine on every day; what it sends, as people read it. */
function live(life: Life): Sent[] {
  const { tasks, ...plan } = aRawPlan()
  const [task, ...others] = tasks
  const target = aRawTarget('zd-1.1', { deadline: { kind: 'by', day: due, words: '到2025年' } })
  const { units = [unit], days = 60, isUp = () => true, deeds = () => [] } = life
  const { roster = () => ({ 市农牧局: { ...ofUnit, leader } }) } = life
  const ledger = aLedger({ ...plan, tasks: [{ ...task, units, targets: [target] }, ...others] })
  const { leaderAfter = 7, coordinatorsAfter = 14, overdueEvery = 7 } = life
  const settings = Settings.parse({
    ...{ escalation: { leaderAfter, coordinatorsAfter }, overdueEvery, cycle: { every: 'none' } },
  })
  const state = emptyState()
  const sent: Sent[] = []
  const commit = (day: string, changes: readonly Change[]) =>
    applyEntry(state, { seq: state.seq + 1, at: `${day}T01:00:00Z`, by: 'timer', changes })
  const marks = ledger.targets.map(({ target: each }) => `${each.id} ${due}`)
  commit(begin, [{ kind: 'plan-adopted', plan: 'small', on: begin, past: [], dated: marks }])
  for (let at = 0; at < days; at += 1) {
    const day = addDays(begin, at)
    commit(day, deeds(day))
    if (!isUp(day)) continue
    const people = peopleOf(Roster.parse({ ...office, units: roster(day) }), new Map(), state.roster)
    const facts = { state, ledger, people, settings, calendar, now: new Date(`${day}T09:00:00+08:00`) }
    const run = (due: (now: typeof facts) => Outcome & { readonly more?: boolean }) => {
      let outcome = due(facts)
      for (;;) {
        commit(day, outcome.changes)
        for (const { key, act } of outcome.messages) {
          if (act.kind !== 'send' || act.content.kind !== 'card' || act.to.kind === 'reply') throw new Error(key)
          expect(faultsOf(act.content.card)).toEqual([])
          const to = act.to.kind === 'chat' ? act.to.chat : act.to.person
          sent.push({ day, to, card: readCard({ messageId: key, content: act.content.card } as never) })
        }
        if (!outcome.more) return
        outcome = due(facts)
      }
    }
    run(sendDigests)
    run(escalate)
  }
  return sent
}

const rungs = (sent: readonly Sent[]) =>
  sent.filter(({ to }) => to !== 'oc_1' && to !== 'ou_zhang').map(({ day, to }) => `${day} ${to}`)
const reported =
  (on: string, more = {}) =>
  (day: string) =>
    day === on ? [aReport({ task: 'zd-1', unit, at: `${day}T00:30:00Z`, ...more })] : []

describe('the ladder', () => {
  it('climbs from the group to the leader, then to the coordinators, each once', () => {
    const sent = live({ days: 90 })

    expect(rungs(sent)).toEqual(['2026-01-07 ou_leader', '2026-01-14 oc_desk'])
    const [told, summary] = sent.filter(({ to }) => to !== 'oc_1')
    expect(told?.card.title).toBe('逾期未报，请过问')
    expect(told?.card.words).toContain('逾期 7 天')
    expect(told?.card.words).toContain('再过 7 天没有回音，告知统筹人员')
    expect(told?.card.buttons.map(({ label }) => label)).toContain('说明原因和措施')
    expect(summary?.card.title).toBe('1 个单位逾期未报')
    expect(summary?.card.words).toContain('市农牧局 1 项，最长逾期 14 天 1月7日已告知负责人赵永胜\n- 五（一）1 事项')
  })

  it('waits for a day that is worked', () => {
    expect(rungs(live({ leaderAfter: 2, coordinatorsAfter: 10, days: 60 }))).toEqual([
      // 2026-01-02 and 03 are days off, the 4th is worked instead.
      '2026-01-04 ou_leader',
      '2026-01-12 oc_desk',
    ])
  })

  it('after a long downtime begins at its foot', () => {
    const sent = live({ days: 90, isUp: (day) => day >= '2026-01-20' })

    expect(sent[0]).toMatchObject({ day: '2026-01-20', to: 'oc_1' })
    expect(rungs(sent)).toEqual(['2026-01-27 ou_leader', '2026-02-03 oc_desk'])
  })

  it('keeps its distance when the downtime falls between two rungs', () => {
    const sent = live({ days: 90, isUp: (day) => day < '2026-01-01' || day >= '2026-01-20' })

    expect(rungs(sent)).toEqual(['2026-01-20 ou_leader', '2026-01-27 oc_desk'])
  })

  it.each([
    ['a report', reported('2026-01-08')],
    ['a report that waits for review', reported('2026-01-08', { pending: true })],
  ])('stops by %s, and goes on after the same silence', (_, deeds) => {
    expect(rungs(live({ days: 60, deeds }))).toEqual(['2026-01-07 ou_leader', '2026-01-22 oc_desk'])
  })

  it.each([
    ['办结', reported('2026-01-05', { status: 'done' })],
    ['未达成', reported('2026-01-05', { status: 'not_met' })],
    ['the figure that reaches the target', reported('2026-01-05', { values: { 'zd-1.1': 63 } })],
  ])('ends with %s', (_, deeds) => {
    expect(rungs(live({ days: 120, deeds }))).toEqual([])
  })

  it('begins anew from the day that was committed to', () => {
    const asked = { task: asTaskId('zd-1'), person: asOpenId('ou_1'), at: '2026-01-08T01:00:00Z' }
    const extension = {
      ...{ id: 'zd-1@1', targets: [asTargetId('zd-1.1')], unit, from: due, until: '2026-02-10', reason: '招标' },
      ...{ standing: '', overdue: true, ...asked },
    }
    const deeds = (day: string): readonly Change[] =>
      day !== '2026-01-08'
        ? []
        : [
            { kind: 'extension-asked', task: asked.task, extension },
            {
              ...{ kind: 'extension-decided', task: asked.task, extension: 'zd-1@1', verdict: 'approve', reason: '' },
              person: asOpenId('ou_boss'),
            },
          ]

    expect(rungs(live({ days: 90, deeds }))).toEqual([
      '2026-01-07 ou_leader',
      // 2026-02-17 lies in the Spring Festival.
      '2026-02-24 ou_leader',
      '2026-03-03 oc_desk',
    ])
  })

  it('skips a leader that the roster does not have', () => {
    const sent = live({ roster: () => ({ 市农牧局: ofUnit }) })

    expect(rungs(sent)).toEqual(['2026-01-14 oc_desk'])
    expect(sent.find(({ to }) => to === 'oc_desk')?.card.words).toContain('名册没有负责人')
  })

  it.each([
    ['before being told', '2026-01-05', ['2026-01-14 oc_desk']],
    ['after being told', '2026-01-10', ['2026-01-07 ou_leader', '2026-01-14 oc_desk']],
  ])('goes on when the leader left the roster %s', (_, left, expected) => {
    const roster = (day: string) => ({ 市农牧局: day < left ? { ...ofUnit, leader } : ofUnit })

    expect(rungs(live({ roster }))).toEqual(expected)
  })

  it('climbs for nobody whose group never heard of it: the coordinators are told that instead', () => {
    const sent = live({ days: 90, roster: () => ({}) })

    expect(rungs(sent)).toEqual(['2025-12-15 oc_desk'])
    expect(sent[0]?.card.title).toContain('有单位提醒不到')
  })

  it('tells the leader of two units in one message, and the coordinators of both in one', () => {
    const both = () => ({ 市农牧局: { ...ofUnit, leader }, 市水利局: { ...ofUnit, leader } })

    const sent = live({ units: [unit, other], roster: both })

    expect(rungs(sent)).toEqual(['2026-01-07 ou_leader', '2026-01-14 oc_desk'])
    const summary = sent.find(({ to }) => to === 'oc_desk')
    expect(summary?.card.title).toBe('2 个单位逾期未报')
    expect(summary?.card.words).toMatch(/市农牧局 1 项.*市水利局 1 项/s)
  })

  it('keeps its distances whatever the settings, the downtimes and the reports', () => {
    const anyDay = fc.integer({ min: 0, max: 150 }).map((after) => addDays(begin, after))
    const anyLife = fc.record({
      leaderAfter: fc.integer({ min: 1, max: 30 }),
      more: fc.integer({ min: 1, max: 30 }),
      overdueEvery: fc.integer({ min: 1, max: 20 }),
      down: fc.array(fc.tuple(anyDay, fc.integer({ min: 1, max: 40 })), { maxLength: 3 }),
      reports: fc.array(anyDay, { maxLength: 3 }),
      led: fc.boolean(),
    })
    fc.assert(
      fc.property(anyLife, ({ leaderAfter, more, overdueEvery, down, reports, led }) => {
        const coordinatorsAfter = leaderAfter + more
        const isUp = (day: string) => !down.some(([from, length]) => day >= from && day < addDays(from, length))
        const sent = live({
          ...{ leaderAfter, coordinatorsAfter, overdueEvery, days: 150, isUp },
          roster: () => ({ 市农牧局: led ? { ...ofUnit, leader } : ofUnit }),
          deeds: (day) => reports.flatMap((on) => reported(on)(day)),
        })
        const on = (to: string) => sent.filter((each) => each.to === to).map(({ day }) => day)
        const [group, toLeader, toDesk] = [on('oc_1'), on('ou_leader'), on('oc_desk')]

        expect(toLeader.length).toBeLessThanOrEqual(led ? 1 : 0)
        expect(toDesk.length).toBeLessThanOrEqual(1)
        for (const day of [...toLeader, ...toDesk]) {
          expect(calendar.isWorkingDay(day) && isUp(day)).toBe(true)
          const quiet = [due, ...reports.filter((each) => each <= day)].sort().at(-1) ?? due
          const after = toLeader.includes(day) ? leaderAfter : coordinatorsAfter
          expect(daysBetween(quiet, day)).toBeGreaterThanOrEqual(after)
        }
        const [first = '9'] = group
        for (const day of toLeader) expect(daysBetween(first, day)).toBeGreaterThanOrEqual(leaderAfter)
        for (const day of toDesk) {
          const distance = led ? daysBetween(toLeader[0] ?? '9', day) : daysBetween(first, day)
          expect(distance).toBeGreaterThanOrEqual(led ? more : coordinatorsAfter)
        }
        if (down.length === 0 && reports.length === 0 && coordinatorsAfter < 90) expect(toDesk).toHaveLength(1)
      }),
      { numRuns: 80 },
    )
  }, 120_000)
})
