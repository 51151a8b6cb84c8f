import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadFile } from '../../src/config/load-file.ts'
import { aConfigFolder } from '../support/config-folder.ts'

describe('an operator who starts without a file that may be missing', () => {
  it.each([
    ['roster.yaml', '没有人能发通知、审核和确认绑定'],
    ['synonyms.yaml', '日常说法认不出来'],
    ['settings.yaml', '一律用默认值'],
  ])('reads in one line what it means: %s', async (name, meaning) => {
    const { CONFIG_DIR } = await aConfigFolder()
    const notes = { faults: [], warnings: [] as string[] }

    const folders = [`${dirname(CONFIG_DIR)}/elsewhere`]
    await loadFile(notes, { folders, name, parse: (value) => ({ ok: true, value }), otherwise: {} })

    expect(notes.faults).toEqual([])
    expect(notes.warnings).toEqual([expect.stringContaining(`elsewhere/${name}: 没有这个文件：`)])
    expect(notes.warnings[0]).toContain(meaning)
    expect(notes.warnings[0]).not.toContain('undefined')
  })
})
