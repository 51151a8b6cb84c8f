import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../../src/card/limits.ts'
import { deskCard } from '../../../src/features/notice/desk-card.ts'
import { groupCard } from '../../../src/features/notice/group-card.ts'
import { previewCard } from '../../../src/features/notice/preview-card.ts'
import { asChatId, asUnitName } from '../../../src/plan/ids.ts'
import type { NoticeTarget } from '../../../src/plan/notice.ts'
import { asDrafted } from '../../../src/state/notices.ts'
import { emptyState } from '../../../src/state/state.ts'
import { aDraft, at, nongmu } from './a-notice.ts'

const scene = at(emptyState())
const units = Array.from({ length: 300 }, (_, index) => asUnitName(`鄂尔多斯市某某管理局第${index}分局`))
const alone: readonly NoticeTarget[] = units.map((unit) => ({
  to: { kind: 'chat', chat: asChatId(`oc_${unit}`) },
  units: [unit],
}))
const long = { title: '长', body: '汉字'.repeat(2700) }
const [target] = aDraft().targets

describe('the cards of a large notice', () => {
  it.each([
    ['300 groups', aDraft({ units, targets: alone })],
    ['300 groups and a long text', aDraft({ units, targets: alone, text: long })],
    [
      '300 units in one group',
      aDraft({ units, targets: [{ to: { kind: 'chat', chat: asChatId('oc_1') }, units }], text: long }),
    ],
    ['300 units out of reach', aDraft({ units, unreachable: units, text: long })],
  ])('fit Feishu’s limits: %s', (_, draft) => {
    const notice = asDrafted(draft, '2026-09-18T02:00:00Z')
    const sent = { ...notice, stage: 'sent' as const, number: 1, sentAt: '2026-09-18T02:00:00Z' }

    const cards = [
      previewCard(notice, scene),
      deskCard(sent, scene),
      ...draft.targets.slice(0, 1).map((each) => groupCard(sent, each, scene, 'new')),
    ]

    expect(cards.flatMap(faultsOf)).toEqual([])
  })
})

describe('@联络员', () => {
  it('calls the group’s own liaisons when the notice is new, and names them in a redraw', () => {
    const notice = asDrafted(aDraft({ text: { title: '会', body: '请 @联络员 报名' } }), '2026-09-18T02:00:00Z')
    const drawn = (occasion: 'new' | 'redraw') => JSON.stringify(target && groupCard(notice, target, scene, occasion))

    expect(drawn('new')).toContain('请 <at id=ou_zhang></at> 报名')
    expect(drawn('redraw')).toContain('请 @张建国 报名')
    expect(drawn('redraw')).not.toContain('<at')
  })
})

describe('@所有人', () => {
  it.each([
    ['a group, when it is new', 'new', true],
    ['a group that forbids it', 'new-plain', false],
    ['a redraw', 'redraw', false],
  ] as const)('in %s: %s', (_, occasion, calls) => {
    const notice = asDrafted(aDraft({ atAll: true }), '2026-09-18T02:00:00Z')

    expect(JSON.stringify(target && groupCard(notice, target, scene, occasion)).includes('<at id=all>')).toBe(calls)
  })

  it('is not called in a private chat', () => {
    const notice = asDrafted(aDraft({ atAll: true }), '2026-09-18T02:00:00Z')
    const privately = { to: { kind: 'person', person: notice.person }, units: [nongmu] } as const

    expect(JSON.stringify(groupCard(notice, privately, scene, 'new'))).not.toContain('<at')
  })
})
