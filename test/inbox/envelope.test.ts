import { describe, expect, it } from 'vitest'
import { toIncoming } from '../../src/inbox/envelope.ts'
import botAdded from '../fixtures/feishu/bot-added-to-a-group.json' with { type: 'json' }
import oldEvent from '../fixtures/feishu/event-of-the-old-schema.json' with { type: 'json' }
import groupQuestion from '../fixtures/feishu/group-question-with-bot-and-colleague-mentioned.json' with {
  type: 'json',
}
import pressBeside from '../fixtures/feishu/press-on-a-button-with-context-beside.json' with { type: 'json' }
import pressInside from '../fixtures/feishu/press-on-a-form-with-context-inside.json' with { type: 'json' }
import chatOpened from '../fixtures/feishu/private-chat-opened.json' with { type: 'json' }
import richText from '../fixtures/feishu/rich-text-question-in-private-chat.json' with { type: 'json' }
import { aMessage, anEvent, botOpenId } from '../support/signed-request.ts'

const read = (payload: unknown) => toIncoming(payload, { openId: botOpenId })

function textOf(payload: unknown): string {
  const incoming = read(payload)
  if (incoming.kind !== 'message' || incoming.content.kind !== 'text') throw new Error(JSON.stringify(incoming))
  return incoming.content.text
}

const mentionOf = (open_id: string, name: string, key = '@_user_1') => ({ key, id: { open_id }, name })
const inGroup = (text: string, mentions?: unknown) =>
  aMessage(text, { chat_type: 'group', ...(mentions ? { mentions } : {}) })

describe('a message in a group', () => {
  it('is read without the mention of the bot, with the names of the others', () => {
    const incoming = read(groupQuestion)

    expect(incoming).toEqual({
      kind: 'message',
      eventId: 'ev-group-question',
      message: 'om_1',
      chat: 'oc_1',
      chatKind: 'group',
      sender: 'ou_1',
      inThread: true,
      repliesTo: 'om_0',
      content: { kind: 'text', text: '问一下 王五 和李四 进展 12' },
      mentions: [
        { person: 'ou_2', name: '李四' },
        { person: 'ou_3', name: '王五' },
      ],
    })
  })

  it.each([
    ['nobody is mentioned', inGroup('进展 12')],
    ['only everyone is mentioned', inGroup('@_all 进展 12', [{ key: '@_all', id: { open_id: '' }, name: '所有人' }])],
    ['somebody is called like the bot', inGroup('@_user_1 进展 12', [mentionOf('ou_9', '督办')])],
    ['the mention has no id', inGroup('@_user_1 进展 12', [{ key: '@_user_1', name: '督办' }])],
  ])('is left alone when %s', (_when, payload) => {
    expect(read(payload)).toMatchObject({ kind: 'ignored', why: 'group message without a mention' })
  })

  it('is an empty text when nothing but the bot is mentioned', () => {
    expect(textOf(inGroup('@_user_1 ', [mentionOf(botOpenId, '督办')]))).toBe('')
  })

  it('keeps what merely looks like a mention', () => {
    expect(textOf(inGroup('@_user_1 谁是 @_user_7', [mentionOf(botOpenId, '督办')]))).toBe('谁是 @_user_7')
  })
})

