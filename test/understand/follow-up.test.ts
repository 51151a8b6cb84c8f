import { describe, expect, it } from 'vitest'
import { answerMessage, askJson } from '../../src/features/answer/answer-message.ts'
import { contextAfter } from '../../src/understand/follow-up.ts'
import { noContext } from '../../src/understand/read-question.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary, ledger } = await loadShipped()

/** The answer to the last of these, each asked in the light of the one before. */
function asked(...questions: readonly string[]) {
  let context = noContext
  let answer = askJson('', answerMessage('你好', vocabulary), ledger)
  for (const q of questions) {
    const message = answerMessage(q, vocabulary, context)
    answer = askJson(q, message, ledger)
    const tasks = [...new Set(message.answers.flatMap((one) => one.tasks))]
    context = contextAfter(message.reading, tasks.length <= 3 ? tasks : [])
  }
  return { ...answer, taskIds: answer.tasks.map(({ id }) => id), targetIds: answer.targets.map(({ id }) => id) }
}

describe('somebody goes on from the last answer', () => {
  it('gets the target of what was spoken of, not of the whole task', () => {
    expect(asked('改厕归谁管', '那目标呢').targetIds).toEqual(['zd-12.1'])
  })

  it.each(['还有呢', '还有吗', '详细点', '那别的呢'])('gets the whole task by %s', (more) => {
    expect(asked('改厕归谁管', more)).toMatchObject({ intent: 'task', taskIds: ['zd-12'] })
  })

  it('gets the targets of a unit by 还有呢', () => {
    expect(asked('市科技局有哪些任务', '还有呢').targetIds).toContain('zd-1.1')
  })

  it('is told which years there are, when the next one is not there', () => {
    expect(asked('农村生活污水2025年到多少', '那2030年呢')).toMatchObject({ refused: true, units: [] })
    expect(asked('农村居民收入2025年多少', '那2030年呢').targetIds).toEqual(['mb-23'])
  })

  it('means the unit by 它, after a question about a unit', () => {
    expect(asked('市水利局有哪些任务', '它和林草局共同的呢').taskIds).toEqual([
      'zd-1',
      'zd-2',
      'zd-5',
      'zd-7',
      'zd-16',
      'zd-18',
    ])
  })

  it('means the task by 它, after a question about a task', () => {
    expect(asked('冷链归谁管', '它的目标是多少').targetIds).toEqual(['zd-13.1'])
  })

  it('takes the place of the unit that was asked for', () => {
    expect(asked('市教体局有哪些任务', '那民政局呢').taskIds).toEqual(['zd-14', 'zd-22', 'zd-23'])
  })

  it('is asked what is meant, when nothing was spoken of', () => {
    expect(asked('那目标呢')).toMatchObject({ refused: true, units: [] })
  })
})
