import { describe, expect, it } from 'vitest'
import { asChatId, asMessageId, asOpenId } from '../../src/plan/ids.ts'
import type { Entry } from '../../src/state/change.ts'
import { applyEntry, emptyState, restoreState } from '../../src/state/state.ts'

const refused = (seq: number, question: string): Entry => ({
  seq,
  at: '2025-11-07T04:00:00.000Z',
  by: asOpenId('ou_1'),
  changes: [
    {
      kind: 'question-answered',
      chat: asChatId('oc_1'),
      person: asOpenId('ou_1'),
      message: asMessageId('om_1'),
      question,
      outcome: 'refused',
      unanswered: true,
      tasks: [],
    },
  ],
})

describe.each(['constructor', '__proto__', 'toString'])('somebody asks %s', (question) => {
  it('is counted like any other question', () => {
    const state = emptyState()

    applyEntry(state, refused(1, question))
    applyEntry(state, refused(2, question))

    expect(Object.entries(state.conversations.unanswered)).toMatchObject([[question, { count: 2 }]])
    expect(Object.hasOwn(Object.prototype, 'count')).toBe(false)
  })

  it('is counted on after a restart', () => {
    const before = emptyState()
    applyEntry(before, refused(1, question))

    const after = restoreState(JSON.parse(JSON.stringify(before)))
    applyEntry(after, refused(2, question))

    expect(Object.entries(after.conversations.unanswered)).toMatchObject([[question, { count: 2 }]])
  })
})
