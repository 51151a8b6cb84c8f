import { asChatId, asMessageId } from '../plan/ids.ts'
import { FeishuError, type Messenger, type Sendable, type SentMessage } from '../ports.ts'
import type { Feishu } from './client.ts'
import { createFiles } from './files.ts'

interface MessageData {
  readonly message_id?: string
  readonly chat_id?: string
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

    ...createFiles(feishu),
  }
}
