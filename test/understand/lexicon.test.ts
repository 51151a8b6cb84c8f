import { describe, expect, it } from 'vitest'
import { loadShipped } from '../support/shipped.ts'

const { lexicon, plan } = await loadShipped()
const ids = new Set<string>(['goals', ...plan.tasks.map(({ id }) => id)])
const metrics = new Set([...plan.goals, ...plan.tasks.flatMap(({ targets }) => targets)].map(({ metric }) => metric))
const entries = Object.values(lexicon.tasks).flat()

describe('the shipped lexicon fits the shipped plan', () => {
  it('speaks only of tasks that the plan has', () => {
    const named = [...Object.keys(lexicon.tasks), ...Object.keys(lexicon.pairs)]

    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })

  it('names every indicator as the plan does, so that its words count', () => {
    const named = entries.flatMap(({ target }) => target ?? [])

    expect(named.filter((metric) => !metrics.has(metric))).toEqual([])
  })

  it('has everyday words for every task', () => {
    const bare = plan.tasks.filter(({ id }) => (lexicon.tasks[id] ?? []).flatMap(({ words }) => words).length < 12)

    expect(bare.map(({ id }) => id)).toEqual([])
  })
})
