import { describe, expect, it } from 'vitest'
import { readReply } from '../../src/understand/read-reply.ts'

const replyTo = (text: string) => readReply({ kind: 'text', text }, { urge: 'zd-12!1' })

describe('a reply to an urge', () => {
  it.each(['正在开标，周五报', '已与住建局对接', '  三月底前完成  '])('is its answer: %s', (text) => {
    expect(replyTo(text)).toEqual({ kind: 'answer-urge', urge: 'zd-12!1', task: undefined, text: text.trim() })
  })

  it.each(['填报 12', '填报 12 污水 61.2', '进展 12', '延期 12', '帮助', '这项是谁催的？', '目标是多少', '   '])(
    'is none, but what it would be by itself: %s',
    (text) => {
      expect(replyTo(text)).toBeUndefined()
    },
  )
})
