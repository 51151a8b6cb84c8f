import { describe, expect, it } from 'vitest'
import { chatIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { forge } from './support/forge.ts'
import { type Journey, startJourney } from './support/journey.ts'

const desk = chatIdOf('desk')
const at = '2025-12-10T10:00'
const isUrge = ({ title }: { readonly title: string }) => title.startsWith('催办 ')

/** What a group has got of urges, after everything is said. */
async function urgesIn(journey: Journey, group: 'nongmu' | 'xiangcun' | 'shuili') {
  await journey.untilSaid(chatIdOf(group), 'coordinator')
  return journey.cardsIn(chatIdOf(group)).filter(isUrge)
}

describe('a coordinator urges a unit', () => {
  it('and its group gets the reason, what it is about, and buttons to answer', async () => {
    const journey = await startJourney({ at })

    const sent = await journey.ask('coordinator', '催办 12 农牧局 省里周五要数')
    const urge = await journey.cardIn(chatIdOf('nongmu'), isUrge)

    expect(sent.title).toContain('已催办')
    expect(sent.words).toContain('市农牧局 待回复')
    for (const words of [
      '五（三）12',
      '理由：省里周五要数',
      '还有 21 天　到2025年（按 2025-12-31 计）',
      '农村牧区生活污水治理覆盖率：目标 63% 以上',
      '还没有填报',
      '陈督办 12月10日 10:00 催办',
    ])
      expect(urge.words).toContain(words)
    expect(urge.buttons.map(({ label }) => label)).toEqual(['填报', '回复', '看进展'])
    expect(await urgesIn(journey, 'xiangcun')).toEqual([])
  })

  it('without naming one: every owner that has not reported, each once, and is told who cannot be reached', async () => {
    const journey = await startJourney({ at })

    const sent = await journey.ask('coordinator', '催办 12')

    expect(sent.words).toContain('市乡村振兴局 待回复')
    expect(sent.words).toContain('市农牧局 待回复')
    expect(sent.words).toContain('市住建局、市生态环境局、市林草局没有群，也没有联络员，发不到')
    expect(await urgesIn(journey, 'nongmu')).toHaveLength(1)
    expect(await urgesIn(journey, 'xiangcun')).toHaveLength(1)
    expect(await urgesIn(journey, 'shuili')).toEqual([])
  })

  it('but nobody when the period is reported, unless the unit is named', async () => {
    const journey = await startJourney({ at, settings: { review: false } })
    await journey.submit('xiangcun', await journey.ask('xiangcun', '填报 12'), { value_2: '62', note: '新增 3 个村' })

    const none = await journey.ask('coordinator', '催办 12')
    const named = await journey.ask('coordinator', '催办 12 农牧局 请补充厕所数据')

    expect(none.words).toContain('本期已填报')
    expect(named.title).toContain('已催办')
    expect((await journey.cardIn(chatIdOf('nongmu'), isUrge)).words).toContain('最近填报：市乡村振兴局')
  })

  it('at most once in two working days, said with when it is possible again', async () => {
    const journey = await startJourney({ at: '2025-12-12T10:00' })
    await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    journey.moveTo('2025-12-15T10:00')

    const soon = await journey.ask('coordinator2', '催办 12 农牧局 再催一次')
    const other = await journey.ask('coordinator', '催办 13 农牧局')
    journey.moveTo('2025-12-16T10:00')
    const again = await journey.ask('coordinator', '催办 12 农牧局 再催一次')

    expect(soon.words).toContain('12月12日 10:00已由陈督办催过')
    expect(soon.words).toContain('12月16日（周二）起可以再催')
    expect(other.title).toContain('已催办')
    expect(again.title).toContain('已催办')
    const urges = await urgesIn(journey, 'nongmu')
    expect(urges.filter(({ title }) => title.includes('（三）12'))).toHaveLength(2)
  })

  it('once when two coordinators do at the same moment, or one presses twice', async () => {
    const journey = await startJourney({ at })

    journey.tell('coordinator', '催办 12 农牧局 省里要数')
    journey.tell('coordinator2', '催办 12 农牧局 省里要数')
    await journey.untilSaid(journey.privateChat('coordinator'), 'coordinator')
    await journey.untilSaid(journey.privateChat('coordinator2'), 'coordinator2')

    const told = [journey.privateChat('coordinator'), journey.privateChat('coordinator2')].flatMap(journey.cardsIn)
    expect(told.filter(({ title }) => title.startsWith('已催办'))).toHaveLength(1)
    expect(told.filter(({ words }) => words.includes('催过'))).toHaveLength(1)
    expect(await urgesIn(journey, 'nongmu')).toHaveLength(1)
  })

  it('is counted as a burden of the unit, as is its answer', async () => {
    const journey = await startJourney({ at })
    await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    await journey.ask('nongmu', '回复催办 12 周五报')

    const burden = await journey.ask('coordinator', '负担 12月')

    // The digest of the morning, and the urge.
    expect(burden.tables[0]?.rows).toContainEqual(['市农牧局', '2', '1', '1'])
  })
})

describe('the unit answers', () => {
  it('by the button: privately, shown to the coordinator and on both cards', async () => {
    const journey = await startJourney({ at })
    const sent = await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    const urge = await journey.cardIn(chatIdOf('nongmu'), isUrge)

    const pressed = await journey.press('nongmu', urge, '回复')
    const form = await journey.cardIn(journey.privateChat('nongmu'), ({ title }) => title.startsWith('回复催办'))
    const empty = await journey.submit('nongmu', form, { answer: '   ' })
    await journey.submit('nongmu', journey.asItStands(form), { answer: '已重新开标，月底前完成' })

    expect(pressed.toast?.content).toContain('私聊')
    expect(await journey.toastOf(empty)).toMatch(/请写一句|必填/)
    const told = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '市农牧局回复催办')
    expect(told.words).toContain('已重新开标，月底前完成')
    await journey.sandbox.until(() => journey.asItStands(urge).words.includes('已回复：已重新开标') || undefined)
    await journey.sandbox.until(() => journey.asItStands(sent).words.includes('已回复：已重新开标') || undefined)
    expect(journey.asItStands(urge).buttons.map(({ label }) => label)).toEqual(['看进展'])
  })

  it('in reply to the card in its group', async () => {
    const journey = await startJourney({ at })
    await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    const urge = await journey.cardIn(chatIdOf('nongmu'), isUrge)

    const said = journey.sayIn('nongmu', 'leader', '正在开标，周五报', { mentionBot: true, repliesTo: urge.messageId })
    const answer = await journey.answerTo(said)

    expect(answer.words).toContain('已记下')
    await journey.cardIn(journey.privateChat('coordinator'), ({ words }) => words.includes('正在开标，周五报'))
  })

  it('by a report on the task', async () => {
    const journey = await startJourney({ at })
    await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    const urge = await journey.cardIn(chatIdOf('nongmu'), isUrge)

    await journey.submit('nongmu', await journey.ask('nongmu', '填报 12'), { value_2: '62', note: '新增 3 个村' })

    await journey.sandbox.until(() => journey.asItStands(urge).words.includes('已填报（zd-12#1）') || undefined)
    await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '市农牧局回复催办')
    expect((await journey.ask('nongmu', '回复催办 12 周五报')).words).toContain('没有等着你单位回复的催办')
  })

  it('and nobody else does', async () => {
    const journey = await startJourney({ at })
    await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    const urge = await journey.cardIn(chatIdOf('nongmu'), isUrge)

    const pressed = await journey.press('coordinator', urge, '回复')
    const said = await journey.ask('wenlv', '回复催办 12 好的')

    expect(pressed.toast?.content).toContain('由该单位的人回复')
    expect(said.words).toContain('没有等着你单位回复的催办')
    expect(journey.asItStands(urge).words).not.toContain('已回复')
  })
})

