import { expect, it } from 'vitest'
import { startJourney } from '../journeys/support/journey.ts'
import { faultsOn, sideways } from './support/axe.ts'
import { inBrowser, openAddress } from './support/page.ts'

/** A town that has reported; the link to its board. */
async function theBoard(): Promise<string> {
  const journey = await startJourney({ at: '2025-11-05T10:00', settings: { review: false } })
  await journey.ask('coordinator', '基线 12.2 40% 2023-10-26')
  await journey.ask('nongmu', '填报 12 污水 62')
  await journey.ask('nongmu', '填报 12 污水 63.5')
  await journey.ask('xiangcun', '填报 12 厕所 72')
  const board = await journey.ask('official', '台账')
  return board.buttons.find(({ url }) => url !== undefined)?.url ?? ''
}

inBrowser('somebody at a desk', () => {
  it('narrows the board, opens a task, sees its path and history, and goes back', async () => {
    const { page, troubles, asked } = await openAddress(await theBoard())

    await page.getByLabel('灯').selectOption({ label: '绿灯' })
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByText('1 项任务').waitFor()
    await page.getByRole('link', { name: /推进环境整治优化提升/ }).click()
    await page.getByRole('img', { name: /生活污水治理覆盖率的走势：2 次报数，从 62% 到 63.5%/ }).waitFor()
    await page.getByText('生活污水治理覆盖率 62%').waitFor()
    await page.getByRole('link', { name: '回台账' }).click()

    await page.getByText('35 项任务').waitFor()
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(true)
    expect(troubles).toEqual([])
    expect(asked.size).toBe(1)
  })

  it('reads it without script too', async () => {
    const { page } = await openAddress(await theBoard(), { script: false })

    await page.getByLabel('灯').selectOption({ label: '绿灯' })
    await page.getByRole('button', { name: '筛选' }).click()

    await page.getByText('1 项任务').waitFor()
    expect(await page.getByRole('button', { name: '打印' }).count()).toBe(0)
  })

  it('is told when the link runs out while the page is open', async () => {
    const { page } = await openAddress('about:blank')
    const link = await theBoard()
    await page.clock.install()
    await page.goto(link)

    await page.clock.fastForward('31:00')

    await page.getByText('链接已过期，页面停在打开时的样子').waitFor()
  })
})

inBrowser('whoever sees or moves with difficulty', () => {
  it.each([
    { phone: false, dark: false },
    { phone: true, dark: false },
    { phone: false, dark: true },
    { phone: true, dark: true },
  ])('finds no serious hindrance (phone $phone, dark $dark), and nothing moves sideways', async (looks) => {
    const link = await theBoard()
    // The checker is brought in from outside, which the page's own policy forbids.
    const { page } = await openAddress(link, { ...looks, bypassPolicy: true })

    expect(await faultsOn(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    await page.goto(`${link}&by=unit`)
    expect(await faultsOn(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    await page.goto(link)
    await page.getByRole('link', { name: /推进环境整治优化提升/ }).click()
    expect(await faultsOn(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    await page.goto(link.replace(/sig=..../, 'sig=AAAA'))
    await page.getByText('链接不对').waitFor()
    expect(await faultsOn(page)).toEqual([])
  })
})

inBrowser('somebody with a phone', () => {
  it('reads the units’ names in one line each, with their figures below', async () => {
    const { page } = await openAddress(`${await theBoard()}&by=unit`, { phone: true })

    const name = await page.getByRole('link', { name: '市生态环境局' }).boundingBox()
    const row = await page.getByRole('row', { name: /^市生态环境局/ }).boundingBox()

    expect(name?.height).toBeLessThan(30)
    expect(row?.width).toBeLessThanOrEqual(390)
  })
})

inBrowser('somebody prints it', () => {
  it('gets the tasks on A4 without what is only for the screen', async () => {
    const { page } = await openAddress(await theBoard())

    await page.emulateMedia({ media: 'print' })

    expect(await page.getByRole('button', { name: '筛选' }).isVisible()).toBe(false)
    expect(await page.getByRole('navigation').count()).toBe(0)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12]\.?\d* 59[45]\.?\d*\]/)
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
    expect(pages).toBeLessThanOrEqual(4)
  })
})
