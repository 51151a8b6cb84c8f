import { describe, expect, it } from 'vitest'
import { readContent } from '../../src/understand/read-content.ts'

const read = (text: string) => readContent({ kind: 'text', text })

describe('words about notices', () => {
  it.each([
    ['发通知', { kind: 'open-notice', from: undefined }],
    ['发个通知', { kind: 'open-notice', from: undefined }],
    ['帮我发一条通知', { kind: 'open-notice', from: undefined }],
    ['发通知 明天，填报 12 要交', { kind: 'dictate-notice', text: '明天，填报 12 要交' }],
    ['发通知：【请看】https://x.example/A', { kind: 'dictate-notice', text: '【请看】https://x.example/A' }],
    ['给各旗区发通知：25号开会', { kind: 'dictate-notice', text: '25号开会\n对象：各旗区' }],
    ['请向12项的单位发个通知，交台账', { kind: 'dictate-notice', text: '交台账\n对象：12项的单位' }],
    ['下周一上午给各旗区发通知：交台账', { kind: 'dictate-notice', text: '交台账\n对象：各旗区\n定时：下周一上午发' }],
    ['群发：明天三点开会，全体参加', { kind: 'dictate-notice', text: '明天三点开会，全体参加' }],
    ['给各旗区群发：25号开会', { kind: 'dictate-notice', text: '25号开会\n对象：各旗区' }],
    ['通知各旗区：25号开会', { kind: 'dictate-notice', text: '25号开会\n对象：各旗区' }],
    ['通知记录', { kind: 'list-notices', page: 0 }],
    ['谁还没回', { kind: 'who-is-missing', notice: undefined }],
    ['谁还没回执？', { kind: 'who-is-missing', notice: undefined }],
    ['谁没回 3', { kind: 'who-is-missing', notice: '3' }],
    ['通知3谁还没回', { kind: 'who-is-missing', notice: '3' }],
    ['还有哪些单位没回', { kind: 'who-is-missing', notice: undefined }],
    ['通知 3', { kind: 'show-notice', notice: '3' }],
    ['撤回通知3', { kind: 'show-notice', notice: '3' }],
    ['催未回', { kind: 'urge-missing', notice: undefined }],
    ['催一下没回的', { kind: 'urge-missing', notice: undefined }],
    ['再催一下没回的', { kind: 'urge-missing', notice: undefined }],
    ['提醒没回的单位', { kind: 'urge-missing', notice: undefined }],
    ['发过哪些通知', { kind: 'list-notices', page: 0 }],
    ['通知3撤回', { kind: 'show-notice', notice: '3' }],
    ['催未回 3', { kind: 'urge-missing', notice: '3' }],
    ['杭锦旗电话里说了', { kind: 'note-receipt', unit: '杭锦旗', name: '' }],
    ['杭锦旗电话里说了，王主任', { kind: 'note-receipt', unit: '杭锦旗', name: '王主任' }],
    ['杭锦旗王主任电话确认了', { kind: 'note-receipt', unit: '杭锦旗王主任', name: '' }],
    ['杭锦旗和乌审旗电话里都说了', { kind: 'note-receipt', unit: '杭锦旗和乌审旗', name: '' }],
    ['杭锦旗、乌审旗都来电话说收到了', { kind: 'note-receipt', unit: '杭锦旗、乌审旗', name: '' }],
    ['回执情况', { kind: 'who-is-missing', notice: undefined }],
    ['通知3回执情况', { kind: 'who-is-missing', notice: '3' }],
    ['几家回了？', { kind: 'who-is-missing', notice: undefined }],
    ['电话确认 杭锦旗 王主任', { kind: 'note-receipt', unit: '杭锦旗', name: '王主任' }],
  ])('%s', (text, intent) => {
    expect(read(text)).toMatchObject(intent)
  })

  it.each([
    '发通知的事归谁管',
    '通知谁发',
    '群发归谁管',
    '群发的通知谁看过',
    '给各旗区发通知的是哪个单位',
    '谁给各旗区发通知：市委还是市政府',
    '通知各旗区的事归谁管',
    '通知公告：改厕补助标准',
    '杭锦旗电话是多少',
    '杭锦旗电话里说了吗',
    '杭锦旗电话里说没收到',
    '杭锦旗电话说收不到',
    '谁还没报',
  ])('%s is something else', (text) => {
    expect(['open-notice', 'dictate-notice', 'note-receipt', 'who-is-missing']).not.toContain(read(text).kind)
  })
})
