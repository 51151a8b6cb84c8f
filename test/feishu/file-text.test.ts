import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { textOfFile } from '../../src/feishu/file-text.ts'

const word = (paragraphs: readonly string[]) =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document>${paragraphs.map((text) => `<w:p>${[...text].map((char) => `<w:r><w:t>${char}</w:t></w:r>`).join('')}</w:p>`).join('')}</w:document>`,
    ),
    'word/media/image1.xml': strToU8('图'),
  })

describe('the text of a file', () => {
  it.each<[string, Uint8Array, string]>([
    ['of Word, letter by letter', word(['机密★1年', '关于调度会']), '机密★1年\n关于调度会\n'],
    ['of Word’s header', zipSync({ 'word/header1.xml': strToU8('<w:p>秘密&#9733;</w:p>') }), '秘密★\n'],
    ['of Excel', zipSync({ 'xl/sharedStrings.xml': strToU8('<si><t>绝密</t></si><si><t>表</t></si>') }), '绝密\n表\n'],
    ['as plain text', strToU8('机密★'), '机密★'],
    ['as plain text of old', Buffer.from('bbfac3dc', 'hex'), '机密'],
  ])('%s', (_, bytes, text) => {
    expect(textOfFile(bytes)).toBe(text)
  })

  it('of an old Office file holds its words somewhere', () => {
    const bytes = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(99),
      Buffer.from('机密★1年\r', 'utf16le'),
    ])

    expect(textOfFile(bytes)).toContain('\n机密★1年\n')
  })

  it.each<[string, Uint8Array]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a broken archive', strToU8('PK\u0003\u0004 nothing')],
    ['nothing', new Uint8Array()],
  ])('of %s is empty', (_, bytes) => {
    expect(textOfFile(bytes)).toBe('')
  })
})
