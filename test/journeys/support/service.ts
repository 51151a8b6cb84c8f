import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, vi } from 'vitest'
import type { z } from 'zod'
import { movableClock } from '../../../src/clock.ts'
import { loadConfig } from '../../../src/config.ts'
import { type Service, startService } from '../../../src/main/start-service.ts'
import { Roster } from '../../../src/plan/roster.ts'
import { Settings } from '../../../src/plan/settings.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { roster as cast } from '../../../src/sandbox/world/seed.ts'
import { journalOf } from '../../kill-rounds/round.ts'
import { appId, appSecret, encryptKey, verificationToken } from '../../sandbox/support/desk.ts'

export type Running = Awaited<ReturnType<typeof runService>>

export interface Circumstances {
  /** What differs from `config/settings.yaml`. */
  readonly settings?: z.input<typeof Settings>
  /** Who is who at the start; the sandbox's people have their places where nothing is said. */
  readonly roster?: z.input<typeof Roster>
  /** The wall clock of Ordos at the start, `2026-09-18T09:00`; a day without reminders where nothing is said. */
  readonly at?: string
}

/** `2026-09-18T09:00` on the wall clock of Ordos. */
export const inOrdos = (at: string) => new Date(`${at}+08:00`)

/** An answer of the wrong shape, with a broken card, with a card of another version. */
const unusable = new Set([200672, 200673, 200830])

/** What the platform did not take of the bot, apart from what a test made it refuse. */
const refusedCards = ({ requests, deliveries }: Pick<Sandbox, 'requests' | 'deliveries'>) => [
  ...requests().flatMap(({ faults, answer }) => {
    const { code, msg } = (answer ?? {}) as { readonly code?: number; readonly msg?: string }
    return faults.length === 0 && (code === 230099 || code === 230025 || code === 230001) ? [msg] : []
  }),
  ...deliveries().flatMap(({ refused }) => (refused && unusable.has(refused.code) ? [refused] : [])),
]

/** The whole service with the shipped plan, and beside it a Feishu that goes on while the service is restarted. */
export async function runService({ settings = {}, roster = cast, at = '2025-11-05T10:00' }: Circumstances = {}) {
  const clock = movableClock(inOrdos(at))
  const dataDir = await mkdtemp(join(tmpdir(), 'duban-journey-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const sandbox = await startSandbox({ appId, appSecret, encryptKey, verificationToken, clock })
  onTestFinished(() => sandbox.close())
  const complaints: string[] = []
  const log = pino({ level: 'error' }, { write: (line) => void complaints.push(line) })
  let service: Service | undefined
  onTestFinished(async () => {
    await service?.stop()
    expect(complaints).toEqual([])
    expect(refusedCards(sandbox)).toEqual([])
  })

  async function start(more: NodeJS.ProcessEnv = {}): Promise<void> {
    const loaded = await loadConfig({
      FEISHU_APP_ID: appId,
      FEISHU_APP_SECRET: appSecret,
      FEISHU_ENCRYPT_KEY: encryptKey,
      FEISHU_VERIFICATION_TOKEN: verificationToken,
      FEISHU_BASE_URL: sandbox.url,
      DATA_DIR: dataDir,
      PORT: '0',
      ...more,
    })
    if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
    const config = {
      ...loaded.config,
      roster: Roster.parse(roster),
      settings: Settings.parse({ ...loaded.config.settings, ...settings }),
    }
    service = await startService({ config, log, clock, onFatal: (error) => void complaints.push(error.message) })
    const { url } = service
    await sandbox.connectBot(url)
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 60_000 })
    await untilTaking()
  }

  /** A busy machine refuses at the door for a while. */
  const untilTaking = () =>
    vi.waitFor(
      async () => {
        const { status } = await fetch(`${service?.url}/webhook/event`, { method: 'POST', body: '{}' })
        expect(status).not.toBe(503)
      },
      { timeout: 60_000 },
    )

  async function stop(): Promise<void> {
    await service?.stop()
    service = undefined
  }

  await start()
  return {
    sandbox,
    clock,
    start,
    stop,
    untilTaking,
    dataDir,
    /** Everything that was written down so far. */
    journal: () => journalOf(join(dataDir, 'store')),
    /** Hands the service a request as it came over the wire, from whomever. */
    request: ({ path, headers, body }: { path: string; headers: Record<string, string>; body: string }) =>
      fetch(`${service?.url}${path}`, { method: 'POST', headers, body }),
  }
}
