import { describe, expect, it } from 'vitest'
import { chatIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from './support/journey.ts'

const desk = chatIdOf('desk')
const nongmu = chatIdOf('nongmu')

/** Nine o'clock on each of these days, until everybody has what was sent. */
async function liveThrough(journey: Journey, ...days: readonly string[]): Promise<void> {
  const groups = ['nongmu', 'shuili', 'xiangcun', 'wenlv', 'zhunqi', 'desk'] as const
  for (const day of days) {
    journey.moveTo(`${day}T09:00`)
    for (const group of groups) await journey.untilSaid(chatIdOf(group), 'coordinator')
    await journey.untilSaid(journey.privateChat('leader'), 'leader')
  }
}

const toLeader = (journey: Journey) =>
  journey.cardsIn(journey.privateChat('leader')).filter(({ title }) => title === '逾期未报，请过问')
const toDesk = (journey: Journey) => journey.cardsIn(desk).filter(({ title }) => title.endsWith('个单位逾期未报'))

/** The year ends, and nobody says a word. */
async function silence(circumstances: Parameters<typeof startJourney>[0] = {}): Promise<Journey> {
  const journey = await startJourney({ at: '2025-12-30T10:00', ...circumstances })
  await liveThrough(journey, '2025-12-31', '2026-01-05', '2026-01-06', '2026-01-07')
  return journey
}

describe('what a unit lets pass', () => {
  it('reaches its leader privately after seven days, the coordinators after fourteen, each once', async () => {
    const journey = await silence()

    const [told, ...more] = toLeader(journey)
    expect(more).toEqual([])
    expect(toDesk(journey)).toEqual([])
    expect(told?.words).toContain('逾期 7 天')
    expect(told?.words).toContain('群里提醒过')
    expect(told?.buttons.map(({ label }) => label)).toContain('填报')

    await liveThrough(journey, '2026-01-08', '2026-01-14', '2026-01-15', '2026-01-21')
    expect(toLeader(journey)).toHaveLength(1)
    const [summary, ...others] = toDesk(journey)
    expect(others).toEqual([])
    expect(summary?.title).toBe('5 个单位逾期未报')
    expect(summary?.words).toMatch(/市农牧局 \d+ 项，最长逾期 14 天 1月7日已告知负责人赵永胜\n- 五（一）/)
    expect(summary?.words).toMatch(/市文旅局 \d+ 项，最长逾期 14 天 名册没有负责人/)
  })

  it('can be explained from the group’s own digest, in a form that only the person gets', async () => {
    const journey = await silence()
    const digest = await journey.cardIn(nongmu, ({ title }) => title === '1月7日督办提醒')

    const pressed = await journey.press('nongmu', digest, '说明原因和措施')

    expect(digest.buttons.map(({ label }) => label)).not.toContain('申请延期')
    expect(pressed.toast?.content).toContain('私聊')
    await journey.cardIn(journey.privateChat('nongmu'), ({ title }) => title.startsWith('逾期说明'))
    await journey.untilSaid(nongmu, 'nongmu')
    expect(journey.cardsIn(nongmu).filter(({ title }) => title.startsWith('逾期说明'))).toEqual([])
  })

  it('lets the leader report and explain from the card, which stops it', async () => {
    const journey = await silence({ settings: { review: false } })
    const [told] = toLeader(journey)
    if (!told) throw new Error('the leader was not told')

    await journey.press('leader', told, '说明原因和措施')
    const form = await journey.cardIn(journey.privateChat('leader'), ({ title }) => title.startsWith('逾期说明'))
    const sent = await journey.submit('leader', form, {
      cause: '招标流了',
      remedy: '一月重新开标',
      until: '2026-06-30',
    })

    expect(sent.toast?.type).toBe('success')
    const explained = form.title.replace('逾期说明 ', '')
    await liveThrough(journey, '2026-01-14')
    const words = toDesk(journey)[0]?.words ?? ''
    expect(words).toContain('市农牧局')
    expect(words).not.toContain(explained)
  })

  it('is urged from the summary with one press; the second, and the other coordinator’s, send nothing', async () => {
    const journey = await silence()
    await liveThrough(journey, '2026-01-14')
    const [summary] = toDesk(journey)
    const label = summary?.buttons.find((each) => each.label.startsWith('催办'))?.label ?? ''
    if (!summary) throw new Error('the coordinators were not told')

    const pressed = await Promise.all([
      journey.press('coordinator', summary, label),
      journey.press('coordinator', summary, label),
      journey.press('coordinator2', summary, label),
    ])

    const said = pressed.map(({ toast }) => toast?.content ?? '')
    expect(said.filter((words) => words.startsWith('已催办'))).toHaveLength(1)
    expect(said.filter((words) => /催过|已经收到/.test(words))).toHaveLength(2)
    await journey.untilSaid(nongmu, 'nongmu')
    const urges = journey.cardsIn(nongmu).filter(({ title }) => title.startsWith('催办 '))
    expect(urges.length).toBeLessThanOrEqual(1)
  })

  it('goes on without a leader who has left Feishu, and the coordinators hear of it', async () => {
    const gone = { name: '钱局长', openId: 'ou_goneFromFeishu' }
    const units = { ...roster.units, 市农牧局: { ...roster.units.市农牧局, leader: gone } }

    const journey = await silence({ roster: { ...roster, units } })

    const alert = await journey.cardIn(desk, ({ title }) => title.includes('没发出去'))
    expect(alert.words).toContain('离职')
    expect(toLeader(journey)).toEqual([])
    await liveThrough(journey, '2026-01-14')
    expect(toDesk(journey)[0]?.words).toContain('市农牧局')
  })

  it('is not passed on at night, on a day off, or again after a restart', async () => {
    const journey = await startJourney({ at: '2025-12-30T10:00' })
    await liveThrough(journey, '2025-12-31', '2026-01-06')

    journey.moveTo('2026-01-07T08:59')
    await journey.untilSaid(journey.privateChat('leader'), 'leader')
    expect(toLeader(journey)).toEqual([])
    await liveThrough(journey, '2026-01-07')
    await journey.stop()
    await journey.start()
    journey.moveTo('2026-01-07T11:00')
    await journey.untilSaid(journey.privateChat('leader'), 'leader')

    expect(toLeader(journey)).toHaveLength(1)
  })
})
