import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chatIdOf, type SeedPerson } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from '../journeys/support/journey.ts'
import { inBrowser, openedOn } from './support/page.ts'

// The whole service, seen as people see it.

async function theProduct() {
  const journey = await startJourney({ at: '2025-11-21T09:30' })
  return { journey, ...openedOn(journey.sandbox) }
}

async function say(page: Page, text: string) {
  await page.getByRole('textbox', { name: /^发消息/ }).fill(text)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '发送' }).click()
}

const newestCard = (page: Page, title: RegExp) => page.getByRole('region', { name: title }).last()

/** A report that waits for the coordinators. */
async function aReport({ journey }: { journey: Journey }, person: SeedPerson = 'xiangcun') {
  const card = await journey.ask(person, '填报 12')
  await journey.submit(person, card, { value_1: '72', note: '11 个污水站已进场施工' })
  return journey.cardIn(chatIdOf('desk'), ({ title }) => title.startsWith('待审核'))
}

/** Whoever calls waits until so many have: the first decision redraws the card under the other's finger otherwise. */
function meetingOf(count: number) {
  const { promise, resolve } = Promise.withResolvers<void>()
  let arrived = 0
  return () => {
    arrived += 1
    if (arrived === count) resolve()
    return promise
  }
}

inBrowser('an official', () => {
  it('asks in a group, reads the owners and goes on by a button', async () => {
    const { open, troubles } = await theProduct()
    const page = await open({ as: 'official', chatId: chatIdOf('all') })

    await say(page, '@督办 改厕归谁管')
    await newestCard(page, /推进环境整治优化提升/)
      .getByText('市住建局')
      .waitFor()
    await page.getByRole('button', { name: '整条任务' }).last().click()

    await page.getByText('63% 以上').first().waitFor()
    await expect.poll(() => page.getByRole('article').count()).toBe(3)
    expect(troubles).toEqual([])
  })
})

inBrowser('a liaison', () => {
  it('is told what is missing, keeps what was typed, and gets a receipt', async () => {
    const { journey, open, troubles } = await theProduct()
    const page = await open({ as: 'xiangcun', chatId: journey.privateChat('xiangcun') })

    await say(page, '填报 12')
    const form = newestCard(page, /^卡片：填报/)
    await form.getByLabel(/卫生厕所普及率/).fill('快六成了')
    await form.getByLabel(/^说明/).fill('11 个污水站已进场施工')
    await form.getByRole('button', { name: '提交' }).click()
    await form.getByText(/请看一下/).waitFor()
    expect(await form.getByLabel(/^说明/).inputValue()).toBe('11 个污水站已进场施工')
    await form.getByLabel(/卫生厕所普及率/).fill('七成二')
    await form.getByRole('button', { name: '提交' }).click()

    const receipt = newestCard(page, /填报回执/)
    await receipt.getByText(/普及率：72%/).waitFor()
    await receipt.getByText('已交统筹人员审核').waitFor()
    expect(troubles).toEqual([])
  })
})

inBrowser('two coordinators', () => {
  it('press at once: one decides, the other is told who did, and everybody’s card shows it', async () => {
    const product = await theProduct()
    await aReport(product)
    const [first, second] = await Promise.all(
      (['coordinator', 'coordinator2'] as const).map((as) => product.open({ as, chatId: chatIdOf('desk') })),
    )
    if (!first || !second) throw new Error('two pages were wanted')
    const liaison = await product.open({ as: 'xiangcun', chatId: product.journey.privateChat('xiangcun') })

    const bothPressed = meetingOf(2)
    for (const page of [first, second]) {
      await page.route('**/press', async (route) => {
        await bothPressed()
        await route.continue()
      })
    }
    await Promise.all([first, second].map((page) => page.getByRole('button', { name: '通过' }).last().click()))

    for (const page of [first, second]) {
      await newestCard(page, /填报 · 已生效/).waitFor()
      expect(await page.getByRole('button', { name: '通过', exact: true }).count()).toBe(0)
    }
    await newestCard(liaison, /填报回执 · 已生效/).waitFor()
    const reviews = product.journey.cardsIn(chatIdOf('desk')).filter(({ title }) => title.startsWith('填报'))
    expect(reviews).toHaveLength(1)
    expect(product.troubles).toEqual([])
  })

  it('return a report, whose form comes back with what was typed and why', async () => {
    const product = await theProduct()
    await aReport(product)
    const page = await product.open({ as: 'coordinator', chatId: chatIdOf('desk') })
    await page.getByRole('button', { name: '退回' }).last().click()
    const privately = await product.open({ as: 'coordinator', chatId: product.journey.privateChat('coordinator') })
    const reason = newestCard(privately, /退回/)
    await reason.getByRole('textbox').fill('请写清 3 个站的完工日期')
    await reason.getByRole('button').last().click()

    const liaison = await product.open({ as: 'xiangcun', chatId: product.journey.privateChat('xiangcun') })
    const again = liaison.getByRole('region', { name: /^卡片：.*填报/ }).last()
    await again.getByText('请写清 3 个站的完工日期').waitFor()
    expect(await again.getByLabel(/^说明/).inputValue()).toBe('11 个污水站已进场施工')
  })
})

