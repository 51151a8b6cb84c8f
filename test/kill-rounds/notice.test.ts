import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startSandbox } from '../../src/sandbox/server.ts'
import { openIdOf, scenario } from '../../src/sandbox/world/seed.ts'
import { readCard } from '../journeys/support/read-card.ts'
import { appId, appSecret, encryptKey, verificationToken } from '../sandbox/support/desk.ts'
import { aConfigFolder } from '../support/config-folder.ts'
import { startProcess } from '../support/process.ts'

const coordinator = openIdOf('coordinator')
const groups = Array.from({ length: 300 }, (_, index) => `oc_group${index}`)
const half = (from: number) => groups.slice(from, from + 150).join(', ')

/** Two units with 150 groups each, and a Feishu that outlives the service. */
async function aProvince() {
  const seed = {
    ...scenario,
    groups: groups.map((chatId) => ({ chatId, name: chatId, members: [coordinator] })),
  }
  const clock = { now: () => new Date() }
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
  const env = {
    ...folders,
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: encryptKey,
    FEISHU_VERIFICATION_TOKEN: verificationToken,
    FEISHU_BASE_URL: sandbox.url,
  }
  return {
    sandbox,
    async start() {
      const service = startProcess(env)
      const url = /http:\S+/.exec(await service.said(/已启动：/))?.[0] ?? ''
      await sandbox.connectBot(url)
      await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 60_000 })
      return service
    },
  }
}

describe('kill -9 in the middle of a notice to 300 groups', () => {
  it.each([1, 150])('leaves every group with exactly one, killed after %d', { timeout: 240_000 }, async (killAfter) => {
    const { sandbox, start } = await aProvince()
    const first = await start()
    const desk = sandbox.privateChatOf(coordinator)
    const reached = () => groups.filter((chat) => sandbox.messagesIn(chat).length > 0)
    const text = '发通知 标题：调度\n正文：25号开会\n对象：市农牧局、市水利局'
    sandbox.sendAs(desk, { as: coordinator, text })
    const preview = await sandbox.until(() =>
      sandbox
        .messagesIn(desk)
        .filter(({ sender }) => sender === 'bot')
        .map(readCard)
        .find(({ title }) => title.startsWith('通知预览')),
    )
    const send = preview.buttons.find(({ label }) => label === '发送')

    await sandbox.press(preview.messageId, { as: coordinator, value: send?.value })
    await sandbox.until(() => reached().length >= killAfter || undefined, 120_000)
    first.child.kill('SIGKILL')
    await first.exited
    const atTheKill = reached().length
    await start()
    const told = () =>
      sandbox.messagesIn(desk).map((message) => (message.sender === 'bot' ? readCard(message).words : ''))
    await sandbox.until(() => told().some((words) => words.includes('已发 300 / 300')) || undefined, 120_000)

    expect(atTheKill).toBeGreaterThanOrEqual(killAfter)
    expect(atTheKill).toBeLessThan(300)
    expect(groups.map((chat) => sandbox.messagesIn(chat).length)).toEqual(groups.map(() => 1))
    expect(sandbox.limits().broken).toMatchObject({ perMinute: 0, perChat: 0, perMessage: 0 })
  })
})
