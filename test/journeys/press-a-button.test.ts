import { describe, expect, it } from 'vitest'
import { openIdOf } from '../../src/sandbox/world/seed.ts'
import { anEvent, encrypted, signedHeaders } from '../support/signed-request.ts'
import { type Journey, startJourney } from './support/journey.ts'
import type { ReadCard } from './support/read-card.ts'

describe('someone presses a button under an answer', () => {
  it('is told so at once and gets the rest of the task', async () => {
    const journey = await startJourney()
    const card = await journey.ask('official', '改厕归谁管')

    const pressed = await journey.press('official', card, '整条任务')
    const shown = await journey.sandbox.until(() =>
      journey.cardsIn(journey.privateChat('official')).find(({ messageId }) => messageId !== card.messageId),
    )

    expect(pressed).toMatchObject({ ok: true, status: 200, toast: { type: 'info', content: '已发出' } })
    expect(shown.title).toContain('推进环境整治优化提升')
    expect(shown.words).toContain('63% 以上')
    expect(shown.words).toContain('市住建局')
  })

  it('gets another answer by one tap on an example', async () => {
    const journey = await startJourney()
    const help = await journey.ask('official', '帮助')

    await journey.press('official', help, '市水利局有哪些任务')
    const answer = await journey.sandbox.until(() =>
      journey.cardsIn(journey.privateChat('official')).find(({ messageId }) => messageId !== help.messageId),
    )

    expect(answer.words).toContain('五（一）1')
  })
})

describe('a forged press', () => {
  const press = (journey: Journey, card: ReadCard, value: unknown, key?: string) => {
    const event = {
      operator: { open_id: openIdOf('official') },
      token: 'c-forged',
      action: { tag: 'button', value },
      context: { open_message_id: card.messageId, open_chat_id: journey.privateChat('official') },
    }
    const body = encrypted(JSON.stringify(anEvent('card.action.trigger', event)))
    const headers = signedHeaders(body, { at: journey.sandbox.now(), ...(key && { key }) })
    return journey.request({ path: '/webhook/card', headers, body })
  }

  it.each([
    ['an action that never was', { action: 'plan.delete' }],
    ['no value at all', undefined],
    ['a word taught by nobody who may', { action: 'word.teach', word: '栽娃娃树', task: 'zd-1' }],
    ['a task that is not in the plan', { action: 'task.show', task: 'zd-99' }],
  ])('changes nothing and is told so: %s', async (_, value) => {
    const journey = await startJourney()
    const card = await journey.ask('official', '改厕归谁管')

    const answered = await press(journey, card, value)

    expect(answered.status).toBe(200)
    expect(await answered.json()).toMatchObject({ toast: { type: 'warning' } })
    await journey.untilSaid(journey.privateChat('official'), 'official')
    expect(journey.cardsIn(journey.privateChat('official'))).toHaveLength(2)
    expect((await journey.ask('coordinator', '已教')).words).toContain('还没有教过词')
  })

  it('does not come in with a signature by another key', async () => {
    const journey = await startJourney()
    const card = await journey.ask('official', '改厕归谁管')

    const answered = await press(journey, card, { action: 'task.show', task: 'zd-1' }, 'another-key')

    expect(answered.status).toBe(401)
  })
})
