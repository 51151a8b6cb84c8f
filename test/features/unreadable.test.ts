import { describe, expect, it } from 'vitest'
import type { IncomingContent } from '../../src/understand/incoming.ts'
import { readContent } from '../../src/understand/read-content.ts'
import { decideIntent } from '../../src/wishes.ts'
import { aScene } from '../support/a-scene.ts'

describe('someone who sends what is no question', () => {
  it.each<[string, IncomingContent, string]>([
    ['a voice message', { kind: 'other', type: 'audio' }, '语音我听不懂，请把问题打成字。'],
    ['a sticker', { kind: 'other', type: 'sticker' }, '收到。想问方案里的事，打字就行。'],
    ['a shared location', { kind: 'other', type: 'location' }, '打'],
    ['a video', { kind: 'other', type: 'media' }, '打'],
  ])('gets a line that helps: %s', (_what, content, words) => {
    const { messages, changes } = decideIntent(readContent(content), aScene())

    expect(JSON.stringify(messages.map(({ act }) => act.kind === 'send' && act.content))).toContain(words)
    expect(messages).toHaveLength(1)
    expect(changes).toEqual([])
  })
})
