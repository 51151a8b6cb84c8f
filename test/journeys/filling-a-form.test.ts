import { describe, expect, it } from 'vitest'
import { card } from '../../src/card/card.ts'
import { datePicker, form, input, multiSelect, select, submitButton } from '../../src/card/form.ts'
import { folded } from '../../src/card/layout.ts'
import { pathChart } from '../../src/card/path-chart.ts'
import { table } from '../../src/card/table.ts'
import { escaped, markdown } from '../../src/card/text.ts'
import { asTaskId, asUnitName } from '../../src/plan/ids.ts'
import { appId, appSecret } from '../sandbox/support/desk.ts'
import { startJourney } from './support/journey.ts'

const statuses = [
  { value: 'on_track', text: '正常推进' },
  { value: 'blocked', text: '受阻' },
]
const send = { action: 'progress.submit', task: asTaskId('zd-12'), unit: asUnitName('市水利局') } as const

const theCard = card({ title: '填报', color: 'blue', summary: '填报' }, [
  table([{ name: 'name', title: '指标' }], [{ name: '污水处理率' }]),
  pathChart({
    title: '走势',
    unit: '%',
    actual: [{ month: '2026-08', value: 60 }],
    actualName: '完成',
    wanted: [{ month: '2026-08', value: 63 }],
    wantedName: '目标',
  }),
  folded('原文', [markdown(escaped('到 2025 年，63% 以上'))]),
  form('report', [
    markdown('**办理状态**'),
    select('status', '请选择', statuses, { chosen: 'on_track', required: true }),
    input({ name: 'value', label: '完成值（%）', value: '61.2' }),
    datePicker('when', '截至哪天', { day: '2026-08-31' }),
    multiSelect('units', '配合单位', [{ value: 'u1', text: '市住建局' }]),
    submitButton('send', '提交', send),
  ]),
])

/** The card comes from the bot's own account, as a feature would have sent it. */
async function aCardWithAForm() {
  const journey = await startJourney({ at: '2026-09-18T09:00', settings: { review: false } })
  const chat = journey.privateChat('shuili')
  const post = async (path: string, body: object, token = '') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const url = `${journey.sandbox.url}/open-apis${path}`
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as Record<string, unknown>
  }
  const issued = await post('/auth/v3/tenant_access_token/internal', { app_id: appId, app_secret: appSecret })
  const message = { receive_id: chat, msg_type: 'interactive', content: JSON.stringify(theCard) }
  await post('/im/v1/messages?receive_id_type=chat_id', message, String(issued.tenant_access_token))
  const shown = await journey.cardIn(chat, ({ title }) => title === '填报')
  return { journey, shown }
}

describe('a person with a form in front of them', () => {
  it('reads its fields, what they hold and what may be chosen, and the table and chart beside it', async () => {
    const { shown } = await aCardWithAForm()

    expect(shown.fields.map(({ name, label, initial }) => [name, label, initial])).toEqual([
      ['status', '办理状态', 'on_track'],
      ['value', '完成值（%）', '61.2'],
      ['when', '截至哪天', '2026-08-31'],
      ['units', '配合单位', []],
    ])
    expect(shown.fields[0]).toMatchObject({ options: statuses, required: true })
    expect(shown.buttons).toMatchObject([{ label: '提交', submits: true, name: 'send' }])
    expect(shown.tables).toEqual([{ head: ['指标'], rows: [['污水处理率']] }])
    expect(shown.charts).toMatchObject([{ type: 'common' }])
    expect(shown.words).toContain('到 2025 年，63% 以上')
  })

  it('sends it as Feishu does, and sees the toast', async () => {
    const { journey, shown } = await aCardWithAForm()

    const sent = await journey.submit('shuili', shown, { value: '63', when: '2026-09-17', units: ['u1'] })

    const { envelope } = journey.sandbox.deliveries().at(-1) as { envelope: unknown }
    expect(envelope).toMatchObject({
      event: {
        action: {
          tag: 'button',
          name: 'send',
          value: send,
          form_value: { status: 'on_track', value: '63', when: '2026-09-17 +0800', units: ['u1'] },
        },
      },
    })
    expect(sent.ok).toBe(true)
    expect(await journey.toastOf(sent)).not.toBe('')
  })

  it('is held back by the client where something required is missing', async () => {
    const { journey, shown } = await aCardWithAForm()

    const held = await journey.submit('shuili', shown, { status: '' })

    expect(held).toMatchObject({ ok: false, invalid: { field: 'status', text: '必填' } })
  })
})

describe('a journey through time', () => {
  it('starts on the day given and moves on with everybody', async () => {
    const journey = await startJourney({ at: '2026-09-18T09:00' })
    const moved: string[] = []
    journey.clock.onMoved(() => moved.push(journey.clock.now().toISOString().slice(0, 16)))

    journey.moveTo('2026-09-30T08:30')

    expect(moved).toEqual(['2026-09-30T00:30'])
    expect(journey.sandbox.now().toISOString().slice(0, 16)).toBe('2026-09-30T00:30')
    expect((await journey.ask('official', '改厕归谁管')).words).toContain('市住建局')
  })
})
