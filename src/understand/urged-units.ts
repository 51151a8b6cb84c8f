import type { UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import { asTyped } from './as-typed.ts'
import { normalize } from './normalize.ts'
import { unitNameAt } from './unit-names.ts'

/** 市水利局、农牧局 月底前务必填报: who is meant, and why. */
export interface Urged {
  /** None where nobody is named: all of them. */
  readonly units: readonly UnitName[]
  /** What looks like a unit and is none of the directory. */
  readonly unknown?: string
  readonly reason: string
}

const between = /^(?:[ ,、和与及:]|以及)+/
const everybody = /^(?:各|所有|全部|全体)(?:个?责任)?(?:单位|部门|家)(?:[ ,:]+|$)/
/** 水利设施要抓紧 is a reason, 水利局 or 水利 by itself a unit. */
const isWhole = (name: string, after: string) =>
  /[局委办部院厅社协联旗区班司行]$|办公室$/.test(name) || /^(?:[ ,、:。!]|$)/.test(after)
const likeUnit =
  /^(?!请|尽快|抓紧|马上|立即|务必)(?:[^ ,、:。!]{1,12}(?:局|委|办|办公室|旗|区|公司|专班)|(?:市|鄂尔多斯)[^ ,、:。!]{1,12}(?:部|院|厅|会|社|协|联|中心))(?=[ ,、:。!]|$)/

export function readUrged(typed: string, ledger: Ledger): Urged {
  const text = normalize(typed)
  const all = everybody.exec(text)?.[0]
  if (all !== undefined) return { units: [], reason: asTyped(typed, text.slice(all.length)) }
  const units: UnitName[] = []
  let at = 0
  for (;;) {
    const joined = units.length === 0 ? 0 : (between.exec(text.slice(at))?.[0].length ?? 0)
    const found = unitNameAt(text, at + joined, ledger)
    if (!found || !isWhole(text.slice(at + joined, found.end), text.slice(found.end))) break
    units.push(...found.units)
    at = found.end
  }
  const rest = text.slice(at).replace(/^[ ,、:。]+/, '')
  const separated = units.length === 0 || /^[、和与及]|^以及/.test(text.slice(at))
  const unknown = separated ? likeUnit.exec(rest)?.[0] : undefined
  const reason = asTyped(typed, rest)
  return { units: [...new Set(units)], ...(unknown !== undefined && { unknown }), reason }
}
