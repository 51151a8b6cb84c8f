import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'

const credentials = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 's3cret-app' }
const real = { ...credentials, FEISHU_ENCRYPT_KEY: 's3cret-key' }

function read(env: NodeJS.ProcessEnv) {
  const result = readEnvironment(env)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return result.environment
}

function faults(env: NodeJS.ProcessEnv): readonly string[] {
  const result = readEnvironment(env)
  return result.ok ? [] : result.faults
}

describe('an operator who sets nothing', () => {
  it('gets the sandbox on this machine alone', () => {
    expect(read({})).toEqual({
      platform: { kind: 'sandbox', connection: 'webhook', encryptKey: undefined, verificationToken: undefined },
      host: '127.0.0.1',
      port: 3000,
      configDir: 'config',
      dataDir: 'data',
      databaseUrl: undefined,
      logLevel: 'info',
      clockStart: undefined,
    })
  })

  it('is not told from one who sets everything to nothing', () => {
    const empty = Object.fromEntries(
      ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'PORT', 'DATABASE_URL', 'BOT_CLOCK', 'CONFIG_DIR'].map((name) => [
        name,
        '',
      ]),
    )

    expect(read(empty)).toEqual(read({}))
  })

  it('is refused in production, which has no use for a sandbox', () => {
    const told = faults({ NODE_ENV: 'production' })

    expect(told).toHaveLength(2)
    expect(told[0]).toMatch(/^FEISHU_APP_ID: .*沙盒/)
    expect(told[1]).toMatch(/^FEISHU_APP_SECRET: /)
  })
})

describe('an operator who connects the real platform', () => {
  it('gets it with credentials and the encrypt key', () => {
    expect(read({ ...real, FEISHU_VERIFICATION_TOKEN: 'vt', NODE_ENV: 'production' }).platform).toEqual({
      kind: 'feishu',
      appId: 'cli_0123456789abcdef',
      appSecret: 's3cret-app',
      baseUrl: 'https://open.feishu.cn',
      connection: 'webhook',
      encryptKey: 's3cret-key',
      verificationToken: 'vt',
    })
  })

  it.each(['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY'])('is refused without %s alone', (missing) => {
    const told = faults({ ...real, [missing]: undefined })

    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^${missing}: `))
  })

  it('needs no encrypt key for the long connection, but an app id that the SDK accepts', () => {
    const websocket = { ...credentials, FEISHU_CONNECTION: 'websocket' }

    expect(faults(websocket)).toEqual([])
    expect(faults({ ...websocket, FEISHU_APP_ID: 'cli_demo' })).toEqual([expect.stringMatching(/^FEISHU_APP_ID: /)])
  })

  it.each([
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['https://open.larksuite.com', 'https://open.larksuite.com'],
  ])('may point elsewhere: %s', (url, baseUrl) => {
    expect(read({ ...real, FEISHU_BASE_URL: url }).platform).toMatchObject({ baseUrl })
  })
})

describe('a wrong value', () => {
  it.each([
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['HOST', 'local host'],
    ['LOG_LEVEL', 'loud'],
    ['FEISHU_CONNECTION', 'carrier-pigeon'],
    ['FEISHU_BASE_URL', 'open.feishu.cn'],
    ['FEISHU_BASE_URL', 'ftp://open.feishu.cn'],
    ['FEISHU_BASE_URL', 'https://open.feishu.cn/open-apis'],
    ['DATABASE_URL', 'mysql://db/duban'],
    ['DATABASE_URL', 'postgres://'],
    ['BOT_CLOCK', '2025-11-07'],
    ['BOT_CLOCK', '2025-02-30T09:00:00Z'],
    ['BOT_CLOCK', 'yesterday'],
  ])('of %s is refused by name: %s', (name, value) => {
    const told = faults({ [name]: value })

    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^${name}: `))
  })

  it('of the clock is right in a demonstration and refused in production', () => {
    const clock = { BOT_CLOCK: '2025-11-07T09:00:00+08:00' }

    expect(read(clock).clockStart).toEqual(new Date('2025-11-07T01:00:00Z'))
    expect(faults({ ...real, ...clock, NODE_ENV: 'production' })).toEqual([expect.stringMatching(/^BOT_CLOCK: /)])
  })

  it('never hides another: all are told at once', () => {
    const told = faults({ PORT: 'x', LOG_LEVEL: 'x', FEISHU_APP_ID: 'cli_x', BOT_CLOCK: 'x', NODE_ENV: 'production' })

    expect(told.map((line) => line.split(':')[0]).sort()).toEqual([
      'BOT_CLOCK',
      'BOT_CLOCK',
      'FEISHU_APP_SECRET',
      'LOG_LEVEL',
      'PORT',
    ])
  })

  it('is never repeated, for it might be a secret in the wrong place', () => {
    const told = faults({
      FEISHU_APP_SECRET: 's3cret-app',
      FEISHU_ENCRYPT_KEY: 's3cret-key',
      FEISHU_BASE_URL: 's3cret-url',
      DATABASE_URL: 'mysql://duban:s3cret@db/duban',
      PORT: 's3cret-port',
    })

    expect(told.length).toBeGreaterThan(3)
    expect(told.join('\n')).not.toContain('s3cret')
  })
})

describe('an operator who says where browsers find the pages', () => {
  it.each([
    ['https://duban.example.gov.cn', 'https://duban.example.gov.cn'],
    ['https://oa.example.gov.cn/duban/', 'https://oa.example.gov.cn/duban'],
    ['http://10.1.2.3:3000', 'http://10.1.2.3:3000'],
  ])('by %s has links that begin with %s', (given, begins) => {
    expect(read({ PUBLIC_URL: given }).publicUrl).toBe(begins)
  })

  it.each(['duban.example.gov.cn', 'ftp://x', 'https://x?a=1', 'https://x#a', 'https://me:s3cret@x', 'javascript:1'])(
    'is refused %s',
    (given) => {
      const [told] = faults({ PUBLIC_URL: given })

      expect(told).toMatch(/^PUBLIC_URL: 应为浏览器能打开的网址/)
      expect(told).not.toContain('s3cret')
    },
  )
})
