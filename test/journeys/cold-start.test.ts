import { describe, expect, it } from 'vitest'
import { chatIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { digestIn, digestsIn, labelsOf } from './support/digest.ts'
import { type Journey, startJourney } from './support/journey.ts'
import type { ReadCard } from './support/read-card.ts'

const desk = chatIdOf('desk')
const nongmu = chatIdOf('nongmu')
/** A Monday after the plan's first horizon. */
const at = '2026-01-05T10:00'
const settings = { cycle: { every: 'none' as const } }

const listIn = (journey: Journey, chat = desk) => journey.cardIn(chat, ({ title }) => title.includes('请归类'))

/** Presses the button of one row: the first of that label after the metric. */
function inRow(card: ReadCard, metric: string, label: string): ReadCard {
  const words = card.words.split('\n')
  const from = words.findIndex((line) => line.includes(metric))
  const before = words.slice(0, from).filter((line) => line === label).length
  const found = card.buttons.filter((button) => button.label === label)[before]
  if (from < 0 || !found) throw new Error(`no ${label} in the row of ${metric}`)
  return { ...card, buttons: [found] }
}

describe('a plan whose first deadlines are past when it is taken up', () => {
  it('is silent about them, and the coordinators get one card to sort them', async () => {
    const journey = await startJourney({ at, settings })

    const card = await listIn(journey)
    for (const day of ['05T10:01', '07T09:00', '14T09:00', '30T09:00']) journey.moveTo(`2026-01-${day}`)
    await journey.untilSaid(nongmu, 'nongmu')

    expect(card.words).toContain('方案 2026-01-05 启用时，这些指标的期限已经过去')
    expect(card.words).toMatch(/还有 \d+ 项/)
    expect(card.words).toContain('库布其沙漠治理率：目标 超过 40%')
    expect(labelsOf(card).slice(0, 3)).toEqual(['达成', '未达成', '延续到…'])
    expect(digestsIn(journey, nongmu)).toEqual([])
    expect(journey.cardsIn(desk).filter(({ title }) => title.includes('归类'))).toHaveLength(1)
  })

  it('takes 达成 and 未达成 with one tap each, and shows who said so', async () => {
    const journey = await startJourney({ at, settings })
    const card = await listIn(journey)

    const met = await journey.press('coordinator', inRow(card, '库布其沙漠治理率', '达成'), '达成')
    const now = journey.asItStands(card)
    await journey.press('coordinator2', inRow(now, '毛乌素沙地新增治沙面积', '未达成'), '未达成')
    await journey.press('coordinator', journey.asItStands(card), '已归类的 2 项')
    const sorted = journey.asItStands(card)

    expect(met.toast?.content).toBe('已归为“达成”。')
    expect(now.words).not.toContain('库布其沙漠治理率')
    expect(sorted.words).toContain('达成（陈督办）')
    expect(sorted.words).toContain('未达成（娜仁）')
    const progress = await journey.ask('nongmu', '进展 1')
    expect(progress.words).toContain('统筹人员归为“达成”')
    expect(progress.words).toContain('等统筹人员归类，暂不提醒')
    journey.moveTo('2026-01-07T09:00')
    await journey.untilSaid(nongmu, 'nongmu')
    expect(digestsIn(journey, nongmu)).toEqual([])
  })

  it('asks the day of 延续到 privately, and reminds by that day with both dates', async () => {
    const journey = await startJourney({ at, settings })
    const card = await listIn(journey)

    const asked = await journey.press('coordinator', inRow(card, '水土保持率', '延续到…'), '延续到…')
    const form = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '延续到哪天')
    const sent = await journey.submit('coordinator', form, { until: '2026-02-06', basis: '调度会纪要' })
    await journey.sandbox.until(() => !journey.asItStands(card).words.includes('水土保持率') || undefined)
    journey.moveTo('2026-01-07T09:00')
    const digest = await digestIn(journey, nongmu, '1月7日')

    expect(asked.toast?.content).toContain('私聊')
    expect(sent.toast?.content).toBe('已延续到 2026-02-06')
    expect(journey.asItStands(form).words).toContain('依据：调度会纪要')
    expect(digest.words).toContain('水土保持率')
    expect(digest.words).toContain('还有 30 天　到2025年（按 2025-12-31 计），承诺时限 2026-02-06')
    expect(digest.words).not.toContain('新增水土流失综合治理面积')
  })

  it('sorts a whole page with one press, and can be changed afterwards', async () => {
    const journey = await startJourney({ at, settings })
    const card = await listIn(journey)

    const all = await journey.press('coordinator', card, '本页都达成')
    await journey.press('coordinator', journey.asItStands(card), '已归类的 8 项')
    const changed = await journey.press(
      'coordinator',
      inRow(journey.asItStands(card), '库布其沙漠治理率', '未达成'),
      '未达成',
    )

    expect(all.toast?.content).toBe('8 项已归为“达成”。')
    expect(changed.toast?.content).toBe('已归为“未达成”。')
    expect(journey.asItStands(card).words).toContain('未达成（陈督办）')
  })

  it('ends in a card that says that nothing waits', async () => {
    const journey = await startJourney({ at, settings })
    const card = await listIn(journey)

    for (let page = 0; page < 12 && labelsOf(journey.asItStands(card)).includes('本页都达成'); page += 1)
      await journey.press('coordinator', journey.asItStands(card), '本页都达成')

    expect(journey.asItStands(card).title).toMatch(/已全部归类|请归类/)
    const fresh = await journey.ask('coordinator', '清理')
    if (labelsOf(fresh).includes('达成')) await journey.press('coordinator', fresh, '达成')
    expect(journey.asItStands(fresh).title).toBe('期限已过的指标，已全部归类')
    expect(journey.asItStands(fresh).words).toMatch(/达成 \d+　未达成 0　延续 0/)
  })

  it('is sorted by coordinators alone', async () => {
    const all = chatIdOf('all')
    const journey = await startJourney({ at, settings, roster: { ...roster, coordinatorChat: all } })
    const card = await listIn(journey, all)

    const pressed = await journey.press('nongmu', card, '达成')
    const typed = await journey.ask('nongmu', '清理')

    expect(pressed.toast?.content).toBe('只有统筹人员能归类。')
    expect(typed.words).toContain('只有统筹人员能归类')
    expect(journey.asItStands(card).words).toContain('库布其沙漠治理率')
  })

  it('ends well when two coordinators sort the same at once', async () => {
    const journey = await startJourney({ at, settings })
    const card = await listIn(journey)
    const one = inRow(card, '库布其沙漠治理率', '达成')
    const other = inRow(card, '库布其沙漠治理率', '未达成')

    const both = await Promise.all([
      journey.press('coordinator', one, '达成'),
      journey.press('coordinator2', other, '未达成'),
    ])

    const said = both.map(({ toast }) => toast?.content ?? '')
    expect(said.filter((words) => words.startsWith('已归为'))).toHaveLength(1)
    expect(said.filter((words) => words.startsWith('刚才已经归为'))).toHaveLength(1)
  })

  it.each([
    [{ until: '2026-01-04' }, '已经过去了'],
    [{ until: '2029-01-01' }, '最多延续两年，不能晚于 2028-12-31'],
  ])('does not take the day %j', async (fields, said) => {
    const journey = await startJourney({ at, settings })
    const card = await listIn(journey)
    await journey.press('coordinator', card, '延续到…')
    const form = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '延续到哪天')

    const sent = await journey.submit('coordinator', form, { ...fields, basis: '纪要' })

    expect(sent.toast?.content).toContain(said)
    expect(journey.asItStands(form).words).toContain(said)
    expect(journey.asItStands(form).fields.find(({ name }) => name === 'basis')?.initial).toBe('纪要')
    const again = await journey.submit('coordinator', journey.asItStands(form), { until: '2026-06-30' })
    expect(again.toast?.content).toBe('已延续到 2026-06-30')
  })

  it('stays as it was through a restart', async () => {
    const journey = await startJourney({ at, settings })
    await listIn(journey)
    await journey.stop()

    journey.moveTo('2026-01-14T09:00')
    await journey.start()
    await journey.untilSaid(nongmu, 'nongmu')

    expect(digestsIn(journey, nongmu)).toEqual([])
    expect(journey.cardsIn(desk).filter(({ title }) => title.includes('归类'))).toHaveLength(1)
  })
})

describe('a plan that is all to come', () => {
  it('has nothing to sort', async () => {
    const journey = await startJourney()

    expect((await journey.ask('coordinator', '清理')).words).toContain('没有期限已过、等着归类的指标')
    expect(journey.cardsIn(desk)).toEqual([])
  })
})