describe('the progress of a task', () => {
  it('shows who was urged and what was answered, and lets a coordinator urge with one press', async () => {
    const journey = await startJourney({ at })

    const progress = await journey.ask('coordinator', '进展 12')
    const pressed = await journey.press('coordinator', progress, '催办')
    await journey.cardIn(chatIdOf('nongmu'), isUrge)
    await journey.ask('nongmu', '回复催办 12 周五报')
    const later = await journey.ask('nongmu', '进展 12')

    expect(pressed.toast?.content).toContain('已催办')
    expect(later.words).toContain('2025-12-10 催办市农牧局：已回复，周五报')
    expect(later.words).toContain('2025-12-10 催办市乡村振兴局：待回复')
    expect(later.buttons.map(({ label }) => label)).not.toContain('催办')
  })
})

describe('what was refused', () => {
  it('changes nothing and stands in the record', async () => {
    const journey = await startJourney({ at })
    await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    const urge = await journey.cardIn(chatIdOf('nongmu'), isUrge)

    const long = await journey.ask('nongmu', `回复催办 12 ${'很'.repeat(10_000)}`)
    await journey.ask('nongmu', '催办 12 住建局 该你们报了')

    expect(long.words).toContain('回复最多 300 字（这里有 10000 字），没有记下')
    expect(journey.asItStands(urge).words).not.toContain('已回复')
    const record = await journey.ask('coordinator', '记录 12')
    expect(record.words).toContain('只有统筹人员能催办')
    expect(record.words).toContain('住建局 该你们报了')
    expect(record.words).toContain('催办市农牧局：省里要数')
  })
})

