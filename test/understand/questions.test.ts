import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerMessage, askJson } from '../../src/features/answer/answer-message.ts'
import { type Gold, judge } from '../support/judge.ts'
import { loadShipped, readYaml } from '../support/shipped.ts'

interface Question {
  readonly id: string
  readonly q: string
  readonly gold: Gold
}

const { vocabulary, ledger } = await loadShipped()
const folder = new URL('./questions/', import.meta.url)

describe.each(readdirSync(folder).sort())('questions people ask: %s', (file) => {
  const { questions } = readYaml(`test/understand/questions/${file}`) as { questions: Question[] }

  it.each(questions.map((question) => [question.q, question] as const))('%s', (_, { q, gold }) => {
    const answer = askJson(q, answerMessage(q, vocabulary), ledger)

    expect(judge(answer, gold)).toEqual([])
  })
})
