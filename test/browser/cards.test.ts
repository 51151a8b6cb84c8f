import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openIdOf } from '../../src/sandbox/world/seed.ts'
import { aCard, aForm, button, type Json, text } from '../sandbox/support/cards.ts'
import type { Heard, Reply } from '../sandbox/support/desk.ts'
import { answerCard, chartCard, markdownCard, tableCard } from './support/gallery.ts'
import { actionOf, inBrowser, type Opened, pressesOf, startPage } from './support/page.ts'
import { controlsCard, formCard } from './support/working-cards.ts'

inBrowser('a card in the browser', () => {
  it('shows what was pressed turning until the bot has answered, then its toast', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    const { page, bot } = await shown(aCard([button('收到', { action: 'notice.receipt' })]), async () => {
      await answered
      return { body: { toast: { type: 'success', content: '已记下' } } }
    })

    await page.getByRole('button', { name: '收到' }).click()
    await page.locator('button[aria-busy=true]', { hasText: '收到' }).waitFor()
    answer()

    await page.getByRole('status').getByText('已记下').waitFor()
    await expect.poll(() => page.locator('button[aria-busy=true]').count()).toBe(0)
    expect(actionOf(pressesOf(bot.heard)[0])).toMatchObject({ tag: 'button', value: { action: 'notice.receipt' } })
  })

  it('is redrawn in place by the answer', async () => {
    const next = aCard([{ tag: 'markdown', content: '已收到 **1** 家' }])
    const { page } = await shown(aCard([button('收到', { action: 'notice.receipt' })]), () => ({
      body: { card: { type: 'raw', data: next } },
    }))

    await page.getByRole('button', { name: '收到' }).click()

    await page.getByText('已收到 1 家').waitFor()
    expect(await page.getByRole('article').count()).toBe(1)
    expect(await page.getByRole('button', { name: '收到' }).count()).toBe(0)
  })

  it('says with its code what the bot answered wrongly', async () => {
    const { page } = await shown(aCard([button('收到', { action: 'x' })]), () => ({ body: { toast: 'no' } }))

    await page.getByRole('button', { name: '收到' }).click()

    await page.getByRole('status').getByText('200672').waitFor()
  })

  it('asks before what needs a confirmation, and a no sends nothing', async () => {
    const { page, bot } = await shown(controlsCard)

    await page.getByRole('button', { name: '要先问一句' }).click()
    await page.getByRole('dialog', { name: '撤回通知？' }).getByRole('button', { name: '取消' }).click()
    await page.getByRole('button', { name: '要先问一句' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()

    await expect.poll(() => pressesOf(bot.heard).length).toBe(1)
  })

  it('keeps a form back until what is required is there', async () => {
    const { page, bot } = await shown(formCard)
    const form = page.getByRole('form')

    await form.getByRole('button', { name: '提交' }).click()

    await form.getByRole('alert').getByText('请填写这一项').waitFor()
    expect(pressesOf(bot.heard)).toHaveLength(0)
  })

  it('sends a form as Feishu does', async () => {
    const { page, bot } = await shown(formCard)
    const form = page.getByRole('form')

    await form.getByRole('button', { name: '进度' }).click()
    await page.getByRole('option', { name: '有风险' }).click()
    await form.getByLabel('数值（%）').fill('六十三%')
    await form.getByRole('button', { name: '涉及单位' }).click()
    await page.getByRole('option', { name: '市农牧局' }).click()
    await page.getByRole('option', { name: '市文旅局' }).click()
    await page.keyboard.press('Escape')
    await form.getByRole('button', { name: '承诺时限' }).click()
    await page.getByRole('dialog').getByLabel('2025-11-20').click()
    await form.getByRole('button', { name: '提交' }).click()

    await expect.poll(() => pressesOf(bot.heard).length).toBe(1)
    expect(actionOf(pressesOf(bot.heard)[0])?.form_value).toMatchObject({
      status: 'at_risk',
      value: '六十三%',
      note: '',
      audience: ['市农牧局', '市文旅局'],
      until: '2025-11-20 +0800',
      hour: '09:00 +0800',
      receipt: true,
    })
  })

  it('takes its own first values back when a form is cleared', async () => {
    const { page } = await shown(formCard)

    await page.getByLabel('数值（%）').fill('99')
    await page.getByRole('button', { name: '清空' }).click()

    await expect.poll(() => page.getByLabel('数值（%）').inputValue()).toBe('58')
  })

  it('tells the bot at once what was picked outside a form', async () => {
    const { page, bot } = await shown(controlsCard)

    await page.getByRole('button', { name: '换一项' }).click()
    await page.getByRole('option', { name: '第 13 项' }).click()
    await expect.poll(() => pressesOf(bot.heard).length).toBe(1)
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '催办' }).click()

    await expect.poll(() => pressesOf(bot.heard).map((heard) => actionOf(heard)?.option)).toEqual(['zd-13', 'urge'])
  })

  it('draws Feishu’s markdown and lets no text of people come alive', async () => {
    const smuggled = '<img src=x onerror=alert(1)> &#60;at id=all&#62; <script>x</script>'
    const { page } = await shown(aCard([{ tag: 'markdown', content: smuggled }, ...elementsOf(markdownCard)]))
    const card = page.locator('.card')

    expect(await card.getByText('<img src=x onerror=alert(1)> <at id=all> <script>x</script>').count()).toBe(1)
    expect(await card.locator('script, img').count()).toBe(0)
    expect(await card.locator('.mention').allTextContents()).toEqual(['@张建国'])
    expect(await card.getByText('2025-11-03').count()).toBe(1)
    expect(await card.getByText('*不是强调*').count()).toBe(1)
    expect(await card.getByRole('link', { name: '链接' }).getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('turns the pages of a table', async () => {
    const { page } = await shown(tableCard)

    expect(await page.getByRole('cell', { name: '准格尔旗' }).count()).toBe(0)
    await page.getByRole('button', { name: '下一页' }).click()

    await page.getByRole('cell', { name: '准格尔旗' }).waitFor()
  })

  it('draws charts with the library that Feishu uses', async () => {
    const { page, troubles } = await shown(chartCard)

    await expect.poll(() => page.locator('.chart canvas').count(), { timeout: 60_000 }).toBe(2)
    expect(troubles).toEqual([])
  })

  it('shows the numbers of a chart where the library is not installed', async () => {
    const { page } = await shown(chartCard, undefined, { '**/vendor/@visactor/**': undefined })

    await page.getByText('这里没有装图表库，先看数字').first().waitFor()
    await page.getByRole('cell', { name: '63', exact: true }).waitFor()
  })

  it('gives every part that can be worked a name, and asks nobody outside', async () => {
    const { page, troubles, asked, sandbox, send } = await shown(answerCard)
    for (const card of [markdownCard, tableCard, formCard, controlsCard]) {
      await send(sandbox.privateChatOf(openIdOf('official')), 'interactive', card)
    }
    await page.getByText('各种组件').last().waitFor()

    const nameless = await page.getByRole('button', { name: /^$/ }).count()
    expect(nameless).toBe(0)
    expect(troubles).toEqual([])
    expect([...asked]).toEqual([new URL(sandbox.pageUrl).origin])
  })

  it('keeps a typed value when somebody else’s message comes in', async () => {
    const { page, sandbox } = await shown(aCard([aForm([{ tag: 'input', name: 'note', label: text('一句话') }])]))

    await page.getByLabel('一句话').fill('写到一半')
    sandbox.sendAs(sandbox.privateChatOf(openIdOf('official')), { as: openIdOf('official'), text: '另说一句' })
    await page.getByText('另说一句').last().waitFor()

    expect(await page.getByLabel('一句话').inputValue()).toBe('写到一半')
  })
})

const elementsOf = (card: Json) => (card.body as { elements: Json[] }).elements

/** The page on a private chat in which one card stands. */
async function shown(
  card: Json,
  answer?: (heard: Heard) => Reply | Promise<Reply>,
  files: NonNullable<Opened['files']> = {},
) {
  const started = await startPage(answer)
  const chatId = started.sandbox.privateChatOf(openIdOf('official'))
  const sent = await started.send(chatId, 'interactive', card)
  expect(sent).toMatchObject({ code: 0 })
  const page: Page = await started.open({ chatId, files })
  await page.locator('.card').first().waitFor()
  return { ...started, page }
}
