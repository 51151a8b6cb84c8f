import type { Plan } from './plan.ts'
import type { Task } from './task.ts'

export type Chapter = Plan['chapters'][number]

/** The chapter that a task stands in: `四（二）` stands in `四`, `五、保障措施（一）` in `五、保障措施`. */
export const chapterOf = ({ chapter }: Task, { chapters }: Plan): Chapter | undefined =>
  chapters
    .filter(({ locator }) => chapter.startsWith(locator))
    .reduce<Chapter | undefined>((a, b) => (a && a.locator.length > b.locator.length ? a : b), undefined)
