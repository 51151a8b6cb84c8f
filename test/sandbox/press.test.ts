import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { aCard, aForm, button, note, status, text } from './support/cards.ts'
import { aBot, type Heard, type Reply, startDesk } from './support/desk.ts'

const all = chatIdOf('all')
const as = openIdOf('shuili')
const receipt = { action: 'notice.receipt' }
const md = (content: string) => aCard([{ tag: 'markdown', content }])

/** A card in the group of all, and a bot that answers presses as told. */
async function aCardOf(
  elements: readonly unknown[],
  answer: (heard: Heard) => Reply | Promise<Reply> = () => ({ body: {} }),
) {
  const bot = await aBot(answer)
  const desk = await startDesk({ botUrl: bot.url, answerWithinMs: 300 })
  const sent = await desk.send(all, 'interactive', aCard(elements))
  const messageId = String((sent.body.data as { message_id: string }).message_id)
  const pressed = () => bot.heard.filter(({ plain }) => plain.header.event_type === 'card.action.trigger')
  return { ...desk, bot, messageId, pressed }
}

describe('pressing a button', () => {
  it('calls the bot back with who pressed, where and what', async () => {
    const { sandbox, messageId, pressed } = await aCardOf([button('收到', receipt)])

    const result = await sandbox.press(messageId, { as, value: receipt })

    expect(result).toEqual({ ok: true, status: 200 })
    expect(pressed()[0]).toMatchObject({
      path: '/webhook/card',
      plain: {
        event: {
          operator: { open_id: as },
          token: expect.stringMatching(/^c-/),
          action: { tag: 'button', value: receipt, timezone: 'Asia/Shanghai' },
          host: 'im_message',
          context: { open_message_id: messageId, open_chat_id: all },
        },
      },
    })
  })

  it('shows the toast and the redrawn card of the answer', async () => {
    const card = md('已收到')
    const body = { toast: { type: 'success', content: '已收到' }, card: { type: 'raw', data: card } }
    const { sandbox, messageId } = await aCardOf([button('收到', receipt)], () => ({ body }))

    const result = await sandbox.press(messageId, { as, value: receipt })

    expect(result).toEqual({ ok: true, status: 200, toast: body.toast, card })
    expect(sandbox.messagesIn(all)[0]?.content).toEqual(card)
  })

  it.each<[number, string, Reply]>([
    [200341, 'no answer in time', { silent: true }],
    [200671, 'another status', { status: 500 }],
    [200672, 'an unknown key', { body: { ok: true } }],
    [200672, 'an unknown kind of toast', { body: { toast: { type: 'loud', content: '好' } } }],
    [200672, 'a toast without words', { body: { toast: { type: 'info' } } }],
    [200672, 'a bare card', { body: md('好') }],
    [200672, 'an empty body', {}],
    [200673, 'a broken card', { body: { card: { type: 'raw', data: aCard([{ tag: 'note' }]) } } }],
    [200830, 'a card of 1.0', { body: { card: { type: 'raw', data: { elements: [] } } } }],
  ])('shows error %i on %s, changes nothing and does not repeat', async (code, _name, reply) => {
    const { sandbox, messageId, pressed, moveBy } = await aCardOf([button('收到', receipt)], () => reply)
    const before = sandbox.messagesIn(all)

    const result = await sandbox.press(messageId, { as, value: receipt })
    moveBy(86_400_000)
    await sandbox.settled()

    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(sandbox.messagesIn(all)).toEqual(before)
    expect(pressed()).toHaveLength(1)
  })

  it('shows 200342 where the bot is gone, 200340 where its address could not be saved', async () => {
    const { sandbox, messageId, bot } = await aCardOf([button('收到', receipt)])
    bot.close()
    const gone = await sandbox.press(messageId, { as, value: receipt })
    await sandbox.connectBot(bot.url)
    const unsaved = await sandbox.press(messageId, { as, value: receipt })

    expect([gone.error?.code, unsaved.error?.code]).toEqual([200342, 200340])
  })

  it('is impossible with another value, disabled, from outside the chat, after 14 days, or once recalled', async () => {
    const { sandbox, messageId, moveBy, call, pressed } = await aCardOf([
      button('收到', receipt),
      button('不可', { action: 'no' }, { disabled: true }),
    ])
    const other = sandbox.press(messageId, { as, value: { action: 'forged' } })
    const disabled = sandbox.press(messageId, { as, value: { action: 'no' } })
    const outside = sandbox.press(messageId, { as: 'ou_stranger', value: receipt })
    const texts = (await Promise.all([other, disabled, outside])).map(({ error }) => error?.text)
    moveBy(14 * 86_400_000 + 1)
    texts.push((await sandbox.press(messageId, { as, value: receipt })).error?.text)
    moveBy(-14 * 86_400_000)
    await call('DELETE', `/im/v1/messages/${messageId}`)
    texts.push((await sandbox.press(messageId, { as, value: receipt })).error?.text)

    expect(texts).toEqual(['卡片上没有这个组件', '组件不可用', '不在会话中', '卡片已过期，无法操作', '消息已撤回'])
    expect(pressed()).toEqual([])
  })
})

