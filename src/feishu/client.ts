import { createRequire } from 'node:module'
import type * as Lark from '@larksuiteoapi/node-sdk'
import { wallClock } from '../clock.ts'
import { FeishuError } from '../ports.ts'
import { errorOfAnswer, errorOfFailure } from './errors.ts'

export interface FeishuOptions {
  readonly appId: string
  readonly appSecret: string
  /** Origin of the open platform. */
  readonly baseUrl: string
  readonly log: { warn(fields: object, sentence: string): void }
}

/** Milliseconds; the SDK itself waits for ever. */
const answerWithin = 10_000

/** Loading it costs as much as the rest of the service together, so it is loaded when first needed. */
const load = createRequire(import.meta.url)
export const sdk = (): typeof Lark => load('@larksuiteoapi/node-sdk')

export interface Feishu {
  /** Calls the platform; any refusal is a `FeishuError`. An expired token is fetched anew, once. */
  call<Data>(run: (client: Lark.Client) => Promise<unknown>): Promise<Data>
  /** For uploads, which the SDK sends without a filename. */
  token(): Promise<string>
  readonly baseUrl: string
  readonly appId: string
}

/** The SDK's own logger prints requests, secrets included; what it says is cut to code and log id. */
const quietLogger = ({ log }: FeishuOptions) => {
  const digest = (...said: unknown[]) => {
    const { code, response } = (said.flat(3).find((part) => typeof part === 'object' && part !== null) ?? {}) as {
      code?: unknown
      response?: { data?: { code?: unknown; log_id?: unknown } }
    }
    log.warn({ code, platformCode: response?.data?.code, logId: response?.data?.log_id }, 'the platform refused a call')
  }
  const silent = () => {}
  return { error: digest, warn: silent, info: silent, debug: silent, trace: silent }
}

export function createFeishu(options: FeishuOptions): Feishu {
  const { appId, appSecret, baseUrl } = options
  let made: { client: Lark.Client; cache: Map<string, { value: unknown; until: number }> } | undefined

  const ready = () => {
    if (made) return made
    const lark = sdk()
    lark.defaultHttpInstance.defaults.timeout = answerWithin
    const cache = new Map<string, { value: unknown; until: number }>()
    const client = new lark.Client({
      appId,
      appSecret,
      domain: baseUrl,
      logger: quietLogger(options),
      cache: {
        get: async (key) => {
          const kept = cache.get(String(key))
          // The SDK's expiry is a moment of the wall clock, as are Feishu's tokens.
          return kept && kept.until > wallClock.now().getTime() ? kept.value : undefined
        },
        set: async (key, value, expire) => {
          cache.set(String(key), { value, until: expire ?? Number.POSITIVE_INFINITY })
          return true
        },
      },
    })
    made = { client, cache }
    return made
  }

  async function once<Data>(run: (client: Lark.Client) => Promise<unknown>): Promise<Data> {
    try {
      // The SDK's types of answers differ from call to call; what is read of them is checked here.
      const answer = (await run(ready().client)) as { code?: number; msg?: string; data?: Data } | undefined
      const { code = 0, msg = '' } = answer ?? {}
      if (code !== 0) throw errorOfAnswer({ code, msg, status: 200 })
      // Some answers carry their content beside the code instead of inside `data`.
      return (answer?.data ?? answer) as Data
    } catch (thrown) {
      throw errorOfFailure(thrown)
    }
  }

  return {
    baseUrl,
    appId,
    async call<Data>(run: (client: Lark.Client) => Promise<unknown>) {
      try {
        return await once<Data>(run)
      } catch (error) {
        if (!(error instanceof FeishuError) || error.code !== 'token-expired') throw error
        ready().cache.clear()
        return once<Data>(run)
      }
    },
    async token() {
      const answer = await this.call<{ tenant_access_token: string }>((client) =>
        client.auth.v3.tenantAccessToken.internal({ data: { app_id: appId, app_secret: appSecret } }),
      )
      return answer.tenant_access_token
    },
  }
}
