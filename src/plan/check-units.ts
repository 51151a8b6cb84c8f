import { nearest } from './nearest.ts'
import type { Fault } from './shape.ts'
import type { UnitsFile } from './unit.ts'

interface Word {
  readonly word: string
  readonly path: string
  readonly owner: string
}

/** As people type them: width, case and blanks make no difference. */
const plain = (word: string) => word.normalize('NFKC').toLowerCase().replace(/\s/g, '')

export const unknownUnit = (name: string, names: readonly string[]) =>
  `单位名录里没有“${name}”，最接近的是 ${nearest(name, names)}`

/** Whether every word of the directory means one body, and every reference one that exists. */
export function checkUnits(file: UnitsFile): Fault[] {
  const names = file.units.map((unit) => unit.name as string)
  const unknown = (path: string, name: string) =>
    names.includes(name) ? [] : [{ path, reason: unknownUnit(name, names) }]
  return [
    ...checkWords(file),
    ...file.units.flatMap(({ name, notToConfuseWith }) =>
      notToConfuseWith.flatMap((other) => unknown(`units.${name}.notToConfuseWith`, other)),
    ),
    ...file.successions.flatMap(({ unit }) => unknown(`successions.${unit}`, unit)),
  ]
}

function checkWords(file: UnitsFile): Fault[] {
  const owners = new Map<string, string>()
  const faults: Fault[] = []
  for (const { word, path, owner } of namesOf(file)) {
    if (owners.has(plain(word))) faults.push({ path, reason: '单位重复' })
    owners.set(plain(word), owner)
  }
  for (const { word, path, owner } of aliasesOf(file)) {
    const known = owners.get(plain(word))
    if (known !== undefined && known !== owner) faults.push({ path, reason: `“${word}”已经是${known}的叫法` })
    owners.set(plain(word), known ?? owner)
  }
  return faults
}

function namesOf({ units, unnamed }: UnitsFile): Word[] {
  const word = (list: string, name: string): Word => ({ word: name, path: `${list}.${name}`, owner: name })
  return [...units.map(({ name }) => word('units', name)), ...unnamed.map(({ name }) => word('unnamed', name))]
}

function aliasesOf({ units, unnamed }: UnitsFile): Word[] {
  const words = (path: string, owner: string, list: readonly string[]) => list.map((word) => ({ word, path, owner }))
  return [
    ...units.flatMap(({ name, fullName, aliases, shortAliases }) => [
      ...words(`units.${name}.fullName`, name, fullName === undefined ? [] : [fullName]),
      ...words(`units.${name}.aliases`, name, aliases),
      ...words(`units.${name}.shortAliases`, name, shortAliases),
    ]),
    ...unnamed.flatMap(({ name, aliases }) => words(`unnamed.${name}.aliases`, name, aliases)),
  ]
}
