import type { FastifyInstance } from 'fastify'
import type { World } from '../world/world.ts'
import { type Gateway, serve } from './serve.ts'

/** What the app may ask about itself: its token, its bot, its scopes. */
export function readAppInfo(app: FastifyInstance, { world, gateway }: { world: World; gateway: Gateway }) {
  serve(app, gateway, {
    method: 'POST',
    path: '/open-apis/auth/v3/tenant_access_token/internal',
    name: 'auth.tenant_access_token',
    open: true,
    handle({ body }) {
      const { app_id, app_secret } = (body ?? {}) as Record<string, unknown>
      return gateway.tokens.issue(app_id, app_secret)
    },
  })
  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/bot/v3/info',
    name: 'bot.info',
    handle: () => ({
      bot: {
        activate_status: 2,
        app_name: world.bot.name,
        avatar_url: '',
        ip_white_list: [],
        open_id: world.bot.openId,
      },
    }),
  })
  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/application/v6/scopes',
    name: 'application.scopes',
    handle: () => ({ data: { scopes: gateway.scopes.list() } }),
  })
}
