import { describe, expect, it } from 'vitest'
import { readMoment, readOrder } from '../../../src/commands/chat/orders.ts'

describe('a line typed into the console', () => {
  it.each([
    ['改厕归谁管', { kind: 'say', text: '改厕归谁管' }],
    [' 2 ', { kind: 'number', number: 2 }],
    ['填报 12', { kind: 'say' }],
    ['2023', { kind: 'say', text: '2023' }],
    ['/我是 张建国', { kind: 'become', name: '张建国' }],
    ['／到 全市调度群', { kind: 'enter', name: '全市调度群' }],
    ['/谁', { kind: 'list' }],
    ['/clock 明天', { kind: 'move-clock', words: '明天' }],
    ['/QUIT', { kind: 'quit' }],
    ['/跳舞', { kind: 'unknown' }],
  ])('%s', (line, order) => {
    expect(readOrder(line)).toMatchObject(order)
  })
})

describe('the clock', () => {
  const now = new Date('2026-09-17T20:30:00Z')

  it.each([
    ['明天', '2026-09-19T01:00:00.000Z'],
    ['下个工作日', '2026-09-20T01:00:00.000Z'],
    ['+3天', '2026-09-21T01:00:00.000Z'],
    ['+2小时', '2026-09-17T22:30:00.000Z'],
    ['+10 分钟', '2026-09-17T20:40:00.000Z'],
    ['2026-10-08', '2026-10-08T01:00:00.000Z'],
    ['2026-10-08 14:30', '2026-10-08T06:30:00.000Z'],
  ])('goes to %s as Ordos counts days', (words, at) => {
    expect(readMoment(words, now)?.toISOString()).toBe(at)
  })

  it.each(['下辈子', '2026-13-01', '25:00', '+x天', ''])('does not understand %j', (words) => {
    expect(readMoment(words, now)).toBeUndefined()
  })
})
