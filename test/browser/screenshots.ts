import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from 'playwright-core'
import { chatIdOf, openIdOf, type SeedPerson } from '../../src/sandbox/world/seed.ts'
import { args, executablePath } from './support/chromium.ts'

// The pictures of the README, taken of the running service: `npm run screenshots`.

const root = join(import.meta.dirname, '../..')

interface Picture {
  readonly file: string
  readonly as: SeedPerson
  readonly chatId: string
  readonly questions: readonly string[]
  readonly size: { readonly width: number; readonly height: number }
  readonly phone?: true
}

const privateChat = 'private'
const pictures: readonly Picture[] = [
  {
    file: 'private-chat.png',
    as: 'official',
    chatId: privateChat,
    questions: ['种树治沙那摊子归谁管来着，木乌素那边'],
    size: { width: 1280, height: 720 },
  },
  {
    file: 'group.png',
    as: 'official',
    chatId: chatIdOf('all'),
    questions: ['改厕归谁管？农村牧区生活污水2025年要到多少？'],
    size: { width: 1440, height: 900 },
  },
  {
    file: 'phone.png',
    as: 'wenlv',
    chatId: privateChat,
    questions: ['我是准旗的，这方案里我们旗到底要干啥'],
    size: { width: 390, height: 844 },
    phone: true,
  },
]

async function startService(dataDir: string) {
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, BOT_CLOCK: '2025-11-07T09:30:00+08:00' }
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const address = Promise.withResolvers<string>()
  const page = Promise.withResolvers<string>()
  createInterface({ input: child.stderr }).on('line', (line) => {
    const url = /http:\S+/.exec(line)?.[0] ?? ''
    if (line.includes('浏览器打开')) page.resolve(url)
    else if (line.includes('已启动')) address.resolve(url)
    else process.stderr.write(`${line}\n`)
  })
  child.on('exit', (code) => page.reject(new Error(`the service ended with ${code}`)))
  return { address: await address.promise, page: await page.promise, stop: () => child.kill('SIGTERM') }
}

async function untilReady(address: string): Promise<void> {
  while ((await fetch(`${address}/readyz`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const { file, as, questions, size, phone = false } = picture
  const openId = openIdOf(as)
  const chatId = picture.chatId === privateChat ? await privateChatOf(url, openId) : picture.chatId
  const context = await browser.newContext({ viewport: size, hasTouch: phone, deviceScaleFactor: 2, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${url}#/chat/${chatId}?as=${openId}`)
  if (picture.chatId === privateChat) await page.getByRole('region', { name: /^卡片：你好/ }).waitFor()
  for (const [index, text] of questions.entries()) {
    await fetch(`${url}sandbox/chats/${chatId}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: openId, text, mentionBot: picture.chatId !== privateChat }),
    })
    await page
      .getByText(/^回复 /)
      .nth(index)
      .waitFor()
  }
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(root, 'docs', file), animations: 'disabled' })
  await context.close()
}

async function privateChatOf(url: string, openId: string): Promise<string> {
  const { chats } = (await (await fetch(`${url}sandbox/state`)).json()) as {
    chats: readonly { chatId: string; kind: string; members: readonly string[] }[]
  }
  return chats.find(({ kind, members }) => kind === 'private' && members.includes(openId))?.chatId ?? ''
}

if (!executablePath) {
  process.stderr.write('The pictures need Chromium at /usr/bin/chromium.\n')
  process.exit(1)
}
const dataDir = await mkdtemp(join(tmpdir(), 'duban-pictures-'))
const service = await startService(dataDir)
const browser = await chromium.launch({ executablePath, args })
try {
  await untilReady(service.address)
  await mkdir(join(root, 'docs'), { recursive: true })
  for (const picture of pictures) await take(browser, service.page, picture)
} finally {
  await browser.close()
  service.stop()
  await rm(dataDir, { recursive: true, force: true })
}
