import { isWorkday } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/plan/day.ts'
import type { TaskId } from '../../src/plan/ids.ts'
import type { FaultInput } from '../../src/sandbox/faults.ts'
import { loadShipped } from '../support/shipped.ts'
import { aTown } from './support/a-town.ts'
import { readCard } from './support/read-card.ts'
import { runVirtually } from './support/virtual-service.ts'

const { ledger } = await loadShipped()
type Service = Awaited<ReturnType<typeof runVirtually>>
type Town = ReturnType<typeof aTown>

const first = '2025-03-01'
const last = '2026-02-28'

/** Those of a well set-up app that may also look into its groups after an outage. */
const scopes = ['im:message', 'im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly', 'im:message.group_msg']

const usually = ['00:00', '08:59', '09:00', '09:01', '13:00', '17:59', '18:00', '23:30']
/** When the service was up, on days on which it was not all day. */
const ups: Readonly<Record<string, readonly string[]>> = {
  // A week without it, over the day on which the period opens.
  ...Object.fromEntries(Array.from({ length: 7 }, (_, at) => [addDays('2025-06-16', at), []])),
  '2025-09-22': ['14:00', '17:59'],
  '2025-11-24': ['18:30', '23:30'],
}
const sending = 'im.messages.create'
/** What happens to Feishu just before the digests go out; an outage lasts until the afternoon. */
const faults: Readonly<Record<string, FaultInput>> = {
  '2025-03-24': { kind: 'reset-after', times: 20, on: sending },
  '2025-04-24': { kind: 'error', times: 20, on: sending },
  '2025-05-23': { kind: 'rate-limit', resetAfter: 5, times: 20, on: sending },
  '2025-06-24': { kind: 'expired-token' },
  '2025-07-24': { kind: 'outage' },
  '2025-12-31': { kind: 'reset-before', times: 20, on: sending },
}
/** Another process takes over while the first fifty are on their way. */
const restarts = ['2025-08-22', '2025-12-01']

/** In the afternoon somebody does something about it. */
const acts: Readonly<Record<string, (service: Service, town: Town) => Promise<void>>> = {
  '2025-04-21': (service, town) => report(service, town.liaisonOf('市农牧局'), { task: '12', status: 'done' }),
  '2025-10-20': (service, town) => snooze(service, town.groupOf('市科协'), town.liaisonOf('市科协')),
}

/** Two days in a month, then those of the end of 2025, of which the plan says most. Found with a calendar, by hand. */
const expected = `
2025-03-20 09:00  2025-03-24 09:00  2025-04-21 09:00  2025-04-24 09:00  2025-05-20 09:00  2025-05-23 09:00
2025-06-23 09:00  2025-06-24 09:00  2025-07-21 09:00  2025-07-24 13:00  2025-08-20 09:00  2025-08-22 09:00
2025-09-22 14:00  2025-09-24 09:00  2025-10-20 09:00  2025-10-24 09:00  2025-11-20 09:00  2025-11-25 09:00
2025-12-01 09:00  2025-12-22 09:00  2025-12-24 09:00  2025-12-29 09:00  2025-12-30 09:00  2025-12-31 09:00
2026-01-07 09:00  2026-01-14 09:00  2026-01-20 09:00  2026-01-21 09:00  2026-01-23 09:00  2026-01-28 09:00
2026-02-04 09:00  2026-02-11 09:00  2026-02-24 09:00  2026-02-25 09:00`
  .trim()
  .split(/\s{2,}|\n/)

