import { describe, expect, it } from 'vitest'
import { answerMessage, askJson } from '../../src/features/answer/answer-message.ts'
import { nearestTasks } from '../../src/understand/nearest-tasks.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary, ledger } = await loadShipped()
const asked = (q: string) => askJson(q, answerMessage(q, vocabulary), ledger)

describe('somebody says it in words that decide nothing', () => {
  it('is offered what it sounds like, and told no unit', () => {
    const answer = asked('懂行的能手瞎转悠，谁给派个用处')

    expect(answer).toMatchObject({ refused: true, units: [], tasks: [] })
    expect(answer.choices.map(({ id }) => id)).toContain('zd-9')
  })

  it.each(['成吉思汗陵门票多少钱', '量子计算机谁造', '地铁几点开'])('is offered nothing for %s', (q) => {
    expect(asked(q).choices).toEqual([])
  })

  it('finds what was meant by a disputed question', () => {
    expect(nearestTasks('爹妈七八十了身边没人照看', vocabulary, 4)).toContain('zd-14')
  })
})
