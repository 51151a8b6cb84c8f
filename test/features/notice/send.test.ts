import { describe, expect, it } from 'vitest'
import { cancelNotice, sendNotice } from '../../../src/features/notice/send.ts'
import { after } from '../../support/a-scene.ts'
import { aDraft, at, drafted, narenn, taken, toastOf, zhang } from './a-notice.ts'

const pressed = { origin: { kind: 'pressed' as const } }
const plainly = { now: false, mark: undefined }

describe('pressing 发送', () => {
  it('sends one message to each group, under keys that never repeat', () => {
    const { messages, changes } = sendNotice('n1', plainly, at(after([drafted()]), pressed))

    expect(messages.map(({ key }) => key)).toEqual(['notice:n1:0', 'notice:n1:1'])
    expect(changes).toMatchObject([{ kind: 'notice-sent', notice: 'n1', by: 'ou_chen' }])
  })

  it('by a second coordinator sends nothing, and says who was first', () => {
    const state = after([drafted()])
    taken(state, sendNotice('n1', plainly, at(state, pressed)))

    const second = sendNotice('n1', plainly, at(state, { ...pressed, person: narenn }))

    expect(second.messages).toEqual([])
    expect(second.changes).toEqual([])
    expect(toastOf(second)).toBe('这条通知已由陈督办在 9月18日 10:00 发出，没有重复发送。')
  })

  it('by somebody who is no coordinator does nothing', () => {
    const outcome = sendNotice('n1', plainly, at(after([drafted()]), { ...pressed, person: zhang }))

    expect(outcome).toMatchObject({ changes: [], messages: [] })
    expect(toastOf(outcome)).toContain('只有统筹人员')
  })

  it.each([
    ['unknown', 'n9', '找不到这条通知'],
    ['replaced', 'n1', '最新的预览'],
  ])('on a draft that is %s sends nothing', (_, id, words) => {
    const state = after([drafted(), { kind: 'notice-drafted', notice: aDraft({ id: 'n2' }), replaces: 'n1' }])

    const outcome = sendNotice(id, plainly, at(state, pressed))

    expect(outcome.messages).toEqual([])
    expect(toastOf(outcome)).toContain(words)
  })

  it('shows the list anew when it is another than the preview showed', () => {
    const state = after([drafted(aDraft({ targets: aDraft().targets.slice(0, 1), unreachable: [] }))])

    const outcome = sendNotice('n1', plainly, at(state, pressed))

    expect(outcome.messages).toEqual([])
    expect(outcome.changes).toMatchObject([{ kind: 'notice-retargeted' }])
    expect(toastOf(outcome)).toContain('名册有变化')
  })

  it('shows it anew on a card of an earlier list too', () => {
    const outcome = sendNotice('n1', { now: false, mark: 'another' }, at(after([drafted()]), pressed))

    expect(outcome.messages).toEqual([])
  })

  it('with a time waits for it; pressing once more does not send at once', () => {
    const state = after([drafted(aDraft({ sendAt: '2026-09-19T01:00:00Z' }))])
    const first = sendNotice('n1', plainly, at(state, pressed))
    taken(state, first)

    const second = sendNotice('n1', plainly, at(state, { ...pressed, person: narenn }))

    expect(toastOf(first)).toContain('9月19日（星期六）09:00 发送')
    expect(first.messages).toEqual([])
    expect(second.messages).toEqual([])
    expect(toastOf(second)).toContain('不用再按')
  })

  it.each([
    ['its time', { sendAt: '2026-09-18T01:00:00Z' }, '发送时间已经过了'],
    ['its closing date', { closes: '2026-09-18T01:00:00Z' }, '回执截止已经过了'],
  ])('after %s sends nothing', (_, more, words) => {
    const outcome = sendNotice('n1', plainly, at(after([drafted(aDraft(more))]), pressed))

    expect(outcome).toMatchObject({ changes: [], messages: [] })
    expect(toastOf(outcome)).toContain(words)
  })

  it('cannot be cancelled any more once it is out', () => {
    const state = after([drafted()])
    taken(state, sendNotice('n1', plainly, at(state, pressed)))

    const outcome = cancelNotice('n1', at(state, pressed))

    expect(outcome.changes).toEqual([])
    expect(toastOf(outcome)).toContain('请按“撤回”')
  })
})

describe('a notice with a file', () => {
  it('sends the file after the card, to each group', () => {
    const attachment = { file: 'file', message: 'om_f', key: 'file_1', name: '表.xlsx' } as never
    const { messages } = sendNotice('n1', plainly, at(after([drafted(aDraft({ attachment }))]), pressed))

    expect(messages.map(({ key }) => key)).toEqual([
      'notice:n1:0',
      'notice:n1:0:file',
      'notice:n1:1',
      'notice:n1:1:file',
    ])
  })
})