describe('a private message', () => {
  it('needs no mention and stands in no thread', () => {
    expect(read(aMessage('进展 12'))).toMatchObject({
      chatKind: 'private',
      inThread: false,
      repliesTo: undefined,
      content: { kind: 'text', text: '进展 12' },
    })
  })

  it('in rich text is its words, line by line', () => {
    expect(textOf(richText)).toBe('请教\n农村污水治理归谁管\n到哪年')
  })

  it('in rich text with nothing but a picture is a picture', () => {
    const content = JSON.stringify({ title: '', content: [[{ tag: 'img', image_key: 'img_1' }]] })

    expect(read(aMessage('', { message_type: 'post', content }))).toMatchObject({
      content: { kind: 'picture', key: 'img_1' },
    })
  })

  it.each([
    ['image', { image_key: 'img_1' }, { kind: 'picture', key: 'img_1' }],
    ['file', { file_key: 'file_1', file_name: '方案.docx' }, { kind: 'file', key: 'file_1', name: '方案.docx' }],
    ['audio', { file_key: 'file_1', duration: 2000 }, { kind: 'other', type: 'audio' }],
    ['media', { file_key: 'file_1', image_key: 'img_1' }, { kind: 'other', type: 'media' }],
    ['sticker', { file_key: 'file_1' }, { kind: 'other', type: 'sticker' }],
    ['interactive', { elements: [] }, { kind: 'other', type: 'interactive' }],
    ['location', {}, { kind: 'other', type: 'location' }],
    ['text', { words: '没有 text' }, { kind: 'other', type: 'text' }],
  ])('of type %s is known for what it is', (message_type, content, expected) => {
    expect(read(aMessage('', { message_type, content: JSON.stringify(content) }))).toMatchObject({ content: expected })
  })

  it('whose content is no JSON still gets an answer', () => {
    expect(read(aMessage('', { content: '{"text":' }))).toMatchObject({ content: { kind: 'other', type: 'text' } })
  })

  it.each([
    ['control characters', '进\u0000展\u0007\u001b 12', '进展 12'],
    ['turned writing direction', '进展\u202e 12\u2069', '进展 12'],
    ['invisible spaces', '\ufeff进\u200b展 12', '进展 12'],
    ['half of a character', '进展 12\ud83d', '进展 12\ufffd'],
    ['line ends of every kind', '一\r\n二\r三\u2028四', '一\n二\n三\n四'],
    ['tabs and doubled spaces', '进展\t  12', '进展 12'],
  ])('is read without %s', (_what, typed, text) => {
    expect(textOf(aMessage(typed))).toBe(text)
  })

  it.each(['👨‍👩‍👧 谁管养老？', '農村污水歸誰管', '进展　１２％', 'x'.repeat(20_000)])('keeps %s as typed', (typed) => {
    expect(textOf(aMessage(typed))).toBe(typed)
  })

  it.each([
    ['the bot itself', { sender_id: { open_id: botOpenId }, sender_type: 'user' }],
    ['another bot', { sender_id: { open_id: 'ou_8' }, sender_type: 'bot' }],
    ['an app', { sender_id: { open_id: 'ou_8' }, sender_type: 'app' }],
    ['nobody known', { sender_id: null, sender_type: 'user' }],
  ])('of %s is left alone', (_who, sender) => {
    const payload = aMessage('进展 12')

    expect(read({ ...payload, event: { ...(payload.event as object), sender } }).kind).toBe('ignored')
  })
})

describe('a press on a card', () => {
  it('names who, where, which button and what was typed', () => {
    expect(read(pressInside)).toEqual({
      kind: 'press',
      eventId: 'ev-press-form',
      message: 'om_1',
      chat: 'oc_1',
      operator: 'ou_1',
      value: { action: 'progress.submit', task: 'zd-12' },
      form: { status: 'on_track', value: '63', people: ['ou_2'] },
    })
  })

  it('is understood when the place stands beside the event', () => {
    expect(read(pressBeside)).toMatchObject({ message: 'om_2', chat: 'oc_2', form: undefined })
  })
})

describe('what happens to chats', () => {
  it('tells that the bot joined, and where', () => {
    expect(read(botAdded)).toEqual({
      kind: 'bot-joined',
      eventId: 'ev-bot-added',
      chat: 'oc_1',
      chatName: '市水利局',
      by: 'ou_1',
    })
  })

  it('tells that a person opened the private chat', () => {
    expect(read(chatOpened)).toEqual({ kind: 'chat-opened', eventId: 'ev-chat-opened', chat: 'oc_p1', by: 'ou_1' })
  })

  it.each(['im.chat.member.bot.deleted_v1', 'im.chat.disbanded_v1'])('tells by %s that the group is gone', (type) => {
    expect(read(anEvent(type, { chat_id: 'oc_1' }, { event_id: 'ev-9' }))).toEqual({
      kind: 'bot-left',
      eventId: 'ev-9',
      chat: 'oc_1',
    })
  })
})

describe('what the bot has no use for', () => {
  it.each([
    ['an unknown event type', anEvent('im.chat.updated_v1', {}, { event_id: 'ev-8' }), 'ev-8'],
    ['an event of the old schema', oldEvent, undefined],
    ['an event without an id', { schema: '2.0', header: { event_type: 'x' }, event: {} }, undefined],
    ['nothing', null, undefined],
  ])('%s is ignored', (_what, payload, eventId) => {
    expect(read(payload)).toMatchObject({ kind: 'ignored', eventId })
  })

  it.each([
    ['im.message.receive_v1', {}, 'sender'],
    ['im.message.receive_v1', null, ''],
    ['card.action.trigger', { operator: { open_id: 'ou_1' }, action: {} }, ''],
    ['card.action.trigger', { operator: {}, action: {}, context: {} }, 'operator.open_id'],
    ['im.chat.member.bot.added_v1', { chat_id: 'oc_1' }, 'operator_id'],
    ['im.chat.disbanded_v1', {}, 'chat_id'],
    ['im.chat.access_event.bot_p2p_chat_entered_v1', { chat_id: 'oc_1' }, 'operator_id'],
  ])('%s with missing fields is ignored, and told which', (type, event, field) => {
    expect(read(anEvent(type, event))).toMatchObject({ kind: 'ignored', why: `incomplete ${type}: ${field}` })
  })
})
