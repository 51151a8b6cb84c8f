import { asChatId, asMessageId, type MessageId } from '../plan/ids.ts'
import { FeishuError, type Messenger, type Sendable, type SentMessage } from '../ports.ts'
import type { Feishu } from './client.ts'
import { createFiles } from './files.ts'

interface MessageData {
  readonly message_id?: string
  readonly chat_id?: string
}

interface MessagePage {
  readonly items?: readonly {
    readonly message_id?: string
    readonly deleted?: boolean
    readonly sender?: { readonly id: string; readonly sender_type: string }
  }[]
  readonly has_more?: boolean
  readonly page_token?: string
}

const wire = (content: Sendable): { msg_type: string; content: string } => {
  switch (content.kind) {
    case 'card':
      return { msg_type: 'interactive', content: JSON.stringify(content.card) }
    case 'text':
      return { msg_type: 'text', content: JSON.stringify({ text: content.text }) }
    case 'file':
      return { msg_type: 'file', content: JSON.stringify({ file_key: content.fileKey }) }
    case 'picture':
      return { msg_type: 'image', content: JSON.stringify({ image_key: content.imageKey }) }
    default:
      return content satisfies never
  }
}

function sentOf({ message_id, chat_id }: MessageData, chat: string): SentMessage {
  if (message_id === undefined) throw new FeishuError('server-error', 'unknown', 'an answer without a message id')
  return { message: asMessageId(message_id), chat: asChatId(chat_id ?? chat) }
}

export function createMessenger(feishu: Feishu): Messenger {
  return {
    async send(to, content, uuid) {
      const data = { ...wire(content), uuid }
      if (to.kind === 'reply') {
        const sent = await feishu.call<MessageData>((client) =>
          client.im.message.reply({
            path: { message_id: to.message },
            data: { ...data, reply_in_thread: to.inThread },
          }),
        )
        return sentOf(sent, to.chat)
      }
      const receiver = to.kind === 'chat' ? to.chat : to.person
      const type = to.kind === 'chat' ? 'chat_id' : 'open_id'
      const sent = await feishu.call<MessageData>((client) =>
        client.im.message.create({ params: { receive_id_type: type }, data: { ...data, receive_id: receiver } }),
      )
      return sentOf(sent, receiver)
    },

    async redraw(message, card) {
      await feishu.call((client) =>
        client.im.message.patch({ path: { message_id: message }, data: { content: JSON.stringify(card) } }),
      )
    },

    async recall(message) {
      await feishu.call((client) => client.im.message.delete({ path: { message_id: message } }))
    },

    async sentSince(chat, since) {
      const found: MessageId[] = []
      let page: MessagePage = {}
      do {
        const params = {
          ...{ container_id_type: 'chat', container_id: chat, page_size: 50 },
          start_time: String(Math.floor(since.getTime() / 1000)),
          ...(page.page_token !== undefined && { page_token: page.page_token }),
        }
        page = await feishu.call<MessagePage>((client) => client.im.message.list({ params }))
        for (const { message_id, deleted, sender } of page.items ?? [])
          if (message_id !== undefined && !deleted && sender?.sender_type === 'app' && sender.id === feishu.appId)
            found.push(asMessageId(message_id))
      } while (page.has_more && page.page_token !== undefined)
      return found
    },

    ...createFiles(feishu),
  }
}