describe('a year of digests for the whole plan, where now the service fails and now Feishu', () => {
  it('brings each place each of them once, by day, never after the end', { timeout: 240_000 }, async () => {
    const town = aTown(ledger)
    const service = await runVirtually({ at: `${first}T00:00`, ...town, settings: { review: false } })
    const { sandbox, store } = service
    sandbox.setScopes(scopes)
    const decided: string[] = []
    store.onCommitted((entries) => {
      for (const { changes } of entries)
        for (const change of changes) if (change.kind === 'digest-sent') decided.push(`${change.place} ${change.day}`)
    })

    for (let day = first; day <= last; day = addDays(day, 1)) {
      for (const time of ups[day] ?? usually) {
        const fault = faults[day]
        if (fault && time === '09:00') {
          await service.renewToken()
          sandbox.addFaults(fault)
        }
        await service.tickAt(`${day}T${time}`)
        if (restarts.includes(day) && time === '09:00') await service.restart()
        if (fault && time === '13:00') sandbox.clearFaults()
        if (time === '13:00') await acts[day]?.(service, town)
      }
    }
    await service.settle(60)

    const messages = sandbox
      .chats()
      .flatMap(({ chatId }) => sandbox.messagesIn(chatId))
      .filter(({ sender }) => sender === 'bot')
      .map((message) => ({ ...message, wall: wallOf(message.createdAt), card: readCard(message) }))
    const digests = messages.filter(({ card }) => card.title.endsWith('督办提醒'))
    const whenIn = (chat: string) => digests.filter(({ chatId }) => chatId === chat).map(({ wall }) => wall)

    // Each decided once, each arrived once; nothing else may say so, for the stand-in counts by itself.
    const arrived = digests.map(({ chatId, wall }) => `${town.placeOf(chatId)} ${wall.slice(0, 10)}`).sort()
    expect(new Set(arrived).size).toBe(arrived.length)
    expect(arrived).toEqual(decided.sort())
    expect(service.waiting()).toMatchObject({ waiting: 0, held: 0 })
    expect(sandbox.limits()).toMatchObject({
      broken: { perSecond: 0, perMinute: 0, perChat: 0, perMessage: 0 },
      uuidRepeats: 20,
    })

    expect(messages.filter(({ wall }) => !isWorkday(wall.slice(0, 10)))).toEqual([])
    expect(messages.filter(({ wall }) => wall.slice(11) < '09:00' || wall.slice(11) >= '18:00')).toEqual([])
    expect(whenIn(town.groupOf('市农牧局'))).toEqual(expected)
    expect(whenIn(town.groupOf(town.twoGroups, 1))).toEqual(whenIn(town.groupOf(town.twoGroups, 0)))
    expect(whenIn(sandbox.privateChatOf(town.liaisonOf(town.withoutGroup)))).not.toEqual([])
    expect(whenIn(town.groupOf('市科协'))).toContain('2025-10-21 09:00')

    const shared = digests.filter(({ chatId }) => chatId === town.groupOf(town.sharing[0] ?? ''))
    expect(shared.every(({ card }) => town.sharing.every((unit) => card.words.includes(unit)))).toBe(true)
    const alerts = messages.filter(({ card }) => card.title.endsWith('有单位提醒不到'))
    expect(alerts.map(({ card }) => card.words.includes(town.unreachable))).toEqual([true])

    const title = ledger.task('zd-12' as TaskId)?.title ?? ''
    const about = digests.filter(({ card }) => card.words.includes(title)).map(({ wall }) => wall)
    expect([about.length > 0, about.every((wall) => wall <= '2025-04-21 13:00')]).toEqual([true, true])
  })
})

const wallOf = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** 填报 12 in the private chat, and the form that comes, sent in twice where it asks whether that is meant. */
async function report(
  { sandbox, settle }: Service,
  person: string,
  { task, status }: { task: string; status: string },
) {
  const chat = sandbox.privateChatOf(person)
  sandbox.sendAs(chat, { as: person, text: `填报 ${task}` })
  await sandbox.settled()
  await settle(5)
  for (let time = 0; time < 2; time += 1) {
    const form = sandbox
      .messagesIn(chat)
      .map(readCard)
      .findLast(({ fields }) => fields.length > 0)
    const submit = form?.buttons.find(({ submits }) => submits)
    if (!form || !submit) break
    const given = { status, note: '市级验收组已逐村核查，全部达标' }
    await sandbox.press(form.messageId, { as: person, value: submit.value, name: submit.name, form: given })
  }
}

async function snooze({ sandbox }: Service, chat: string, person: string) {
  const digest = sandbox.messagesIn(chat).map(readCard).at(-1)
  const button = digest?.buttons.find(({ value }) => value.action === 'reminder.snooze')
  await sandbox.press(digest?.messageId ?? '', { as: person, value: button?.value })
}
