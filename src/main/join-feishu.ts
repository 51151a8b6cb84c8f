import type { FeishuOptions } from '../feishu/client.ts'
import { type LongConnection, openLongConnection } from '../feishu/long-connection.ts'
import type { Door } from '../inbox/door.ts'
import type { Sender } from '../outbox/deliver.ts'
import type { OpenId } from '../plan/ids.ts'
import type { Roster } from '../plan/roster.ts'
import type { Directory } from '../ports.ts'
import { checkScopes } from './check-scopes.ts'
import { findContacts } from './find-contacts.ts'
import { knowOurselves } from './know-ourselves.ts'
import type { Log } from './log.ts'

export interface JoinParts {
  readonly options: FeishuOptions
  readonly directory: Directory
  readonly sender: Sender
  /** Where events of the long connection come in; absent when they come by the webhook. */
  readonly door: Door | undefined
  readonly roster: Roster
  /** Completed with those whom only Feishu can tell. */
  readonly contacts: Map<string, OpenId>
  readonly log: Log
  readonly onKnown: (bot: { readonly openId: string }) => void
  readonly onFatal: (error: Error) => void
  readonly onReady: () => void
}

export interface Joined {
  /** Why the bot cannot work yet; `undefined` when it can. */
  notReady(): string | undefined
  stop(): Promise<void>
}

/** Everything that needs Feishu, in its order: who are we, send, receive, who are they. Goes on in the background. */
export function joinFeishu(parts: JoinParts): Joined {
  const { directory, sender, door, log, roster, contacts } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  let reason: string | undefined = '正在连接飞书'
  let connection: LongConnection | undefined

  async function join(): Promise<void> {
    const tell = (why: string) => {
      reason = why
    }
    const bot = await knowOurselves(directory, { log, signal, tell })
    parts.onKnown(bot)
    sender.start()
    if (door) connection = openLongConnection(parts.options, (payload) => answerOrThrow(door, payload))
    await findContacts(contacts, roster, { directory, log })
    reason = undefined
    log.info({ bot: bot.name }, 'ready')
    parts.onReady()
    void checkScopes(directory, log)
  }

  const joining = join().catch((error) => {
    if (!signal.aborted) parts.onFatal(error)
  })
  return {
    notReady: () => reason ?? connection?.notReady(),
    async stop() {
      stopping.abort()
      await joining
      connection?.close()
      door?.close()
      await sender.stop()
    },
  }
}

/** The long connection knows no status: what throws is delivered again. */
async function answerOrThrow(door: Door, payload: unknown): Promise<object> {
  const { status, body } = await door.answer(payload)
  if (status !== 200) throw new Error(`not taken: ${status}`)
  return body
}
