import { describe, expect, it } from 'vitest'
import { createClient, isSandbox } from '../../../src/commands/chat/client.ts'
import { runSession } from '../../../src/commands/chat/session.ts'
import type { SandboxOptions } from '../../../src/sandbox/sandbox.ts'
import { chatIdOf, openIdOf } from '../../../src/sandbox/world/seed.ts'
import { controlsCard, formCard } from '../../browser/support/working-cards.ts'
import { aCard, button } from '../../sandbox/support/cards.ts'
import { aBot, type Heard, startDesk } from '../../sandbox/support/desk.ts'

type Desk = Awaited<ReturnType<typeof startDesk>>

const toast = (content: string) => ({ body: { toast: { type: 'success', content } } })
const actionOf = (heard: Heard) => heard.plain.event.action as Record<string, unknown>

/** This bot greets nobody, and its answers to presses are their toasts. */
const patience = { answer: 5000, press: 0, welcome: 0 }

/** A console whose lines are typed as soon as they are asked for. */
async function typed(desk: Desk, lines: readonly string[], as = '张建国') {
  const printed: string[] = []
  const queue = [...lines]
  const terminal = {
    interactive: false,
    width: 80,
    print: (line: string) => void printed.push(line),
    ask: async (words: string) => {
      const line = queue.shift()
      if (line !== undefined) printed.push(`${words}${line}`)
      return line
    },
  }
  await runSession({ client: createClient(desk.sandbox.url), terminal, as, url: desk.sandbox.url, patience })
  return printed.join('\n')
}

/** A bot that answers every message with the same words and every press with a toast; presses are kept. */
async function aDesk(options: Partial<SandboxOptions> = {}) {
  const presses: Record<string, unknown>[] = []
  const bot = await aBot(async (heard) => {
    if (heard.plain.header.event_type === 'card.action.trigger') {
      presses.push(actionOf(heard))
      return toast('已收到')
    }
    if (heard.plain.header.event_type === 'im.message.receive_v1') {
      const { message_id } = heard.plain.event.message as { message_id: string }
      const content = JSON.stringify(aCard([button('整条任务', { action: 'task.show' })]))
      void desk.call('POST', `/im/v1/messages/${message_id}/reply`, { msg_type: 'interactive', content })
    }
    return { body: {} }
  })
  const desk: Desk = await startDesk({ botUrl: bot.url, ...options })
  return { ...desk, presses }
}

describe('somebody at the console', () => {
  it('asks, reads the answer and presses one of its buttons by number', async () => {
    const desk = await aDesk()

    const screen = await typed(desk, ['改厕归谁管', '1'])

    expect(screen).toContain('—— 你是张建国（联络员），在“督办” ——')
    expect(screen).toContain('│ [1] 整条任务')
    expect(screen).toContain('» 已收到')
    expect(desk.presses).toMatchObject([{ tag: 'button', value: { action: 'task.show' } }])
  })

  it('fills in a form field by field: kept, chosen by number, typed, emptied', async () => {
    const desk = await aDesk()
    await desk.send(desk.sandbox.privateChatOf(openIdOf('nongmu')), 'interactive', formCard)

    const screen = await typed(desk, ['1', '2', '63', '-', '1、3', '', '2026-09-30', '', '2026-10-01 09:00', 'n'])

    expect(screen).toContain('    2 有风险')
    expect(screen).toContain('  数值（%） * [58]：63')
    expect(desk.presses).toMatchObject([
      {
        name: 'send',
        form_value: {
          status: 'at_risk',
          value: '63',
          note: '',
          audience: ['市农牧局', '市文旅局'],
          until: '2026-09-30 +0800',
          hour: '09:00 +0800',
          sendAt: '2026-10-01 09:00 +0800',
          receipt: false,
        },
      },
    ])
  })

  it('is asked again for a choice that is not there, may give up, and is told what is required', async () => {
    const desk = await aDesk()
    await desk.send(desk.sandbox.privateChatOf(openIdOf('nongmu')), 'interactive', formCard)
    const rest = ['', '', '', '', '', '', '', '']

    const screen = await typed(desk, ['1', '9', 'q', '1', '', ...rest])

    expect(screen).toContain('请写 1 到 3 之间的序号')
    expect(screen).toContain('没有提交。')
    expect(screen).toContain('✗ status：必填')
    expect(desk.presses).toEqual([])
  })

  it('is asked before what wants a confirmation, and picks outside a form', async () => {
    const desk = await aDesk()
    await desk.send(desk.sandbox.privateChatOf(openIdOf('nongmu')), 'interactive', controlsCard)

    await typed(desk, ['10', 'n', '10', 'y', '12', '2'])

    expect(desk.presses).toMatchObject([{ value: { action: 'demo.confirm' } }, { option: 'history' }])
  })

  it('calls the bot in a group by its name, becomes somebody else and hears of other chats', async () => {
    const desk = await aDesk()

    const screen = await typed(desk, [
      '/到 全市',
      '@督办 改厕归谁管',
      '/我是 陈督办',
      '/谁',
      '/到 准格尔',
      '/我是 查无此人',
    ])

    const [asked] = desk.sandbox.messagesIn(chatIdOf('all'))
    expect(asked).toMatchObject({ sender: openIdOf('nongmu'), mentions: [{ name: '督办' }] })
    expect(screen).toContain('—— 你是陈督办（统筹），在“准格尔旗工作群” ——')
    expect(screen).toContain('* 陈督办　督办科 统筹')
    expect(screen).toContain('没有叫“查无此人”的人')
  })

  it('moves the clock, and is told what it does not understand', async () => {
    const desk = await aDesk()

    const screen = await typed(desk, ['/时钟 明天', '/时钟 下辈子', '/跳舞'])

    expect(screen).toContain('现在是 2025-11-04 09:00')
    expect(desk.sandbox.now().toISOString()).toBe('2025-11-04T01:00:00.000Z')
    expect(screen).toContain('看不懂这个时间')
    expect(screen).toContain('不认识 /跳舞')
  })

  it('ends when the sandbox goes', async () => {
    const desk = await aDesk()
    const printed: string[] = []
    const never = new Promise<string>(() => {})
    const terminal = {
      interactive: true,
      width: 80,
      print: (line: string) => void printed.push(line),
      ask: () => never,
    }

    const session = runSession({ client: createClient(desk.sandbox.url), terminal, url: desk.sandbox.url })
    await desk.sandbox.until(() => desk.sandbox.deliveries()[0])
    await desk.sandbox.close()

    await expect(session).resolves.toBeUndefined()
    expect(await isSandbox(desk.sandbox.url)).toBe(false)
  })
})
