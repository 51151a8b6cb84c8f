import { describe, expect, it } from 'vitest'
import { startJourney } from './support/journey.ts'

/** A task is reported on, and somebody asks for the board; its link. */
async function aLink() {
  const journey = await startJourney({ at: '2025-11-05T10:00', settings: { review: false } })
  await journey.ask('nongmu', '填报 12 污水 63')
  const board = await journey.ask('official', '台账')
  const link = board.buttons.find(({ url }) => url !== undefined)?.url ?? ''
  return { journey, link }
}

const opened = async (link: string | URL) => {
  const response = await fetch(link)
  return { status: response.status, text: await response.text() }
}

describe('a link to the board', () => {
  it('opens it for half an hour; then the page says how to get another', async () => {
    const { journey, link } = await aLink()

    const now = await opened(link)
    journey.moveTo('2025-11-05T10:31')
    const later = await opened(link)
    const board = await journey.ask('official', '台账')
    const fresh = await opened(board.buttons.find(({ url }) => url !== undefined)?.url ?? '')

    expect(now).toMatchObject({ status: 200, text: expect.stringContaining('推进环境整治优化提升') })
    expect(later).toMatchObject({ status: 410, text: expect.stringContaining('链接已过期') })
    expect(later.text).toContain('请在聊天里再发一次“台账”')
    expect(later.text).not.toContain('推进环境整治')
    expect(fresh.status).toBe(200)
  })

  it.each<[string, (link: string) => string]>([
    ['altered', (link) => link.replace(/sig=..../, 'sig=AAAA')],
    ['prolonged', (link) => link.replace(/until=\d+/, (until) => `until=${Number(until.slice(6)) + 3600}`)],
    ['cut short', (link) => link.slice(0, -6)],
    ['made up', (link) => link.replace(/\?.*/, '')],
    ['used for a task', (link) => link.replace('/board?', '/board/zd-12?')],
  ])('%s opens nothing, and says what to do', async (_, change) => {
    const { link } = await aLink()

    const { status, text } = await opened(change(link))

    expect(status).toBe(403)
    expect(text).toContain('链接不对')
    expect(text).toContain('请在聊天里发“台账”')
    expect(text).not.toContain('推进环境整治')
  })

  it('changes nothing, whoever posts to it', async () => {
    const { journey, link } = await aLink()

    const response = await fetch(link, { method: 'POST', body: 'light=green' })

    expect(response.status).toBe(404)
    expect((await journey.ask('official', '台账')).words).toContain('🟢 绿 1')
  })
})
