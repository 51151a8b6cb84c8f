import { readFile } from 'node:fs/promises'
import type { Entry } from '../../src/state/change.ts'
import { checkStore } from '../../src/store/check.ts'
import { listJournal } from '../../src/store/journal-files.ts'
import type { Running, Subject } from './subject.ts'

/** What happened so far in one folder. */
export interface Past {
  readonly acknowledged: Set<string>
  /** Delivered and not acknowledged: Feishu will deliver them again. */
  readonly open: Set<string>
}

export interface RoundReport {
  /** Acknowledged in this round, those delivered again included. */
  readonly acknowledged: number
  readonly deliveredAgain: number
  readonly faults: readonly string[]
}

export interface RoundPlan {
  readonly events: readonly string[]
  readonly writers: number
  /** The kill comes after so many acknowledgements of new events … */
  readonly killAfter: number
  /** … and so many milliseconds: anywhere in a batch, a snapshot, a start. */
  readonly delay: number
}

/** Load, kill -9, start again, deliver again what Feishu would, kill again; then look at what is on the disk. */
export async function playRound(subject: Subject, folder: string, past: Past, plan: RoundPlan): Promise<RoundReport> {
  const acknowledgedBefore = past.acknowledged.size
  const first = subject.start(folder)
  const killed = new Promise<void>((resolve) => {
    const strike = () => setTimeout(() => resolve(first.kill()), plan.delay)
    if (plan.killAfter === 0) strike()
    else void first.ready.then((running) => load(running, past, plan, strike), strike)
  })
  await killed

  const second = subject.start(folder)
  const running = await second.ready
  const again = new Set([...past.open, ...sample(past.acknowledged, plan.writers)])
  await Promise.all([...again].map((event) => running.deliver(event)))
  for (const event of past.open) past.acknowledged.add(event)
  past.open.clear()
  const whileRunning = await checkStore(folder)
  await second.kill()

  const faults = whileRunning.damage ? [`运行中检查：${JSON.stringify(whileRunning.damage)}`] : []
  faults.push(...(await faultsOf(folder, past)))
  return { acknowledged: past.acknowledged.size - acknowledgedBefore, deliveredAgain: again.size, faults }
}

async function load(running: Running, past: Past, plan: RoundPlan, strike: () => void): Promise<void> {
  const queue = [...plan.events]
  let acknowledged = 0
  const write = async () => {
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
      past.open.add(event)
      await running.deliver(event)
      past.open.delete(event)
      past.acknowledged.add(event)
      acknowledged += 1
      if (acknowledged === plan.killAfter) strike()
    }
  }
  await Promise.allSettled(Array.from({ length: plan.writers }, write))
}

async function faultsOf(folder: string, { acknowledged }: Past): Promise<string[]> {
  const { damage } = await checkStore(folder)
  if (damage) return [`检查：${JSON.stringify(damage)}`]
  const times = new Map<string, number>()
  for (const { eventId } of await journalOf(folder))
    if (eventId !== undefined) times.set(eventId, (times.get(eventId) ?? 0) + 1)
  return [
    ...[...acknowledged].filter((event) => !times.has(event)).map((event) => `确认过却丢失：${event}`),
    ...[...times].filter(([, count]) => count > 1).map(([event, count]) => `处理了 ${count} 次：${event}`),
  ]
}

export async function journalOf(folder: string): Promise<readonly Entry[]> {
  const texts = await Promise.all((await listJournal(folder)).map(({ path }) => readFile(path, 'utf8')))
  return texts.flatMap((text) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line): Entry => JSON.parse(line)),
  )
}

function sample(events: ReadonlySet<string>, count: number): readonly string[] {
  const all = [...events]
  return Array.from({ length: Math.min(count, all.length) }, () => all[Math.floor(Math.random() * all.length)] ?? '')
}
