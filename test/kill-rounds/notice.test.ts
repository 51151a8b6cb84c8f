import { describe, expect, it } from 'vitest'
import { readCard } from '../journeys/support/read-card.ts'
import { coordinator, manyGroups } from './many-groups.ts'

describe('kill -9 in the middle of a notice to 300 groups', () => {
  it.each([1, 150])('leaves every group with exactly one, killed after %d', { timeout: 240_000 }, async (killAfter) => {
    const { sandbox, start, reached, gotEach } = await manyGroups()
    const first = await start()
    const desk = sandbox.privateChatOf(coordinator)
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
    await sandbox.until(() => reached() >= killAfter || undefined, 120_000)
    await first.kill()
    const atTheKill = reached()
    await start()
    const told = () =>
      sandbox.messagesIn(desk).map((message) => (message.sender === 'bot' ? readCard(message).words : ''))
    await sandbox.until(() => told().some((words) => words.includes('已发 300 / 300')) || undefined, 120_000)

    expect(atTheKill).toBeGreaterThanOrEqual(killAfter)
    expect(atTheKill).toBeLessThan(300)
    expect(gotEach()).toEqual([1])
    expect(sandbox.limits().broken).toEqual({ perSecond: 0, perMinute: 0, perChat: 0, perMessage: 0 })
  })
})
