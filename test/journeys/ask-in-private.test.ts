import { describe, expect, it } from 'vitest'
import { openIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'

describe('an official asks in the private chat', () => {
  it('learns that two bodies are two, where each is listed, and that the plan names no lead', async () => {
    const journey = await startJourney()

    const card = await journey.ask('official', '农牧办和农牧局是不是一家，农牧办牵头几个事')

    expect(card.words).toContain('不是一家')
    expect(card.words).toMatch(/市委农牧办：重点工作 2 项，具体要求 2 项/)
    expect(card.words).toContain('五（四）20 实施包联强村促双增')
    expect(card.words).toContain('方案没有写谁牵头')
  })

  it('learns what the plan asks of a banner: the rule, then what is counted there, then the list', async () => {
    const journey = await startJourney()

    const { words } = await journey.ask('official', '我是准旗的，这方案里我们旗到底要干啥')

    expect(words).toContain('准格尔旗要参与全部 24 项重点工作和 5 项具体要求')
    const [rule, perBanner, list] = ['四（一）写明', '每个旗区 1000 户 以上', '五（一）2 深化'].map((part) =>
      words.indexOf(part),
    )
    expect(rule).toBeGreaterThan(-1)
    expect(perBanner).toBeGreaterThan(Number(rule))
    expect(list).toBeGreaterThan(Number(perBanner))
  })

  it('gets what several questions in one message ask for, numbered', async () => {
    const journey = await startJourney()

    const { words } = await journey.ask('official', '改厕归谁管？农村牧区生活污水到2025年要到多少？')

    expect(words).toMatch(/1\. .*推进环境整治优化提升/)
    expect(words).toContain('市住建局')
    expect(words).toMatch(/^2\. /m)
    expect(words).toContain('63% 以上')
  })

  it('may go on without naming the thing again', async () => {
    const journey = await startJourney()
    await journey.ask('official', '改厕归谁管')

    const card = await journey.ask('official', '那目标呢')

    expect(card.words).toContain('农村牧区卫生厕所普及率')
    expect(card.words).toContain('80%')
  })

  it('is told plainly what the plan does not say, and no unit', async () => {
    const journey = await startJourney()

    const card = await journey.ask('official', '地铁什么时候通车')

    expect(card.title).toBe('方案没有写')
    expect(card.words).not.toMatch(/市[一-龥]{1,6}局/)
  })

  it('may ask why, and is shown the words that led there', async () => {
    const journey = await startJourney()
    await journey.ask('official', '毛乌苏那边归谁管')

    const card = await journey.ask('official', '为什么')

    expect(card.title).toBe('为什么这样答')
    expect(card.words).toContain('毛乌苏')
    expect(card.words).toContain('五（一）1 坚决打好黄河“几字弯”攻坚战')
  })

  it('may say that the answer was wrong, choose what was meant and get that', async () => {
    const journey = await startJourney()
    await journey.ask('official', '改厕归谁管')

    const choices = await journey.ask('official', '不对')
    const meant = choices.buttons.at(-1)?.label ?? ''
    const pressed = await journey.press('official', choices, meant)
    const shown = await journey.sandbox.until(() =>
      journey.cardsIn(journey.privateChat('official')).find(({ title }) => title.startsWith(meant)),
    )

    expect(choices.title).toBe('您问的是哪一项？')
    expect(pressed.toast).toEqual({ type: 'info', content: '已发出' })
    expect(shown.title).toBe(meant)
    const unanswered = await journey.ask('coordinator', '未答')
    expect(unanswered.words).toContain('改厕归谁管 → zd-12')
  })

  it('has nothing explained that was never asked', async () => {
    const journey = await startJourney()

    const card = await journey.ask('official', '为什么')

    expect(card.words).toContain('还没有可以解释的回答')
  })
})

describe('someone who sends no question', () => {
  const png = Buffer.from('not looked at').toString('base64')

  it.each([
    ['a picture', { image: { name: '照片.png', base64: png } }, '图片我看不懂，请把问题打成字。'],
    ['a file', { file: { name: '台账.xlsx', base64: png } }, '文件我不在聊天里读，请把问题打成字。'],
    ['an empty mention', { text: '@督办', mentionBot: true }, '我在。想问哪件事？'],
    ['a lonely sign', { text: '？？' }, '我在。想问哪件事？'],
  ])('is helped on: %s', async (_, saying, words) => {
    const journey = await startJourney()
    const chatId = journey.privateChat('official')

    const card = await journey.answerTo(journey.sandbox.sendAs(chatId, { as: openIdOf('official'), ...saying }))

    expect(card.words).toContain(words)
    expect(card.buttons.length).toBeGreaterThan(0)
  })

  it('is welcomed when opening the chat, and not a second time', async () => {
    const journey = await startJourney()
    const chatId = journey.privateChat('official')

    journey.sandbox.openAs(chatId, openIdOf('official'))
    await journey.sandbox.until(() => journey.cardsIn(chatId)[0])
    journey.sandbox.openAs(chatId, openIdOf('official'))
    await journey.untilSaid(chatId, 'official')

    expect(journey.cardsIn(chatId).map(({ title }) => title)).toEqual(['你好，我是督办助手', '督办助手'])
  })
})
