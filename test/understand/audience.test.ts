import { describe, expect, it } from 'vitest'
import { audienceMentioned, readAudience } from '../../src/understand/audience.ts'
import { loadShipped } from '../support/shipped.ts'

const { ledger, vocabulary } = await loadShipped()
const read = (text: string) => readAudience(text, vocabulary)
const banners = ledger.banners.map(({ name }) => name as string)
const ofTask12 = ['市乡村振兴局', '市住建局', '市生态环境局', '市农牧局', '市林草局']

describe('naming whom a notice is for', () => {
  it.each([
    ['各旗区', banners],
    ['各旗区党委、政府', banners],
    ['各旗区和12项的单位', [...banners, ...ofTask12]],
    ['第十二项的责任单位', ofTask12],
    ['zd-12', ofTask12],
    ['农牧局、水利局、准旗', ['市农牧局', '市水利局', '准格尔旗']],
    ['市农牧局和住建', ['市农牧局', '市住建局']],
    ['发给市委农牧办', ['市委农牧办']],
    ['各旗区，除康巴什区外', banners.filter((name) => name !== '康巴什区')],
    ['除了东胜、康巴什以外的各旗区', banners.filter((name) => name !== '东胜区' && name !== '康巴什区')],
    ['各旗区（不含杭锦旗）', banners.filter((name) => name !== '杭锦旗')],
    ['各旗区，杭锦旗除外', banners.filter((name) => name !== '杭锦旗')],
    ['农牧局，农牧局，市农牧局', ['市农牧局']],
    ['污水治理那项的责任单位', ofTask12],
    ['管污水的单位', ofTask12],
    ['任务12的责任单位', ofTask12],
    ['12号任务的单位', ofTask12],
    ['五（三）12的单位', ofTask12],
    ['各旗', banners.filter((name) => name.endsWith('旗'))],
    ['7个旗', banners.filter((name) => name.endsWith('旗'))],
    ['两个区、杭锦旗', ['东胜区', '康巴什区', '杭锦旗'].filter((name) => banners.includes(name))],
    ['东胜区达拉特旗伊旗', ['东胜区', '达拉特旗', '伊金霍洛旗']],
    ['农牧局水利局', ['市农牧局', '市水利局']],
    ['@市农牧局 @市水利局', ['市农牧局', '市水利局']],
    ['农牧局和水利局，林草局也发', ['市农牧局', '市水利局', '市林草局']],
    ['企业', ['鄂尔多斯供电公司']],
  ])('%s', (text, units) => {
    const audience = read(text)

    expect(audience.unknown).toEqual([])
    expect(new Set(audience.units)).toEqual(new Set(units))
  })

  it.each([
    ['全部单位，除市公安局外', ['市公安局']],
    ['全体单位除了东胜区', ['东胜区']],
    ['所有单位，康巴什区除外', ['康巴什区']],
    ['全部单位，除康巴什区、东胜区和企业外', ['康巴什区', '东胜区', '鄂尔多斯供电公司']],
  ])('%s: everybody else', (text, without) => {
    const everybody = ledger.units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name as string)

    expect(read(text).units).toEqual(everybody.filter((name) => !without.includes(name)))
  })

  it.each([
    ['12项和13项的责任单位', ['zd-12', 'zd-13']],
    ['3、12项的单位', ['zd-3', 'zd-12']],
    ['第3项、第12项和14项的单位', ['zd-3', 'zd-12', 'zd-14']],
    ['五（三）的单位', ledger.plan.tasks.filter(({ chapter }) => chapter === '五（三）').map(({ id }) => id as string)],
  ])('%s: the owners of each, nobody twice', (text, tasks) => {
    const owners = tasks.flatMap((id) => ledger.plan.tasks.find((task) => task.id === id)?.units ?? [])
    const { units } = read(text)

    expect(new Set(units)).toEqual(new Set(owners.filter((unit) => unit !== ledger.plan.catchAll)))
    expect(units).toHaveLength(new Set(units).size)
  })

  it.each([
    ['党群部门', ['party', 'mass']],
    ['市委各部门', ['party']],
    ['市政府各部门', ['government']],
    ['群团组织', ['mass']],
  ])('%s are a kind', (text, wanted) => {
    const kinds = ledger.units.units.filter(({ kind }) => wanted.includes(kind)).map(({ name }) => name)

    expect(read(text)).toMatchObject({ units: kinds, unknown: [] })
  })

  it('knows departments from banners and from everybody', () => {
    const kinds = (text: string) => new Set(read(text).units.map((unit) => ledger.unit(unit)?.kind))

    expect(kinds('市直各部门')).not.toContain('banner')
    expect(kinds('各部门')).not.toContain('enterprise')
    expect(kinds('所有单位')).toContain('banner')
    expect(kinds('all')).toContain('enterprise')
    expect(read('各部门，除市水利局外').excepted).toEqual(['市水利局'])
  })

  it.each([
    ['市天气局', '市天气局'],
    ['市农牧局和市天气局', '市天气局'],
    ['准格尔旗农牧局', '农牧局'],
    ['各旗区农牧局', '农牧局'],
    ['第99项的单位', '第99项'],
    ['市气象局', '市气象局'],
    ['各有关单位', '各有关单位'],
    ['8个旗', '8个旗'],
    ['五（二）12的单位', '五(二)12'],
  ])('%s names nobody of the directory, and nobody is guessed', (text, unknown) => {
    expect(read(text).unknown.join()).toContain(unknown)
  })

  it('says which tasks also list a catch-all, which is not spread out', () => {
    const listing = ledger.plan.tasks.find(({ kind, units }) => kind === 'key' && units.includes(ledger.plan.catchAll))
    const audience = read(`第${listing?.number}项的单位`)

    expect(audience.alsoCatchAll).toEqual([listing?.id])
    expect(audience.units).not.toContain(ledger.plan.catchAll)
  })
})

describe('who is spoken of in a sentence', () => {
  it.each([
    ['请各旗区25号下午三点来开会', '各旗区'],
    ['请各旗区、农牧局和水利局明天来开会', '各旗区、农牧局和水利局'],
    ['25号开会，要求12项的单位参加', '12项的单位'],
    ['到市农牧局三楼开会', ''],
    ['请准格尔旗农牧局来开会', ''],
    ['请大家来开会', ''],
  ])('%s: %s', (text, words) => {
    expect(audienceMentioned(text, vocabulary)).toBe(words)
  })
})
