import type { FastifyInstance } from 'fastify'
import type { Chat } from '../world/types.ts'
import type { World } from '../world/world.ts'
import { pageOf } from './read-message.ts'
import { Refusal } from './refusal.ts'
import { type Gateway, serve } from './serve.ts'

const chatScopes = ['im:chat', 'im:chat:readonly', 'im:chat:read']
const memberScopes = ['im:chat', 'im:chat:readonly', 'im:chat.members:read']

export function readChats(app: FastifyInstance, { world, gateway }: { world: World; gateway: Gateway }) {
  function chatById(id: string | undefined): Chat {
    if (!id?.startsWith('oc_')) throw new Refusal(232006)
    const chat = world.chats.get(id)
    if (!chat) throw new Refusal(232006)
    return chat
  }
  function inside(id: string | undefined): Chat {
    const chat = chatById(id)
    if (chat.status === 'dissolved') throw new Refusal(232009)
    if (!chat.botIn) throw new Refusal(232011)
    return chat
  }

  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/chats',
    name: 'im.chats.list',
    scopes: chatScopes,
    handle({ query }) {
      const groups = [...world.chats.values()].filter((chat) => chat.kind === 'group' && chat.botIn)
      const alive = groups.filter((chat) => chat.status === 'normal')
      const { items, ...page } = pageOf(alive, query, 100, 20)
      return { data: { ...page, items: items.map(brief) } }
    },
  })
  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/chats/:chat_id',
    name: 'im.chats.get',
    scopes: chatScopes,
    handle({ params }) {
      const chat = chatById(params.chat_id)
      return {
        data: {
          ...brief(chat),
          chat_mode: chat.kind === 'private' ? 'p2p' : 'group',
          user_count: String(chat.members.size),
          bot_count: chat.botIn ? '1' : '0',
          moderation_permission: 'all_members',
        },
      }
    },
  })
  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/chats/:chat_id/members',
    name: 'im.chats.members',
    scopes: memberScopes,
    handle({ params, query }) {
      const chat = inside(params.chat_id)
      const members = [...chat.members].map((openId) => ({
        member_id_type: 'open_id',
        member_id: openId,
        name: world.people.get(openId)?.name ?? '',
        tenant_key: 'tk-sandbox',
      }))
      return { data: { ...pageOf(members, query, 100, 20), member_total: members.length } }
    },
  })
  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/chats/:chat_id/members/is_in_chat',
    name: 'im.chats.is_in_chat',
    scopes: memberScopes,
    handle({ params }) {
      const chat = chatById(params.chat_id)
      return { data: { is_in_chat: chat.botIn && chat.status === 'normal' } }
    },
  })
}

function brief(chat: Chat) {
  return {
    chat_id: chat.chatId,
    name: chat.name,
    description: '',
    owner_id: [...chat.members][0] ?? '',
    owner_id_type: 'open_id',
    external: false,
    tenant_key: 'tk-sandbox',
    chat_status: chat.status,
  }
}
