import Fastify from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { board } from '../../src/page/serve-board.ts'
import { asTaskId } from '../../src/plan/ids.ts'
import type { Change } from '../../src/state/change.ts'
import { type Page, signedPath, untilFrom } from '../../src/state/page-link.ts'
import { aReport } from '../support/a-report.ts'
import { after, aScene } from '../support/a-scene.ts'

const secret = 'the-secret-of-this-test'
const opened = new Date('2025-11-05T10:00:00+08:00')
const whole: Page = { kind: 'board' }
const task12: Page = { kind: 'task', task: asTaskId('zd-12') }

/** Asks for a page, some minutes after the link was made. */
async function open(path: string, changes: readonly Change[] = [], minutes = 1) {
  const { ledger, people, settings } = aScene()
  const state = after([{ kind: 'link-secret-made', secret }, ...changes])
  const now = new Date(opened.getTime() + minutes * 60_000)
  const app = Fastify()
  onTestFinished(() => app.close())
  await app.register(board, { facts: () => ({ state, ledger, people, settings, now }) })
  return app.inject(path)
}

const linkTo = (page: Page, more = '') => `/${signedPath(secret, page, untilFrom(opened))}${more}`

describe('somebody opens the board by its link', () => {
  it('sees every task with its light and how many there are of each', async () => {
    const page = await open(linkTo(whole), [aReport({ values: { 'zd-12.2': 63 } })])

    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('推进环境整治优化提升')
    expect(page.body).toMatch(/<strong>1<\/strong>绿灯/)
    expect(page.body).toMatch(/<strong>34<\/strong>灰灯/)
  })

  it.each([
    ['light=green', 1],
    ['light=red', 0],
    ['chapter=五（三）', 5],
    ['unit=市民政局', 3],
    ['due=2025-12', 18],
    ['light=purple&page=-3&chapter=&due=', 35],
    [`chapter=${'x'.repeat(200)}`, 35],
    ['unit=没有这个单位', 0],
  ])('narrows it by %s', async (filter, rows) => {
    const page = await open(linkTo(whole, `&${encodeURI(filter)}`), [aReport({ values: { 'zd-12.2': 63 } })])

    expect(page.statusCode).toBe(200)
    expect(page.body.match(/<a href="board\/(zd|yq|bz)-/g) ?? []).toHaveLength(rows)
  })

  it('goes on to a task by a link of its own', async () => {
    const changes = [aReport({ values: { 'zd-12.2': 61 }, note: '新增 3 个村' })]
    const page = await open(linkTo(whole), changes)
    const path = page.body.match(/href="(board\/zd-12\?[^"]+)"/)?.[1]?.replaceAll('&amp;', '&')

    const task = await open(`/${path}`, changes)

    expect(task.statusCode).toBe(200)
    expect(task.body).toContain('新增 3 个村')
    expect(task.body).toContain('农村牧区生活污水治理覆盖率 61%')
    expect(task.body).toContain('<polyline class="actual"')
  })

  it('sees units with what the period still asks of them', async () => {
    const page = await open(linkTo(whole, '&by=unit'))

    expect(page.body).toMatch(/市农牧局<\/a><\/td>/)
  })
})

describe('a link that is not right', () => {
  const until = untilFrom(opened)
  const good = new URL(linkTo(whole), 'http://duban')

  it.each([
    ['without a signature', '/board', 403],
    ['altered', linkTo(whole).replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')), 403],
    ['cut short', linkTo(whole).slice(0, -4), 403],
    ['for another page', `/board/zd-12${good.search}`, 403],
    ['for the board with a task’s signature', linkTo(task12).replace('/board/zd-12', '/board'), 403],
    ['prolonged', linkTo(whole).replace(String(until), String(until + 3600)), 403],
    ['with another moment’s shape', linkTo(whole).replace(String(until), '1e12'), 403],
    ['signed with another secret', `/${signedPath('guessed', whole, until)}`, 403],
    ['with two signatures', `${linkTo(whole)}&sig=x`, 403],
    ['for a task that is not in the plan', linkTo({ kind: 'task', task: asTaskId('zd-99') }), 404],
  ])('%s opens nothing and says what to do', async (_, path, status) => {
    const page = await open(path)

    expect(page.statusCode).toBe(status)
    expect(page.body).toContain('请在聊天里发“台账”')
    expect(page.body).not.toContain('推进环境整治')
  })

  it('is good for half an hour, then it says that it has run out', async () => {
    expect((await open(linkTo(whole), [], 30)).statusCode).toBe(200)

    const late = await open(linkTo(whole), [], 31)

    expect(late.statusCode).toBe(410)
    expect(late.body).toContain('链接已过期')
  })
})

describe('what people wrote', () => {
  it('is text on the page, never markup', async () => {
    const note = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&'
    const page = await open(linkTo(task12), [aReport({ note })])

    expect(page.body).not.toContain('<script>alert')
    expect(page.body).not.toContain('<img')
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('cannot leave an attribute either', async () => {
    const page = await open(linkTo(whole, `&chapter=${encodeURIComponent('"><script>x')}`))

    expect(page.body).not.toContain('"><script>x')
  })

  it('comes under a policy that loads nothing, and is neither stored nor told to other pages', async () => {
    const { headers, body } = await open(linkTo(whole))
    const nonce = /script-src 'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]

    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(body.match(/<(?:script|style)[^>]*>/g)?.every((tag) => tag.includes(`nonce="${nonce}"`))).toBe(true)
    expect(body).not.toMatch(/ (?:on\w+|style)=/)
    expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  })
})
