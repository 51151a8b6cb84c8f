import { describe, expect, it } from 'vitest'
import { answerMessage, askJson } from '../../src/features/answer/answer-message.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary, ledger } = await loadShipped()
const ask = (q: string) => askJson(q, answerMessage(q, vocabulary), ledger)
const owners = ask('改厕归谁管').units

describe('questions that are hard to read', () => {
  it('refuses a question of 20,000 characters with a clear word', () => {
    const answer = ask('改厕归谁管'.repeat(4000))

    expect(answer.refused).toBe(true)
    expect(answer.text).toContain('太长')
    expect(answer.units).toEqual([])
  })

  it.each([
    ['control characters', '改厕\u0000\u0007归谁\u001b管'],
    ['emoji', '🚽改厕归谁管👨‍👩‍👧❓'],
    ['traditional characters', '改廁歸誰管'],
    ['full-width digits', '第１２項歸誰'],
    ['line breaks at the ends', '\n\n改厕归谁管\r\n'],
    ['right-to-left marks', '\u202e改厕归谁管\u202c'],
  ])('reads through %s', (_, q) => {
    expect(ask(q).units).toEqual(owners)
  })

  it.each(['', '   ', '？？？', '👍', '……', '@'])('asks what is meant by %j', (q) => {
    expect(ask(q)).toMatchObject({ refused: true, units: [], tasks: [] })
  })
})
