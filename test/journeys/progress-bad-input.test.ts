import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openIdOf } from '../../src/sandbox/world/seed.ts'
import { forge, refusedIn, reportsIn } from './support/forge.ts'
import { type FormInput, type Journey, startJourney } from './support/journey.ts'

const at = '2025-11-05T10:00'
const nongmu = openIdOf('nongmu')
const submit = { action: 'progress.submit', task: 'zd-12', unit: '市农牧局' }
const good = { status: 'on_track', value_2: '61.2', note: '本月新增 12 个村' }

/** 填报 12, filled in and sent; what flashes up, and the card as it comes back. */
async function submitted(journey: Journey, input: FormInput) {
  const form = await journey.ask('nongmu', '填报 12')
  const pressed = await journey.submit('nongmu', form, { status: 'on_track', note: '本月新增 12 个村', ...input })
  return { toast: pressed.toast, back: journey.asItStands(form), form }
}

describe('a forged or replayed press', () => {
  it.each([
    ['a value that is no object', 'progress.submit'],
    ['an action that nobody offers', { action: 'progress.delete', task: 'zd-12' }],
    ['a task that is no text', { ...submit, task: { $gt: '' } }],
    ['an id of 10 KB', { action: 'review.approve', report: 'x'.repeat(10_000) }],
  ])('with %s gets a word, changes nothing, and is written down', async (_, value) => {
    const journey = await startJourney({ at })

    const { status, toast } = await forge(journey, 'nongmu', { value, form: good })

    expect([status, toast]).toEqual([200, '这个按钮已经失效，什么也没有改。请重新发一次要办的事，例如“填报 12”。'])
    expect(await refusedIn(journey)).toMatchObject([{ person: nongmu, why: expect.stringContaining('认不出') }])
    expect(await reportsIn(journey)).toEqual([])
  })

  it.each([
    ['wenlv', submit, '你不是这些单位的联络员'],
    ['nongmu', { action: 'review.approve', report: 'zd-12#1' }, '只有统筹人员能审核'],
    ['nongmu', { action: 'transfer.approve', request: 'ev-1' }, '只有统筹人员'],
    ['coordinator', { action: 'review.approve', report: 'zd-12#99' }, '找不到这条填报'],
    ['nongmu', { action: 'liaison.confirm', person: nongmu, unit: '市财政局' }, '只有统筹人员能做'],
    ['nongmu', { action: 'chat.bind', chat: 'oc_x', unit: '市财政局' }, '只有统筹人员能做'],
    ['nongmu', { action: 'proposal.confirm', proposal: 'ev-99' }, '已经处理过了'],
    ['nongmu', { action: 'progress.withdraw', report: 'zd-1#7' }, '没有可撤回的填报'],
  ] as const)('by %s with %o is decided from who presses', async (person, value, words) => {
    const journey = await startJourney({ at })

    const { toast } = await forge(journey, person, { value, form: good })

    expect(toast).toContain(words)
    expect(await reportsIn(journey)).toEqual([])
  })

  it('cannot report for another unit by naming it', async () => {
    const journey = await startJourney({ at })

    await forge(journey, 'nongmu', { value: { ...submit, unit: '市住建局' }, form: { ...good, unit: '市住建局' } })

    expect(await reportsIn(journey)).toMatchObject([{ unit: '市农牧局', person: nongmu }])
  })

  it('replayed days later finds the receipt and reports nothing twice', async () => {
    const journey = await startJourney({ at })
    const { form } = await submitted(journey, { value_2: '61.2' })
    const [button] = form.buttons.filter(({ submits }) => submits)
    journey.moveTo('2025-11-09T10:00')

    const again = await forge(journey, 'nongmu', { value: button?.value, form: good, messageId: form.messageId })

    expect(again.toast).toBe('这张表已经交过了，没有重复记。')
    expect(JSON.stringify(again.card)).toContain('填报回执')
    expect(await reportsIn(journey)).toHaveLength(1)
  })
})

