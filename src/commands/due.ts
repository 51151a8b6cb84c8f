import { parseArgs } from 'node:util'
import { wallClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { adoptPlan } from '../features/cold-start/adopt-plan.ts'
import { rehearsalJson, rehearsalText } from '../features/follow-up/rehearsal-report.ts'
import { rehearse } from '../features/follow-up/rehearse.ts'
import { isDay } from '../plan/day.ts'
import { asOpenId, type OpenId } from '../plan/ids.ts'
import { createLedger } from '../plan/ledger.ts'
import { namesNobody, Roster } from '../plan/roster.ts'
import { dayIn, instantAt } from '../plan/time-zone.ts'
import { createCalendar } from '../plan/working-days.ts'
import { StoreError } from '../ports.ts'
import { roster as cast } from '../sandbox/world/seed.ts'
import { peopleOf } from '../state/people.ts'
import { applyEntry, emptyState } from '../state/state.ts'
import { journalEntries } from './journal-entries.ts'

const usage = '用法：npm run due -- --on 2025-12-01 [--json]'

function readArguments(): { readonly on: string; readonly json: boolean } | string {
  try {
    const { values } = parseArgs({ options: { on: { type: 'string' }, json: { type: 'boolean', default: false } } })
    if (values.on === undefined) return '缺少 --on'
    if (!isDay(values.on)) return `--on 应为一个日子，写成 2025-12-01；没有 ${values.on} 这一天`
    return { on: values.on, json: values.json }
  } catch {
    return '参数不对'
  }
}

/** Until Feishu is asked, whoever the roster names by mobile or e-mail is known by that. */
const unasked = ({ coordinators, units }: Roster): ReadonlyMap<string, OpenId> =>
  new Map(
    [
      ...coordinators,
      ...Object.values(units).flatMap(({ liaisons, leader }) => [...liaisons, ...(leader ? [leader] : [])]),
    ]
      .flatMap(({ mobile, email }) => [mobile, email])
      .flatMap((contact) => (contact === undefined ? [] : [[contact, asOpenId(contact)] as const])),
  )

async function main(): Promise<number> {
  const options = readArguments()
  if (typeof options === 'string') {
    process.stderr.write(`${options}。${usage}\n`)
    return 2
  }
  const { on, json } = options
  // The plan and the journal are needed, not the platform: credentials play no part.
  const { CONFIG_DIR, DATA_DIR, BOT_CLOCK, FEISHU_APP_ID } = process.env
  const loaded = await loadConfig({ CONFIG_DIR, DATA_DIR, BOT_CLOCK })
  if (!loaded.ok) {
    for (const fault of loaded.faults) process.stderr.write(`${fault}\n`)
    return 1
  }
  const { plan, units, settings, dataDir, clockStart } = loaded.config
  const roster = FEISHU_APP_ID || !namesNobody(loaded.config.roster) ? loaded.config.roster : Roster.parse(cast)
  const ledger = createLedger(plan, units)
  const state = emptyState()
  for await (const entry of journalEntries(dataDir)) applyEntry(state, entry)
  const now = clockStart ?? wallClock.now()
  const facts = {
    ...{ state, ledger, settings, now, calendar: createCalendar() },
    people: peopleOf(roster, unasked(roster), state.roster),
  }
  const taken = on < dayIn(now, settings.timeZone) ? instantAt(on, '00:00', settings.timeZone) : now
  const { changes } = state.deadlines.adopted ? { changes: [] } : adoptPlan({ ...facts, now: taken })
  applyEntry(state, { seq: state.seq + 1, at: taken.toISOString(), by: 'timer', changes })
  const rehearsal = rehearse(facts, on)
  process.stdout.write(json ? `${JSON.stringify(rehearsalJson(rehearsal, facts))}\n` : rehearsalText(rehearsal, facts))
  return 0
}

// Whoever reads the first lines alone has closed the pipe: nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await main()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(error instanceof StoreError ? `${reason}\n` : `预演未能完成：${reason}\n`)
  process.exitCode = 1
}
