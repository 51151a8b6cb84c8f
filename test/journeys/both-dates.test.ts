import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { digestIn, digestsIn } from './support/digest.ts'
import { type Journey, startJourney } from './support/journey.ts'

const nongmu = chatIdOf('nongmu')

const both = [/2025-12-31/, /承诺时限 2026-06-30/]

async function extended() {
  const journey = await startJourney({ at: '2025-11-05T10:00', settings: { review: false } })
  const done = await journey.ask('coordinator', '13 招标流了，延到明年6月底')
  expect(done.title).toBe('延期申请 · 已同意')
  return journey
}

const workbookOf = ({ sandbox, privateChat }: Journey) =>
  sandbox.messagesIn(privateChat('coordinator')).flatMap(({ content }) => {
    const { file_key: key } = content as { file_key?: string }
    return key === undefined ? [] : (sandbox.resource(key) ?? [])
  })[0]

describe('a deadline that was put off', () => {
  it.each([
    ['nongmu', '进展 13'],
    ['nongmu', '我的任务'],
    ['nongmu', '待填报'],
    ['official', '台账'],
  ] as const)('shows both dates to %s on %s', async (person, words) => {
    const journey = await extended()

    let card = await journey.ask(person, words)
    for (let page = 0; page < 4 && !both[1]?.test(card.words); page += 1) {
      const next = card.buttons.find(({ label }) => label === '下一页')
      if (!next) break
      const before = journey.cardsIn(journey.privateChat(person)).length
      await journey.press(person, card, '下一页')
      await journey.sandbox.settled()
      const cards = journey.cardsIn(journey.privateChat(person))
      card = cards.length > before ? (cards.at(-1) ?? card) : journey.asItStands(card)
    }

    for (const date of both) expect(card.words).toMatch(date)
  })

  it('shows both in the form, the bulletin, the workbook and in the browser', async () => {
    const journey = await extended()

    const form = await journey.ask('nongmu', '填报 13')
    const bulletin = await journey.ask('coordinator', '通报')
    await journey.ask('coordinator', '导出')
    const board = await journey.ask('coordinator', '台账')

    const fields = journey.sandbox
      .messagesIn(journey.privateChat('nongmu'))
      .map(({ content }) => JSON.stringify(content))
    expect(fields.join()).toContain('到2025年，承诺时限 2026-06-30')
    expect(form.title).toContain('填报')
    expect(bulletin.words).toContain('方案时限 2025-12-31，承诺时限 2026-06-30')
    const parts = unzipSync(workbookOf(journey)?.bytes ?? new Uint8Array())
    expect(Buffer.from(parts['xl/sharedStrings.xml'] ?? []).toString()).toContain('承诺时限')
    const url = board.buttons.find(({ url: link }) => link)?.url ?? ''
    const page = await (await fetch(url)).text()
    expect(page).toContain('承诺时限 2026-06-30')
    const task = /href="([^"]*zd-13[^"]*)"/.exec(page)?.[1] ?? ''
    const onTask = await (await fetch(new URL(task.replaceAll('&amp;', '&'), url))).text()
    for (const date of both) expect(onTask).toMatch(date)
  })

  it('is reminded of by the committed date, and the digest shows both', async () => {
    const settings = { daysAhead: [30], overdueEvery: 365, cycle: { every: 'none' as const } }
    const journey = await startJourney({ at: '2025-12-10T10:00', settings })
    await digestIn(journey, nongmu, '12月10日')
    const done = await journey.ask('coordinator', '13 招标流了，延到明年6月底')
    journey.moveTo('2025-12-31T09:00')
    await journey.untilSaid(nongmu, 'nongmu')
    const before = digestsIn(journey, nongmu).map(({ title }) => title)

    journey.moveTo('2026-06-01T09:00')
    const digest = await digestIn(journey, nongmu, '6月1日')

    expect(done.title).toBe('延期申请 · 已同意')
    expect(before).toEqual(['12月10日督办提醒'])
    expect(digest.words).toContain('五（三）13')
    expect(digest.words).toContain('还有 29 天　到2025年（按 2025-12-31 计），承诺时限 2026-06-30')
  })

  it('is overdue by the plan’s date all the same', async () => {
    const journey = await extended()
    const form = await journey.ask('nongmu', '填报 13')
    const sent = await journey.submit('nongmu', form, { value: '80', note: '还差 3 个村' })
    expect(sent.toast).toMatchObject({ type: 'success' })
    journey.moveTo('2026-01-05T10:00')

    const progress = await journey.ask('official', '进展 13')

    expect(progress.words).toContain('红')
    for (const date of both) expect(progress.words).toMatch(date)
  })
})
