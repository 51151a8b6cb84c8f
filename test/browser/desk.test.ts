import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { answerCard } from './support/gallery.ts'
import { inBrowser, startPage } from './support/page.ts'

inBrowser('the desk around the chat', () => {
  it('opens the chat and the person that a link names', async () => {
    const { open } = await startPage()

    const page = await open({ as: 'shuili', chatId: chatIdOf('shuili') })

    await page.getByRole('heading', { name: '市水利局工作群' }).waitFor()
    expect(await page.getByRole('button', { name: /^现在是李雪梅/ }).count()).toBe(1)
  })

  it('shows another person their own chats', async () => {
    const { open } = await startPage()
    const page = await open({ as: 'official' })

    await page.getByRole('button', { name: /^现在是苏和/ }).click()
    await page.getByRole('menuitemradio', { name: /陈督办/ }).click()

    await page
      .getByRole('list')
      .getByRole('button', { name: /督办科内部群/ })
      .waitFor()
    expect(
      await page
        .getByRole('list')
        .getByRole('button', { name: /准格尔旗工作群/ })
        .count(),
    ).toBe(1)
  })

  it('marks and announces what came in elsewhere, until it is read', async () => {
    const { send, open } = await startPage()
    const page = await open({ as: 'official' })

    await send(chatIdOf('zhunqi'), 'interactive', answerCard)

    const row = page.getByRole('list').getByRole('button', { name: /准格尔旗工作群/ })
    await row.getByLabel('1 条未读').waitFor()
    await page.getByRole('status').getByText('防沙治沙：5 家责任单位').waitFor()
    await row.click()
    await expect.poll(() => row.getByLabel('1 条未读').count()).toBe(0)
  })

  it('keeps what came in while the chat was being opened', async () => {
    const { sandbox, open } = await startPage()
    const chatId = chatIdOf('zhunqi')
    const says = (text: string) => sandbox.sendAs(chatId, { as: openIdOf('coordinator'), text })
    says('先到的')
    const page = await open({ as: 'official', chatId })
    const opened = Promise.withResolvers<void>()
    await page.route(
      `**/sandbox/chats/${chatId}/messages`,
      async (route) => {
        const response = await route.fetch()
        says('后到的')
        await page.getByRole('article').getByText('后到的').waitFor()
        await route.fulfill({ response }).then(opened.resolve, opened.reject)
      },
      { times: 1 },
    )

    await page.reload()

    await opened.promise
    await page.getByRole('article').getByText('先到的').waitFor()
    await page.getByRole('article').getByText('后到的').waitFor()
    expect(await page.getByRole('article').count()).toBe(2)
  })

  it('misses nothing that is said while the page loads', async () => {
    const { sandbox, open } = await startPage()
    const chatId = chatIdOf('zhunqi')
    const page = await open({ as: 'official', chatId })
    await page.route('**/sandbox/stream', (route) => {
      sandbox.sendAs(chatId, { as: openIdOf('coordinator'), text: '开门就到的' })
      return route.continue()
    })

    await page.reload()

    await page.getByRole('article').getByText('开门就到的').waitFor()
  })

  it('walks the list of chats by arrow keys', async () => {
    const { open } = await startPage()
    const page = await open({ as: 'official' })
    const rows = page.getByRole('list').getByRole('button')

    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')

    await expect.poll(() => rows.nth(1).getAttribute('aria-current')).toBe('true')
  })

  it('moves the clock to the next working day', async () => {
    const { sandbox, open } = await startPage()
    sandbox.moveClock(new Date('2026-09-30T08:00:00Z'))
    const page = await open()

    await page.getByRole('button', { name: '时钟' }).click()
    await page.getByRole('button', { name: /下一个工作日/ }).click()

    await page.getByText('2026年10月8日').waitFor()
    expect(sandbox.now().toISOString()).toBe('2026-10-08T01:00:00.000Z')
  })

  it('switches a fault on and off', async () => {
    const { sandbox, open } = await startPage()
    const page = await open()

    await page.getByRole('button', { name: '故障' }).click()
    await page.locator('.fault-row', { hasText: '整个停摆' }).getByRole('button', { name: '打开' }).click()
    await page.getByText('有 1 个故障开着').waitFor()
    expect(sandbox.faults()).toMatchObject([{ kind: 'outage' }])
    await page.getByRole('button', { name: '全部关掉' }).click()

    await expect.poll(() => sandbox.faults().length).toBe(0)
    await expect.poll(() => page.getByText('有 1 个故障开着').count()).toBe(0)
  })

  it('shows what passed between platform and bot about a message', async () => {
    const { sandbox, open } = await startPage()
    const chatId = sandbox.privateChatOf(openIdOf('official'))
    sandbox.sendAs(chatId, { as: openIdOf('official'), text: '在吗' })
    await sandbox.settled()
    const page = await open({ chatId })

    await page.getByRole('article').hover()
    await page.getByRole('button', { name: '原始数据' }).click()

    await page
      .getByRole('complementary', { name: '原始数据' })
      .getByText('im.message.receive_v1', { exact: true })
      .waitFor()
    await page.getByText(/已送到 · 试了 1 次 · 200/).waitFor()
  })

  it('shows what the bot wrote down about a message, and what became of its answer', async () => {
    const at = '2025-11-03T01:00:00.000Z'
    const entries = [{ seq: 7, at, by: openIdOf('official'), changes: [{ kind: 'question-answered' }] }]
    const inspect = () => ({ entries, outbox: [{ key: 'ev-1:0', state: 'held', at, detail: 'parked' } as const] })
    const { sandbox, open } = await startPage(undefined, { inspect })
    const chatId = sandbox.privateChatOf(openIdOf('official'))
    sandbox.sendAs(chatId, { as: openIdOf('official'), text: '在吗' })
    const page = await open({ chatId })

    await page.getByRole('article').hover()
    await page.getByRole('button', { name: '原始数据' }).click()

    const drawer = page.getByRole('complementary', { name: '原始数据' })
    await drawer.getByText('question-answered', { exact: true }).waitFor()
    await drawer.getByText(/第 7 条 · 09:00 · 苏和/).waitFor()
    await drawer.getByText('搁置').waitFor()
  })

  it('makes a group with the bot in it', async () => {
    const { sandbox, open } = await startPage()
    const page = await open({ as: 'coordinator' })

    await page.getByRole('button', { name: '新建群' }).click()
    await page.getByLabel('群名').fill('市林草局工作群')
    await page.getByRole('checkbox', { name: /王丽/ }).check()
    await page.getByRole('button', { name: '建群', exact: true }).click()

    await page.getByRole('heading', { name: '市林草局工作群' }).waitFor()
    await expect.poll(() => sandbox.chats().at(-1)).toMatchObject({ name: '市林草局工作群', botIn: true })
    expect([...(sandbox.chats().at(-1)?.members ?? [])]).toContain(openIdOf('wenlv'))
  })

  it('says that something new stands below while one reads above', async () => {
    const { sandbox, open } = await startPage()
    const chatId = chatIdOf('all')
    const say = (text: string) => sandbox.sendAs(chatId, { as: openIdOf('nongmu'), text })
    for (let line = 1; line <= 40; line += 1) say(`第 ${line} 句`)
    const page = await open({ chatId })
    await page.getByText('第 40 句').last().waitFor()

    await page.getByRole('log').hover()
    await page.mouse.wheel(0, -3000)
    await expect.poll(() => page.evaluate("document.querySelector('.messages').scrollTop")).toBe(0)
    say('最新的一句')
    await page.getByRole('button', { name: '有新消息' }).click()

    await expect.poll(() => page.getByRole('button', { name: '有新消息' }).count()).toBe(0)
    await page.getByRole('log').getByText('最新的一句').waitFor()
  })

  it('starts over after asking', async () => {
    const { sandbox, open } = await startPage()
    const chatId = sandbox.privateChatOf(openIdOf('official'))
    sandbox.sendAs(chatId, { as: openIdOf('official'), text: '在吗' })
    const page = await open({ chatId })

    await page.getByRole('button', { name: '重来' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '重来' }).click()

    await expect.poll(() => page.getByRole('article').count()).toBe(0)
    expect(sandbox.messagesIn(chatId)).toHaveLength(0)
  })

  it('shows list and chat one after the other on a phone', async () => {
    const { open } = await startPage()
    const page = await open({ phone: true })

    expect(await page.getByRole('textbox', { name: /^发消息/ }).isVisible()).toBe(false)
    await page
      .getByRole('list')
      .getByRole('button', { name: /全市调度群/ })
      .tap()
    await page.getByRole('textbox', { name: /^发消息/ }).waitFor()
    const { width, overflow } = (await page.evaluate(
      '({ width: innerWidth, overflow: document.body.scrollWidth })',
    )) as {
      width: number
      overflow: number
    }
    expect(overflow).toBe(width)
    await page.getByRole('button', { name: '返回会话列表' }).tap()

    await page
      .getByRole('list')
      .getByRole('button', { name: /全市调度群/ })
      .waitFor()
  })
})

it('preloads every module of the page, so that none is found late', () => {
  const folder = fileURLToPath(new URL('../../src/sandbox/page/', import.meta.url))
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
  const index = readFileSync(`${folder}index.html`, 'utf8')

  const missing = modules.filter((path) => !index.includes(`"/page/${path}"`))

  expect(missing).toEqual([])
})
