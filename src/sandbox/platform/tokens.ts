import { randomBytes } from 'node:crypto'
import { Refusal } from './refusal.ts'

const lifeMs = 7_200_000
const renewableMs = 1_800_000

/** Tenant tokens live two hours of real time, whatever the demo clock says: the SDK caches them by the computer's own. */
export function createTokens(credentials: { appId: string; appSecret: string }, stopwatch: () => number) {
  let issued: { token: string; until: number }[] = []

  return {
    issue(appId: unknown, appSecret: unknown) {
      if (typeof appId !== 'string' || typeof appSecret !== 'string')
        throw new Refusal(10003, undefined, { status: 200 })
      if (appId !== credentials.appId || appSecret !== credentials.appSecret)
        throw new Refusal(10015, undefined, { status: 200 })
      const now = stopwatch()
      issued = issued.filter(({ until }) => until > now)
      let newest = issued.at(-1)
      if (!newest || newest.until - now < renewableMs) {
        newest = { token: `t-${randomBytes(20).toString('hex')}`, until: now + lifeMs }
        issued.push(newest)
      }
      return { tenant_access_token: newest.token, expire: Math.floor((newest.until - now) / 1000) }
    },

    check(authorization: string | undefined) {
      if (!authorization) throw new Refusal(99991661)
      const token = authorization.replace(/^Bearer /, '')
      if (token === authorization || !/^[tu]-/.test(token)) throw new Refusal(99991671)
      const now = stopwatch()
      if (!issued.some((one) => one.token === token && one.until > now)) throw new Refusal(99991663)
    },

    /** From now on every token handed out so far is refused. */
    expireAll() {
      issued = []
    },
  }
}
