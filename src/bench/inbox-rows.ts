import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { buildApp } from '../app.ts'
import { createBot } from '../bot.ts'
import { wallClock } from '../clock.ts'
import { createMetrics } from '../metrics.ts'
import type { Ledger } from '../plan/ledger.ts'
import { Roster } from '../plan/roster.ts'
import { Settings } from '../plan/settings.ts'
import { createCalendar } from '../plan/working-days.ts'
import { openLowdbStore } from '../store/lowdb-store.ts'
import type { Vocabulary } from '../understand/vocabulary.ts'
import { type LoadResult, runLoad } from './load.ts'
import { atLeast, median, milli, type Row } from './row.ts'
import { benchKeys, event, question, requestBytes } from './signed-events.ts'

const silent = pino({ level: 'silent' })
export const connections = 50
const events = 6000

/** The floor: a route that verifies, decrypts and parses, and nothing else. */
export async function bareApp(): Promise<FastifyInstance> {
  const app = Fastify()
  const key = createHash('sha256').update(benchKeys.encryptKey).digest()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post<{ Body: Buffer }>('/webhook/event', async ({ headers, body }) => {
    const signed = `${headers['x-lark-request-timestamp']}${headers['x-lark-request-nonce']}${benchKeys.encryptKey}`
    const wanted = createHash('sha256').update(signed).update(body).digest()
    timingSafeEqual(wanted, Buffer.from(String(headers['x-lark-signature']), 'hex'))
    const { encrypt } = JSON.parse(body.toString()) as { encrypt: string }
    const sealed = Buffer.from(encrypt, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16))
    JSON.parse(Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString())
    return {}
  })
  return app
}

export async function load(app: FastifyInstance, requests: readonly Buffer[]): Promise<LoadResult> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  try {
    await runLoad({ port, requests: requests.slice(0, 500), connections })
    return await runLoad({ port, requests: requests.slice(500), connections })
  } finally {
    await app.close()
  }
}

/** The whole way in, on a store of its own; what is queued is not sent. */
async function wholeApp(vocabulary: Vocabulary, requests: readonly Buffer[]): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-'))
  const metrics = createMetrics()
  const store = await openLowdbStore({ folder, clock: wallClock, log: silent, onCommit: metrics.observeCommit })
  const bot = createBot({
    store,
    ledger: vocabulary.ledger,
    vocabulary: () => vocabulary,
    roster: Roster.parse({}),
    contacts: new Map(),
    settings: Settings.parse({}),
    calendar: createCalendar(),
  })
  const app = await buildApp({
    feishu: benchKeys,
    notReady: () => undefined,
    log: silent,
    bot: () => ({ openId: 'ou_bot' }),
    clocks: () => [wallClock.now()],
    receive: bot.receive,
    metrics,
  })
  try {
    return await load(app, requests)
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

function questionsOf({ plan }: Ledger): string[] {
  return plan.tasks.flatMap((task) => [
    ...task.measures.map((measure) => `${measure}归谁管`),
    ...task.targets.map(({ metric }) => `${metric}到2025年要达到多少`),
    ...task.units.slice(0, 2).map((unit) => `${unit}是不是${task.title}的责任单位`),
  ])
}

const rounds = 3

/** Rows 1 and 2: what accepting, and what answering durably, leave of a bare route's speed. */
export async function inboxRows(vocabulary: Vocabulary): Promise<Row[]> {
  const now = wallClock.now()
  const asked = questionsOf(vocabulary.ledger)
  const figures = { bare: [] as number[], idle: [] as number[], answered: [] as number[], p99: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    const idle = Array.from({ length: events }, (_, index) =>
      // Every tenth is a repeated delivery.
      requestBytes(
        event('im.message.message_read_v1', `r${round}-${index - (index % 10 === 9 ? 1 : 0)}`, {
          message_id_list: ['om_1'],
        }),
        now,
      ),
    )
    const questions = Array.from({ length: events }, (_, index) =>
      requestBytes(question(`q${round}-${index}`, asked[index % asked.length] ?? ''), now),
    )
    figures.bare.push((await load(await bareApp(), questions)).perSecond)
    figures.idle.push((await wholeApp(vocabulary, idle)).perSecond)
    const answered = await wholeApp(vocabulary, questions)
    if (answered.refused > 0) throw new Error(`${answered.refused} requests were refused under load`)
    figures.answered.push(answered.perSecond)
    figures.p99.push(answered.p99)
  }
  const bare = median(figures.bare)
  const perSecond = (value: number) => `${Math.round(value)} events/s`
  const p99 = median(figures.p99)
  const answered = atLeast(median(figures.answered) / bare, 0.4)
  return [
    {
      name: 'accept events, duplicates filtered, nothing to decide',
      floor: perSecond(bare),
      figure: perSecond(median(figures.idle)),
      ...atLeast(median(figures.idle) / bare, 0.8),
    },
    {
      name: 'answer a question durably, 50 connections',
      floor: perSecond(bare),
      figure: `${perSecond(median(figures.answered))}, p99 ${milli(p99)}`,
      ...answered,
      holds: answered.holds && p99 < 50,
      bar: '≥ 0.4, p99 < 50 ms',
      note: `${asked.length} different questions, each asked again and again`,
    },
  ]
}
