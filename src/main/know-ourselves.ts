import { setTimeout as pause } from 'node:timers/promises'
import { type Directory, FeishuError } from '../ports.ts'
import type { Log } from './log.ts'

const firstPause = 500
const longestPause = 30_000

/**
 * Asks Feishu who the bot is, again and again until it answers: without its own open_id no mention can be told.
 * Rejects when aborted. `tell` hears why it is not known yet.
 */
export async function knowOurselves(
  directory: Directory,
  { log, signal, tell }: { log: Log; signal: AbortSignal; tell: (reason: string) => void },
): Promise<Awaited<ReturnType<Directory['bot']>>> {
  for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      return await directory.bot()
    } catch (err) {
      const code = err instanceof FeishuError ? err.code : undefined
      const refused = code === 'bad-credentials'
      tell(refused ? '飞书不接受应用凭证：请检查 FEISHU_APP_ID 和 FEISHU_APP_SECRET' : '飞书没有应答，正在重试')
      log.warn(code ? { code, wait } : { err, wait }, 'Feishu did not say who the bot is')
    }
    await pause(wait, undefined, { signal })
  }
}
