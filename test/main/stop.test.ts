import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { aConfigFolder } from '../support/config-folder.ts'
import { startProcess } from '../support/process.ts'
import { aMessage, encryptKey, signedRequest, verificationToken } from '../support/signed-request.ts'

/** Feishu as far as a start and an answer need it; while it is silent, messages are taken and never answered. */
async function aFeishu() {
  const feishu = { silent: true, asked: 0, uuids: new Set<string>(), url: '' }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      const say = (body: object) => response.end(JSON.stringify({ code: 0, msg: 'ok', ...body }))
      response.setHeader('content-type', 'application/json')
      if (path.includes('tenant_access_token')) return say({ tenant_access_token: 't-1', expire: 7200 })
      if (path.includes('/bot/v3/info')) return say({ bot: { open_id: 'ou_bot', app_name: '督办' } })
      if (!path.includes('/messages')) return say({ data: {} })
      feishu.asked += 1
      feishu.uuids.add(JSON.parse(Buffer.concat(chunks).toString()).uuid)
      if (feishu.silent) return
      return say({ data: { message_id: 'om_answer', chat_id: 'oc_1' } })
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  feishu.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return feishu
}

describe('an operator who stops the service', () => {
  it('waits ten seconds at most, even for a Feishu that never answers; the answer follows later, once', {
    timeout: 120_000,
  }, async () => {
    const feishu = await aFeishu()
    const env = {
      ...(await aConfigFolder()),
      FEISHU_APP_ID: 'cli_0123456789abcdef',
      FEISHU_APP_SECRET: 'secret-demo',
      FEISHU_ENCRYPT_KEY: encryptKey,
      FEISHU_VERIFICATION_TOKEN: verificationToken,
      FEISHU_BASE_URL: feishu.url,
    }
    const first = startProcess(env)
    const url = /http:\S+/.exec(await first.said(/已启动：/))?.[0] ?? ''
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 60_000 })
    const { method, headers, payload, url: path } = signedRequest(aMessage('种树归谁管'), { at: new Date() })
    expect((await fetch(`${url}${path}`, { method, headers, body: payload })).status).toBe(200)
    await vi.waitFor(() => expect(feishu.asked).toBe(1), { timeout: 10_000 })

    const began = performance.now()
    first.child.kill('SIGTERM')
    const code = await first.exited
    const seconds = (performance.now() - began) / 1000
    feishu.silent = false
    const second = startProcess(env)
    await vi.waitFor(() => expect(feishu.asked).toBe(2), { timeout: 60_000 })
    second.child.kill('SIGTERM')

    expect(code).toBe(0)
    expect(seconds).toBeLessThan(10)
    expect(feishu.uuids.size).toBe(1)
    expect(await second.exited).toBe(0)
  })
})
