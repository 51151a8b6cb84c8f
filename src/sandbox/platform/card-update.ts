import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { validateCard } from '../card-schema/validate-card.ts'
import type { createCallbackTokens } from '../press/callback-tokens.ts'
import { cardSurroundings } from './content.ts'
import { Refusal } from './refusal.ts'
import { type Messages, readBody } from './send-message.ts'
import { serve } from './serve.ts'

const updateBody = z.looseObject({ token: z.string(), card: z.record(z.string(), z.unknown()) })
const scopes = ['im:message', 'im:message:send_as_bot', 'im:message:update']

/** The delayed update of a card by the token of its callback; and ephemeral cards, which 2.0 does not know. */
export function updateCards(
  app: FastifyInstance,
  { world, gateway, tokens }: Messages & { tokens: ReturnType<typeof createCallbackTokens> },
) {
  serve(app, gateway, {
    method: 'POST',
    path: '/open-apis/interactive/v1/card/update',
    name: 'interactive.card.update',
    scopes,
    handle(call) {
      const { token, card } = readBody(updateBody, call.body)
      const { messageId, use } = tokens.open(token)
      call.about(messageId)
      const message = world.messages.get(messageId)
      if (!message || message.recalledAt) throw new Refusal(200000)
      if ('open_ids' in card) throw new Refusal(10002, 'open_ids belongs to cards of schema 1.0')
      const checked = validateCard(JSON.stringify(card), cardSurroundings(world, message.chatId))
      if ('fault' in checked) {
        const { code, path, message: why } = checked.fault
        throw new Refusal(code === 11310 ? code : 10002, `ErrCode: ${code}; ErrPath: ${path}; ErrMsg: ${why}`)
      }
      use()
      world.changeMessage(message, checked.card)
      return { data: {} }
    },
  })

  for (const path of ['send', 'delete']) {
    serve(app, gateway, {
      method: 'POST',
      path: `/open-apis/ephemeral/v1/${path}`,
      name: `ephemeral.${path}`,
      scopes,
      handle() {
        throw new Refusal(10002, 'ephemeral cards are not offered by this stand-in')
      },
    })
  }
}
