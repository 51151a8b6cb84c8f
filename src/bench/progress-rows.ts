import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../app.ts'
import { createBot } from '../bot.ts'
import { wallClock } from '../clock.ts'
import { createMetrics } from '../metrics.ts'
import { asEventId, asOpenId, type OpenId, type TargetId, type TaskId, type UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import { Roster } from '../plan/roster.ts'
import { Settings } from '../plan/settings.ts'
import { createCalendar } from '../plan/working-days.ts'
import type { Store } from '../ports.ts'
import { openLowdbStore } from '../store/lowdb-store.ts'
import type { Vocabulary } from '../understand/vocabulary.ts'
import { bareApp, connections, load } from './inbox-rows.ts'
import type { LoadResult } from './load.ts'
import { median, milli, type Row } from './row.ts'
import { benchKeys, event, requestBytes } from './signed-events.ts'
import { carelessDisk } from './store-rows.ts'

const silent = pino({ level: 'silent' })
const history = 100_000
const forms = 3_500
const rounds = 3
/** Milliseconds; Feishu gives up on a press after 3 s. */
const mostMilliseconds = 100

interface Liaison {
  readonly person: OpenId
  readonly unit: UnitName
  readonly task: TaskId
  readonly target: TargetId | undefined
  readonly field: string
}

/** Fifty people, each a liaison of a unit with a task of its own to report on. */
function liaisonsOf(ledger: Ledger): readonly Liaison[] {
  const pairs = ledger.plan.tasks.flatMap((task) =>
    task.units
      .filter((unit) => ledger.unit(unit)?.kind !== 'catch-all')
      .map((unit) => {
        const numbers = task.targets.flatMap((target, at) =>
          target.kind === 'quantitative' && target.per === undefined
            ? [{ id: target.id, name: `value_${at + 1}` }]
            : [],
        )
        const field = numbers.length > 1 ? numbers[0]?.name : undefined
        return { unit, task: task.id, target: numbers[0]?.id, field: field ?? 'note' }
      }),
  )
  const step = Math.floor(pairs.length / connections)
  return Array.from({ length: connections }, (_, index) => {
    const pair = pairs[index * step]
    if (!pair) throw new Error('the plan has too few tasks for this bench')
    return { ...pair, person: asOpenId(`ou_bench_${index}`) }
  })
}

function rosterOf(liaisons: readonly Liaison[]): Roster {
  const units: Record<string, { liaisons: { name: string; openId: string }[] }> = {}
  for (const [index, { unit, person }] of liaisons.entries()) {
    units[unit] ??= { liaisons: [] }
    units[unit].liaisons.push({ name: `联络员${index}`, openId: person })
  }
  return Roster.parse({ coordinators: [{ name: '督办', openId: 'ou_coordinator' }], units })
}

/** Reports of years before, as they would stand in the journal. */
async function writeHistory(folder: string, liaisons: readonly Liaison[]): Promise<void> {
  const store = await openLowdbStore({ folder, clock: wallClock, log: silent, disk: carelessDisk })
  const together = 2_000
  for (let from = 0; from < history; from += together) {
    await Promise.all(Array.from({ length: together }, (_, index) => writeReport(store, from + index, liaisons)))
  }
  await store.close()
}

function writeReport(store: Store, index: number, liaisons: readonly Liaison[]): Promise<void> {
  const { person, unit, task, target } = liaisons[index % liaisons.length] as Liaison
  return store.decide(person, asEventId(`h${index}`), (state, now) => {
    const report = {
      ...{ id: `${task}#${(state.progress.tasks[task]?.count ?? 0) + 1}`, task, unit, person },
      ...{ at: now.toISOString(), period: '2025-10', how: 'report' as const, late: false, status: 'on_track' as const },
      note: `第 ${index} 次：新增 ${index % 30} 个村`,
      values: target ? [{ target, value: 60, words: '60' }] : [],
    }
    return { changes: [{ kind: 'report-submitted', task, report, counts: true }], result: undefined }
  })
}

/** Everybody sends a form, and again, each with words of its own. */
const formsOf = (liaisons: readonly Liaison[], round: number, now: Date): Buffer[] =>
  Array.from({ length: forms }, (_, index) => {
    const { person, unit, task, field } = liaisons[index % liaisons.length] as Liaison
    const pressed = event('card.action.trigger', `f${round}-${index}`, {
      operator: { open_id: person, tenant_key: 'tk' },
      token: `c-${round}-${index}`,
      action: {
        tag: 'button',
        name: 'submit',
        value: { action: 'progress.submit', task, unit },
        form_value: { status: 'on_track', [field]: '60', note: `第 ${index} 张表：三个站完工` },
      },
      context: { open_message_id: `om_${round}_${index}`, open_chat_id: `oc_${person}` },
    })
    return requestBytes(pressed, now)
  })

/** The whole way in, over the store as it stands; nobody sends what is queued. */
async function submit(store: Store, requests: readonly Buffer[], facts: Facts): Promise<LoadResult> {
  const { vocabulary, roster } = facts
  const bot = createBot({
    ...{ store, ledger: vocabulary.ledger, vocabulary: () => vocabulary, roster, contacts: new Map() },
    ...{ settings: Settings.parse({}), calendar: createCalendar() },
  })
  const app = await buildApp({
    ...{ feishu: benchKeys, notReady: () => undefined, log: silent, bot: () => ({ openId: 'ou_bot' }) },
    ...{ clocks: () => [wallClock.now()], receive: bot.receive, metrics: createMetrics() },
  })
  return load(app, requests)
}

interface Facts {
  readonly vocabulary: Vocabulary
  readonly roster: Roster
}

const reportsIn = ({ state }: Store) => Object.values(state.progress.tasks).reduce((sum, { count }) => sum + count, 0)

/** Row 9: fifty people send in forms at once, with 100,000 reports in the journal, against the bare route of row 1. */
export async function progressRows(vocabulary: Vocabulary): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-'))
  const liaisons = liaisonsOf(vocabulary.ledger)
  const facts = { vocabulary, roster: rosterOf(liaisons) }
  const figures = { bare: [] as LoadResult[], whole: [] as LoadResult[] }
  try {
    await writeHistory(folder, liaisons)
    const store = await openLowdbStore({ folder, clock: wallClock, log: silent })
    for (let round = 0; round < rounds; round += 1) {
      const requests = formsOf(liaisons, round, wallClock.now())
      figures.bare.push(await load(await bareApp(), requests))
      const before = reportsIn(store)
      figures.whole.push(await submit(store, requests, facts))
      const taken = reportsIn(store) - before
      if (taken !== forms) throw new Error(`${forms} forms became ${taken} reports`)
    }
    await store.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const refused = figures.whole.reduce((sum, result) => sum + result.refused, 0)
  if (refused > 0) throw new Error(`${refused} presses were refused under load`)
  const perSecond = (results: readonly LoadResult[]) => Math.round(median(results.map((result) => result.perSecond)))
  const p99 = (results: readonly LoadResult[]) => median(results.map((result) => result.p99))
  return [
    {
      name: `submit a form, ${connections} people at once, ${history.toLocaleString('en')} reports before`,
      floor: `${perSecond(figures.bare)} events/s, p99 ${milli(p99(figures.bare))}`,
      figure: `${perSecond(figures.whole)} forms/s, p99 ${milli(p99(figures.whole))}`,
      ratio: p99(figures.whole) / p99(figures.bare),
      bar: `p99 < ${mostMilliseconds} ms`,
      holds: p99(figures.whole) < mostMilliseconds,
    },
  ]
}
