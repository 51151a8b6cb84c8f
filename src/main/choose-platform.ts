import type { Config } from '../config.ts'
import type { Roster } from '../plan/roster.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { DemoParts } from './start-demo.ts'

/** What the bot talks to, by which way, and who it finds there. */
export interface ChosenPlatform {
  readonly appId: string
  readonly appSecret: string
  readonly baseUrl: string
  readonly connection: 'webhook' | 'websocket'
  readonly encryptKey: string | undefined
  readonly verificationToken: string | undefined
  readonly roster: Roster
  readonly sandbox?: Sandbox
  /** Lets the sandbox's people begin their day, once the bot can hear them; returns the way to stop. */
  readonly begin?: () => () => Promise<void>
}

/** The real platform where there are credentials, else the sandbox, whose code is loaded only then. */
export async function choosePlatform(config: Config, demo: DemoParts): Promise<ChosenPlatform> {
  const { platform, roster } = config
  if (platform.kind === 'feishu') return { ...platform, roster }
  const { startDemo } = await import('./start-demo.ts')
  return startDemo(config, demo)
}
