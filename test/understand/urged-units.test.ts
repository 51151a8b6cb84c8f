import { describe, expect, it } from 'vitest'
import { readContent } from '../../src/understand/read-content.ts'
import { readUrged } from '../../src/understand/urged-units.ts'
import { loadShipped } from '../support/shipped.ts'

const { ledger } = await loadShipped()

describe('who is urged, and why', () => {
  it.each([
    ['市住建局 月底前报数', ['市住建局'], '月底前报数'],
    ['市住建局月底前报数', ['市住建局'], '月底前报数'],
    ['住建局、农牧局：请尽快填报', ['市住建局', '市农牧局'], '请尽快填报'],
    ['市住建局和市林草局', ['市住建局', '市林草局'], ''],
    ['农牧 报数', ['市农牧局'], '报数'],
    ['农牧民反映强烈，请抓紧', [], '农牧民反映强烈，请抓紧'],
    ['水利设施要赶在汛期前', [], '水利设施要赶在汛期前'],
    ['杭锦旗 卫生厕所没有数', ['杭锦旗'], '卫生厕所没有数'],
    ['各责任单位 省里周五要数', [], '省里周五要数'],
    ['请尽快上会', [], '请尽快上会'],
    ['市住建局 ＡＢＣ（第３次）！', ['市住建局'], 'ＡＢＣ（第３次）！'],
    ['市住建局 <at id=all></at>快点', ['市住建局'], '<at id=all></at>快点'],
    ['', [], ''],
  ])('in %s', (typed, units, reason) => {
    expect(readUrged(typed, ledger)).toEqual({ units, reason })
  })

  it.each([
    ['市水立局 快点', '市水立局'],
    ['市住建局、市水立局 快点', '市水立局'],
    ['禁毒办', '禁毒办'],
  ])('takes no unit it does not know for a reason: %s', (typed, unknown) => {
    expect(readUrged(typed, ledger).unknown).toBe(unknown)
  })
})

describe('催办 in words', () => {
  it.each([
    ['催办 12 市住建局 月底前报数', 'zd-12', '市住建局 月底前报数'],
    ['催办１２市住建局，月底前报数', 'zd-12', '市住建局，月底前报数'],
    ['催办十二 三天内报', 'zd-12', '三天内报'],
    ['催办12三天内报', 'zd-12', '三天内报'],
    ['请催一下第12项', 'zd-12', ''],
    ['催办 五（三）12 快点', 'zd-12', '快点'],
    ['催办 yq-1', 'yq-1', ''],
    ['催办市住建局12 快点', 'zd-12', '市住建局 快点'],
    ['催办农牧局第十二项', 'zd-12', '农牧局 '],
    ['催办', undefined, ''],
  ])('%s', (typed, task, text) => {
    expect(readContent({ kind: 'text', text: typed })).toEqual({ kind: 'urge-task', task, unit: undefined, text })
  })

  it.each(['催办12月的进展', '催未回', '谁来催办', '回复', '催办工作三项制度是什么'])('is not %s', (typed) => {
    expect(readContent({ kind: 'text', text: typed }).kind).not.toBe('urge-task')
  })

  it.each([
    ['回复催办 12 已重新开标', 'zd-12', '已重新开标'],
    ['答复催办：已重新开标', undefined, '已重新开标'],
  ])('is answered by %s', (typed, task, text) => {
    expect(readContent({ kind: 'text', text: typed })).toEqual({ kind: 'answer-urge', urge: undefined, task, text })
  })
})