describe('a form whose fields are not as they should be', () => {
  it.each<[string, FormInput, string]>([
    ['nothing at all', { value_2: '', note: '' }, '这张表什么也没填'],
    ['a status that nobody offers', { status: 'splendid', value_2: '61' }, '请选择状态'],
    ['a value of 10 KB', { value_2: '6'.repeat(10_000) }, '看不出是多少'],
    ['a note of 10 KB', { value_2: '61', note: '好'.repeat(10_000) }, '说明最多 1000 字'],
  ])('with %s is told what to do', async (_, form, words) => {
    const journey = await startJourney({ at })

    const { toast } = await forge(journey, 'nongmu', { value: submit, form: { ...good, ...form } })

    expect(toast).toContain(words)
    expect(await refusedIn(journey)).toMatchObject([{ person: nongmu, why: expect.stringContaining(words) }])
    expect(await reportsIn(journey)).toEqual([])
    const longest = (await journey.journal()).map((entry) => JSON.stringify(entry.changes).length)
    expect(Math.max(...longest)).toBeLessThan(12_000)
  })

  it('with a field that no form has is not taken', async () => {
    const journey = await startJourney({ at })

    const { toast } = await forge(journey, 'nongmu', { value: submit, form: { ...good, approved: 'true' } })

    expect(toast).toContain('不认识的内容')
    expect(await refusedIn(journey)).toMatchObject([{ typed: expect.stringContaining('approved') }])
    expect(await reportsIn(journey)).toEqual([])
  })

  it('without its fields altogether is told what to do', async () => {
    const journey = await startJourney({ at })

    const { toast } = await forge(journey, 'nongmu', { value: submit })

    expect(toast).toContain('请选择状态')
    expect(await reportsIn(journey)).toEqual([])
  })

  it.each([
    '<at id=all></at>',
    '[点我](https://evil.example)',
    `<at user_id="${nongmu}">张建国</at> @_all`,
    '{"schema":"2.0","header":{"template":"red"}}',
    '**粗** `码` ~~删~~ <font color=red>红</font> :SMILE:',
  ])('holding %s shows it as it was typed, and nobody is called', async (note) => {
    const journey = await startJourney({ at })

    const { toast, back } = await submitted(journey, { value_2: '61.2', note: `${note} 三个站完工` })

    expect(toast?.type).toBe('success')
    expect(back.words).toContain(note.startsWith('**') ? '`码`' : note)
    const raw = JSON.stringify(journey.sandbox.messagesIn(journey.privateChat('nongmu')).at(-1)?.content)
    expect(raw).not.toMatch(/<at |\]\(https|<font color=red/)
    const history = await journey.ask('nongmu', '历史 12')
    expect(history.words).toContain('三个站完工')
  })

  it('with a hostile value says what is wrong in plain text', async () => {
    const journey = await startJourney({ at })

    const { toast, back } = await submitted(journey, { value_2: '<at id=all></at>' })

    expect(toast?.content).toContain('“<at id=all></at>”看不出是多少')
    expect(back.words).toContain('“<at id=all></at>”看不出是多少')
    expect(back.fields.find(({ name }) => name === 'value_2')?.initial).toBe('<at id=all></at>')
  })
})

describe('a value for a target without a number', () => {
  it('is not taken, with the target named', async () => {
    const journey = await startJourney({ at })

    const { toast } = await forge(journey, 'nongmu', { value: submit, form: { ...good, value_3: '80' } })

    expect(toast).toMatch(/“.*”没有数字指标，不用填数，没有收下/)
    expect(await refusedIn(journey)).toMatchObject([{ why: expect.stringContaining('没有数字指标') }])
    expect(await reportsIn(journey)).toEqual([])
  })
})

describe('a report on a task that takes none', () => {
  it('says that a closed task is closed, and how to put it right', async () => {
    const journey = await startJourney({ at, settings: { review: false } })
    await submitted(journey, { status: 'done', value_1: '80', value_2: '64', value_4: '100', note: '全部达标' })

    const opened = await journey.ask('nongmu', '填报 12')
    const { toast } = await forge(journey, 'nongmu', { value: submit, form: good })

    expect(opened.words).toContain('已办结，不用再报。报错了可以“更正”')
    expect(toast).toContain('已办结')
    expect(await refusedIn(journey)).toMatchObject([
      { why: expect.stringContaining('已办结') },
      { why: expect.stringContaining('已办结'), typed: expect.stringContaining('61.2') },
    ])
    const audit = await journey.ask('coordinator', '记录 12')
    expect(audit.words).toContain('没有收下')
  })

  it('names the numbers that there are for an unknown one', async () => {
    const journey = await startJourney({ at })

    const opened = await journey.ask('nongmu', '填报 99')
    const { toast } = await forge(journey, 'nongmu', { value: { ...submit, task: 'zd-99' }, form: good })

    expect(opened.words).toContain('方案里没有第 99 项')
    expect(toast).toContain('方案里没有第 99 项')
    expect(await refusedIn(journey)).toHaveLength(2)
  })
})

