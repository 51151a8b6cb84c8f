import { describe, expect, it } from 'vitest'
import { startJourney } from './support/journey.ts'

async function someMonths() {
  const journey = await startJourney({ at: '2025-10-31T23:30', settings: { review: false } })
  await journey.submit('nongmu', await journey.ask('nongmu', '填报 12'), { value_2: '62', note: '新增 3 个村' })
  journey.moveTo('2025-11-05T10:00')
  const form = await journey.ask('coordinator', '发通知')
  const filled = { title: '调度会', body: '周五下午开会。', audience: ['市农牧局', '市水利局'] }
  await journey.submit('coordinator', form, filled)
  await journey.press('coordinator', journey.asItStands(form), '发送')
  return journey
}

describe('a coordinator looks at what was asked of the units', () => {
  it('sees messages, forms and repeated questions of a month, and turns to the month before', async () => {
    const journey = await someMonths()

    const november = await journey.ask('coordinator', '负担')
    await journey.press('coordinator', november, '上个月')
    const october = journey.asItStands(november)

    expect(november.title).toBe('各单位的负担：2025年11月')
    expect(november.words).toContain('2 个单位，消息 2 条，填报 0 份')
    expect(november.tables[0]?.rows.map(([unit]) => unit).sort()).toEqual(['市农牧局', '市水利局'])
    expect(october.words).toContain('1 个单位，消息 0 条，填报 1 份')
    expect(october.buttons.map(({ label }) => label)).toEqual(['上个月', '下个月'])
  })

  it('finds the totals in the bulletin, without the name of any unit', async () => {
    const journey = await someMonths()

    const bulletin = await journey.ask('coordinator', '通报 本期')

    expect(bulletin.words).toContain('督办负担')
    expect(bulletin.words).toContain('本期向各单位发消息 2 条（有收到的单位平均 1 条），收到填报 0 份')
  })

  it.each([
    ['负担 10月', '1 个单位'],
    ['负担 9月', '这个月没有找过任何单位'],
    ['负担 2026-01', '没看懂是哪个月'],
  ])('is answered %s', async (typed, words) => {
    const journey = await someMonths()

    expect((await journey.ask('coordinator', typed)).words).toContain(words)
  })

  it('is for coordinators', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })

    expect((await journey.ask('nongmu', '负担')).words).toContain('只有统筹人员能看负担')
  })
})
