import { describe, expect, it, onTestFinished } from 'vitest'
import { openLongConnection } from '../../src/feishu/long-connection.ts'
import { openIdOf } from '../../src/sandbox/world/seed.ts'
import { appId, appSecret, startDesk } from '../sandbox/support/desk.ts'

const official = openIdOf('official')

interface Heard {
  readonly schema: string
  readonly header: { readonly event_type: string; readonly event_id: string }
  readonly event: { readonly message: { readonly content: string } }
}

async function connected(receive: (heard: Heard) => Promise<object> = async () => ({})) {
  const { sandbox } = await startDesk({ connection: 'websocket' })
  const heard: Heard[] = []
  const connection = openLongConnection(
    { appId, appSecret, baseUrl: sandbox.url, log: { warn: () => {} } },
    async (payload) => {
      // Only messages are sent here.
      heard.push(payload as Heard)
      return receive(payload as Heard)
    },
  )
  onTestFinished(() => connection.close())
  const open = () => sandbox.until(() => (sandbox.state().connection.connected === 1 ? true : undefined))
  await open()
  const say = (text: string) => sandbox.sendAs(sandbox.privateChatOf(official), { as: official, text })
  return { sandbox, connection, heard, open, say }
}

const contents = (heard: readonly Heard[]) => heard.map(({ event }) => JSON.parse(event.message.content).text)

describe('the long connection', () => {
  it('brings events in the shape in which the webhook brings them', async () => {
    const { heard, say, sandbox, connection } = await connected()

    say('12归谁管')
    await sandbox.settled()

    expect(heard).toMatchObject([{ schema: '2.0', header: { event_type: 'im.message.receive_v1' } }])
    expect(heard[0]?.header.event_id).toMatch(/./)
    expect(contents(heard)).toEqual(['12归谁管'])
    expect(connection.notReady()).toBeUndefined()
  })

  it('comes back when it was cut, and brings what was said meanwhile', async () => {
    const { heard, say, sandbox, open, connection } = await connected()

    sandbox.dropConnections()
    await sandbox.until(() => (sandbox.state().connection.connected === 0 ? true : undefined))
    say('在吗')
    await open()
    // Feishu brings again what nobody took; here a still clock says when.
    sandbox.moveClock(new Date(sandbox.now().getTime() + 60_000))
    await sandbox.settled()

    expect(contents(heard)).toEqual(['在吗'])
    expect(connection.notReady()).toBeUndefined()
  })

  it('has an event brought again that could not be taken', async () => {
    let times = 0
    const { heard, say, sandbox } = await connected(async () => {
      times += 1
      if (times === 1) throw new Error('busy')
      return {}
    })

    say('12归谁管')
    await sandbox.settled()

    expect(sandbox.deliveries()[0]?.attempts[0]?.status).toBe(500)
    sandbox.moveClock(new Date(sandbox.now().getTime() + 60_000))
    await sandbox.settled()
    expect(heard.length).toBe(2)
    expect(new Set(heard.map(({ header }) => header.event_id)).size).toBe(1)
  })
})
