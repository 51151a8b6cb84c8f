import { z } from 'zod'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

interface Receiving {
  readonly connection: 'webhook' | 'websocket'
  readonly encryptKey: string | undefined
  readonly verificationToken: string | undefined
}

/** The real platform, or without credentials the sandbox that is started beside the bot. */
export type Platform =
  | ({ readonly kind: 'sandbox' } & Receiving)
  | ({
      readonly kind: 'feishu'
      readonly appId: string
      readonly appSecret: string
      /** Origin without a slash at its end. */
      readonly baseUrl: string
    } & Receiving)

export interface Environment {
  readonly platform: Platform
  readonly host: string
  readonly port: number
  /** Where people's browsers reach the service, without a slash at its end; the address it listens at where nothing is said. */
  readonly publicUrl: string | undefined
  readonly configDir: string
  readonly dataDir: string
  /** Where journal and jobs live when several replicas run; without it, under `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly logLevel: LogLevel
  /** Where the bot's clock starts in a demonstration. */
  readonly clockStart: Date | undefined
}

const Text = z.string().optional()

const Variables = z.object({
  NODE_ENV: Text,
  FEISHU_APP_ID: Text,
  FEISHU_APP_SECRET: Text,
  FEISHU_ENCRYPT_KEY: Text,
  FEISHU_VERIFICATION_TOKEN: Text,
  FEISHU_BASE_URL: z
    .string()
    .refine(isOrigin, '应为网址的起始部分，如 https://open.feishu.cn，不带路径')
    .transform((url) => new URL(url).origin)
    .default('https://open.feishu.cn'),
  FEISHU_CONNECTION: z.enum(['webhook', 'websocket'], '只能是 webhook 或 websocket').default('webhook'),
  HOST: z.string().regex(/^\S+$/, '应为主机名或地址，不含空格').default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, '应为 0 到 65535 的整数')
    .transform(Number)
    .default(3000),
  PUBLIC_URL: z
    .string()
    .refine(isAddress, '应为浏览器能打开的网址，如 https://duban.example.gov.cn')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  DATABASE_URL: z.string().refine(isPostgres, '应以 postgres:// 开头，如 postgres://用户:口令@主机/库名').optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      '只能是 trace、debug、info、warn、error、fatal、silent',
    )
    .default('info'),
  BOT_CLOCK: z.iso
    .datetime({ offset: true, message: '应为带时区的时刻，如 2025-11-07T09:00:00+08:00' })
    .transform((text) => new Date(text))
    .optional(),
})

export type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the environment; an empty variable counts as missing. No fault repeats a value: it might be a secret. */
export function readEnvironment(env: NodeJS.ProcessEnv): EnvironmentResult {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const read = Variables.safeParse(given)
  const faults = [
    ...(read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...contradictions(given),
  ]
  if (!read.success || faults.length > 0) return { ok: false, faults }
  const set = read.data
  return {
    ok: true,
    environment: {
      platform: platformOf(set),
      host: set.HOST,
      port: set.PORT,
      publicUrl: set.PUBLIC_URL,
      ...foldersOf(given),
      databaseUrl: set.DATABASE_URL,
      logLevel: set.LOG_LEVEL,
      clockStart: set.BOT_CLOCK,
    },
  }
}

/** Any text is a path, so the folders are known even where other variables are wrong. */
export function foldersOf(env: NodeJS.ProcessEnv): { readonly configDir: string; readonly dataDir: string } {
  return { configDir: env.CONFIG_DIR?.trim() || 'config', dataDir: env.DATA_DIR?.trim() || 'data' }
}

/** What is wrong only together; looked for even where single values are wrong, so that all faults come at once. */
function contradictions(given: NodeJS.ProcessEnv): string[] {
  const { FEISHU_APP_ID: id, FEISHU_APP_SECRET: secret, FEISHU_CONNECTION: connection } = given
  const production = given.NODE_ENV === 'production'
  const faults: string[] = []
  if (id && !secret) faults.push('FEISHU_APP_SECRET: 设置了 FEISHU_APP_ID 就必须同时设置它')
  if (secret && !id) faults.push('FEISHU_APP_ID: 设置了 FEISHU_APP_SECRET 就必须同时设置它')
  if (production && !id && !secret) {
    for (const name of ['FEISHU_APP_ID', 'FEISHU_APP_SECRET']) {
      faults.push(`${name}: 缺少；NODE_ENV=production 时不启动沙盒，必须设置飞书应用的凭证`)
    }
  }
  if (id && secret && connection !== 'websocket' && !given.FEISHU_ENCRYPT_KEY) {
    faults.push('FEISHU_ENCRYPT_KEY: 缺少；webhook 方式必须设置（开放平台“事件与回调”的“加密策略”里有）')
  }
  // With any other id the SDK's long connection starts and then does nothing, silently.
  if (id && connection === 'websocket' && !/^cli_[0-9a-fA-F]{16}$/.test(id)) {
    faults.push('FEISHU_APP_ID: 长连接方式要求 cli_ 加 16 位十六进制数字')
  }
  if (production && given.BOT_CLOCK) faults.push('BOT_CLOCK: 仅供演示和测试，NODE_ENV=production 时不能设置')
  return faults
}

function platformOf(set: z.infer<typeof Variables>): Platform {
  const receiving = {
    connection: set.FEISHU_CONNECTION,
    encryptKey: set.FEISHU_ENCRYPT_KEY,
    verificationToken: set.FEISHU_VERIFICATION_TOKEN,
  }
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = set
  if (appId === undefined || appSecret === undefined) return { kind: 'sandbox', ...receiving }
  return { kind: 'feishu', appId, appSecret, baseUrl: set.FEISHU_BASE_URL, ...receiving }
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === ''
}

function isAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === ''
}

function isPostgres(text: string): boolean {
  return /^postgres(ql)?:\/\/[^/]/.test(text) && URL.canParse(text)
}
