import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/plan/day.ts'
import { readDay, readInstant, readInstants } from '../../src/plan/read-day.ts'

// A Wednesday.
const today = '2025-12-10'

describe('a day as people name it', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026.6.30', '2026-06-30'],
    ['2026年6月30日', '2026-06-30'],
    ['２０２６年６月３０号', '2026-06-30'],
    ['明年6月底', '2026-06-30'],
    ['明年六月底', '2026-06-30'],
    ['6月底', '2026-06-30'],
    ['12月底', '2025-12-31'],
    ['十二月三十一号', '2025-12-31'],
    ['明年2月底', '2026-02-28'],
    ['6月30日', '2026-06-30'],
    ['6月中旬', '2026-06-20'],
    ['6月上旬', '2026-06-10'],
    ['年底', '2025-12-31'],
    ['年底前', '2025-12-31'],
    ['明年年底', '2026-12-31'],
    ['明年底', '2026-12-31'],
    ['月底', '2025-12-31'],
    ['本月底', '2025-12-31'],
    ['下月底', '2026-01-31'],
    ['下个月15号', '2026-01-15'],
    ['25号', '2025-12-25'],
    ['5号', '2026-01-05'],
    ['今天', '2025-12-10'],
    ['明天', '2025-12-11'],
    ['后天', '2025-12-12'],
    ['大后天', '2025-12-13'],
    ['周五', '2025-12-12'],
    ['周一', '2025-12-15'],
    ['这周五', '2025-12-12'],
    ['下周三', '2025-12-17'],
    ['下下周一', '2025-12-22'],
    ['星期天', '2025-12-14'],
    ['三天后', '2025-12-13'],
    ['10天内', '2025-12-20'],
    ['两周后', '2025-12-24'],
    ['半个月后', '2025-12-25'],
    ['两个月内', '2026-02-10'],
    ['半年后', '2026-06-10'],
    ['春节前', '2026-02-16'],
    ['国庆前', '2026-09-30'],
    ['国庆后', '2026-10-08'],
    ['元旦', '2026-01-01'],
    ['明年一季度', '2026-03-31'],
    ['给延到明年6月底吧', '2026-06-30'],
    ['13 冷链那块年底肯定完不了，招标流了，给延到明年6月底吧', '2026-06-30'],
    ['本来12月31日，想推到明年3月15日', '2026-03-15'],
    ['年底完不成，3月底可以', '2026-03-31'],
    ['原计划12月31日，明年3月15日能完', '2026-03-15'],
    ['年底完不了，最晚春节前', '2026-02-16'],
    ['6.30', '2026-06-30'],
    ['延到6.30', '2026-06-30'],
    ['20260630', '2026-06-30'],
    ['26年底', '2026-12-31'],
    ['二〇二六年六月底', '2026-06-30'],
    ['上半年', '2026-06-30'],
    ['明年上半年', '2026-06-30'],
    ['下半年', '2025-12-31'],
    ['一季度末', '2026-03-31'],
    ['明年初', '2026-01-31'],
    ['明年年中', '2026-06-30'],
    ['2027年前', '2026-12-31'],
    ['年前', '2026-02-16'],
    ['年后', '2026-02-24'],
    ['明年春节前', '2026-02-16'],
    ['明年国庆前', '2026-09-30'],
    ['十一前', '2026-09-30'],
    ['除夕前', '2026-02-15'],
    ['月中', '2025-12-15'],
    ['月初', '2026-01-05'],
    ['下旬', '2025-12-31'],
    ['31号', '2025-12-31'],
    ['本周内', '2025-12-14'],
    ['下周', '2025-12-21'],
    ['一个半月后', '2026-01-25'],
    ['10个工作日内', '2025-12-24'],
    ['3月5家企业开工', '2026-03-31'],
    ['鄂党农牧组发〔2023〕7号，改到1月15日', '2026-01-15'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, today)).toMatchObject({ kind: 'day', day })
  })

  it.each([
    ['尽快', 'no-day'],
    ['', 'no-day'],
    ['2月30日', 'no-day'],
    ['13月1日', 'no-day'],
    ['去年年底', 'past'],
    ['2020年底', 'past'],
    ['1月5日或者2月6日', 'several'],
    ['明年3、4月份', 'several'],
    ['招标流了，请延期到1月5日或者2月6日', 'several'],
    ['年底完不了', 'no-day'],
    ['2号楼', 'no-day'],
    ['延两个月', 'no-day'],
    ['0月5日', 'no-day'],
    ['12月1日', 'past'],
    ['昨天', 'past'],
  ])('%s is no day to count on: %s', (text, why) => {
    expect(readDay(text, today)).toMatchObject({ kind: 'unclear', why })
  })

  it.each([
    ['延两个月', '2026-02-28'],
    ['招标流了，再给20天', '2026-01-20'],
    ['想往后推半年', '2026-06-30'],
    ['一个半月', '2026-02-15'],
    ['宽限5个工作日', '2026-01-08'],
    ['三个月后', '2026-03-10'],
  ])('%s puts off what is due on 31 December to %s', (text, day) => {
    expect(readDay(text, today, '2025-12-31')).toMatchObject({ kind: 'day', day })
  })

  it('takes a festival of this year while its days off still run', () => {
    expect(readDay('国庆后', '2026-10-03')).toMatchObject({ day: '2026-10-08' })
  })

  it('knows the first day back of a year whose days off are not announced', () => {
    expect(readDay('2031年国庆后', today)).toMatchObject({ day: '2031-10-08' })
  })

  it('reads back every day, however it is written', () => {
    const later = fc.nat(3000).map((days) => addDays(today, days))
    const forms: readonly ((y: number, m: number, d: number) => string)[] = [
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `延到${y}/${m}/${d}吧`,
      (y, m, d) => `${y % 100}年${m}月${d}号`,
    ]
    fc.assert(
      fc.property(later, fc.constantFrom(...forms), (day, write) => {
        const [y = 0, m = 0, d = 0] = day.split('-').map(Number)

        expect(readDay(write(y, m, d), today)).toMatchObject({ kind: 'day', day })
      }),
    )
  })

  it('finds no day in any text that is before today', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'0123456789年月日号底中初上下本明后天周一三五前延到个半春节国庆.-/，'),
    })
    fc.assert(
      fc.property(text, (words) => {
        const read = readDay(words, today)

        expect(read.kind === 'unclear' || read.day >= today).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the past day that was named', () => {
    expect(readDay('2020年底', today)).toEqual({ kind: 'unclear', why: 'past', day: '2020-12-31' })
  })
})

