import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf, roster, scenario } from '../../src/sandbox/world/seed.ts'
import { aBot, startDesk } from './support/desk.ts'

const all = chatIdOf('all')
const official = openIdOf('official')
const coordinator = openIdOf('coordinator')

async function withBot() {
  const bot = await aBot()
  const desk = await startDesk({ botUrl: bot.url })
  const types = () => bot.heard.map(({ plain }) => plain.header.event_type)
  const lastEvent = () => bot.heard.at(-1)?.plain.event
  return { ...desk, types, lastEvent }
}

describe('people’s doings reach the bot as events', () => {
  it('opening a private chat, each time, and reading what the bot wrote', async () => {
    const { sandbox, send, types } = await withBot()
    const chat = sandbox.privateChatOf(official)
    await send(chat, 'text', { text: '早' })

    sandbox.openAs(chat, official)
    sandbox.openAs(chat, official)
    sandbox.openAs(all, official)
    await sandbox.settled()

    expect(types().sort()).toEqual([
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      'im.message.message_read_v1',
    ])
  })

  it('an item of the menu chosen, with its key and no chat', async () => {
    const bot = await aBot()
    const { sandbox } = await startDesk({
      botUrl: bot.url,
      seed: { ...scenario, menu: [{ name: '我的任务', key: '我的任务' }] },
    })

    sandbox.chooseMenu('我的任务', official)
    await sandbox.settled()

    expect(bot.heard.at(-1)?.plain).toMatchObject({
      header: { event_type: 'application.bot.menu_v6' },
      event: { event_key: '我的任务', operator: { operator_id: { open_id: official } }, timestamp: 1762131600 },
    })
    expect(() => sandbox.chooseMenu('unknown', official)).toThrow('no such item')
  })

  it('the bot put into a group and out of it, a group dissolved', async () => {
    const { sandbox, types, lastEvent } = await withBot()
    const { chatId } = sandbox.createGroup('市林草局工作群', [official], coordinator)

    sandbox.setBotIn(chatId, coordinator, true)
    await sandbox.settled()
    sandbox.setBotIn(chatId, coordinator, false)
    await sandbox.settled()
    sandbox.setBotIn(chatId, coordinator, true)
    await sandbox.settled()
    sandbox.dissolve(chatId, coordinator)
    await sandbox.settled()

    expect(types()).toEqual([
      'im.chat.member.bot.added_v1',
      'im.chat.member.bot.deleted_v1',
      'im.chat.member.bot.added_v1',
      'im.chat.disbanded_v1',
    ])
    expect(lastEvent()).toMatchObject({
      chat_id: chatId,
      name: '市林草局工作群',
      operator_id: { open_id: coordinator },
    })
  })

  it('a reply with the ids of what it answers, a topic with its thread', async () => {
    const { sandbox, send, call, lastEvent } = await withBot()
    const sent = await send(all, 'text', { text: '请各单位报进度' })
    const root = String((sent.body.data as { message_id: string }).message_id)

    const reply = sandbox.sendAs(all, { as: official, text: '收到', mentionBot: true, repliesTo: root })
    await sandbox.settled()
    expect(lastEvent()).toMatchObject({ message: { parent_id: root, root_id: root } })

    await call('POST', `/im/v1/messages/${reply.messageId}/reply`, {
      msg_type: 'text',
      content: '{"text":"谢谢"}',
      reply_in_thread: true,
    })
    sandbox.sendAs(all, { as: official, text: '不客气', mentionBot: true, repliesTo: reply.messageId })
    await sandbox.settled()

    const { threadId } = sandbox.messagesIn(all).at(-1) ?? {}
    expect(threadId).toMatch(/^omt_/)
    expect(lastEvent()).toMatchObject({ message: { parent_id: reply.messageId, root_id: root, thread_id: threadId } })
  })

  it('rich text, pictures and files, with mentions of people as keys', async () => {
    const { sandbox, lastEvent } = await withBot()
    const chat = sandbox.privateChatOf(official)

    sandbox.sendAs(chat, { as: official, post: { title: '问', content: [[{ tag: 'text', text: '12归谁' }]] } })
    await sandbox.settled()
    expect(lastEvent()).toMatchObject({
      message: { message_type: 'post', content: '{"title":"问","content":[[{"tag":"text","text":"12归谁"}]]}' },
    })

    sandbox.sendAs(chat, { as: official, image: { name: 'a.png', base64: 'iVBORw0KGgo=' } })
    await sandbox.settled()
    expect(lastEvent()).toMatchObject({ message: { message_type: 'image', content: expect.stringContaining('img_') } })

    sandbox.sendAs(chat, { as: official, text: '@陈督办 看看', mentions: [coordinator] })
    await sandbox.settled()
    expect(lastEvent()).toMatchObject({
      message: {
        content: '{"text":"@_user_1 看看"}',
        mentions: [{ id: { open_id: coordinator }, mentioned_type: 'user' }],
      },
    })
  })

  it('a recall, where the scopes reach', async () => {
    const { sandbox, types } = await withBot()
    const { messageId } = sandbox.sendAs(sandbox.privateChatOf(official), { as: official, text: '错了' })
    await sandbox.settled()

    sandbox.recallAs(messageId, official)
    await sandbox.settled()

    expect(types()).toEqual(['im.message.receive_v1', 'im.message.recalled_v1'])
  })

  it('nothing of what stands outside the scopes', async () => {
    const { sandbox, types } = await withBot()
    sandbox.setScopes(['im:chat:read'])

    sandbox.sendAs(sandbox.privateChatOf(official), { as: official, text: '在吗' })
    sandbox.sendAs(all, { as: official, text: '在吗', mentionBot: true })
    await sandbox.settled()

    expect(types()).toEqual([])
  })
})

describe('the seed', () => {
  it('is the same on every start, and the roster names its people and groups', async () => {
    const { sandbox } = await startDesk()
    const again = await startDesk()
    const chats = new Set(sandbox.chats().map(({ chatId }) => chatId))
    const people = new Map(sandbox.people().map(({ openId, name }) => [openId, name]))
    const named = [...roster.coordinators, ...Object.values(roster.units).flatMap(({ liaisons }) => liaisons)]

    expect(again.sandbox.people()).toEqual(sandbox.people())
    expect(named.map(({ openId }) => people.get(openId))).toEqual(named.map(({ name }) => name))
    expect(Object.values(roster.units).every((unit) => unit.chats.every((chat) => chats.has(chat)))).toBe(true)
    expect(chats.has(roster.coordinatorChat)).toBe(true)
  })
})
