import { describe, expect, it } from 'vitest'
import { createStage } from '../../src/sandbox/opening/stage.ts'
import { openIdOf } from '../../src/sandbox/world/seed.ts'
import { aCard, button } from './support/cards.ts'
import { aBot, type Desk, type Heard, startDesk } from './support/desk.ts'

const receipt = { action: 'notice.receipt' }
const busy = { status: 503 }

/** A bot that turns away the first `times` of what it hears, as one that has just started does. */
async function aStage(times: number, answer: (heard: Heard, desk: Desk) => Promise<void> = async () => {}) {
  let turnedAway = 0
  const bot = await aBot(async (heard) => {
    if (turnedAway < times) {
      turnedAway += 1
      return busy
    }
    await answer(heard, desk)
    return { body: {} }
  })
  const desk: Desk = await startDesk({ botUrl: bot.url })
  const stop = new AbortController()
  return { ...desk, bot, stop, stage: createStage(desk.sandbox, stop.signal) }
}

async function replyTo({ plain }: Heard, { call }: Desk) {
  const { message_id } = plain.event.message as { readonly message_id: string }
  await call('POST', `/im/v1/messages/${message_id}/reply`, { msg_type: 'text', content: '{"text":"好"}' })
}

describe('the people of the opening', () => {
  it('wait until a busy bot has heard them, and the clock goes on until then', async () => {
    const { stage, bot, sandbox } = await aStage(2, replyTo)
    const before = sandbox.now().getTime()

    const answer = await stage.tell('nongmu', '待填报')

    expect(answer.content).toEqual({ text: '好' })
    expect(bot.heard).toHaveLength(3)
    expect(sandbox.now().getTime() - before).toBe(15_000 + 5 * 60_000)
  })

  it('press again when a busy bot has turned the press away', async () => {
    const { stage, bot, send, sandbox } = await aStage(1)
    const chatId = sandbox.privateChatOf(openIdOf('nongmu'))
    await send(chatId, 'interactive', aCard([button('收到', receipt)]))
    const [card] = sandbox.messagesIn(chatId)
    if (!card) throw new Error('no card')

    await stage.press('nongmu', card, '收到')

    expect(bot.heard.map(({ path }) => path)).toEqual(['/webhook/card', '/webhook/card'])
  })

  it('say which button they do not find', async () => {
    const { stage, send, sandbox } = await aStage(0)
    const chatId = sandbox.privateChatOf(openIdOf('nongmu'))
    await send(chatId, 'interactive', aCard([button('收到', receipt)]))
    const [card] = sandbox.messagesIn(chatId)
    if (!card) throw new Error('no card')

    await expect(stage.press('nongmu', card, '通过')).rejects.toThrow('no button 通过')
  })

  it('do nothing more once they are called off', async () => {
    const { stage, stop, bot } = await aStage(0)
    stop.abort()

    await expect(stage.tell('nongmu', '待填报')).rejects.toThrow()
    expect(bot.heard).toEqual([])
  })
})
