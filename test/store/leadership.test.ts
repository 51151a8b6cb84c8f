import { expect, it } from 'vitest'
import type { Leadership } from '../../src/ports.ts'
import { alwaysLeading } from '../../src/store/always-leading.ts'
import { aReplica, aTenant, cutOff, describeWithPostgres } from './postgres-support.ts'
import { joinGroup, nameOf } from './support.ts'

/** Follows the lead and lets a test wait for what happens. */
function aTerm(leadership: Leadership, onBegin: () => void = () => undefined) {
  const seen: ('begun' | 'ended')[] = []
  const waiting: (() => void)[] = []
  const note = (what: (typeof seen)[number]) => {
    seen.push(what)
    for (const look of waiting) look()
  }
  const leave = leadership.follow({
    begin() {
      onBegin()
      note('begun')
    },
    async end() {
      note('ended')
    },
  })
  const until = (...wanted: typeof seen) =>
    new Promise<void>((resolve) => {
      const look = () => seen.join() === wanted.join() && resolve()
      waiting.push(look)
      look()
    })
  return { seen, leave, until }
}

describeWithPostgres('of several replicas', () => {
  it('one leads, and another takes over when it leaves', async () => {
    const tenant = aTenant()
    const one = aTerm((await aReplica(tenant)).leadership)
    await one.until('begun')
    const { store, leadership } = await aReplica(tenant)
    const two = aTerm(leadership)
    await joinGroup(store, 'oc_1')
    expect(two.seen).toEqual([])

    await one.leave()
    await two.until('begun')

    expect(one.seen).toEqual(['begun', 'ended'])
  })

  it('another takes over when the leader is cut off, which ends its term', async () => {
    const tenant = aTenant()
    const terms = [aTerm((await aReplica(tenant)).leadership), aTerm((await aReplica(tenant)).leadership)]
    const [first] = await Promise.all([Promise.race(terms.map((term) => term.until('begun').then(() => term)))])
    const second = terms.find((term) => term !== first)

    await cutOff('session', tenant)

    await first.until('begun', 'ended')
    await Promise.race([first.until('begun', 'ended', 'begun'), second?.until('begun')])
  })

  it('who takes over knows all that the one before committed', async () => {
    const tenant = aTenant()
    const one = await aReplica(tenant)
    const leaving = aTerm(one.leadership)
    await leaving.until('begun')
    const two = await aReplica(tenant, { beatEvery: 50 })
    let known: string | undefined
    const taking = aTerm(two.leadership, () => {
      known = nameOf(two.store.state, 'oc_1')
    })

    await joinGroup(one.store, 'oc_1')
    await leaving.leave()
    await taking.until('begun')

    expect(known).toBe('oc_1')
  })

  it('each tenant has a leader of its own', async () => {
    const terms = [aTerm((await aReplica(aTenant())).leadership), aTerm((await aReplica(aTenant())).leadership)]

    await Promise.all(terms.map((term) => term.until('begun')))
  })

  it('nobody leads who does not want to', async () => {
    const tenant = aTenant()
    await aReplica(tenant)
    const willing = aTerm((await aReplica(tenant)).leadership)

    await willing.until('begun')
  })
})

it('a process that is alone on its store always leads', async () => {
  const term = aTerm(alwaysLeading)

  await term.leave()

  expect(term.seen).toEqual(['begun', 'ended'])
})
