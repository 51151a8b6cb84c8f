import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from './support/journey.ts'

const desk = chatIdOf('desk')
const answered = {
  cause: '招标流了',
  remedy: '1 月 20 日重新开标，3 月进场',
  until: '2026-06-30',
}

/** The targets of 2025 have gone by without a word. */
async function afterTheYear(): Promise<Journey> {
  const journey = await startJourney({ at: '2025-12-10T10:00' })
  journey.moveTo('2026-01-12T10:00')
  return journey
}

const requestIn = (journey: Journey) => journey.cardIn(desk, ({ title }) => title.startsWith('问效答复'))

describe('a liaison explains what is overdue', () => {
  it('with cause, remedy and a day, which a coordinator agrees to; the plan’s date stays', async () => {
    const journey = await afterTheYear()

    const form = await journey.ask('nongmu', '问效 13')
    const sent = await journey.submit('nongmu', form, answered)
    const request = await requestIn(journey)
    await journey.press('coordinator', request, '同意')

    expect(form.title).toContain('逾期说明')
    expect(form.words).toContain('2025-12-31 到期，已逾期 12 天')
    expect(form.fields.map(({ name }) => name)).toEqual(['cause', 'remedy', 'until'])
    expect(sent.toast?.content).toContain('按逾期记录')
    expect(request.title).toBe('问效答复 · 待决定')
    for (const words of [
      '市农牧局',
      '方案时限：到2025年（按 2025-12-31 计），不变',
      '申请承诺时限：2026-06-30',
      '原因：招标流了',
      '措施：1 月 20 日重新开标，3 月进场',
      '按逾期记录',
    ])
      expect(request.words).toContain(words)
    await journey.sandbox.until(() => journey.asItStands(form).title === '问效答复 · 已同意' || undefined)
    const progress = await journey.ask('nongmu', '进展 13')
    expect(progress.words).toContain('到2025年')
    expect(progress.words).toContain('2026-06-30')
    expect((await journey.ask('coordinator', '记录 13')).words).toContain('市农牧局答复问效：原因 招标流了')
  })

  it('gets the form back with what was typed where something is missing, and nothing goes out', async () => {
    const journey = await afterTheYear()
    const form = await journey.ask('nongmu', '问效 13')

    const soon = await journey.submit('nongmu', form, { ...answered, until: '2025-12-20' })
    const again = journey.asItStands(form)
    const late = await journey.submit('nongmu', again, { until: '2029-01-01' })

    expect(await journey.toastOf(soon)).toContain('已经过去')
    expect(again.fields.map(({ initial }) => initial)).toEqual([answered.cause, answered.remedy, '2025-12-20'])
    expect(await journey.toastOf(late)).toContain('最多延两年')
    await journey.untilSaid(desk, 'coordinator')
    expect(journey.cardsIn(desk).filter(({ title }) => title.startsWith('问效'))).toEqual([])
  })

  it('leaves another owner’s request alone: the words are kept beside it', async () => {
    const journey = await afterTheYear()
    await journey.submit('nongmu', await journey.ask('nongmu', '问效 13'), answered)
    await requestIn(journey)

    const form = await journey.ask('shuili', '问效 13')
    await journey.submit('shuili', form, { cause: '管网没通', remedy: '三月通水', until: '2026-04-30' })

    const told = await journey.cardIn(desk, ({ title }) => title === '问效答复')
    expect(told.words).toContain('原因：管网没通')
    expect(told.words).toContain('市农牧局申请的承诺时限 2026-06-30 正等着决定')
    expect(journey.asItStands(form).title).toBe('问效答复')
  })

  it('cannot smuggle markup in', async () => {
    const journey = await afterTheYear()
    const form = await journey.ask('nongmu', '问效 13')

    await journey.submit('nongmu', form, { ...answered, cause: '<at id=all></at> **[点我](https://x.cn)**' })

    const request = await requestIn(journey)
    const drawn = JSON.stringify(journey.sandbox.trace(request.messageId).message?.content)
    expect(drawn).not.toContain('<at id=all>')
    expect(drawn).not.toContain('](https://x.cn)')
    expect(request.words).toContain('<at id=all></at> **[点我](https://x.cn)**')
  })
})

describe('asking to explain what cannot be explained', () => {
  it.each([
    ['nongmu', '问效 7', '每年的指标'],
    ['nongmu', '问效 18', '没有写期限'],
    ['nongmu', '问效 99', '方案里没有'],
    ['nongmu', '问效', '带上编号'],
    ['wenlv', '问效 13', '由这些单位的联络员说明'],
    ['coordinator', '问效 13', '发“催办 12 单位 理由”'],
  ] as const)('%s: %s', async (person, words, said) => {
    const journey = await afterTheYear()

    expect((await journey.ask(person, words)).words).toContain(said)
  })

  it('before the day says how to ask for more time', async () => {
    const journey = await startJourney({ at: '2025-12-10T10:00' })

    expect((await journey.ask('nongmu', '问效 13')).words).toContain('到 2025-12-31 才到期')
  })
})
