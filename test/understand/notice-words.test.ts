import { describe, expect, it } from 'vitest'
import { readNoticeWords } from '../../src/understand/notice-words.ts'
import { loadShipped } from '../support/shipped.ts'

const { vocabulary } = await loadShipped()
/** A Friday. */
const today = '2026-09-18'
const read = (text: string) => readNoticeWords(text, today, vocabulary)
const at = (day: string, time?: string) => expect.objectContaining({ day, ...(time && { time }) })

describe('dictating a notice', () => {
  it('is understood: what, for whom, receipt, until when', () => {
    expect(read('25号下午三点一楼会议室开调度会，各旗区和12项的单位，要回执，周三下班前')).toEqual({
      title: '调度会通知',
      body: '25号下午三点一楼会议室开调度会',
      audience: '各旗区和12项的单位',
      mentioned: '',
      unclear: '',
      receipt: true,
      closes: at('2026-09-23', '18:00'),
      sendAt: undefined,
      when: at('2026-09-25', '15:00'),
    })
  })

  it.each([
    ['25号下午三点一楼会议室开调度会 各旗区和12项的单位 要回执 周三下班前'],
    ['各旗区和12项的单位：25号下午三点一楼会议室开调度会，回执周三下班前'],
    ['周三下班前回执，发给各旗区和12项的单位，25号下午三点一楼会议室开调度会'],
  ])('however it is put: %s', (text) => {
    const { body, receipt, closes, when, audience } = read(text)

    expect({ body, receipt, closes, when }).toEqual({
      body: '25号下午三点一楼会议室开调度会',
      receipt: true,
      closes: at('2026-09-23', '18:00'),
      when: at('2026-09-25', '15:00'),
    })
    expect(audience).toContain('各旗区和12项的单位')
  })

  it.each([
    ['要回执', true],
    ['收到请点收到', true],
    ['必须回执', true],
    ['需回执', true],
    ['请各单位回执', true],
    ['收到请回复', true],
    ['不要回执', false],
    ['无需回执', false],
  ])('%s', (words, receipt) => {
    const read_ = read(`明天交材料，各旗区，${words}`)

    expect(read_.receipt).toBe(receipt)
    expect(read_.body).toBe('明天交材料')
  })

  it.each([
    ['交材料，各旗区，回执9月23日18:00前', '2026-09-23', '18:00'],
    ['交材料，各旗区，周三下班前回执', '2026-09-23', '18:00'],
    ['交材料，各旗区，要回执，截止9月22日', '2026-09-22', undefined],
    ['交材料，各旗区，要回执，周三上午', '2026-09-23', '12:00'],
    ['交材料，各旗区，要回执，9月23日（周三）18:00之前', '2026-09-23', '18:00'],
  ])('closes receipts: %s', (words, day, time) => {
    expect(read(words)).toMatchObject({ receipt: true, closes: at(day, time), body: '交材料' })
  })

  it.each([
    ['交材料，各旗区，明天上午九点发', '2026-09-19', '09:00'],
    ['交材料，各旗区，定时周一8:30发出', '2026-09-21', '08:30'],
    ['交材料，各旗区，下周一上午发', '2026-09-21', '09:00'],
    ['交材料，各旗区，下周一下午发', '2026-09-21', '14:30'],
    ['下周一上午九点发：各旗区，交材料', '2026-09-21', '09:00'],
  ])('is put off: %s', (words, day, time) => {
    expect(read(words)).toMatchObject({ sendAt: at(day, time), body: '交材料' })
  })

  it('keeps a limit of the matter itself in the text', () => {
    const { body, closes, when } = read('各旗区，请于周三下班前报送污水台账')

    expect(body).toBe('请于周三下班前报送污水台账')
    expect(closes).toBeUndefined()
    expect(when).toBeUndefined()
  })

  it('keeps an audience that is part of a sentence in the text', () => {
    expect(read('请各旗区准时参加')).toMatchObject({ body: '请各旗区准时参加', audience: '', mentioned: '各旗区' })
  })

  it('asks about a clause that reads like an audience and is none', () => {
    expect(read('开会，各旗区农牧局')).toMatchObject({ body: '开会', audience: '各旗区农牧局', unclear: '' })
    expect(read('开会，各旗区，牵头单位')).toMatchObject({
      body: '开会，牵头单位',
      audience: '各旗区',
      unclear: '牵头单位',
    })
    expect(read('25号开会，地点在市政府办，各旗区')).toMatchObject({ body: '25号开会，地点在市政府办', unclear: '' })
  })

  it.each([
    ['交台账，各旗区', '关于交台账的通知'],
    ['25号下午开推进会，各旗区', '推进会通知'],
    ['请于周五前报送，各旗区', '请于周五前报送'],
    ['交台账。逾期不候，各旗区', '交台账'],
  ])('is called by what it is about: %s', (text, title) => {
    expect(read(text).title).toBe(title)
  })

  it('keeps the blanks of the text itself', () => {
    expect(read('Q3 总结 报送 各旗区')).toMatchObject({ body: 'Q3 总结 报送', audience: '各旗区' })
  })

  it('takes a short first line as the title, and labels at their word', () => {
    expect(read('关于开展改厕排查的通知\n请各旗区对照清单自查，月底前报送。\n对象：各旗区')).toMatchObject({
      title: '关于开展改厕排查的通知',
      body: '请各旗区对照清单自查，月底前报送。',
      audience: '各旗区',
    })
    expect(read('标题：改厕\n正文：明天，要回执，这些字都是正文\n对象：市农牧局')).toMatchObject({
      title: '改厕',
      body: '明天，要回执，这些字都是正文',
      audience: '市农牧局',
    })
  })

  it.each(['', '，，，', '各旗区，要回执'])('finds no text in “%s”', (words) => {
    expect(read(words).body).toBe('')
  })

  it('takes exceptions in a clause of their own', () => {
    expect(read('交材料，各旗区，除康巴什区外').audience).toBe('各旗区，除康巴什区外')
  })
})
