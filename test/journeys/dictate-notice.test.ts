import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from './support/journey.ts'
import { aPreview, inGroup } from './support/notice.ts'

/** A Friday. */
const friday = { at: '2026-09-18T10:00' }

const audienceOn = ({ words }: Awaited<ReturnType<Journey['ask']>>) => /对象：(.+)/.exec(words)?.[1]

describe('a coordinator dictates for whom it is', () => {
  it.each([
    ['发通知 交台账，全部单位，除市公安局外', /^全部单位（除市公安局外，54）$/, '市农牧局'],
    ['发通知 交台账，市直各部门', /^市直各部门（45）$/, '东胜区'],
    ['发通知 交台账，市政府各部门', /市农牧局、市水利局/, '市委组织部'],
    ['发通知 交台账，12项和14项的责任单位', /市住建局.*市民政局/, '市水利局'],
    ['发通知 交台账，各旗区，除康巴什区和东胜区外', /^各旗区（除东胜区、康巴什区外，7）$/, '市农牧局'],
    ['发通知 交台账 各旗区 要回执 下周三下班前', /^各旗区（9）$/, '市农牧局'],
    ['给农牧局和水利局发通知：25号下午三点开会', /^市农牧局、市水利局$/, '市林草局'],
  ])('%s', async (typed, audience, without) => {
    const journey = await startJourney(friday)

    const preview = await journey.ask('coordinator', typed)

    expect(preview.title).toBe('通知预览 · 还没有发')
    expect(audienceOn(preview)).toMatch(audience)
    expect(audienceOn(preview)).not.toContain(without)
  })

  it('puts it off until next Monday morning', async () => {
    const journey = await startJourney(friday)
    const preview = await journey.ask('coordinator', '下周一上午给市农牧局发通知：交台账，要回执，周三中午前')
    await journey.press('coordinator', preview, '定时发送')

    journey.moveTo('2026-09-21T08:59')
    journey.moveTo('2026-09-21T09:00')
    const card = await inGroup(journey, chatIdOf('nongmu'), '关于交台账的通知')

    expect(preview.words).toContain('发送：9月21日（星期一）09:00')
    expect(card.words).toContain('请在 9月23日 12:00 前点“收到”')
  })

  it('finds who is spoken of in the text filled in, and agrees', async () => {
    const journey = await startJourney(friday)

    const form = await journey.ask('coordinator', '发通知 请农牧局和水利局25号下午三点来一楼开会，要回执')
    await journey.submit('coordinator', form, {})

    expect(form.words).toContain('正文里提到“农牧局和水利局”，已经替你填上')
    expect(audienceOn(journey.asItStands(form))).toBe('市农牧局、市水利局')
  })

  it.each([
    ['发通知 开会，各旗区农牧局', '名录里没有“各旗区农牧局”'],
    ['发通知 开会，各有关单位', '名录里没有“各有关单位”'],
    ['发通知 开会，第99项的单位', '名录里没有“第99项”'],
  ])('%s reaches nobody, and the form says why', async (typed, words) => {
    const journey = await startJourney(friday)

    const form = await journey.ask('coordinator', typed)

    expect(form.words).toContain(words)
    expect(form.fields.find(({ name }) => name === 'body')?.initial).toBe('开会')
  })
})

describe('a preview draws attention', () => {
  it.each([
    ['发通知 开会，各旗区，牵头单位', '“牵头单位”没有当作发送对象'],
    ['发通知 25号下午三点开会，各旗区，要回执，28号下班前', '回执截止（9月28日（星期一）18:00）在正文里的时间'],
    ['发通知 9月17日下午三点开会，各旗区', '正文里的时间 9月17日（星期四）15:00 已经过了'],
  ])('%s', async (typed, doubt) => {
    const journey = await startJourney(friday)

    const preview = await journey.ask('coordinator', typed)

    expect(preview.title).toBe('通知预览 · 还没有发')
    expect(preview.words).toContain(doubt)
  })

  it('to @所有人 that is only written', async () => {
    const journey = await startJourney(friday)

    expect((await aPreview(journey, { body: '@所有人 25号开会' })).words).toContain('只是文字')
  })
})
