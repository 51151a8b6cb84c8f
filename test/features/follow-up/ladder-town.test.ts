import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../../src/card/limits.ts'
import { escalate } from '../../../src/features/follow-up/escalate.ts'
import { sendDigests } from '../../../src/features/follow-up/send-digests.ts'
import { addDays } from '../../../src/plan/day.ts'
import { burdenIn } from '../../../src/state/burden.ts'
import type { Change } from '../../../src/state/change.ts'
import { applyEntry, emptyState } from '../../../src/state/state.ts'
import { type ReadCard, readCard } from '../../journeys/support/read-card.ts'
import { aScene } from '../../support/a-scene.ts'

const { ledger } = aScene()
const names = ledger.units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name)
const units = Object.fromEntries(
  names.map((name, at) => [
    name,
    { chats: [`oc_${at}`], leader: { name: `负责人${at}`, openId: `ou_leader${at}` }, liaisons: [] },
  ]),
)
const roster = { coordinators: [{ name: '督办科', openId: 'ou_boss' }], coordinatorChat: 'oc_desk', units }

describe('a whole town that stays silent', () => {
  it('is told group by group, leader by leader, and its coordinators once', () => {
    const state = emptyState()
    const got = new Map<string, { day: string; card: ReadCard }[]>()
    const commit = (day: string, changes: readonly Change[]) =>
      applyEntry(state, { seq: state.seq + 1, at: `${day}T01:00:00Z`, by: 'timer', changes })
    const dated = ledger.targets.flatMap(({ target }) =>
      target.deadline?.kind === 'by' ? [`${target.id} ${target.deadline.day}`] : [],
    )
    commit('2025-12-15', [{ kind: 'plan-adopted', plan: ledger.plan.id, on: '2025-12-15', past: [], dated }])
    for (let day = '2025-12-15'; day < '2026-01-31'; day = addDays(day, 1)) {
      const scene = aScene({ roster, state, now: `${day}T09:00:00+08:00`, settings: { cycle: { every: 'none' } } })
      for (const due of [sendDigests, escalate]) {
        for (let more = true; more; ) {
          const outcome = due(scene)
          commit(day, outcome.changes)
          for (const { key, act } of outcome.messages) {
            if (act.kind !== 'send' || act.content.kind !== 'card' || act.to.kind === 'reply') throw new Error(key)
            expect(faultsOf(act.content.card)).toEqual([])
            const to = act.to.kind === 'chat' ? act.to.chat : act.to.person
            const card = readCard({ messageId: key, content: act.content.card } as never)
            got.set(to, [...(got.get(to) ?? []), { day, card }])
          }
          more = outcome.more ?? false
        }
      }
    }

    const days = (to: string) => (got.get(to) ?? []).map(({ day }) => day)
    const late = names.map((_, at) => at).filter((at) => days(`ou_leader${at}`).length > 0)
    expect(late.length).toBeGreaterThan(30)
    for (const at of late) {
      expect(days(`ou_leader${at}`)).toEqual(['2026-01-07'])
      expect(days(`oc_${at}`)[0]).toBe('2025-12-15')
    }
    const summaries = (got.get('oc_desk') ?? []).filter(({ card }) => card.title.endsWith('个单位逾期未报'))
    expect(summaries.map(({ day }) => day)).toEqual(['2026-01-14'])
    expect(summaries[0]?.card.title).toBe(`${late.length} 个单位逾期未报`)
    expect(summaries[0]?.card.words).toContain(`另有 ${late.length - 30} 个单位没有列出`)
    const january = burdenIn(state.burden, ['2026-01']).find(({ unit }) => unit === names[late[0] ?? 0])
    // Digests of the 7th, 14th, 21st and 28th, and what the leader was told: all of it asks again.
    expect(january).toMatchObject({ messages: 5, forms: 0, repeats: 5 })
  })
})
