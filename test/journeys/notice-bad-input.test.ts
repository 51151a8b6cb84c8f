import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { type FormInput, type Journey, startJourney } from './support/journey.ts'
import { aGroup, aNotice, aPreview, inGroup, says } from './support/notice.ts'

const nongmu = chatIdOf('nongmu')
const friday = '2026-09-18T10:00'
const good = { title: '调度会通知', body: '25号下午三点开会', audience: ['市农牧局'] }

/** The form sent like this; what flashes up, and the form as it comes back. */
async function submitted(journey: Journey, form: FormInput) {
  const opened = await journey.ask('coordinator', '发通知')
  const pressed = await journey.submit('coordinator', opened, { ...good, ...form })
  return { pressed, words: await journey.toastOf(pressed), back: journey.asItStands(opened) }
}

describe('a notice that cannot be sent as it is', () => {
  it.each<[string, FormInput, string]>([
    ['without text', { body: '  ' }, '没有正文'],
    ['of punctuation alone', { body: '……！' }, '没有正文'],
    ['without a title', { title: '' }, '标题没有写'],
    ['for nobody', { audience: [] }, '没有写发给谁'],
    ['for a unit that is not there', { audience: [], audienceMore: '市天气局' }, '名录里没有“市天气局”'],
    ['for units that cannot be reached', { audience: ['市财政局', '市教体局'] }, '都收不到'],
    ['for all but all', { audience: ['市农牧局'], audienceMore: '除市农牧局外' }, '一个单位也不剩'],
    ['in the past', { sendAt: '2026-09-17 09:00' }, '发送时间已经过了：9月17日（星期四）09:00'],
    ['closing in the past', { receipt: true, closes: '2026-09-18 09:00' }, '回执截止已经过了'],
    [
      'closing before it is sent',
      { receipt: true, closes: '2026-09-21 09:00', sendAt: '2026-09-22 09:00' },
      '回执截止在发送时间之前',
    ],
    ['a year and more ahead', { sendAt: '2028-09-17 09:00' }, '最多提前一年'],
  ])('%s says what is wrong, keeps what was typed, and changes nothing', async (_, form, words) => {
    const journey = await startJourney({ at: friday })

    const { words: said, back } = await submitted(journey, form)

    expect(said).toContain(words)
    expect(back.words).toContain(words)
    expect(back.fields.length).toBeGreaterThan(0)
    expect((await journey.ask('coordinator', '通知记录')).words).toContain('还没有发过通知')
    expect(journey.cardsIn(nongmu)).toEqual([])
  })

  it('longer than a card holds says by how much', async () => {
    const journey = await startJourney({ at: friday })

    const form = await journey.ask('coordinator', `发通知 标题：很长\n正文：${'汉字'.repeat(5000)}\n对象：市农牧局`)
    const fits = await journey.ask('coordinator', `发通知 标题：长\n正文：${'汉字。'.repeat(1200)}\n对象：市农牧局`)

    expect(form.words).toMatch(/正文太长，一张卡片放不下，至少要删掉 \d{4,5} 字/)
    await journey.press('coordinator', fits, '发送')
    expect((await inGroup(journey, nongmu, '长')).words).toContain('汉字。汉字。')
  })

  it.each([
    ['title', { title: '【机密】调度会' }],
    ['body', { body: '秘 密★1年\n开会' }],
    ['body', { body: '本件属于绝　密' }],
  ])('bearing a secrecy mark in its %s is refused', async (_, form) => {
    const journey = await startJourney({ at: friday })

    const { words } = await submitted(journey, form)

    expect(words).toMatch(/有“(?:秘密|机密|绝密)”标记，不能用飞书群发送/)
  })

  it('with a secrecy mark leaves no trace, dictated or as a file', async () => {
    const journey = await startJourney({ at: friday })
    const before = journey.cardsIn(journey.privateChat('coordinator')).length

    const refused = await journey.ask('coordinator', '发通知 机密★：三号方案改到明天，市农牧局')
    const file = { name: '绝密 方案.docx', base64: Buffer.from('x').toString('base64') }
    const named = await journey.answerTo(journey.tell('coordinator', '', { file, text: undefined }))

    expect(refused.words).toContain('机要渠道')
    expect(named.words).toContain('附件名里有“绝密”标记')
    const told = journey.cardsIn(journey.privateChat('coordinator')).slice(before)
    expect(told.map(({ words }) => words).join()).not.toContain('三号方案')
  })

  it('with a file that bears a mark inside goes without it, and the sender is told', async () => {
    const journey = await startJourney({ at: friday })
    const file = { name: '方案.txt', base64: Buffer.from('机密★1年\n三号方案').toString('base64') }
    await journey.answerTo(journey.tell('coordinator', '', { file, text: undefined }))
    const preview = await aPreview(journey, {})

    await journey.press('coordinator', preview, '发送')
    const told = await journey.cardIn(journey.privateChat('coordinator'), ({ words }) => words.includes('发送结果：'))

    expect(told.words).toContain('附件没发到（文件里有密级标记，不能用飞书发送）：市农牧局')
    expect(
      journey
        .cardsIn(nongmu)
        .map(({ words }) => words)
        .join(),
    ).not.toContain('方案.txt')
  })

  it('with hostile markup shows it as text, and calls nobody', async () => {
    const journey = await startJourney({ at: friday })
    await aNotice(journey, {
      title: '调度会通知<at id=all></at>',
      body: '<at id=all></at> [点我](javascript:alert(1)) <font color="red">x</font> ![](img_v3_x) :DONE:',
    })

    const card = await inGroup(journey, nongmu)
    const raw = JSON.stringify(journey.sandbox.messagesIn(nongmu).at(-1)?.content)

    expect(card.words).toContain('<at id=all></at> [点我](javascript:alert(1))')
    // A title and a summary are plain text, where nothing is markup.
    expect(raw.replaceAll('调度会通知<at id=all></at>', '').replaceAll("<font color='grey'>", '')).not.toMatch(
      /<at|<font|!\[|\]\(javascript/,
    )
  })
})

describe('@所有人', () => {
  it('is called only where the coordinator ticked it', async () => {
    const journey = await startJourney({ at: friday })
    const calls = () => JSON.stringify(journey.sandbox.messagesIn(nongmu)).includes('<at id=all></at>')
    await aNotice(journey, { title: '甲', body: '@所有人 请看' })
    const before = calls()

    await aNotice(journey, { title: '乙', atAll: true })

    expect(before).toBe(false)
    expect(calls()).toBe(true)
  })
})

describe('pressing twice at once', () => {
  it('sends once', async () => {
    const journey = await startJourney({ at: friday })
    const preview = await aPreview(journey, {})
    const { value } = preview.buttons.find(({ label }) => label === '发送') ?? {}

    const [first, second] = await Promise.all([
      journey.sandbox.press(preview.messageId, { as: openIdOf('coordinator'), value }),
      journey.sandbox.press(preview.messageId, { as: openIdOf('coordinator'), value }),
    ])
    await inGroup(journey, nongmu)
    await journey.untilSaid(nongmu, 'nongmu')

    expect([first?.ok, second?.ok]).toEqual([true, true])
    expect(journey.cardsIn(nongmu).filter(({ title }) => title === '调度会通知')).toHaveLength(1)
  })
})

describe('somebody who is no coordinator', () => {
  it.each(['发通知', '发通知 明天开会，各旗区', '谁还没回', '催未回', '杭锦旗电话里说了'])(
    'is told so: %s',
    async (words) => {
      const journey = await startJourney({ at: friday })

      expect((await journey.ask('official', words)).words).toContain('只有统筹人员')
    },
  )

  it('cannot count for a unit that is not theirs, nor a coordinator for any', async () => {
    const journey = await startJourney({ at: friday })
    const desk = await aNotice(journey, { receipt: true })
    const card = await inGroup(journey, nongmu)

    const coordinator = await journey.press('coordinator', card, '收到')
    const member = await journey.press('leader', card, '收到')
    const again = await journey.press('nongmu', card, '收到').catch(() => undefined)

    expect(coordinator.toast?.content).toContain('不能替单位点')
    expect(member.toast).toMatchObject({ type: 'success' })
    expect(again?.toast?.content ?? '').not.toContain('已记下')
    await says(journey, desk, '全部单位都已回执')
  })
})

describe('a coordinator who is none any more when the scheduled time comes', () => {
  it('sends nothing; the other coordinators decide', async () => {
    const changing = structuredClone(roster)
    const journey = await startJourney({ at: friday, roster: changing })
    const preview = await aPreview(journey, { sendAt: '2026-09-19 09:00' })
    await journey.press('coordinator', preview, '定时发送')
    await journey.stop()
    changing.coordinators.shift()
    await journey.start()

    journey.moveTo('2026-09-19T09:00')
    const held = await journey.cardIn(chatIdOf('desk'), ({ words }) => words.includes('已不是统筹人员'))
    expect(journey.cardsIn(nongmu)).toEqual([])
    const refused = await journey.press('coordinator', held, '发送')
    const sent = await journey.press('coordinator2', held, '发送')

    expect(refused.toast?.content).toContain('只有统筹人员')
    expect(sent.toast?.content).toContain('开始发送')
    await inGroup(journey, nongmu)
  })
})

describe('a group that removes the bot between preview and sending', () => {
  it('is missed before it is sent: the list is shown anew', async () => {
    const journey = await startJourney({ at: friday })
    const preview = await aPreview(journey, { audience: ['市农牧局', '市水利局'] })
    journey.sandbox.setBotIn(chatIdOf('shuili'), openIdOf('coordinator'), false)
    await journey.sandbox.settled()

    const pressed = await journey.press('coordinator', preview, '发送')
    const changed = journey.asItStands(preview)
    expect(pressed.toast?.content).toContain('名册有变化')
    expect(changed.words).toContain('私发联络员 1 人：市水利局（李雪梅）')
    expect(journey.cardsIn(nongmu)).toEqual([])

    await journey.press('coordinator', changed, '发送')
    await inGroup(journey, journey.privateChat('shuili'))
    expect(journey.cardsIn(nongmu)).toHaveLength(1)
  })

  it('or without a word about it is named with the reason, and reached once it is back', async () => {
    const journey = await startJourney({ at: friday })
    const preview = await aPreview(journey, { audience: ['市农牧局', '市水利局'] })
    const all = journey.sandbox.chats().find(({ chatId }) => chatId === chatIdOf('shuili'))
    if (all) all.botIn = false

    await journey.press('coordinator', preview, '发送')
    await says(journey, preview, '机器人不在群里：市水利局')
    expect(journey.asItStands(preview).words).toContain('已发 1 / 2，没发出 1')
    await journey.cardIn(journey.privateChat('coordinator'), ({ words }) => words.includes('发送结果：'))
    expect(journey.cardsIn(chatIdOf('desk')).filter(({ title }) => title.includes('没发出去'))).toEqual([])

    if (all) all.botIn = true
    await journey.press('coordinator', journey.asItStands(preview), '再发没发出的（1）')
    await inGroup(journey, chatIdOf('shuili'))
    await says(journey, preview, '已发 2 / 2')
  })
})

describe('an old or forged button', () => {
  it('about a notice that nobody knows says so', async () => {
    const journey = await startJourney({ at: friday })
    const group = await aGroup(journey, '市财政局工作群', ['市财政局'])
    await aNotice(journey, { audience: ['市财政局'], receipt: true })
    const card = await inGroup(journey, group)
    const { value } = card.buttons[0] ?? {}

    const forged = await journey.sandbox.press(card.messageId, {
      as: openIdOf('official'),
      value: { ...value, notice: 'x' },
    })

    expect(forged.ok).toBe(false)
  })
})
