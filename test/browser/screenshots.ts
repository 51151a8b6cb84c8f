import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chatIdOf, openIdOf, type SeedPerson } from '../../src/sandbox/world/seed.ts'
import { args, executablePath } from './support/chromium.ts'

// The pictures of the README, taken of the running service on the day that it opens: `npm run screenshots`.

const root = join(import.meta.dirname, '../..')

interface Picture {
  readonly file: string
  readonly as: SeedPerson
  /** The private chat with the bot where nothing is said. */
  readonly chatId?: string
  readonly size?: { readonly width: number; readonly height: number }
  readonly phone?: true
  readonly dark?: true
  readonly play: (page: Page) => Promise<void>
}

const newestCard = (page: Page, title: RegExp) => page.getByRole('region', { name: title }).last()

async function say(page: Page, text: string, answer: RegExp): Promise<void> {
  await page.getByRole('textbox', { name: /^发消息/ }).fill(text)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '发送' }).click()
  await newestCard(page, answer).waitFor()
}

/** In this order: the last one moves the clock. */
const pictures: readonly Picture[] = [
  {
    file: 'private-chat.png',
    as: 'official',
    size: { width: 1280, height: 720 },
    play: (page) => say(page, '种树治沙那摊子归谁管来着，木乌素那边', /几字弯/),
  },
  {
    file: 'group.png',
    as: 'official',
    chatId: chatIdOf('all'),
    play: (page) => say(page, '@督办 改厕归谁管？农村牧区生活污水2025年要到多少？', /2 个问题/),
  },
  {
    file: 'report.png',
    as: 'nongmu',
    play: async (page) => {
      await say(page, '填报 12', /^卡片：填报 五（三）12/)
      const form = newestCard(page, /^卡片：填报 五（三）12/)
      await form.getByLabel(/污水治理覆盖率/).fill('六十三%')
      await form.getByLabel(/^说明/).fill('正在积极推进')
      await form.getByRole('button', { name: '提交' }).click()
      await form.getByText(/没有实际内容/).waitFor()
      await page.getByRole('status').getByRole('button').first().click()
    },
  },
  {
    file: 'review.png',
    as: 'coordinator',
    chatId: chatIdOf('desk'),
    play: (page) => newestCard(page, /^卡片：待审核/).waitFor(),
  },
  {
    file: 'phone.png',
    as: 'wenlv',
    phone: true,
    dark: true,
    size: { width: 390, height: 844 },
    play: (page) => say(page, '我是准旗的，这方案里我们旗到底要干啥', /方案里这样写/),
  },
  {
    file: 'digest.png',
    as: 'wenlv',
    chatId: chatIdOf('wenlv'),
    play: async (page) => {
      await page.getByRole('button', { name: '时钟' }).click()
      await page.getByRole('button', { name: /^下一个工作日/ }).click()
      await newestCard(page, /11月24日督办提醒/).waitFor()
      await page.getByRole('button', { name: '关闭' }).click()
    },
  },
]

async function startService(dataDir: string) {
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir }
  const child = spawn(process.execPath, ['src/start.js'], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const page = Promise.withResolvers<string>()
  createInterface({ input: child.stderr }).on('line', (line) => {
    const url = /浏览器打开：(http:\S+)/.exec(line)?.[1]
    if (url) page.resolve(url)
    else if (!line.includes('已启动')) process.stderr.write(`${line}\n`)
  })
  child.on('exit', (code) => page.reject(new Error(`the service ended with ${code}`)))
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { page: await page.promise, stop }
}

interface State {
  readonly scene: { readonly preparing: boolean } | null
  readonly chats: readonly { readonly chatId: string; readonly kind: string; readonly members: readonly string[] }[]
}

const stateOf = async (url: string) => (await (await fetch(`${url}sandbox/state`)).json()) as State

async function untilTheDay(url: string): Promise<void> {
  while ((await stateOf(url)).scene?.preparing !== false) await new Promise((resolve) => setTimeout(resolve, 100))
}

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const { file, as, play, size = { width: 1280, height: 860 }, phone = false, dark = false } = picture
  const openId = openIdOf(as)
  const { chats } = await stateOf(url)
  const own = chats.find(({ kind, members }) => kind === 'private' && members.includes(openId))?.chatId
  const context = await browser.newContext({
    ...{ viewport: size, hasTouch: phone, deviceScaleFactor: phone ? 1.5 : 1.25, locale: 'zh-CN' },
    colorScheme: dark ? 'dark' : 'light',
  })
  context.setDefaultTimeout(30_000)
  await context.addInitScript(() => localStorage.setItem('duban.tour', 'seen'))
  const page = await context.newPage()
  await page.goto(`${url}#/chat/${picture.chatId ?? own}?as=${openId}`)
  await page.getByRole('textbox', { name: /^发消息/ }).waitFor()
  await play(page)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(root, 'docs', file), animations: 'disabled' })
  await context.close()
}

if (!executablePath) {
  process.stderr.write('The pictures need Chromium at /usr/bin/chromium.\n')
  process.exit(1)
}
const dataDir = await mkdtemp(join(tmpdir(), 'duban-pictures-'))
const service = await startService(dataDir)
const browser = await chromium.launch({ executablePath, args })
try {
  await untilTheDay(service.page)
  await mkdir(join(root, 'docs'), { recursive: true })
  for (const picture of pictures) await take(browser, service.page, picture)
} finally {
  await browser.close()
  await service.stop()
  await rm(dataDir, { recursive: true, force: true })
}
