import { describe, expect, it } from 'vitest'
import { receiptCard } from '../../../src/features/progress/receipt-card.ts'
import { asTargetId } from '../../../src/plan/ids.ts'
import { versionById } from '../../../src/state/standing.ts'
import { aReport } from '../../support/a-report.ts'
import { after, aScene } from '../../support/a-scene.ts'

const past = ['zd-12.1', 'zd-12.2', 'zd-12.3', 'zd-12.4'].map(asTargetId)
const adopted = { kind: 'plan-adopted', plan: 'ordos-2023-7', on: '2026-03-01', past, dated: [] } as const
const reported = aReport({ values: { 'zd-12.2': 62 }, pending: true })

function receiptAfter(changes: Parameters<typeof after>[0]): string {
  const scene = aScene({ state: after(changes), now: '2026-03-05T10:00:00+08:00' })
  const version = versionById(scene.state.progress, 'zd-12#1')
  return version ? JSON.stringify(receiptCard(version, scene)) : ''
}

describe('the receipt of a task that was past when the plan was taken up', () => {
  it('says that it is kept until the coordinators have sorted it', () => {
    expect(receiptAfter([adopted, reported])).toContain('统筹人员还没有归类')
  })

  it('says nothing of it for any other task', () => {
    expect(receiptAfter([reported])).not.toContain('归类')
  })
})
