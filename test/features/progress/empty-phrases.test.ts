import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../src/config.ts'
import { isEmptyPhrase } from '../../../src/features/progress/empty-phrases.ts'
import { aConfigFolder } from '../../support/config-folder.ts'

const loaded = await loadConfig({})
const phrases = loaded.ok ? loaded.config.emptyPhrases : []

describe('a note', () => {
  it.each([
    '正在积极推进',
    '正在积极推进。',
    '目前该项工作正在有序推进中',
    '我局高度重视，正在扎实推进',
    '各项任务均按计划推进',
    '总体良好、进展顺利',
  ])('%s says nothing', (note) => {
    expect(isEmptyPhrase(note, phrases)).toBe(true)
  })

  it.each([
    '',
    '积极推进，已完工 12 个村',
    '正在推进，卡在用地审批',
    '下一步召开调度会',
    '招标流标',
    '正在对接自然资源局要地',
  ])('%s is left alone', (note) => {
    expect(isEmptyPhrase(note, phrases)).toBe(false)
  })

  it('is judged by the list of the office', () => {
    expect(isEmptyPhrase('正在积极推进', [])).toBe(false)
    expect(isEmptyPhrase('持续发力', ['持续发力'])).toBe(true)
  })
})

describe('the list', () => {
  it('is an office’s own where it lays one out, and its faults are named', async () => {
    const own = await loadConfig(await aConfigFolder({ 'config/empty-phrases.yaml': 'phrases: [持续发力]' }))
    const faulty = await loadConfig(await aConfigFolder({ 'config/empty-phrases.yaml': 'phrases: [好]\nwords: 1' }))

    expect(own.ok && own.config.emptyPhrases).toEqual(['持续发力'])
    expect(faulty.ok || faulty.faults.join('\n')).toMatch(/empty-phrases\.yaml: phrases/)
  })
})