describe('sending a form', () => {
  const form = aForm([
    { ...status, initial_option: 'on_track' },
    { ...note, default_value: '旧话' },
    { tag: 'date_picker', name: 'when' },
    { tag: 'multi_select_person', name: 'people' },
  ])

  it('sends what was typed over what was filled in, dates with their zone, the untouched empty', async () => {
    const { sandbox, messageId, pressed } = await aCardOf([form])

    await sandbox.press(messageId, { as, name: 'send', form: { status: 'done', when: '2025-12-31' } })

    expect(pressed()[0]?.plain.event.action).toMatchObject({
      tag: 'button',
      name: 'send',
      value: { action: 'progress.submit' },
      form_value: { status: 'done', note: '旧话', when: '2025-12-31 +0800', people: [] },
    })
  })

  it.each([
    ['status', { status: '' }],
    ['status', { status: 'going' }],
    ['note', { note: '字'.repeat(21) }],
    ['when', { when: '明天' }],
    ['people', { people: 'ou_1' }],
    ['other', { other: 'x' }],
  ])('is held back by the client for the field %s: %j', async (field, typed) => {
    const { sandbox, messageId, pressed } = await aCardOf([form])

    const result = await sandbox.press(messageId, { as, name: 'send', form: typed })

    expect(result).toMatchObject({ ok: false, invalid: { field } })
    expect(pressed()).toEqual([])
  })

  it('is not sent by a button that clears it', async () => {
    const reset = button('清空', {}, { name: 'reset', form_action_type: 'reset' })
    const { sandbox, messageId } = await aCardOf([aForm([reset])])

    expect((await sandbox.press(messageId, { as, name: 'reset' })).error?.text).toBe('组件没有回调')
  })
})

describe('working a component outside a form', () => {
  const behaviors = [{ type: 'callback', value: receipt }]

  it.each([
    ['a select', { ...status, behaviors }, { option: 'done' }, { option: 'done' }],
    ['an input', { ...note, behaviors }, { input: '63' }, { input_value: '63' }],
    ['a date', { tag: 'date_picker', name: 'd', behaviors }, { option: '2025-12-31' }, { option: '2025-12-31 +0800' }],
    ['a checker', { tag: 'checker', name: 'c', behaviors }, { checked: true }, { checked: true }],
    ['a box', { tag: 'interactive_container', behaviors, elements: [] }, {}, { tag: 'interactive_container' }],
    [
      'an overflow',
      { tag: 'overflow', options: [{ text: text('更多'), value: 'more' }], behaviors },
      { option: 'more' },
      { option: 'more' },
    ],
  ])('sends what was done: %s', async (_name, element, given, sent) => {
    const { sandbox, messageId, pressed } = await aCardOf([element])

    const result = await sandbox.press(messageId, { as, value: receipt, ...given })

    expect(result.ok).toBe(true)
    expect(pressed()[0]?.plain.event.action).toMatchObject({ value: receipt, ...sent })
  })
})

describe('the token of a callback', () => {
  it('updates the card twice within half an hour, once the callback was answered', async () => {
    const codes: number[] = []
    const desk = await aCardOf([button('收到', receipt)], async ({ plain }) => {
      codes.push((await update(String(plain.event.token), '太早')).code)
      return { body: {} }
    })
    const update = (token: string, content: string) =>
      desk.call('POST', '/interactive/v1/card/update', { token, card: md(content) })
    await desk.sandbox.press(desk.messageId, { as, value: receipt })
    const token = String(desk.pressed()[0]?.plain.event.token)

    for (const content of ['一', '二', '三']) codes.push((await update(token, content)).code)

    expect(codes).toEqual([300090, 0, 0, 300040])
    expect(desk.sandbox.messagesIn(all)[0]?.content).toEqual(md('二'))
  })

  it('expires after half an hour', async () => {
    const desk = await aCardOf([button('收到', receipt)])
    await desk.sandbox.press(desk.messageId, { as, value: receipt })
    desk.moveBy(30 * 60_000 + 1)

    const token = String(desk.pressed()[0]?.plain.event.token)
    const late = await desk.call('POST', '/interactive/v1/card/update', { token, card: md('晚') })

    expect(late.code).toBe(300030)
  })
})
