import { setTimeout as pause } from 'node:timers/promises'
import { checkPostgres } from '../../src/store/postgres/check.ts'
import { ask, databaseUrl, forgetTenant } from '../support/database.ts'
import { replicaSubject } from './store-subject.ts'
import type { Starting } from './subject.ts'

export interface ReplicasPlan {
  readonly tenant: string
  readonly replicas: number
  readonly events: number
  readonly writers: number
  readonly kills: number
  /** Connections cut by the server, besides. */
  readonly cuts: number
  /** Milliseconds between two of these, at most. */
  readonly longestPeace: number
}

export interface ReplicasReport {
  readonly acknowledged: number
  readonly kills: number
  readonly cuts: number
  readonly lost: number
  readonly doubled: number
  /** Decided on another past than the one they stand on. */
  readonly stale: number
  readonly milliseconds: number
  readonly damage: string | undefined
}

/** Events go to any replica, and to another one when that dies before it answers; one in ten goes to two at once. */
export async function playReplicas(plan: ReplicasPlan): Promise<ReplicasReport> {
  const { tenant } = plan
  const replicas: Starting[] = []
  const acknowledged = new Set<string>()
  const queue = Array.from({ length: plan.events }, (_, index) => `e${index}`)
  let finished = false

  /** As whatever runs the replicas in earnest does: who ended is started again. */
  function start(at: number): void {
    const replica = replicaSubject.start(tenant)
    replicas[at] = replica
    void replica.ended.then(() => finished || start(at))
  }
  for (let at = 0; at < plan.replicas; at += 1) start(at)
  await Promise.all(replicas.map(({ ready }) => ready))
  const began = performance.now()

  const deliver = async (event: string): Promise<void> => (await anyOf(replicas)?.ready)?.deliver(event)

  async function write(): Promise<void> {
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
      const copies = Math.random() < 0.1 ? [deliver(event), deliver(event)] : [deliver(event)]
      const results = await Promise.allSettled(copies)
      if (results.some(({ status }) => status === 'fulfilled')) acknowledged.add(event)
      else {
        queue.push(event)
        await pause(5)
      }
    }
  }

  let kills = 0
  async function kill(): Promise<void> {
    while (kills < plan.kills && !finished) {
      await pause(Math.random() * plan.longestPeace)
      await anyOf(replicas)?.kill()
      kills += 1
    }
  }

  let cuts = 0
  async function cut(): Promise<void> {
    while (cuts < plan.cuts && !finished) {
      await pause(Math.random() * plan.longestPeace)
      const victim = `SELECT pid FROM pg_stat_activity WHERE application_name LIKE $1 ORDER BY random() LIMIT 1`
      // Whoever restarts the server meanwhile cuts more than this.
      await ask(`SELECT pg_terminate_backend(pid) FROM (${victim}) AS victim`, `duban % ${tenant}`).catch(() => [])
      cuts += 1
    }
  }

  const destroying = Promise.all([kill(), cut()])
  await Promise.all(Array.from({ length: plan.writers }, write))
  const milliseconds = performance.now() - began
  finished = true
  await destroying
  await Promise.all(replicas.map((replica) => replica.kill()))
  const counts = await count(tenant, acknowledged)
  const { damage } = await checkPostgres({ url: databaseUrl, tenant })
  await forgetTenant(tenant)
  return { acknowledged: acknowledged.size, kills, cuts, ...counts, milliseconds, damage: damage?.what }
}

const anyOf = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(Math.random() * items.length)]

async function count(tenant: string, acknowledged: ReadonlySet<string>) {
  const rows = await ask<{ seq: string; event: string | null; past: string | null }>(
    `SELECT seq, entry->>'eventId' AS event, entry->'changes'->0->'message'->'act'->'content'->>'text' AS past
     FROM duban_journal WHERE tenant = $1`,
    tenant,
  )
  const events = rows.flatMap(({ event }) => event ?? [])
  const known = new Set(events)
  return {
    lost: [...acknowledged].filter((event) => !known.has(event)).length,
    doubled: events.length - known.size,
    stale: rows.filter(({ seq, past }) => past !== null && Number(past) !== Number(seq) - 1).length,
  }
}
