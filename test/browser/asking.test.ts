import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { chatIdOf, openIdOf, scenario } from '../../src/sandbox/world/seed.ts'
import { answerCard } from './support/gallery.ts'
import { inBrowser, startPage } from './support/page.ts'

inBrowser('an official asks in the browser', () => {
  it('sees the question and the answering card in the private chat', async () => {
    const { sandbox, bot, call, open } = await startPage()
    const page = await open({ chatId: sandbox.privateChatOf(openIdOf('official')) })

    await page.getByRole('textbox', { name: /^发消息给/ }).fill('种树治沙归谁管？')
    await page.keyboard.press('Enter')
    await answerFirst(bot.heard, call)

    await page.getByRole('log').getByText('种树治沙归谁管？', { exact: true }).waitFor()
    const card = page.getByRole('region', { name: /^卡片：1\. 防沙治沙/ })
    await card.getByText('市林草局、市自然资源局').waitFor()
    expect(await card.getByRole('button').allTextContents()).toEqual(['看目标', '看进展', '不对'])
    expect(await page.getByRole('list').getByText('防沙治沙：5 家责任单位').count()).toBe(1)
  })

  it('calls the bot in a group by typing @ and choosing it', async () => {
    const { bot, call, open } = await startPage()
    const page = await open({ chatId: chatIdOf('all') })

    await page.getByRole('textbox', { name: /^发消息到/ }).pressSequentially('@')
    await page.getByRole('option', { name: '督办 机器人' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('种树归谁管')
    await page.keyboard.press('Enter')
    const message = await answerFirst(bot.heard, call)

    expect(message.mentions).toMatchObject([{ name: '督办', mentioned_type: 'bot' }])
    await page.getByRole('region', { name: /^卡片：1\. 防沙治沙/ }).waitFor()
    await page.getByText('回复 苏和：@督办 种树归谁管').waitFor()
  })

  it('starts with one tap on an example when the chat is empty', async () => {
    const { sandbox, bot, open } = await startPage()
    const page = await open({ chatId: sandbox.privateChatOf(openIdOf('official')) })

    await page.getByRole('group', { name: '可以这样问' }).getByRole('button', { name: '准格尔旗要做什么' }).click()

    await expect.poll(() => messagesHeard(bot.heard).length).toBe(1)
    await expect.poll(() => page.getByRole('group', { name: '可以这样问' }).count()).toBe(0)
  })

  it('answers in a topic, and the answer stands under its root', async () => {
    const { sandbox, open } = await startPage()
    const chatId = chatIdOf('all')
    const { messageId } = sandbox.sendAs(chatId, { as: openIdOf('nongmu'), text: '污水那项谁来报？' })
    const page = await open({ chatId })

    await page.getByRole('article').hover()
    await page.getByRole('button', { name: '回复话题' }).click()
    await page.getByRole('textbox', { name: /^发消息到/ }).fill('我们来')
    await page.keyboard.press('Enter')

    await page.getByRole('region', { name: '话题，1 条回复' }).getByText('我们来').waitFor()
    expect(sandbox.messagesIn(chatId).at(-1)).toMatchObject({ repliesTo: messageId, threadId: expect.any(String) })
  })

  it('sends a picture and a file', async () => {
    const { sandbox, open } = await startPage()
    const chatId = sandbox.privateChatOf(openIdOf('official'))
    const page = await open({ chatId })

    await page.locator('input[type=file]').setInputFiles({
      name: '台账.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from('rows'),
    })

    await page.getByRole('link', { name: /台账\.xlsx/ }).waitFor()
    expect(sandbox.messagesIn(chatId).at(-1)).toMatchObject({ type: 'file', content: { file_name: '台账.xlsx' } })
  })

  it('downloads a file that the bot sent, as it was', async () => {
    const { sandbox, send, fetchToken, open } = await startPage()
    const chatId = sandbox.privateChatOf(openIdOf('coordinator'))
    const form = new FormData()
    form.set('file_type', 'stream')
    form.set('file_name', '台账 2026-09.xlsx')
    form.set('file', new Blob(['rows']), '台账.xlsx')
    const { tenant_access_token: token } = await fetchToken()
    const url = `${sandbox.url}/open-apis/im/v1/files`
    const uploaded = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
    const { data } = (await uploaded.json()) as { data: { file_key: string } }
    await send(chatId, 'file', data)
    const page = await open({ as: 'coordinator', chatId })

    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: /台账 2026-09\.xlsx/ }).click()
    const download = await downloading

    expect(download.suggestedFilename()).toBe('台账 2026-09.xlsx')
    expect(await readFile(await download.path(), 'utf8')).toBe('rows')
  })

  it('chooses from the bot’s menu, which the bot is told and the chat is not', async () => {
    const menu = [{ name: '我的任务', key: '我的任务' }]
    const { sandbox, bot, send, open } = await startPage(undefined, { seed: { ...scenario, menu } })
    const chatId = sandbox.privateChatOf(openIdOf('nongmu'))
    await send(chatId, 'text', { text: '你好' })
    const page = await open({ as: 'nongmu', chatId })

    await page.getByRole('group', { name: '机器人菜单' }).getByRole('button', { name: '我的任务' }).click()

    const chosen = () => bot.heard.find(({ plain }) => plain.header.event_type === 'application.bot.menu_v6')
    await expect.poll(() => chosen()?.plain.event.event_key).toBe('我的任务')
    expect(sandbox.messagesIn(chatId)).toHaveLength(1)
  })
})

type Started = Awaited<ReturnType<typeof startPage>>

const messagesHeard = (heard: Started['bot']['heard']) =>
  heard.filter(({ plain }) => plain.header.event_type === 'im.message.receive_v1')

/** Waits for the question and replies to it with a card. */
async function answerFirst(heard: Started['bot']['heard'], call: Started['call']) {
  await expect.poll(() => messagesHeard(heard).length).toBe(1)
  const message = messagesHeard(heard)[0]?.plain.event.message as Record<string, unknown>
  const content = JSON.stringify(answerCard)
  await call('POST', `/im/v1/messages/${message.message_id}/reply`, { msg_type: 'interactive', content })
  return message
}
