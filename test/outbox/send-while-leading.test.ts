import { describe, expect, it } from 'vitest'
import type { Sender } from '../../src/outbox/deliver.ts'
import { sendWhileLeading } from '../../src/outbox/send-while-leading.ts'
import type { Leadership, Term } from '../../src/ports.ts'

function aLead() {
  let term: Term | undefined
  const leadership: Leadership = {
    follow(followed) {
      term = followed
      return async () => term?.end()
    },
  }
  return { leadership, take: () => term?.begin(), lose: () => term?.end() }
}

function senders() {
  const seen: string[] = []
  let made = 0
  const newSender = (): Sender => {
    made += 1
    const name = made
    return {
      start: () => void seen.push(`${name} starts`),
      stop: async () => void seen.push(`${name} stops`),
      wake: () => void seen.push(`${name} wakes`),
      depth: () => ({ waiting: name, held: 0, oldestSeconds: 0 }),
    }
  }
  return { seen, newSender }
}

describe('a replica', () => {
  it('sends nothing before it leads', async () => {
    const { leadership } = aLead()
    const { seen, newSender } = senders()
    const sender = sendWhileLeading(leadership, newSender)

    sender.start()
    await Promise.resolve()

    expect(seen).toEqual([])
    expect(sender.depth().waiting).toBe(1)
  })

  it('sends by a new sender in each term, after the one before has stopped', async () => {
    const { leadership, take, lose } = aLead()
    const { seen, newSender } = senders()
    const sender = sendWhileLeading(leadership, newSender)
    sender.start()

    take()
    void lose()
    take()
    await sender.stop()

    expect(seen).toEqual(['2 starts', '2 stops', '3 starts', '3 stops'])
  })

  it('may stop before it ever started', async () => {
    const { seen, newSender } = senders()

    await sendWhileLeading(aLead().leadership, newSender).stop()

    expect(seen).toEqual([])
  })
})
