import { parseNumeral } from '../plan/numerals.ts'

const numeral = '[0-9一二三四五六七八九十]{1,5}'

/** How people write which task they mean, in normalized text: `12`, `第12项`, `十二`, `zd-12`, `yq3`, `五(三)12`. */
export const taskNumber = `(?:zd|yq|bz)-?[0-9]{1,5}|(?:[一二三四五六七]\\([一二三四五六七八九十]\\)) ?[0-9]{1,3}|第?${numeral}项?`

/** `zd-12`; whether there is such a task is for the ledger to say. */
export function readTaskNumber(written: string): string {
  const named = /^(zd|yq|bz)-?([0-9]+)$/.exec(written)
  if (named) return `${named[1]}-${Number(named[2])}`
  const cited = /\) ?([0-9]+)$/.exec(written)
  if (cited) return `zd-${Number(cited[1])}`
  return `zd-${parseNumeral(written.replace(/^第|项$/g, '')) ?? written}`
}
