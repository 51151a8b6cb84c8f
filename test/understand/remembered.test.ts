import { describe, expect, it } from 'vitest'
import type { TaskId } from '../../src/plan/ids.ts'
import { readMessage } from '../../src/understand/read-message.ts'
import { noContext } from '../../src/understand/read-question.ts'
import { readRemembered } from '../../src/understand/remembered.ts'
import { withTaught } from '../../src/understand/vocabulary.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary } = await loadShipped()
const [toilets, sewage] = ['zd-12', 'zd-13'] as TaskId[]

describe('a question asked again', () => {
  it('is read as the first time, however many were asked between', () => {
    const first = readRemembered('改厕归谁管', vocabulary)
    for (let number = 0; number < 1100; number += 1) readRemembered(`第${number}项归谁管`, vocabulary)
    expect(readRemembered('改厕归谁管', vocabulary)).toEqual(first)
    expect(first).toEqual(readMessage('改厕归谁管', vocabulary))
  })

  it('is read anew once a word of it was taught', () => {
    const question = '茅厕革命小分队归谁管'
    readRemembered(question, vocabulary)
    const taught = withTaught(vocabulary, { 茅厕革命小分队: toilets as TaskId })
    expect(readRemembered(question, taught)).toEqual(readMessage(question, taught))
    expect(readRemembered(question, taught)).not.toEqual(readRemembered(question, vocabulary))
  })

  it('means what it follows, not what it meant before', () => {
    const after = (task: TaskId | undefined) =>
      readRemembered('那目标呢', vocabulary, task ? { ...noContext, tasks: [task] } : noContext)
    expect(after(toilets)).not.toEqual(after(sewage))
    expect(after(toilets)).not.toEqual(after(undefined))
  })
})
