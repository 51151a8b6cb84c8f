import { expect, onTestFinished, vi } from 'vitest'
import { type MovableClock, movableClock } from '../../src/clock.ts'
import { startSandbox } from '../../src/sandbox/server.ts'
import { openIdOf, scenario } from '../../src/sandbox/world/seed.ts'
import { appId, appSecret, encryptKey, verificationToken } from '../sandbox/support/desk.ts'
import { aConfigFolder } from '../support/config-folder.ts'
import { startProcess } from '../support/process.ts'

export const coordinator = openIdOf('coordinator')
export const groups = Array.from({ length: 300 }, (_, index) => `oc_group${index}`)
const half = (from: number) => groups.slice(from, from + 150).join(', ')

/** Two units with 150 groups each, and a Feishu that outlives the service; both by the same clock. */
export async function manyGroups(at?: string) {
  const clock: MovableClock = movableClock(at === undefined ? undefined : new Date(at))
  const seed = {
    ...scenario,
    groups: groups.map((chatId) => ({ chatId, name: chatId, members: [coordinator] })),
  }
  const sandbox = await startSandbox({ appId, appSecret, encryptKey, verificationToken, clock, seed })
  onTestFinished(() => sandbox.close())
  const folders = await aConfigFolder({
    'config/roster.yaml': `
coordinators: [{ name: 陈督办, openId: ${coordinator} }]
units:
  市农牧局: { chats: [${half(0)}] }
  市水利局: { chats: [${half(150)}] }
`,
  })
  return {
    sandbox,
    reached: () => groups.filter((chat) => sandbox.messagesIn(chat).length > 0).length,
    /** Messages in each group, as the stand-in counts them; all alike is one figure. */
    gotEach: () => [...new Set(groups.map((chat) => sandbox.messagesIn(chat).length))],
    async start() {
      const service = startProcess({
        ...folders,
        FEISHU_APP_ID: appId,
        FEISHU_APP_SECRET: appSecret,
        FEISHU_ENCRYPT_KEY: encryptKey,
        FEISHU_VERIFICATION_TOKEN: verificationToken,
        FEISHU_BASE_URL: sandbox.url,
        ...(at !== undefined && { BOT_CLOCK: clock.now().toISOString() }),
      })
      const url = /http:\S+/.exec(await service.said(/已启动：/))?.[0] ?? ''
      await sandbox.connectBot(url)
      await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 60_000 })
      return {
        ...service,
        async kill() {
          service.child.kill('SIGKILL')
          await service.exited
        },
        /** Nothing waits to be sent any more. */
        allSent: () =>
          vi.waitFor(
            async () =>
              expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
                /duban_outbox_messages\{state="waiting"\} 0/,
              ),
            { timeout: 60_000, interval: 200 },
          ),
      }
    },
  }
}