describe('a liaison removed between opening and submitting', () => {
  it('is refused with the owners named, and may still pass it on', async () => {
    const journey = await startJourney({ at })
    const form = await journey.ask('nongmu', '填报 12')
    const mention = { mentions: [nongmu], mentionBot: true }
    await journey.answerTo(journey.sayIn('nongmu', 'coordinator', '移除联络员 @张建国', mention))

    const pressed = await journey.submit('nongmu', form, { value_2: '61.2', note: '新增 12 个村' })

    expect(pressed.toast?.content).toContain('你不是这些单位的联络员')
    expect(await refusedIn(journey)).toMatchObject([{ person: nongmu, typed: expect.stringContaining('61.2') }])
    expect(await reportsIn(journey)).toEqual([])
  })
})

describe('the same press three times', () => {
  it('at once is one report and one receipt', async () => {
    const journey = await startJourney({ at })
    const form = await journey.ask('nongmu', '填报 12')

    const presses = await Promise.all([1, 2, 3].map(() => journey.submit('nongmu', form, good)))

    const toasts = presses.map(({ toast }) => toast?.content ?? '')
    expect(toasts.filter((words) => words.startsWith('已收到：'))).toHaveLength(1)
    expect(toasts.filter((words) => words === '已经收到，正在处理。')).toHaveLength(2)
    expect(await reportsIn(journey)).toHaveLength(1)
  })

  it('and again after a restart is still one', async () => {
    const journey = await startJourney({ at })
    const form = await journey.ask('nongmu', '填报 12')
    const [button] = form.buttons.filter(({ submits }) => submits)
    const press = () => forge(journey, 'nongmu', { value: button?.value, form: good, messageId: form.messageId })
    const first = await press()

    await journey.stop()
    await journey.start()
    const second = await press()
    journey.moveTo('2025-11-05T10:01')
    const third = await press()

    expect(first.toast).toContain('已收到')
    expect(second.toast).toBe('已经收到，正在处理。')
    expect(third.toast).toBe('这张表已经交过了，没有重复记。')
    expect(await reportsIn(journey)).toHaveLength(1)
  })
})

describe('a form opened before the plan was amended', () => {
  it('is not taken; a new one comes, for the numbers would land at another target', async () => {
    const journey = await startJourney({ at })
    const form = await journey.ask('nongmu', '填报 12')
    await journey.stop()
    await amendPlan(journey.dataDir)
    await journey.start()

    const pressed = await journey.submit('nongmu', form, { value_2: '61.2', note: '新增 12 个村' })

    expect(pressed.toast?.content).toContain('方案在你打开表单之后改过，这张表没有收下')
    const again = await journey.cardIn(journey.privateChat('nongmu'), ({ words }) => words.includes('目标 70% 以上'))
    expect(again.fields.find(({ name }) => name === 'note')?.initial).toBe('新增 12 个村')
    expect(await refusedIn(journey)).toMatchObject([{ why: expect.stringContaining('改过') }])
    expect(await reportsIn(journey)).toEqual([])
  })
})

/** The folder gets a plan of its own, in which the sewage target is another. */
async function amendPlan(dataDir: string): Promise<void> {
  const name = 'ordos-2023-7.yaml'
  const plan = await readFile(join(import.meta.dirname, '../../data/plans', name), 'utf8')
  const [before = '', after = ''] = plan.split('id: zd-12.2')
  await mkdir(join(dataDir, 'plans'), { recursive: true })
  await writeFile(join(dataDir, 'plans', name), `${before}id: zd-12.2${after.replace('value: 63', 'value: 70')}`)
}