describe('a moment as people name it', () => {
  it.each([
    ['25号下午三点', '2025-12-25', '15:00'],
    ['明早9点', '2025-12-11', '09:00'],
    ['明天上午十点半', '2025-12-11', '10:30'],
    ['周五15:30', '2025-12-12', '15:30'],
    ['周三下班前', '2025-12-10', '18:00'],
    ['今晚8点', '2025-12-10', '20:00'],
    ['12月20日', '2025-12-20', undefined],
    ['12月20日，下午三点', '2025-12-20', '15:00'],
    ['下午三点', '2025-12-10', '15:00'],
    ['下周一早上八点一刻', '2025-12-15', '08:15'],
    ['明天凌晨12点', '2025-12-11', '00:00'],
    ['周五24点', '2025-12-12', '23:59'],
    ['25号25点', '2025-12-25', undefined],
    ['2025-12-25 15:00', '2025-12-25', '15:00'],
  ])('%s is %s at %s', (text, day, time) => {
    const first = readInstant(text, today)

    expect(first?.day).toBe(day)
    expect(first?.time).toBe(time)
  })

  it.each(['讲3点意见', '早一点报', '尽快'])('%s names no moment', (text) => {
    expect(readInstant(text, today)).toBeUndefined()
  })

  it('puts a second time of the same day on that day', () => {
    const found = readInstants('25号下午三点开会，下午五点前回执', today)

    expect(found.map(({ day, time }) => `${day} ${time}`)).toEqual(['2025-12-25 15:00', '2025-12-25 17:00'])
  })

  it('finds the meeting and the closing time of one notice', () => {
    const found = readInstants('25号下午三点一楼会议室开调度会，各旗区和12项的单位，要回执，周三下班前', today)

    expect(found.map(({ day, time }) => `${day} ${time}`)).toEqual(['2025-12-25 15:00', '2025-12-10 18:00'])
  })
})
