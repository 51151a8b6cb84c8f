import { describe, expect, it } from 'vitest'
import type { FaultInput } from '../../src/sandbox/faults.ts'
import { aProvince } from './support/a-province.ts'

const groups = 300
const halfAnHour = 1800
const twoHours = 7200

interface Stage {
  readonly faults: readonly FaultInput[]
  /** Seconds until the next. */
  readonly lasting: number
}

const once = (...faults: FaultInput[]): Stage => ({ faults, lasting: 0 })
const outage = (lasting: number): Stage => ({ faults: [{ kind: 'outage' }], lasting })

/** A third of the groups is reached, then one thing after another happens to the platform, then all is well again. */
async function sendUnder(stages: readonly Stage[], scopes?: readonly string[]) {
  const province = await aProvince(groups)
  const { sandbox, sender, reached, passUntil, time } = province
  if (scopes) sandbox.setScopes(scopes)
  await province.queueAll()
  await passUntil(() => reached() >= groups / 3)

  for (const { faults, lasting } of stages) {
    sandbox.addFaults(...faults)
    await time.pass(lasting * 1000)
    if (lasting > 0) sandbox.clearFaults()
  }
  const seconds = await passUntil(() => sender.depth().waiting === 0)

  const failed = sandbox.requests().filter(({ status }) => status !== 200).length
  const { broken, uuidRepeats } = sandbox.limits()
  return { ...province, seconds, failed, uuidRepeats, limitsBroken: Object.values(broken).filter((times) => times > 0) }
}

describe('a fault of the platform while 300 groups are told', () => {
  // Undisturbed, the rest takes four seconds.
  it.each<[string, readonly Stage[], { failed: number; repeats: number; within: number }]>([
    ['40 errors', [once({ kind: 'error', times: 40 })], { failed: 40, repeats: 0, within: 8 }],
    ['40 connections cut before', [once({ kind: 'reset-before', times: 40 })], { failed: 40, repeats: 0, within: 8 }],
    ['40 connections cut after', [once({ kind: 'reset-after', times: 40 })], { failed: 40, repeats: 40, within: 8 }],
    [
      'too fast, come again in 7 s',
      [once({ kind: 'rate-limit', resetAfter: 7, times: 20 })],
      { failed: 20, repeats: 0, within: 7 + 6 },
    ],
    ['every token expired', [once({ kind: 'expired-token' })], { failed: 50, repeats: 0, within: 6 }],
    [
      'one after another',
      [
        { faults: [{ kind: 'reset-after', times: 10 }], lasting: 1 },
        { faults: [{ kind: 'expired-token' }], lasting: 1 },
        { faults: [{ kind: 'rate-limit', resetAfter: 3 }], lasting: 5 },
        { faults: [{ kind: 'error' }], lasting: 20 },
      ],
      { failed: 60, repeats: 10, within: 20 },
    ],
  ])('%s: a delay, and each group gets exactly one', async (_what, stages, expected) => {
    const { gotEach, held, seconds, failed, uuidRepeats, limitsBroken } = await sendUnder(stages)

    expect(gotEach()).toEqual([1])
    expect(held).toEqual([])
    expect(limitsBroken).toEqual([])
    expect(seconds).toBeLessThanOrEqual(expected.within)
    expect(failed).toBeGreaterThanOrEqual(expected.failed)
    expect(uuidRepeats).toBeGreaterThanOrEqual(expected.repeats)
  })
})

describe('an outage while 300 groups are told', () => {
  const answersLost: Stage = { faults: [{ kind: 'reset-after', times: 20 }], lasting: 1 }

  it('of half an hour is waited out', async () => {
    const { gotEach, held, seconds, uuidRepeats, limitsBroken } = await sendUnder([answersLost, outage(halfAnHour)])

    expect(gotEach()).toEqual([1])
    expect(held).toEqual([])
    expect(limitsBroken).toEqual([])
    expect(uuidRepeats).toBe(20)
    // Until the next probe, and then as without an outage.
    expect(seconds).toBeLessThanOrEqual(18 + 6)
  })

  it('of two hours is followed by a look into each chat, and each group gets exactly one', async () => {
    const scopes = ['im:message', 'im:message.group_msg']

    const { gotEach, held, limitsBroken, sandbox } = await sendUnder([answersLost, outage(twoHours)], scopes)

    const looks = sandbox.requests().filter(({ api, status }) => api === 'im.messages.list' && status === 200)
    expect(gotEach()).toEqual([1])
    expect(held).toEqual([])
    expect(limitsBroken).toEqual([])
    expect(looks.length).toBeGreaterThanOrEqual(20)
  })

  it('of two hours leaves a few to a person, where the app may not look; nothing is doubled', async () => {
    const { gotEach, reached, held, limitsBroken } = await sendUnder([answersLost, outage(twoHours)])

    expect(gotEach()).toEqual([1, 0])
    expect(limitsBroken).toEqual([])
    // What was on its way when the platform went; 20 of these had arrived.
    expect(held.length).toBeLessThanOrEqual(20 + 50)
    expect(reached()).toBe(groups - held.length + 20)
  })
})
