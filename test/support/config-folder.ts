import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const units = `
units:
  - { name: 市农牧局, kind: government, level: city, aliases: [农牧局] }
  - { name: 市水利局, kind: government, level: city }
  - { name: 东胜区, kind: banner, level: banner }
  - { name: 市直各有关部门, kind: catch-all, level: city }
  - { name: 各旗区党委、政府, kind: catch-all, level: banner }
`

const plan = `
id: small
title: 小方案
documentNumber: 小发〔2023〕1号
issuer: 市委
issuedOn: '2023-10-26'
chapters: [{ locator: 五（一）, title: 重点工作 }]
goals: []
tasks:
  - { id: zd-1, kind: key, number: 1, chapter: 五（一）, title: 种树, units: [市农牧局, 市水利局], measures: [造林] }
bannerRule: { statedIn: zd-1, reaches: [key], banners: [东胜区], collectiveName: 各旗区党委、政府 }
catchAll: 市直各有关部门
horizons: [2025]
`

export type ConfigFiles = Readonly<Record<string, string | undefined>>

/**
 * An operator's two folders, small and valid, with some files changed, or left out where `undefined`. Gives the
 * environment that points there.
 */
export async function aConfigFolder(changed: ConfigFiles = {}): Promise<{ CONFIG_DIR: string; DATA_DIR: string }> {
  const root = await mkdtemp(join(tmpdir(), 'duban-config-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const files: ConfigFiles = {
    'config/settings.yaml': 'plan: small',
    'config/roster.yaml': 'coordinators: []',
    'config/units.yaml': units,
    'config/synonyms.yaml': '{}',
    'data/plans/small.yaml': plan,
    ...changed,
  }
  await mkdir(join(root, 'config'))
  await mkdir(join(root, 'data/plans'), { recursive: true })
  for (const [path, text] of Object.entries(files)) if (text !== undefined) await writeFile(join(root, path), text)
  return { CONFIG_DIR: join(root, 'config'), DATA_DIR: join(root, 'data') }
}
