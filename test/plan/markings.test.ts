import { describe, expect, it } from 'vitest'
import { documentMarkingIn, markingIn } from '../../src/plan/markings.ts'

describe('marks of state secrets', () => {
  it.each([
    ['秘密★1年', '秘密'],
    ['机密★长期', '机密'],
    ['绝密', '绝密'],
    ['【机密】关于开会的通知', '机密'],
    ['（秘 密）', '秘密'],
    ['机　密', '机密'],
    ['绝 密 ★ 30年', '绝密'],
    ['秘\u200b密★', '秘密'],
    ['秘-密', '秘密'],
    ['機密', '机密'],
    ['密级：机密', '机密'],
    ['这份机密文件请阅后收回', '机密'],
    ['秘密文件.docx', '秘密'],
    ['国家秘密★10年', '秘密'],
    ['正文\n秘密\n正文', '秘密'],
  ])('%s is refused', (text, level) => {
    expect(markingIn(text)).toBe(level)
  })

  it.each([
    '请更换计算机密码',
    '手机密码不要外传',
    '不得泄露国家秘密和工作秘密',
    '严守秘密',
    '联系要更密切',
    '人口密集',
    '杜绝密集堆放',
    '25号开调度会',
    '飞机密封件',
  ])('%s passes', (text) => {
    expect(markingIn(text)).toBeUndefined()
  })
})

describe('a document', () => {
  it.each([
    ['机密★1年\n关于……的通知', '机密'],
    ['    秘　密\n正文', '秘密'],
    ['正文\n【绝密】\n正文', '绝密'],
    ['密级：秘密', '秘密'],
    ['份号 000001 机 密 ★ 长期', '机密'],
  ])('that bears a mark is refused: %j', (text, level) => {
    expect(documentMarkingIn(text)).toBe(level)
  })

  it.each(['加强机密文件管理，严守秘密', '保密期限到期的国家秘密', '计算机\n密码', '本办法所称秘密包括工作秘密'])(
    'that only speaks of secrets passes: %j',
    (text) => {
      expect(documentMarkingIn(text)).toBeUndefined()
    },
  )
})
