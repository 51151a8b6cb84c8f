import { describe, expect, it } from 'vitest'
import { answerMessage } from '../../src/features/answer/answer-message.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary, ledger, plan } = await loadShipped()

const pairsOf = (text: string) =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))

/** The clause says most of it, in whatever order: some things stand in two clauses. */
function speaksOf(id: (typeof plan.tasks)[number]['id'], phrase: string): boolean {
  const task = ledger.task(id)
  const own = [task?.title ?? '', ...(task?.measures ?? []), ...(task?.targets ?? []).map(({ metric }) => metric)].join(
    '。',
  )
  const pairs = pairsOf(phrase)
  return pairs.filter((pair) => own.includes(pair)).length >= 0.6 * pairs.length
}

const asked = plan.tasks
  .filter(({ units }) => units.length > 0)
  .flatMap((task) => [task.title, ...task.measures, ...task.targets.map(({ metric }) => metric)])

describe('somebody asks in the plan’s own words', () => {
  it.each([...new Set(asked)])('finds the clause of %s', (phrase) => {
    const { answers } = answerMessage(`${phrase}谁负责`, vocabulary)

    expect(answers.flatMap(({ tasks }) => tasks).some((id) => speaksOf(id, phrase))).toBe(true)
  })
})
