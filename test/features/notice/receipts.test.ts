import { describe, expect, it } from 'vitest'
import { urgeMissing, whoIsMissing } from '../../../src/features/notice/missing.ts'
import { noteReceipt } from '../../../src/features/notice/note-receipt.ts'
import { confirmReceipt } from '../../../src/features/notice/receipt.ts'
import { asChatId, asOpenId } from '../../../src/plan/ids.ts'
import { emptyState } from '../../../src/state/state.ts'
import { after } from '../../support/a-scene.ts'
import { aDraft, at, caizheng, chen, nongmu, sentState, shuili, taken, toastOf, zhang } from './a-notice.ts'

const somebody = asOpenId('ou_somebody')
const pressedIn = (chat: string, person = somebody) => ({
  person,
  origin: { kind: 'pressed' as const, chat: asChatId(chat) },
})

describe('tapping 收到', () => {
  it.each([
    ['a liaison, anywhere', pressedIn('oc_p', zhang)],
    ['a member, in the unit’s own group', pressedIn('oc_nongmu')],
  ])('by %s counts for the unit, with who and when', (_, who) => {
    const state = sentState()

    taken(state, confirmReceipt('n1', undefined, at(state, who)))

    expect(state.notices.notices.n1?.receipts).toEqual({
      [nongmu]: { how: 'tap', person: who.person, at: '2026-09-18T02:00:00Z' },
    })
  })

  it.each([
    ['a stranger elsewhere', pressedIn('oc_p'), '不是发给你所在单位的'],
    ['a coordinator in the group', pressedIn('oc_nongmu', chen), '不能替单位点'],
    ['somebody of another group who names the unit', { ...pressedIn('oc_shuili'), unit: nongmu }, '几个单位'],
  ])('by %s counts for nobody', (_, who, words) => {
    const state = sentState()

    const outcome = confirmReceipt('n1', 'unit' in who ? who.unit : undefined, at(state, who))

    expect(outcome.changes).toEqual([])
    expect(toastOf(outcome)).toContain(words)
  })

  it('a second time says who was first', () => {
    const state = sentState()
    taken(state, confirmReceipt('n1', undefined, at(state, pressedIn('oc_nongmu', zhang))))

    const again = confirmReceipt('n1', undefined, at(state, pressedIn('oc_nongmu')))

    expect(again.changes).toEqual([])
    expect(toastOf(again)).toBe('市农牧局已由张建国在 9月18日 10:00 回执，不用再点。')
  })

  it('after the closing date still counts, and says so', () => {
    const state = sentState(aDraft({ closes: '2026-09-18T01:00:00Z' }))

    const outcome = confirmReceipt('n1', undefined, at(state, pressedIn('oc_nongmu', zhang)))

    expect(outcome.changes).toHaveLength(1)
    expect(toastOf(outcome)).toContain('已过截止时间，仍然算数')
  })

  it('on a notice that was recalled counts no more', () => {
    const state = sentState()
    after([{ kind: 'notice-recalled', notice: 'n1', person: chen }], { state })

    expect(toastOf(confirmReceipt('n1', undefined, at(state, pressedIn('oc_nongmu'))))).toContain('已撤回')
  })
})

describe('谁还没回 and 催未回', () => {
  it('name and reach those alone that have not answered', () => {
    const state = sentState()
    taken(state, confirmReceipt('n1', undefined, at(state, pressedIn('oc_nongmu', zhang))))

    const missing = JSON.stringify(whoIsMissing(undefined, at(state)).messages)
    const urged = urgeMissing(undefined, at(state, { origin: { kind: 'pressed' } }))

    expect(missing).toContain(shuili)
    expect(missing).not.toContain(nongmu)
    expect(urged.messages.map(({ act }) => act)).toMatchObject([{ to: { kind: 'reply', message: 'om_notice:n1:1' } }])
    expect(toastOf(urged)).toContain('已催 1 个没回的单位')
  })

  it('keep two hours between them', () => {
    const state = sentState()
    taken(state, urgeMissing(undefined, at(state)))

    const soon = urgeMissing(undefined, at(state, { now: '2026-09-18T11:59:00+08:00' }))
    const later = urgeMissing(undefined, at(state, { now: '2026-09-18T12:00:00+08:00' }))

    expect(soon.changes).toEqual([])
    expect(JSON.stringify(soon.messages)).toContain('刚催过')
    expect(later.changes).toMatchObject([{ kind: 'notice-urged' }])
  })

  it.each([
    [undefined, emptyState(), '没有要回执的通知'],
    ['7', sentState(), '没有第 7 号通知'],
    ['1', sentState(aDraft({ receipt: false })), '没有要回执'],
  ])('about number %s say what is the matter', (number, state, words) => {
    expect(JSON.stringify(whoIsMissing(number, at(state)).messages)).toContain(words)
    expect(JSON.stringify(urgeMissing(number, at(state)).messages)).toContain(words)
  })
})

describe('what a unit said on the phone', () => {
  it.each([
    ['农牧局', '王主任', '王主任'],
    ['市农牧局王主任', '', '王主任'],
    ['市农牧局', '', undefined],
  ])('%s, %s is noted with the name', (unit, name, noted) => {
    const state = sentState()

    taken(state, noteReceipt(unit, name, undefined, at(state)))

    expect(state.notices.notices.n1?.receipts[nongmu]).toMatchObject({ how: 'phone', person: chen })
    expect(state.notices.notices.n1?.receipts[nongmu]?.name).toBe(noted)
  })

  it.each([
    ['市天气局', '名录里没有“市天气局”'],
    ['市财政局', '没有在等市财政局回执的'],
  ])('%s changes nothing, and is told why', (unit, words) => {
    const outcome = noteReceipt(unit, '', undefined, at(sentState()))

    expect(outcome.changes).toEqual([])
    expect(JSON.stringify(outcome.messages)).toContain(words)
  })

  it.each(['农牧局和水利局', '市农牧局、市水利局', '农牧局水利局财政局'])(
    'is noted for several at once: %s',
    (units) => {
      const state = sentState()

      const outcome = noteReceipt(units, '', undefined, at(state))
      taken(state, outcome)

      expect(Object.keys(state.notices.notices.n1?.receipts ?? {})).toEqual([nongmu, shuili])
      expect(JSON.stringify(outcome.messages)).toContain('市农牧局、市水利局电话确认收到')
    },
  )

  it('counts for a unit that could not be reached', () => {
    const state = sentState(aDraft({ units: [nongmu, shuili, caizheng], unreachable: [caizheng] }))

    taken(state, noteReceipt('财政局', '', undefined, at(state)))

    expect(state.notices.notices.n1?.receipts[caizheng]).toMatchObject({ how: 'phone' })
  })

  it('asks which notice is meant where several wait for the unit', () => {
    const state = sentState()
    const other = aDraft({ id: 'n2', text: { title: '第二条', body: '交表' } })
    after([{ kind: 'notice-drafted', notice: other }], { state })
    after([{ kind: 'notice-sent', notice: 'n2', by: chen, reach: other }], { state })

    const outcome = noteReceipt('农牧局', '王主任', undefined, at(state))

    expect(outcome.changes).toEqual([])
    const asked = JSON.stringify(outcome.messages)
    expect(asked).toContain('2 第二条')
    expect(asked).toContain('1 调度会通知')
  })
})
