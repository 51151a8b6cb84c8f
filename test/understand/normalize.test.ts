import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/understand/normalize.ts'

describe('one way of writing', () => {
  it.each([
    ['１２项谁负责？', '12项谁负责?'],
    ['農牧局負責什麼', '农牧局负责什么'],
    ['“比武争星”活动', '比武争星活动'],
    ['改厕\u0000归\u200b谁\u0007管', '改厕 归 谁 管'],
    ['👍🏻改厕👨‍👩‍👧谁管❓', '改厕 谁管'],
    ['ＺＤ－１２', 'zd-12'],
    ['第一问\r\n\r\n第二问', '第一问\n第二问'],
    ['   ', ''],
  ])('reads %j as %j', (typed, read) => {
    expect(normalize(typed).replace(/ +/g, ' ')).toBe(read)
  })

  it('is stable: normalising twice changes nothing', () => {
    const once = normalize('“十大孔兑”（Ａ）上中下游，協同治理？')

    expect(normalize(once)).toBe(once)
  })
})
