import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'
import { aGroup, aNotice, aPreview, inGroup, says } from './support/notice.ts'

const nongmu = chatIdOf('nongmu')
const shuili = chatIdOf('shuili')
/** A Friday. */
const friday = '2026-09-18T10:00'

describe('a coordinator sends a notice from the form', () => {
  it('sees exactly whom it reaches, sends it once, and follows the receipts', async () => {
    const journey = await startJourney({ at: friday })
    const preview = await aPreview(journey, {
      body: '25号下午三点开会，请**务必**参加。\n- 带台账',
      audience: ['市农牧局', '市水利局', '市财政局'],
      receipt: true,
      closes: '2026-09-23 18:00',
    })
    expect(preview.title).toBe('通知预览 · 还没有发')
    expect(preview.words).toContain('发到 2 个群：市农牧局、市水利局')
    expect(preview.words).toContain('收不到 1 家（没有群，也没有联络员）：市财政局')
    expect(preview.words).toContain('9月23日（星期三）18:00')
    expect(journey.cardsIn(nongmu)).toEqual([])

    const sent = await journey.press('coordinator', preview, '发送')
    const card = await inGroup(journey, nongmu)
    const other = await inGroup(journey, shuili)
    expect(sent.toast?.content).toContain('共 2 处')
    expect(card.words).toContain('回执 0/3')

    const tapped = await journey.press('nongmu', card, '收到')
    expect(tapped.toast?.content).toContain('市农牧局收到')
    expect(journey.asItStands(card).words).toContain('市农牧局 已回执：张建国')
    await says(journey, preview, '回执 1 / 3')
    const desk = journey.asItStands(preview)
    expect(desk.title).toBe('通知 1 · 已发出')
    expect(desk.words).toContain('已发 2 / 2')
    expect(desk.words).toContain('未回：市水利局、市财政局')
    await says(journey, other, '回执 1/3')
    expect(journey.sandbox.limits().broken).toMatchObject({ perSecond: 0, perChat: 0, perMessage: 0 })
  })

  it('gets the form privately when it is asked for in a group, and is told so', async () => {
    const journey = await startJourney({ at: friday })

    const told = await journey.askIn('all', 'coordinator', '发通知')

    expect(told.words).toContain('私聊')
    const form = await journey.cardIn(journey.privateChat('coordinator'), ({ fields }) => fields.length > 0)
    expect(form.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['title', 'body', 'audience', 'receipt', 'sendAt']),
    )
  })

  it('reaches a group of two units once, and each of them answers for itself', async () => {
    const journey = await startJourney({ at: friday })
    const shared = await aGroup(journey, '农牧两家', ['市委农牧办', '市财政局'])
    const preview = await aPreview(journey, { audience: ['市委农牧办', '市财政局'], receipt: true })
    expect(preview.words).toContain('发到 1 个群：市委农牧办、市财政局（农牧两家）')
    await journey.press('coordinator', preview, '发送')

    const card = await inGroup(journey, shared)
    const tapped = await journey.press('official', card, '收到（市财政局）')

    expect(tapped.toast?.content).toContain('市财政局收到')
    expect(journey.cardsIn(shared).filter(({ title }) => title === '调度会通知')).toHaveLength(1)
    await says(journey, preview, '未回：市委农牧办')
  })

  it('reaches the liaisons of a unit without a group privately', async () => {
    const { roster } = await import('../../src/sandbox/world/seed.ts')
    const journey = await startJourney({
      at: friday,
      roster: { ...roster, units: { 市农牧局: { liaisons: roster.units.市农牧局.liaisons } } },
    })
    const preview = await aPreview(journey, { receipt: true })
    expect(preview.words).toContain('没有群，私发联络员 1 人：市农牧局（张建国）')
    await journey.press('coordinator', preview, '发送')

    const card = await inGroup(journey, journey.privateChat('nongmu'))
    const tapped = await journey.press('nongmu', card, '收到')

    expect(tapped.toast).toMatchObject({ type: 'success' })
  })

  it('changes a preview and sends only the newest', async () => {
    const journey = await startJourney({ at: friday })
    const old = await aPreview(journey, {})
    await journey.press('coordinator', old, '修改')
    const form = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '修改通知')
    expect(form.fields.find(({ name }) => name === 'body')?.initial).toBe('25号下午三点开会')
    await journey.submit('coordinator', form, { body: '25号下午四点开会' })

    const stale = await journey.press('coordinator', old, '发送')
    await journey.press('coordinator', journey.asItStands(form), '发送')

    expect(stale.toast?.content).toContain('最新的预览')
    const card = await inGroup(journey, nongmu)
    expect(card.words).toContain('四点')
    await says(journey, old, '这份预览已作废')
  })

  it('attaches a file sent in reply to the preview, and one sent before', async () => {
    const journey = await startJourney({ at: friday })
    const file = { name: '清单.xlsx', base64: Buffer.from('内容').toString('base64') }
    const preview = await aPreview(journey, {})

    const attached = await journey.answerTo(
      journey.sandbox.sendAs(journey.privateChat('coordinator'), {
        as: journey.sandbox.people().find(({ name }) => name === '陈督办')?.openId ?? '',
        file,
        repliesTo: preview.messageId,
      }),
    )
    await says(journey, preview, '清单.xlsx')
    await journey.press('coordinator', journey.asItStands(preview), '发送')
    await journey.cardIn(nongmu, ({ words }) => words === '清单.xlsx')

    expect(attached.words).toContain('附件已加上')
    const offered = await journey.answerTo(journey.tell('coordinator', '', { file, text: undefined }))
    expect(offered.words).toContain('发“发通知”')
    expect((await aPreview(journey, {})).words).toContain('附件：清单.xlsx')
  })

  it('carries bold words, a list and a link, calls the liaison, and brings a picture', async () => {
    const journey = await startJourney({ at: friday })
    const image = { name: '会场.png', base64: Buffer.from('89504e470d0a1a0a', 'hex').toString('base64') }
    const offered = await journey.answerTo(journey.tell('coordinator', '', { image, text: undefined }))
    const preview = await aPreview(journey, {
      body: '请 @联络员 **务必**报名：\n- 见 [报名表](https://example.gov.cn/a?b=1)',
    })
    await journey.press('coordinator', preview, '发送')
    const card = await inGroup(journey, nongmu)
    const raw = JSON.stringify(journey.sandbox.messagesIn(nongmu).find(({ messageId }) => messageId === card.messageId))

    expect(offered.words).toContain('收到一张图片')
    expect(preview.words).toContain('附件：一张图片')
    expect(raw).toContain(`<at id=${openIdOf('nongmu')}></at>`)
    expect(raw).toContain('**务必**')
    expect(raw).toContain('[报名表](https://example.gov.cn/a?b=1)')
    expect(card.words).toContain('图片见下一条消息')
    await journey.sandbox.until(() => journey.sandbox.messagesIn(nongmu).find(({ type }) => type === 'image'))
  })

  it('corrects it in place: every card changes, receipts stay', async () => {
    const journey = await startJourney({ at: friday })
    const desk = await aNotice(journey, { audience: ['市农牧局', '市水利局'], receipt: true })
    const card = await inGroup(journey, nongmu)
    await journey.press('nongmu', card, '收到')

    await journey.press('coordinator', journey.asItStands(desk), '更正')
    const form = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '更正通知 1')
    const corrected = await journey.submit('coordinator', form, { body: '26号上午九点开会' })

    expect(corrected.toast?.content).toContain('已更正')
    await says(journey, card, '26号上午九点')
    expect(journey.asItStands(card).words).toContain('更正于')
    expect(journey.asItStands(card).words).toContain('市农牧局 已回执')
    await says(journey, await inGroup(journey, shuili), '26号上午九点')
    expect(journey.cardsIn(shuili)).toHaveLength(1)
  })

  it('recalls it; where Feishu no longer allows that, the card says that it counts no more', async () => {
    const journey = await startJourney({ at: friday })
    const desk = await aNotice(journey, { audience: ['市农牧局', '市水利局'] })
    await inGroup(journey, shuili)
    const soon = await journey.press('coordinator', journey.asItStands(desk), '撤回')
    await says(journey, desk, '撤回 2 / 2')
    const recalled = journey.sandbox.messagesIn(nongmu).filter(({ recalled: gone }) => gone)

    const later = await aNotice(journey, { title: '第二条' })
    const card = await inGroup(journey, nongmu, '第二条')
    journey.moveTo('2026-09-20T10:00')
    await journey.press('coordinator', journey.asItStands(later), '撤回')

    expect(soon.toast?.content).toContain('正在撤回')
    expect(recalled).toHaveLength(1)
    await says(journey, later, '超过了飞书允许撤回的时间')
    await says(journey, card, '已撤回这条通知')
  })

  it('finds every notice again, the newest first', async () => {
    const journey = await startJourney({ at: friday })
    await aNotice(journey, { title: '第一条', receipt: true })
    await aNotice(journey, { title: '第二条' })

    const list = await journey.ask('coordinator', '通知记录')
    const refused = await journey.ask('official', '通知记录')

    expect(list.words).toMatch(/2　第二条[\s\S]*1　第一条/)
    expect(list.words).toContain('回执 0 / 1')
    await journey.press('coordinator', list, '查看')
    await journey.cardIn(
      journey.privateChat('coordinator'),
      ({ title, words }) => title.startsWith('通知 2') && words.includes('第二条'),
    )
    expect(refused.words).toContain('只有统筹人员')
  })
})
