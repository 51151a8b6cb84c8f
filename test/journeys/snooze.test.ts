import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { digestIn, digestsIn, labelsOf } from './support/digest.ts'
import { startJourney } from './support/journey.ts'
import { aGroup } from './support/notice.ts'

const nongmu = chatIdOf('nongmu')
const at = '2025-12-01T09:00'

describe('明天再提醒', () => {
  it('brings the same once more on the next day, twice at most', async () => {
    const journey = await startJourney({ at })
    const first = await digestIn(journey, nongmu, '12月1日')

    const pressed = await journey.press('nongmu', first, '明天再提醒')
    journey.moveTo('2025-12-02T09:00')
    const second = await digestIn(journey, nongmu, '12月2日')
    await journey.press('nongmu', second, '明天再提醒')
    journey.moveTo('2025-12-03T09:00')
    const third = await digestIn(journey, nongmu, '12月3日')
    journey.moveTo('2025-12-04T09:00')
    await journey.untilSaid(nongmu, 'nongmu')

    expect(pressed.toast?.content).toBe('好，14 项推到 12月2日（周二）再提醒。')
    expect(journey.asItStands(first).words).toContain('已推到 12月2日（周二）再提醒')
    expect(labelsOf(journey.asItStands(first))).not.toContain('明天再提醒')
    expect(labelsOf(second)).toContain('明天再提醒')
    expect(third.words).toContain('还有 28 天')
    expect(labelsOf(third)).not.toContain('明天再提醒')
    expect(digestsIn(journey, nongmu)).toHaveLength(3)
  })

  it('on a Friday means Monday, and leaves out what was reported by then', async () => {
    const journey = await startJourney({ at: '2025-12-05T09:00', settings: { daysAhead: [26] } })
    const digest = await digestIn(journey, nongmu, '12月5日')

    const pressed = await journey.press('nongmu', digest, '明天再提醒')
    const form = await journey.ask('nongmu', '填报 9')
    const reported = await journey.submit('nongmu', form, { value: '96', note: '全市 96%，超过目标' })
    journey.moveTo('2025-12-06T09:00')
    journey.moveTo('2025-12-08T09:00')
    const again = await digestIn(journey, nongmu, '12月8日')

    expect(pressed.toast?.content).toContain('12月8日（周一）')
    expect(reported.toast?.type).toBe('success')
    expect(digest.words).toContain('五（二）9 ')
    expect(again.words).toContain('五（二）8 ')
    expect(again.words).not.toContain('五（二）9 ')
    expect(digestsIn(journey, nongmu)).toHaveLength(2)
  })

  it('is for the unit’s own people: a stranger changes nothing', async () => {
    const journey = await startJourney({ at: '2025-12-01T08:00' })
    const group = await aGroup(journey, '农牧局二群', ['市农牧局'], 'official')
    journey.moveTo(at)
    const digest = await digestIn(journey, group, '12月1日')

    const pressed = await journey.press('official', digest, '明天再提醒')
    journey.moveTo('2025-12-02T09:00')
    await journey.untilSaid(group, 'official')

    expect(pressed.toast?.content).toBe('这是给市农牧局的提醒，只有本单位的联络员能推迟。')
    expect(labelsOf(journey.asItStands(digest))).toContain('明天再提醒')
    expect(digestsIn(journey, group)).toHaveLength(1)
  })

  it('counts once, however many groups the unit has and however often it is pressed', async () => {
    const journey = await startJourney({ at: '2025-12-01T08:00' })
    const other = await aGroup(journey, '农牧局二群', ['市农牧局'], 'nongmu')
    journey.moveTo(at)
    const [here, there] = [await digestIn(journey, nongmu, '12月1日'), await digestIn(journey, other, '12月1日')]

    await journey.press('nongmu', here, '明天再提醒')
    const again = await journey.press('nongmu', there, '明天再提醒')
    journey.moveTo('2025-12-02T09:00')
    const second = await digestIn(journey, other, '12月2日')

    expect(again.toast?.content).toBe('已经推到 12月2日（周二），不用再点。')
    expect(labelsOf(second)).toContain('明天再提醒')
  })

  it('on a digest that a newer one has overtaken says so', async () => {
    const journey = await startJourney({ at })
    const old = await digestIn(journey, nongmu, '12月1日')
    journey.moveTo('2025-12-24T09:00')
    await digestIn(journey, nongmu, '12月24日')
    // Feishu itself lets no card of more than two weeks be pressed.
    journey.moveTo('2025-12-14T09:00')

    const pressed = await journey.press('nongmu', old, '明天再提醒')

    expect(pressed.toast?.content).toContain('有了新的提醒')
  })

  it.each(['明天再提醒', '麻烦明天再提醒一下', '下个工作日再提醒'])('may be said in the group: %s', async (words) => {
    const journey = await startJourney({ at })
    await digestIn(journey, nongmu, '12月1日')

    const answer = await journey.askIn('nongmu', 'nongmu', words)
    journey.moveTo('2025-12-02T09:00')
    const second = await digestIn(journey, nongmu, '12月2日')

    expect(answer.words).toContain('14 项推到 12月2日（周二）再提醒')
    expect(second.words).toContain('还有 29 天')
  })

  it('said where nothing was reminded of changes nothing', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })

    expect((await journey.ask('nongmu', '明天再提醒')).words).toContain('还没有发过提醒')
  })

  it('a third time is refused to a unit, where others of its group may still', async () => {
    const journey = await startJourney({ at: '2025-12-01T08:00' })
    const all = chatIdOf('all')
    for (const unit of ['市农牧局', '市水利局']) await journey.askIn('all', 'coordinator', `绑定 ${unit}`)
    const on = async (day: number) => {
      journey.moveTo(`2025-12-0${day}T09:00`)
      return digestIn(journey, all, `12月${day}日`)
    }

    const first = await on(1)
    await journey.press('nongmu', first, '明天再提醒')
    await journey.press('nongmu', await on(2), '明天再提醒')
    await journey.press('shuili', first, '明天再提醒')
    const third = await on(3)
    const refused = await journey.press('nongmu', third, '明天再提醒')
    const taken = await journey.press('shuili', third, '明天再提醒')

    expect(refused.toast?.content).toContain('已经推过两次，不能再推')
    expect(taken.toast?.content).toContain('推到 12月4日（周四）再提醒')
  })
})

describe('a digest with more than a page', () => {
  it('is turned by anybody in the group, and its form goes to whoever presses', async () => {
    const journey = await startJourney({ at })
    const digest = await digestIn(journey, nongmu, '12月1日')

    await journey.press('nongmu', digest, '下一页')
    const second = journey.asItStands(digest)
    const opened = await journey.press('nongmu', second, '填报')
    const form = await journey.cardIn(journey.privateChat('nongmu'), ({ title }) => title.startsWith('填报'))

    expect(second.words).toContain('第 2 / 2 页')
    expect(opened.toast?.content).toContain('私聊')
    expect(form.fields.map(({ name }) => name)).toContain('status')
    expect(journey.asItStands(digest).title).toBe('12月1日督办提醒')
  })
})
