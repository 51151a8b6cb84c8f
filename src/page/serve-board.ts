import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { asTaskId, asUnitName } from '../plan/ids.ts'
import { linkFault, type Page } from '../state/page-link.ts'
import { boardPage } from './board-page.ts'
import type { OpenedBy } from './board-view.ts'
import type { Html } from './html.ts'
import { faultPage, layout } from './layout.ts'
import type { PageFacts } from './page-facts.ts'
import { taskPage } from './task-page.ts'
import { pageWording as wording } from './wording.ts'

export interface BoardOptions {
  /** What is true now; asked once for each page. */
  readonly facts: () => PageFacts
}

/** A filter that says nothing sensible narrows nothing. */
const chosen = z
  .string()
  .max(100)
  .transform((text) => text.trim() || undefined)
  .optional()
  .catch(undefined)

const Query = z.object({
  until: z.string().catch(''),
  sig: z.string().catch(''),
  by: z.enum(['task', 'unit']).catch('task'),
  page: z.union([z.literal('all'), z.coerce.number().int().min(1)]).catch(1),
  chapter: chosen,
  unit: chosen.transform((name) => (name === undefined ? undefined : asUnitName(name))),
  light: z.enum(['green', 'yellow', 'red', 'grey']).optional().catch(undefined),
  due: chosen,
})
type Query = z.infer<typeof Query>

/** Read-only pages, each opened by a signed link of its own and by nothing else. */
export async function board(app: FastifyInstance, { facts }: BoardOptions): Promise<void> {
  app.get('/board', async (request, reply) => {
    const query = Query.parse(request.query)
    return answer(reply, { kind: 'board' }, query, facts(), (opened, now) => ({
      title: wording.board,
      body: boardPage(query, opened, now),
    }))
  })
  app.get<{ Params: { task: string } }>('/board/:task', async (request, reply) => {
    const page = { kind: 'task', task: asTaskId(request.params.task) } as const
    return answer(reply, page, Query.parse(request.query), facts(), (opened, now) => {
      const task = now.ledger.task(page.task)
      return task && { title: `${task.title} · ${wording.board}`, body: taskPage(task, opened, now) }
    })
  })
}

type Draw = (opened: OpenedBy, facts: PageFacts) => { readonly title: string; readonly body: Html } | undefined

function answer(reply: FastifyReply, page: Page, { until, sig }: Query, facts: PageFacts, draw: Draw): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  guard(reply, nonce)
  const secret = facts.state.board.linkSecret
  const fault = secret === undefined ? 'forged' : linkFault(secret, page, { until, sig }, facts.now)
  if (secret === undefined || fault) {
    return reply.code(fault === 'expired' ? 410 : 403).send(faultPage(fault ?? 'forged', nonce))
  }
  const drawn = draw({ secret, until: Number(until), sig }, facts)
  if (!drawn) return reply.code(404).send(faultPage('gone', nonce))
  const secondsLeft = Math.max(0, Number(until) - Math.floor(facts.now.getTime() / 1000))
  return reply.send(layout({ title: drawn.title, nonce, secondsLeft }, drawn.body))
}

/** Nothing is loaded from anywhere, nothing framed, stored or told to another page. */
function guard(reply: FastifyReply, nonce: string): void {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
    'cross-origin-opener-policy': 'same-origin',
  })
}
