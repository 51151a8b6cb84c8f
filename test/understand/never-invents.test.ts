import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerMessage, askJson } from '../../src/features/answer/answer-message.ts'
import type { TaskId } from '../../src/plan/ids.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary, ledger, plan, units, lexicon } = await loadShipped()

const subjects = [
  ...plan.tasks.flatMap((task) => [task.title, ...task.measures, ...task.targets.map(({ metric }) => metric)]),
  ...Object.values(lexicon.tasks).flatMap((entries) => entries.flatMap(({ words, hints }) => [...words, ...hints])),
  ...lexicon.outside,
]
const names = [...units.units, ...units.unnamed].flatMap(({ name, aliases }) => [name, ...aliases])
const asks = ['归谁管', '谁负责', '的责任单位是哪些', '由哪几家承担', '哪个部门牵头', '谁来抓', '是哪些单位的事', '']
const noise = fc.constantFrom(
  '',
  '请问',
  '咱们旗',
  '到底',
  '急！',
  '2025年',
  '2030年',
  '第12项',
  '，',
  '🙂',
  '木',
  'abc',
)
const question = fc
  .array(fc.oneof(fc.constantFrom(...subjects), fc.constantFrom(...names), noise), { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.constantFrom(...asks).map((ask) => `${parts.join('')}${ask}`))

/** A safeguard lists no owners: only those whom its text gives a duty may be named. */
const ownersOf = (id: TaskId) => {
  const { units = [], mentioned = [] } = ledger.task(id) ?? {}
  return units.length > 0 ? units : mentioned.map(({ unit }) => unit)
}

describe('an answer never invents an owner', () => {
  it('names, for whatever was asked, only units that the ledger holds for the tasks it asserts', () => {
    fc.assert(
      fc.property(question, (q) => {
        const { reading, answers } = answerMessage(q, vocabulary)
        for (const [index, answer] of answers.entries()) {
          const kind = reading.parts[index]?.question.kind
          if (kind !== 'owners' && kind !== 'task' && kind !== 'owner-count') continue
          const owners = answer.tasks.flatMap(ownersOf)
          expect(answer.units.filter((unit) => !owners.includes(unit))).toEqual([])
          expect(owners.filter((unit) => !answer.units.includes(unit))).toEqual([])
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('names no unit at all when it refuses', () => {
    fc.assert(
      fc.property(question, (q) => {
        const answer = askJson(q, answerMessage(q, vocabulary), ledger)
        if (!answer.refused) return
        expect(answer.units).toEqual([])
        expect(answer.tasks).toEqual([])
        expect(answer.targets).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('answers or refuses whatever is typed, without failing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (q) => {
        expect(answerMessage(q, vocabulary).answers.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
