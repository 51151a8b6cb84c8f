import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'

const owners = ['市林草局', '市水利局', '市自然资源局', '市科技局', '市能源局']

describe('an official asks in a group', () => {
  it('gets the owners of what was meant, dialect and typo and all, and the way to the rest', async () => {
    const journey = await startJourney()

    const asked = '种树治沙那摊子归谁管来着，木乌素那边'
    const card = await journey.askIn('zhunqi', 'official', asked)

    expect(card.title).toContain('坚决打好黄河“几字弯”攻坚战')
    expect(card.words).toContain(owners.join(' '))
    expect(card.words).toContain('五（一）1')
    expect(card.words).toContain('各旗区党委和政府')
    expect(card.buttons.map(({ label }) => label)).toEqual(['指标和期限', '整条任务', '进展'])
  })

  it('is not interrupted when the bot was not mentioned', async () => {
    const journey = await startJourney()
    // Even where the app may read everything said in groups.
    journey.sandbox.setScopes(['im:message.group_msg', 'im:message.group_at_msg:readonly', 'im:message:send_as_bot'])

    const said = journey.sayIn('zhunqi', 'official', '改厕归谁管')
    await journey.untilSaid(chatIdOf('zhunqi'), 'official')

    expect(journey.sandbox.deliveries().map(({ about }) => about.messageId)).toContain(said.messageId)
    expect(journey.repliesTo(said)).toEqual([])
  })

  it('finds the answer inside the topic in which the question stands', async () => {
    const journey = await startJourney()
    const root = journey.sayIn('zhunqi', 'coordinator', '改厕的事请看一下')

    const asked = journey.sayIn('zhunqi', 'official', '改厕归谁管', {
      mentionBot: true,
      repliesTo: root.messageId,
      inThread: true,
    })
    await journey.answerTo(asked)

    const [answer] = journey.repliesTo(asked)
    expect(asked.threadId).toBeDefined()
    expect(answer?.threadId).toBe(asked.threadId)
  })

  it('goes on asking in reply to another person’s answer, which says what is meant', async () => {
    const journey = await startJourney()
    const first = await journey.askIn('all', 'nongmu', '改厕归谁管')

    const followUp = journey.sayIn('all', 'official', '那目标呢', { mentionBot: true, repliesTo: first.messageId })
    const card = await journey.answerTo(followUp)

    expect(card.words).toContain('农村牧区卫生厕所普及率')
  })

  it('does not have another person’s question taken for theirs', async () => {
    const journey = await startJourney()
    await journey.askIn('all', 'nongmu', '改厕归谁管')

    const card = await journey.askIn('all', 'official', '那目标呢')

    expect(card.words).not.toContain('卫生厕所')
  })

  it('is welcomed once when the bot joins the group, by what it can do', async () => {
    const journey = await startJourney()
    const { chatId } = journey.sandbox.createGroup('改厕专班群', [openIdOf('nongmu')], openIdOf('official'))

    journey.sandbox.setBotIn(chatId, openIdOf('official'), true)
    await journey.sandbox.until(() => journey.cardsIn(chatId)[0])
    await journey.untilSaid(chatId, 'official')

    const [welcome, ...others] = journey.cardsIn(chatId)
    expect(welcome?.title).toBe('你好，我是督办助手')
    expect(welcome?.words).toContain('在群里请先 @我 再提问')
    expect(others.map(({ title }) => title)).toEqual(['督办助手'])
  })
})
