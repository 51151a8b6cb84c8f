import { describe, expect, it } from 'vitest'
import { answerMessage, askJson } from '../../src/features/answer/answer-message.ts'
import type { Change } from '../../src/state/change.ts'
import { aReport } from '../support/a-report.ts'
import { after } from '../support/a-scene.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary, ledger } = await loadShipped()

function asked(q: string, ...reports: readonly Change[]) {
  const { progress, deadlines } = after(reports)
  const reported = { progress, deadlines, ledger, today: '2025-11-05' }
  return askJson(q, answerMessage(q, vocabulary, undefined, reported), ledger)
}

const sewage = aReport({ unit: '市乡村振兴局', values: { 'zd-12.2': 61.2 }, status: 'at_risk', note: '两个镇在建' })

describe('somebody asks how far it is', () => {
  it.each(['生活污水治理进度到哪了', '农村污水现在完成多少了', '第12项推进得怎么样', '污水实际达到多少了'])(
    'reads %s as a question about progress',
    (q) => {
      const answer = asked(q, sewage)

      expect(answer.text).toContain('61.2%')
      expect(answer.text).toContain('市乡村振兴局，2025年11月报')
    },
  )

  it.each(['污水治理要达到多少', '污水治理覆盖率要做到多少'])('reads %s as a question about the plan', (q) => {
    expect(asked(q, sewage).targets.map(({ id }) => id)).toContain('zd-12.2')
  })

  it('counts the lights of the whole, and of a unit', () => {
    expect(asked('整体进展怎么样', sewage).text).toMatch(
      /^全部任务的进展\n共 35 项：🔴 红 \d+　🟡 黄 1　🟢 绿 0　⚪ 灰 34/,
    )
    expect(asked('市水利局的进度', sewage).refused).toBe(true)
    expect(asked('市乡村振兴局的进度', sewage).text).toContain('五（三）12')
  })

  it('says that nobody has reported, and names no unit', () => {
    expect(asked('污水治理进展怎么样')).toMatchObject({
      refused: true,
      units: [],
      text: '进展\n还没有单位填报过进展。',
    })
  })
})

describe('somebody asks about the plan once reports are in', () => {
  it('gets the current value with its light and report beside the target', () => {
    const { text } = asked('农村牧区生活污水治理覆盖率2025年要到多少', sewage)

    expect(text).toContain('63% 以上')
    expect(text).toMatch(/现值 61\.2%，. ?.?\s?(绿|黄|红)（市乡村振兴局，2025年11月报）/u)
  })

  it('gets the light beside the owners', () => {
    expect(asked('污水归谁管', sewage).text).toMatch(/进展：.+，有风险（市乡村振兴局，2025年11月报）/u)
  })
})
