import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeWithPostgres } from '../store/postgres-support.ts'
import { playReplicas } from './play-replicas.ts'

describeWithPostgres('three replicas under load', () => {
  it('lose nothing and do nothing twice, while they are killed and cut off at random', async () => {
    const report = await playReplicas({
      tenant: `kill ${randomUUID()}`,
      ...{ replicas: 3, events: 1500, writers: 30, kills: 5, cuts: 5, longestPeace: 200 },
    })

    expect(report).toMatchObject({ acknowledged: 1500, lost: 0, doubled: 0, stale: 0, damage: undefined })
  })
})
