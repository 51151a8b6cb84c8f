import { dayIn } from '../../plan/time-zone.ts'
import type { BoardFilter } from '../../state/board-filter.ts'
import { findUnit } from '../../understand/find-unit.ts'
import type { BoardView } from '../../understand/intents/board.ts'
import { normalize } from '../../understand/normalize.ts'
import type { Scene } from '../scene.ts'

const lights = { 红: 'red', 黄: 'yellow', 绿: 'green', 灰: 'grey' } as const

export interface ReadView {
  readonly view: BoardView
  /** Words that say nothing about what to show. */
  readonly unread: readonly string[]
}

/** 红 · 市农牧局 · 五（三） · 2025-12 · 按单位: in any order, parted by blanks. */
export function readView(words: string, view: BoardView, scene: Scene): ReadView {
  let read = view
  const unread: string[] = []
  for (const word of words.split(/[ ,、]+/).filter((each) => each !== '')) {
    const part = partOf(word, scene)
    if (part) read = { ...read, ...part }
    else unread.push(word)
  }
  return { view: read, unread }
}

function partOf(
  word: string,
  { ledger, vocabulary, now, settings }: Scene,
): Partial<BoardFilter & Pick<BoardView, 'by'>> | undefined {
  if (/^按?单位$/.test(word)) return { by: 'unit' }
  if (/^按?任务$/.test(word)) return { by: 'task' }
  const light = /^([红黄绿灰])灯?$/.exec(word)?.[1] as keyof typeof lights | undefined
  if (light) return { light: lights[light] }
  const due = /^(?:(\d{4})[-/.年]?)?(?:(\d{1,2})月?)?年?份?(?:底?前?到期)?$/.exec(word)
  if (due?.[1] || (due?.[2] && word.includes('月'))) {
    const year = due[1] ?? dayIn(now, settings.timeZone).slice(0, 4)
    return { due: due[2] ? `${year}-${due[2].padStart(2, '0')}` : year }
  }
  const chapter = ledger.plan.chapters.find(({ locator, title }) => [locator, title].map(normalize).includes(word))
  if (chapter) return { chapter: chapter.locator }
  const unit = findUnit(word, vocabulary)
  return unit && { unit }
}
