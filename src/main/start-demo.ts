import { randomBytes } from 'node:crypto'
import type { MovableClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { namesNobody, Roster } from '../plan/roster.ts'
import type { Store } from '../ports.ts'
import { startSandbox } from '../sandbox/server.ts'
import { roster as cast } from '../sandbox/world/seed.ts'
import type { ChosenPlatform } from './choose-platform.ts'
import { createInspector } from './inspect-message.ts'
import { liveTheDay } from './live-the-day.ts'
import type { Log } from './log.ts'

export interface DemoParts {
  readonly clock: MovableClock
  readonly store: Store
  readonly log: Log
  readonly startAfresh: (() => void) | undefined
  /** Where an open page waits for the sandbox to come back. */
  readonly pagePort: number | undefined
}

/** Starts the stand-in for Feishu beside the bot, with credentials made for this one run. */
export async function startDemo(config: Config, demo: DemoParts): Promise<ChosenPlatform> {
  const { platform, port, roster } = config
  const secret = () => randomBytes(16).toString('hex')
  const { connection, encryptKey = secret(), verificationToken = secret() } = platform
  const app = { appId: `cli_${randomBytes(8).toString('hex')}`, appSecret: secret() }
  const { clock, store, startAfresh, pagePort } = demo
  const own = { ...app, connection, encryptKey, verificationToken, clock, startAfresh, inspect: createInspector(store) }
  const start = (at: number) => startSandbox({ ...own, port: at })
  // The neighbour of the bot's port is easy to remember; when somebody sits there, any other will do.
  const neighbour = port === 0 || port === 65_535 ? 0 : port + 1
  const sandbox = await start(pagePort ?? neighbour).catch(() => start(0))
  const begin = namesNobody(roster) ? liveTheDay(sandbox, config, demo) : undefined
  return {
    ...app,
    baseUrl: sandbox.url,
    connection,
    encryptKey,
    verificationToken,
    roster: namesNobody(roster) ? Roster.parse(cast) : roster,
    sandbox,
    ...(begin && { begin }),
  }
}
