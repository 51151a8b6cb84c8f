import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aFolder } from '../store/support.ts'
import { startCountingFeishu } from './counting-feishu.ts'
import { faultsAtTheEnd } from './people-got.ts'
import { type Past, playRound } from './round.ts'
import { isSubmission, serviceSubject } from './service-subject.ts'

describe('kill -9 of the whole service under load', () => {
  it('leaves every acknowledged question answered once, every form a single report', { timeout: 240_000 }, async () => {
    const feishu = await startCountingFeishu()
    onTestFinished(() => feishu.close())
    const subject = serviceSubject(feishu)
    const folder = join(await aFolder(), 'store')
    const past: Past = { acknowledged: new Set(), open: new Set() }
    const events = Array.from({ length: 40 }, (_, index) => `r0-${index}`)

    const report = await playRound(subject, folder, past, { events, writers: 8, killAfter: 20, delay: 0 })
    const atTheEnd = await faultsAtTheEnd(subject, feishu, folder, past)

    expect([...report.faults, ...atTheEnd]).toEqual([])
    expect([...past.acknowledged].filter(isSubmission).length).toBeGreaterThan(2)
    expect(feishu.replies.size).toBeGreaterThanOrEqual([...past.acknowledged].filter((id) => !isSubmission(id)).length)
  })
})
