import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { playOpening } from '../../src/sandbox/opening/play-opening.ts'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from '../journeys/support/journey.ts'
import { inBrowser, openedOn } from './support/page.ts'

/** The whole service on the day that a newcomer arrives; the tour of whoever comes for the first time is open. */
async function theNewcomer(phone = false) {
  const journey = await startJourney({ at: '2025-09-22T09:30' })
  await playOpening(journey.sandbox, {
    signal: new AbortController().signal,
    onTrouble: (error) => {
      throw error
    },
  })
  const { open, troubles } = openedOn(journey.sandbox)
  const page = await open({ as: 'official', phone })
  return { journey, page, troubles, tour: page.getByRole('region', { name: '导览' }) }
}

const newestCard = (page: Page, title: RegExp) => page.getByRole('region', { name: title }).last()

inBrowser('a newcomer on the tour', () => {
  it('is led through the three roles in six steps, each tried by a tap', async () => {
    const { journey, page, troubles, tour } = await theNewcomer()
    const tap = (label: string) => tour.getByRole('button', { name: label }).click()
    const next = () => tap('下一步')

    await tour.getByText('导览 1 / 6').waitFor()
    await tap('问：治沙那摊子归谁管')
    await newestCard(page, /几字弯/)
      .getByText('市林草局')
      .waitFor()
    await tap('追问：那目标呢')
    await page.getByText('增加 600 万亩', { exact: true }).waitFor()
    expect(journey.sandbox.messagesIn(chatIdOf('all')).at(-2)).toMatchObject({ sender: openIdOf('official') })

    await next()
    await tap('问：地铁什么时候通车')
    await newestCard(page, /方案没有写/).waitFor()
    await tap('问：准格尔旗要做什么')
    await page.getByText('每个旗区 1000 户 以上').waitFor()

    await next()
    await tap('打开第 12 项的表单')
    const form = newestCard(page, /^卡片：填报 五（三）12/)
    await form.waitFor()
    await tap('填上“六十三%”和一句空话')
    await expect.poll(() => form.getByLabel(/污水治理覆盖率/).inputValue()).toBe('六十三%')
    await tap('提交，看它怎么问')
    await form.getByText(/没有实际内容/).waitFor()
    await tap('说实在的，再提交')
    await newestCard(page, /填报回执/)
      .getByText(/：63%/)
      .waitFor()

    await next()
    await newestCard(page, /待审核/)
      .getByText(/60.4% → 63%/)
      .waitFor()
    await tap('通过')
    await newestCard(page, /已生效/)
      .getByText(/陈督办已?通过/)
      .waitFor()
    await tap('看第 12 项走到哪了')
    await newestCard(page, /^卡片：进展/).waitFor()

    await next()
    await tap('谁还没回')
    await newestCard(page, /谁还没回/)
      .getByText('还有 3 个单位没有回执')
      .waitFor()
    await tap('催没回的')
    await page
      .getByText(/已催 3 个没回的单位/)
      .first()
      .waitFor()
    await tap('打开台账')
    await newestCard(page, /督办台账/).waitFor()

    await next()
    await tap('到下一个工作日 09:00')
    await expect.poll(() => journey.sandbox.now().toISOString()).toMatch(/^2025-11-24T01:0/)
    const digest = newestCard(page, /11月24日督办提醒/)
    await digest.getByText('明天截止').first().waitFor()
    await tap('点卡片上的“填报”')
    await page.getByRole('status').getByText(/私聊/).waitFor()
    await tap('到私聊里看表单')
    await newestCard(page, /^卡片：填报/).waitFor()
    await tap('走完了')

    expect(await tour.count()).toBe(0)
    expect(page.url()).toContain(openIdOf('wenlv'))
    expect(troubles).toEqual([])
  })

  it('is not asked again, and finds the tour in the rail', async () => {
    const { page, tour } = await theNewcomer()

    await tour.getByRole('button', { name: '不看了' }).click()
    await page.reload()
    await page.getByRole('button', { name: '导览' }).waitFor()
    expect(await tour.count()).toBe(0)
    await page.getByRole('button', { name: '导览' }).click()

    await tour.getByText('官员：在群里问').waitFor()
  })

  it('is told to wait for what is not there yet', async () => {
    const { page, tour } = await theNewcomer()
    const next = tour.getByRole('button', { name: '下一步' })
    await next.click()
    await next.click()

    await tour.getByRole('button', { name: '填上“六十三%”和一句空话' }).click()

    await page.getByRole('status').getByText('还没有表单可填').waitFor()
    expect(await tour.locator('.taken').count()).toBe(0)
  })
})

inBrowser('a newcomer who looks around', () => {
  it('sees what goes on today, and each line leads to where it is', async () => {
    const { page, tour } = await theNewcomer()
    await tour.getByRole('button', { name: '不看了' }).click()
    const today = page.getByRole('region', { name: '今天' })
    await today.getByText('11月21日 周五').waitFor()

    await today.getByRole('button', { name: /等着督办科审核/ }).click()

    await newestCard(page, /待审核/).waitFor()
    expect(page.url()).toContain(openIdOf('coordinator'))
    await today.getByRole('button', { name: '收起今天' }).click()
    await page.reload()
    await newestCard(page, /待审核/).waitFor()
    expect(await today.count()).toBe(0)
  })
})
