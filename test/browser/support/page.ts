import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, describe, onTestFinished } from 'vitest'
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/sandbox.ts'
import { openIdOf, type SeedPerson } from '../../../src/sandbox/world/seed.ts'
import { aBot, type Heard, type Reply, startDesk } from '../../sandbox/support/desk.ts'
import { args, executablePath } from './chromium.ts'

let launched: Promise<Browser> | undefined

/** A suite in the browser; without Chromium it is reported as skipped, with the reason in its name. */
export function inBrowser(name: string, tests: () => void) {
  const reason = executablePath ? '' : ' (skipped: no /usr/bin/chromium)'
  describe.skipIf(!executablePath)(name + reason, () => {
    afterAll(async () => {
      await (await launched)?.close()
      launched = undefined
    })
    tests()
  })
}

export interface Opened {
  /** Who looks at the page. */
  readonly as?: SeedPerson
  readonly chatId?: string
  readonly phone?: boolean
  readonly dark?: boolean
  /** Files of the page that are others than shipped, by a pattern of their address; `undefined` cannot be had. */
  readonly files?: Readonly<Record<string, string | undefined>>
}

/** A browser to look at a sandbox with; `troubles` are errors of the page, `asked` the origins it loaded from. */
export function openedOn(sandbox: Pick<Sandbox, 'pageUrl'>) {
  const troubles: string[] = []
  const asked = new Set<string>()

  async function open(opened: Opened = {}): Promise<Page> {
    const { as = 'official', chatId = '', phone = false, dark = false, files = {} } = opened
    launched ??= chromium.launch({ ...(executablePath ? { executablePath } : {}), args })
    const context = await (await launched).newContext({
      viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
      hasTouch: phone,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'zh-CN',
    })
    context.setDefaultTimeout(60_000)
    context.setDefaultTimeout(60_000)
    onTestFinished(() => context.close())
    const page = await context.newPage()
    for (const [address, body] of Object.entries(files)) {
      const given = body === undefined ? { status: 404 } : { body, contentType: 'text/javascript' }
      await page.route(address, (route) => route.fulfill(given))
    }
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
    const path = chatId ? `chat/${chatId}` : ''
    await page.goto(`${sandbox.pageUrl}#/${path}?as=${openIdOf(as)}`)
    await page.locator('.rail').waitFor({ state: 'attached' })
    return page
  }

  return { open, troubles, asked }
}

export interface Looks {
  readonly phone?: boolean
  readonly dark?: boolean
  /** Without it the page runs none. */
  readonly script?: boolean
  readonly bypassPolicy?: boolean
}

/** Any address in a browser of its own; `troubles` are errors of the page, `asked` the origins it loaded from. */
export async function openAddress(address: string, looks: Looks = {}) {
  const { phone = false, dark = false, script = true, bypassPolicy = false } = looks
  launched ??= chromium.launch({ ...(executablePath ? { executablePath } : {}), args })
  const context = await (await launched).newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
    javaScriptEnabled: script,
    bypassCSP: bypassPolicy,
  })
  context.setDefaultTimeout(60_000)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const troubles: string[] = []
  const asked = new Set<string>()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await page.goto(address)
  return { page, troubles, asked }
}

/** A sandbox with a bot that answers presses as told, and a browser to look at it. */
export async function startPage(
  answer?: (heard: Heard) => Reply | Promise<Reply>,
  options: Partial<SandboxOptions> = {},
) {
  const bot = await aBot(answer)
  const desk = await startDesk({ botUrl: bot.url, ...options })
  return { ...desk, bot, ...openedOn(desk.sandbox) }
}

/** The part of a callback that says what was done. */
export const actionOf = (heard: Heard | undefined) => heard?.plain.event.action as Record<string, unknown> | undefined

export const pressesOf = (heard: readonly Heard[]) =>
  heard.filter(({ plain }) => plain.header.event_type === 'card.action.trigger')
