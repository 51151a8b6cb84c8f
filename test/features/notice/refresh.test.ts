import { describe, expect, it } from 'vitest'
import { correctNotice } from '../../../src/features/notice/correct.ts'
import { recallNotice } from '../../../src/features/notice/recall.ts'
import { confirmReceipt } from '../../../src/features/notice/receipt.ts'
import { refreshNotices } from '../../../src/features/notice/refresh.ts'
import { retryNotice } from '../../../src/features/notice/retry.ts'
import { asChatId, asMessageId } from '../../../src/plan/ids.ts'
import type { Change } from '../../../src/state/change.ts'
import type { State } from '../../../src/state/state.ts'
import { after } from '../../support/a-scene.ts'
import { aDraft, at, chen, drafted, sentState, taken, toastOf, zhang } from './a-notice.ts'

const pressed = { origin: { kind: 'pressed' as const } }
const refresh = (state: State, now = '2026-09-18T10:00:00+08:00') => {
  const refreshed = refreshNotices(at(state, { now }))
  taken(state, refreshed.outcome, new Date(now).toISOString())
  return refreshed
}
const redrawn = ({ outcome }: ReturnType<typeof refresh>) =>
  outcome.messages.flatMap(({ act }) => (act.kind === 'redraw' ? [act.message as string] : []))
const cards = ['om_notice:n1:0', 'om_notice:n1:1']
const tapBy = (state: State, chat: string, person = zhang) =>
  taken(
    state,
    confirmReceipt('n1', undefined, at(state, { person, origin: { kind: 'pressed', chat: asChatId(chat) } })),
  )

/** Sent to both groups; nothing has arrived yet. */
function onItsWay(atAll = false): State {
  const draft = aDraft({ atAll })
  const friday = { at: '2026-09-18T02:00:00Z' }
  const state = after([drafted(draft)], friday)
  const queued = draft.targets.map(
    (target, place): Change => ({
      kind: 'message-queued',
      message: {
        key: `notice:n1:${place}`,
        act: { kind: 'send', to: target.to, content: { kind: 'text', text: '' } },
        about: { tasks: [], notice: { id: 'n1', as: 'card', place } },
      },
    }),
  )
  return after([{ kind: 'notice-sent', notice: 'n1', by: chen, reach: draft }, ...queued], { state, ...friday })
}

const heldAt = (place: number, detail = 'not-in-chat', why: 'parked' | 'uncertain' = 'parked'): Change => ({
  kind: 'message-held',
  key: `notice:n1:${place}`,
  why,
  detail,
})
const sentAt = (place: number): Change => ({
  kind: 'message-sent',
  key: `notice:n1:${place}`,
  message: asMessageId(cards[place] ?? ''),
  chat: asChatId('oc_x'),
})

describe('the cards of a notice', () => {
  it('are redrawn together after a receipt, and left alone when nothing changed', () => {
    const state = sentState()
    refresh(state)
    tapBy(state, 'oc_nongmu')

    const first = refresh(state)
    const second = refresh(state)

    expect(redrawn(first)).toEqual(cards)
    expect(redrawn(second)).toEqual([])
  })

  it('keep a distance that grows with the number of groups', () => {
    const state = sentState()
    refresh(state)
    tapBy(state, 'oc_nongmu')
    refresh(state)
    tapBy(state, 'oc_shuili', 'ou_li' as typeof zhang)

    const soon = refresh(state, '2026-09-18T10:00:01+08:00')
    const later = refresh(state, '2026-09-18T10:00:04+08:00')

    expect(redrawn(soon)).toEqual([])
    expect(soon.again).toBe(3000)
    expect(redrawn(later)).toEqual(cards)
  })

  it('are corrected wherever they are, also those that were on their way', () => {
    const state = onItsWay()
    after([sentAt(0)], { state })
    const form = { title: '调度会通知', body: '26号开会' }
    taken(state, correctNotice('n1', form, at(state, pressed)))
    const first = refresh(state)
    after([sentAt(1)], { state })
    const second = refresh(state, '2026-09-18T10:01:00+08:00')

    expect(redrawn(first)).toEqual([cards[0]])
    expect(redrawn(second)).toEqual([cards[1]])
    expect(JSON.stringify(second.outcome.messages)).toContain('26号开会')
  })
})

