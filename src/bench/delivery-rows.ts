import { setTimeout as pause } from 'node:timers/promises'
import { wallClock } from '../clock.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { startSandbox } from '../sandbox/server.ts'
import { openIdOf, scenario } from '../sandbox/world/seed.ts'
import { atMost, mega, milli, type Row } from './row.ts'
import { benchApp, residentBytes, startServiceProcess } from './service-process.ts'
import { benchKeys } from './signed-events.ts'

const coordinator = openIdOf('coordinator')
const units = ['市农牧局', '市水利局']
const longestSeconds = 600
/** A Sunday after the plan was issued: nothing else is due, so that nothing else takes of the minute's thousand. */
const quietDay = '2023-11-05T10:00:00+08:00'

/** The soonest that the platform takes so many messages to as many chats: 50 a second, no more than 1,000 a minute. */
const idealMilliseconds = (groups: number) =>
  Math.floor((groups - 1) / 1000) * 60_000 + Math.floor(((groups - 1) % 1000) / 50) * 1000

interface Told {
  /** From the press to the last arrival, as the stand-in saw both. */
  readonly milliseconds: number
  readonly limitsBroken: number
  readonly notExactlyOne: number
  /** Resident memory of the service, second by second, and how many groups were told by then. */
  readonly memory: readonly { readonly told: number; readonly bytes: number }[]
}

/** Row 6: the whole service tells so many groups; a strict stand-in for Feishu, in another process, counts what it gets. */
export async function deliveryRows(): Promise<Row[]> {
  const rows: Row[] = []
  for (const groups of [1000, 3000]) {
    const told = await tell(groups)
    const ideal = idealMilliseconds(groups)
    const time = atMost(told.milliseconds / ideal, 1.05)
    rows.push({
      name: `${groups} groups notified`,
      floor: `${milli(ideal)}, the soonest under all limits`,
      figure: milli(told.milliseconds),
      ...time,
      holds: time.holds && told.limitsBroken === 0 && told.notExactlyOne === 0,
      note: `limits broken ${told.limitsBroken} times, ${told.notExactlyOne} groups without exactly one`,
    })
    if (groups > 1000) rows.push(memoryRow(groups, told))
  }
  return rows
}

function memoryRow(groups: number, { memory }: Told): Row {
  const highest = (some: Told['memory']) => Math.max(...some.map(({ bytes }) => bytes))
  const first = highest(memory.filter(({ told }) => told <= 1000))
  const after = highest(memory.filter(({ told }) => told > 1000))
  return {
    name: `memory while ${groups} groups are notified`,
    floor: `${mega(first)} at most during the first 1000`,
    figure: `${mega(after)} at most afterwards`,
    ...atMost(after / first, 1.1),
  }
}

async function tell(count: number): Promise<Told> {
  const groups = Array.from({ length: count }, (_, at) => `oc_group${at}`)
  const seed = {
    ...scenario,
    groups: groups.map((chatId) => ({ chatId, name: chatId, members: [coordinator] })),
  }
  const sandbox = await startSandbox({ ...benchApp, ...benchKeys, clock: wallClock, seed })
  const share = Math.ceil(count / units.length)
  const service = await startServiceProcess(sandbox.url, {
    clock: quietDay,
    roster: {
      coordinators: [{ name: '陈督办', openId: coordinator }],
      units: Object.fromEntries(
        units.map((unit, at) => [unit, { chats: groups.slice(at * share, (at + 1) * share) }] as const),
      ),
    },
  })
  try {
    await sandbox.connectBot(`http://127.0.0.1:${service.port}`)
    const { preview, value } = await draftNotice(sandbox)
    const pressedAt = wallClock.now().getTime()
    const pressed = await sandbox.press(preview, { as: coordinator, value })
    if (!pressed.ok) throw new Error(`the notice was not sent: ${JSON.stringify(pressed)}`)
    const told = () => groups.filter((chat) => sandbox.messagesIn(chat).length > 0).length
    const memory: { told: number; bytes: number }[] = []
    do {
      if (memory.length > longestSeconds) throw new Error(`only ${told()} of ${count} groups were told`)
      await pause(1000)
      memory.push({ told: told(), bytes: await residentBytes(service) })
    } while (memory.at(-1)?.told !== count)
    const arrivals = groups.map((chat) => sandbox.messagesIn(chat).map(({ createdAt }) => Date.parse(createdAt)))
    return {
      milliseconds: Math.max(...arrivals.flat()) - pressedAt,
      limitsBroken: Object.values(sandbox.limits().broken).reduce((sum, times) => sum + times, 0),
      notExactlyOne: arrivals.filter(({ length }) => length !== 1).length,
      memory,
    }
  } finally {
    await service.stop()
    await sandbox.close()
  }
}

/** Writes the notice in the private chat, and waits for the card with the button that sends it. */
async function draftNotice(sandbox: Sandbox): Promise<{ preview: string; value: Record<string, unknown> }> {
  const desk = sandbox.privateChatOf(coordinator)
  sandbox.sendAs(desk, { as: coordinator, text: `发通知 标题：调度\n正文：25号开会\n对象：${units.join('、')}` })
  return sandbox.until(() => {
    for (const { messageId, content } of sandbox.messagesIn(desk)) {
      const value = valuesIn(content).find(({ action }) => action === 'notice.send')
      if (value) return { preview: messageId, value }
    }
    return undefined
  })
}

/** What the buttons of a card hand back. */
function valuesIn(part: unknown): Record<string, unknown>[] {
  if (typeof part !== 'object' || part === null) return []
  const { type, value } = part as { type?: unknown; value?: Record<string, unknown> }
  return [...(type === 'callback' && value ? [value] : []), ...Object.values(part).flatMap(valuesIn)]
}
