import { expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { aCard, button } from '../sandbox/support/cards.ts'
import { inBrowser, pressesOf, startPage } from './support/page.ts'

const steps = `export const steps = [
  { who: '苏和', where: '全市调度群', title: '在群里问', text: '点一下。', acts: [{ label: '替我问', say: '@督办 改厕归谁管' }] },
  { who: '张建国', title: '联络员填报', text: '按按钮。', acts: [{ label: '替我按', press: '填报' }, { label: '到下一个工作日', clock: 'next-working-day' }] },
]`

inBrowser('a newcomer on the tour', () => {
  it('is led from person to person, tries each step by a tap, and is not asked again', async () => {
    const { sandbox, bot, send, open } = await startPage(() => ({ body: { toast: { type: 'info', content: '好' } } }))
    const privately = sandbox.privateChatOf(openIdOf('nongmu'))
    await send(privately, 'interactive', aCard([button('填报', { action: 'progress.open' })]))
    const page = await open({ as: 'coordinator', files: { '**/tour/steps.js': steps } })
    const tour = page.getByRole('region', { name: '导览' })

    await tour.getByRole('button', { name: '替我问' }).click()
    await page.getByRole('log').getByText('改厕归谁管').waitFor()
    await tour.getByRole('button', { name: '下一步' }).click()
    await tour.getByText('导览 2 / 2').waitFor()
    await tour.getByRole('button', { name: '替我按' }).click()
    await expect.poll(() => pressesOf(bot.heard).length).toBe(1)
    await tour.getByRole('button', { name: '到下一个工作日' }).click()
    await expect.poll(() => sandbox.now().toISOString()).toBe('2025-11-04T01:00:00.000Z')
    await tour.getByRole('button', { name: '走完了' }).click()

    expect(sandbox.messagesIn(chatIdOf('all'))[0]).toMatchObject({ sender: openIdOf('official') })
    expect(page.url()).toContain(openIdOf('nongmu'))
    await page.reload()
    await page.getByRole('button', { name: '导览' }).waitFor()
    expect(await tour.count()).toBe(0)
    await page.getByRole('button', { name: '导览' }).click()
    await tour.getByText('在群里问').waitFor()
  })
})
