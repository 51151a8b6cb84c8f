import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { digestIn, digestsIn } from './support/digest.ts'
import { startJourney } from './support/journey.ts'

const nongmu = chatIdOf('nongmu')

describe('国庆别发提醒，上班第一天一起发', () => {
  it('is already so: nothing from the first to the seventh, one digest on the eighth', async () => {
    const journey = await startJourney({
      at: '2026-09-18T09:00',
      settings: { daysAhead: [90, 88, 86, 84], cycle: { every: 'none' } },
    })
    journey.moveTo('2026-09-30T09:00')

    for (const day of ['01', '02', '03', '04', '05', '06', '07']) {
      journey.moveTo(`2026-10-${day}T09:00`)
      journey.moveTo(`2026-10-${day}T15:00`)
    }
    await journey.untilSaid(nongmu, 'nongmu')
    const during = digestsIn(journey, nongmu).map(({ title }) => title)
    journey.moveTo('2026-10-08T09:00')
    const back = await digestIn(journey, nongmu, '10月8日')

    expect(during.filter((title) => title.startsWith('10月'))).toEqual([])
    expect(back.words).toContain('每年')
    expect(back.words).toContain('还有 84 天')
    expect(digestsIn(journey, nongmu).filter(({ title }) => title.startsWith('10月'))).toHaveLength(1)
  })

  it('on the Sunday that is worked for it a digest does come', async () => {
    const journey = await startJourney({
      at: '2026-09-18T18:30',
      settings: { cycle: { every: 'monthly', opensOn: 20, closesOn: 25 } },
    })

    journey.moveTo('2026-09-19T09:00')
    journey.moveTo('2026-09-20T09:00')
    const sunday = await digestIn(journey, nongmu, '9月20日')

    expect(sunday.words).toContain('2026年9月填报，9月25日截止')
    expect(digestsIn(journey, nongmu)).toHaveLength(1)
  })

  it.each([
    ['国庆别发提醒，上班第一天一起发', '2026-09-18T10:00', '10月1日（周四）至 10月7日（周三）放假'],
    ['国庆别发提醒，上班第一天一起发', '2026-10-03T10:00', '10月8日（周四）上班第一天 09:00'],
    ['十一期间不要再提醒了', '2026-09-18T10:00', '调休上班的 9月20日（周日）、10月10日（周六）照常提醒'],
    ['放假那几天还发提醒吗', '2026-09-29T10:00', '10月1日（周四）至 10月7日（周三）放假'],
    ['春节提醒先停一停', '2026-01-20T10:00', '2月15日（周日）至 2月23日（周一）放假'],
    ['周末别发提醒', '2026-09-18T10:00', '下一个工作日是 9月20日（周日）'],
    ['国庆别发提醒', '2026-11-18T10:00', '还没公布'],
  ])('%s (%s): is answered that it is so already', async (words, at, said) => {
    const journey = await startJourney({ at })

    const answer = await journey.ask('coordinator', words)

    expect(answer.title).toBe('节假日本来就不发提醒')
    expect(answer.words).toContain(said)
  })

  it('is told what the settings say where every day is a day of reminders', async () => {
    const journey = await startJourney({ at: '2026-09-18T10:00', settings: { workdaysOnly: false } })

    expect((await journey.ask('coordinator', '国庆别发提醒')).words).toContain('workdaysOnly 为 false')
  })
})
