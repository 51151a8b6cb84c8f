import { expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from '../journeys/support/journey.ts'
import { faultsOn, sideways } from './support/axe.ts'
import { answerCard, markdownCard, tableCard } from './support/gallery.ts'
import { inBrowser, openedOn, startPage } from './support/page.ts'
import { controlsCard, formCard } from './support/working-cards.ts'

const looks = [
  { phone: false, dark: false },
  { phone: true, dark: false },
  { phone: false, dark: true },
  { phone: true, dark: true },
]

inBrowser('whoever sees or moves with difficulty', () => {
  it.each(looks)('finds no serious hindrance around the chat (phone $phone, dark $dark)', async (look) => {
    const journey = await startJourney({ at: '2025-11-21T09:30' })
    await journey.ask('official', '种树治沙归谁管')
    const page = await openedOn(journey.sandbox).open({ as: 'official', ...look })
    await page.getByRole('region', { name: '导览' }).waitFor()

    expect(await faultsOn(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    await page.getByRole('button', { name: '不看了' }).click()
    for (const tool of ['时钟', '故障', '新建群']) {
      await page.getByRole('button', { name: tool }).click()
      await page.getByRole('complementary', { name: tool }).waitFor()
      expect(await faultsOn(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
      await page.keyboard.press('Escape')
    }
  })

  it.each(looks)('nor in the cards (phone $phone, dark $dark)', async (look) => {
    const { send, open } = await startPage()
    for (const card of [answerCard, markdownCard, tableCard, controlsCard, formCard]) {
      await send(chatIdOf('all'), 'interactive', card)
    }
    const page = await open({ as: 'official', chatId: chatIdOf('all'), ...look })
    await page.getByRole('form').waitFor()

    expect(await faultsOn(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
  })

  it('does everything by the keyboard: finds a chat, asks, presses a button of the answer', async () => {
    const journey = await startJourney({ at: '2025-11-21T09:30' })
    const page = await openedOn(journey.sandbox).open({ as: 'official', chatId: chatIdOf('all') })
    await page.getByRole('button', { name: '不看了' }).press('Enter')
    await page.getByRole('textbox', { name: /^发消息/ }).focus()

    await page.keyboard.type('@')
    await page.getByRole('option', { name: '督办 机器人' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('改厕归谁管')
    await page.keyboard.press('Enter')
    const answer = page.getByRole('region', { name: /推进环境整治优化提升/ })
    await answer.getByRole('button', { name: '整条任务' }).press('Enter')

    await expect.poll(() => page.getByRole('article').count()).toBe(3)
  })
})
