import { describe, expect, it } from 'vitest'
import { previewCard } from '../../../src/features/notice/preview-card.ts'
import { listNotices } from '../../../src/features/notice/records.ts'
import { asUnitName } from '../../../src/plan/ids.ts'
import { asDrafted } from '../../../src/state/notices.ts'
import { emptyState } from '../../../src/state/state.ts'
import { after } from '../../support/a-scene.ts'
import { aDraft, at, chen } from './a-notice.ts'

/** So many notices, one after the other. */
function sent(count: number) {
  const state = emptyState()
  for (let number = 1; number <= count; number += 1) {
    const draft = aDraft({ id: `n${number}`, text: { title: `第${number}次`, body: '开会' } })
    after([{ kind: 'notice-drafted', notice: draft }], { state })
    after([{ kind: 'notice-sent', notice: draft.id, by: chen, reach: draft }], { state })
  }
  return state
}

const numbersOn = (card: unknown) =>
  [...JSON.stringify(card).matchAll(/第(\d+)次/g)].map(([, number]) => Number(number))

describe('通知记录', () => {
  it('lists the newest first, and turns to the older ones on the same card', () => {
    const scene = at(sent(10), { origin: { kind: 'pressed' } })

    const first = listNotices(0, scene).reply?.card
    const second = listNotices(1, scene).reply?.card

    expect(numbersOn(first)).toEqual([10, 9, 8, 7, 6, 5, 4, 3])
    expect(JSON.stringify(first)).toContain('更早的')
    expect(numbersOn(second)).toEqual([2, 1])
    expect(JSON.stringify(second)).toContain('更近的')
  })
})

describe('whom a notice is for', () => {
  const all = at(emptyState()).ledger.units.units.filter(({ kind }) => kind !== 'catch-all')
  const banners = all.filter(({ kind }) => kind === 'banner').map(({ name }) => name)
  const without = (...names: string[]) => all.map(({ name }) => name).filter((name) => !names.includes(name))

  it.each([
    ['everybody', without(), '全部单位（55）'],
    ['everybody but one', without('市公安局'), '全部单位（除市公安局外，54）'],
    ['the banners', banners, '各旗区（9）'],
    [
      'the banners but one and a bureau',
      [...banners.slice(1), asUnitName('市农牧局')],
      '各旗区（除东胜区外，8）、市农牧局',
    ],
    ['half the banners', banners.slice(5), '乌审旗'],
  ])('is told in few words: %s', (_, units, words) => {
    const preview = previewCard(asDrafted(aDraft({ units }), '2026-09-18T02:00:00Z'), at(emptyState()))

    expect(JSON.stringify(preview)).toContain(words)
  })
})
