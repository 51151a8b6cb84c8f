import type { TaskId } from '../plan/ids.ts'
import { parseNumeral } from '../plan/numerals.ts'
import type { Parsed } from './reader.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Tasks that a number, an id or a chapter points at. */
export function citedIn(
  { skeleton }: Parsed,
  { ledger }: Vocabulary,
): { cited: readonly TaskId[] | undefined; chapter: string | undefined } {
  const cited: TaskId[] = []
  let chapter: string | undefined
  const { tasks, chapters } = ledger.plan
  const size = tasks.filter(({ kind }) => kind === 'key').length
  for (const locator of skeleton.locators) {
    // 24项重点任务 counts them all; 第24项 points at the last.
    if (locator.kind === 'task' && locator.number === size && /^[^第#z]*项/.test(locator.text)) continue
    if (locator.kind === 'chapter') {
      const place = `${locator.chapter}（${locator.part}）`
      const single = tasks.find(
        (task) =>
          (task.kind === 'requirement' && !locator.safeguard && task.chapter === place) ||
          (task.kind === 'safeguard' && locator.safeguard && task.chapter.endsWith(`（${locator.part}）`)),
      )
      if (single) cited.push(single.id)
      else if (!locator.safeguard && chapters.some((known) => known.locator === place)) {
        chapter = place
        cited.push(...tasks.filter((task) => task.kind === 'key' && task.chapter === place).map((task) => task.id))
      } else return { cited: undefined, chapter }
    } else {
      const id = locator.kind === 'id' ? locator.id : `zd-${locator.number}`
      const task = tasks.find((known) => known.id === id)
      if (!task) return { cited: undefined, chapter }
      cited.push(task.id)
    }
  }
  return { cited, chapter }
}

/** A bare number is a task: `12`, `第十二`. */
export function bareTask(text: string, { ledger }: Vocabulary): TaskId | undefined {
  const match = /^(?:第)?([0-9]{1,5}|[零一二三四五六七八九十百]{1,4})(?:项|条|号)?$/.exec(text.replaceAll(' ', ''))
  const number = match?.[1] === undefined ? undefined : parseNumeral(match[1])
  return ledger.plan.tasks.find((task) => task.kind === 'key' && task.number === number)?.id
}
