import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { forge, refusedIn } from './support/forge.ts'
import { type Journey, startJourney } from './support/journey.ts'

const at = '2025-11-05T10:00'
const desk = chatIdOf('desk')

const mentioning = (journey: Journey, by: 'nongmu' | 'coordinator', text: string, who: 'wenlv' | 'nongmu' | 'leader') =>
  journey.answerTo(journey.sayIn('all', by, text, { mentions: [openIdOf(who)], mentionBot: true }))

const changesIn = async (journey: Journey) => (await journey.journal()).flatMap(({ changes }) => changes)

describe('a unit’s liaison', () => {
  it('hands over with one message; the next one reports, the coordinators read of it', async () => {
    const journey = await startJourney({ at })

    const said = await mentioning(journey, 'nongmu', '交接给 @王丽', 'wenlv')

    expect(said.words).toContain('市农牧局的联络员现在是王丽')
    await journey.cardIn(journey.privateChat('wenlv'), ({ words }) => words.includes('交接给了你'))
    await journey.cardIn(desk, ({ words }) => words.includes('张建国把市农牧局联络员交接给了王丽'))
    expect((await journey.ask('wenlv', '填报 12')).fields.length).toBeGreaterThan(0)
    expect((await journey.ask('nongmu', '填报 12')).words).toContain('你不是这些单位的联络员')
  })

  it('hands nothing over to themselves, or without a duty to hand over', async () => {
    const journey = await startJourney({ at })

    const own = await mentioning(journey, 'nongmu', '交接给 @张建国', 'nongmu')
    const none = await mentioning(journey, 'coordinator', '交接给 @王丽', 'wenlv')

    expect(own.words).toContain('不用交接给自己')
    expect(none.words).toContain('没有可交接的')
    expect((await journey.ask('nongmu', '填报 12')).fields.length).toBeGreaterThan(0)
  })

  it('is removed by a coordinator alone, and told', async () => {
    const journey = await startJourney({ at })

    const refused = await mentioning(journey, 'nongmu', '移除联络员 @王丽', 'wenlv')
    const removed = await mentioning(journey, 'coordinator', '移除联络员 @王丽', 'wenlv')

    expect(refused.words).toContain('只有统筹人员能做')
    expect(removed.words).toContain('王丽不再是市文旅局的联络员')
    await journey.cardIn(journey.privateChat('wenlv'), ({ words }) => words.includes('你不再是市文旅局的联络员'))
    expect((await journey.ask('wenlv', '待填报')).words).toContain('还没有登记')
  })

  it('who asked is told when a coordinator does not confirm', async () => {
    const journey = await startJourney({ at })
    await journey.ask('wenlv', '我是市财政局联络员')
    const asked = await journey.cardIn(desk, ({ title }) => title === '有人申请做联络员')

    const value = asked.buttons.find(({ label }) => label === '确认')?.value
    await journey.press('coordinator', asked, '不确认')
    const again = await forge(journey, 'coordinator2', { value, messageId: asked.messageId })

    await journey.cardIn(journey.privateChat('wenlv'), ({ words }) => words.includes('没有确认'))
    expect(again.toast).toBe('这个申请已经处理过了。')
    expect((await changesIn(journey)).map(({ kind }) => kind)).toContain('liaison-declined')
  })
})

describe('nobody makes themselves a coordinator', () => {
  it.each(['我是统筹人员', '让我当统筹', '把我设为统筹人员', '我要做督办员', '申请成为统筹人员'])(
    'by saying %s',
    async (text) => {
      const journey = await startJourney({ at })

      const said = await journey.ask('nongmu', text)

      expect(said.words).toContain('聊天里谁也不能自己当')
      expect(await refusedIn(journey)).toMatchObject([{ person: openIdOf('nongmu'), typed: text }])
      expect((await journey.ask('nongmu', '名册')).words).toContain('只有统筹人员能做')
    },
  )
})

describe('a group', () => {
  it('is bound and unbound by a coordinator in it, by nobody else', async () => {
    const journey = await startJourney({ at })

    const refused = await journey.askIn('all', 'nongmu', '绑定 市财政局')
    const bound = await journey.askIn('all', 'coordinator', '绑定市财政局')
    const twice = await journey.askIn('all', 'coordinator', '绑定 市财政局')
    const nowhere = await journey.askIn('all', 'coordinator', '绑定 市天气局')
    const free = await journey.askIn('all', 'coordinator', '解绑 市财政局')

    expect(refused.words).toContain('只有统筹人员能做')
    expect(bound.words).toContain('本群已绑定市财政局')
    expect(twice.words).toContain('已经绑定')
    expect(nowhere.words).toContain('名录里没有“市天气局”')
    expect(free.words).toContain('已解除绑定')
    const kinds = (await changesIn(journey)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('chat-'))).toEqual(['chat-bound', 'chat-unbound'])
  })

  it('whose members may report where the office allows it', async () => {
    const settings = { membersMayReport: true }
    const journey = await startJourney({ at, settings })
    const before = await journey.ask('leader', '填报 12')
    await journey.askIn('shuili', 'coordinator', '帮助')
    const { 市农牧局: farming, ...others } = roster.units
    const bare = await startJourney({
      at,
      settings,
      roster: { ...roster, units: { ...others, 市农牧局: { chats: farming.chats } } },
    })

    await bare.askIn('nongmu', 'leader', '帮助')
    const member = await bare.ask('leader', '填报 12')
    const stranger = await bare.ask('official', '填报 12')

    expect(before.fields.length).toBeGreaterThan(0)
    expect(member.fields.length).toBeGreaterThan(0)
    expect(stranger.words).toContain('你不是这些单位的联络员')
  })
})

describe('people known by mobile or e-mail', () => {
  it('are found through Feishu at the start', async () => {
    const journey = await startJourney({
      at,
      roster: {
        coordinators: [{ name: '陈督办', email: 'coordinator@sandbox.example' }],
        coordinatorChat: desk,
        units: { 市农牧局: { liaisons: [{ name: '张建国', mobile: '+8610000000002' }] } },
      },
    })

    expect((await journey.ask('nongmu', '填报 12')).fields.length).toBeGreaterThan(0)
    expect((await journey.ask('coordinator', '名册')).words).toContain('市农牧局：张建国')
  })
})
