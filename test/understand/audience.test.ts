import { describe, expect, it } from 'vitest'
import { readAudience } from '../../src/understand/audience.ts'
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
  ])('%s', (text, units) => {
    const audience = read(text)

    expect(audience.unknown).toEqual([])
    expect(new Set(audience.units)).toEqual(new Set(units))
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
    ['第99项的单位', 'zd-99'],
    ['市气象局', '市气象局'],
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