inBrowser('a coordinator', () => {
  it('sends a notice from the form and sees the receipts come in', async () => {
    const { journey, open, troubles } = await theProduct()
    const page = await open({ as: 'coordinator', chatId: journey.privateChat('coordinator') })

    await say(page, '发通知')
    const form = newestCard(page, /^卡片：发通知/)
    await form.getByLabel('标题').fill('调度会通知')
    await form.getByLabel(/^正文/).fill('25号下午三点开会')
    await form
      .getByRole('button', { name: /发给|对象|单位/ })
      .first()
      .click()
    await page.getByRole('option', { name: '市农牧局', exact: true }).click()
    await page.getByRole('option', { name: '市水利局', exact: true }).click()
    await page.keyboard.press('Escape')
    await form.getByLabel(/回执/).first().check()
    await form.getByRole('button', { name: '预览' }).click()
    const desk = newestCard(page, /^卡片：通知/)
    await desk.getByText('发到 2 个群：市农牧局、市水利局').waitFor()
    await desk.getByRole('button', { name: '发送' }).click()
    await desk.getByText('已发 2 / 2').waitFor()
    const liaison = await open({ as: 'shuili', chatId: chatIdOf('shuili') })
    await newestCard(liaison, /调度会通知/)
      .getByRole('button', { name: '收到' })
      .click()

    await desk.getByText(/回执 1 \/ 2/).waitFor()
    await desk.getByText('未回：市农牧局').waitFor()
    expect(troubles).toEqual([])
  })
})

inBrowser('when Feishu repeats itself', () => {
  it('a question delivered twice, and an answer whose arrival is not told, are one question and one answer', async () => {
    const { journey, open } = await theProduct()
    const page = await open({ as: 'official', chatId: journey.privateChat('official') })
    await newestCard(page, /你好/).waitFor()
    await page.getByRole('button', { name: '故障' }).click()
    for (const fault of ['事件重复', '断在收到之后'])
      await page.locator('.fault-row', { hasText: fault }).getByRole('button').click()
    await page.getByText('有 2 个故障开着').waitFor()

    await say(page, '改厕归谁管')

    await newestCard(page, /推进环境整治优化提升/).waitFor()
    await page.getByText(/个故障开着/).waitFor({ state: 'detached' })
    await say(page, '帮助')
    await expect.poll(() => page.getByText(/^回复 /).count()).toBe(2)
  })
})

inBrowser('when Feishu stands still', () => {
  it('says so on the page, and the answer comes once it runs again', async () => {
    const { journey, open } = await theProduct()
    const page = await open({ as: 'official', chatId: journey.privateChat('official') })
    await newestCard(page, /你好/).waitFor()

    await page.getByRole('button', { name: '故障' }).click()
    await page.locator('.fault-row', { hasText: '整个停摆' }).getByRole('button').click()
    await page.getByText('有 1 个故障开着').waitFor()
    await say(page, '改厕归谁管')
    await journey.sandbox.until(() => journey.sandbox.requests().find(({ faults }) => faults.includes('outage')))
    expect(await page.getByText(/^回复 /).count()).toBe(0)
    await page.getByRole('button', { name: '全部关掉' }).click()

    await newestCard(page, /推进环境整治优化提升/).waitFor()
    await expect.poll(() => page.getByText(/^回复 /).count()).toBe(1)
  })
})