describe('correcting', () => {
  it.each([
    ['nothing', { title: '调度会通知', body: '25号开会' }, '都没有变'],
    ['into nothing', { title: '调度会通知', body: '' }, '没有正文'],
    ['into a secret', { title: '调度会通知', body: '绝密★' }, '不能用飞书群发送'],
  ])('%s changes nothing', (_, form, words) => {
    const outcome = correctNotice('n1', form, at(sentState(), pressed))

    expect(outcome).toMatchObject({ changes: [], messages: [] })
    expect(toastOf(outcome)).toContain(words)
  })

  it('after two weeks is too late, and says so; so is recalling', () => {
    const late = { ...pressed, now: '2026-10-03T10:00:00+08:00' }

    expect(toastOf(correctNotice('n1', {}, at(sentState(), late)))).toContain('超过 14 天')
    expect(toastOf(recallNotice('n1', at(sentState(), late)))).toContain('超过 14 天')
  })
})

describe('recalling', () => {
  it('withdraws what arrived, drops what has not left, and catches what was on its way', () => {
    const state = onItsWay()
    after([sentAt(0), { kind: 'message-tried', key: 'notice:n1:1' }], { state })

    const outcome = recallNotice('n1', at(state, pressed))
    taken(state, outcome)
    after([sentAt(1)], { state })
    const caught = refresh(state)

    const recalls = (messages: typeof outcome.messages) =>
      messages.flatMap(({ act }) => (act.kind === 'recall' ? [act.message as string] : []))
    expect(recalls(outcome.messages)).toEqual([cards[0]])
    expect(outcome.changes.filter(({ kind }) => kind === 'message-dropped')).toEqual([])
    expect(recalls(caught.outcome.messages)).toEqual([cards[1]])
    expect(recalls(refresh(state).outcome.messages)).toEqual([])
  })

  it('drops what was never tried', () => {
    const state = onItsWay()

    const { changes } = recallNotice('n1', at(state, pressed))

    expect(changes.filter(({ kind }) => kind === 'message-dropped')).toHaveLength(2)
  })

  it('redraws the cards that Feishu does not give back, once all are settled', () => {
    const state = sentState()
    taken(state, recallNotice('n1', at(state, pressed)))
    const recalled = (place: number, failed?: string): Change => ({
      kind: 'message-recalled',
      key: `notice:n1:recall:${cards[place]}`,
      message: asMessageId(cards[place] ?? ''),
      ...(failed && { failed }),
    })
    after([recalled(0, 'too-old')], { state })
    const early = refresh(state)
    after([recalled(1)], { state })
    const done = refresh(state)

    expect(redrawn(early)).toEqual([])
    expect(redrawn(done)).toEqual([cards[0]])
    expect(redrawn(refresh(state))).toEqual([])
  })

  it('twice says who was first', () => {
    const state = sentState()
    taken(state, recallNotice('n1', at(state, pressed)))

    const again = recallNotice('n1', at(state, pressed))

    expect(again.messages).toEqual([])
    expect(toastOf(again)).toContain('已由陈督办在 9月18日 10:00 撤回')
  })
})

describe('what could not be sent', () => {
  it('is told to the sender once, when nothing waits any more', () => {
    const state = onItsWay()
    after([heldAt(0)], { state })
    const early = refresh(state)
    after([sentAt(1)], { state })
    const told = refresh(state)

    const cardsTo = ({ outcome }: typeof early) => outcome.messages.filter(({ key }) => key.startsWith('notice-told:'))
    expect(cardsTo(early)).toEqual([])
    expect(JSON.stringify(cardsTo(told))).toContain('机器人不在群里：市农牧局')
    expect(cardsTo(refresh(state))).toEqual([])
  })

  it('goes again on a press; what may have arrived only where that was asked for', () => {
    const state = onItsWay()
    after([heldAt(0), heldAt(1, 'uuid-expired', 'uncertain')], { state })

    const parked = retryNotice('n1', 'parked', at(state, pressed))
    const uncertain = retryNotice('n1', 'uncertain', at(state, pressed))

    expect(parked.changes).toEqual([{ kind: 'message-released', key: 'notice:n1:0' }])
    expect(uncertain.changes).toEqual([{ kind: 'message-released', key: 'notice:n1:1' }])
  })

  it('for the sake of @所有人 goes without it, by itself', () => {
    const state = onItsWay(true)
    after([heldAt(0, 'bad-request'), sentAt(1)], { state })

    const { outcome } = refresh(state)

    expect(outcome.changes).toContainEqual({ kind: 'message-dropped', key: 'notice:n1:0' })
    const plain = outcome.messages.find(({ key }) => key === 'notice:n1:0:plain')
    expect(JSON.stringify(plain)).not.toContain('<at id=all>')
    expect(JSON.stringify(plain)).toContain('oc_nongmu')
  })
})
