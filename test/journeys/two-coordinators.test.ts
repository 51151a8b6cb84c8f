import { describe, expect, it } from 'vitest'
import { chatIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from './support/journey.ts'
import { aNotice, aPreview, inGroup, says } from './support/notice.ts'

const nongmu = chatIdOf('nongmu')
const friday = { at: '2026-09-18T10:00' }

/** The newest card about notice 1 in the second coordinator's private chat. */
async function theirs(journey: Journey) {
  await journey.ask('coordinator2', '通知 1')
  return journey.cardIn(journey.privateChat('coordinator2'), ({ title }) => /^定时通知|^通知 1/.test(title))
}

describe('two coordinators with the same scheduled notice before them', () => {
  async function scheduled() {
    const journey = await startJourney(friday)
    const mine = await aPreview(journey, { sendAt: '2026-09-21 09:00' })
    await journey.press('coordinator', mine, '定时发送')
    return { journey, mine: journey.asItStands(mine), theirs: await theirs(journey) }
  }

  it('who both send it now, at once, send it once; the second is told who was first', async () => {
    const { journey, mine, theirs } = await scheduled()

    const pressed = await Promise.all([
      journey.press('coordinator', mine, '现在就发'),
      journey.press('coordinator2', theirs, '现在就发'),
    ])
    await inGroup(journey, nongmu)
    await journey.untilSaid(nongmu, 'nongmu')

    const told = pressed.map(({ toast }) => toast?.content ?? '')
    expect(told.filter((words) => words.includes('开始发送'))).toHaveLength(1)
    expect(told.filter((words) => /已由(?:陈督办|娜仁)在 .* 发出，没有重复发送/.test(words))).toHaveLength(1)
    expect(journey.cardsIn(nongmu).filter(({ title }) => title === '调度会通知')).toHaveLength(1)
  })

  it('of whom one cancels it: the other cannot send it any more, and sees why', async () => {
    const { journey, mine, theirs } = await scheduled()

    await journey.press('coordinator2', theirs, '取消定时')
    const pressed = await journey.press('coordinator', mine, '现在就发')

    expect(pressed.toast?.content).toContain('作废')
    expect(journey.asItStands(mine).words).toContain('娜仁在 9月18日 10:00 取消，没有发出')
    journey.moveTo('2026-09-21T09:01')
    await journey.untilSaid(nongmu, 'nongmu')
    expect(journey.cardsIn(nongmu).filter(({ title }) => title === '调度会通知')).toEqual([])
  })
})

describe('a second coordinator', () => {
  it('follows what the first one sent on a card of their own, and recalls it', async () => {
    const journey = await startJourney(friday)
    const mine = await aNotice(journey, { receipt: true })
    const card = await theirs(journey)

    await journey.press('nongmu', await inGroup(journey, nongmu), '收到')
    await says(journey, card, '全部单位都已回执')
    const recalled = await journey.press('coordinator2', journey.asItStands(card), '撤回')

    expect(recalled.toast?.content).toContain('正在撤回')
    await says(journey, mine, '撤回 1 / 1')
    const again = await journey.press('coordinator', mine, '撤回').catch(() => undefined)
    expect(again?.ok ?? false).toBe(false)
  })

  it('who is none any more can do nothing with a preview from before', async () => {
    const changing = structuredClone(roster)
    const journey = await startJourney({ ...friday, roster: changing })
    const preview = await aPreview(journey, {})
    await journey.stop()
    changing.coordinators.shift()
    await journey.start()

    const pressed = await journey.press('coordinator', preview, '发送')
    await journey.untilSaid(nongmu, 'nongmu')

    expect(pressed.toast?.content).toContain('只有统筹人员能做')
    expect(journey.cardsIn(nongmu).filter(({ title }) => title === '调度会通知')).toEqual([])
  })
})