describe('a button that was forged or is old', () => {
  const urge = (more: object) => ({ value: { action: 'task.urge', task: 'zd-12', ...more } })
  const answer = (id: string, said: unknown = '好的') => ({
    value: { action: 'urge.answer', urge: id },
    form: { answer: said },
  })

  it.each([
    ['nongmu', urge({ unit: '市农牧局' }), '只有统筹人员能催办'],
    ['coordinator', urge({ unit: '市水利局' }), '市水利局不是'],
    ['coordinator', urge({ unit: '<at id=all></at>局' }), '不是'],
    ['coordinator', urge({ task: 'zd-99' }), '方案里没有 zd-99'],
    ['coordinator', { ...urge({ unit: '市农牧局' }), form: { reason: '很'.repeat(10_000) } }, '理由最多 300 字'],
    ['nongmu', answer('__proto__'), '找不到这条催办'],
    ['nongmu', answer('zd-12!0123456789ab.0'), '找不到这条催办'],
    ['nongmu', { value: { action: 'urge.answer', urge: 'constructor' } }, '找不到这条催办'],
    [
      'wenlv',
      {
        value: { action: 'inquiry.answer', task: 'zd-13', unit: '市农牧局' },
        form: { cause: '招标', remedy: '重招', until: '2026-06-30' },
      },
      '由这些单位的联络员说明',
    ],
  ] as const)('changes nothing: %s %o', async (person, forged, said) => {
    const journey = await startJourney({ at })

    expect((await forge(journey, person, forged)).toast).toContain(said)
    expect(await urgesIn(journey, 'nongmu')).toEqual([])
  })

  it('is told what it was about when what was sent is no text', async () => {
    const journey = await startJourney({ at })
    await journey.ask('coordinator', '催办 12 农牧局 省里要数')
    const card = await journey.cardIn(chatIdOf('nongmu'), isUrge)
    const id = String(card.buttons.find(({ label }) => label === '回复')?.value.urge)

    const forged = await forge(journey, 'nongmu', answer(id, { text: '好的' }))

    expect(forged.toast).toContain('请写一句')
    expect(journey.asItStands(card).words).not.toContain('已回复')
  })
})

describe('an urge that cannot be', () => {
  const long = '很'.repeat(10_000)

  it.each([
    ['nongmu', '催办 12 农牧局 快点', '只有统筹人员'],
    ['coordinator', '催办 12 市水利局 快点', '市水利局不是五（三）12 推进环境整治优化提升的责任单位'],
    ['coordinator', '催办 12 市水利局、市农牧局 快点', '市水利局不是'],
    ['coordinator', '催办 12 市农牧居局 快点', '没有“市农牧居局”这个单位'],
    ['coordinator', '催办 99 市农牧局', '方案里没有 zd-99'],
    ['coordinator', '催办 bz-1', '没有列具体责任单位'],
    ['coordinator', '催办', '请带上编号'],
    ['coordinator', '催办 12 市住建局 快点', '没有群，也没有联络员'],
    ['coordinator', `催办 12 市农牧局 ${long}`, '理由最多 300 字'],
  ] as const)('%s: %s', async (person, words, said) => {
    const journey = await startJourney({ at })

    const answer = await journey.ask(person, words)

    expect(answer.words).toContain(said)
    expect(await urgesIn(journey, 'nongmu')).toEqual([])
    expect(await urgesIn(journey, 'shuili')).toEqual([])
  })

  it('because the task is closed', async () => {
    const journey = await startJourney({ at, settings: { review: false } })
    await journey.submit('nongmu', await journey.ask('nongmu', '填报 12'), { status: 'not_met', note: '资金没有到位' })

    expect((await journey.ask('coordinator', '催办 12 农牧局')).words).toContain('已报“未达成”，不用催')
  })

  it('carries no markup, mention or link of the reason or the answer', async () => {
    const journey = await startJourney({ at })
    const hostile = '<at id=all></at>[点我](https://x.cn)**急**\n# 大'

    await journey.ask('coordinator', `催办 12 农牧局 ${hostile}`)
    const urge = await journey.cardIn(chatIdOf('nongmu'), isUrge)
    await journey.ask('nongmu', `回复催办 12 ${hostile}`)
    const told = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '市农牧局回复催办')

    for (const { messageId, words } of [urge, told]) {
      const drawn = JSON.stringify(journey.sandbox.trace(messageId).message?.content)
      expect(drawn).not.toMatch(/<at id=all|\]\(https/)
      expect(words).toContain('<at id=all></at>[点我](https://x.cn)**急**')
    }
  })

  it('goes out from a group of two units once, for both', async () => {
    const all = chatIdOf('all')
    const both = { chats: [all], liaisons: [] }
    const journey = await startJourney({
      at,
      roster: { ...roster, units: { ...roster.units, 市住建局: both, 市生态环境局: both } },
    })

    await journey.ask('coordinator', '催办 12 住建局、生态环境局 周五前报')
    await journey.untilSaid(all, 'coordinator')

    const urges = journey.cardsIn(all).filter(isUrge)
    expect(urges).toHaveLength(1)
    expect(urges[0]?.buttons.map(({ label }) => label)).toEqual(['填报', '市住建局回复', '市生态环境局回复', '看进展'])
    expect(journey.cardsIn(desk).filter(isUrge)).toEqual([])
  })
})
